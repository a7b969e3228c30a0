"""Readers' words for what the records hold: one word or sentence for each value, the same in every format."""

import re
from datetime import date

from secondsource.domain.address import split_address
from secondsource.domain.article import Article
from secondsource.domain.claim import Claim, Reason
from secondsource.domain.evidence import Evidence, Passage, PassageKind, Stance, Tier
from secondsource.domain.folding import fold
from secondsource.domain.report import Assessment, Confidence, Flag, Said, Verdict
from secondsource.reading.measures.times import MONTH_NAMES

VERDICTS = {
    Verdict.SUPPORTED: "Supported",
    Verdict.REFUTED: "Refuted",
    Verdict.CONFLICTING: "Conflicting",
    Verdict.NOT_ENOUGH_EVIDENCE: "Not enough evidence",
    Verdict.NOT_CHECKABLE: "Not checkable",
}
SYMBOLS = {
    Verdict.SUPPORTED: "✓",
    Verdict.REFUTED: "✗",
    Verdict.CONFLICTING: "⇄",
    Verdict.NOT_ENOUGH_EVIDENCE: "…",
    Verdict.NOT_CHECKABLE: "○",
}
REASONS = {
    Reason.ONLY_PARTY_SOURCES: "only the sides involved say so",
    Reason.SINGLE_ORIGIN: "everything goes back to one origin",
    Reason.NOTHING_FOUND: "nothing that counts was found for or against it",
    Reason.RETRIEVAL_FAILED: "the search failed",
    Reason.TOO_RECENT: "too recent for others to have looked",
    Reason.TOO_OLD: "what was found is too old for something that changes",
    Reason.AMBIGUOUS_CLAIM: "the words can be read in more than one way",
    Reason.NEEDS_VISUAL_VERIFICATION: "it takes dated pictures whose place is known",
    Reason.BEHIND_WALL: "the source stands behind a login or a paywall",
    Reason.OPINION: "an opinion",
    Reason.PREDICTION: "a forecast",
    Reason.MOTIVE: "about what someone felt, knew or wanted",
    Reason.VAGUE: "too vague to be wrong",
}
FLAGS = {
    Flag.NEEDS_CONTEXT: "Needs context",
    Flag.IMPRECISE: "Imprecise",
    Flag.OUTDATED: "Outdated",
    Flag.HEADLINE_BODY_MISMATCH: "Headline and text differ",
    Flag.INTERNAL_CONTRADICTION: "The text contradicts itself",
    Flag.QUOTE_ALTERED: "Quotation altered",
    Flag.UNSOURCED_ATTRIBUTION: "Nobody is named",
    Flag.ONE_SIDED_SOURCING: "One side's sources",
    Flag.MISSING_OTHER_SIDE: "The other side is missing",
    Flag.HIDDEN_UPSTREAM_SOURCE: "Where the story comes from is not said",
    Flag.LOADED_WORDING: "Loaded wording",
    Flag.SELF_CHECK: "The publisher checks itself",
}
SAID = {
    Said.VERBATIM: "Yes, in these words.",
    Said.FAITHFUL_TRANSLATION: "Yes, as a faithful translation.",
    Said.PARAPHRASE_OK: "Yes, in other words.",
    Said.ALTERED_IN_QUOTES: "Not in these words: the quotation was altered.",
    Said.OUT_OF_CONTEXT: "Yes, but out of its context.",
    Said.WRONG_SPEAKER: "Someone else said it.",
    Said.NOT_FOUND: "The speaker's own words were not found.",
}
STANCES = {
    Stance.SUPPORTS: "supports",
    Stance.REFUTES: "contradicts",
    Stance.QUALIFIES: "qualifies",
    Stance.SILENT: "says nothing either way",
}
TIERS = {
    Tier.E1: "reference record or arithmetic",
    Tier.E2: "dated imagery of a known place",
    Tier.E3: "reporting that is not known to come from a side",
    Tier.E4: "assessment that cites its sources",
    Tier.E5: "admission",
    Tier.E6: "word of a side involved",
    Tier.E7: "repeats others",
    Tier.E8: "anonymous",
}
PASSAGES = {
    PassageKind.PAGE: "the page's words",
    PassageKind.NOTE: "our note on this page, not its words",
    PassageKind.MAP_READING: "our reading of this map, not its words",
    PassageKind.REFERENCE: "our reference record, from this source",
}
"""Whose words a passage is in; only those of a page stand in quotation marks."""
LANGUAGES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
NO_REVIEW = "Checked by machine; no person has reviewed it."
_LEVELS = {
    "C0": "unsourced",
    "C1": "claimed by one side",
    "C2": "claimed by one side, denied by another",
    "C3": "partly corroborated",
    "C4": "corroborated",
    "C5": "confirmed",
}
_DECIDES = {"C3": Confidence.LOW, "C4": Confidence.MODERATE, "C5": Confidence.HIGH}


