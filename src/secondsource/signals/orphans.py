"""Answers to nobody: the comment that is answered, or the name that is called, is not in the thread.

An answer is an orphan where it names the comment that it answers and that comment is not there, or where it begins with
@ and a name that nobody in the thread has. It is shown to moderators and never counts towards the verdict, because
deleted comments make the same picture.
Cleared by: comments that were deleted, or a page that shows a part of the thread.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.domain.examination import BaseRate, SignalGroup, SignalReading, ThreadReading
from secondsource.domain.folding import fold
from secondsource.domain.measure import Share
from secondsource.domain.reference import Tables
from secondsource.reading.threads.saying import examples, has_authors, share, unread

BASE = BaseRate(0, 16, "real threads with names")
_UNIT = "share of comments that answer nobody here"
_CALLED = re.compile(r"\s{0,3}@(\w[\w.-]{1,40})")


@dataclass(frozen=True, slots=True)
class Options:
    """When orphans are told."""

    share: Share = 0.1
    """Share of comments from which it fires."""
    least: int = 3
    """Orphans from which it fires."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def read(self, reading: ThreadReading, tables: Tables) -> SignalReading:  # noqa: ARG002  the port's argument
        comments = reading.thread.comments
        if not has_authors(comments) and not any(each.parent for each in comments):
            missing = "The page names neither the authors nor which comment answers which."
            return unread("orphans", SignalGroup.STRUCTURE, self.options.share, _UNIT, missing)
        orphans = list(_orphans(reading))
        value = len(orphans) / max(1, len(comments))
        return SignalReading(
            name="orphans",
            group=SignalGroup.STRUCTURE,
            fired=value >= self.options.share and len(orphans) >= self.options.least,
            value=round(value, 3),
            threshold=self.options.share,
            unit=_UNIT,
            message=f"{share(len(orphans), len(comments))} answer somebody who is not in the thread.",
            base_rate=BASE,
            examples=examples(orphans),
            would_clear="Comments were deleted, or the page shows a part of the thread.",
        )


def _orphans(reading: ThreadReading) -> Iterator[int]:
    comments = reading.thread.comments
    keys = {each.key for each in comments if each.key}
    names = {word for each in comments if each.author for word in (fold(each.author), *fold(each.author).split())}
    for place, each in enumerate(comments):
        called = _CALLED.match(each.text) if names else None
        if (each.parent and keys and each.parent not in keys) or (called and _nobody(called[1], names)):
            yield place


def _nobody(called: str, names: set[str]) -> bool:
    name = fold(called).rstrip(".")
    return not any(name == each or name == each.replace(" ", "") for each in names)
