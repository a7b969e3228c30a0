"""The arithmetic guard: what vetoes support, what makes a contradiction sure, and what is only a doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.data.tables import load_tables
from secondsource.domain.evidence import Stance, StanceReading
from secondsource.domain.record import Span
from secondsource.reading.comparing.guard import Sides, find_clash, find_doubt, find_mismatch
from secondsource.reading.comparing.settling import settle

TABLES = load_tables()
SUPPORTS, REFUTES, SILENT, QUALIFIES = Stance.SUPPORTS, Stance.REFUTES, Stance.SILENT, Stance.QUALIFIES
CLASHING = [
    ("The storm killed 40 people in Harrow.", "The storm killed 14 people in Harrow.", "'40 people'", "'14 people'"),
    ("The bridge opened on 3 May 2024.", "The bridge opened on 7 May 2024.", "'3 May 2024'", "'7 May 2024'"),
    ("The strike lasted three weeks.", "The strike lasted five weeks.", "'three weeks'", "'five weeks'"),
    ("The price of bread increased.", "The price of bread decreased.", "'increased'", "'decreased'"),
]
COUNTED = {(claim, text) for claim, text, one, _ in CLASHING if "people" in one}
NEGATED = ("The council approved the plan.", "The council did not approve the plan.", "'approved'", "negated")
MEETING = [
    ("About 40 people left Harrow.", "Some 41 people left Harrow."),
    ("The bridge opened in May 2024.", "The bridge opened on 7 May 2024."),
    ("The council did not approve the plan.", "The council never approved the plan."),
    ("The wall is two kilometres long.", "The wall is 2 km long."),
    ("The price was lower than 340 dollars.", "The price was 335 dollars."),
    ("Harrow won the cup of 2015.", "Harrow won the 2015-16 cup and lost in 2013."),
]


def sides(claim: str, text: str) -> Sides:
    return Sides(claim, text, TABLES)


def reading(stance: Stance, text: str, doubt: str | None = None, why: str = "The network says so.") -> StanceReading:
    scores = {SUPPORTS: (0.9, 0.05, 0.05), REFUTES: (0.05, 0.9, 0.05)}.get(stance, (0.1, 0.1, 0.8))
    return StanceReading(stance, *scores, Span(0, len(text)), why, doubt)


def settled(
    claim: str, text: str, said: Stance, ruled: Stance = SILENT, doubt: str | None = None, *, alone: bool = False
) -> StanceReading:
    by_rule = reading(ruled, text, why="By rule.")
    return settle(claim, text, reading(said, text, doubt), by_rule, TABLES, refutes_alone=alone)


@pytest.mark.parametrize("claim, text, one, other", [*CLASHING, NEGATED])
def test_a_mismatch_vetoes_support_and_shows_both_sides(claim, text, one, other):
    found = settled(claim, text, SUPPORTS)
    assert found.stance is SILENT
    assert one in found.why
    assert other in found.why


@pytest.mark.parametrize("claim, text, one, other", CLASHING)
def test_a_contradiction_that_code_finds_too_is_sure(claim, text, one, other):
    found = settled(claim, text, REFUTES, doubt="Not sure." if (claim, text) not in COUNTED else None)
    assert (found.stance, found.doubt) == (REFUTES, None)
    assert one in found.why


@pytest.mark.parametrize("claim, text", COUNTED)
def test_another_number_leaves_the_doubt_of_a_model_that_is_not_sure(claim, text):
    assert settled(claim, text, REFUTES, doubt="Not sure.").doubt == "Not sure."


def test_negation_alone_leaves_the_models_doubt():
    claim, text, one, other = NEGATED
    found = settled(claim, text, REFUTES, doubt="Not sure.")
    assert (found.stance, found.doubt) == (REFUTES, "Not sure.")
    assert one in found.why
    assert other in found.why


@pytest.mark.parametrize("leaning, stance", [(0.4, REFUTES), (0.1, SILENT)])
def test_silence_that_leans_to_contradiction_is_one_in_doubt_where_arithmetic_finds_it(leaning, stance):
    claim, text, *_ = CLASHING[0]
    silent = StanceReading(SILENT, 0.2, leaning, 0.8 - leaning, Span(0, len(text)), "It says neither.")
    found = settle(claim, text, silent, reading(SILENT, text), TABLES)
    assert found.stance is stance
    assert bool(found.doubt) is (stance is REFUTES)
    same = settle("The storm killed 40 people.", "The storm killed people.", silent, reading(SILENT, text), TABLES)
    assert same.stance is SILENT


@pytest.mark.parametrize("claim, text", MEETING)
def test_what_meets_is_no_mismatch(claim, text):
    assert find_mismatch(sides(claim, text)) is None
    assert find_clash(sides(claim, text)) is None
    assert settled(claim, text, SUPPORTS).stance is SUPPORTS


def test_values_that_meet_are_told():
    assert "'About 40 people' fits 'Some 41 people'" in settled(*MEETING[0], SUPPORTS).why


def test_a_contradiction_that_code_does_not_find_keeps_the_models_doubt():
    text = "The mayor stayed in office."
    assert settled("The mayor resigned.", text, REFUTES, doubt="Not sure.").doubt == "Not sure."
    assert "bears out" in (settled("The mayor resigned.", text, REFUTES).doubt or "")
    assert settled("The mayor resigned.", text, REFUTES, alone=True).doubt is None


def test_another_value_in_the_next_sentence_bears_out_no_contradiction():
    claim = "Petro Bondar has been mayor of Izium since May 2019."
    text = "The Izium Herald wrote on 26 December 2025 of a fair. Petro Bondar, the mayor of Izium, had opened it."
    found = settled(claim, text, REFUTES)
    assert (found.stance, found.doubt is None) == (REFUTES, False)
    assert settled(claim, "Petro Bondar has been mayor of Izium since May 2021.", REFUTES).doubt is None


def test_what_is_partly_for_and_partly_against_somebody_else_is_doubtful():
    found = settled("Olha Kovalenko resigned in May.", "Petro Bondar resigned in June.", QUALIFIES)
    assert "Olha Kovalenko" in (found.doubt or "")
    text = "Olha Kovalenko resigned in May."
    assert settled(text, text, QUALIFIES).doubt is None


@pytest.mark.parametrize(
    "claim, text, doubt",
    [
        ("Olha Kovalenko resigned as mayor of Izium.", "The mayor resigned.", "name"),
        ("The storm killed 40 people in Harrow.", "The storm killed people in Harrow.", "40 people"),
        ("The council approved the plan.", "The council may approve the plan.", "possible"),
        ("Only Harrow signed the pact.", "Harrow signed the pact.", "only"),
        ("Harrow is proud of its theatres.", "Harrow was flooded in the spring.", "telling words"),
    ],
)
def test_what_the_text_does_not_give_makes_support_doubtful(claim, text, doubt):
    found = settled(claim, text, SUPPORTS)
    assert found.stance is SUPPORTS
    assert doubt in (found.doubt or "")
    assert find_doubt(sides(claim, text)) == found.doubt


def test_a_contradiction_of_somebody_else_is_doubtful():
    found = settled("Olha Kovalenko resigned in May.", "Petro Bondar resigned in June.", REFUTES)
    assert "Olha Kovalenko" in (found.doubt or "")


@pytest.mark.parametrize("said, ruled", [(SUPPORTS, REFUTES), (REFUTES, SUPPORTS)])
def test_model_and_rules_that_contradict_each_other_decide_nothing(said, ruled):
    found = settled("The council met in Harrow.", "The council met in Harrow.", said, ruled)
    assert found.stance is SILENT
    assert "By rule" in found.why


def test_a_model_that_is_not_sure_does_not_unsettle_the_rules():
    text = "The council met in Harrow."
    assert settled(text, text, REFUTES, SUPPORTS, doubt="Not sure.").stance is SUPPORTS


@pytest.mark.parametrize("said", [SILENT, QUALIFIES])
def test_what_the_rules_decide_stands(said):
    text = "The council met in Harrow."
    assert settled(text, text, said, SUPPORTS).why == "By rule."


def test_the_quotation_grows_by_the_sentence_that_holds_the_value():
    text = "The storm hit Harrow on Monday, and 14 people fled. It killed 40 people there."
    first = StanceReading(SUPPORTS, 0.9, 0.0, 0.1, Span(0, 51), "The network says so.")
    claim = "The storm hit Harrow and killed 40 people."
    assert find_mismatch(sides(claim, first.span.of(text)))
    found = settle(claim, text, first, reading(SILENT, text), TABLES)
    assert found.stance is SUPPORTS
    assert found.span.of(text) == text


LETTERS = st.text(alphabet="Aab Éж中🙂.,!?'’\"-–1234567890%\n\u2028not", max_size=120)


@given(LETTERS, LETTERS, st.sampled_from(list(Stance)), st.sampled_from(list(Stance)))
def test_any_text_is_settled_and_nothing_is_made_up(claim, text, said, ruled):
    found = settled(claim, text, said, ruled)
    assert found.stance in {said, ruled, SILENT} or (found.stance is REFUTES and found.doubt)
    assert 0 <= found.span.start <= found.span.end <= len(text)
    assert found.why
    assert "\n" not in found.why
