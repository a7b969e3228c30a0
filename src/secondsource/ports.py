"""What we need from outside, as Protocols of one or two methods. Parts satisfy them; nobody inherits."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from secondsource.domain.analysis import Analysis
from secondsource.domain.article import Article, Snapshot
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import ANYTHING, Only, Passage, Query, StanceReading
from secondsource.domain.narration import Narration, Utterance
from secondsource.domain.reference import Publisher, Tables
from secondsource.domain.report import Finding, Report
from secondsource.domain.syntax import Tagged


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
    fails and SourceUnavailable when asking again in this run is useless; both become gaps.
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

    def passages(self) -> Iterable[Passage]:
        """Every passage, in the order of first keeping."""
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


class Voice(Protocol):
    """A speech engine."""

    def speak(self, utterances: Sequence[Utterance]) -> Narration:
        """All utterances as one WAV. Raises VoiceError when the engine is missing or fails."""
        ...


class Format(Protocol):
    """One way to write a report down."""

    suffix: str
    media_type: str

    def render(self, report: Report) -> str: ...


Progress = Callable[[str], None]
"""Told one short line at each stage of a check."""
