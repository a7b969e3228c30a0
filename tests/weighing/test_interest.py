"""Who gains by a claim is read from what it says happened."""

from dataclasses import replace

import pytest

from secondsource.domain.evidence import Interest
from secondsource.domain.reference import Tables
from secondsource.weighing.interest import find_interest

GAINS_OF_AVALIA = [
    "Avalian forces control Midtown.",
    "Avalian troops repelled five Borean attacks.",
    "Borean troops carried out five attacks, all of which were repelled.",
    "Borean soldiers are surrendering.",
    "Borea lost the town.",
    "Midtown was recaptured by Avalian forces.",
    "The city is no longer under Borean control.",
    "Boreburg never established control over Midtown.",
    "A few encircled Borean soldiers remain.",
    "300 Borean soldiers were killed.",
    "Avalian forces did not retreat.",
    "Boris Brandt failed to take the town.",
    "Midtown is under the control of Avalian forces.",
    "Midtown is under full control of the Avalian army.",
    "Control of Midtown is in Avalian hands.",
    "Avalian troops are in control of Borean villages.",
    "Borean forces lost control of Midtown.",
    "Avalian forces pushed back Borean units and took Midtown.",
    "Avalian strikes destroyed Borean tanks and killed 30 soldiers.",
    "Borean troops, surrounded by Avalian forces, are surrendering.",
    "Borean troops were encircled by Avalian forces and surrendered.",
    "Avalian troops who repelled Borean attacks hold Midtown.",
    "Avalian forces repelled Borean troops who lost 20 tanks.",
    "Borean attacks were repelled and Avalian forces advanced.",
]
NOBODYS_GAIN = [
    "Avalian and Borean troops lost Midtown.",
    "Neither Avalian nor Borean forces control Midtown.",
    "Avalian troops as well as the Borean army withdrew.",
    "Avalian forces captured a hill and Borean forces captured a bridge.",
]


@pytest.mark.parametrize("text", GAINS_OF_AVALIA)
def test_a_gain_of_one_side_is_the_loss_of_the_other(scene, text):
    tables = scene(text).tables
    assert find_interest(text, "avalia", tables) is Interest.BENEFITS
    assert find_interest(text, "borea", tables) is Interest.HARMED
    assert find_interest(text, "none", tables) is Interest.INDIFFERENT
    assert find_interest(text, None, tables) is Interest.UNKNOWN


@pytest.mark.parametrize("text", GAINS_OF_AVALIA)
def test_swapping_the_sides_swaps_the_interest(scene, swap, text):
    tables = scene(text).tables
    assert find_interest(swap(text), "borea", tables) is Interest.BENEFITS


@pytest.mark.parametrize("text", NOBODYS_GAIN)
@pytest.mark.parametrize("camp", ["avalia", "borea"])
def test_what_is_told_of_both_sides_alike_is_nobodys_gain(scene, swap, text, camp):
    tables = scene(text).tables
    assert find_interest(text, camp, tables) is Interest.UNKNOWN
    assert find_interest(swap(text), camp, tables) is Interest.UNKNOWN


def test_a_text_without_gain_or_loss_leaves_the_sides_indifferent(scene):
    tables = scene("x").tables
    assert find_interest("Midtown has 27,000 people.", "avalia", tables) is Interest.INDIFFERENT
    assert find_interest("They are surrendering.", "avalia", tables) is Interest.UNKNOWN


@pytest.mark.parametrize(
    "text, interest",
    [
        ("Авальські війська захопили місто.", Interest.BENEFITS),
        ("Авальські війська звільнили місто.", Interest.BENEFITS),
        ("Місто взяли авальські війська.", Interest.BENEFITS),
        ("Авальські війська втратили місто.", Interest.HARMED),
        ("Місто втратили авальські війська.", Interest.HARMED),
        ("Борейські війська відступили.", Interest.BENEFITS),
        ("Авальські війська не захопили місто.", Interest.HARMED),
        ("Авальские войска освободили город.", Interest.BENEFITS),
        ("Город взяли авальские войска.", Interest.BENEFITS),
        ("Авальские войска потеряли город.", Interest.HARMED),
        ("Борейские войска не удерживают город.", Interest.BENEFITS),
        ("Авальские войска вошли в город вечером.", Interest.INDIFFERENT),
    ],
)
def test_gain_and_loss_are_read_in_ukrainian_and_russian(scene, text, interest):
    ours, theirs = scene(text).tables.camps
    ours = replace(ours, adjectives=(*ours.adjectives, "авальські", "авальские"))
    theirs = replace(theirs, adjectives=(*theirs.adjectives, "борейські", "борейские"))
    tables = Tables(camps=(ours, theirs), deeds=scene(text).tables.deeds)
    mirror = {Interest.BENEFITS: Interest.HARMED, Interest.HARMED: Interest.BENEFITS}
    assert find_interest(text, "avalia", tables) is interest
    assert find_interest(text, "borea", tables) is mirror.get(interest, interest)
