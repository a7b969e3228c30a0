"""A sentence that denies the one before it is read as the denial of what that one says."""

import pytest

from secondsource.data.tables import load_tables
from secondsource.domain.claim import Kind
from secondsource.domain.evidence import Stance
from secondsource.weighing.denials import spell_out

TABLES = load_tables()

TOLD = "The paper wrote that Borean forces had captured Midtown."


@pytest.mark.parametrize(
    "words", ["said otherwise", "say the opposite", "denied it", "disputed this", "rejected this claim on Friday"]
)
def test_the_denial_is_spelled_out(words):
    (_, first), (_, second) = spell_out(f"{TOLD} Borean bloggers {words}.", TABLES)
    assert first == TOLD
    assert second.startswith("Borean bloggers said that Borean forces had not captured Midtown")


def test_the_denial_of_a_denial_is_what_was_denied():
    (_, last) = spell_out("The army said that it had not taken Midtown. Its own bloggers said otherwise.", TABLES)[-1]
    assert last == "Its own bloggers said that it had taken Midtown."


@pytest.mark.parametrize(
    "text",
    [
        "Borean bloggers said otherwise.",
        "The weather at Midtown was mild. Borean bloggers said otherwise.",
        f"{TOLD} Borean bloggers denied it the name of a town.",
        f"{TOLD} Unless they said otherwise, everyone was at home.",
    ],
)
def test_where_nothing_is_denied_the_words_stay(text):
    assert [words for _, words in spell_out(text, TABLES)] == [span.of(text) for span, _ in spell_out(text, TABLES)]


@pytest.mark.parametrize("words", ["said otherwise", "disputed this"])
def test_voices_that_deny_their_own_sides_success_admit_its_loss(scene, words):
    story = scene("Borean bloggers acknowledged that their forces lost Midtown.", Kind.EVENT)
    story.note("Neutral Times", f"{TOLD} Even pro-Borean bloggers {words}.", Stance.SILENT)
    (evidence,) = story.assess().evidence
    assert (evidence.stance, evidence.admission) == (Stance.SUPPORTS, "A2s")


def test_the_other_side_that_denies_it_is_no_admission(scene):
    story = scene("Borean bloggers acknowledged that their forces lost Midtown.", Kind.EVENT)
    story.note("Neutral Times", f"{TOLD} Avalian bloggers said otherwise.", Stance.SILENT)
    assert not story.assess().evidence
