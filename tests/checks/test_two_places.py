"""One error in two places of an article: each line of the table is an article with an error, and the same without."""

import json
from datetime import date
from pathlib import Path

import pytest

from secondsource.domain.evidence import Stance

DAY = date(2013, 11, 20)
LINES = Path(__file__).with_name("told_in_two_places.jsonl").read_text("utf-8").splitlines()
ROWS = [
    (row["checks"], (row["title"], row["wrong"]), (row.get("right_title", row["title"]), row["right"]))
    for row in map(json.loads, LINES)
]
"""Titles and bodies with an error and without; where no other title is given, both have the same."""
REST = "Officials said more would be known after the weekend. The council meets again in January."


def _findings(find, checks, title, body):
    found = [each for check in checks for each in find(check, f"{body}\n{REST}", title, earliest=DAY, latest=DAY)]
    return [each for each in found if each.stance is not Stance.SUPPORTS]


@pytest.mark.parametrize("checks, wrong, right", ROWS)
def test_what_two_places_tell_apart_is_found(find, checks, wrong, right):
    assert _findings(find, checks, *wrong)
    assert not _findings(find, checks, *right)
