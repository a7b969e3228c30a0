"""Asks for the latest: every outlet by itself, several at once, each at most so often."""

import math
import queue
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from secondsource.domain.evidence import Passage
from secondsource.domain.record import Gap
from secondsource.pipeline.answers import sound_passages
from secondsource.pipeline.boundary import attempt
from secondsource.ports import Ledger, News, Outlets, Source

AT_ONCE = 8
"""Outlets that are asked at the same time."""
_SLACK = 5.0
"""Seconds by which an outlet may be asked early: a timer that fires every so often is never quite on time."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How often an outlet is asked, and for how much."""

    minutes: float = 15.0
    items: int = 50
    """Newest items of an outlet that are looked at."""
    rechecks: int = 20
    """Reports about which the sources are asked again in one round, because time is over."""


def find_outlets(sources: Mapping[str, Source]) -> dict[str, News]:
    """What can be asked for the latest, by the name under which it is told; of a source that cannot, nothing."""
    found: dict[str, News] = {}
    for name, source in sources.items():
        if isinstance(source, Outlets):
            found |= {f"{name}: {outlet}": news for outlet, news in source.outlets().items()}
        elif isinstance(source, News):
            found[name] = source
    return found


def poll(
    outlets: Mapping[str, News], ledger: Ledger, pace: Pace, now: datetime
) -> Iterator[tuple[str, Sequence[Passage] | Gap]]:
    """What those outlets say whose time has come, as it comes in. That each was asked is put down, also where it
    failed: it is asked again when its time comes again."""
    asked = [name for name in outlets if seconds_left(name, ledger, pace, now) <= _SLACK]
    for name, answer in _ask({name: outlets[name] for name in asked}, pace.items):
        yield name, answer
        ledger.set_bookmark(_mark(name), int(now.timestamp()))


def seconds_left(name: str, ledger: Ledger, pace: Pace, now: datetime) -> float:
    """Seconds until an outlet may be asked again."""
    asked = ledger.bookmark(_mark(name))
    # A clock that was set back must not silence an outlet until it has caught up.
    since = abs(now.timestamp() - asked) if asked else math.inf
    return max(pace.minutes * 60 - since, 0)


def _mark(name: str) -> str:
    return f"watch: asked {name}"


def _ask(outlets: Mapping[str, News], items: int) -> Iterator[tuple[str, Sequence[Passage] | Gap]]:
    """Threads that are left behind where the round is cut off: they cannot be ended."""
    waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
    answers: queue.SimpleQueue[tuple[str, Sequence[Passage] | Gap]] = queue.SimpleQueue()
    for name in outlets:
        waiting.put(name)

    def work() -> None:
        while True:
            try:
                name = waiting.get_nowait()
            except queue.Empty:
                return
            answers.put((name, _ask_one(name, outlets[name], items)))

    for _ in range(min(AT_ONCE, len(outlets))):
        threading.Thread(target=work, daemon=True).start()
    for _ in outlets:
        yield answers.get()


def _ask_one(name: str, news: News, items: int) -> Sequence[Passage] | Gap:
    return attempt(name, lambda: sound_passages(news.latest(items))[:items])