def name_day(day: date | None) -> str:
    """A day as a reader says it, such as 5 March 2024."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}" if day else "date unknown"


def reread(claim: Claim) -> str | None:
    """The statement as it stands alone, with names for pronouns; None where its own words do."""
    words, own = (re.findall(r"\w+", fold(text)) for text in (claim.text, claim.quote))
    return claim.text if words != own else None


def name_grade(item: Assessment) -> str:
    """The verdict with its confidence where it decides: `Supported (low confidence)`."""
    return _grade(item.verdict, item.confidence)


def _grade(verdict: Verdict, confidence: Confidence | None) -> str:
    word = VERDICTS[verdict]
    return f"{word} ({confidence.value} confidence)" if confidence else word


def name_level(item: Assessment) -> str | None:
    """The confirmation level in words; None for a statement that is not contested, or that something else than the
    ladder decided, such as arithmetic."""
    if item.level is None or (item.confidence and _DECIDES.get(item.level) is not item.confidence):
        return None
    if item.level == "C1" and item.claim.attribution:
        return f"claimed by {item.claim.attribution.speaker}"
    return _LEVELS.get(item.level, item.level)


def answer(item: Assessment) -> str:
    """*So?* in one line: grade, reason and level."""
    said = f"{name_grade(item)}: {REASONS[item.reason]}" if item.reason else name_grade(item)
    level = name_level(item)
    return f"{said} ({level})." if level and item.reason else f"{said}, {level}." if level else f"{said}."


def tell_timeline(item: Assessment) -> str | None:
    """How far a contested statement was confirmed, day by day; None where that never changed."""
    if len(item.timeline) < 2:
        return None
    return "; ".join(f"{name_day(step.day)}, {_LEVELS.get(step.level, step.level)}" for step in item.timeline)


def answer_then(item: Assessment) -> str | None:
    """What was known at publication, where that differs from today's answer."""
    then = item.at_publication
    if then is None or (then.verdict, then.reason) == (item.verdict, item.reason):
        return None
    why = f": {REASONS[then.reason]}" if then.reason else ""
    return f"As known on {name_day(then.day)}: {start_small(_grade(then.verdict, then.confidence))}{why}."


def start_small(text: str) -> str:
    """The text with its first letter small, as it goes on in a sentence."""
    return text[:1].lower() + text[1:]


def name_camp(camp: str | None) -> str:
    """Whose side a source is on: `no side`, `side unknown`, or the side's name."""
    if camp is None:
        return "side unknown"
    return "no side" if camp == "none" else f"side: {camp.replace('_', ' ').title()}"


def name_language(code: str | None) -> str:
    """A language's English name; its code where this table lacks it."""
    return LANGUAGES.get((code or "").split("-")[0].lower(), code or "language unknown")


def mark_words(passage: Passage) -> str | None:
    """What to write before words that are ours; None for words of the page, which may be quoted."""
    return None if passage.kind is PassageKind.PAGE else PASSAGES[passage.kind]


def name_part(name: str) -> str:
    """A rule's or a part's name as words."""
    return name.replace("_", " ")


def tell_finding(message: str, arithmetic: str | None) -> str:
    """What a check noticed, and its arithmetic as a sentence of its own."""
    return f"{message} {start(arithmetic)}." if arithmetic else message


def describe_counting(evidence: Evidence, *, silent: bool = False) -> str:
    """Whether a piece of evidence counts, and why it does not; `silent` says nothing where it does."""
    if evidence.counts:
        return "" if silent else "Counts."
    return f"Does not count. {evidence.discounted or 'No reason is recorded.'}"


def date_article(article: Article) -> str:
    """When the article was published, as far as anybody can tell."""
    first, last = article.dating.earliest, article.dating.latest
    if day := article.published or article.dating.day:
        return f"Published {name_day(day)}"
    if first and last:
        return f"No date given; published between {name_day(first)} and {name_day(last)}"
    if first:
        return f"No date given; published on or after {name_day(first)}"
    return f"No date given; published by {name_day(last)}" if last else "Date of publication unknown"


def start(text: str) -> str:
    """The text with its first letter large, as a sentence starts; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def clip(text: str, width: int) -> str:
    """The text up to `width` characters, cut at a word, with a mark where it goes on."""
    return text if len(text) <= width else text[:width].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def safe_address(address: str) -> str | None:
    """The address where a reader may follow it (http and https with a host), else None."""
    parts = split_address(address)
    return address if parts.scheme in ("http", "https") and parts.hostname else None
