"""Comments made by a template that was seen under other articles.

The bank keeps templates, which are words that several comments shared, with the days on which they were seen; it keeps
no account. A comment is a template's where it holds 85 % of the template's rarity in order. It fires at two comments.
Cleared by: the same form letter, petition or condolence asked for on several pages.
"""

from dataclasses import dataclass

from secondsource.domain.examination import SignalGroup, SignalReading, ThreadReading
from secondsource.domain.reference import Tables
from secondsource.reading.threads.saying import examples, share, unread

_UNIT = "comments made by a template known from other articles"


@dataclass(frozen=True, slots=True)
class Options:
    """When reuse counts."""

    least: int = 2
    """Comments from which it fires."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def read(self, reading: ThreadReading, tables: Tables) -> SignalReading:  # noqa: ARG002  the port's argument
        if not reading.bank:
            missing = "No bank of templates was asked, so other articles' threads are not known."
            return unread("reuse", SignalGroup.REUSE, float(self.options.least), _UNIT, missing)
        places = sorted({place for each in reading.reuse for place in each.positions})
        total = len(reading.thread.comments)
        threads = max((each.template.threads for each in reading.reuse), default=0)
        found = f"{share(len(places), total)} follow a template seen under {threads} other {_articles(threads)}."
        return SignalReading(
            name="reuse",
            group=SignalGroup.REUSE,
            fired=len(places) >= self.options.least,
            value=float(len(places)),
            threshold=float(self.options.least),
            unit=_UNIT,
            message=found if places else f"None of {total:,} comments follows a template known from other articles.",
            base_rate=None,
            examples=examples(places),
            would_clear="The same form letter, petition or condolence was asked for on several pages.",
        )


def _articles(threads: int) -> str:
    return "article" if threads == 1 else "articles"
