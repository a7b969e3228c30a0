"""A text supports only what it binds together as the claim does: doer and deed, verb and date, office and holder."""

import pytest

from secondsource.data.tables import load_tables
from secondsource.domain.evidence import Stance
from secondsource.models.overlap import Component, Options

MODEL = Component(Options(), load_tables())


@pytest.mark.parametrize(
    "claim, text, stance",
    [
        ("Borea invaded Avalia in May 2020.", "Borea's invasion of Avalia began in May 2020.", Stance.SUPPORTS),
        ("Avalia invaded Borea in May 2020.", "Borea's invasion of Avalia began in May 2020.", Stance.SILENT),
        ("The siege of Lyman ended in May 2020.", "The siege of Lyman began in May 2020.", Stance.SILENT),
        (
            "The siege of Lyman ended in May 2020.",
            "The siege of Lyman began in May 2020 and ended in July 2020.",
            Stance.SILENT,
        ),
        (
            "The siege of Lyman ended in July 2020.",
            "The siege of Lyman began in May 2020 and ended in July 2020.",
            Stance.SUPPORTS,
        ),
        ("Olha Koval is the mayor of Izium.", "The mayor of Izium, Olha Koval, met the press.", Stance.SUPPORTS),
        ("Olha Koval is the mayor of Lyman.", "Olha Koval came to Lyman to see the mayor of Izium.", Stance.SILENT),
        ("A dozen Borean soldiers stayed in Lyman.", "A dozen Avalian soldiers stayed in Lyman.", Stance.SILENT),
        ("Avalian troops captured Lyman.", "Avalian troops captured the railway station in Lyman.", Stance.SILENT),
        ("The army captured half of Lyman.", "The army captured Lyman.", Stance.SILENT),
        ("The army nearly captured Lyman.", "The army captured Lyman.", Stance.SILENT),
        ("Avalia occupied Lyman in May 2020.", "Borea liberated Lyman in May 2020.", Stance.SILENT),
        ("Lyman now has 20,000 inhabitants.", "Before the war Lyman had 20,000 inhabitants.", Stance.SILENT),
        ("The army shelled Lyman.", "It is not true that the army shelled Lyman.", Stance.REFUTES),
        ("The army shelled Lyman.", "The army shelled Lyman. This is false.", Stance.SILENT),
        ("The army shelled Lyman.", "A rumour that the army shelled Lyman went round.", Stance.SILENT),
        ("The army shelled Lyman.", "The story that the army shelled Lyman turned out to be a hoax.", Stance.SILENT),
        ("We recall it now.", "The page recalled it.", Stance.SILENT),
        ("Aktuelle Situation.", "The situation in Lyman is calm.", Stance.SILENT),
    ],
)
def test_what_belongs_together(claim: str, text: str, stance: Stance):
    assert MODEL.read([(claim, text)])[0].stance is stance
