"""WordPiece: a word as the pieces of a fixed vocabulary, the longest first; and its shape, which lower case hides.

The rules are those of the uncased BERT vocabulary (Devlin and others, 2019): lower case, no accents, punctuation
apart, `##` before a piece that continues a word. Typographic quotes are read as straight ones.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

LONGEST = 100
"""A longer word is unknown as a whole, so that a hostile word costs no quadratic search."""

SHAPES = ("none", "lower", "Title", "UPPER", "letter", "mIxed", "digits", "other")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "…": "..."})


class WordPieces:
    """The vocabulary, with a memory of the words already seen."""

    def __init__(self, vocabulary: Sequence[str], remembered: int = 50_000) -> None:
        self.ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.remembered = remembered
        self._memory: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the pieces of `word`: one at least, the unknown piece where nothing fits."""
        found = self._memory.get(word)
        if found is None:
            if len(self._memory) >= self.remembered:
                self._memory.clear()
            found = self._memory[word] = self._look_up(word)
        return found

    def _look_up(self, word: str) -> tuple[int, ...]:
        unknown = self.ids["[UNK]"]
        if len(word) > LONGEST:
            return (unknown,)
        return tuple(number for part in _parts(word) for number in self._longest_first(part)) or (unknown,)

    def _longest_first(self, part: str) -> Sequence[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            mark = "##" if start else ""
            ends = range(len(part), start, -1)
            end = next((end for end in ends if mark + part[start:end] in self.ids), None)
            if end is None:
                return (self.ids["[UNK]"],)
            found.append(self.ids[mark + part[start:end]])
            start = end
        return found


@lru_cache(maxsize=20_000)
def shape(word: str) -> int:
    """Return the number in `SHAPES` of the shape of `word`."""
    if any(letter.isdigit() for letter in word):
        return SHAPES.index("digits")
    letters = [letter for letter in word if letter.isalpha()]
    if not letters:
        return SHAPES.index("other")
    return SHAPES.index(_case("".join(letters)))


def _case(letters: str) -> str:
    if letters.islower() or not letters.upper().isupper():
        return "lower"
    if letters.isupper():
        return "UPPER" if len(letters) > 1 else "letter"
    return "Title" if letters[0].isupper() and letters[1:].islower() else "mIxed"


def _parts(word: str) -> list[str]:
    plain = unicodedata.normalize("NFD", word.translate(_QUOTES).lower())
    return "".join(_apart(plain)).split()


def _apart(plain: str) -> Iterator[str]:
    for letter in plain:
        category = unicodedata.category(letter)
        if category == "Mn" or category in {"Cc", "Cf"}:
            continue
        yield f" {letter} " if _stands_alone(letter, category) else letter


def _stands_alone(letter: str, category: str) -> bool:
    """Whether BERT cuts here: punctuation, ASCII symbols, and each CJK character."""
    symbol = letter.isascii() and not letter.isalnum() and not letter.isspace()
    return symbol or category.startswith("P") or "\u4e00" <= letter <= "\u9fff" or "\u3400" <= letter <= "\u4dbf"
