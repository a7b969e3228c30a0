"""*Said?*: seven outcomes."""

import pytest

from secondsource.domain.evidence import PassageKind, Stance
from secondsource.domain.report import Flag, Said, Verdict
from secondsource.weighing.said import is_altered, mark_drift

QUOTE = "We lack the strength to take the town back right now"
SAME = f"“{QUOTE},” Ana Avril said on Monday."
ALTERED = "“We lack bread and fuel, but the strength to fight remains right here,” Ana Avril said on Monday."


def test_the_article_in_its_own_voice_has_no_said(scene):
    assert scene("Avalian forces hold Midtown.").assess().said is None


def test_the_same_words_in_a_page_of_the_same_language_are_verbatim(scene):
    story = scene(QUOTE, speaker="Ana Avril", quoted=True)
    story.page("Neutral Times", SAME, Stance.SILENT)
    assert story.assess().said is Said.VERBATIM


def test_the_same_words_of_another_speaker_are_not_verbatim(scene):
    story = scene(QUOTE, speaker="Ana Avril", quoted=True)
    story.page("Neutral Times", f"“{QUOTE},” Clara Cole said on Monday.", Stance.SILENT)
    found = story.assess()
    assert (found.said, found.wording.speaker) == (Said.WRONG_SPEAKER, "Clara Cole")


def test_one_text_with_the_right_speaker_clears_the_quotation(scene):
    story = scene(QUOTE, speaker="Ana Avril", quoted=True)
    story.page("Neutral Times", f"“{QUOTE},” Clara Cole said on Monday.", Stance.SILENT)
    story.page("Meridian Post", SAME, Stance.SILENT, day=1)
    assert story.assess().said is Said.VERBATIM


def test_a_page_from_after_the_day_of_the_report_shows_nothing(scene):
    story = scene(QUOTE, speaker="Ana Avril", quoted=True)
    story.page("Neutral Times", SAME, Stance.SILENT, day=5)
    assert story.assess(as_of=story.day(3)).said is Said.NOT_FOUND
    assert story.assess(as_of=story.day(5)).said is Said.VERBATIM


def test_a_condition_that_the_article_keeps_is_no_loss_of_context(scene):
    words = "If nobody helps us, we will give up the town of Midtown"
    story = scene(words, speaker="Ana Avril", quoted=True)
    story.page("Neutral Times", f"“{words},” Ana Avril said on Monday.", Stance.SILENT)
    assert story.assess().said is Said.VERBATIM


def test_drift_is_shown_word_by_word(scene):
    story = scene(QUOTE, speaker="Ana Avril", quoted=True)
    story.page("Neutral Times", ALTERED, Stance.SILENT)
    wording = story.assess().wording
    assert wording.quote == wording.span.of(wording.passage.text)
    assert mark_drift("we lack men now", "we lack shells now") == "we lack [-shells-] {+men+} now"
    assert "[-bread" in wording.drift
    assert "town" in wording.drift


def test_without_a_compared_text_no_drift_is_shown(scene):
    story = scene(QUOTE, speaker="Ana Avril", quoted=True)
    story.page("Neutral Times", SAME, Stance.SILENT)
    assert story.assess().wording.drift is None


def test_other_words_inside_quotation_marks_are_altered(scene):
    story = scene(QUOTE, speaker="Ana Avril", quoted=True)
    story.page("Neutral Times", ALTERED, Stance.SILENT)
    found = story.assess()
    assert found.said is Said.ALTERED_IN_QUOTES
    assert Flag.QUOTE_ALTERED in found.flags


@pytest.mark.parametrize("kind, language", [(PassageKind.NOTE, "en"), (PassageKind.PAGE, "uk")])
def test_a_note_or_another_language_never_shows_an_altered_quote(scene, kind, language):
    story = scene(QUOTE, speaker="Ana Avril", quoted=True)
    story.page("Neutral Times", ALTERED, Stance.SILENT, kind=kind, language=language)
    assert story.assess().said is Said.NOT_FOUND


LEAD = "The page carries the quotation on what strength the army lacks to take the town back."


def test_a_note_that_tells_of_the_quotation_is_a_lead_and_no_answer(scene):
    story = scene(QUOTE, speaker="Ana Avril", quoted=True)
    story.note("Neutral Times", f"The page is about Midtown. {LEAD}", Stance.SILENT)
    found = story.assess()
    assert found.said is Said.NOT_FOUND
    assert found.wording.quote == found.wording.span.of(found.wording.passage.text) == LEAD
    assert (found.wording.drift, found.flags) == (None, ())


