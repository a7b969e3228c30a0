"""Numbers of the headline that the body does not bear out."""

import pytest

from secondsource.domain.report import Flag

WRONG = [
    (
        "Acme to cut 1,200 jobs",
        "The company will cut 2,100 jobs in Leeds.",
        "headline: “1,200 jobs”; body: “2,100 jobs”",
    ),
    ("Acme buys Bolt for $5.4 billion", "Acme bought Bolt for $4.5 billion on Monday.", "“$4.5 billion”"),
    ("Fire burns 100 acres", "The fire burned 400 acres, or 160 hectares.", "headline: “100 acres”; body: “400 acres”"),
    ("Prices rise 4.3% in May", "Prices rose 3.4 percent in May.", "headline: “4.3%”; body: “3.4 percent”"),
    ("Committee votes 9-2", "The committee voted 8-3 to approve.", "headline: “9-2”; body: “8-3”"),
    ("Tom Bell gets 21 years in prison", "The court sentenced Tom Bell to 12 years in prison.", "“12 years”"),
]
RIGHT = [
    ("Acme to cut 2,100 jobs", "The company will cut 2,100 jobs in Leeds."),
    ("Acme buys Bolt for $9 billion", "Acme bought Bolt for $8.8 billion on Monday."),
    ("Prices rise 4.3% in May", "Prices rose 4.34 percent in May."),
    ("Fire burns 100 acres", "The fire burned 40 hectares. The park has 900 acres that the fire never reached."),
    ("Acme to cut 900 jobs", "Acme will cut 400 jobs in Leeds and 500 jobs in York."),
    ("Acme to cut nearly 1,000 jobs", "Acme will cut 950 jobs."),
    ("10 things to do in May", "Here are two things to do in May."),
    ("Did Acme cut 1,200 jobs?", "Acme cut 2,100 jobs."),
    ("Acme to cut twelve jobs", "Acme will cut a dozen jobs, and hire 40 for other jobs."),
    ("Committee votes 9-2", "The committee voted. The vote was 2-9, and an earlier one 8-3."),
    ("Acme to cut 1,200 jobs", "The town has 2,100 jobs in all."),
]


@pytest.mark.parametrize("title, text, arithmetic", WRONG)
def test_a_headline_number_that_the_body_gives_otherwise_is_pointed_out(find, title, text, arithmetic):
    (finding,) = find("headline_numbers", text, title=title)
    assert (finding.flag, finding.stance) == (Flag.HEADLINE_BODY_MISMATCH, None)
    assert arithmetic in finding.arithmetic


@pytest.mark.parametrize("title, text", RIGHT)
def test_a_headline_number_that_the_body_bears_out_is_left_alone(find, title, text):
    assert find("headline_numbers", text, title=title) == ()
