"""Reports that try a format: one whose every text is an attack on its reader, and one as long as they come."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from itertools import cycle, islice
from typing import Any

from secondsource.domain.claim import Kind
from secondsource.domain.evidence import Passage, PassageKind, Stance, Tier
from secondsource.domain.ids import content_id
from secondsource.domain.record import Span
from secondsource.domain.report import Assessment, Report, Verdict
from secondsource.reading.pages.page import join
from secondsource.testing.edited_reports import edited
from secondsource.testing.reports import (
    REVIEWED,
    REVIEWER,
    WHY,
    article,
    assessment,
    claim,
    evidence,
    passage,
    unreviewed,
)
from secondsource.weighing.reviewing import revise

ATTACK = (
    "\"'><script>alert(1)</script><img src=x onerror=alert(1)></q></details></style><!-- {{7*7}} {% x %} "
    "[x](javascript:alert(1)) `code` *_~|# \u202eback\u202c &lt; &#106; " + "W" * 120
)
ADDRESSES = (
    "javascript:alert(1)//https://news.example/",
    'https://news.example/"onmouseover="alert(1)',
    "https://news.example/a) [x](javascript:alert(1) <b>",
    "data:text/html,<script>alert(1)</script>",
    "https://[broken",
    "//news.example/x",
    "JaVaScRiPt:alert(1)",
)


def hostile(texts: Sequence[str] = (ATTACK,)) -> Report:
    """The rich report, its statements edited, with an attack in every text, each of `texts` in its turn, and addresses
    that nobody should follow."""
    bad: Report = poisoned(edited(), texts)
    text, paragraphs = join(tuple(islice(cycle(texts), max(6, len(texts)))))
    items = tuple(_aimed(number, item, text) for number, item in enumerate(bad.assessments))
    page = replace(bad.article, text=text, paragraphs=paragraphs, address=ADDRESSES[0], language='en" onclick="x')
    return replace(bad, article=page, assessments=items)


def poisoned(record: Any, texts: Sequence[str] = (ATTACK,)) -> Any:
    """The record with every text in it replaced, by each of `texts` in its turn; the same text always by the same, so
    that what names something else still does."""
    turns, said = cycle(texts), dict[str, str]()

    def poison(value: Any) -> Any:
        if isinstance(value, str) and not isinstance(value, Enum):
            return said.setdefault(value, next(turns))
        if isinstance(value, tuple):
            return tuple(poison(each) for each in value)  # pyright: ignore[reportUnknownVariableType] any tuple will do
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{each.name: poison(getattr(value, each.name)) for each in fields(value)})
        return value

    return poison(record)


def _aimed(number: int, item: Assessment, text: str) -> Assessment:
    """Claims that overlap, nest, share a span and run over paragraphs; evidence at addresses to be refused."""
    span = Span(number * 40, number * 40 + 100 + 60 * (number % 4))
    about = replace(item.claim, span=span, quote=span.of(text))
    shown = tuple(
        replace(each, passage=replace(each.passage, id=f"{number}-{n}", url=ADDRESSES[(number + n) % len(ADDRESSES)]))
        for n, each in enumerate(item.evidence)
    )
    return replace(item, claim=about, evidence=shown, level="C1" if item.level else None)


def long(statements: int = 35, rows: int = 8) -> Report:
    """A whole page of statements, each with evidence from a shared pool, as a busy archive gives."""
    pool = [_paper(number) for number in range(80)]
    sentence = "The harbour office counted {} ships at the northern quay of Lindholm in the week before the vote."
    quotes = [sentence.format(number) for number in range(statements)]
    text, spans = join(tuple(quotes))
    template = claim("a town of about 31,000 people", Kind.QUANTITY)
    items = [
        assessment(
            replace(template, id=content_id("clm", number), text=quotes[number], quote=quotes[number], span=span),
            list(Verdict)[number % 4],
            "Two papers that do not repeat each other counted the ships and came to the same number.",
            evidence=tuple(
                evidence(pool[(number * 3 + row) % 80], list(Stance)[row % 3], tier=list(Tier)[row], origin=f"o{row}")
                for row in range(rows)
            ),
        )
        for number, span in enumerate(spans)
    ]
    whole = article(text=text, paragraphs=spans)
    report = replace(unreviewed(), article=whole, assessments=tuple(items), unclaimed=())
    for item in items[::12]:
        report = revise(report, item, Verdict.SUPPORTED, by=REVIEWER, why=WHY, at=REVIEWED)
    return report


def _paper(number: int) -> Passage:
    words = (
        f"Correspondents who walked along the northern quay on day {number} counted the ships that lay there and "
        "spoke with the pilots, who keep a list of their own; the two numbers agreed, and the office has not "
        "answered the paper's question about the difference."
    )
    kind = PassageKind.NOTE if number % 2 else PassageKind.PAGE
    url = f"https://paper-{number}.example/harbour/2025/11/ships-counted-at-the-northern-quay-{number}"
    return passage(number, text=words, kind=kind, url=url, published_at=date(2025, 11, 1 + number % 19))
