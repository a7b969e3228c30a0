"""Words that judge what they name, in the article's own voice.

The table of loaded words holds words that carry a judgement ("henchmen", "climate alarmists", "the Kyiv regime") with
neutral ones for the same, and for each what the word does that the neutral one does not. The check points out where
the article itself uses one. This is a remark on wording and never an error: the judgement may well be deserved, and
what the sentence tells may be true.

Words between quotation marks, words that the article gives as somebody's, and words in capitals that may be part of
a name or title are left alone. Each word is pointed out once. For each side of a dispute the table holds as many rows
as for the other, and a row is read in the same way whichever side it judges.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.record import Span
from secondsource.domain.reference import Loaded, Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.speech.quotes import find_quotations

_APOSTROPHE = "['’]"


@dataclass(frozen=True, slots=True)
class Options:
    """How much is pointed out."""

    most: int = 10
    """At most so many words of one article."""


@dataclass(frozen=True, slots=True)
class Component:
    """Points out loaded words."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:
        if not tables.loaded:
            return ()
        pattern, rows = _pattern(tables.loaded)
        hits = list(pattern.finditer(article.text))
        starts, ends = _said(article.text, reading) if hits else ([], [])
        found: dict[str, Finding] = {}
        for hit in hits:
            span, form = Span(*hit.span()), _plain(hit.group())
            before = bisect_left(starts, span.end)
            is_said = before > 0 and ends[before - 1] > span.start
            if form not in found and not is_said and not _is_title(hit.group()):
                found[form] = _finding(article.text, span, rows[form])
        return tuple(found.values())[: self.options.most]


@lru_cache(maxsize=4)
def _pattern(rows: tuple[Loaded, ...]) -> tuple[re.Pattern[str], dict[str, Loaded]]:
    by_form = {_plain(form): row for row in rows for form in row.forms}
    forms = "|".join(re.escape(form) for form in sorted(by_form, key=len, reverse=True)).replace("'", _APOSTROPHE)
    return re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE), by_form


def _plain(form: str) -> str:
    return form.lower().replace("’", "'")


def _said(text: str, reading: Reading) -> tuple[list[int], list[int]]:
    """Where words in quotation marks, or given as somebody's, start, and how far those up to there reach."""
    spans = [quotation.outer for quotation in find_quotations(text)]
    spans += [attribution.content_span for attribution in reading.attributions]
    spans.sort()
    return [span.start for span in spans], list(accumulate((span.end for span in spans), max))


def _is_title(words: str) -> bool:
    """True where the last word has a capital: part of a name, a title or a headline in capitals."""
    return words.split()[-1][0].isupper() and words[0].isupper()


def _finding(text: str, span: Span, row: Loaded) -> Finding:
    words = span.of(text)
    return Finding(
        check="wording",
        message=f"“{words}” {row.why}; a neutral wording is “{row.neutral}”.",
        arithmetic=None,
        span=span,
        quote=words,
        flag=Flag.LOADED_WORDING,
    )
