"""What a listener hears of a check: what the report says, once, at its place, and nothing more."""

import re

import pytest

from secondsource.domain.claim import Reason
from secondsource.domain.narration import Hearing, Part
from secondsource.domain.report import Verdict
from secondsource.reading.spoken.cardinals import cardinal
from secondsource.reading.spoken.script import write_script
from secondsource.testing.reports import empty, rich, unreviewed
from secondsource.weighing.hearing import BRIEF_WORDS, add_check

REPORT = unreviewed()
SCRIPT = write_script(REPORT.article, ())


def hear(how, report=REPORT):
    return add_check(write_script(report.article, ()), report, how, ()).utterances


def checks(heard):
    return [each for each in heard if each.part is Part.CHECK]


@pytest.mark.parametrize("how", [Hearing.AFTER, Hearing.END])
def test_the_article_is_heard_whole_and_unchanged(how):
    assert tuple(each for each in hear(how) if each.part is not Part.CHECK) == SCRIPT.utterances


def test_the_answer_follows_the_sentence_that_ends_the_statement():
    heard = hear(Hearing.AFTER)
    spans = {item.claim.id: item.claim.span for item in REPORT.assessments}
    last = None
    for each in heard:
        if each.span:
            last = each.span
        elif each.claim:
            assert last.start < spans[each.claim].end <= last.end


def test_each_answered_statement_is_heard_once():
    answered = {
        item.claim.id
        for item in REPORT.assessments
        if item.verdict is not Verdict.NOT_CHECKABLE
        and item.reason not in {Reason.NOTHING_FOUND, Reason.RETRIEVAL_FAILED, Reason.AMBIGUOUS_CLAIM}
    }
    for how in (Hearing.AFTER, Hearing.END):
        named = [each.claim for each in checks(hear(how)) if each.claim]
        assert len(named) == len(set(named))
        assert set(named) == answered
    assert answered


def test_the_report_is_the_last_chapter():
    heard = hear(Hearing.END)
    first = next(number for number, each in enumerate(heard) if each.part is Part.CHECK)
    assert heard[first].chapter == "The check"
    assert all(each.part is Part.CHECK for each in heard[first:])


def test_the_counts_are_those_of_the_report():
    (counts,) = [each for each in checks(hear(Hearing.AFTER)) if each.chapter]
    supported = sum(item.verdict is Verdict.SUPPORTED for item in REPORT.assessments)
    assert counts.text.startswith(f"Of {cardinal(len(REPORT.assessments))} statements checked by machine, ")
    assert f" {cardinal(supported)} {'is' if supported == 1 else 'are'} supported" in counts.text


def test_the_brief_keeps_to_two_minutes_and_to_the_articles_order():
    heard = hear(Hearing.BRIEF)
    assert sum(len(each.spoken.split()) for each in heard) <= BRIEF_WORDS
    assert [each.part for each in heard[:2]] == [Part.TITLE, Part.CHECK]
    starts = {item.claim.id: item.claim.span.start for item in REPORT.assessments}
    order = [starts[each.claim] for each in heard if each.claim]
    assert order == sorted(order)


def test_only_the_reports_own_sentences_are_said():
    for each in checks(hear(Hearing.AFTER)):
        if not each.claim:
            continue
        (item,) = [item for item in REPORT.assessments if item.claim.id == each.claim]
        words = re.findall(r"\w+", item.sentence.replace("; its public source is linked", "").lower())
        assert " ".join(words) in " ".join(re.findall(r"\w+", each.text.lower()))


def test_nothing_says_bots_or_fake():
    said = " ".join(each.text for each in hear(Hearing.END, rich()))
    assert not re.search(r"(?i)\b(?:fake|debunked|bots?)\b", said)


def test_a_report_without_statements_says_so():
    (counts,) = checks(hear(Hearing.END, empty()))
    assert counts.text == "The check found no statement that can be checked."