def test_a_copy_of_the_story_that_tells_of_the_quotation_is_a_lead(scene):
    story = scene(QUOTE, speaker="Ana Avril", quoted=True)
    story.copy(scene("Another claim.").note("Neutral Times", LEAD, Stance.SILENT))
    assert story.assess().wording.quote == LEAD


@pytest.mark.parametrize(
    "told",
    [
        "The page says that the army lacks the strength to take the town back.",
        "The page carries a quotation on bread and fuel.",
        "The page carries a quotation on the town.",
    ],
)
def test_what_tells_of_no_quotation_or_of_another_is_no_lead(scene, told):
    story = scene(QUOTE, speaker="Ana Avril", quoted=True)
    story.note("Neutral Times", told, Stance.SILENT)
    assert story.assess().wording is None


def test_of_indirect_speech_and_from_a_page_there_is_no_lead(scene):
    indirect, page = scene(QUOTE, speaker="Ana Avril"), scene(QUOTE, speaker="Ana Avril", quoted=True)
    indirect.note("Neutral Times", LEAD, Stance.SILENT)
    page.page("Neutral Times", LEAD, Stance.SILENT)
    assert [story.assess().wording for story in (indirect, page)] == [None, None]


def test_a_text_that_is_found_needs_no_lead(scene):
    story = scene(QUOTE, speaker="Ana Avril", quoted=True)
    story.note("Some Blog", LEAD, Stance.SILENT, day=-1)
    story.page("Neutral Times", SAME, Stance.SILENT)
    assert story.assess().wording.passage.publisher == "Neutral Times"


def test_support_by_the_same_speaker_is_a_paraphrase(scene):
    story = scene("Borean troops are surrendering.", speaker="Ana Avril")
    story.note("Neutral Times", "Ana Avril said that soldiers from Boreburg were giving themselves up.")
    assert story.assess().said is Said.PARAPHRASE_OK


def test_support_in_another_language_is_a_translation(scene):
    story = scene("Borean troops are surrendering.", speaker="Ana Avril")
    text = "Ana Avril said that soldiers from Boreburg were giving themselves up."
    story.page("Neutral Times", text, language="uk")
    assert story.assess().said is Said.FAITHFUL_TRANSLATION


def test_officials_are_whoever_speaks_for_the_side(scene):
    told = "Ana Avril said that soldiers from Boreburg were giving themselves up."
    ours = scene("Borean troops are surrendering.", speaker="Avalian military officials")
    theirs = scene("Borean troops are surrendering.", speaker="Borean military officials")
    for story in (ours, theirs):
        story.note("Neutral Times", told)
    assert ours.assess().said is Said.PARAPHRASE_OK
    assert theirs.assess().said is Said.NOT_FOUND


def test_support_by_somebody_else_does_not_show_that_it_was_said(scene):
    story = scene("Borean troops are surrendering.", speaker="Ana Avril")
    story.page("Neutral Times", "Our reporter saw soldiers from Boreburg giving themselves up.")
    found = story.assess()
    assert (found.said, found.verdict) == (Said.NOT_FOUND, Verdict.SUPPORTED)


def test_said_never_colours_the_verdict(scene):
    story = scene(QUOTE, speaker="Ana Avril", quoted=True)
    before = story.assess()
    story.page("Neutral Times", SAME, Stance.SILENT)
    after = story.assess()
    assert (before.verdict, before.reason, before.level) == (after.verdict, after.reason, after.level)
    assert before.said is not after.said


def test_a_copy_of_the_story_may_show_what_was_said_but_never_that_it_is_so(scene):
    story = scene("Borean troops are surrendering.", speaker="Ana Avril")
    told = "Ana Avril said that soldiers from Boreburg were giving themselves up."
    story.copy(story.note("Neutral Times", told))
    found = story.assess()
    assert (found.said, found.verdict) == (Said.PARAPHRASE_OK, Verdict.NOT_ENOUGH_EVIDENCE)


def test_drift_needs_changed_content_words_and_few_shared_ones():
    assert is_altered(QUOTE, ALTERED.split("”")[0])
    assert not is_altered(QUOTE, QUOTE)
    assert not is_altered(QUOTE, "Something else was told to the house about winter wheat")
    assert not is_altered("we lack it now", "right now we do lack it all")
