import gzip
import json
import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from stances.batches import Encoded, encode, padded
from stances.data import Pair, training_pairs
from stances.slots import Slot, put, replacement, shared_slots
from trunk.batches import batches

from secondsource.reading.vocabulary.word_pieces import WordPieces

VOCABULARY = WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "it", "rains", "."])
LENGTHS = st.lists(st.integers(3, 90), min_size=1, max_size=60)


def write(folder: Path, name: str, rows: list[tuple[str, str, str]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
        for split, claim, evidence in rows:
            row = {"dataset": name, "split": split, "claim": claim, "evidence": evidence, "label": "SUPPORTS"}
            file.write(json.dumps(row) + "\n")


def a_shared_folder(folder: Path) -> Path:
    from stances.data import TAKEN

    for name in TAKEN:
        write(folder / "stance", name, [])
    rows = [
        ("train", "Copied claim!", "One."), ("train", "Second.", "A copied passage"), ("train", "Third.", "Free."),
        ("train", "Fourth.", "0 A numbered line of the dump."), ("dev", "Fifth.", "A copied passage."),
    ]  # fmt: skip
    write(folder / "stance", "fever_train", rows)
    write(folder / "stance_dev", "held", [("test", "copied CLAIM", "Else.")])
    return folder


def test_what_is_measured_on_is_not_trained_on(tmp_path: Path):
    pairs = training_pairs(a_shared_folder(tmp_path), 1, 1.0)
    assert [pair.claim for pair in pairs] == ["Third."]


def test_a_share_of_nothing_is_nothing(tmp_path: Path):
    assert training_pairs(a_shared_folder(tmp_path), 1, 0.0) == []


def test_a_pair_is_claim_and_passage_between_their_borders():
    one = encode(Pair("It rains.", "rains rains", "refutes", ""), VOCABULARY, 512)
    assert (one.pieces, one.border, one.stance) == ((2, 4, 5, 6, 3, 5, 5, 3), 5, 1)


def test_a_long_passage_is_cut_and_still_ends():
    one = encode(Pair("It rains.", "rains " * 50, "silent", ""), VOCABULARY, 12)
    assert (len(one.pieces), one.pieces[:5], one.pieces[-1]) == (12, (2, 4, 5, 6, 3), 3)


@given(LENGTHS, st.integers(0, 9))
def test_batches_hold_every_example_once_within_the_budget(lengths: list[int], seed: int):
    examples = [Encoded(tuple([7] * length), 2, at) for at, length in enumerate(lengths)]
    dealt = batches(examples, 100, random.Random(seed))
    assert sorted(one.stance for batch in dealt for one in batch) == list(range(len(lengths)))
    assert all(len(batch) * max(len(one.pieces) for one in batch) <= 100 for batch in dealt)


def test_padding_is_blank_and_the_passage_has_a_side_of_its_own():
    pieces, sides = padded([Encoded((2, 5, 3, 5, 3), 3, 0), Encoded((2, 3, 3), 2, 0)])
    assert pieces == [[2, 5, 3, 5, 3], [2, 3, 3, 0, 0]]
    assert (sides[0], sides[1][:3]) == ([0, 0, 0, 1, 1], [0, 0, 1])


def test_a_slot_stands_in_the_same_words_on_both_sides():
    found = shared_slots("It opened in May in Osby with 1,200 guests.", "In May, 1,200 guests came; it was in Osby.")
    assert {(slot.text, slot.kind) for slot in found} == {("1,200", "number"), ("May", "month"), ("Osby", "in")}


def test_part_of_a_number_is_no_slot():
    assert shared_slots("It cost 12 euros.", "It cost 12.5 euros and 112 cents.") == []
    assert put("12 of 12.5 and 112", "12", "13") == "13 of 12.5 and 112"


@given(st.integers(0, 10_000), st.integers(0, 99))
def test_a_number_becomes_another_number(number: int, seed: int):
    slot = Slot(f"{number:,}", "number")
    assert replacement(slot, {}, random.Random(seed)) != slot.text
