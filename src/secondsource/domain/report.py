"""The answer: what was found about every claim, and how the report was made."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from secondsource.domain.article import Article
from secondsource.domain.claim import Claim, NoClaim, Reason
from secondsource.domain.editing import Edited
from secondsource.domain.evidence import Evidence, Origin, Passage, Query, Stance
from secondsource.domain.examination import Examination
from secondsource.domain.matching import Match
from secondsource.domain.record import Gap, MadeBy, Span
from secondsource.domain.thread import Thread


class Verdict(StrEnum):
    """*So?*: what the evidence says about the claim itself."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
    NOT_CHECKABLE = "not_checkable"


class Said(StrEnum):
    """*Said?*: whether the speaker said it, and so."""

    VERBATIM = "verbatim"
    FAITHFUL_TRANSLATION = "faithful_translation"
    PARAPHRASE_OK = "paraphrase_ok"
    ALTERED_IN_QUOTES = "altered_in_quotes"
    OUT_OF_CONTEXT = "out_of_context"
    WRONG_SPEAKER = "wrong_speaker"
    NOT_FOUND = "not_found"


class Flag(StrEnum):
    """Something a reader should know; never a verdict."""

    NEEDS_CONTEXT = "needs_context"
    IMPRECISE = "imprecise"
    OUTDATED = "outdated"
    HEADLINE_BODY_MISMATCH = "headline_body_mismatch"
    INTERNAL_CONTRADICTION = "internal_contradiction"
    QUOTE_ALTERED = "quote_altered"
    UNSOURCED_ATTRIBUTION = "unsourced_attribution"
    ONE_SIDED_SOURCING = "one_sided_sourcing"
    MISSING_OTHER_SIDE = "missing_other_side"
    HIDDEN_UPSTREAM_SOURCE = "hidden_upstream_source"
    LOADED_WORDING = "loaded_wording"
    SELF_CHECK = "self_check"


class Confidence(StrEnum):
    """By rule, from level and tiers; a word, never a number."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a deterministic check noticed, with its arithmetic shown."""

    check: str
    message: str
    arithmetic: str | None
    """The sum as a reader would do it, such as `24 Feb 2022 to 25 Dec 2025 is 3 years 10 months`."""
    span: Span | None
    """In the article's text; None where it is about the article as a whole."""
    quote: str
    flag: Flag | None = None
    stance: Stance | None = None
    """REFUTES or SUPPORTS only where the arithmetic itself decides the words at `span`; else None."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The held words from which *Said?* was answered; where nothing was found, a note that may lead to them."""

    passage: Passage
    span: Span
    """In the passage's text."""
    quote: str
    speaker: str | None
    """Who says it there, where that is somebody else."""
    drift: str | None
    """The held words with what the article changed: `[-gone-]`, `{+put in+}`; None where the words are not compared."""


@dataclass(frozen=True, slots=True)
class AsKnown:
    """The answer to *So?* as far as it was known on one day."""

    day: date
    """Nothing published later was used."""
    verdict: Verdict
    reason: Reason | None
    level: str | None
    confidence: Confidence | None
    rule: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which what was published changed how far a contested claim was confirmed."""

    day: date
    level: str
    """Confirmation level C0 to C5 from that day on, from what was published by then and nothing later."""
    rule: str
    """Name of the rule that decided on that day."""
    evidence: tuple[str, ...]
    """Ids of what was published on that day and shows what somebody holds."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything about one claim, as of a day."""

    claim: Claim
    said: Said | None
    """None where the article speaks in its own voice."""
    verdict: Verdict
    reason: Reason | None
    level: str | None
    """Confirmation level C0 to C5 of a contested event; None for an ordinary claim."""
    confidence: Confidence | None
    rule: str
    """Name of the rule that decided."""
    sentence: str
    """One neutral sentence for the reader."""
    flags: tuple[Flag, ...]
    findings: tuple[Finding, ...]
    evidence: tuple[Evidence, ...]
    origins: tuple[Origin, ...]
    gaps: tuple[Gap, ...]
    queries: tuple[Query, ...]
    as_of: date
    at_publication: AsKnown | None = None
    """As known when the article appeared; None where nobody knows when that was."""
    cites: tuple[str, ...] = ()
    """Ids of the evidence that the sentence stands on."""
    wording: Wording | None = None
    """What *Said?* was answered from; None where nothing is held, or the article speaks in its own voice."""
    would_change: str = ""
    """What would change the verdict, in words that follow *What would change this:*; empty where nothing would."""
    timeline: tuple[Step, ...] = ()
    """How the level of a contested claim changed as evidence came, earliest first; empty for an ordinary claim."""


