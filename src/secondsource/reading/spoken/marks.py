"""What punctuation does to speech: a pause, the end of a sentence, or nothing; and where quotations stand."""

import re

OPENING = "“„«"
CLOSING = "”»"
STRAIGHT = '"'
_PAUSES = {"(": ",", ")": ",", "{": ",", "}": ",", "—": ",", "―": ",", "|": ",", "•": ",", "·": ","}
_KEPT = ",;:?!."
_WORDS = {
    "&": "and",
    "%": "percent",
    "=": "equals",
    "@": "at",
    "°": "degrees",
    "€": "euro",
    "£": "pound",
    "$": "dollar",
}
_RUN = re.compile(r"\.{2,}|…|[?!]{2,}|-{2,}")
_STRENGTH = {",": 1, ";": 2, ":": 3, ".": 4, "!": 5, "?": 6}


def read_mark(text: str, at: int) -> tuple[int, str]:
    """End of the mark at `at`, and what is said for it: a mark of `,;:.?!`, a word, or nothing."""
    run = _RUN.match(text, at)
    if run:
        return run.end(), _run(text, run)
    letter = text[at]
    if letter in _KEPT:
        return at + 1, letter
    if letter in "-–‑−":
        return at + 1, "," if _stands_free(text, at) else "to" if _joins_sums(text, at) else ""
    return at + 1, _PAUSES.get(letter) or _WORDS.get(letter, "")


def stronger(one: str, other: str) -> str:
    """Which of two marks that meet is kept."""
    return one if _STRENGTH[one] >= _STRENGTH[other] else other


def is_mark(said: str) -> bool:
    return said in _STRENGTH


def _run(text: str, run: re.Match[str]) -> str:
    if run[0][0] in "?!":
        return "?" if "?" in run[0] else "!"
    if run[0][0] == "-":
        return ","
    rest = text[run.end() :].lstrip("”’\"') ")
    return "," if rest else "."


def _joins_sums(text: str, at: int) -> bool:
    """`10%-12%`, `$3 million-$5 million`."""
    after = text[at + 1 : at + 2]
    return after in {"$", "€", "£"} or (text[at - 1 : at] == "%" and after.isdecimal())


def _stands_free(text: str, at: int) -> bool:
    """A dash between spaces, or an en dash between words."""
    left, right = text[at - 1 : at], text[at + 1 : at + 2]
    return (not left or left.isspace()) and (not right or right.isspace())
