"""Sums, shares and changes that a sentence gives together with their numbers."""

import pytest

from secondsource.domain.evidence import Stance
from secondsource.domain.report import Flag

WRONG = [
    ("Of the members, 12 of 40, or 40 percent, voted.", "12 of 40 is 30 percent"),
    ("Some 12 out of 40 voted; but 15 out of 60 (35%) did not.", "15 of 60 is 25 percent"),
    ("The share was 60 percent (12 of 40).", "12 of 40 is 30 percent"),
    ("In all 300 of the 1,000 homes, or 3 percent, were lost.", "300 of 1,000 is 30 percent"),
    ("Sales rose from 50 to 75 units, a 25 percent increase.", "+50 percent"),
    ("Profit fell from $200 million to $150 million, a 50 percent drop.", "-25 percent"),
    ("The price rose 14 percent to $52 from $50.", "+4 percent"),
    ("The price rose by 14 percent from $50 to $52.", "+4 percent"),
    ("Cannabis use rose by 57 percent, from 900 to 1,230 users.", "+36.7 percent"),
    ("Output doubled from 40 to 120 tonnes.", "120 is 3 times 40"),
    ("Output halved from 40 to 30 tonnes.", "30 is 0.75 times 40"),
    ("Output tripled from 40 to 80 tonnes.", "80 is 2 times 40"),
    ("They lost five men and three women, ten in all.", "5 + 3 is 8, not 10"),
    (
        "The town spent 2.4 million euros on roads and 3.1 million euros on schools, a total of 6.5 million euros.",
        "2,400,000 + 3,100,000 is 5,500,000, not 6,500,000",
    ),
    ("They lost two tanks, three trucks and four guns, eight in total.", "2 + 3 + 4 is 9, not 8"),
    ("The team found ten people: five men and three women.", "5 + 3 is 8, not 10"),
    ("Ten people, including six men and five women, came.", "6 + 5 is 11, not 10"),
]
RIGHT = [
    "Of the members, 12 of 40, or 30 percent, voted.",
    "Of the members, 13 of 40, or 33 percent, voted.",
    "Some 2 of 3 (66.7%) voted.",
    "The share was about 30 percent (12 of 40).",
    "Sales rose from 50 to 75 units, a 50 percent increase.",
    "Profit fell from $1.4 billion to $1.2 billion, a 14 percent drop.",
    "The price rose 4 percent to $52 from $50.",
    "Cannabis use rose by 37 percent, from 0.90 percent to 1.23 percent.",
    "Output nearly doubled from 40 to 75 tonnes.",
    "Output more than doubled from 40 to 95 tonnes.",
    "They lost five men and three women, eight in all.",
    "The town spent 2.4 million euros on roads and 3.1 million euros on schools, a total of 5.5 million euros.",
    "The town spent 2 million euros on roads and 3 million euros on schools, a total of 5.1 million euros.",
    "The town spent about 2 million euros on roads and 3 million euros on schools, a total of 9 million euros.",
    "The team found eight people: five men and three women.",
    "The team found ten people: five men, three women and others.",
    "Ten people, including six men and three women, came.",
    "Ten people, including six Americans and five children, came.",
    "Shares rose from 50 to 75, with 20 percent of them held abroad.",
    "The index went from 3 of 4 to 25 percent of the whole.",
    "Temperatures rose from 20 to 30 degrees and 5 percent of homes lost power.",
]


@pytest.mark.parametrize("text, arithmetic", WRONG)
def test_arithmetic_that_does_not_hold_is_shown(find, text, arithmetic):
    (finding,) = find("sums", text)
    assert finding.stance is Stance.REFUTES
    assert arithmetic in finding.arithmetic


@pytest.mark.parametrize("text", RIGHT)
def test_arithmetic_that_holds_or_is_rounded_is_left_alone(find, text):
    assert find("sums", text) == ()


def test_points_told_as_percent_are_imprecise_not_refuted(find):
    (finding,) = find("sums", "Support rose from 50 percent to 75 percent, a 25 percent increase.")
    assert (finding.flag, finding.stance) == (Flag.IMPRECISE, None)
    assert "25 percentage points" in finding.arithmetic
