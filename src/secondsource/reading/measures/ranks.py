"""Places in an order: ranks (`third-largest`, `ranked fifth`, `No. 2`), anniversaries (`the 10th anniversary`,
`centenary`) and scores (`2-1`, `52 to 48`).

A rank is a quantity whose unit says in what: `largest`, or `place`. An anniversary is a number of years or months.
`The largest` without a number is left out (it may share the first place), and so is a score without a word such as
*won*, *beat*, *vote* or *draw* beside it: `2-1` alone may be a range.
"""

import re
from collections.abc import Iterator

from secondsource.domain.measure import Quantity, Score
from secondsource.domain.record import Span
from secondsource.reading.measures.approximators import apart, quantity
from secondsource.reading.measures.numerals import TENS, UNITS
from secondsource.reading.vocabulary.word_lists import word_set

_IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_SIMPLE = {f"{word}th": number for word, number in UNITS.items() if f"{word}th" not in {"oneth", "twoth", "threeth"}}
_ROUND = {f"{word[:-1]}ieth": number for word, number in TENS.items()}
ORDINALS = {
    word: number for word, number in (_SIMPLE | _IRREGULAR | _ROUND | {"hundredth": 100, "thousandth": 1000}).items()
    if word not in {"zeroth", "fiveth", "eightth", "nineth", "twelveth"}
}  # fmt: skip
_WORD = "|".join(sorted(ORDINALS, key=len, reverse=True))
_DIGITS = r"\d{1,4}(?:st|nd|rd|th)"
ORDINAL = rf"(?P<ordinal>{_DIGITS}|(?:(?:{'|'.join(TENS)})-)?(?:{_WORD}))"
_RANK = re.compile(
    rf"(?<![\w-]){ORDINAL}"
    r"(?:[- ](?P<most>[a-z]{3,}est|best|worst|most[- ][a-z]+|least[- ][a-z]+)\b|(?P<place>[- ]placed?\b))",
    re.IGNORECASE,
)
_NOT_SUPERLATIVE = word_set("west est east quest request interest forest protest contest test guest harvest arrest")
_RANKED = re.compile(
    rf"\b(?:ranked|ranks|ranking|placed|finished|came) (?:in )?{ORDINAL}(?![- ]\w*est\b)(?!\w)", re.IGNORECASE
)
_NUMBER = re.compile(
    r"\b(?:(?:[Nn]o\.|[Nn]umber|ranked) ?(?P<number>\d{1,3}|one|two|three)\b"
    r"(?= (?:in|on|by|among|spot|seed|for|official|party|player|ranking|economy))"
    r"|(?<=world )(?:[Nn]o\.|[Nn]umber) ?(?P<world>\d{1,3}|one|two|three)\b)"
)
_ANNIVERSARY = re.compile(
    rf"(?<![\w-])(?:{ORDINAL}|(?P<count>[a-z]+|\d{{1,2}})[- ](?P<unit>month|year))[- ](?:anniversary|anniversaries)\b",
    re.IGNORECASE,
)
_NAMED = {
    "centenary": 100, "centennial": 100, "sesquicentenary": 150, "sesquicentennial": 150, "bicentenary": 200,
    "bicentennial": 200, "tercentenary": 300,
}  # fmt: skip
_METALS = {"silver": 25, "pearl": 30, "ruby": 40, "golden": 50, "diamond": 60, "platinum": 70}
_JUBILEE = re.compile(
    rf"\b(?P<metal>{'|'.join(_METALS)}) (?:jubilee|wedding(?: anniversary)?|anniversary)\b", re.IGNORECASE
)
_CENTENARY = re.compile(rf"\b(?P<word>{'|'.join(_NAMED)})\b", re.IGNORECASE)
_SCORE = re.compile(r"(?<![\w.,/:$€£#-])(?P<first>\d{1,3})(?:[-–]| to )(?P<second>\d{1,3})(?![\w:/%-]|[.,]\d)")
_VOTES = re.compile(r"(?<![\w.,/:$€£#-])(?P<first>\d{1,3}) votes? to (?P<second>\d{1,3})(?![\w:/%-]|[.,]\d)")
_SCORE_WORDS = re.compile(
    r"\b(?:w[oi]n|wins|won|lost|lose|loss|beat|beaten|beating|defeat\w*|draw|drew|drawn|victory|score[ds]?|scoring|lead"
    r"|led|leading|vote[ds]?|voting|passed|decision|ruling|ruled|tie[ds]?|match|game|set|aggregate|final|rout|thrash\w*)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?! (?:win|draw|defeat|loss|victory|vote|decision|lead|ruling|score|home|away|aggregate|majority))"
    r"[ -](?:[a-z]+s\b|percent|per cent|million|people|year|day|km|mile)"
)


