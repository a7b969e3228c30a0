"""What was found about a claim, how it reads, and where it comes from."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from secondsource.domain.ids import content_id
from secondsource.domain.record import Span


class PassageKind(StrEnum):
    """What a passage is; a `note` is second-hand: our paraphrase of a page we do not hold."""

    PAGE = "page"
    NOTE = "note"
    MAP_READING = "map_reading"
    REFERENCE = "reference"


class Stance(StrEnum):
    """How a passage stands to a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    QUALIFIES = "qualifies"
    SILENT = "silent"


class Interest(StrEnum):
    """Whether the claim helps or hurts the side that speaks."""

    BENEFITS = "benefits"
    HARMED = "harmed"
    INDIFFERENT = "indifferent"
    UNKNOWN = "unknown"


class Tier(StrEnum):
    """What sort of evidence it is, strongest first."""

    E1 = "E1"
    E2 = "E2"
    E3 = "E3"
    E4 = "E4"
    E5 = "E5"
    E6 = "E6"
    E7 = "E7"
    E8 = "E8"


@dataclass(frozen=True, slots=True)
class Query:
    """What to ask a source about one claim."""

    text: str
    names: tuple[tuple[str, ...], ...] = ()
    """Each name with its spelling variants."""
    numbers: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    """Nothing published after this day may come back (the as-of day)."""
    language: str | None = None
    """Of the words asked; None where nobody knows."""
    purpose: str = ""
    """Why it was asked besides the claim's own words; empty for the claim's own question."""


@dataclass(frozen=True, slots=True)
class Only:
    """To what a search of the archive keeps; an empty list keeps out nothing, and each list may be met by any item."""

    languages: tuple[str, ...] = ()
    """Codes such as `uk`; that of a region goes with its language."""
    publishers: tuple[str, ...] = ()
    camps: tuple[str, ...] = ()
    kinds: tuple[PassageKind, ...] = ()
    places: tuple[tuple[str, ...], ...] = ()
    """Each place with its spelling variants; a passage that names one is kept."""


ANYTHING = Only()


@dataclass(frozen=True, slots=True)
class Passage:
    """A short text from a source; `text` stands at `span` in the text of its snapshot."""

    id: str
    """Hash of address, kind and text."""
    url: str
    title: str
    publisher: str | None
    text: str
    span: Span
    published_at: date | None
    fetched_at: datetime | None
    language: str | None
    kind: PassageKind
    camp: str | None = None
    """`none` for a publisher outside the conflict; None where nobody knows."""
    snapshot: str | None = None
    """SHA-256 of the snapshot or record that holds the words."""
    canonical: str | None = None
    """The address that the page gives as its own (`rel=canonical`), where it is another."""
    declared_source: str | None = None
    """From whom the page or its feed entry says it has the story (RSS `<source>`): a name or an address."""

    def __hash__(self) -> int:
        # The id is a hash of what the passage says; passages are the keys of many caches.
        return hash(self.id)

    @property
    def second_hand(self) -> bool:
        """True where the words are ours, not the page's: never quoted as the page."""
        return self.kind is PassageKind.NOTE


def passage_id(url: str, kind: PassageKind, text: str) -> str:
    """The id of a passage: a hash of its address, kind and words."""
    return content_id("psg", url, kind.value, text)


@dataclass(frozen=True, slots=True)
class StanceReading:
    """What a stance model says of one claim and one text, with the span that decides."""

    stance: Stance
    supports: float
    refutes: float
    silent: float
    span: Span
    """The deciding part of the text."""
    why: str
    """One plain line: which words, numbers or dates met or clashed."""
    doubt: str | None = None
    """Why this may be shown but may not bear on a verdict; None where the model is sure enough."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage read against one claim."""

    id: str
    passage: Passage
    stance: Stance
    score: float
    span: Span
    """In `passage.text`."""
    quote: str
    why: str
    origin: str
    """Id of the origin; copies share it."""
    speaker: str | None
    """Who speaks in the passage, where it is testimony."""
    camp: str | None
    """The side whose word this is: the speaker's, else the publisher's."""
    interest: Interest
    tier: Tier
    counts: bool
    """Whether it may bear on the verdict."""
    discounted: str | None
    """Why it may not, where it may not."""
    admission: str | None = None
    """A1, A2, A2s or A3 where a side speaks against its own interest; A3 is hearsay and counts for nothing."""
    doubted: bool = False
    """Whether it may not speak to the claim at all: its reading is in doubt, or the claim names nothing."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """One edge of an origin's tree: what hangs on what, and why."""

    child: str
    """Passage id."""
    parent: str
    """Passage id, nearer to the root."""
    reason: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The earliest item with its own access to what is told, and the items that repeat it."""

    id: str
    root: str
    """Passage id of the earliest item."""
    members: tuple[str, ...]
    """Passage ids, the root among them."""
    reasons: tuple[str, ...]
    """Why the members are one: a line an edge."""
    tree: tuple[Derivation, ...] = ()
    """Every member but the root under the one through which it shares the origin, nearest to the root first."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A passage that tells the article's own story: it may date the article, never corroborate it."""

    passage: Passage
    shared: tuple[str, ...]
    """What both have: names, numbers, dates, rare words."""
    score: float
    """Share of the passage's distinctive terms that stand in the article, 0 to 1."""
