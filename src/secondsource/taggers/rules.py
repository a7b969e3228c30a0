"""Reads grammar by word lists, endings and the order of words: the stand-in where no trained tagger can be loaded.

Parts of speech come from lists of function words, from capitals and from endings; a word hangs on its neighbour as
English usually orders them (article before noun, subject before verb, object after it); a run of capitals is a name,
whose sort is guessed from titles, from words such as "council", and from a preposition of place before it. It needs
no file, and is right about far fewer heads than the trained tagger; the scores of both stand in the output of `make
eval`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.domain.record import Span
from secondsource.domain.syntax import ROOT, Tagged, Token
from secondsource.reading.tokens import find_tokens
from secondsource.taggers._closed import BODIES, CLOSED, PEOPLE, PLACE_WORDS, SUFFIXES, VERBS

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
REACH = 8
"""Words to either side among which a head is looked for."""
_FORWARD = {"DET": "det", "ADJ": "amod", "NUM": "nummod", "NOUN": "compound"}
"""Relation of a word to the noun that it stands before."""


@dataclass(frozen=True, slots=True)
class Options:
    """None."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def tag(self, sentences: Sequence[str]) -> Sequence[Tagged]:
        return self.tag_tokens([(sentence, find_tokens(sentence)) for sentence in sentences])

    def tag_tokens(self, cut: Sequence[tuple[str, Sequence[Span]]]) -> Sequence[Tagged]:
        """The same for sentences that were cut into tokens elsewhere."""
        return [self._tagged(sentence, spans) for sentence, spans in cut]

    def _tagged(self, sentence: str, spans: Sequence[Span]) -> Tagged:
        words = [span.of(sentence) for span in spans]
        upos = _parts_of_speech(words)
        arcs = _Arcs(words, upos).find()
        entities = _entities(words, upos)
        rows = zip(spans, upos, arcs, entities, strict=True)
        return Tagged(sentence, tuple(Token(span, tag, *arc, entity) for span, tag, arc, entity in rows), guessed=True)


def _parts_of_speech(words: Sequence[str]) -> list[str]:
    found: list[str] = []
    for at, word in enumerate(words):
        found.append(_part_of_speech(word, words[at + 1] if at + 1 < len(words) else "", found, at == 0))
    return found


def _part_of_speech(word: str, after: str, before: Sequence[str], first: bool) -> str:
    lower = word.lower()
    if not any(letter.isalnum() for letter in word):
        return CLOSED.get(lower, "SYM" if word in {"$", "%", "€", "£", "+", "="} else "PUNCT")
    if word[0].isdigit():
        return "NUM"
    if word[0].isupper() and (not first or after[:1].isupper()) and (lower not in CLOSED or len(word) > 3):
        return "PROPN"
    if lower in CLOSED:
        return CLOSED[lower]
    return _open_class(lower, before[-1] if before else "")


def _open_class(lower: str, previous: str) -> str:
    if previous in {"AUX", "PRON", "PART"} and not lower.endswith(("ly", "ness", "tion")):
        return "VERB"
    if lower in VERBS and previous not in {"DET", "ADJ", "ADP"}:
        return "VERB"
    if len(lower) >= 4:
        for upos, endings in SUFFIXES:
            if lower.endswith(endings):
                return "ADJ" if upos == "VERB" and previous == "DET" else upos
    return "NOUN"


