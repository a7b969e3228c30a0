"""What reads text: models, encoders, taggers, assistants."""

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

from secondsource.domain.evidence import StanceReading
from secondsource.domain.record import Gap
from secondsource.domain.report import Occasion, Usage
from secondsource.domain.syntax import Tagged


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
