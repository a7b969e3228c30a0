"""An article as speech: what is said, and when each word of it is heard."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from secondsource.domain.record import Span

NARRATION_SCHEMA = "secondsource/narration/1"


class Part(StrEnum):
    """Which part of the programme a sentence belongs to."""

    TITLE = "title"
    BODY = "body"
    CHECK = "check"
    """What the checker says about a statement; never the article's own words."""


class Hearing(StrEnum):
    """Where a check is heard."""

    AFTER = "after"
    """One sentence after each statement that has an answer."""
    END = "end"
    """The article, then the report as last chapter."""
    BRIEF = "brief"
    """The checked statements alone, in about two minutes."""


@dataclass(frozen=True, slots=True)
class Word:
    """A displayed word, or a form such as `24 Dec.`, and where its spoken words stand."""

    span: Span
    """In the displayed sentence."""
    spoken: Span
    """In the spoken sentence."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, without its marks."""

    span: Span
    """In the spoken sentence."""


@dataclass(frozen=True, slots=True)
class Sounded:
    """A name whose sound the lexicon gives."""

    span: Span
    """In the spoken sentence."""
    ipa: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence to be spoken."""

    part: Part
    text: str
    """As displayed."""
    span: Span | None
    """In the article's text; None for the title and for what the checker says."""
    spoken: str
    """As said: numbers, dates and abbreviations in words, and no marks but `,;:.?!`."""
    words: tuple[Word, ...] = ()
    quotes: tuple[Quote, ...] = ()
    sounds: tuple[Sounded, ...] = ()
    last: bool = False
    """Whether a paragraph ends here."""
    claim: str | None = None
    """Id of the claim of a report that a `check` sentence is about."""
    chapter: str | None = None
    """Title of the chapter that begins here."""


@dataclass(frozen=True, slots=True)
class Script:
    """Everything that is said, in order."""

    title: str
    address: str
    language: str
    publisher: str | None
    byline: str | None
    published: date | None
    text: str
    """SHA-256 of the article's text, into which all spans point."""
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a spoken word begins."""

    at: int
    """Character of the spoken sentence."""
    seconds: float
    """From the start of the sentence's sound."""


@dataclass(frozen=True, slots=True)
class Sound:
    """One sentence as sound."""

    samples: bytes
    """16-bit little-endian mono."""
    marks: tuple[Mark, ...]
    """In order of time."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What a voice made of a script: one sound for each utterance."""

    rate: int
    """Samples a second."""
    sounds: tuple[Sound, ...]
    voice: str
    """Engine and voice, as a listener is told."""
    measured: bool
    """Whether the engine gave the times of words; else they are shared out by length."""


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A displayed word and when it is heard."""

    span: Span
    """In the article's text; in the sentence's own `text` where the sentence has no span."""
    text: str
    spoken: str
    start: float
    """Seconds from the start of the file."""
    end: float


@dataclass(frozen=True, slots=True)
class HeardSentence:
    """A sentence and when it is heard."""

    part: Part
    span: Span | None
    """In the article's text; None for the title and for what the checker says."""
    text: str
    spoken: str
    start: float
    end: float
    words: tuple[HeardWord, ...]
    claim: str | None
    """Id of the claim of a report that a `check` sentence is about."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of the programme."""

    title: str
    start: float
    end: float
    first: int
    """Number of its first sentence, from 0."""


@dataclass(frozen=True, slots=True)
class Audio:
    """The sound file that belongs to a narration."""

    file: str
    media_type: str
    bytes: int
    sha256: str
    seconds: float
    loudness: float
    """LUFS, by ITU-R BS.1770, of the sound before it was packed."""
    true_peak: float
    """dBTP, likewise."""


@dataclass(frozen=True, slots=True)
class Narration:
    """When each sentence and word of an article is heard. A script alone has no audio, and all its times are 0."""

    schema: str
    id: str
    """Hash of what is said, of the voice and of the lexicon: the same id is the same sound."""
    title: str
    address: str
    language: str
    publisher: str | None
    published: date | None
    text_sha256: str
    """Of the article's text, into which the spans point."""
    voice: str
    synthetic: bool
    """Always true: a machine speaks, and a page must say so."""
    word_times: str
    """`engine` where the voice told them, `shared` where they are shared out by length, `none` without audio."""
    audio: Audio | None
    chapters: tuple[Chapter, ...]
    sentences: tuple[HeardSentence, ...]