class _Arcs:
    """The head and relation of every word, found by looking a few words to either side."""

    def __init__(self, words: Sequence[str], upos: Sequence[str]) -> None:
        self.words = [word.lower() for word in words]
        self.upos = upos
        firsts = (self._first(*wanted) for wanted in (("VERB",), ("AUX",), ("NOUN", "PROPN")))
        self.root = next((first for first in firsts if first is not None), 0)

    def find(self) -> list[tuple[int, str]]:
        return _without_cycles([self._arc(at) for at in range(len(self.upos))], self.root)

    def _first(self, *wanted: str) -> int | None:
        return next((at for at, upos in enumerate(self.upos) if upos in wanted), None)

    def _after(self, at: int, *wanted: str) -> int | None:
        ahead = range(at + 1, min(len(self.upos), at + 1 + REACH))
        return next((to for to in ahead if self.upos[to] in wanted), None)

    def _before(self, at: int, *wanted: str) -> int | None:
        behind = range(at - 1, max(-1, at - 1 - REACH), -1)
        return next((to for to in behind if self.upos[to] in wanted), None)

    def _arc(self, at: int) -> tuple[int, str]:
        if at == self.root:
            return ROOT, "root"
        head, relation = self._guess(at)
        return (self.root, relation) if head is None or head == at else (head, relation)

    def _guess(self, at: int) -> tuple[int | None, str]:
        upos = self.upos[at]
        if upos in {"ADP", "PART", "AUX", "SCONJ", "CCONJ", "ADV", "PUNCT"}:
            return self._function_word(at, upos)
        if upos == "VERB":
            return self._verb(at)
        return self._in_phrase(at, upos) or self._phrase(at)

    def _function_word(self, at: int, upos: str) -> tuple[int | None, str]:
        if upos == "PUNCT":
            return self.root, "punct"
        if upos == "PART" and self.words[at] in {"'s", "’s", "'"}:
            return at - 1 if at else None, "case"
        wanted, relation = {
            "ADP": (("NOUN", "PROPN", "PRON", "NUM"), "case"),
            "PART": (("VERB",), "mark" if self.words[at] == "to" else "advmod"),
            "AUX": (("VERB",), "aux"),
            "SCONJ": (("VERB", "AUX"), "mark"),
            "CCONJ": (("NOUN", "PROPN", "VERB", "ADJ"), "cc"),
            "ADV": (("VERB", "ADJ"), "advmod"),
        }[upos]
        return self._after(at, *wanted) or self._before(at, "VERB", "NOUN"), relation

    def _verb(self, at: int) -> tuple[int | None, str]:
        before = self.words[at - 1] if at else ""
        if before in {"who", "which", "that"}:
            return self._before(at - 1, "NOUN", "PROPN"), "acl:relcl"
        if before == "to":
            return self._before(at, "VERB"), "xcomp"
        joined = self._before(at, "CCONJ", "SCONJ", "VERB")
        relation = {"CCONJ": "conj", "SCONJ": "advcl"}.get(self.upos[joined] if joined is not None else "", "parataxis")
        return self._before(at, "VERB"), relation

    def _in_phrase(self, at: int, upos: str) -> tuple[int, str] | None:
        """The arc of a word that stands inside a noun phrase and does not lead it."""
        if upos == "PROPN" and at and self.upos[at - 1] == "PROPN":
            return self._start_of_name(at), "flat"
        after = self.upos[at + 1] if at + 1 < len(self.upos) else ""
        if after == "PART" and self.words[at + 1] in {"'s", "’s", "'"}:
            owned = self._after(at + 1, "NOUN", "PROPN")
            return (owned, "nmod:poss") if owned else None
        if upos in _FORWARD and (after in {"NOUN", "ADJ", "NUM", "PROPN"} or upos == "DET"):
            to = self._after(at, "NOUN", "PROPN")
            last = self._end_of_nouns(to) if to else None
            return (last, _FORWARD[upos]) if last else None
        return None

    def _start_of_name(self, at: int) -> int:
        behind = range(at - 1, max(-1, at - 1 - REACH), -1)
        return next((to + 1 for to in behind if self.upos[to] != "PROPN"), max(0, at - REACH))

    def _end_of_nouns(self, at: int) -> int:
        if self.upos[at] != "NOUN":
            return at
        ahead = range(at + 1, min(len(self.upos), at + 1 + REACH))
        return next((to - 1 for to in ahead if self.upos[to] != "NOUN"), max(at, *ahead) if ahead else at)

    def _phrase(self, at: int) -> tuple[int | None, str]:
        """The arc of a word that leads a phrase: of a preposition, a subject, an object."""
        border = self._before(at, "ADP", "VERB", "AUX", "PUNCT", "CCONJ")
        kind = self.upos[border] if border is not None else ""
        if kind == "ADP" and border is not None:
            noun = border - 1 if border and self.upos[border - 1] in NOMINAL else None
            return (
                (noun, "nmod") if noun is not None else (self._before(border, "VERB") or self._after(at, "VERB"), "obl")
            )
        if kind == "CCONJ" and border is not None:
            return self._before(border, "NOUN", "PROPN"), "conj"
        if kind == "VERB":
            return border, "obj"
        return self._after(at, "VERB", "AUX") or self._before(at, "VERB"), "nsubj"


def _without_cycles(arcs: list[tuple[int, str]], root: int) -> list[tuple[int, str]]:
    """The arcs with one of every cycle hung on the root instead; each word is walked once."""
    seen = [0] * len(arcs)
    for start in range(len(arcs)):
        at = start
        while at != ROOT and not seen[at]:
            seen[at] = start + 1
            at = arcs[at][0]
        if at != ROOT and seen[at] == start + 1:
            arcs[at] = (root, "dep")
    return arcs


def _entities(words: Sequence[str], upos: Sequence[str]) -> list[str]:
    tags = ["O"] * len(words)
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and upos[end] == "PROPN":
            end += 1
        if end > at and (kind := _kind(words, at, end)):
            tags[at:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - at - 1)]
        at = max(end, at + 1)
    return tags


def _kind(words: Sequence[str], start: int, end: int) -> str:
    lower = [word.lower() for word in words[max(0, start - 1) : end]]
    if PEOPLE & set(lower):
        return "person"
    if BODIES & set(lower) or (end - start == 1 and words[start].isupper() and len(words[start]) > 1):
        return "organisation"
    if start and lower[0] in PLACE_WORDS:
        return "place"
    return "person" if end - start in {2, 3} else ""
