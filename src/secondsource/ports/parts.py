"""What fetches, searches, checks and writes down."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from secondsource.domain.article import Article, Snapshot
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Passage, Query
from secondsource.domain.examination import SignalReading, ThreadReading, ThreadReport
from secondsource.domain.matching import EarlierClaim
from secondsource.domain.narration import Script, Speech
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Report
from secondsource.domain.thread import Thread, ThreadPage
from secondsource.errors import InputError
from secondsource.ports.keeping import Search


class Fetcher(Protocol):
    """The only way to the network."""

    def fetch(self, address: str) -> Snapshot:
        """What the address returns now. Raises FetchError (or its children) for anything else than a good answer."""
        ...


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
    from this machine alone says `local = True`, and is not bound by the run's time. What the others find joins the
    archive, but for one that says `may_be_kept = False`, because its terms forbid that.
    """

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        """At most `limit` passages, best first, none published after `query.until`."""
        ...


@runtime_checkable
class Rater(Protocol):
    """A source that also meets ratings of claims by others: they are shown beside a claim, and decide nothing."""

    def take_ratings(self) -> Sequence[EarlierClaim]:
        """The ratings met since this was last asked."""
        ...


@runtime_checkable
class News(Protocol):
    """What can be asked for the latest, without a question: a source that also offers this can be watched."""

    def latest(self, limit: int) -> Sequence[Passage]:
        """At most `limit` passages of the newest items, newest first as far as it knows. It fetches anew each time.
        Raises SourceError."""
        ...


@runtime_checkable
class Outlets(Protocol):
    """A source of several outlets, such as feeds: each is asked by itself, so that one that fails hides no other."""

    def outlets(self) -> Mapping[str, News]:
        """By the name under which each is told, such as its address."""
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


class ClaimImporter(Protocol):
    """Reads fact checks of others out of one format.

    A part module in `importers` whose name begins with `claims_` offers `Options` and `Component(options)`.
    """

    def fits(self, body: bytes) -> bool:
        """Whether a file is of this format, by its first bytes or its shape; a wrong guess is told by `claims`."""
        ...

    def claims(self, body: bytes) -> Iterator[EarlierClaim | InputError]:
        """Every fact check in the file's order; one that cannot be used as the error that names it and says why.
        Raises InputError where nothing of the file can be used."""
        ...


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
