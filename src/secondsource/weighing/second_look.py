"""A second look, by rule, at passages on which the model is silent or unsure: who holds a place, and who admits.

A model that compares words does not see that *the town was taken by one army* denies that *the other one holds it*.
These two rules do, from the words of gain and loss and from the defined states of holding a place. What they read is
weighed like everything else: by who says it, in whose interest, and when.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from secondsource.domain.claim import Claim
from secondsource.domain.evidence import Interest, Passage, PassageKind, Stance, StanceReading
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.reading.places import find_subject_places
from secondsource.reading.speech.camps import find_camp
from secondsource.reading.vocabulary.names import name_texts, same_name
from secondsource.weighing.case import Case
from secondsource.weighing.denials import spell_out
from secondsource.weighing.holding import State, find_states
from secondsource.weighing.interest import find_interest, sides_named
from secondsource.weighing.places import find_stated_places
from secondsource.weighing.testimony import find_admitting_camp, find_speakers, find_voice
from secondsource.weighing.times import find_window

_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|false|untrue|disput\w+|refut\w+|reject\w*|misinformation|disinformation|failed to"
    r"|not (?:been )?(?:able|possible|verif\w+|confirm\w+)|could not|would|could|might|may|plan\w*|want\w*|trying"
    r"|tried to|if)\b",
    re.IGNORECASE,
)
_CLAIMED = re.compile(r"\b(?:claim\w*|declar\w+|announc\w+|proclaim\w*|insist\w*|boast\w*|alleg\w+)\b", re.IGNORECASE)
_HOLDS = re.compile(r"\b(?:control\w*|holds?|held|in \w+ hands|occup\w+|captur\w+)\b", re.IGNORECASE)
_HALF = 0.5


def look_again(
    claim: Claim, read: Sequence[tuple[Passage, StanceReading]], conflict: str | None, case: Case
) -> tuple[tuple[Passage, StanceReading], ...]:
    """The readings of a contested claim, with those on which the model is silent or unsure read again by rule."""
    window = find_window(claim, conflict, case) if conflict else None
    if window is None or not window.standing:
        return tuple(read)
    known = find_subject_places(claim.text, case.article, case.tables)
    places = tuple(dict.fromkeys((*known, *find_stated_places(claim.text, case.tables))))
    if not places:
        return tuple(read)
    return tuple((passage, _again(claim, passage, reading, places, case.tables)) for passage, reading in read)


def _again(
    claim: Claim, passage: Passage, reading: StanceReading, places: Sequence[str], tables: Tables
) -> StanceReading:
    sure = reading.stance is not Stance.SILENT and reading.doubt is None
    if sure or passage.kind is PassageKind.REFERENCE:
        return reading
    found = [
        again
        for span, words in _undenied(passage.text, tables)
        if _names(words, places, tables)
        for rule in (who_admits, who_holds)
        if (again := rule(claim, words, span, tables))
    ]
    told = [each for each in found if not _passes_on_a_claim(passage, each.span, tables)]
    return told[0] if len({each.stance for each in told}) == 1 else reading


@lru_cache(maxsize=4096)
def _undenied(text: str, tables: Tables) -> tuple[tuple[Span, str], ...]:
    """The sentences of a passage, spelled out, that state what they tell."""
    return tuple((span, words) for span, words in spell_out(text, tables) if not _DENIED.search(words))


def _passes_on_a_claim(passage: Passage, span: Span, tables: Tables) -> bool:
    """Whether an outsider only tells what somebody claims: `the agency wrote that the army had declared it taken`."""
    outsider = find_voice(passage, span, tables).camp in (None, "none")
    return outsider and _CLAIMED.search(span.of(passage.text)) is not None


def who_admits(claim: Claim, sentence: str, span: Span, tables: Tables) -> StanceReading | None:
    """A claim that voices of a side admit a loss is borne out by such a voice that tells a loss of its own side."""
    camp = find_admitting_camp(claim.text, None, tables)
    if camp is None:
        return None
    for each in find_speakers(sentence, tables):
        side = find_camp(f"{each.speaker}, {each.role or ''}", tables)
        told = each.content_span.of(sentence)
        if side and side.camp == camp and find_interest(f"{each.speaker}: {told}", camp, tables) is Interest.HARMED:
            return _reading(Stance.SUPPORTS, span, "A voice of that side tells a loss of its own side; read by rule.")
    return None


def who_holds(claim: Claim, sentence: str, span: Span, tables: Tables) -> StanceReading | None:
    """Of a claim about who holds a place, a sentence that gives the place to the same side speaks for it, one that
    gives it to the other side against it."""
    if State.CONTROL not in find_states(sentence, tables):
        return None
    if not _HOLDS.search(claim.text) or find_admitting_camp(claim.text, None, tables):
        return None
    pairs = {
        (find_interest(claim.text, camp, tables), find_interest(sentence, camp, tables))
        for camp in sides_named(claim.text, tables)
    }
    if not pairs or any(Interest.UNKNOWN in pair or Interest.INDIFFERENT in pair for pair in pairs):
        return None
    if all(ours is theirs for ours, theirs in pairs):
        return _reading(Stance.SUPPORTS, span, "It gives the place to the same side; read by rule.")
    if all(ours is not theirs for ours, theirs in pairs):
        return _reading(Stance.REFUTES, span, "It gives the place to the other side; read by rule.")
    return None


def _names(sentence: str, places: Iterable[str], tables: Tables) -> bool:
    found = name_texts(sentence)
    return any(same_name(place, name, tables) for place in places for name in found)


def _reading(stance: Stance, span: Span, why: str) -> StanceReading:
    supports, refutes = (_HALF, 0.0) if stance is Stance.SUPPORTS else (0.0, _HALF)
    return StanceReading(stance, supports, refutes, _HALF, span, why)
