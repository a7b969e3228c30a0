"""Web Annotations: every statement, on its very words."""

import json
from base64 import urlsafe_b64decode
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest

from secondsource.formats.annotation import Component, Options
from secondsource.testing.harsh_reports import hostile, long
from secondsource.testing.reports import TEXT, empty, rich, unreviewed

SCHEMA = json.loads((Path(__file__).parent / "schemas/annotation.json").read_text(encoding="utf-8"))


def collection(report, **options):
    return json.loads(Component(Options(**options)).render(report))


def notes(report, **options):
    return collection(report, **options)["first"]["items"]


@pytest.mark.parametrize("build", [empty, unreviewed, rich, hostile, long])
def test_a_collection_is_what_the_model_defines(build):
    checker = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    checker.validate(collection(build()))


@pytest.mark.parametrize("build", [rich, hostile, long])
def test_every_statement_has_a_note_whose_quote_is_its_span(build):
    report = build()
    made = notes(report)
    assert collection(report)["total"] == len(made) == len(report.assessments)
    text = report.article.text
    for note, item in zip(made, report.assessments, strict=True):
        quote, place = note["target"][-1]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"] == item.claim.quote
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert around == text[place["start"] - len(quote["prefix"]) : place["end"] + len(quote["suffix"])]


def test_places_hold_in_the_text_that_is_named_by_its_hash():
    for note in notes(rich()):
        name = note["target"][-1]["source"]["id"].removeprefix("ni:///sha-256;")
        assert urlsafe_b64decode(name + "=") == sha256(TEXT.encode()).digest()


def test_on_the_page_the_words_are_quoted_and_no_place_is_told():
    for note in notes(rich()):
        page = note["target"][0]
        assert page["source"] == "https://harbour-courier.example/news/strike-collapses"
        assert page["selector"]["type"] == "TextQuoteSelector"
    assert all(len(note["target"]) == 1 for note in notes(hostile())), "an address nobody may follow is no target"


def test_names_are_steady_and_all_different():
    ids = [each["id"] for each in notes(rich())]
    assert len(set(ids)) == len(ids)
    assert ids == [each["id"] for each in notes(unreviewed())]


def test_a_person_speaks_after_the_machine_and_signs():
    machine, person = notes(rich())[4]["body"]
    assert machine["value"].startswith("Not enough evidence: nothing that counts was found for or against it.")
    assert "creator" not in machine
    assert person["creator"] == {"type": "Person", "name": "Tove Lind"}
    assert person["created"] == "2025-11-21T16:05:00+02:00"
    assert person["value"].startswith("Changed from not enough evidence to supported: The yearbook")
    assert len(notes(rich())[0]["body"]) == 1
