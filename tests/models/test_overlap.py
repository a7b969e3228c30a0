"""The overlap model supports, refutes or keeps silent by rules that these sentences show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.data.tables import load_tables
from secondsource.domain.evidence import Stance, StanceReading
from secondsource.models.overlap import Component, Options

MODEL = Component(Options(), load_tables())
SUPPORTS, REFUTES, SILENT = Stance.SUPPORTS, Stance.REFUTES, Stance.SILENT


def read(claim: str, text: str) -> StanceReading:
    return MODEL.read([(claim, text)])[0]


@pytest.mark.parametrize(
    "claim, text",
    [
        (
            "Izium is a crucial road junction in Ukraine's Kharkiv region.",
            "Izium is a road junction in Kharkiv Oblast.",
        ),
        ("Izium had about 46,000 inhabitants.", "Izium (city, Ukraine) has a population of 45,884 (unit: city)."),
        ("Ukraine recaptured Izium in September 2022.", "Ukrainian forces liberated Izium on 10 September 2022."),
        ("Olha Kovalenko is the mayor of Izium.", "The mayor of Izium, Olha Kovalenko, met the press."),
        ("The army shelled Lyman.", "Olha Kovalenko said that the army had shelled Lyman."),
        ("Several dozen soldiers stayed in Lyman.", "About 50 soldiers stayed in Lyman."),
        ("The council did not approve the budget.", "The council never approved the budget."),
        ("Lyman was occupied before Ukraine liberated it.", "Lyman was under occupation. Ukraine liberated it in May."),
    ],
)
def test_supports_what_the_passage_tells(claim: str, text: str):
    assert read(claim, text).stance is SUPPORTS


@pytest.mark.parametrize(
    "claim, text",
    [
        ("Five attacks hit Lyman on 3 May 2024.", "Six attacks hit Lyman on 3 May 2024."),
        ("Olha Kovalenko was born in 1970.", "Olha Kovalenko was born on 4 June 1975."),
        ("The council approved the budget.", "The council did not approve the budget."),
        ("The council approved the budget.", "The council rejected the budget."),
        ("Izium has a population of 90,000.", "The city of Izium has a population of 45,884."),
    ],
)
def test_refutes_an_explicit_contradiction_of_the_same_thing(claim: str, text: str):
    assert read(claim, text).stance is REFUTES


@pytest.mark.parametrize(
    "claim, text",
    [
        ("Five attacks hit Lyman on 3 May 2024.", "Six attacks hit Lyman on 7 June 2024."),
        ("Five attacks hit Lyman.", "Six drones hit Lyman."),
        ("Izium has a population of 45,000.", "The Izium community has a population of 60,000."),
        ("Attacks in the Lyman sector stopped.", "Attacks in Lyman stopped."),
        ("Norway defeated Sweden.", "Sweden defeated Norway."),
        ("The council approved the budget.", "The council may approve the budget."),
        ("The council approved the budget.", "The council met on Monday."),
        ("Olha Kovalenko resigned.", "Petro Kovalenko resigned."),
        ("Only Norway signed the treaty.", "Norway signed the treaty."),
        ("Norway signed the treaty.", "Sweden signed the treaty."),
        ("", "Sweden signed the treaty."),
        ("Norway signed the treaty.", ""),
    ],
)
def test_is_silent_where_the_passage_does_not_decide(claim: str, text: str):
    assert read(claim, text).stance is SILENT


def test_the_deciding_sentence_comes_back():
    text = "The council met on Monday. Olha Kovalenko resigned as mayor of Izium. It rained."
    assert read("Olha Kovalenko resigned as mayor of Izium.", text).span.of(text) == text[27:69]


def test_sentences_that_contradict_each_other_decide_nothing():
    reading = read("Five attacks hit Lyman.", "Five attacks hit Lyman. Six attacks hit Lyman.")
    assert reading.stance is SILENT
    assert "another contradicts" in reading.why


def test_what_met_or_clashed_is_told():
    assert "'Five attacks'" in read("Five attacks hit Lyman.", "Six attacks hit Lyman.").why


LETTERS = st.text(alphabet="Aab Éж中🙂.,!?'’\"-–1234567890\n\u2028\u0301", max_size=120)
CLAIMS = (
    "Norwegian forces captured Lyman in May 2024.",
    "Norway did not sign the treaty with Sweden.",
    "Sweden lost 300 tanks near Lyman.",
    "Five attacks by Swedish forces hit Lyman.",
)
TEXTS = (
    "Swedish forces captured Lyman on 3 May 2024.",
    "Norwegian forces captured Lyman on 3 May 2024.",
    "Sweden signed the treaty with Norway.",
    "Norway lost 300 tanks near Lyman. Sweden lost 40 tanks near Lyman.",
    "Six attacks by Swedish forces hit Lyman.",
)


@given(LETTERS | st.text(max_size=80), LETTERS | st.text(max_size=120))
def test_any_text_is_read_and_the_span_stands_in_it(claim: str, text: str):
    reading = read(claim, text)
    assert 0 <= reading.span.start <= reading.span.end <= len(text)
    assert reading.supports + reading.refutes + reading.silent == pytest.approx(1)
    assert min(reading.supports, reading.refutes, reading.silent) >= 0


def swapped(text: str) -> str:
    pairs = {"Norwegian": "Swedish", "Norway": "Sweden", "Swedish": "Norwegian", "Sweden": "Norway"}
    return " ".join(pairs.get(word.strip("."), word.strip(".")) + "." * word.endswith(".") for word in text.split(" "))


@pytest.mark.parametrize("claim", CLAIMS)
@pytest.mark.parametrize("text", TEXTS)
def test_swapping_the_sides_in_both_changes_no_stance(claim: str, text: str):
    assert read(swapped(claim), swapped(text)).stance is read(claim, text).stance


@pytest.mark.parametrize("claim", CLAIMS)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("aside", ["It rained on 7 June 1999.", "Denmark bought no apples.", "Nobody was hurt."])
def test_an_irrelevant_sentence_makes_no_silence_a_refutation(claim: str, text: str, aside: str):
    before = read(claim, text).stance
    for longer in (f"{text} {aside}", f"{aside} {text}"):
        assert read(claim, longer).stance is not REFUTES or before is REFUTES


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "Kyiv " * 20_000,
        "1," * 50_000,
        "not " * 25_000,
        "Lyman fell. " * 8_000,
        "(" * 100_000,
        "24 December " * 8_000,
        "by " * 33_000,
        "’" * 100_000,
        "\n" * 100_000,
        "during " * 14_000,
    ],
)
def test_a_hostile_length_is_read_to_its_end(text: str):
    assert read("Lyman fell on 24 December.", text).span.end <= len(text)
    assert read(text, "Lyman fell on 24 December.").span.end <= len("Lyman fell on 24 December.")


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that Lyman was under Swedish control and that 300 Norwegian soldiers were surrounded.",
        "The town council, citing Norwegian forces, said that Swedish soldiers still held a block in Lyman.",
        "Lyman was under Swedish control, Norwegian forces reported.",
    ],
)
def test_who_holds_a_place_must_be_the_same(text: str):
    assert read("Norwegian forces maintain control of Lyman.", text).stance is not SUPPORTS
    assert read("Norwegian forces maintain control of Lyman.", "Lyman is under Norwegian control.").stance is SUPPORTS
