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
    firsts: dict[str, int] = {}
    for one, other in pairwise((*sentences, Span(len(text), len(text)))):
        listed = _only_list(one.of(text))
        found = _count_behind(text, listed, one, other) if listed else None
        if not listed or not found:
            continue
        again, at, rest = found
        word = (again["of_all"] or again["the"]).lower()
        told, count = _NUMBERS[word], _count(listed.group())
        if word not in firsts:  # once a word: a text may hold thousands of lists
            firsts[word] = _first(text, rf"\b(?:{word}|{told})\b")
        start = one.start + listed.start()
        # `Four men` told of before the list may be those whom `the four men` after it are.
        if start < firsts[word] and told != count and not _MORE.search(rest) and not _names_others(rest):
            yield CountedAgain(Span(start, at + again.end()), told, count)


def _only_list(words: str) -> re.Match[str] | None:
    """The one list of names that a sentence opens, if it opens one."""
    lists = [hit for hit in _LIST.finditer(words) if _OPENS.search(words, max(0, hit.start() - 16), hit.start())]
    return lists[0] if len(lists) == 1 else None


def _count_behind(text: str, listed: re.Match[str], one: Span, other: Span) -> tuple[re.Match[str], int, str] | None:
    """The words that count the list, where the sentence begins in which they stand, and what the list's sentence says
    beside the two."""
    words = one.of(text)
    before, behind = words[: listed.start()], words[listed.end() :]
    if re.search(r"[;:]", behind) and (again := _AGAIN.search(words, listed.end())):
        return again, one.start, before + words[listed.end() : again.start()]
    if other.start - one.end <= 1 and (again := _AGAIN.match(other.of(text))):
        return again, other.start, before + behind
    return None


def _first(text: str, pattern: str) -> int:
    """Where it stands first; the text's end, and one more, where it does not."""
    hit = re.search(pattern, text, re.IGNORECASE)
    return hit.start() if hit else len(text) + 1


def _count(words: str) -> int:
    """Commas, and the last `and`, part the names."""
    return len(re.split(r",? and |, ", words))


def _names_others(rest: str) -> bool:
    """Whether the sentence names anybody, or anything, beside the list."""
    found = [hit for hit in _NAME.finditer(rest) if hit.start() > 0]
    return any(hit.group().rstrip(".’") not in _DAYS for hit in found)


_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "I"})
