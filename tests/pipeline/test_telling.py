"""Changes in words: well-formed for whatever strangers wrote, and the same for the same changes."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.claim import Reason
from secondsource.domain.evidence import Stance
from secondsource.domain.report import Confidence, Verdict
from secondsource.domain.watching import Answer, Cause, Cited, VerdictChange
from secondsource.pipeline.telling import MOST, describe_change, write_atom
from secondsource.serial import dumps, loads

ATOM = "{http://www.w3.org/2005/Atom}"
BEFORE = Answer(Verdict.NOT_ENOUGH_EVIDENCE, Reason.ONLY_PARTY_SOURCES, "C1", None, "only_one_side", "One side.")
AFTER = Answer(Verdict.SUPPORTED, None, "C3", Confidence.LOW, "ladder_supports", "Partly corroborated.")
CITED = Cited("psg-1", "https://a.example/1", "A Paper", date(2026, 1, 6), Stance.SUPPORTS, "It is so.", True)
CHANGE = VerdictChange(
    "chg-1", "rpt-1", "claim-1", "It is so.", "A title", "https://paper.example/1", BEFORE, AFTER, Cause.EVIDENCE,
    (CITED,), date(2026, 1, 7), datetime(2026, 1, 7, 12, tzinfo=UTC),
)  # fmt: skip
HARSH = st.text(st.characters(codec=None, categories=None), max_size=60) | st.sampled_from(
    ["]]>", "<script>alert(1)</script>", "&nbsp;&#0;", "\u0000\u000b\ufffe\uffff", "\ud800", '" onload="x', "\u202eabc"]
)


def parse(text: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(text.encode()).iter(f"{ATOM}entry"))


def test_an_entry_says_what_changed_and_why() -> None:
    (entry,) = parse(write_atom([CHANGE]))
    assert entry.findtext(f"{ATOM}id") == "urn:secondsource:chg-1"
    assert entry.findtext(f"{ATOM}title") == "Supported (low confidence): It is so."
    assert entry.findtext(f"{ATOM}updated") == "2026-01-07T12:00:00Z"
    assert [link.get("href") for link in entry.iter(f"{ATOM}link")] == ["https://paper.example/1"]
    told = entry.findtext(f"{ATOM}content") or ""
    for words in ("Was: Not enough evidence (only the sides involved say so). One side.", "New evidence came.",
                  "A Paper supports it (6 January 2026, https://a.example/1).", "Report rpt-1"):  # fmt: skip
        assert words in told


def test_with_a_service_each_entry_leads_to_its_report() -> None:
    (entry,) = parse(write_atom([CHANGE], "https://check.example/"))
    assert [link.get("href") for link in entry.iter(f"{ATOM}link")] == ["https://check.example/reports/rpt-1"]


def test_an_address_that_nobody_should_follow_is_no_link() -> None:
    (entry,) = parse(write_atom([replace(CHANGE, address="javascript:alert(1)")]))
    assert list(entry.iter(f"{ATOM}link")) == []


def test_the_latest_come_first_and_not_endlessly_many() -> None:
    changes = [replace(CHANGE, id=f"chg-{n}", at=CHANGE.at + timedelta(hours=n)) for n in range(MOST + 5)]
    entries = parse(write_atom(changes))
    assert len(entries) == MOST
    assert entries[0].findtext(f"{ATOM}id") == f"urn:secondsource:chg-{MOST + 4}"


def test_a_feed_of_nothing_is_a_feed() -> None:
    root = ElementTree.fromstring(write_atom([]))
    assert root.tag == f"{ATOM}feed"
    assert root.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


def test_moments_are_told_in_utc() -> None:
    there = replace(CHANGE, at=datetime(2026, 1, 7, 14, tzinfo=timezone(timedelta(hours=2))))
    assert "<updated>2026-01-07T12:00:00Z</updated>" in write_atom([there])


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_has_its_words(cause: Cause) -> None:
    told = describe_change(replace(CHANGE, cause=cause, because=()))
    assert re.search(r"New evidence|Time went by|weighed otherwise", told)


@given(HARSH, HARSH, HARSH)
def test_atom_and_lines_are_well_formed_for_any_text(one: str, two: str, three: str) -> None:
    cited = replace(CITED, publisher=one, url=two, quote=three)
    sentence = replace(AFTER, sentence=two)
    harsh = replace(CHANGE, text=one, title=two, address=three, after=sentence, because=(cited, cited))
    for base in ("", "https://check.example"):
        text = write_atom([harsh], base)
        (entry,) = parse(text)
        assert len(entry.findall(f"{ATOM}content")) == 1
        assert text == write_atom([harsh], base)
    assert describe_change(harsh).isprintable()


def test_a_change_comes_back_from_json_as_it_was() -> None:
    assert loads(VerdictChange, dumps(CHANGE)) == CHANGE
