"""What would change a verdict, read from the rule that stopped it."""

from collections.abc import Callable

from secondsource.domain.claim import Reason
from secondsource.domain.evidence import Stance
from secondsource.weighing import phrases
from secondsource.weighing.ladder import is_capped
from secondsource.weighing.objections import NOT_LOCATED, NOTE
from secondsource.weighing.refutation import BY_TABLES, deciding_findings
from secondsource.weighing.ruling import Ruling, Weighing
from secondsource.weighing.testimony import find_admitting_camp
from secondsource.weighing.wording import list_words

OUTSIDE = "an account from outside the sides involved, or dated pictures whose place is known"
BY_REASON = {
    Reason.ONLY_PARTY_SOURCES: OUTSIDE,
    Reason.SINGLE_ORIGIN: "a second account with its own access to what happened",
    Reason.NOTHING_FOUND: "a public record, or two dated sources with access of their own, that state or deny it",
    Reason.RETRIEVAL_FAILED: "a search that works",
    Reason.TOO_RECENT: "time, and an account that does not repeat the first one",
    Reason.TOO_OLD: "a source from the days the statement speaks of",
    Reason.AMBIGUOUS_CLAIM: "words that name the place, the time and the number",
    Reason.NEEDS_VISUAL_VERIFICATION: "somebody named who establishes the place and the day of the pictures",
    Reason.BEHIND_WALL: "a copy of the source that can be read",
}
"""In general; the rules below say more where they know more."""


def would_change(weighing: Weighing, rule: str, ruling: Ruling) -> str:
    """The words after *What would change this:*; empty where nothing would, such as for an opinion."""
    if special := _SPECIAL.get(rule):
        return special(weighing)
    return BY_REASON.get(ruling.reason, "") if ruling.reason else ""


def _for_only_one_side(weighing: Weighing) -> str:
    """Documents for a capped number; what the other side says itself for hearsay; else an account from outside."""
    if is_capped(weighing.claim):
        return "documents such as lists of names, or a count by somebody outside the sides"
    camp = find_admitting_camp(weighing.claim.text, None, weighing.case.tables) or find_hearsay(weighing)
    if camp is None:
        return OUTSIDE
    whose = phrases.officials_of([camp], weighing.case.tables)
    return f"the words of {whose} themselves, not told by their opponents, or {OUTSIDE}"


def find_hearsay(weighing: Weighing) -> str | None:
    """The side that another side says admits it (A3); None where nobody does."""
    told = (item.evidence for item in weighing.items if item.evidence.admission == "A3")
    return next((find_admitting_camp(each.quote, each.camp, weighing.case.tables) for each in told), None)


def _for_expired(weighing: Weighing) -> str:
    """A source from the days of the report."""
    return f"a source from the seven days before {weighing.case.as_of.isoformat()}"


def _for_nothing_found(weighing: Weighing) -> str:
    """What was found and did not count, where only a date, a note or a place stands in its way; else what the bar for
    a claim of this kind takes: an outsider where sides contest it, a record or two origins where none does."""
    lacking = {item.evidence.discounted for item in weighing.items if not item.evidence.counts}
    ways = [
        way
        for objection, way in (
            ("It has no date, and the statement is about certain days.", "the day of what was found"),
            (NOTE, "the pages themselves in place of our notes"),
            (NOT_LOCATED, BY_REASON[Reason.NEEDS_VISUAL_VERIFICATION]),
        )
        if objection in lacking
    ]
    if ways:
        return f"{list_words(ways)}, or another source"
    return OUTSIDE if weighing.conflict else BY_REASON[Reason.NOTHING_FOUND]


def _for_ladder(weighing: Weighing) -> str:
    """The next rung."""
    return {
        "C3": "dated pictures whose place is known and an assessor would raise it; a contradiction from outside the"
        " sides would put it in doubt",
        "C4": "an official of the losing side or a second assessor would raise it; contrary pictures would put it in"
        " doubt",
    }.get(weighing.level or "", "contrary pictures whose place and day are known")


def _for_conflict(weighing: Weighing) -> str:
    """Whatever settles it beyond those who disagree."""
    return "a public record" if weighing.conflict is None else OUTSIDE


def _for_refuted(weighing: Weighing) -> str:
    """A correction of what contradicts it, or support that suffices."""
    del weighing
    return "a correction of the sources that contradict it, or sources with their own access that support it"


def _for_supported(weighing: Weighing) -> str:
    """A contradiction that counts."""
    against = any(item.evidence.stance is Stance.REFUTES for item in weighing.items)
    return "a record or a first-hand account that contradicts it" + (" and counts" if against else "")


def _for_sum(weighing: Weighing) -> str:
    """Other dates or numbers; where a row of the tables decides, a correction of it."""
    shown = deciding_findings(weighing.claim, weighing.case)
    if any(finding.check in BY_TABLES for finding in shown):
        return "a public source that corrects the row shown"
    return "other dates or numbers than those shown"


_SPECIAL: dict[str, Callable[[Weighing], str]] = {
    "only_one_side": _for_only_one_side,
    "expired": _for_expired,
    "nothing_found": _for_nothing_found,
    "ladder_supports": _for_ladder,
    "sides_disagree": _for_conflict,
    "sources_conflict": _for_conflict,
    "evidence_refutes": _for_refuted,
    "origins_support": _for_supported,
    "record_supports": _for_supported,
    "arithmetic_refutes": _for_sum,
    "arithmetic_supports": _for_sum,
}
