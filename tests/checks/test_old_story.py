"""Old stories under a new date."""

import re
from datetime import date

import pytest

from secondsource.domain.report import Flag

OLD = [
    ("November 12, 2014 – Acme is to close.", "November 12, 2014"),
    ("KYIV, March 4, 2021 (AP) — Troops left the city, an officer said.", "March 4, 2021"),
    ("Troops left the city today, 4 March 2021.", "4 March 2021"),
    ("Acme announced on 4 March 2021 that it had closed its plant. Shares fell.", "4 March 2021"),
    ("Troops left on Tuesday, March 2.\nOn Friday, March 5, they came back.", "Tuesday, March 2"),
    ("Acme said it will open the plant in May 2020.", "will open the plant in May 2020"),
    ("Prices rose this year, 2021, by a tenth.", "this year, 2021"),
    ("Prices rose earlier this month (March 2021) by a tenth.", "this month (March 2021"),
    ("Prices rose last year, 2020, by a tenth.", "last year, 2020"),
    ("President Barack Obama said on Monday that he had left.", "President Barack Obama said on Monday"),
]
NEW = [
    "KYIV, December 24, 2025 (AP) — Troops left the city.",
    "Acme announced on 4 March 2021 that it had closed its plant. It opened again in 2024.",
    "Acme announced on 4 March 2021 that it had closed its plant. It marks the anniversary.",
    "Troops left on Tuesday, December 23.\nOn Monday, December 22, they came back.",
    "Acme said in 2018 that it will open the plant in 2020.",
    "Acme said it will open the plant in 2026, after it opened one in 2020.",
    "Former President Barack Obama said on Monday that he had left.",
    "President Volodymyr Zelensky said on Monday that he had left.",
    "The town was founded on 4 March 1921.",
    "Prices rose this year, 2025, by a tenth, and last year, 2024, by a fifth.",
    "“Prices rose this year, 2021, by a tenth,” he wrote then.",
]


@pytest.mark.parametrize("text, quote", OLD)
def test_what_dates_the_story_long_before_the_article_is_pointed_out(find, text, quote):
    (finding,) = find("old_story", text)
    assert (finding.quote, finding.flag, finding.stance) == (quote, Flag.OUTDATED, None)
    assert re.search(r"20\d\d", finding.arithmetic)


@pytest.mark.parametrize("text", NEW)
def test_a_story_of_its_time_is_left_alone(find, text):
    assert find("old_story", text) == ()


@pytest.mark.parametrize("text", [text for text, _ in OLD])
def test_only_what_is_old_on_every_day_that_the_article_can_have_counts(find, text):
    assert find("old_story", text, earliest=date(2010, 1, 1), latest=date(2025, 12, 26)) == ()
    assert find("old_story", text, earliest=None) == ()
