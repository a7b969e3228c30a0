import random
from collections import Counter

import pytest
from stances import hard
from stances.data import Pair

BRIDGE = Pair(
    "Nora Lind opened the bridge in Vesterby in 1987.",
    "Nora Lind opened the bridge in Vesterby in 1987, and the council paid for it.",
    "supports",
    "fever_train",
)
MILL = Pair(
    "Tom Ardal is a miller.", "Tom Ardal is a baker in Vesterby who sold his mill in 1990.", "refutes", "vitaminc_real"
)
CHOIR = Pair("Ida Holt sings in Osby.", "Nora Lind sings in a choir whose songs nobody knows.", "silent", "fever_train")
PAIRS = [BRIDGE, MILL, CHOIR]


def made(make: hard.Maker, pairs: list[Pair] = PAIRS, seed: int = 0) -> list[Pair]:
    return list(make(pairs, random.Random(seed)))


def over_seeds(make: hard.Maker, pairs: list[Pair]) -> list[Pair]:
    return [pair for seed in range(60) for pair in made(make, pairs, seed)]


def test_a_near_miss_shares_a_name_and_is_no_passage_of_the_claim():
    (miss,) = [pair for pair in made(hard.near_misses) if pair.claim == BRIDGE.claim]
    assert (miss.passage in {MILL.passage, CHOIR.passage}, miss.stance) == (True, "silent")


def test_a_passage_that_says_the_claim_is_no_near_miss():
    again = Pair(
        "Nora Lind has a bridge.", "In 1987 Nora Lind opened the bridge in Vesterby.", "supports", "fever_train"
    )
    passages = {pair.passage for seed in range(9) for pair in made(hard.near_misses, [BRIDGE, again], seed)}
    assert not passages & {again.passage, BRIDGE.passage}


def test_the_deciding_clause_is_cut_and_the_name_stays():
    long = Pair("Nora Lind plays the organ.", "Nora Lind, a clerk at the town hall, plays the organ.", "supports", "x")
    (cut,) = made(hard.without_the_deciding_part, [long])
    assert (cut.passage, cut.stance) == ("Nora Lind, a clerk at the town hall", "silent")


def test_a_silent_passage_has_no_deciding_clause():
    assert CHOIR.claim not in {pair.claim for pair in made(hard.without_the_deciding_part)}


def test_a_slot_changed_on_one_side_refutes_and_on_both_supports():
    found = over_seeds(hard.swapped, [BRIDGE, Pair("A in Rome.", "B in Rome.", "supports", "x")])
    for pair in [one for one in found if "Lind" in one.claim]:
        one_side = (pair.claim == BRIDGE.claim) != (pair.passage == BRIDGE.passage)
        assert pair.stance == ("refutes" if one_side else "supports")
    assert {pair.stance for pair in found} == {"refutes", "supports"}


@pytest.mark.parametrize(
    "claim", ["More than 40 boats sank.", "Less than 40 boats sank.", "40 boats sank before noon."]
)
def test_a_claim_that_compares_is_not_swapped(claim: str):
    assert not over_seeds(hard.swapped, [Pair(claim, "40 boats sank.", "supports", "x")])


def test_a_refuted_claim_is_not_swapped_because_its_slot_may_be_the_wrong_one():
    assert not over_seeds(hard.swapped, [MILL])


def test_told_of_somebody_else_the_passage_is_silent():
    found = over_seeds(hard.of_another, [BRIDGE, MILL])
    assert {pair.stance for pair in found} == {"silent"}
    assert {pair.claim for pair in found} >= {"Tom Ardal opened the bridge in Vesterby in 1987."}


def test_a_denied_claim_changes_sides_and_a_denial_is_taken_back():
    assert {pair.stance for pair in over_seeds(hard.negated, [MILL])} == {"supports"}
    denial = Pair("Tom Ardal is not a baker.", MILL.passage, "refutes", "x")
    assert made(hard.negated, [denial]) == [Pair("Tom Ardal is a baker.", MILL.passage, "supports", "x")]


def test_a_claim_with_only_is_not_denied_by_rule():
    assert not over_seeds(hard.negated, [Pair("Tom Ardal is only a baker.", "", "refutes", "x")])


def test_nothing_is_taught_about_what_somebody_is_said_to_have_said():
    found = over_seeds(hard.attributed, PAIRS)
    assert all(pair.claim not in {one.claim for one in PAIRS} for pair in found)
    assert {pair.stance for pair in found if pair.passage == BRIDGE.passage} == {"silent"}


def test_a_denial_refutes_that_it_was_said():
    denied = [pair for pair in over_seeds(hard.attributed, PAIRS) if " denied that " in pair.passage]
    assert {pair.stance for pair in denied} == {"refutes"}


def test_a_glued_passage_holds_the_deciding_one_whole_and_keeps_the_label():
    fillers = [
        Pair(
            f"Claim {n} of Nora Lind.",
            f"Nora Lind had lunch number {n} with a friend by the sea.",
            "silent",
            "fever_train",
        )
        for n in range(20)
    ]
    found = [pair for pair in made(hard.glued, [BRIDGE, *fillers]) if pair.claim == BRIDGE.claim]
    assert [(BRIDGE.passage in pair.passage, pair.stance) for pair in found] == [(True, "supports")]
    assert 60 <= len(found[0].passage.split()) <= 170


def test_a_headline_keeps_its_denial():
    (found,) = made(hard.headlines, [Pair("The bridge was not closed.", "", "refutes", "x")])
    assert found.claim == "bridge was not closed"


def test_the_same_seed_makes_the_same_pairs_and_another_does_not():
    many = [Pair(f"Nora Lind was born in {year}.", f"Nora Lind was born in {year}.", "supports", "fever_train")
            for year in range(1900, 1960)]  # fmt: skip
    assert hard.hard_pairs(many, 1, 0.01) == hard.hard_pairs(many, 1, 0.01)
    assert hard.hard_pairs(many, 1, 0.01) != hard.hard_pairs(many, 2, 0.01)


def test_no_rule_gives_more_than_its_share():
    many = [Pair(f"Nora Lind was born in {year}.", f"Nora Lind was born in {year}.", "supports", "fever_train")
            for year in range(1000, 2000)]  # fmt: skip
    counts = Counter(pair.source for pair in hard.hard_pairs(many, 1, 0.01))
    assert all(count <= round(hard.MAKERS[name][1] * 0.01) for name, count in counts.items())
    assert counts["swapped"] > 50
