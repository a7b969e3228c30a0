"""Impossible and future dates."""

import pytest

from secondsource.domain.evidence import Stance
from secondsource.domain.report import Flag


@pytest.mark.parametrize(
    "text, days",
    [
        ("They came on 30 February 2025.", "February 2025 has 28 days"),
        ("They came on June 31.", "June has 30 days"),
        ("They came on 29 February 2025.", "February 2025 has 28 days"),
        ("They came on 31.04.2024 at dawn.", "April 2024 has 30 days"),
    ],
)
def test_a_day_that_no_calendar_has_is_refuted(find, text, days):
    (finding,) = find("dates", text)
    assert (finding.stance, finding.arithmetic) == (Stance.REFUTES, days)


@pytest.mark.parametrize(
    "text",
    [
        "Two men were killed on 24 January 2026 in the town.",
        "The bridge collapsed in March 2026.",
        "Ada Bell took office on 3 May 2026.",
        "The vote took place on February 3, 2026.",
    ],
)
def test_a_past_event_dated_after_the_article_is_flagged(find, text):
    (finding,) = find("dates", text)
    assert finding.flag is Flag.INTERNAL_CONTRADICTION
    assert finding.stance is None
    assert "days after 26 Dec 2025" in finding.arithmetic


@pytest.mark.parametrize(
    "text",
    [
        "They came on 29 February 2024 and on 29 February.",
        "By March 40 people had come, and in May 60 members left.",
        "By March 40 were dead, since May 50 in the town have died, and from June 40 to 50 left.",
        "On March 85 percent of the snow was gone.",
        "The country prepares for its 2028 Olympics and a 2030 climate goal.",
        "The agency works on its 2029 report, and plans a 2028 study.",
        "The vote was scheduled for 3 February 2026.",
        "He said the bridge would open on 3 February 2026.",
        "The contract was extended until June 2027.",
        "Two men were killed on 24 December 2025.",
        "Two men were killed on 27 December 2025.",
        "The games begin in July 2028.",
    ],
)
def test_plans_and_possible_days_are_left_alone(find, text):
    assert find("dates", text) == ()


def test_without_a_last_possible_day_nothing_is_in_the_future(find):
    assert find("dates", "Two men were killed on 24 January 2026.", latest=None) == ()
