"""What we need from outside, as Protocols of one or two methods. Parts satisfy them; nobody inherits."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from secondsource.domain.analysis import Analysis
from secondsource.domain.article import Article, Snapshot
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import ANYTHING, Only, Passage, Query, StanceReading
from secondsource.domain.examination import KnownTemplate, SignalReading, ThreadReading, ThreadReport
from secondsource.domain.narration import Script, Speech
from secondsource.domain.record import Gap
from secondsource.domain.reference import Publisher, Tables
from secondsource.domain.report import Finding, Occasion, Report, Usage
from secondsource.domain.syntax import Tagged
from secondsource.domain.thread import Thread, ThreadPage


class Fetcher(Protocol):
    """The only way to the network."""

    def fetch(self, address: str) -> Snapshot:
        """What the address returns now. Raises FetchError (or its children) for anything else than a good answer."""
        ...


class Search(Protocol):
    """Passages of the archive for a query, best first."""

    def search(self, query: Query, limit: int) -> Sequence[Passage]: ...


@dataclass(frozen=True, slots=True)
class Desk:
    """What the house lends to a source: the way to the network, the archive, the reference tables."""

    fetcher: Fetcher
    archive: Search
    tables: Tables


class Source(Protocol):
    """A place we can search.

    A part module in `sources` offers `Options` and `Component(options, desk)`. It raises SourceError when one question
    fails and SourceUnavailable when asking again in this run is useless; both become gaps. A component that answers
    from this machine alone says `local = True`, and is not bound by the run's time.
    """

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        """At most `limit` passages, best first, none published after `query.until`."""
        ...


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


class Encoder(Protocol):
    """Turns texts into vectors that lie near each other where the texts mean alike.

    A part module in `encoders` offers `Options` and `Component(options)`. Its files are opened when first needed.
    """

    @property
    def mark(self) -> str:
        """Letters and digits that name what made the vectors: those of another mark cannot be compared. Raises
        ModelError."""
        ...

    def encode(self, texts: Sequence[str]) -> Sequence[bytes]:
        """A vector for each text, in order: signed bytes, equally many for every text, of any length but 0; the cosine
        of two says how alike the texts are. Raises ModelError."""
        ...


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


class StanceModel(Protocol):
    """Reads texts against claims.

    A part module in `models` offers `Options` and `Component(options, tables)`.
    """

    def read(self, pairs: Sequence[tuple[str, str]]) -> Sequence[StanceReading]:
        """One reading for each (claim, text), in order. Silent when unsure. Raises ModelError."""
        ...


class Translator(Protocol):
    """Puts texts into another language; a part of kind `models` that settings name in `check.translator`."""

    def translate(self, texts: Sequence[str], into: str) -> Sequence[str]:
        """Each text in that language (ISO 639-1), in order; empty where there is none. Raises ModelError."""
        ...


class Writer(Protocol):
    """Writes words to search by; a part of kind `models` that settings name in `check.writer`."""

    def write(self, claim: str, languages: Sequence[str]) -> Sequence[tuple[str, str]]:
        """Language and words of each search. Raises ModelError."""
        ...


class Splitter(Protocol):
    """Takes a statement apart; a part of kind `models` that settings name in `check.splitter`."""

    def split(self, statement: str, words: str) -> Sequence[tuple[str, str]]:
        """Of each single statement: a sentence that stands alone, and the exact slice of `words`, the article's own,
        that says it. Raises ModelError."""
        ...


@runtime_checkable
class Session(Protocol):
    """A part while it serves one article: it keeps count, and says what it could not do."""

    @property
    def gaps(self) -> tuple[Gap, ...]: ...

    @property
    def usage(self) -> Usage: ...


@runtime_checkable
class PerArticle(Protocol):
    """A part that must be opened anew for each article."""

    def for_article(self, occasion: Occasion) -> Any:
        """A `Session` that offers what the part does."""
        ...


class Tagger(Protocol):
    """Reads the grammar of sentences.

    A part module in `taggers` offers `Options` and `Component(options)`. Its files are opened when first needed.
    """

    def tag(self, sentences: Sequence[str]) -> Sequence[Tagged]:
        """One record for each sentence, in order; all spans are places in that sentence. Raises ModelError."""
        ...


class Check(Protocol):
    """Finds one sort of error in an article, without evidence from outside.

    A part module in `checks` offers `Options` and `Component(options)`; its docstring is the published method.
    """

    def find(self, article: Article, reading: Reading, tables: Tables) -> Sequence[Finding]: ...


class Signal(Protocol):
    """Reads one thing off a comment thread.

    A part module in `signals` offers `Options` and `Component(options)`; its docstring is the published method.
    """

    def read(self, reading: ThreadReading, tables: Tables) -> SignalReading:
        """What it says of the thread; where the thread lacks what it needs, `missing` says so."""
        ...


class ThreadImporter(Protocol):
    """Reads comment threads out of one format.

    A part module in `importers` whose name begins with `thread_` offers `Options` and `Component(options)`.
    """

    def fits(self, body: bytes) -> bool:
        """Whether a file is of this format, by its first bytes or its shape; a wrong guess is told by `threads`."""
        ...

    def threads(self, body: bytes) -> Sequence[tuple[ThreadPage, Thread]]:
        """Every thread of the file with what is told of its page, in the file's order. Raises InputError."""
        ...


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


class Voice(Protocol):
    """A speech engine.

    A part module in `voices` offers `Options` and `Component(options)`. Its files are opened when first needed.
    """

    def identity(self) -> str:
        """What decides the sound besides the script: engine, version, voice, options. Raises VoiceError."""
        ...

    def speak(self, script: Script) -> Speech:
        """One sound for each utterance, in order; the same script gives the same bytes. Raises VoiceError when the
        engine is missing or fails."""
        ...


class Format(Protocol):
    """One way to write a report down."""

    suffix: str
    media_type: str

    def render(self, report: Report) -> str: ...


class ThreadFormat(Protocol):
    """A format that can also write an examined thread down by itself."""

    def render_thread(self, found: ThreadReport) -> str: ...


Progress = Callable[[str], None]
"""Told one short line at each stage of a check."""
