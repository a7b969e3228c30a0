"""The page's title or section stands in a comment as a form would put it there.

Looked for: the whole title of the page inside a longer comment and not in quotation marks; a title of the same story
that this page does not have; the section's name with a capital in the middle of a sentence, where the article itself
never writes it so. Title and section once each, or either in two comments, fire it. A title that this page does not
have is also told to the checker, as a trace of where the story stood before.
Cleared by: people who quote the headline, a site that puts the title into the comment form.
"""

from dataclasses import dataclass

from secondsource.domain.examination import BaseRate, SignalGroup, SignalReading, ThreadReading
from secondsource.domain.reference import Tables
from secondsource.reading.threads.saying import examples, share, unread

BASE = BaseRate(0, 319, "ordinary threads (300 drawn from comments labelled as no spam, 19 real ones)")
_UNIT = "comments that hold the page's title or section"


@dataclass(frozen=True, slots=True)
class Options:
    """When echoes count."""

    least: int = 2
    """Comments with an echo from which it fires."""
    share: float = 0.02
    """Share of the thread's comments from which it fires."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def read(self, reading: ThreadReading, tables: Tables) -> SignalReading:  # noqa: ARG002  the port's argument
        total = len(reading.thread.comments)
        threshold = max(float(self.options.least), self.options.share * total)
        if not reading.page.title and not reading.page.section:
            missing = "The page's title and section are not known, so no comment can be seen to echo them."
            return unread("slot_echo", SignalGroup.ECHO, threshold, _UNIT, missing)
        holding = {echo.position for echo in reading.echoes}
        return SignalReading(
            name="slot_echo",
            group=SignalGroup.ECHO,
            fired=len(holding) >= threshold,
            value=float(len(holding)),
            threshold=threshold,
            unit=_UNIT,
            message=_say(reading, len(holding), total),
            base_rate=BASE,
            examples=examples(holding),
            would_clear="People quote the headline, or the comment form puts the title in by itself.",
        )


def _say(reading: ThreadReading, holding: int, total: int) -> str:
    if not holding:
        return f"None of {total:,} comments holds the page's title or section where a form would put it."
    slots = dict.fromkeys((echo.what, echo.words if echo.what == "section" else "") for echo in reading.echoes)
    named = [f"{_NAMES[what]} “{words}”" if words else _NAMES[what] for what, words in list(slots)[:3]]
    return f"{share(holding, total)} hold {' or '.join(named)} where a form would put it."


_NAMES = {"title": "this page's title", "other title": "another title of this story", "section": "the section"}
