"""How a report tells that a claim was judged before: whose answer it is, and in what the two claims differ."""

from secondsource.domain.matching import Aspect, Difference, EarlierKind, Match, MatchState, Relation
from secondsource.domain.report import Assessment, Report, Verdict
from secondsource.weighing.labels import VERDICTS, name_day, start_small

_RELATIONS = {
    Relation.SAME: "says the same",
    Relation.NEGATED: "says the opposite",
    Relation.DIFFERS: "says nearly the same",
}
_ASPECTS = {
    Aspect.NEGATION: "turned round",
    Aspect.OPPOSITE: "opposite words",
    Aspect.NUMBER: "another number",
    Aspect.DATE: "another date",
    Aspect.LENGTH: "another length of time",
    Aspect.PLACE: "another place",
    Aspect.NAME: "another name",
    Aspect.ROLES: "who does what",
    Aspect.SPEAKER: "another speaker",
    Aspect.TENSE: "another tense",
    Aspect.SCOPE: "another scope",
    Aspect.WORDS: "other words",
}


def matches_of(report: Report, item: Assessment) -> tuple[Match, ...]:
    """The matches of one claim, in the order of the report."""
    return tuple(each for each in report.matches if each.of == item.claim.id)


def describe_match(match: Match) -> str:
    """A match in two or three sentences, the answer always under the name of who gave it."""
    parts = (describe_state(match), describe_answer(match), describe_differences(match))
    return " ".join(filter(None, parts))


def describe_state(match: Match) -> str:
    """Whether a person has looked at it."""
    if match.state is MatchState.CONFIRMED and match.decision:
        return f"This was checked before ({match.decision.by} confirms it)."
    if match.state is MatchState.REJECTED and match.decision:
        return f"This is another claim, says {match.decision.by}."
    return "Perhaps this was checked before; the machine suggests it, and no person has confirmed it."


def describe_answer(match: Match) -> str:
    """Who answered what to which claim, and when; the answer stays theirs."""
    earlier = match.earlier
    said = f", which {earlier.speaker} made" if earlier.speaker else ""
    claim = f"a claim that {_RELATIONS[match.relation]}{said}: “{earlier.claim}”"
    return f"{earlier.by}, {name_day(earlier.judged_on)}, {_VERBS[earlier.kind]} {answer_of(match)} {claim}."


_VERBS = {EarlierKind.FACT_CHECK: "rates as", EarlierKind.ANALYSIS: "judges as", EarlierKind.REPORT: "answered as"}


def answer_of(match: Match) -> str:
    """A rating as its publisher words it, in quotation marks; a verdict as we say it."""
    answer = match.earlier.answer
    known = match.earlier.kind is not EarlierKind.FACT_CHECK and answer in VERDICTS
    return start_small(VERDICTS[Verdict(answer)]) if known else f"“{answer}”"


def describe_differences(match: Match) -> str:
    """What is not the same: here, and there; empty where nothing is."""
    told = "; ".join(map(_difference, match.differences))
    return f"Not the same: {told}." if told else ""


def _difference(each: Difference) -> str:
    here, there = (f"“{words}”" if words else "nothing" for words in (each.claim, each.earlier))
    shown = f" ({here} here, {there} there)" if each.claim or each.earlier else ""
    return _ASPECTS[each.aspect] + shown
