"""Times in an order that cannot be."""

import pytest

from secondsource.domain.evidence import Stance

WRONG = [
    ("She led the bank from 2019 to 2015.", "2015 is 4 years before 2019"),
    ("Between 2021 and 2018, the town grew.", "2018 is 3 years before 2021"),
    ("The painter Ada Bell (1962–1958) lived here.", "1958 is 4 years before 1962"),
    ("It ran from May 2021 to June 2020 in London.", "30 Jun 2020 is 305 days before 1 May 2021"),
    ("It ran from 5 May 2021 to 3 May 2021.", "3 May 2021 is 2 days before 5 May 2021"),
    ("He was born in 1962 and died in 1958.", "1958 is 4 years before 1962"),
    ("Born in Leeds on 3 May 1962, he died in London on 4 May 1958.", "4 May 1958"),
    ("The mine opened in 2015 and closed in 2011.", "2011 is 4 years before 2015"),
    ("She was elected mayor in 2014 but resigned in 2012.", "2012 is 2 years before 2014"),
    ("The trial started on 4 June 2024 and ended on 3 June 2024.", "3 Jun 2024 is 1 day before 4 Jun 2024"),
    ("The head of the town held the office from 2008 to 2001.", "2001 is 7 years before 2008"),
    ("It opened in 2014 and closed three years later, in 2012.", "2012 is 2 years before 2014"),
    ("The attack took place on 5 May 2021, a week after the vote on 12 May 2021.", "5 May 2021 is 7 days before 12"),
    ("The vote on 12 May 2021 came before the attack of 5 May 2021.", "5 May 2021 is 7 days before 12 May 2021"),
    ("After the blast on 8 March 2021, troops left on 3 March 2021.", "3 Mar 2021 is 5 days before 8 Mar 2021"),
    ("He became mayor in 2015 after winning the election in 2018.", "2015 is 3 years before 2018"),
    ("The town was occupied in May 2022 and liberated in April 2022.", "30 Apr 2022 is 1 day before 1 May 2022"),
    ("The trial, which ended on 4 June 2019, began on 9 June 2019.", "4 Jun 2019 is 5 days before 9 Jun 2019"),
    (
        "Ukraine saw the siege of Mariupol end: the siege of Mariupol ended before the full-scale invasion.",
        "24 Feb 2022",
    ),
]
RIGHT = [
    "He was convicted in 2009, and in 2014 police arrested him again.",
    "The mine was closed in 2015, and in 2011 it was sold.",
    "She was arrested in May 2013; in March 2012 a jury convicted him of the robbery.",
    "The plane took off at 11:40 a.m. and crashed at 11:15 a.m. the next day.",
    "The plane took off at 11:40 p.m. and crashed at 11:15 a.m.",
    "The shop runs from 15 December to 8 January 2019.",
    "The house burned down in 1890 and was built in 1920.",
    "Born in 1921, he fought in the Second World War.",
    "He was arrested in June 2014 and charged with a robbery that took place in May 2014.",
    "She led the bank from 2015 to 2019.",
    "The empire lasted from 1200 BC to 1100 BC.",
    "We count down from 2019 to 2015, going back a year each time.",
    "The crowd fell from 2000 to 1500 people.",
    "The crowd fell from 2,000 to 1,500.",
    "Ada Bell (1958–1962) lived here.",
    "It ran from May 2021 to June 2022.",
    "He was born in 1958 and died in 1962.",
    "The mine closed in 2011 and opened in 2015.",
    "The mine closed in 2011 and was reopened in 2009.",
    "She was elected in 2014. The mayor before her resigned in 2012.",
    "He was born in 1962; his father died in 1958.",
    "The shop opened in 2015; its first owner left in 2011.",
    "The attack took place on 12 May 2021, a week after the vote on 5 May 2021.",
    "The attack did not take place on 5 May 2021, and not after the vote on 12 May 2021.",
    "It opened on 5 May 2021, even before the vote, and on 12 May 2021 it closed.",
    "After the blast on 3 March 2021, troops left on 8 March 2021.",
    "The talks on December 20 came after the strike on January 5, and on March 3 came the strike of March 1.",
    "The talks on November 20 came long after the strike on January 5.",
    "Ukraine’s siege of Mariupol ended after the full-scale invasion began.",
    "Between 2015 and 2018 the town grew, and between 2010 and 2012 it shrank.",
]


@pytest.mark.parametrize("text, arithmetic", WRONG)
def test_an_order_that_cannot_be_is_found(find, text, arithmetic):
    (finding,) = find("sequence", text)
    assert finding.stance is Stance.REFUTES
    assert arithmetic in finding.arithmetic


def test_days_without_a_year_decide_nothing(find):
    (finding,) = find("sequence", "The talks on March 3 came two days after the strike on March 8.")
    assert finding.stance is None
    assert finding.arithmetic == "March 3 is 5 days before March 8"


@pytest.mark.parametrize("text", RIGHT)
def test_an_order_that_can_be_is_left_alone(find, text):
    assert find("sequence", text) == ()
