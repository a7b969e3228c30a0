"""Tokens of a sentence as spans, cut as the English Web Treebank cuts: clitics and marks apart.

`don't` is `do` `n't`, `cannot` is `can` `not`, `the ministry's` ends in `'s`; `full-scale` is three tokens and `pre-
war` one; `U.S.`, `7:30`, `1,403.5` and an address of a page, of a letter box or of a file is one; `$5`, `50%` and
`8pm` are two. Every character that is no white space stands in exactly one token.
"""

import re
from collections.abc import Iterator

from secondsource.domain.record import Span

_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof Rev Hon Gen Maj Lt Col Capt Sgt Cmdr Adm Brig Cpl Pvt Sen Rep Gov Pres Sec St Ft Mt Jr Sr "
    "Inc Corp Co Ltd Bros "
    "No Nos vs etc approx al cf ca Fig Art Dept Ave Blvd Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue "
    "Tues Wed Thu Thur Thurs "
    "Fri Sat Sun"
)
_PREFIXES = (
    "non|pre|post|anti|pro|ex|co|re|un|over|mid|multi|e|sub|semi|self|inter|vice|ultra|counter|under|trans|de|bi"
)
_WORD = r"[^\W\d_](?:[\w\u0300-\u036f])*"
_TOKEN = re.compile(
    r"(?P<address>(?:https?://|www\.)[^\s<>\"]{1,500}[\w/]|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4})"
    rf"|(?P<file>{_WORD}(?:[._-]\w{{1,40}}){{0,6}}\.(?:com|org|net|gov|edu|info|io|co|uk|eu|ru|ua|pdf|docx?|html?|xlsx?|txt|jpe?g|png)\b)"
    r"|(?P<phone>\b(?:\d{1,2}-)?\d{3}-\d{3}-\d{4}\b)"
    r"|(?P<letters>(?:[^\W\d_]\.){2,8})"
    rf"|(?P<short>\b(?:{'|'.join(_ABBREVIATIONS.split())})\.)(?=\s*[\w(,])"
    r"|(?P<initial>\b[A-Z]\.)(?=\s*[A-Z])"
    r"|(?P<number>\d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s)\b)?|[.,]\d+)"
    rf"|(?P<joined>(?i:\b(?:{_PREFIXES}))-{_WORD})"
    rf"|(?P<word>{_WORD}(?:&[A-Z]\w*)*)"
    r"|(?P<marks>(?P<same>[.!?*=_~<>$-])(?P=same)+|[.!?]{2,20})"
    r"|(?P<other>\S)"
)
_CLITIC = re.compile(r"['’ʼ`](?:s|m|d|re|ve|ll|S|M|D|RE|VE|LL)\b")
_NEGATED = re.compile(r"n['’ʼ]t$", re.IGNORECASE)
_APOSTROPHE = re.compile(rf"['’ʼ]{_WORD}")
_TWO_WORDS = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "lemme": 3, "gimme": 3}


def find_tokens(text: str) -> tuple[Span, ...]:
    """The tokens of `text` in order."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Span]:
    at = 0
    while hit := _TOKEN.search(text, at):
        start, at = hit.span()
        if hit.lastgroup not in {"word", "joined"}:
            clitic = _CLITIC.match(text, start) if hit.lastgroup == "other" else None
            at = clitic.end() if clitic else at
            yield Span(start, at)
            continue
        at = _whole(text, at)
        yield from _cut(text, start, at)


def _whole(text: str, end: int) -> int:
    """End of a word that goes on behind an apostrophe and is no clitic: `O'Brien`, and the `'t` of `don't`."""
    for _ in range(4):
        more = _APOSTROPHE.match(text, end)
        if not more or _CLITIC.match(text, end):
            break
        end = more.end()
    return end


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    written = text[start:end]
    negated = _NEGATED.search(written)
    cut = negated.start() if negated else _TWO_WORDS.get(written.lower(), 0)
    if cut:
        yield Span(start, start + cut)
    yield Span(start + cut, end)
