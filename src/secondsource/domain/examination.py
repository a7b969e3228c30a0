"""What an examination of a comment thread says: signals, clusters, and one of four words."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from secondsource.domain.record import Gap, Span
from secondsource.domain.thread import Thread, ThreadPage


class ThreadVerdict(StrEnum):
    """The four words about a thread. They are about texts, never about who wrote them."""

    NO_SIGNS = "no_signs_found"
    SOME = "some_repeated_text"
    STRONG = "strong_signs_of_templated_comments"
    NOT_ENOUGH_DATA = "not_enough_data"


class SignalGroup(StrEnum):
    """Signals of one group rest on the same observation, so that together they count once."""

    REPETITION = "repetition"
    ECHO = "echo"
    TOPIC = "topic"
    REUSE = "reuse"
    TIMING = "timing"
    ACCOUNTS = "accounts"
    STRUCTURE = "structure"
    """Shown, and never counted: deleted comments make the same picture."""
    USEFUL = "useful"
    """Lifted out for the newsroom; no sign of anything."""


class ClusterKind(StrEnum):
    """How alike the members of a cluster are."""

    EXACT = "exact"
    NEAR = "near"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class BaseRate:
    """How often a signal fires where nothing is wrong."""

    fired: int
    of: int
    """Ordinary threads looked at."""
    source: str
    """What those threads were."""


@dataclass(frozen=True, slots=True)
class SignalReading:
    """What one signal says about one thread."""

    name: str
    """Its part in `signals`."""
    group: SignalGroup
    fired: bool
    value: float
    threshold: float
    unit: str
    """What value and threshold count."""
    message: str
    """One plain sentence, with the numbers."""
    base_rate: BaseRate | None = None
    """None where it was not measured yet."""
    examples: tuple[int, ...] = ()
    """Places of comments in the thread, from 0, at most ten."""
    would_clear: str = ""
    """What would show that nothing is wrong."""
    missing: str = ""
    """Why it could not be read, such as a thread without times; empty where it was."""


@dataclass(frozen=True, slots=True)
class TemplatePiece:
    """A run of words that members share, or a slot where they differ."""

    text: str
    """The shared words; for a slot what stands in it most often."""
    slot: str | None = None
    """None for shared words; `title`, `other title`, `section`, `site`, `author`, `place` or `free` for a slot."""


@dataclass(frozen=True, slots=True)
class Member:
    """One comment of a cluster."""

    position: int
    fillers: tuple[str, ...] = ()
    """Its words in each slot of the template, in order; empty text where it has none there."""


@dataclass(frozen=True, slots=True)
class Action:
    """What a moderator could do; nothing is done until a person decides."""

    do: str
    undo: str
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Comments made of the same words."""

    id: str
    """Hash of the members' texts."""
    kind: ClusterKind
    pieces: tuple[TemplatePiece, ...]
    members: tuple[Member, ...]
    bits: float
    """How rare the shared words are: each bit halves how often strangers would choose them."""
    saving: float
    """Bits by which one template and its slots tell the members more shortly than each alone."""
    action: Action
    accounts: int | None = None
    """Different accounts among the members; None where the page does not name them."""
    times: tuple[datetime, ...] = ()
    """When the members were posted, earliest first; empty where the page does not say."""

    @property
    def positions(self) -> tuple[int, ...]:
        return tuple(each.position for each in self.members)


@dataclass(frozen=True, slots=True)
class KnownTemplate:
    """A template that was seen before under other articles. It holds no account."""

    id: str
    pieces: tuple[TemplatePiece, ...]
    bits: float
    threads: int
    """How many threads it was seen in."""
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class SameText:
    """Comments with the same words: marks, case and white space aside."""

    text: str
    """As most of them write it."""
    words: tuple[str, ...]
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Echo:
    """One place where a comment holds words of the page's frame."""

    position: int
    """Of the comment in its thread."""
    what: str
    """`title`, `other title` or `section`."""
    words: str
    span: Span
    """In the comment's text."""


@dataclass(frozen=True, slots=True)
class Reuse:
    """Comments made by a template that was seen under other articles."""

    template: KnownTemplate
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ThreadReading:
    """Everything that signals need to know of a thread, read once."""

    thread: Thread
    page: ThreadPage
    same: tuple[SameText, ...]
    """Its different texts."""
    clusters: tuple[Cluster, ...]
    echoes: tuple[Echo, ...]
    reuse: tuple[Reuse, ...] = ()
    bank: bool = False
    """Whether a bank of templates was asked."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What is told about one thread."""

    verdict: ThreadVerdict
    sentence: str
    """The reader's line."""
    signals: tuple[SignalReading, ...]
    clusters: tuple[Cluster, ...]
    """Largest first."""
    benign: tuple[str, ...]
    """Ordinary explanations that fit what was found."""
    echoes: tuple[Echo, ...] = ()
    """Where comments hold the page's title or section."""
    useful: tuple[int, ...] = ()
    """Places of comments that bring a correction with a link."""
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class ThreadReport:
    """A thread with the page that it stands under and what is told of it, when it is examined by itself."""

    schema: str
    page: ThreadPage
    thread: Thread
    examination: Examination
