"""The four words, when each is due, and what is never said."""

from dataclasses import replace
from datetime import date

import pytest

from secondsource.domain.examination import SignalGroup, SignalReading, ThreadVerdict
from secondsource.domain.thread import Comment, ThreadPage
from secondsource.reading.pages.comments import make_thread
from secondsource.reading.threads.bank import index_templates, make_template
from secondsource.reading.threads.thread import read_thread
from secondsource.weighing.incoming import Advice, count_copies, judge_incoming
from secondsource.weighing.threads import explain_kindly, tell_thread, weigh_thread

WORDS = "Watching costs and grades closely before the quarterly numbers."
TALK = ("The quay was open.", "My cousin works there.", "Who pays for this?", "Good report.", "Rain again.")


def thread(*texts: str):
    return read_thread(make_thread(Comment(text) for text in (*TALK, *texts)), ThreadPage())


def fired(group: SignalGroup, name: str = "exact_copies") -> SignalReading:
    return SignalReading(name, group, True, 3, 3, "comments", f"{name} was seen.")


REPEATED = thread(*[WORDS] * 4)


def test_under_five_comments_nothing_is_judged():
    few = read_thread(make_thread([Comment(WORDS)] * 4), ThreadPage())
    assert weigh_thread(few, [fired(SignalGroup.REPETITION), fired(SignalGroup.TOPIC)]) is ThreadVerdict.NOT_ENOUGH_DATA


def test_strong_needs_two_groups():
    one = [fired(SignalGroup.REPETITION), fired(SignalGroup.REPETITION, "templates")]
    assert weigh_thread(REPEATED, one) is ThreadVerdict.SOME
    assert weigh_thread(REPEATED, [*one, fired(SignalGroup.TOPIC)]) is ThreadVerdict.STRONG


@pytest.mark.parametrize("group", [SignalGroup.STRUCTURE, SignalGroup.USEFUL])
def test_orphans_and_corrections_never_count(group: SignalGroup):
    assert weigh_thread(REPEATED, [fired(SignalGroup.REPETITION), fired(group)]) is ThreadVerdict.SOME
    assert weigh_thread(REPEATED, [fired(group)]) is ThreadVerdict.NO_SIGNS


def test_without_repeated_texts_there_are_no_signs():
    assert weigh_thread(REPEATED, [fired(SignalGroup.TOPIC), fired(SignalGroup.TIMING)]) is ThreadVerdict.NO_SIGNS


def test_a_few_copies_in_a_large_thread_are_not_strong():
    large = thread(*(f"Comment {at} about ship {at * 7} and crane {at * 3}" for at in range(200)), *[WORDS] * 3)
    assert weigh_thread(large, [fired(SignalGroup.REPETITION), fired(SignalGroup.TOPIC)]) is ThreadVerdict.SOME


@pytest.mark.parametrize("verdict", list(ThreadVerdict))
def test_nobody_is_accused(verdict: ThreadVerdict):
    signals = [fired(SignalGroup.REPETITION), fired(SignalGroup.TOPIC, "foreign_topic")]
    said = " ".join([tell_thread(REPEATED, signals, verdict), *explain_kindly(REPEATED, signals)]).lower()
    assert not {"bot", "bots", "fake", "troll", "trolls"} & set(said.replace(".", " ").split())


def test_what_was_found_has_an_ordinary_explanation_and_silence_has_none():
    assert explain_kindly(REPEATED, [fired(SignalGroup.REPETITION)])
    assert explain_kindly(REPEATED, [replace(fired(SignalGroup.REPETITION), fired=False)]) == ()


def template(threads: int = 2):
    made = make_template(REPEATED.clusters[0], date(2025, 11, 16))
    assert made
    return replace(made, threads=threads)


def test_an_incoming_comment_of_a_known_template_is_held_for_a_person():
    state = index_templates([template()])
    assert judge_incoming(WORDS, ThreadPage(), state).advice is Advice.HOLD
    assert judge_incoming("The quay was open on Friday.", ThreadPage(), state).advice is Advice.LET_THROUGH
    assert judge_incoming("", ThreadPage(), state).advice is Advice.LET_THROUGH


def test_an_incoming_copy_is_held_only_where_the_thread_has_several():
    state = index_templates([])
    assert judge_incoming(WORDS, ThreadPage(), state, 1).advice is Advice.LET_THROUGH
    assert judge_incoming(WORDS, ThreadPage(), state, 2).advice is Advice.HOLD
    assert count_copies(WORDS, [WORDS, WORDS.upper(), "Thanks!"]) == 2
    assert count_copies("Thanks!", ["Thanks!"] * 9) == 0, "everyone says that"


def test_a_comment_is_judged_by_few_look_ups(count_calls):
    state = index_templates([template()])
    assert count_calls(lambda: judge_incoming(WORDS * 40, ThreadPage(title=WORDS), state)) < 100_000
    assert count_calls(lambda: count_copies(WORDS, [WORDS] * 500)) < 100_000
