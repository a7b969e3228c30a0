"""ClaimReview: only what a person reviewed, once, and only what is known."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from secondsource.domain.report import Verdict
from secondsource.formats.claimreview import Component, Options
from secondsource.testing.harsh_reports import hostile, long
from secondsource.testing.reports import REVIEWED, SUND, article, empty, rich, unreviewed
from secondsource.weighing.reviewing import revise

SCHEMA = json.loads((Path(__file__).parent / "schemas/claimreview.json").read_text(encoding="utf-8"))


def feed(report, **options):
    return json.loads(Component(Options(**options)).render(report))


def reviews(report, **options):
    return feed(report, **options)["dataFeedElement"]


@pytest.mark.parametrize("build", [empty, unreviewed, rich, hostile, long])
def test_a_feed_is_what_schema_org_defines(build):
    checker = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    checker.validate(feed(build()))


@pytest.mark.parametrize("build", [empty, unreviewed])
def test_without_a_review_there_is_none_and_the_feed_says_why(build):
    assert reviews(build()) == []
    assert feed(build())["description"].startswith("No person has reviewed a statement of this report")


def test_there_is_one_review_for_each_reviewed_statement_and_the_last_person_speaks():
    report = rich()
    assert len(reviews(report)) == 2
    later = REVIEWED.replace(day=25)
    again = revise(report, report.assessments[4], Verdict.CONFLICTING, by="Per Holm", why="Two books.", at=later)
    review, other = reviews(again)
    assert review["author"] == {"@type": "Person", "name": "Per Holm"}
    assert review["datePublished"] == later.isoformat()
    assert review["reviewRating"] == {
        "@type": "Rating", "alternateName": "Conflicting", "ratingExplanation": "Two books.",
    }  # fmt: skip
    assert other["author"]["name"] == "Tove Lind"


def test_the_scale_is_words_and_no_number_stands_for_them():
    for review in reviews(rich()):
        assert not {"ratingValue", "bestRating", "worstRating"} & set(review["reviewRating"])


def test_the_machines_answer_stays_beside_the_persons():
    review, _ = reviews(rich())
    assert review["reviewBody"] == (
        "Supported. The yearbook of the port gives 4.2 million tonnes for 2024. The machine's answer: "
        "Not enough evidence: nothing that counts was found for or against it."
    )


def test_a_statement_says_where_it_stands_who_made_it_and_when():
    report = unreviewed()
    report = replace(report, article=article(published=date(2025, 11, 15)))
    for number in (0, 2, 4):
        report = revise(report, report.assessments[number], Verdict.SUPPORTED, by="A", why="B", at=REVIEWED)
    authority, sund, own = (review["itemReviewed"] for review in reviews(report))
    assert authority["author"] == {"@type": "Organization", "name": "the port authority"}
    assert sund["author"]["@type"] == "Person"
    assert sund["author"]["description"] == "spokeswoman of the port authority"
    assert "author" not in own, "what an article says in its own voice has no speaker"
    assert own["datePublished"] == "2025-11-15"
    assert own["appearance"]["url"] == "https://harbour-courier.example/news/strike-collapses"
    assert own["appearance"]["publisher"]["name"] == "The Harbour Courier"


def test_a_surname_alone_is_the_person_whom_the_article_named_before():
    report = unreviewed()
    full, short = report.assessments[2:4]
    surname = replace(SUND, speaker="Sund", role=None)
    short = replace(short, claim=replace(short.claim, attribution=surname))
    report = replace(report, assessments=(full, short))
    report = revise(report, short, Verdict.SUPPORTED, by="A", why="B", at=REVIEWED)
    assert reviews(report)[0]["itemReviewed"]["author"] == {"@type": "Person", "name": "Sund"}


def test_what_is_unknown_is_left_out():
    report = unreviewed()
    report = replace(report, article=article(address="/desk/page.html", publisher=None))
    report = revise(report, report.assessments[4], Verdict.SUPPORTED, by="A", why="B", at=REVIEWED)
    assert "desk" not in json.dumps(feed(report)), "nor is the folder told in which a file lay"
    (review,) = reviews(report)
    assert set(review["itemReviewed"]["appearance"]) == {"@type", "headline", "inLanguage"}
    assert not {"url", "citation"} & set(review)
    assert "datePublished" not in review["itemReviewed"]


def test_what_a_person_cites_is_cited():
    report = unreviewed()
    item = report.assessments[2]
    cites = [item.evidence[0].id, "https://port-statistics.example/2024"]
    (review,) = reviews(revise(report, item, Verdict.REFUTED, by="A", why="B", at=REVIEWED, cites=cites))
    held, address = review["citation"]
    assert held["url"] == "https://paper-1.example/lindholm"
    assert held["text"] == item.evidence[0].quote
    assert address == {"@type": "CreativeWork", "url": "https://port-statistics.example/2024"}


def test_a_review_leads_to_its_card_where_the_report_is_published():
    addresses = [each["url"] for each in reviews(rich(), address="https://check.example/reports/1")]
    assert addresses == ["https://check.example/reports/1#c5", "https://check.example/reports/1#c6"]
