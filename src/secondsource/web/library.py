"""Reports as readers ask for them: read once, written down once in each format, kept in memory while they are asked
for."""

import gzip
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from secondsource.checker import Checker
from secondsource.domain.ids import digest
from secondsource.domain.report import Report
from secondsource.errors import InputError, UnknownPart
from secondsource.pipeline.keeping import REPORT
from secondsource.pipeline.listing import write_listing
from secondsource.pipeline.revising import append_revision, carry_revisions, last_written, read_reviewed
from secondsource.plugins import part_names
from secondsource.ports import Format

_ROOM = 48 * 1024 * 1024
"""Bytes of written reports that are kept in memory."""
_REPORTS = 16
"""Reports that are kept in memory as records."""


@dataclass(frozen=True, slots=True)
class Written:
    """A report in one format."""

    body: bytes
    packed: bytes
    """The same by gzip: made once, not for every reader."""
    media_type: str
    etag: str
    """Weak: it names what is said, packed or not."""

    @property
    def size(self) -> int:
        return len(self.body) + len(self.packed)


class Library:
    """The kept reports. Many may ask at once."""

    def __init__(self, checker: Checker) -> None:
        self.checker = checker
        self._lock = threading.Lock()
        self._reports: OrderedDict[str, Report] = OrderedDict()
        self._written: OrderedDict[tuple[str, ...], Written] = OrderedDict()
        self._used = 0
        self._read_to: dict[str, int] = {}
        """The place in the ledger up to which a report that is held was read."""

    def report(self, name: str) -> Report:
        """The report of that id. Raises InputError."""
        with self._lock:
            if held := self._reports.get(name):
                self._reports.move_to_end(name)
                return held
        if self.checker.ledger.read(REPORT, name) is None:
            raise InputError(f"There is no report {name[:80]!r} here.")
        read_to = last_written(self.checker.ledger, name)
        report = self.checker.matcher.refresh(read_reviewed(self.checker.ledger, name))
        with self._lock:
            self._reports[name] = report
            self._read_to.setdefault(name, read_to)  # what was written down before may be older than this
            while len(self._reports) > _REPORTS:
                self._reports.popitem(last=False)
        return report

    def written(self, name: str, form: str, *more: str, write: Callable[[Report], str] | None = None) -> Written:
        """The report of that id in a format; `more` names what else decides the text, such as a language, and `write`
        does it where the format alone does not. Raises InputError and UnknownPart."""
        if held := self.held(name, form, *more):
            return held
        part = self.form(form)
        text = (write or part.render)(self.report(name))
        body = text.encode()
        made = Written(body, gzip.compress(body, 6, mtime=0), part.media_type, f'W/"{digest(body)[:32]}"')
        self._keep((name, form, *more), made)
        return made

    def held(self, name: str, form: str, *more: str) -> Written | None:
        """What `written` would give, where it is in memory; asking waits for nothing."""
        key = (name, form, *more)
        with self._lock:
            held = self._written.get(key)
            if held:
                self._written.move_to_end(key)
            return held

    def revise(self, name: str, revise: Callable[[Report], Report]) -> Report:
        """Appends a person's revision; whoever asks from now on sees it. Raises InputError and StoreError."""
        revised = append_revision(self.checker.ledger, name, revise)
        write_listing(self.checker.ledger, revised)
        self.forget(name)
        return revised

    def carry(self, name: str, earlier: str) -> int:
        """Appends what comes along of an earlier report's revisions; gives how many did. Raises InputError and
        StoreError."""
        ledger = self.checker.ledger
        carried = carry_revisions(ledger, name, self.report(earlier))
        if carried:
            write_listing(ledger, read_reviewed(ledger, name))
            self.forget(name)
        return carried

    def catch_up(self) -> None:
        """Lets those reports be read anew about which another process has written: a revision, an edit of statements.
        Raises StoreError."""
        with self._lock:
            held = {*self._reports, *(key[0] for key in self._written)}
            self._read_to = {name: place for name, place in self._read_to.items() if name in held}
            read_to = list(self._read_to.items())
        for name, place in read_to:
            if last_written(self.checker.ledger, name, place) > place:
                self.forget(name)

    def forget_all(self) -> None:
        """Lets every report be read anew: what is told with many of them has changed."""
        with self._lock:
            self._reports.clear()
            self._written.clear()
            self._read_to.clear()
            self._used = 0

    def forget(self, name: str) -> None:
        """Lets a report be read anew: it, or what is told with it, has changed."""
        with self._lock:
            self._reports.pop(name, None)
            self._read_to.pop(name, None)
            for key in [key for key in self._written if key[0] == name]:
                self._used -= self._written.pop(key).size

    def form(self, name: str) -> Format:
        """The format of that name. Raises UnknownPart."""
        if name not in part_names("formats"):
            raise UnknownPart(f"There is no format {name[:40]!r}; there are {', '.join(part_names('formats'))}.")
        return self.checker.format(name)

    def _keep(self, key: tuple[str, ...], made: Written) -> None:
        if made.size > _ROOM // 4:
            return
        with self._lock:
            before = self._written.pop(key, None)
            self._written[key] = made
            self._used += made.size - (before.size if before else 0)
            while self._used > _ROOM:
                _, gone = self._written.popitem(last=False)
                self._used -= gone.size
