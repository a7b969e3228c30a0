"""Finds claims that were judged before; suggests, and lets a person confirm or reject. No verdict comes of it.

A suggestion that was shown stays in the ledger, and so does every decision on it, one behind the other.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from secondsource.domain.analysis import Analysis, Status
from secondsource.domain.matching import (
    Aspect,
    Decision,
    Difference,
    EarlierClaim,
    EarlierKind,
    Likeness,
    Match,
    MatchState,
    Relation,
    decision_id,
    match_id,
)
from secondsource.domain.record import Gap
from secondsource.domain.reference import Tables
from secondsource.domain.report import Report
from secondsource.errors import InputError, StoreError
from secondsource.pipeline.analyses import Signature
from secondsource.pipeline.boundary import attempt
from secondsource.pipeline.earlier import EarlierClaims, of_analysis
from secondsource.ports import Ledger, Rater, Source
from secondsource.reading.comparing.likeness import compare_claims
from secondsource.reading.queries import make_plain_query
from secondsource.reading.vocabulary.names import same_name
from secondsource.serial import dumps, loads

MATCH = "match"
"""Kind of entry of a ledger: a suggestion as it was first shown."""
DECISION = "match decision"
"""Kind of entry of a ledger: what a person made of a match; its id is the match's and its place."""
CANDIDATES = 50
"""Earlier claims that are compared with one claim."""
NEAREST = 8
"""Of them, those that an encoder looks at where no rule finds them alike."""
SHOWN = 3
"""Matches of one claim that stand in a report."""
REPORTS_AT_ONCE = 20
"""Kept reports whose claims one check makes findable."""
_ORDER = (Relation.SAME, Relation.NEGATED, Relation.DIFFERS)
_ATTEMPTS = 20
_log = logging.getLogger("secondsource")


@dataclass(frozen=True, slots=True)
class Sought:
    """A claim for which earlier ones are sought."""

    text: str
    speaker: str | None = None
    of: str | None = None
    """Its id in a report."""
    address: str = ""
    """Of the article that it stands in: an earlier report of the same article is no match."""
    until: date | None = None
    """Nothing that was judged later."""


