"""Passages are found by meaning beside words; whatever fails, the words find alone and a gap says so."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from secondsource import Checker
from secondsource.domain.evidence import Only, Passage, PassageKind, Query
from secondsource.pipeline import meaning as module
from secondsource.pipeline.archive import Archive
from secondsource.pipeline.meaning import Meaning
from secondsource.settings import load_settings
from secondsource.stores import vectors
from secondsource.testing.fakes import MemoryIndex, MemoryRecord, WordEncoder, make_passage

PASSAGES = [make_passage(f"The bridge number {number} fell.", url=f"https://a.example/{number}") for number in range(9)]
CHOIR = make_passage("The choir sang.", kind=PassageKind.NOTE, camp="ua")


PAGE = """<html><head><title>Bridge reopens in Kherson</title></head><body><article><h1>Bridge reopens in Kherson</h1>
<p>Kherson was liberated on 11 November 2022. The city has a population of 279,000, an official of the town said.</p>
</article></body></html>"""


@pytest.fixture
def encoder() -> WordEncoder:
    return WordEncoder()


@pytest.fixture
def notes() -> list[str]:
    return []


@pytest.fixture
def opened(tmp_path: Path, encoder: WordEncoder, notes: list[str]) -> Callable[[], Archive]:
    record = MemoryRecord()

    def make() -> Archive:
        meaning = Meaning("words", encoder, lambda mark: vectors.Component(vectors.Options(), tmp_path / mark), note)
        return Archive(record, MemoryIndex(), notes.append, meaning)

    note = notes.append
    return make


def test_new_passages_are_encoded_once(opened: Callable[[], Archive], encoder: WordEncoder):
    archive = opened()
    archive.add(PASSAGES)
    assert encoder.encoded == 0
    assert archive.search(Query("bridge number 4"), 1) == [PASSAGES[4]]
    assert encoder.encoded == len(PASSAGES) + 1
    archive.close()
    again = opened()
    assert again.search(Query("bridge number 5"), 1) == [PASSAGES[5]]
    assert encoder.encoded == len(PASSAGES) + 2


def test_a_new_passage_is_encoded_without_reading_those_before(tmp_path: Path, encoder: WordEncoder):
    class Reading(MemoryRecord):
        read = 0

        def passages(self, skip: int = 0) -> Iterator[Passage]:
            for each in super().passages(skip):
                self.read += 1
                yield each

    record = Reading()
    meaning = Meaning("words", encoder, lambda mark: vectors.Component(vectors.Options(), tmp_path / mark))
    archive = Archive(record, MemoryIndex(), meaning=meaning)
    archive.add(PASSAGES)
    archive.search(Query("bridge"), 1)
    record.read = 0
    archive.add([CHOIR])
    assert archive.search(Query("choir"), 1) == [CHOIR]
    assert record.read == 1


def test_what_shares_no_word_with_the_index_is_found_by_meaning(opened: Callable[[], Archive]):
    archive = opened()
    archive.add([*PASSAGES, CHOIR])
    assert archive.meaning is not None
    near = archive.meaning.search(archive.record, Query("the choir sang"), 3)
    assert near[0] == CHOIR.id


def test_many_new_passages_wait_until_they_are_asked_for(opened, encoder, notes, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "AT_ONCE", 4)
    archive = opened()
    archive.add(PASSAGES)
    assert archive.search(Query("bridge number 4"), 1) == [PASSAGES[4]]
    assert encoder.encoded == 1
    assert notes == ["9 passages are found by words alone; `secondsource archive encode` makes vectors."]
    told: list[int] = []
    assert archive.encode(told.append) == 9
    assert told == [9]
    assert archive.encode(told.append) == 0


def test_filters_hold_for_what_is_found_by_meaning(opened: Callable[[], Archive]):
    archive = opened()
    archive.add([*PASSAGES, CHOIR])
    for only in (Only(kinds=(PassageKind.NOTE,)), Only(camps=("ua",))):
        assert archive.search(Query("the bridge and the choir"), 20, only) == [CHOIR]
    assert archive.search(Query("the bridge and the choir"), 20, Only(places=(("Harrow",),))) == []


def test_a_broken_encoder_is_a_gap_and_words_find_alone(opened: Callable[[], Archive], encoder: WordEncoder):
    archive = opened()
    archive.add(PASSAGES)
    encoder.broken = True
    assert archive.search(Query("bridge number 4"), 1) == [PASSAGES[4]]
    assert archive.meaning is not None
    (gap,) = archive.meaning.gaps
    assert gap.what == "encoder: words"
    assert gap.why.endswith("Words alone find passages.")


def test_rebuilding_makes_vectors_anew(opened: Callable[[], Archive], encoder: WordEncoder):
    archive = opened()
    archive.add(PASSAGES)
    before = archive.search(Query("bridge number 4"), 9)
    archive.rebuild()
    assert archive.meaning is not None
    assert archive.meaning.vectors.count() == 0
    assert archive.search(Query("bridge number 4"), 9) == before
    assert archive.meaning.vectors.count() == len(PASSAGES)


def test_a_check_without_the_encoders_file_says_so(tmp_path: Path):
    file = tmp_path / "settings.toml"
    file.write_text(f'[archive]\nencoder = "minilm"\n[encoders.minilm]\nweights = "{tmp_path}"\n')
    checker = Checker(load_settings({"SECONDSOURCE_HOME": str(tmp_path / "home")}, file), offline=True)
    report = checker.check(PAGE)
    assert [gap.what for gap in report.gaps if "encoder" in gap.what] == ["encoder: minilm"]
    assert any(item.evidence for item in report.assessments)
