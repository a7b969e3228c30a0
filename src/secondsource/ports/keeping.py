"""What keeps: the archive's engines."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from secondsource.domain.analysis import Analysis
from secondsource.domain.article import Snapshot
from secondsource.domain.evidence import ANYTHING, Only, Passage, Query
from secondsource.domain.examination import KnownTemplate
from secondsource.domain.matching import EarlierClaim
from secondsource.domain.reference import Publisher


class Search(Protocol):
    """Passages of the archive for a query, best first."""

    def search(self, query: Query, limit: int) -> Sequence[Passage]: ...


class Passages(Protocol):
    """Passages that are kept somewhere, in an order that does not change."""

    def get(self, ids: Sequence[str]) -> Sequence[Passage]:
        """The passages of those ids that are held, in the order asked."""
        ...

    def passages(self, skip: int = 0) -> Iterable[Passage]:
        """Every passage but the first `skip`, in the order of first keeping."""
        ...

    def count(self) -> int: ...


class Record(Protocol):
    """What the archive keeps for good. A passage acknowledged here survives a crash."""

    def add(self, passages: Iterable[Passage]) -> int:
        """Keeps them and gives the number that were new; adding a passage twice changes nothing."""
        ...

    def get(self, ids: Sequence[str]) -> Sequence[Passage]:
        """The passages of those ids that are held, in the order asked."""
        ...

    def passages(self, skip: int = 0) -> Iterable[Passage]:
        """Every passage but the first `skip`, in the order of first keeping."""
        ...

    def count(self) -> int: ...

    def add_analyses(self, analyses: Iterable[Analysis]) -> int:
        """Keeps them and gives the number that were new; an analysis of a known id is left as it is."""
        ...

    def analyses(self) -> Sequence[Analysis]:
        """Every analysis, in the order of first keeping."""
        ...

    def add_publishers(self, publishers: Iterable[Publisher]) -> int:
        """Keeps rows of the source registry and gives the number that were new; a known name is left as it is."""
        ...

    def publishers(self) -> Sequence[Publisher]:
        """Every row of the source registry, in the order of first keeping."""
        ...

    def add_earlier(self, claims: Iterable[EarlierClaim]) -> int:
        """Keeps claims that were judged before and gives the number that were new; a known id is left as it is."""
        ...

    def get_earlier(self, ids: Sequence[str]) -> Sequence[EarlierClaim]:
        """The earlier claims of those ids that are held, in the order asked."""
        ...

    def earlier(self, skip: int = 0) -> Iterable[EarlierClaim]:
        """Every earlier claim but the first `skip`, in the order of first keeping."""
        ...

    def count_earlier(self) -> int: ...

    def verify(self) -> Iterable[str]:
        """Reads everything again; one sentence for each thing that is damaged."""
        ...

    def back_up(self, folder: Path) -> None:
        """Puts a whole copy into a folder, while others may write; over it, the same part opens the copy."""
        ...

    def close(self) -> None: ...


class Snapshots(Protocol):
    """What pages returned, byte for byte. A snapshot acknowledged here survives a crash."""

    def keep(self, snapshot: Snapshot) -> str:
        """Keeps it, once for each address and content, and gives the SHA-256 of its bytes. Secrets are not kept."""
        ...

    def read(self, sha256: str) -> Snapshot | None:
        """The snapshot with those bytes; None where it is not held. Raises StoreError where it is damaged."""
        ...

    def held(self) -> Sequence[str]:
        """SHA-256 of every snapshot, in the order of keeping."""
        ...

    def verify(self) -> Iterable[str]:
        """Reads everything again; one sentence for each thing that is no longer what it was when kept."""
        ...

    def back_up(self, folder: Path) -> None:
        """Puts a whole copy into a folder, while others may write; over it, the same part opens the copy."""
        ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was written into the ledger."""

    number: int
    """Its place: later ones are higher."""
    id: str
    body: str


class Ledger(Protocol):
    """What was said about the material, entry after entry: nothing in it is ever changed or taken out."""

    def append(self, kind: str, entry: str, subjects: Sequence[str], body: str) -> bool:
        """Writes an entry of that id and kind about its subjects; False where the id is known, and nothing changes."""
        ...

    def read(self, kind: str, entry: str) -> str | None:
        """The body of one entry."""
        ...

    def entries(self, kind: str, subject: str | None = None, after: int = 0) -> Iterable[Entry]:
        """Entries of a kind, of one subject or of all, behind the place `after`, in the order of writing."""
        ...

    def bookmark(self, name: str) -> int:
        """A number that was put down under a name; 0 where none was."""
        ...

    def set_bookmark(self, name: str, number: int) -> None: ...

    def verify(self) -> Iterable[str]:
        """Reads everything again; one sentence for each thing that is damaged."""
        ...

    def back_up(self, folder: Path) -> None:
        """Puts a whole copy into a folder, while others may write; over it, the same part opens the copy."""
        ...

    def close(self) -> None: ...


class Index(Protocol):
    """What can be rebuilt from the record: passage ids by words."""

    def add(self, passages: Iterable[Passage]) -> None:
        """Makes them findable once this returns; a passage added twice is found once."""
        ...

    def search(self, query: Query, limit: int, only: Only = ANYTHING) -> Sequence[str]:
        """Ids, best first, none published after `query.until`, and only of what is asked for; undated passages are
        found."""
        ...

    def count(self) -> int: ...

    def clear(self) -> None: ...

    def close(self) -> None: ...


class Vectors(Protocol):
    """What can be rebuilt from the record and an encoder: passage ids by meaning."""

    def add(self, rows: Iterable[tuple[Passage, bytes]]) -> None:
        """Makes passages findable by these vectors once this returns; a passage added twice is found once."""
        ...

    def search(self, vector: bytes, query: Query, limit: int) -> Sequence[str]:
        """Ids of what lies nearest, nearest first, none published after `query.until`; undated passages are found."""
        ...

    def count(self) -> int: ...

    def clear(self) -> None: ...

    def close(self) -> None: ...


class TemplateBank(Protocol):
    """Keeps templates of threads, never people, so that the same one is known under another article.

    Accounts are kept beside a template only where the operator asks for it, as pseudonyms, and for so many days.
    """

    def known(self, but: str) -> Sequence[KnownTemplate]:
        """Templates seen in other threads than `but`, the key of a thread."""
        ...

    def keep(self, thread: str, templates: Sequence[KnownTemplate], accounts: Mapping[str, Sequence[str]]) -> int:
        """Keeps them as seen in a thread, with pseudonyms by template id, and gives the number of new ones."""
        ...

    def erase(self, account: str) -> int:
        """Forgets a pseudonym everywhere, and gives the number of rows that named it."""
        ...

    def forget(self, templates_before: date, accounts_before: date) -> int:
        """Forgets what was last seen before those days, and gives the number of rows that went."""
        ...

    def close(self) -> None: ...
