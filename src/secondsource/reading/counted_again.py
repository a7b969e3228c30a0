"""Names listed in one sentence and counted in the next: `Ada Bell, Tom Ash and Eve Orr were charged. All three …`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from secondsource.domain.record import Span
from secondsource.reading.measures.numerals import UNITS

_NUMBERS = {word: value for word, value in UNITS.items() if 2 <= value <= 12}
_ITEM = r"(?:the )?[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,3}"
_LIST = re.compile(rf"(?<![\w’'-]){_ITEM}(?:, {_ITEM}){{0,8}},? and {_ITEM}(?![\w’'-]| [A-Z])")
_OPENS = re.compile(r"(?:^|named as |identified as |are |were |: |between |together |[–—] )[“\"]?(?:the )?$")
_NUMBER = "|".join(_NUMBERS)
_AGAIN = re.compile(
    rf"(?:^|[;:] |, )(?:(?P<all>[Aa]ll)(?: of)?(?: the)? (?P<of_all>{_NUMBER})(?= [a-z]+)"
    rf"|[Tt]he (?P<the>{_NUMBER})(?: (?:men|women|victims|suspects|defendants|countries|nations|states|powers"
    rf"|companies|firms"
    r"|banks|cities|towns|teams|brothers|sisters|winners)\b"
    r"|(?= (?:are|were|have|had|will|would|all|each|then|said|say|share[ds]?|met|meet|agreed|signed|live[ds]?|left"
    r"|plan)\b)))"
)
_MORE = re.compile(
    r"\b(?:others?|another|more|including|among|such as|as well as|along with|together with|also|not|or|nor|neither"
    r"|both|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|few|his|her"
    r"|(?:an?|the) (?:[a-z-]+ )?(?:man|woman|boy|girl|friend|colleague|teenager|wife|husband|son|daughter"
    r"|passenger))\b",
    re.IGNORECASE,
)
"""Words by which a sentence speaks of more than it lists by name."""
_NAME = re.compile(r"[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*)*")


@dataclass(frozen=True, slots=True)
class CountedAgain:
    """Names that a text lists, and how many it then says that they are."""

    span: Span
    """From the list to the number."""
    told: int
    listed: int


def find_counted_again(text: str, sentences: Sequence[Span]) -> Iterator[CountedAgain]:
    """Each list of names at the head of a sentence, or after a colon or `named as`, that is counted by another number
    in the same sentence or at the head of the next."""
    for one, other in pairwise((*sentences, Span(len(text), len(text)))):
        words = one.of(text)
        lists = [hit for hit in _LIST.finditer(words) if _OPENS.search(words, max(0, hit.start() - 16), hit.start())]
        if len(lists) != 1:
            continue
        listed, rest = lists[0], words[: lists[0].start()] + words[lists[0].end() :]
        semicolon = re.search(r"[;:]", words[listed.end() :])
        again = _AGAIN.search(words, listed.end()) if semicolon else None
        at = one.start
        if again is None and other.start - one.end <= 1:
            again, at = _AGAIN.match(other.of(text)), other.start
        if again is None:
            continue
        if at == one.start:
            rest = words[: listed.start()] + words[listed.end() : again.start()]
        word = (again["of_all"] or again["the"]).lower()
        told, count = _NUMBERS[word], _count(listed.group())
        # `Four men` told of before the list may be those whom `the four men` after it are.
        before = text[: one.start + listed.start()].lower()
        if re.search(rf"\b(?:{word}|{told})\b", before):
            continue
        if told != count and not _MORE.search(rest) and not _names_others(rest):
            yield CountedAgain(Span(one.start + listed.start(), at + again.end()), told, count)


def _count(words: str) -> int:
    """Commas, and the last `and`, part the names."""
    return len(re.split(r",? and |, ", words))


def _names_others(rest: str) -> bool:
    """Whether the sentence names anybody, or anything, beside the list."""
    found = [hit for hit in _NAME.finditer(rest) if hit.start() > 0]
    return any(hit.group().rstrip(".’") not in _DAYS for hit in found)


_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "I"})
