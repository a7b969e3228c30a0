"""Comments that bring a correction with a link, lifted out for the newsroom.

A comment is lifted where it holds a link, says that something is otherwise ("actually", "the article says", "in fact",
"typo", "source:"), speaks of what the article speaks of, and is no member of a cluster. It is useful, and no sign of
anything; the newsroom reads it and decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.domain.examination import BaseRate, SignalGroup, SignalReading, ThreadReading
from secondsource.domain.reference import Tables
from secondsource.reading.threads.saying import examples, members_of, share
from secondsource.reading.threads.words import bits, tokens_of

BASE = BaseRate(1, 319, "ordinary threads (300 drawn from comments labelled as no spam, 19 real ones)")
_LINK = re.compile(r"https?://[^\s<>\"]{4,500}|\bwww\.[^\s<>\"]{4,500}", re.I)
_CORRECTS = re.compile(
    r"\b(?:correction|correct(?:ed|ing)?|actually|in fact|not true|untrue|wrong|incorrect|inaccurate|mistaken?|error"
    r"|typo|misleading|misquot\w+|out of date|outdated|source|according to|the (?:article|author|headline|report) "
    r"(?:says|claims|states|forgets|omits|gets)|should (?:be|read|say)|you (?:wrote|write|say)|falsch|stimmt nicht"
    r"|на самом деле|неверно|насправді|невірно|источник|джерело)\b",
    re.I,
)
_SELLS = re.compile(
    r"\b(?:my (?:channel|video|blog|page|site|website)|subscribe|follow me|check (?:it )?out|free)\b", re.I
)
_RARE = 9.0
_ARTICLE = 20_000
"""Words of the article that are looked at."""
_READ = 5_000
"""Characters of a comment that are looked at."""


@dataclass(frozen=True, slots=True)
class Options:
    """When a comment is lifted out."""

    shared: int = 2
    """Telling words that it shares with the article; none are asked for where the article is not at hand."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def read(self, reading: ThreadReading, tables: Tables) -> SignalReading:  # noqa: ARG002  the port's argument
        found = list(self._find(reading))
        total = len(reading.thread.comments)
        return SignalReading(
            name="corrections",
            group=SignalGroup.USEFUL,
            fired=bool(found),
            value=float(len(found)),
            threshold=1.0,
            unit="comments with a correction and a link",
            message=f"{share(len(found), total)} bring a correction with a link."
            if found
            else f"None of {total:,} comments brings a correction with a link.",
            base_rate=BASE,
            examples=examples(found),
            would_clear="The newsroom has read it.",
        )

    def _find(self, reading: ThreadReading) -> Iterator[int]:
        clustered = members_of(reading.clusters)
        about = {token.word for token in tokens_of(f"{reading.page.title} {reading.page.text}", _ARTICLE)}
        for place, comment in enumerate(reading.thread.comments):
            text = comment.text[:_READ]
            if place in clustered or not _LINK.search(text) or not _CORRECTS.search(text) or _SELLS.search(text):
                continue
            words = {token.word for token in tokens_of(_LINK.sub(" ", text))}
            if not about or len({word for word in words & about if bits(word) >= _RARE}) >= self.options.shared:
                yield place