class Matcher:
    """The matches of claims with what was judged before."""

    def __init__(self, held: EarlierClaims, analyses: Callable[[], Sequence[Analysis]], tables: Tables) -> None:
        self.held = held
        self.analyses = analyses
        self.tables = tables

    @property
    def ledger(self) -> Ledger:
        return self.held.ledger

    def find(self, sought: Sought, limit: int, met: Iterable[EarlierClaim] = ()) -> list[Match]:
        """At most `limit` matches, the same before the negated before those that differ, best first; `met` are
        ratings that a source gave just now."""
        analyses = self.analyses()
        self.held.follow(analyses)
        return self._find(sought, met, analyses)[: max(limit, 0)]

    def add_to(self, report: Report, met: Sequence[EarlierClaim] = ()) -> Report:
        """The report with matches beside its claims: every confirmed one, and suggestions of what others found. None
        that was rejected, and no earlier answer of the machine that nobody confirmed."""
        analyses = self.analyses()
        self.held.follow(analyses, REPORTS_AT_ONCE)
        found: list[Match] = []
        for item in report.assessments if met or self.held.count() else ():
            by, address = item.claim.attribution, report.article.address
            sought = Sought(item.claim.text, by.speaker if by else None, item.claim.id, address, report.as_of)
            shown = [each for each in self._find(sought, met, analyses) if _is_shown(each)]
            found += sorted(shown, key=lambda each: each.state is not MatchState.CONFIRMED)[:SHOWN]
        return replace(report, matches=tuple(found))

    def suggest(self, matches: Iterable[Match]) -> None:
        """Keeps suggestions that are shown to somebody, so that they can be confirmed or rejected by their id."""
        for each in matches:
            bare = replace(each, state=MatchState.SUGGESTED, decision=None)
            self.ledger.append(MATCH, each.id, [each.earlier.id, *filter(None, [each.of])], dumps(bare))

    def undecided(self, limit: int) -> list[Match]:
        """Suggestions that nobody has decided on, the latest first."""
        decided = {loads(Decision, entry.body).match for entry in self.ledger.entries(DECISION)}
        waiting = [entry for entry in self.ledger.entries(MATCH) if entry.id not in decided]
        return [loads(Match, entry.body) for entry in waiting[::-1][:limit]]

    def get(self, name: str) -> Match:
        """The match of that id, or of the only id that begins so, as it stands. Raises InputError."""
        body = self.ledger.read(MATCH, name)
        found = [body] if body else [each.body for each in self.ledger.entries(MATCH) if each.id.startswith(name)]
        if len(found) != 1 or not name.strip():
            many = "several matches" if found and name.strip() else "no match"
            raise InputError(f"The archive has {many} {name[:60]!r}; `archive matches CLAIM` shows their ids.")
        return self._decided(loads(Match, found[0]))

    def decide(self, match: Match, state: MatchState, signed: Signature) -> Match:
        """Puts a person's decision behind those before it. Raises InputError where nobody signs or gives a reason."""
        by, why = " ".join(signed.by.split()), " ".join(signed.why.split())
        if not by or not why:
            raise InputError("Say with --by who you are, and with --why for what reason.")
        for _ in range(_ATTEMPTS):
            history = self.history(match.id)
            before = history[-1].id if history else None
            named = decision_id(before, match.id, state, by, signed.at, why)
            made = Decision(named, before, match.id, state, by, signed.at, why)
            if self.ledger.append(DECISION, f"{match.id}/{len(history) + 1}", [match.id], dumps(made)):
                return replace(match, state=state, decision=made)
        raise StoreError(f"Too many people decide on {match.id} at once; try again.")

    def history(self, match: str) -> list[Decision]:
        """Every decision on a match, the earliest first. Raises StoreError where one was changed or taken out later."""
        decisions = [loads(Decision, entry.body) for entry in self.ledger.entries(DECISION, match)]
        before: str | None = None
        for each in decisions:
            named = decision_id(each.before, each.match, each.state, each.by, each.at, each.why)
            if each.before != before or each.id != named:
                raise StoreError(f"The decisions on {match} are not as they were written. Put a backup in place.")
            before = each.id
        return decisions

    def refresh(self, report: Report) -> Report:
        """The report with its matches as they stand now: those that were rejected since are gone."""
        now = (self._decided(each) for each in report.matches)
        return replace(report, matches=tuple(each for each in now if each.state is not MatchState.REJECTED))

    def _find(self, sought: Sought, met: Iterable[EarlierClaim], analyses: Sequence[Analysis]) -> list[Match]:
        query = make_plain_query(sought.text, self.tables)
        found = {each.id: each for each in (*self.held.search(query, CANDIDATES), *met)}
        current = {each.id: each for each in analyses}
        fitting = [now for each in found.values() if (now := _as_now(each, current)) and _fits(now, sought)]
        matches = list(self._compared(sought, fitting))
        matches.sort(key=lambda match: (_ORDER.index(match.relation), -match.score, match.earlier.id))
        return [self._decided(match) for match in matches]

    def _compared(self, sought: Sought, candidates: Sequence[EarlierClaim]) -> Iterator[Match]:
        """By rules; the best of those that no rule matches also by meaning, where there is an encoder."""
        unlike: list[EarlierClaim] = []
        for each in candidates:
            likeness = compare_claims(sought.text, each.claim, self.tables)
            if likeness:
                yield self._match(sought, each, likeness)
            else:
                unlike.append(each)
        nearest = unlike[:NEAREST]
        for each, nearness in zip(nearest, self.held.nearness(sought.text, nearest), strict=True):
            if nearness and (likeness := compare_claims(sought.text, each.claim, self.tables, nearness)):
                yield self._match(sought, each, likeness)

    def _match(self, sought: Sought, earlier: EarlierClaim, likeness: Likeness) -> Match:
        differences = (*likeness.differences, *self._other_speaker(sought, earlier, likeness.differences))
        return Match(
            match_id(sought.text, earlier.id), sought.text, earlier, likeness.relation, differences, likeness.score,
            of=sought.of,
        )  # fmt: skip

    def _other_speaker(
        self, sought: Sought, earlier: EarlierClaim, found: Sequence[Difference]
    ) -> tuple[Difference, ...]:
        mine, theirs = sought.speaker, earlier.speaker
        if not mine or not theirs or any(each.aspect is Aspect.SPEAKER for each in found):
            return ()
        return () if same_name(mine, theirs, self.tables) else (Difference(Aspect.SPEAKER, mine, theirs),)

    def _decided(self, match: Match) -> Match:
        history = self.history(match.id)
        return replace(match, state=history[-1].state, decision=history[-1]) if history else match


def _as_now(earlier: EarlierClaim, analyses: dict[str, Analysis]) -> EarlierClaim | None:
    """An analysis as it stands today; None where it no longer holds."""
    if earlier.kind is not EarlierKind.ANALYSIS:
        return earlier
    now = analyses.get(earlier.id)
    return of_analysis(now) if now and now.status is not Status.EXPIRED else None


def _fits(earlier: EarlierClaim, sought: Sought) -> bool:
    too_late = sought.until and earlier.judged_on and earlier.judged_on > sought.until
    own = earlier.kind is EarlierKind.REPORT and sought.address and earlier.url == sought.address
    return not too_late and not own


def _is_shown(match: Match) -> bool:
    if match.state is MatchState.SUGGESTED:
        return match.earlier.kind is not EarlierKind.REPORT
    return match.state is MatchState.CONFIRMED


def match_report(matcher: Matcher, report: Report, sources: Iterable[Source], *, keep: bool) -> Report:
    """The report with matches, those with ratings that the sources met among them; these are kept, where anything is.

    Where nothing can be looked up, the report without, and a warning."""
    met = [each for source in sources if isinstance(source, Rater) for each in source.take_ratings()]
    if keep and met:
        kept = attempt("Ratings that sources met", lambda: matcher.held.record.add_earlier(met))
        if isinstance(kept, Gap):
            _log.warning("%s are not kept: %s", kept.what, kept.why)
    matched = attempt("Earlier claims", lambda: _add_to(matcher, report, met, keep=keep))
    if isinstance(matched, Gap):
        _log.warning("%s were not looked up: %s", matched.what, matched.why)
        return report
    return matched


def _add_to(matcher: Matcher, report: Report, met: Sequence[EarlierClaim], *, keep: bool) -> Report:
    """Whoever reads a kept report can decide on what it suggests."""
    matched = matcher.add_to(report, met)
    if keep:
        matcher.suggest(matched.matches)
    return matched
