"""Changes told together with their numbers."""

import pytest

from secondsource.domain.report import Flag

WRONG = [
    ("Sales rose from 50 to 75 units, a 25 percent increase.", "a rise of 50 percent, not "),
    ("Profit fell from $200 million to $150 million, a 50 percent drop.", "a fall of 25 percent, not 50"),
    ("The price rose 14 percent to $52 from $50.", "a rise of 4 percent, not "),
    ("The price rose by 14 percent from $50 to $52.", "a rise of 4 percent, not "),
    ("Cannabis use rose by 57 percent, from 900 to 1,230 users.", "a rise of 36.7 percent, not "),
    ("The club has 75 members, up 20 percent from 50 a year ago.", "a rise of 50 percent, not "),
    ("It counted 75 members, compared with 50 the year before, a rise of 20 percent.", "a rise of 50 percent, not "),
    ("The club has 75 members. That is 20 percent more than the 50 of last year.", "a rise of 50 percent, not "),
    (
        "In 2 rooms it counts 75 men. That is 20 percent more than the 50 counted a year ago.",
        "a rise of 50 percent, not ",
    ),
    ("She leads 50% to 40%, a lead of 15 points, in the poll.", "10 points apart"),
    ("Prices rose from $60 to $50.", "50 is less than 60"),
]
RIGHT = [
    "She leads by 5 to 10 percent among men and by 20 to 25 percent among women.",
    "The party won 35 to 40 percent of the vote, as forecast.",
    "His lead shrank from 46 percent to 39 percent.",
    "The yes side beat forecasts of 35 percent to 46 percent.",
    "The mayor trails 39 percent to 46 percent in the survey.",
    "Voters rejected the plan by 48 percent to 52 percent.",
    "She leads 46 percent to 39 percent in a survey with a margin of error of 3 percentage points.",
    "The plane flew 30 percent above the 400 meters of the tower in 10 minutes.",
    "Of voters, 48 percent chose Bell, 44 percent Ash and 4 percent Orr.",
    "Bell has 48 percent and Ash 44 percent, a lead of 4 points.",
    "Turnout was 62 percent, against 57 percent in 2014. That is 9 percent more.",
    "Sales rose 25 percent, from 40 to 50 units.",
    "Investors lost from 15.5 percent to 20.5 percent.",
    "They ran for a combined 220 yards - 200 yards more than in week two.",
    "After the punt he began at his own 1-yard line, 31 points on the board to 38, down 7.",
    "The number of users grew from 50 to 62 million, a gain of 24 percent.",
    "Of 75 men, 60 came. That is 20 percent more than the 50 counted a year ago.",
    "Sales rose from 50 to 75 units, a 50 percent increase.",
    "Profit fell from $1.4 billion to $1.2 billion, a 14 percent drop.",
    "The price rose 4 percent to $52 from $50.",
    "Cannabis use rose by 37 percent, from 0.90 percent to 1.23 percent.",
    "Shares rose from 50 to 75, with 20 percent of them held abroad.",
    "Temperatures rose from 20 to 30 degrees and 5 percent of homes lost power.",
    "The club has 75 members, up 50 percent from 50 a year ago.",
    "She leads 50% to 40%, a lead of 10 points, in the poll.",
    "Support rose from 50 percent to 54 percent, up four points.",
    "It fell from 60 to 50 members.",
    "The ranking fell from 40 schools to 50 rooms.",
    "Sales fell as profit rose from 40 to 60.",
    "Sales fell when the price rose from 40 dollars to 60 dollars.",
    "Sales fell as profit grew 50 percent to 60 from 40.",
    "After prices fell membership climbed from 40 to 60.",
    "Output rose because costs that fell from 60 to 40 left room.",
    "Crime fell even though arrests went from 40 to 60.",
]


@pytest.mark.parametrize("text, arithmetic", WRONG)
def test_a_change_that_does_not_follow_is_shown(find, text, arithmetic):
    (finding,) = find("changes", text)
    assert finding.flag is Flag.INTERNAL_CONTRADICTION
    assert arithmetic in finding.arithmetic


@pytest.mark.parametrize("text", RIGHT)
def test_a_change_that_follows_or_is_rounded_is_left_alone(find, text):
    assert find("changes", text) == ()


def test_a_long_repetition_does_not_hang(find):
    find("changes", "from 50 to 75, up 20 percent " * 5_000)


def test_points_told_as_percent_are_imprecise_not_refuted(find):
    (finding,) = find("changes", "Support rose from 50 percent to 75 percent, a 25 percent increase.")
    assert (finding.flag, finding.stance) == (Flag.IMPRECISE, None)
    assert "25 percentage points" in finding.arithmetic
