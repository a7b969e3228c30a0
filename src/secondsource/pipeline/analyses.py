"""People's judgements of claims: written, changed, reviewed, disputed, expired; every state of them stays readable."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from secondsource.domain.analysis import Analysis, Edition, Status, edition_id
from secondsource.domain.folding import fold
from secondsource.errors import InputError, StoreError
from secondsource.ports import Ledger, Record
from secondsource.serial import dumps, loads

EDITION = "edition"
"""Kind of entry of a ledger: an analysis as one person left it."""
_MEANWHILE = "Somebody changed this analysis meanwhile; read what it says now, then decide."


@dataclass(frozen=True, slots=True)
class Signature:
    """Who changes an analysis, when, and why."""

    by: str
    at: datetime
    why: str
    seen: str | None = None
    """Id of the last edition that they had read, empty where there was none; None where nobody asked."""


class Analyses:
    """The analyses of an archive: as first kept in its record, as changed later in its ledger."""

    def __init__(self, record: Record, ledger: Ledger) -> None:
        self.record = record
        self.ledger = ledger

    def current(self, today: date) -> list[Analysis]:
        """Every analysis as it stands today, in the order of first keeping."""
        last = {edition.analysis.id: edition.analysis for edition in self._editions(None)}
        return [_as_of(last.get(first.id, first), today) for first in self.record.analyses()]

    def find(self, name: str, today: date) -> Analysis:
        """The analysis of that id, or of the only id that begins so. Raises InputError."""
        found = [each for each in self.current(today) if each.id.startswith(name)]
        if len(found) != 1:
            many = "several analyses" if found else "no analysis"
            raise InputError(f"The archive holds {many} {name[:60]!r}; `archive analyses list` shows their ids.")
        return found[0]

    def history(self, analysis: str) -> list[Edition]:
        """Every edition, the earliest first. Raises StoreError where one was changed or taken out later."""
        editions = self._editions(analysis)
        before: str | None = None
        for each in editions:
            if each.before != before or each.id != _name(each):
                raise StoreError(f"The history of analysis {analysis} is not as it was written. Put a backup in place.")
            before = each.id
        return editions

    def edit(self, held: Analysis, signed: Signature, changes: dict[str, Any]) -> Analysis:
        """Other words, another verdict, other sources. One that was reviewed is *corrected* and wants another
        review."""
        changes = {name: value for name, value in changes.items() if value is not None}
        if all(getattr(held, name) == value for name, value in changes.items()):
            raise InputError(
                "Nothing would change; say what with --verdict, --summary, --cites, --evidence, --expires."
            )
        status = Status.DRAFT if held.status is Status.DRAFT else Status.CORRECTED
        return self._append(replace(held, **changes, status=status), signed)

    def review(self, held: Analysis, signed: Signature, *, agrees: bool) -> Analysis:
        """Somebody else's judgement of an analysis. Raises InputError where its writer reviews it."""
        if fold(signed.by) in {fold(writer) for writer in self._writers_since_review(held)}:
            raise InputError(f"{signed.by} wrote this; an analysis is reviewed by somebody else.")
        return self._append(replace(held, status=Status.REVIEWED if agrees else Status.DISPUTED), signed)

    def expire(self, held: Analysis, signed: Signature, on: date | None) -> Analysis:
        """Ends it now, or sets the last day on which it holds."""
        if on is not None:
            return self._append(replace(held, expires=on), signed)
        return self._append(replace(held, status=Status.EXPIRED), signed)

    def _append(self, analysis: Analysis, signed: Signature) -> Analysis:
        if not signed.by.strip() or not signed.why.strip():
            raise InputError("Say with --by who you are, and with --why for what reason.")
        history = self.history(analysis.id)
        last = history[-1].id if history else None
        if signed.seen is not None and signed.seen != (last or ""):
            raise InputError(_MEANWHILE)
        edition = Edition("", last, analysis, signed.by, signed.at, signed.why)
        edition = replace(edition, id=_name(edition))
        # By its place: of two who write at the same moment, the second is told so, and the history stays whole.
        if not self.ledger.append(EDITION, f"{analysis.id}/{len(history) + 1}", [analysis.id], dumps(edition)):
            raise InputError(_MEANWHILE)
        return analysis

    def _writers_since_review(self, held: Analysis) -> set[str]:
        writers = {held.author}
        for each in self.history(held.id):
            if each.analysis.status in (Status.DRAFT, Status.CORRECTED):
                writers.add(each.by)
        return writers

    def _editions(self, analysis: str | None) -> list[Edition]:
        return [loads(Edition, entry.body) for entry in self.ledger.entries(EDITION, analysis)]


def describe(edition: Edition, before: Analysis) -> str:
    """One edition as a line of a history: who, when, what, why."""
    after = edition.analysis
    changed = [
        f"{name} {_shown(getattr(before, name))} became {_shown(getattr(after, name))}"
        for name in ("status", "verdict", "summary", "cites", "evidence", "expires")
        if getattr(before, name) != getattr(after, name)
    ]
    return f"{edition.at:%Y-%m-%d %H:%M %Z} {edition.by}: {'; '.join(changed) or 'confirmed'}. {edition.why}"


def check_evidence(record: Record, ids: Sequence[str]) -> None:
    """Raises InputError where an id names no passage that is held."""
    held = {passage.id for passage in record.get(ids)}
    for each in ids:
        if each not in held:
            raise InputError(f"The archive holds no passage {each[:60]!r}; `archive search` prints their ids.")


def _as_of(analysis: Analysis, today: date) -> Analysis:
    over = analysis.expires is not None and analysis.expires < today
    return replace(analysis, status=Status.EXPIRED) if over else analysis


def _name(edition: Edition) -> str:
    return edition_id(edition.before, dumps(edition.analysis), edition.by, edition.at, edition.why)


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    return "none" if value is None else str(value)