def find_ranks(text: str) -> tuple[Quantity, ...]:
    """Every rank, in order, none overlapping."""
    return apart((*_superlatives(text), *_places(text)))


def find_anniversaries(text: str) -> tuple[Quantity, ...]:
    """Every numbered anniversary, in years or months."""
    return apart(_anniversaries(text))


def find_scores(text: str) -> tuple[Score, ...]:
    """Every result of a match or a vote."""
    results = [*(hit for hit in _SCORE.finditer(text) if _is_score(text, hit)), *_VOTES.finditer(text)]
    scores = (Score(int(hit["first"]), int(hit["second"]), Span(*hit.span())) for hit in results)
    return tuple(sorted(scores, key=lambda score: score.span))


def ordinal_value(words: str) -> int | None:
    """`third`, `twenty-first` and `43rd` as numbers; None where number and ending do not agree."""
    low = words.lower()
    if low[0].isdigit():
        number = int(low[:-2])
        teen = number % 100 in {11, 12, 13}
        ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return number if number and low.endswith(ending) else None
    tens, _, rest = low.rpartition("-")
    number = ORDINALS.get(rest)
    return number if not tens or number is None else (TENS[tens] + number if number < 10 else None)


def _superlatives(text: str) -> Iterator[Quantity]:
    for hit in _RANK.finditer(text):
        if hit["place"] and text[max(0, hit.start() - 7) : hit.start()].lower() == "in the ":
            continue  # `in the first place` says something else
        number = ordinal_value(hit["ordinal"])
        most = re.sub(r"[- ]", " ", (hit["most"] or "place").lower())
        if number and most not in _NOT_SUPERLATIVE:
            yield quantity(text, number, number, most, Span(*hit.span()))


def _places(text: str) -> Iterator[Quantity]:
    for hit in _RANKED.finditer(text):
        if number := ordinal_value(hit["ordinal"]):
            yield Quantity(number, number, "place", None, Span(*hit.span()))
    for hit in _NUMBER.finditer(text):
        words = hit["number"] or hit["world"]
        number = int(words) if words.isdigit() else UNITS[words]
        yield Quantity(number, number, "place", None, Span(*hit.span()))


def _anniversaries(text: str) -> Iterator[Quantity]:
    for hit in _ANNIVERSARY.finditer(text):
        count = (hit["count"] or "").lower()
        number = ordinal_value(hit["ordinal"]) if hit["ordinal"] else UNITS.get(count) or _int(count)
        if number:
            yield quantity(text, number, number, (hit["unit"] or "year").lower(), Span(*hit.span()))
    for hit in _JUBILEE.finditer(text):
        number = _METALS[hit["metal"].lower()]
        yield quantity(text, number, number, "year", Span(*hit.span()))
    for hit in _CENTENARY.finditer(text):
        number = _NAMED[hit["word"].lower()]
        yield quantity(text, number, number, "year", Span(*hit.span()))


def _int(digits: str) -> int | None:
    return int(digits) if digits.isdigit() else None


def _is_score(text: str, hit: re.Match[str]) -> bool:
    if _COUNTED.match(text, hit.end()):
        return False
    dash = " to " not in hit.group()
    around = text[max(0, hit.start() - 60) : hit.start()].rpartition(". ")[2], text[hit.end() : hit.end() + 30]
    close = around if dash else (around[0][-24:], around[1][:12])
    return any(_SCORE_WORDS.search(words.partition(". ")[0]) for words in close)
