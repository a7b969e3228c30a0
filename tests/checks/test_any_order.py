"""One error told in many ways: each line of the table is a check, a sentence with an error, and the same without."""

from datetime import date
from pathlib import Path

import pytest

from secondsource.domain.evidence import Stance

DAY = date(2013, 11, 20)
ROWS = [line.split("\t") for line in Path(__file__).with_name("told_in_many_ways.tsv").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("checks, wrong, right", ROWS)
def test_an_error_is_found_however_it_is_told(find, checks, wrong, right):
    found = [each for check in checks.split() for each in find(check, wrong, earliest=DAY, latest=DAY)]
    assert any(each.stance is not Stance.SUPPORTS for each in found), wrong


@pytest.mark.parametrize("checks, wrong, right", ROWS)
def test_the_same_without_the_error_is_left_alone(find, checks, wrong, right):
    found = [each for check in checks.split() for each in find(check, right, earliest=DAY, latest=DAY)]
    assert not [each for each in found if each.stance is not Stance.SUPPORTS], right
