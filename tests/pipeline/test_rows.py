"""The import format: strict, and every complaint names its line and field."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from secondsource.data.tables import bundled_lines
from secondsource.domain.evidence import PassageKind, passage_id
from secondsource.domain.ids import digest
from secondsource.domain.reference import Publisher
from secondsource.errors import SerialError
from secondsource.pipeline.rows import read_analyses, read_publishers, read_rows
from secondsource.serial import dumps, loads

ROW = {
    "url": "https://news.example/a",
    "title": "A bridge",
    "publisher": "News",
    "published": "2025-12-25",
    "lang": "en",
    "kind": "note",
    "text": "The bridge was hit.",
}


def line(**changes: object) -> str:
    return json.dumps({name: value for name, value in (ROW | changes).items() if value is not ...})


def test_a_row_becomes_a_passage():
    (passage,) = read_rows([line(camp="ukraine")])
    assert passage.id == passage_id(passage.url, PassageKind.NOTE, passage.text)
    assert passage.snapshot == digest(b"The bridge was hit.")
    assert passage.span.of(ROW["text"]) == passage.text
    assert (passage.published_at, passage.camp, passage.language) == (date(2025, 12, 25), "ukraine", "en")
    assert passage.second_hand


def test_what_is_unknown_may_be_left_out():
    unknown = line(publisher=None, published=None, lang=None, camp=None)
    assert list(read_rows([line(publisher=..., published=..., lang=...)])) == list(read_rows([unknown]))


def test_unknown_dates_publishers_and_languages_are_null():
    (passage,) = read_rows([line(published=None, publisher=None, lang=None)])
    assert (passage.published_at, passage.publisher, passage.language) == (None, None, None)


def test_empty_lines_and_a_byte_mark_are_passed_over():
    assert len(list(read_rows(["\ufeff" + line(), "\n", "  ", line(text="More.")]))) == 2


def test_a_long_text_becomes_passages_at_their_places():
    text = " ".join(f"Sentence number {number} tells of the bridge." for number in range(100))
    passages = list(read_rows([line(text=text)]))
    assert len(passages) > 5
    assert all(passage.span.of(text) == passage.text for passage in passages)
    assert {passage.snapshot for passage in passages} == {digest(text.encode())}


@pytest.mark.parametrize(
    "bad, told",
    [
        (line(colour="red"), "does not know: colour"),
        (line(kind=...), "lacks the field kind"),
        (line(published="25.12.2025"), "Line 2.published cannot be '25.12.2025'"),
        (line(published="2025-12-25T10:00:00"), "Line 2.published cannot be"),
        (line(kind="rumour"), "Line 2.kind cannot be 'rumour'"),
        (line(text=7), "Line 2.text should be text"),
        (line(text=" "), "Line 2.text is empty"),
        (line(url=""), "Line 2.url is empty"),
        (line(title="\ud800"), "Line 2.title holds half a character"),
        ("[1]", "Line 2 should be an object"),
        ("{", "Line 2 is not JSON"),
        ("[" * 100_000, "Line 2 is not JSON"),
        (line(text="x" * 1_000_001), "Line 2 is longer than 1,000,000 characters"),
    ],
)
def test_a_bad_row_is_refused_by_line_and_field(bad: str, told: str):
    with pytest.raises(SerialError) as caught:
        list(read_rows([line(), bad]))
    assert told in str(caught.value)
    assert "Line 2" in str(caught.value)


def test_rows_before_a_bad_one_are_read():
    rows = read_rows([line(), "{"])
    assert next(rows).text == ROW["text"]


def test_a_file_that_is_no_utf8_is_refused(tmp_path: Path):
    (tmp_path / "rows.jsonl").write_bytes('{"url": "Пошук"}'.encode("cp1251"))
    with (tmp_path / "rows.jsonl").open(encoding="utf-8") as lines, pytest.raises(SerialError, match="not UTF-8"):
        list(read_rows(lines))


def test_the_bundled_rows_are_good():
    passages = list(read_rows(bundled_lines()))
    assert len({passage.id for passage in passages}) == len(passages) >= 60


ANALYSIS = {
    "claim": "The bridge is closed.",
    "verdict": "refuted",
    "summary": "It was open on that day.",
    "author": "A. Editor",
    "made_on": "2026-01-02",
    "cites": ["https://council.example/bridge"],
}
PUBLISHER = {
    "name": "Zelvia Daily",
    "domains": ["zelvia.example"],
    "country": "GB",
    "languages": ["en"],
    "camp": "none",
    "standing": "independent",
    "owner": None,
    "evidence": "https://zelvia.example/about",
}


def test_an_analysis_comes_back_from_what_is_printed():
    (analysis,) = read_analyses([json.dumps(ANALYSIS)])
    assert analysis.verdict == "refuted"
    assert list(read_analyses([dumps(analysis)])) == [analysis]
    (other,) = read_analyses([json.dumps(ANALYSIS | {"author": "B. Editor"})])
    assert other.id != analysis.id


def test_a_publisher_comes_back_from_what_is_printed():
    (publisher,) = read_publishers([json.dumps(PUBLISHER)])
    assert publisher == loads(Publisher, dumps(publisher))
    assert list(read_publishers([dumps(publisher)])) == [publisher]


@pytest.mark.parametrize(
    "read, row, says",
    [
        (read_analyses, ANALYSIS | {"verdict": "debatable"}, "Line 1.verdict cannot be 'debatable'"),
        (read_analyses, ANALYSIS | {"author": " "}, "Line 1.author is empty"),
        (read_analyses, PUBLISHER, "does not know"),
        (read_rows, ANALYSIS, "does not know"),
        (read_publishers, PUBLISHER | {"standing": "honest"}, "standing cannot be 'honest'; it is one of state"),
        (read_publishers, PUBLISHER | {"name": "…"}, "Line 1.name has no letters"),
        (read_publishers, PUBLISHER | {"domains": ["\ud800"]}, "Line 1.domains holds half a character"),
    ],
)
def test_other_rows_are_as_strict(read, row, says):
    with pytest.raises(SerialError, match=re.escape(says)):
        list(read([json.dumps(row)]))


def test_a_row_may_say_what_the_page_declares():
    (passage,) = read_rows([line(canonical="https://first.example/a", source="World Wire")])
    assert (passage.canonical, passage.declared_source) == ("https://first.example/a", "World Wire")
