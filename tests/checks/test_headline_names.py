"""Places, sides and speakers of the headline that the body does not name."""

import pytest

from secondsource.domain.report import Flag

WRONG = [
    ("Fire destroys hotel in Bristol", "A fire destroyed a hotel in Leeds on Monday.", "Leeds"),
    ("Shells hit school in Izium", "Shells hit a school in Kupiansk on Monday.", "Kupiansk"),
    ("German farmers block border", "Polish farmers blocked the border on Monday.", "Polish"),
    ("China raises taxes", "Japan raised taxes on Monday.", "Japan"),
    ("Bell says bridge will close", "The mayor, Tom Ash, said that the bridge will close.", "The mayor, Tom Ash"),
    (
        "Ukrainian troops retreat from town",
        "Russian troops retreated from the town, while Ukrainian troops stayed.",
        "Russian troops retreated",
    ),
    (
        "Russian troops retreat from town",
        "Ukrainian troops retreated from the town, while Russian troops stayed.",
        "Ukrainian troops retreated",
    ),
]
RIGHT = [
    ("Fire destroys hotel in Leeds", "A fire destroyed a hotel in Leeds on Monday."),
    ("Fire destroys hotel in Bristol", "A fire destroyed a hotel on Monday. It stood in Bristol, near Leeds."),
    ("Polish farmers block border", "Poland’s farmers blocked the border to Germany."),
    ("Bell says bridge will close", "Tom Ash said that the bridge will close. Mayor Tom Bell had said so before."),
    ("Minister says bridge will close", "The bridge will close, the government wrote."),
    ("Ukrainian troops retreat", "Ukrainian troops retreated. Russian troops retreated too."),
    ("Fire destroys hotel in Bristol", "The weather was fine in Leeds."),
    ("Did a fire destroy a hotel in Bristol?", "A fire destroyed a hotel in Leeds."),
]


@pytest.mark.parametrize("title, text, quote", WRONG)
def test_a_name_of_the_headline_that_the_body_gives_otherwise_is_pointed_out(find, title, text, quote):
    (finding,) = find("headline_names", text, title=title)
    assert (finding.quote, finding.flag, finding.stance) == (quote, Flag.HEADLINE_BODY_MISMATCH, None)
    assert f"body: “{quote}”" in finding.arithmetic


@pytest.mark.parametrize("title, text", RIGHT)
def test_names_that_the_body_bears_out_are_left_alone(find, title, text):
    assert find("headline_names", text, title=title) == ()


def test_the_first_paragraph_is_held_against_the_others(find):
    rest = "\nNobody was hurt.\nThe police are looking for witnesses.\nThe hotel was empty."
    text = f"A fire destroyed a hotel in Bristol.\nThe fire broke out at the hotel in Leeds at noon.{rest}"
    (finding,) = find("headline_names", text)
    assert finding.quote == "Leeds"
    assert finding.arithmetic == "first paragraph: “Bristol”; body: “Leeds”"
    assert find("headline_names", text.replace("noon", "noon, and smoke reached Bristol")) == ()
