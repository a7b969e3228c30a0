"""Shares told together with their numbers, or in two ways."""

import pytest

from secondsource.domain.report import Flag

WRONG = [
    ("Of the members, 12 of 40, or 40 percent, voted.", "12 of 40 is 30 percent"),
    ("Some 12 out of 40 voted; but 15 out of 60 (35%) did not.", "15 of 60 is 25 percent"),
    ("The share was 60 percent (12 of 40).", "12 of 40 is 30 percent"),
    ("In all 300 of the 1,000 homes, or 3 percent, were lost.", "300 of 1,000 is 30 percent"),
    ("The firm has 40 workers, of whom 12, or 45 percent, are new.", "12 of 40 is 30 percent"),
    ("Of the 40 members, 12 (45 percent) voted.", "12 of 40 is 30 percent"),
    ("A poll asked 40 members. Of these, 12 agreed, which is 45 percent.", "12 of 40 is 30 percent"),
    ("In less than 5 months it asked 40 men. Of these, 12 agreed, which is 45 percent.", "12 of 40 is 30 percent"),
    ("The firm has 40 workers, of whom 12, a half, are new.", "12 of 40 is 30 percent"),
    ("They lost 44 percent, or nearly two-thirds, of it.", "66.7 percent, not 44"),
    ("Half of the members (31 percent) voted.", "50 percent, not 31"),
    ("One in four members (40 percent) voted.", "25 percent, not 40"),
]
RIGHT = [
    "More than a third (33 percent) of them agreed.",
    "Nearly two-thirds (67 percent) of them agreed.",
    "It asked 40 men and 24 women. Of these, 12 agreed, which is 50 percent.",
    "Of the members, 12 of 40, or 30 percent, voted.",
    "Of the members, 13 of 40, or 33 percent, voted.",
    "Some 2 of 3 (66.7%) voted.",
    "The share was about 30 percent (12 of 40).",
    "The firm has 40 workers, of whom 12, or 30 percent, are new.",
    "The firm has 40 workers, of whom 12, nearly a third, are new.",
    "They lost 44 percent, or nearly half, of it.",
    "The index went from 3 of 4 to 25 percent of the whole.",
    "Of the 40 members, 12, or 5 percent of the town, voted.",
    "At least 12 of the 40 members, or 40 percent, voted.",
    "One in three members (33 percent) voted.",
    "They lost 44 percent, a third of it in May.",
]


@pytest.mark.parametrize("text, arithmetic", WRONG)
def test_a_share_that_does_not_follow_is_shown(find, text, arithmetic):
    (finding,) = find("shares", text)
    assert finding.flag is Flag.INTERNAL_CONTRADICTION
    assert arithmetic in finding.arithmetic


@pytest.mark.parametrize("text", RIGHT)
def test_a_share_that_follows_or_is_rounded_is_left_alone(find, text):
    assert find("shares", text) == ()


def test_a_long_repetition_does_not_hang(find):
    find("shares", "12 of 40 members, " * 5_000)
