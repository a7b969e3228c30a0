"""One comment that comes in, judged from what is known already: for a comment system that asks before it publishes.

Everything slow is made beforehand: `index_templates` once for the house, and by whoever holds the thread, how often its
words came before. What is left is a few look-ups, well under a millisecond. Nothing is refused: the worst advice is to
hold the comment for a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from secondsource.domain.examination import KnownTemplate
from secondsource.domain.thread import ThreadPage
from secondsource.reading.threads.bank import TemplateIndex, find_template
from secondsource.reading.threads.echoes import find_echoes
from secondsource.reading.threads.templates import LEAST_BITS
from secondsource.reading.threads.words import bits, words_of

HELD_COPIES = 2
"""Earlier comments of the thread with the same words from which one more is held."""
_RECENT = 2_000
"""Earlier texts of the thread that are looked at: the last ones."""


class Advice(StrEnum):
    """What a comment system could do; a person decides about what is held."""

    LET_THROUGH = "let_through"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Incoming:
    """The advice on one comment, with its reason."""

    advice: Advice
    why: str
    """One plain sentence; empty where nothing was noticed."""
    template: str | None = None
    """Id of the known template that it follows."""


def judge_incoming(text: str, page: ThreadPage, state: TemplateIndex, copies: int = 0) -> Incoming:
    """Advice on a comment under a page, from known templates and from how many comments of the thread have its words
    already, as `count_copies` or a count by `wording` gives it."""
    template = find_template(words_of(text), state)
    echo = next((each.what for each in find_echoes(text, page) if each.what != "section"), None)
    if template and (copies or echo or template.threads > 1):
        return Incoming(Advice.HOLD, _say_template(template), template.id)
    if copies >= HELD_COPIES:
        return Incoming(Advice.HOLD, f"{copies} comments here have the same words already.")
    return Incoming(Advice.LET_THROUGH, _say_template(template) if template else "", template.id if template else None)


def wording(text: str) -> tuple[str, ...]:
    """The words of a comment in one spelling, by which copies are counted; none where anybody may have said the
    same."""
    words = words_of(text)
    return words if sum(map(bits, words)) >= LEAST_BITS else ()


def count_copies(text: str, recent: Sequence[str]) -> int:
    """How many of the latest texts of a thread have the same words."""
    words = wording(text)
    same = (words_of(each) for each in recent[-_RECENT:] if words and words[0] in each.casefold())
    return sum(each == words for each in same)


def _say_template(template: KnownTemplate) -> str:
    under = "another article" if template.threads == 1 else f"{template.threads} other articles"
    return f"It follows a template that was seen under {under}."
