"""The source registry: our rows, those that were imported, and what people of the house corrected or added since.

A correction is put after the row, never in its place: the latest one is in force from the next check on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from secondsource.domain.folding import fold
from secondsource.domain.ids import content_id
from secondsource.domain.reference import Publisher
from secondsource.errors import InputError, StoreError
from secondsource.pipeline.analyses import Signature
from secondsource.pipeline.rows import read_publishers
from secondsource.ports import Ledger, Record
from secondsource.serial import dumps, loads

ROW = "publisher row"
"""Kind of entry of a ledger: a row of the registry as one person left it; its id is the row's and its place."""
_MEANWHILE = "Somebody changed this row meanwhile; read what it says now, then decide."


@dataclass(frozen=True, slots=True)
class RowEdition:
    """A row as one person left it; the next edition is put after it, never in its place."""

    id: str
    """Hash of what it says and of the edition before it, so that a history which was changed later shows it."""
    before: str | None
    row: Publisher
    by: str
    at: datetime
    why: str


class Registry:
    """Everybody who may answer for a page."""

    def __init__(self, bundled: Sequence[Publisher], record: Record, ledger: Ledger) -> None:
        self.bundled = tuple(bundled)
        self.record = record
        self.ledger = ledger

    def take(self, lines: Iterable[str]) -> int:
        """Keeps rows from JSON lines and gives the number of new ones; a name that is known changes nothing."""
        known = {row.name for row in self.bundled}
        return self.record.add_publishers(row for row in read_publishers(lines) if row.name not in known)

    def first(self) -> tuple[Publisher, ...]:
        """The rows as they came: ours, then those that were imported."""
        known = {row.name for row in self.bundled}
        return (*self.bundled, *(row for row in self.record.publishers() if row.name not in known))

    def rows(self) -> tuple[Publisher, ...]:
        """The rows in force."""
        editions = (loads(RowEdition, entry.body) for entry in self.ledger.entries(ROW))
        return put_over(self.first(), [each.row for each in editions])

    def latest(self, after: int = 0) -> int:
        """The place of the latest correction that anybody made, in this process or another; `after` where none was made
        behind it."""
        return max((entry.number for entry in self.ledger.entries(ROW, after=after)), default=after)

    def corrected(self, rows: Iterable[Publisher]) -> tuple[Publisher, ...]:
        """Those of some rows that are not as they came: what a check in force with them must remember."""
        came = set(self.first())
        return tuple(row for row in rows if row not in came)

    def history(self, name: str) -> list[RowEdition]:
        """Every edition of a row, the earliest first. Raises StoreError where one was changed or taken out later."""
        editions = [loads(RowEdition, entry.body) for entry in self.ledger.entries(ROW, row_id(name))]
        before: str | None = None
        for each in editions:
            if each.before != before or each.id != _name(each):
                raise StoreError(f"The history of the row {name[:80]} is not as it was written. Put a backup in place.")
            before = each.id
        return editions

    def put(self, row: Publisher, signed: Signature) -> RowEdition:
        """Puts a row in force. Raises InputError where nobody signs, nothing changes, or it claims another's domain."""
        if not signed.by.strip() or not signed.why.strip():
            raise InputError("Say for what reason; readers of its history see it.")
        rows = self.rows()
        if row in rows:
            raise InputError("Nothing would change in this row.")
        _require_own(row, rows)
        history = self.history(row.name)
        last = history[-1].id if history else None
        if signed.seen is not None and signed.seen != (last or ""):
            raise InputError(_MEANWHILE)
        made = RowEdition("", last, row, signed.by, signed.at, signed.why)
        made = replace(made, id=_name(made))
        key = row_id(row.name)
        if not self.ledger.append(ROW, f"{key}/{len(history) + 1}", [key], dumps(made)):
            raise InputError(_MEANWHILE)
        return made


def put_over(rows: Iterable[Publisher], later: Iterable[Publisher]) -> tuple[Publisher, ...]:
    """The rows with later ones of the same name in their places, new names behind them."""
    return tuple(({row.name: row for row in rows} | {row.name: row for row in later}).values())


def row_id(name: str) -> str:
    """Names a row in an address, whatever its publisher is called."""
    return content_id("pub", name)


def _require_own(row: Publisher, rows: Sequence[Publisher]) -> None:
    mine = {domain for each in rows if each.name == row.name for domain in each.domains}
    for other in (each for each in rows if each.name != row.name):
        if fold(other.name) == fold(row.name):
            raise InputError(f"{other.name[:80]} is in the registry already; correct that row.")
        if taken := (set(row.domains) - mine) & set(other.domains):
            raise InputError(f"{min(taken)} belongs to {other.name[:80]}; take it from that row first.")


def _name(edition: RowEdition) -> str:
    return content_id("row", edition.before, dumps(edition.row), edition.by, edition.at.isoformat(), edition.why)
