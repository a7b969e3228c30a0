"""What a listener hears of a check: a sentence after a statement, the report as last chapter, or two minutes of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from secondsource.domain.claim import Reason
from secondsource.domain.narration import Hearing, Part, Script, Utterance
from secondsource.domain.reference import Pronounced
from secondsource.domain.report import Assessment, Report, Verdict
from secondsource.reading.spoken.cardinals import cardinal
from secondsource.reading.spoken.names import Lexicon, lexicon_of
from secondsource.reading.spoken.script import utter
from secondsource.weighing.labels import start_small

BRIEF_WORDS = 310
"""Two minutes at 165 words a minute, with the pauses between sentences."""
_ANSWERS = {
    Verdict.SUPPORTED: "supported",
    Verdict.REFUTED: "contradicted by what was found",
    Verdict.CONFLICTING: "the sides say opposite things",
    Verdict.NOT_ENOUGH_EVIDENCE: "not confirmed",
    Verdict.NOT_CHECKABLE: "cannot be checked",
}
_WEIGHT = (Verdict.REFUTED, Verdict.CONFLICTING, Verdict.NOT_ENOUGH_EVIDENCE, Verdict.SUPPORTED)
_COUNTED = {
    Verdict.SUPPORTED: "supported",
    Verdict.REFUTED: "contradicted",
    Verdict.CONFLICTING: "told in opposite ways",
    Verdict.NOT_ENOUGH_EVIDENCE: "without enough evidence",
    Verdict.NOT_CHECKABLE: "such that nobody can check them",
}
_CHAPTER = "The check"
_NO_NAME = re.compile(
    r"(?:A|An|All|Both|Every|Everything|It|No|Nobody|None|Nothing|One|Only|The|There|This|Those|Two|What)\b"
)
"""First words that are no name, and may stand in a small letter behind the answer."""


def add_check(script: Script, report: Report, how: Hearing, lexicon: tuple[Pronounced, ...]) -> Script:
    """The script with the check in it. Only what stands in the report is said."""
    names = lexicon_of(lexicon)
    answered = [item for item in report.assessments if _is_answered(item)]
    if how is Hearing.AFTER:
        heard = (*_after(script.utterances, answered, names), _counts(report, names, chapter=_CHAPTER))
    elif how is Hearing.END:
        heard = (*script.utterances, _counts(report, names, chapter=_CHAPTER), *_each(answered, names))
    else:
        title = [each for each in script.utterances if each.part is Part.TITLE]
        heard = (*title, _counts(report, names, chapter=_CHAPTER), *_brief(answered, names))
    return replace(script, utterances=heard)


def _is_answered(item: Assessment) -> bool:
    """Whether there is something to say: silence about a statement is counted at the end, not repeated after each."""
    if item.verdict is Verdict.NOT_CHECKABLE:
        return False
    return item.reason not in {Reason.NOTHING_FOUND, Reason.RETRIEVAL_FAILED, Reason.AMBIGUOUS_CLAIM}


def _after(utterances: Sequence[Utterance], answered: Sequence[Assessment], names: Lexicon) -> Iterator[Utterance]:
    waiting = sorted(answered, key=lambda item: item.claim.span.end)
    for utterance in utterances:
        yield utterance
        if utterance.span is None:
            continue
        here = [item for item in waiting if item.claim.span.end <= utterance.span.end]
        waiting = waiting[len(here) :]
        for item in here:
            yield _answer(item, names, alone=len(here) == 1)


def _answer(item: Assessment, names: Lexicon, *, alone: bool) -> Utterance:
    about = "" if alone else f" on the statement “{_plain(item.claim.text)}”"
    return utter(Part.CHECK, f"Check{about}: {_verdict(item)}", names, claim=item.claim.id)


def _each(answered: Iterable[Assessment], names: Lexicon) -> Iterator[Utterance]:
    for item in answered:
        yield utter(Part.CHECK, f"“{_plain(item.claim.text)}”: {_verdict(item)}", names, claim=item.claim.id)


def _brief(answered: Sequence[Assessment], names: Lexicon) -> Iterator[Utterance]:
    """The weightiest answers that fit into two minutes, in the order of the article."""
    by_weight: dict[Verdict, list[Assessment]] = defaultdict(list)
    for item in answered:
        by_weight[item.verdict].append(item)
    left = BRIEF_WORDS - 40
    chosen: list[tuple[int, Utterance]] = []
    for verdict in _WEIGHT:
        for item in by_weight[verdict]:
            (heard,) = _each((item,), names)
            if (length := len(heard.spoken.split())) <= left:
                left -= length
                chosen.append((item.claim.span.start, heard))
    yield from (heard for _, heard in sorted(chosen, key=lambda each: each[0]))


def _counts(report: Report, names: Lexicon, chapter: str) -> Utterance:
    """`Of 27 statements, 4 are supported, …`, in one sentence."""
    numbers = {verdict: sum(item.verdict is verdict for item in report.assessments) for verdict in Verdict}
    said = [f"{cardinal(numbers[each])} {'is' if numbers[each] == 1 else 'are'} {word}"
            for each, word in _COUNTED.items() if numbers[each]]  # fmt: skip
    total = len(report.assessments)
    if not said:
        return utter(Part.CHECK, "The check found no statement that can be checked.", names, chapter=chapter)
    listed = ", ".join(said[:-1]) + (" and " if len(said) > 1 else "") + said[-1]
    of = f"Of {cardinal(total)} statement{'' if total == 1 else 's'} checked by machine"
    return utter(Part.CHECK, f"{of}, {listed}.", names, chapter=chapter)


def _verdict(item: Assessment) -> str:
    """One sentence: the answer, and why."""
    why = item.sentence.replace("; its public source is linked", "").strip()
    if _NO_NAME.match(why):
        why = start_small(why)
    return why if why.startswith("the arithmetic contradicts") else f"{_ANSWERS[item.verdict]}; {why}"


def _plain(text: str) -> str:
    return text.strip().rstrip(".").replace("“", "‘").replace("”", "’")
