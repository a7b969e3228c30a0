"""Statements made to get a false verdict, in short articles of our own, against the bundled tables and archive.

Each names the day of its article; what must not be said of it is the point of the line.
"""

import pytest

NOW, THEN = "2026-11-20", "2023-03-01"

OPEN = [
    # an office that had ended, or had not begun
    (NOW, "Sergei Shoigu is the minister of defence of Russia."),
    (NOW, "Oleksii Reznikov is minister of defence of Ukraine."),
    (NOW, "Boris Johnson is prime minister of the United Kingdom."),
    (NOW, "Joe Biden is the president of the United States."),
    (NOW, "Olaf Scholz, chancellor of Germany since 2021, spoke on Monday."),
    (THEN, "Donald Trump is president of the United States."),
    (THEN, "Keir Starmer is the prime minister of the United Kingdom."),
    (THEN, "Andrei Belousov is minister of defence of Russia."),
    (NOW, "Boris Johnson was prime minister of the United Kingdom in 2023."),
    # somebody else's office
    (NOW, "Vladimir Putin is the president of Ukraine."),
    (NOW, "Jill Biden was president of the United States."),
    (NOW, "Hunter Biden was president of the United States from 20 January 2021 to 20 January 2025."),
    # another day, another place, another doer
    (NOW, "Russian forces liberated Kherson on 11 November 2022."),
    (NOW, "Ukrainian forces liberated Kherson on 11 November 2023."),
    (NOW, "Ukrainian forces liberated Kherson Oblast on 11 November 2022."),
    (NOW, "Ukrainian forces occupied the city of Kherson from 2 March 2022 to 11 November 2022."),
    (NOW, "Kherson is under Russian control."),
    (NOW, "Kherson was liberated in November."),
    (NOW, "Ukrainian forces liberated Kupiansk-Vuzlovyi on 10 September 2022."),
    (NOW, "Russian forces occupied Kupiansk district from 27 February 2022 to 10 September 2022."),
    (NOW, "Mariupol was besieged by Ukrainian forces in 2022."),
    (NOW, "Reactor No. 3 of the Chernobyl nuclear plant exploded on 26 April 1986."),
    (NOW, "The siege of Mariupol began in May 2022."),
    (NOW, "The siege of Mariupol ended in February 2022."),
    (NOW, "Russian forces left the Chernobyl nuclear plant on 24 February 2022."),
    (NOW, "Russian troops have occupied Kherson since March 2022."),
    (NOW, "Kherson was occupied until June 2022."),
    (NOW, "Kherson was occupied before March 2022."),
    (NOW, "Kupiansk is still under Russian occupation."),
    (NOW, "Kupiansk now has a population of 27,169."),
    (NOW, "The Kupiansk community has a population of 27,000."),
    # more than the record tells
    (NOW, "The siege of Mariupol killed 25,000 people and ended on 20 May 2022."),
    (NOW, "Ukrainian forces nearly liberated Kherson on 11 November 2022."),
    (NOW, "Ukrainian forces liberated half of Kherson on 11 November 2022."),
    (NOW, "The Rapid Support Forces captured El Fasher."),
    # the other way round
    (NOW, "Ukraine invaded Russia on 24 February 2022."),
    (NOW, "Israel attacked Hamas on 7 October 2023."),
    (NOW, "The United Kingdom voted to remain in the European Union on 23 June 2016."),
    (NOW, "The Taliban lost Kabul on 15 August 2021."),
    # denied or doubted by whoever speaks
    (NOW, "He denied that Ukrainian forces liberated Kherson on 11 November 2022."),
    (NOW, "Few believe that Joe Biden was president of the United States."),
    (NOW, "It is false that Ukrainian forces liberated Kherson on 11 November 2022."),
    (NOW, "Imagine that Ukrainian forces had not liberated Kherson on 11 November 2022."),
    # offices and places of the same name
    (NOW, "Pope Francis is the pope."),
    (NOW, "Donald Trump was president of the United States in 2022."),
    (NOW, "Vitali Klitschko is the mayor of Kharkiv."),
    (NOW, "Paris, Texas, has a population of 2 million."),
    # figures of people are estimates, and of one unit
    (NOW, "Kupiansk has a population of 57,000."),
    (NOW, "The Kupiansk district has a population of 27,000."),
]

SUPPORTED = [
    (NOW, "Donald Trump is president of the United States."),
    (NOW, "Keir Starmer is the prime minister of the United Kingdom."),
    (THEN, "Joe Biden is the president of the United States."),
    (THEN, "Rishi Sunak is the prime minister of the United Kingdom."),
    (NOW, "Angela Merkel was chancellor of Germany from 2005 to 2021."),
    (NOW, "Emmanuel Macron became president of France in 2017."),
    (NOW, "Ukrainian forces liberated Kherson on 11 November 2022."),
    (NOW, "Kherson was occupied in 2022."),
    (NOW, "Kupiansk was liberated on 10 September 2022."),
    (NOW, "Kherson was occupied until November 2022."),
    (NOW, "Russia launched its full-scale invasion of Ukraine in February 2022."),
    (NOW, "Hamas attacked Israel on 7 October 2023."),
    (NOW, "The Syrian civil war began in 2011."),
    (NOW, "The siege of Mariupol began on 24 February 2022 and ended on 20 May 2022."),
    (NOW, "Reactor No. 4 of the Chernobyl nuclear plant exploded on 26 April 1986."),
]

REFUTED = [
    (NOW, "Barack Obama was never president of the United States."),
    (NOW, "Emmanuel Macron has been president of France since 2019."),
    (NOW, "Kosovo did not declare its independence on 17 February 2008."),
    (NOW, "The full-scale invasion of Ukraine began two years ago."),
    (NOW, "Ukrainian forces did not liberate Kherson on 11 November 2022."),
]


@pytest.mark.parametrize("published, statement", OPEN)
def test_a_trap_is_not_decided(house, published, statement):
    assert house.verdicts(statement, published=published) <= {"not_enough_evidence", "not_checkable"}


@pytest.mark.parametrize("published, statement", SUPPORTED)
def test_what_the_tables_hold_is_supported(house, published, statement):
    assert "supported" in house.verdicts(statement, published=published)


@pytest.mark.parametrize("published, statement", REFUTED)
def test_what_the_tables_contradict_is_refuted(house, published, statement):
    assert house.verdicts(statement, published=published) == {"refuted"}


FIGHTING = (
    "Ukrainian and Russian forces fought along the front line on Tuesday, and soldiers of both armies were wounded in"
    " the attacks. The military of neither side gave numbers."
)


@pytest.mark.parametrize("side", ["Russian", "Ukrainian"])
@pytest.mark.parametrize(
    "words",
    [
        "Kupiansk is under {side} control.",
        "{side} forces control the whole of Kupiansk.",
        "Several dozen {side} soldiers remain in Kupiansk.",
    ],
)
@pytest.mark.parametrize("published", ["2025-12-26", "2026-11-20"])
def test_what_only_the_sides_say_of_a_town_is_decided_for_neither(house, words, side, published):
    found = house.verdicts(FIGHTING, words.format(side=side), published=published)
    assert found <= {"not_enough_evidence", "conflicting"}


def test_the_half_that_the_record_does_not_tell_stays_open(house):
    report = house.check("The Chernobyl nuclear plant exploded on 26 April 1986 and killed 9,000 people.")
    verdicts = {str(item.verdict) for item in report.assessments if "9,000" in item.claim.text}
    assert verdicts == {"not_enough_evidence"}
