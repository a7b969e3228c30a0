"""Records against the marks that they beat."""

import pytest

from secondsource.domain.report import Flag

WRONG = [
    (
        "It sold for $40 million, a record, beating the previous high of $52 million.",
        "40,000,000 is less than 52,000,000",
    ),
    ("A record 40 tonnes, up from the old record of 60 tonnes, were made.", "40 is less than 60"),
]
RIGHT = [
    "He scored 12 goals that year, the most before the 14 of last season.",
    "She got 15 points, the best against the 17 of the others.",
    "Sales hit a record 4,100 units. The previous record was 3,600 units.",
    "Sales hit a record 4,100 units. The previous record was not 4,600 units but 600 rooms.",
    "Sales fell to a record low of 4,100 units. The previous low was 4,600 units.",
    "The tower, at 320 metres, is the tallest in the city. The second widest measures 340 metres.",
    "A record 5,000 people took part. In 2012 there were 4,500.",
    "A record 4,000 people took part. In 2012 there were 4,500 cars.",
    "A record 4,000 people were expected. In 2012 there were 4,500.",
    "Some 4,000 people took part. In 2012 there were 4,500.",
    "He held his breath for 640 seconds, beating the record of 620 seconds.",
    "The crowd of 70,000 fell short of the record of 75,000.",
    "Sales were 10 percent higher than the 40 percent expected share of the market.",
    "It sold for $60 million, a record, beating the previous high of $52 million.",
    "It sold for $40 million, below the record of $52 million.",
    "He ran it in 40 seconds, beating the record of 42 seconds.",
    "The lowest was 40 tonnes, beating the old record of 60 tonnes.",
    "It sold for $40 million, but did not beat the record of $52 million.",
]


@pytest.mark.parametrize("text, arithmetic", WRONG)
def test_a_record_below_the_old_one_is_shown(find, text, arithmetic):
    (finding,) = find("records", text)
    assert finding.flag is Flag.INTERNAL_CONTRADICTION
    assert arithmetic in finding.arithmetic


@pytest.mark.parametrize("text", RIGHT)
def test_a_record_above_the_old_one_is_left_alone(find, text):
    assert find("records", text) == ()


def test_a_long_repetition_does_not_hang(find):
    find("records", "a record 40 tonnes, beating the record of " * 3_000)
