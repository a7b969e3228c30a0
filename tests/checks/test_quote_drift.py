"""One quotation told twice."""

import pytest

from secondsource.domain.report import Flag

BODY = "“We will never give up this town to anyone,” said Ada Bell."
WRONG = [
    ("‘We will never hand over this town to anyone’, says Bell", BODY, "“hand over” against “give up”"),
    ("'We will never sell up this town to anyone'", BODY, "“sell” against “give”"),
    ("Bell: “We will give up this town to anyone”", BODY, "nothing against “never”"),
    ("Bell: ‘We will leave this town’", "“We will never leave this town,” Ada Bell said.", "nothing against “never”"),
    ("Bell: ‘The plan is bad’", "“The plan is good,” Ada Bell said.", "“bad” against “good”"),
    ("News", f"{BODY}\nShe left.\n“We will never give up that town to anyone,” Bell said.", "“this” against “that”"),
]
WRONG += [
    ("News", f"{BODY}\nShe left.\n“We will never give up that town to anyone,” the letter read.", "“this” against"),
]
RIGHT = [
    ("‘We will never give up this town’, says Bell", BODY),
    ("‘We will … give up this town to anyone’, says Bell", BODY),
    ("‘We will [not] give up this town to anyone’, says Bell", BODY),
    ("“we will never give-up this town to anyone”", BODY),
    ("‘Never give up’, says Bell", BODY),
    ("‘We will leave this’, says Bell", "“We will leave this town,” Ada Bell said."),
    ("‘We want two more’, says Bell", "“They want two good years,” Ada Bell said."),
    ("‘This town has been good to all of us’", BODY),
    ("News", f"{BODY} “We will never give up that town to anyone,” Bell said."),
    ("News", f"{BODY}\n“We will never give up that town to anyone,” said Tom Ash."),
    ("News", f"{BODY}\nWe will never give up that town to anyone, Bell said."),
    (
        "News",
        "“We will never give up this town to anyone, said Ada Bell.\n“We will never give up that town, said Bell.",
    ),
]


@pytest.mark.parametrize("title, text, change", WRONG)
def test_words_exchanged_inside_the_marks_are_shown(find, title, text, change):
    (finding,) = find("quote_drift", text, title=title)
    assert (finding.flag, finding.stance) == (Flag.QUOTE_ALTERED, None)
    assert change in finding.arithmetic


@pytest.mark.parametrize("title, text", RIGHT)
def test_what_is_cut_marked_or_said_by_others_is_left_alone(find, title, text):
    assert find("quote_drift", text, title=title) == ()
