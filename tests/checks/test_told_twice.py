"""One number of people told two ways."""

import pytest

from secondsource.domain.report import Flag

LEDE = "Twelve people were killed in an attack on a market in Leeds."
HEADLINE = [
    ("15 killed in attack on Leeds market", LEDE, "headline: “15 killed”; body: “Twelve people were killed”"),
    ("Attack kills 15", LEDE, "“kills 15”"),
    ("15 dead after attack", "An attack killed 12 people in Leeds.", "“killed 12 people”"),
    ("Police: 15 injured in crash", "Police said 12 people were injured in a crash.", "“12 people were injured”"),
]
BODY = [
    ("12 people were killed in a fire in Leeds.\nShe left.\n15 people were killed in the Leeds fire.", "“15 people"),
    ("A fire in Leeds killed 12 people.\nShe left.\nThe death toll stands at 21.", "“death toll stands at 21”"),
    ("A fire in Leeds killed 12 people.\nShe left.\nAll 15 victims were local.", "“All 15 victims”"),
    ("Twelve people died in a fire.\nShe left.\nThe fire, which killed 15 people, was long.", "“killed 15 people”"),
    ("A crash near York killed five people.\nFour people died in the crash, she said.", "“Four people died”"),
    ("A blast in Leeds killed 12 people.\nShe left.\nThe blast in Leeds killed 15 people.", "“killed 15 people”"),
]
BODY += [
    ("A blast hurt one man and 12 miners died.\nShe left.\nThe blast, in which 15 miners died, was loud.", "15 miners"),
    (
        "A fire in Leeds killed 12 people.\nShe left.\nHe told of the deaths of all 15 people.",
        "deaths of all 15 people",
    ),
]
RESTATED = [
    "The town council of Oldham spent 400 pounds on new trees in the park.\nShe left.\nThe town council of Oldham"
    " spent 900 pounds on new trees in the park.",
    "Ada Bell sold 12 houses near the old harbour.\nNear the old harbour, Ada Bell sold 21 houses.",
]
RIGHT = [
    ("News", "The vote was 7-2.\nAfter a 6-3 vote the room fell silent."),
    ("News", "The vote was 7-2.\nIt was 5-4.\nAfter the 6-3 vote the room fell silent."),
    ("News", "Leeds is 7-2 up.\nAfter the 6-3 vote the room fell silent."),
    ("News", "The trial lasted six weeks.\nDuring the eight-day trial he slept."),
    ("News", "The trial lasted six weeks.\nDuring the eight-week strike he slept."),
    ("News", "Ada Bell, a mother of three, left.\nTom Ash has four children."),
    ("News", "The plane had 58 rows.\nAll 85 passengers were safe."),
    ("News", "There are six other battleground counties.\nWinning all of the seven counties is hard."),
    ("News", "The club has 12 members.\nNone of the 15 members who left has come back."),
    ("News", "Ada Bell sold 12 houses near the old harbour.\nTom Ash sold 21 houses near the old harbour."),
    ("News", "Ada Bell sold about 12 houses near the old harbour.\nNear the old harbour, Ada Bell sold 13 houses."),
    (
        "News",
        "In May Ada Bell sold 12 old houses near the harbour for 3 men.\nIn May Ada Bell sold 9 old houses near"
        " the harbour for 2 men.",
    ),
    ("News", "A fire killed 12 people in Leeds.\nIn a separate fire 15 people died. The 15 dead were local."),
    ("News", "A fire killed 12 people in Leeds.\nBy Sunday the death toll stood at 15."),
    ("12 killed in attack on Leeds market", LEDE),
    ("15 killed in attack on Leeds market", "At least 12 people were killed in an attack in Leeds."),
    ("15 killed in attack", f"{LEDE} By night the toll was 15."),
    ("15 killed in attack", "Twelve people were killed in Leeds, police said. Three people died in York."),
    ("15 injured in attack", LEDE),
    ("Death toll rises to 15", LEDE),
    ("News", "12 people were killed in a fire in Leeds. 15 people were killed in a fire in Leeds."),
    ("News", "12 people were killed in a fire in Leeds. 15 people were killed in the York fire."),
    ("News", "12 people were killed in a fire in Leeds. 15 people were injured in the Leeds fire."),
    ("News", "12 people were killed in a fire in Leeds. In 2019 15 people were killed in the Leeds fire."),
    ("News", "Police said 12 people died in a fire in Leeds. Ada Bell said 15 people died in the fire in Leeds."),
    ("News", "12 people were killed in a fire in Leeds. Later, 15 people were killed in the Leeds fire."),
    ("News", "A fire in Leeds killed 12 people.\nThe fire, in which three miners died, was long."),
    ("Five men killed", "Ten women were killed."),
]


@pytest.mark.parametrize("title, text, arithmetic", HEADLINE)
def test_a_headline_with_another_number_is_pointed_out(find, title, text, arithmetic):
    (finding,) = find("told_twice", text, title=title)
    assert (finding.flag, finding.stance) == (Flag.HEADLINE_BODY_MISMATCH, None)
    assert arithmetic in finding.arithmetic


@pytest.mark.parametrize("text, arithmetic", BODY)
def test_two_numbers_of_one_event_contradict_each_other(find, text, arithmetic):
    (finding,) = find("told_twice", text)
    assert (finding.flag, finding.stance) == (Flag.INTERNAL_CONTRADICTION, None)
    assert arithmetic in finding.arithmetic


@pytest.mark.parametrize("text", RESTATED)
def test_two_sentences_of_the_same_words_with_two_numbers_contradict_each_other(find, text):
    (finding,) = find("told_twice", text)
    assert (finding.flag, finding.stance) == (Flag.INTERNAL_CONTRADICTION, None)


@pytest.mark.parametrize("title, text", RIGHT)
def test_numbers_that_may_both_be_right_are_left_alone(find, title, text):
    assert find("told_twice", text, title=title) == ()
