"""Parts and their total."""

import pytest

from secondsource.domain.evidence import Stance

WRONG = [
    ("They lost five men and three women, ten in all.", "5 + 3 is 8, not 10"),
    (
        "The town spent 2.4 million euros on roads and 3.1 million euros on schools, a total of 6.5 million euros.",
        "2,400,000 + 3,100,000 is 5,500,000, not 6,500,000",
    ),
    ("They lost two tanks, three trucks and four guns, eight in total.", "2 + 3 + 4 is 9, not 8"),
    ("The team found ten people: five men and three women.", "5 + 3 is 8, not 10"),
    ("Ten people, including six men and five women, came.", "6 + 5 is 11, not 10"),
    ("Ten people, six men and five women, came.", "6 + 5 is 11, not 10"),
    ("It cost $10 million ($6 million for staff and $7 million for rent).", "is 13,000,000, not 10,000,000"),
    ("It paid nearly $449,000, $314,300 for staff and $224,500 for buildings, so far.", "538,800, not 449,000"),
    ("While 60 percent agreed, 30 percent disagreed and 24 percent did not know.", "is 114, more than 100"),
]
RIGHT = [
    "On Monday 10 people came, on Tuesday 20, and on Wednesday there came 50.",
    "Profit fell from $12 million to $10 million while sales came to $40 million.",
    "There were 146 guests: 56 came by train, 46 by bus and 44 on foot.",
    "It paid nearly $540,000, $314,300 for staff and $224,500 for buildings, so far.",
    "They lost five men and three women, eight in all.",
    "The town spent 2.4 million euros on roads and 3.1 million euros on schools, a total of 5.5 million euros.",
    "The town spent 2 million euros on roads and 3 million euros on schools, a total of 5.1 million euros.",
    "The town spent about 2 million euros on roads and 3 million euros on schools, a total of 9 million euros.",
    "The team found eight people: five men and three women.",
    "The team found ten people: five men, three women and others.",
    "Ten people, including six men and three women, came.",
    "Ten people, six men and four women, came.",
    "It cost $10 million ($6 million for staff and $2 million for rent).",
    "While 60 percent of men agreed, 30 percent of women disagreed and 24 percent of boys did not know.",
    "Take 150 g of salt, 100 g of rice and 60 g of oil.",
    "Ten people, including six Americans and five children, came.",
    "In 2015, 20 states lean to one side, compared with 14 to the other. The remaining 16 are competitive.",
    "The 193-member assembly adopted it 128-9, with 35 abstentions.",
    "The 12-member council approved it 8-3.",
    "The blast hit two buses, killing 12 people and leaving 30 injured.",
    "He ran for 29 yards, and from the 13-yard line he ran for a total of 138 yards.",
    "The crew destroyed six tanks. All three of them were given medals.",
    "Police arrested two men and a woman. All five deny it.",
    "Some 72 percent of men agreed, while 38 percent of women did not.",
]


@pytest.mark.parametrize("text, arithmetic", WRONG)
def test_arithmetic_that_does_not_hold_is_shown(find, text, arithmetic):
    (finding,) = find("sums", text)
    assert finding.stance is Stance.REFUTES
    assert arithmetic in finding.arithmetic


@pytest.mark.parametrize("text", RIGHT)
def test_arithmetic_that_holds_or_is_rounded_is_left_alone(find, text):
    assert find("sums", text) == ()


def test_an_absence_that_nobody_told_of_is_no_refutation(find):
    (found,) = find("sums", "The 12-member council approved it 8-2 with one abstention.")
    assert found.stance is None
    (found,) = find("sums", "The 12-member council approved it 8-2 with one abstention and nobody absent.")
    assert found.stance is Stance.REFUTES
    (found,) = find("sums", "The 12-member council approved it 9-5.")
    assert found.stance is Stance.REFUTES
