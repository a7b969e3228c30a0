"""What a report tells of statements that people edited, in every form that a reader meets."""

import html
import json
import re
from dataclasses import replace

import lxml.html
import pytest

from secondsource.checker import render
from secondsource.domain.editing import Edit, Edited, Put, Signature, Stood
from secondsource.domain.report import Report
from secondsource.formats.html import Component, Options, Served
from secondsource.serial import loads
from secondsource.testing.edited_reports import EDITED, edited
from secondsource.testing.harsh_reports import ATTACK, hostile
from secondsource.testing.reports import REVIEWED, REVIEWER, rich

LATER = edited().edited_in[0]


def served(report: Report, language: str = "en") -> lxml.html.HtmlElement:
    return lxml.html.fromstring(Component(Options()).render_served(report, Served(language=language)))


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_reader_is_told_what_stood_and_what_stands_by_whom_and_why(form: str):
    text = html.unescape(re.sub(r"<[^>]+>", "", render(edited(), form)))
    for edit in EDITED.edits:
        for words in (*(each.text for each in (*edit.stood, *edit.put)), edit.signed.why):
            assert words in text
    assert "Statements edited by an editor: 2 changes" in text
    assert "Reworded" in text
    assert "Left out" in text
    assert text.count(REVIEWER) >= 2


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_both_reports_are_named_in_the_other(form: str):
    told = render(edited(), form)
    assert EDITED.report in told
    assert LATER in told
    assert EDITED.report not in render(rich(), form)


def test_the_served_page_leads_to_both():
    page = served(edited())
    assert {f"/reports/{EDITED.report}", f"/reports/{LATER}"} <= set(page.xpath("//a/@href"))


def test_a_page_in_a_file_leads_nowhere_that_is_not_there():
    assert not lxml.html.fromstring(render(edited(), "html")).xpath("//a[starts-with(@href, '/')]")


def test_an_editors_words_are_marked_as_being_in_the_articles_language():
    quotes = served(edited(), "uk").xpath("//*[@id='history']//del/q")
    assert [each.get("lang") for each in quotes] == ["en", "en"]


def test_json_holds_every_edit_and_comes_back():
    assert loads(Report, render(edited(), "json")) == edited()
    assert [len(each["put"]) for each in json.loads(render(edited(), "json"))["edited"]["edits"]] == [1, 0]


def twice_reworded(number: int) -> tuple[Report, tuple[Edit, ...]]:
    """A statement that was reworded twice, of the rich report; another edit is of none of its
    statements."""
    claim = rich().assessments[number].claim
    begun, put = (Put(text, claim.quote, claim.span) for text in ("It did.", claim.text))
    edits = (
        Edit((Stood("clm-1", "It did, they left."),), (begun,), Signature("Tove Lind", REVIEWED, "One thing each.")),
        Edit((Stood("clm-3", "Elsewhere."),), (), Signature("Nobody Here", REVIEWED, "Another matter.")),
        Edit((Stood("clm-2", "It did."),), (put,), Signature(REVIEWER, REVIEWED, "Names.")),
    )
    return replace(rich(), edited=Edited("rpt-1", edits)), edits


def test_a_note_says_first_what_people_made_of_its_statement():
    report, (first, _, last) = twice_reworded(4)
    notes = json.loads(render(report, "annotation"))["first"]["items"]
    bodies = notes[4]["body"]
    assert [each["purpose"] for each in bodies] == ["describing", "describing", "assessing", "assessing"]
    for body, edit in zip(bodies, (first, last), strict=False):
        assert body["creator"]["name"] == edit.signed.by
        assert all(words in body["value"] for words in (edit.stood[0].text, edit.put[0].text, edit.signed.why))
    assert {each["purpose"] for note in notes if note is not notes[4] for each in note["body"]} == {"assessing"}


def test_a_claim_review_says_who_worded_what_was_reviewed():
    report, _ = twice_reworded(4)
    edited, other = json.loads(render(report, "claimreview"))["dataFeedElement"]
    assert edited["claimReviewed"] == report.assessments[4].claim.text
    assert edited["reviewBody"].endswith(f" Reworded by Tove Lind: One thing each. Reworded by {REVIEWER}: Names.")
    assert "Reworded" not in other["reviewBody"]


def test_an_attack_in_an_edit_stays_text():
    page = served(hostile())
    log = page.xpath("//*[@id='history']//ol[@class='log']")[0]
    assert ATTACK.split()[0] in log.text_content()
    assert not log.xpath(".//script | .//img | .//*[@onclick or @onerror or @onload]")
    assert not [each for each in page.xpath("//a/@href") if each.lower().startswith("javascript")]


def test_a_report_of_before_there_were_edits_is_read():
    old = {**json.loads(render(rich(), "json")), "schema": "secondsource/report/3"}
    del old["edited"], old["edited_in"]
    assert loads(Report, json.dumps(old)).edited is None
