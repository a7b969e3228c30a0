"""Lists against the number of items that the text announces."""

import pytest

from secondsource.domain.evidence import Stance

WRONG = [
    ("There are two reasons. First, land is dear. Second, it is far. Third, it is wet.", "announced: 2; listed: 3"),
    ("There are five reasons. First, land is dear. Second, it is far. Third, it is wet.", "announced: 5; listed: 3"),
    ("It has two problems. One is debt. The other is its name. A third is the rain.", "announced: 2; listed: 3"),
    ("Both of his brothers, Karl, Jan and Otto, served.", "announced: 2; listed: 3"),
    ("Four countries have signed: Norway, Chile and Japan.", "announced: 4; listed: 3"),
    ("She speaks five languages (Dutch, German, Polish and Greek).", "announced: 5; listed: 4"),
    ("Denmark, Sweden and Norway were the only two countries to object.", "announced: 2; listed: 3"),
    ("The trio of Ben Ward and Liz Fox wrote it.", "announced: 3; listed: 2"),
    ("Germany, France and Spain, the four largest economies of the bloc, agreed.", "announced: 4; listed: 3"),
    ("There are three reasons: cost, speed, noise and dirt.", "announced: 3; listed: 4"),
    ("There are four reasons: cost, speed and noise.", "announced: 4; listed: 3"),
    ("There are three reasons: cost, speed, noise, dirt.", "announced: 3; listed: 4"),
    ("All four members – Ada Bell, Tom Ash and Eve Orr – voted.", "announced: 4; listed: 3"),
    ("All four members, Ada Bell, Tom Ash and Eve Orr, voted.", "announced: 4; listed: 3"),
    ("All four members: Ada Bell, Tom Ash and Eve Orr.", "announced: 4; listed: 3"),
    ("He named three countries: Poland and Germany.", "announced: 3; listed: 2"),
    ("The two Baltic states, Estonia, Latvia and Lithuania, agreed.", "announced: 2; listed: 3"),
    ("Ada Bell, Tom Ash and Eve Orr, the four of them, left.", "announced: 4; listed: 3"),
    ("Ada Bell, Tom Ash and Eve Orr, all four, left.", "announced: 4; listed: 3"),
    ("There were four reasons for it: cost, speed and noise.", "announced: 4; listed: 3"),
    ("He met four people: senator Ada Bell and actor Tom Ash.", "announced: 4; listed: 2"),
    ("They asked for 5 things: food, water, and tents.", "announced: 5; listed: 3"),
]
RIGHT = [
    "The eight host cities of Poland and Ukraine were named.",
    "The three sons of Ada Bell, Tom Ash and Eve Orr met.",
    "Two states of Ohio, Iowa and Maine had no snow.",
    "The twins, Tom and Tim, were born in May.",
    "The four-member panel (Ada Bell, Tom Ash, Eve Orr and Ben Fox) agreed.",
    "Half a dozen towns (Leeds, York, Hull, Bath, Ely and Derby) took part.",
    "The winners, all three of them – Ada Bell, Tom Ash and Eve Orr – left.",
    "There are three reasons. First, land is dear. Second, it is far. Third, it is wet.",
    "There are three reasons. First, land is dear. Second, it is far. The last is rain.",
    "Both of his brothers, Karl and Jan, served.",
    "Italy, France and Spain, the two largest economies of the bloc, agreed.",
    "Denmark, Sweden and Norway were the only three countries to object.",
    "He has two words: under budget and ahead of time.",
    "Ada Bell, Tom Ash and Eve Orr, the three of them, left.",
    "There are three reasons: cost, speed and noise.",
    "There are three reasons: cost, speed, and noise.",
    "There are three reasons, including cost and speed.",
    "There are three reasons: cost, such as fuel, and noise.",
    "All three members – Ada Bell, Tom Ash and Eve Orr – voted.",
    "All three members, Ada Bell, Tom Ash and Eve Orr, voted.",
    "The three Baltic states, Estonia, Latvia and Lithuania, agreed.",
    "He named two cities: Paris, France, and London, England.",
    "Two men, Ada said, and Tom left.",
    "It has two aims: to win, to learn and to grow up.",
    "He named three lands: Poland, Germany and Trinidad and Tobago.",
    "The results: 2 wins, 3 losses.",
    "More than three reasons: cost, speed, noise and dirt.",
    "At least two states: Ohio, Iowa, Utah and Maine.",
    "He met two men: Tom Ash, 34, Bill Orr, 35, and a boy.",
    "All four members, Ada Bell said, were there, and Tom Ash and Eve Orr left.",
    "They won in two games: 3-1, 2-0 and out.",
    "The two sides, France and the UK, agreed, and Spain and Italy followed.",
    "He led two teams, Leeds and York, in the north.",
    "Two friends: one old, one young, and both tired.",
    "The four games - against Leeds, York and Hull - are sold out.",
    "The two women: mother, teacher, writer.",
]


@pytest.mark.parametrize("text, arithmetic", WRONG)
def test_a_list_of_another_length_is_counted(find, text, arithmetic):
    (finding,) = find("counted_lists", text)
    assert (finding.stance, finding.arithmetic) == (Stance.REFUTES, arithmetic)


@pytest.mark.parametrize("text", RIGHT)
def test_a_list_that_fits_or_is_not_plain_is_left_alone(find, text):
    assert find("counted_lists", text) == ()
