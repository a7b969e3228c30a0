"""Verb groups of a sentence: the verbs that count, with who does them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.reading.speech.noun_phrases import BETWEEN, Phrase, subject_before
from secondsource.reading.speech.stance_nouns import STANCE_ADJECTIVES
from secondsource.reading.speech.stance_verbs import CATENATIVES, LEMMAS, STANCE_VERBS
from secondsource.reading.speech.word_tables import BE, HAVE
from secondsource.reading.speech.words import Word


@dataclass(frozen=True, slots=True)
class Predicate:
    """One verb of a verb group, `has vowed` or the `close` of `tried to close`, with its subject."""

    first: int
    """Where the group begins, helping verbs included."""
    head: int
    lemma: str
    subject: Phrase
    passive: bool = False
    finite: bool = True


def find_predicates(words: Sequence[Word]) -> list[Predicate]:
    """Every verb with a subject, in order."""
    found: list[Predicate] = []
    at = 0
    while at < len(words):
        if words[at].tag == "AUX" or (words[at].tag == "VERB" and words[at].form == "fin"):
            group = _group(words, at)
            subject = _subject(words, at, found)
            if subject:
                found += [Predicate(at, head, lemma, subject, passive) for head, lemma, passive in group.heads]
            at = max(group.end, at + 1)
        else:
            if words[at].form in {"ing", "base", "part"} and (loose := _loose(words, at, found)):
                found.append(loose)
            at += 1
    return found


_PHASES = frozenset({"begin", "start", "continue", "keep", "stop"})
_UNREAL = frozenset(["can", "could", "should", "may", "might", "must", "cannot"])


@dataclass(frozen=True, slots=True)
class _Group:
    heads: tuple[tuple[int, str, bool], ...]
    """Each verb that counts: where it stands, its base, and whether it is passive."""
    end: int


def _group(words: Sequence[Word], start: int) -> _Group:
    """The verb group that begins at `start`; without heads where it only says what could be."""
    heads: list[tuple[int, str, bool]] = []
    at, helper, unreal = start, "", False
    while at < len(words):
        word = words[at]
        if word.tag == "AUX":
            helper = word.text
            unreal = unreal or word.text in _UNREAL
        elif (word.tag == "VERB" and (at == start or helper)) or (word.tag == "ADJ" and helper in BE):
            heads.append((at, LEMMAS.get(word.text, word.text), word.form == "part" and helper in BE))
            following = _chained(words, at)
            if following is None or unreal:
                return _Group(() if unreal else tuple(heads), at + 1)
            at, helper = following, "to"
            continue
        elif word.tag != "ADV" and word.text not in BETWEEN:
            break
        at += 1
    if not heads and words[start].text in HAVE:
        heads.append((start, "have", False))
    return _Group(tuple(heads), at)


def _chained(words: Sequence[Word], at: int) -> int | None:
    """Where the verb stands that shares the subject of the one at `at`: `tried to defend`, `quick to point out`."""
    word = words[at]
    lemma = LEMMAS.get(word.text, "")
    if word.tag == "ADJ":
        return None if "to verb" in STANCE_ADJECTIVES.get(word.text, ()) else _infinitive(words, at + 1)
    if lemma in _PHASES and (gerund := _past_adverbs(words, at + 1)) < len(words) and words[gerund].form == "ing":
        return gerund
    return _infinitive(words, at + 1) if lemma in CATENATIVES - STANCE_VERBS else None


def _past_adverbs(words: Sequence[Word], at: int) -> int:
    while at < len(words) and words[at].tag == "ADV":
        at += 1
    return at


def _infinitive(words: Sequence[Word], at: int) -> int | None:
    """Where the verb of `to …` stands, if `to` stands at `at`."""
    if at >= len(words) or words[at].form != "to":
        return None
    at = _past_adverbs(words, at + 1)
    return at if at < len(words) and words[at].tag in {"VERB", "AUX"} else None


def _subject(words: Sequence[Word], at: int, found: Sequence[Predicate]) -> Phrase | None:
    before = at - 1
    while before >= 0 and words[before].tag == "ADV":
        before -= 1
    if before < 0:
        return None
    if words[before].tag == "CCONJ":
        return _last_subject(words, before, found)
    return subject_before(words, at)


def _last_subject(words: Sequence[Word], at: int, found: Sequence[Predicate]) -> Phrase | None:
    """Of the verb before in the same sentence; not of one inside a relative clause that a comma has ended."""
    comma = words[at - 1].text == "," if at else False
    for each in reversed(found):
        relative = words[each.subject.start].form == "rel"
        if each.finite and not (relative and comma):
            return each.subject
    return None


_AFTER = frozenset({"by", "after", "before", "without"})


def _loose(words: Sequence[Word], at: int, found: Sequence[Predicate]) -> Predicate | None:
    """A verb without a subject of its own: `…, calling it a farce`, `voters backing her`, `used it to ask`."""
    word = words[at]
    lemma = LEMMAS.get(word.text)
    if lemma is None:
        return None
    before = at - 1
    while before >= 0 and words[before].tag == "ADV":
        before -= 1
    subject = _loose_subject(words, at, before, found)
    return Predicate(at, at, lemma, subject, word.form == "part", finite=False) if subject else None


def _loose_subject(words: Sequence[Word], at: int, before: int, found: Sequence[Predicate]) -> Phrase | None:
    form = words[at].form
    if before < 0:
        return _coming_subject(words, at) if form == "ing" and words[at].text != "speaking" else None
    left = words[before]
    if form == "ing" and left.tag in {"NOUN", "PROPN"}:
        return _noun_that_says(words, at, found)
    if form == "part" and left.text == "," and at + 1 < len(words) and words[at + 1].text == "by":
        return subject_before(words, before)
    if form == "ing" and (left.text == "," or left.tag == "CCONJ" or left.text in _AFTER):
        return _last_subject(words, before, found)
    return None


def _noun_that_says(words: Sequence[Word], at: int, found: Sequence[Predicate]) -> Phrase | None:
    """`polls showing …`; of `they issued a statement saying …`, who issued it."""
    phrase = subject_before(words, at)
    if phrase and phrase.start and words[phrase.start - 1].tag == "VERB":
        return _last_subject(words, at, found)
    return phrase


def _coming_subject(words: Sequence[Word], at: int) -> Phrase | None:
    """`Citing costs, the bank closed …`."""
    comma = next((n for n in range(at, len(words)) if words[n].text == ","), None)
    if comma is None:
        return None
    verb = next((n for n in range(comma + 1, len(words)) if words[n].tag == "AUX" or words[n].form == "fin"), None)
    return subject_before(words, verb) if verb else None


def phrases_after(words: Sequence[Word], at: int, rests: Sequence[tuple[str, ...]]) -> Iterator[int]:
    """Where each of the continuations that stand at `at` ends."""
    for rest in rests:
        if all(at + n < len(words) and words[at + n].text == each for n, each in enumerate(rest)):
            yield at + len(rest)
