"""Who speaks in an article about a conflict."""

import re

import pytest

from secondsource.domain.report import Flag

TITLE = "Fighting goes on"
ONE_SIDE = (
    "Ukrainian officials said the town was free of Russian troops.\n"
    "Ukraine’s General Staff said that Russian forces attacked five times.\n"
    "Ukrainian military officials said the Russian units were cut off."
)
OTHER_SIDE = "Russia’s Defence Ministry said that the Ukrainian claims were wrong."
SWAP = {"Ukrainian": "Russian", "Russian": "Ukrainian", "Ukraine’s": "Russia’s", "Russia’s": "Ukraine’s"}


def _swapped(text: str) -> str:
    return "".join(SWAP.get(word, word) for word in re.split(r"(\b[A-Z]\w+(?:’s)?)", text))


@pytest.mark.parametrize("text, side", [(ONE_SIDE, "Ukrainian"), (_swapped(ONE_SIDE), "Russian")])
def test_one_side_alone_is_flagged_with_its_counts_whichever_it_is(find, text, side):
    (finding,) = find("one_sided", text, title=TITLE)
    assert finding.flag is Flag.ONE_SIDED_SOURCING
    assert finding.span is None
    assert "100%" not in finding.arithmetic
    assert f"on the conflict 3 times, {side} ones every time" in finding.message


def test_speakers_on_other_matters_do_not_count(find):
    text = f"{ONE_SIDE}\nThe weather was cold, said Ada Bell. Tom Ash said that the shop was shut. Eve Orr said so too."
    (finding,) = find("one_sided", text, title=TITLE)
    assert "3 times" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE_SIDE}\n{OTHER_SIDE}",
        "\n".join(ONE_SIDE.split("\n")[:2]),
        "Swiss officials said it was cold.\nSwiss officials said it was late.\nSwiss officials said it was dark.",
    ],
)
def test_both_sides_few_statements_or_no_known_conflict_are_left_alone(find, text):
    assert find("one_sided", text, title=TITLE) == ()