@dataclass(frozen=True, slots=True)
class Change:
    """One answer put after another; the same one twice where a person confirms what stood."""

    before: Verdict
    after: Verdict


@dataclass(frozen=True, slots=True)
class Revision:
    """A person's judgement of one claim of a report, appended after those before it and never in their place."""

    id: str
    """Hash of what it says and of the revision before it, so that a log which was changed later shows it."""
    claim: str
    """Id of the claim."""
    verdict: Change
    """*So?*; what stood before is the machine's answer, or that of the last revision of the claim."""
    at_publication: Change | None
    """The same as known at publication; None where the person left that answer as it was."""
    by: str
    at: datetime
    """With its time zone."""
    why: str
    cites: tuple[str, ...]
    """Ids of the claim's evidence, and addresses."""
    made_on: str | None = None
    """Id of the earlier report of the same words on which it was made; None where it was made on this one."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """The days that bear on the check of one article: what a part that asks a server must tell it."""

    today: date
    published: date | None
    """Day of the article, where it is known."""
    as_of: date
    offline: bool = False
    """Whether nothing outside this machine may be asked."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a part that asks a server used for one article."""

    part: str
    """Kind and name, such as `models.llm`."""
    model: str
    """As the server named it, where it answered; else as the settings do."""
    prompts: tuple[tuple[str, str], ...]
    """Name and SHA-256 of every prompt that was sent."""
    requests: int
    tokens_in: int
    """As the server counted them; estimated where it did not."""
    tokens_out: int
    money: float
    """By the prices in the settings, in their currency; 0 where they give none."""
    seconds: float


@dataclass(frozen=True, slots=True)
class Run:
    """How a report was made: enough to make it again."""

    version: str
    started_at: datetime
    finished_at: datetime
    offline: bool
    settings: tuple[tuple[str, str], ...]
    """Every setting that was in force, as text."""
    parts: tuple[MadeBy, ...]
    usage: tuple[Usage, ...] = ()
    """Of every part that asked a server of its own."""
    engine: str = ""
    """What ran the network that read evidence, such as `onnxruntime`; empty where none did."""


@dataclass(frozen=True, slots=True)
class Report:
    """The whole answer about one article, as of a day."""

    schema: str
    id: str
    """Hash of what the machine says; the run and the revisions are not part of it."""
    as_of: date
    article: Article
    assessments: tuple[Assessment, ...]
    unclaimed: tuple[NoClaim, ...]
    flags: tuple[Flag, ...]
    findings: tuple[Finding, ...]
    """About the article as a whole."""
    gaps: tuple[Gap, ...]
    thread: Thread
    run: Run
    story: Origin | None = None
    """The article's own story where the archive holds copies of it: one origin, which never counts for the article."""
    revisions: tuple[Revision, ...] = ()
    """What people made of the claims later, in the order in which they did; the assessments stay the machine's."""
    examination: Examination | None = None
    """What is told about the thread; None in a report of a version that did not examine threads."""
    matches: tuple[Match, ...] = ()
    """Claims that were judged before and say what a claim of this report says, or nearly; they decide nothing."""
    edited: Edited | None = None
    """What people put in place of statements, and in which report; None where all are as the machine found them."""
    edited_in: tuple[str, ...] = ()
    """Ids of reports of the same article in which people edited statements of this one later."""
