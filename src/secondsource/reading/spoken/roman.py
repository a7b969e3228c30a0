"""Roman numerals: `World War II`, `Leo XIV`, `Chapter IV`."""

import re

from secondsource.reading.spoken.cardinals import cardinal, ordinal
from secondsource.reading.spoken.rule import Rule, Said, piece, rule
from secondsource.reading.vocabulary.word_lists import word_set

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN = r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_REIGNING = word_set("""
Elizabeth Charles George William Edward Henry James Richard Mary Victoria Leo Benedict Francis Paul Pius John
Louis Nicholas Alexander Peter Catherine Philip Felipe Carlos Frederick Albert Baudouin Leopold Harald Haakon
Olav Gustaf Gustav Margrethe Christian Abdullah Hussein Mohammed Mohamed Hassan Faisal Rama Ivan Napoleon
Wilhelm Franz Juan Alfonso Innocent Urban Gregory Clement Hirohito Ramses Ptolemy Bartholomew Kirill Theodore
Tawadros Vajiralongkorn
""")
_KEYED = word_set("""
War Chapter Article Part Act Title Volume Type Phase Stage Level Category Class Grade Section Annex Schedule
Bowl Protocol Appendix Book Scene Apollo Mark Pershing Minsk Rocky Stalin Group Division Vatican Tier Round
Final Fantasy Olympiad Corps Army
""")


def _value(written: str) -> int:
    values = [_VALUES[letter] for letter in written]
    return sum(-each if after > each else each for each, after in zip(values, [*values[1:], 0], strict=True))


def _monarch(match: re.Match[str]) -> Said:
    tail = "'s" if match["tail"] else ""
    return (piece(match, "name", match["name"]), (match.start("n"), match.end("tail") if tail else match.end("n"),
            f"the {ordinal(_value(match['n'])).capitalize()}{tail}"))  # fmt: skip


def _keyed(match: re.Match[str]) -> Said:
    return (piece(match, "name", match["name"]), piece(match, "n", cardinal(_value(match["n"])).capitalize()))


def _behind_name(match: re.Match[str]) -> Said:
    """`Chester III`, `Trump II`: two letters at least."""
    return (piece(match, "name", match["name"]), piece(match, "n", cardinal(_value(match["n"])).capitalize()))


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted(words))


RULES: tuple[Rule, ...] = (
    rule(
        rf"(?P<name>{_any(_REIGNING)})\s(?P<n>(?!I\s(?:am|was|have|think|had)\b){_ROMAN})(?P<tail>['’]s)?(?!\w|['’])",
        _monarch,
    ),
    rule(rf"(?P<name>(?i:{_any(_KEYED)}))\s(?P<n>{_ROMAN})(?!\w|['’])", _keyed),
    rule(r"(?P<name>[A-Z][a-z]{2,15})\s(?P<n>II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XV)(?!\w)", _behind_name),
)
