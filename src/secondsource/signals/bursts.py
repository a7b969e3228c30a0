"""Comments of one cluster come together in time, and the thread does not.

Read only where four comments in five have a time. For each cluster the ten minutes that hold most of its members are
found; the share of its members in them is set beside the share of all other comments. It fires where at least five
members and half the cluster fall into ten minutes that hold less than a fifth of the others. A thread that as a whole
comes in one rush, as under breaking news, is no burst.
Cleared by: a call to post that went out at that time, a link from a large site, comments imported at one moment.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from secondsource.domain.examination import Cluster, SignalGroup, SignalReading, ThreadReading
from secondsource.domain.measure import Share
from secondsource.domain.reference import Tables
from secondsource.reading.threads.saying import examples, has_times, unread

_UNIT = "share of a cluster's members in ten minutes"


@dataclass(frozen=True, slots=True)
class Options:
    """When a rush is a burst."""

    minutes: int = 10
    """Length of the window."""
    least: int = 5
    """Members in it."""
    share: Share = 0.5
    """Share of the cluster's members in it."""
    others: Share = 0.2
    """Share of all other comments from which the whole thread came in a rush."""


@dataclass(frozen=True, slots=True)
class Rush:
    """The fullest window of a cluster."""

    cluster: Cluster
    inside: int
    others: float


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def read(self, reading: ThreadReading, tables: Tables) -> SignalReading:  # noqa: ARG002  the port's argument
        if not has_times(reading.thread.comments):
            missing = "The page does not say when the comments were posted: unknown, never guessed."
            return unread("bursts", SignalGroup.TIMING, self.options.share, _UNIT, missing)
        rushes = [self._rush(each, reading) for each in reading.clusters if len(each.times) >= self.options.least]
        best = max(rushes, key=lambda rush: (rush.inside / len(rush.cluster.times), rush.cluster.id), default=None)
        value = best.inside / len(best.cluster.times) if best else 0.0
        return SignalReading(
            name="bursts",
            group=SignalGroup.TIMING,
            fired=any(self._is_burst(each) for each in rushes),
            value=round(value, 3),
            threshold=self.options.share,
            unit=_UNIT,
            message=self._say(best),
            base_rate=None,
            examples=examples(best.cluster.positions if best else ()),
            would_clear="A call to post went out at that time, or the comments were imported at one moment.",
        )

    def _rush(self, cluster: Cluster, reading: ThreadReading) -> Rush:
        start, inside = _fullest(cluster.times, timedelta(minutes=self.options.minutes))
        end = start + timedelta(minutes=self.options.minutes)
        own = set(cluster.positions)
        rest = [
            each.posted_at
            for place, each in enumerate(reading.thread.comments)
            if place not in own and each.posted_at and (each.posted_at.tzinfo is None) == (start.tzinfo is None)
        ]
        return Rush(cluster, inside, sum(start <= moment <= end for moment in rest) / max(1, len(rest)))

    def _is_burst(self, rush: Rush) -> bool:
        full = rush.inside >= max(self.options.least, self.options.share * len(rush.cluster.times))
        return full and rush.others < self.options.others

    def _say(self, best: Rush | None) -> str:
        if best is None:
            return f"No cluster has {self.options.least} members with a time."
        others = f"{100 * best.others:.0f} in 100 of the other comments"
        return (
            f"{best.inside} of {len(best.cluster.times)} members of a cluster came within {self.options.minutes} "
            + (f"minutes, and {others} in the same time.")
        )


def _fullest(times: Sequence[datetime], length: timedelta) -> tuple[datetime, int]:
    """The start of the window with most of the times, and how many it holds; of several the first."""
    best, first = (times[0], 0), 0
    for last, moment in enumerate(times):
        while moment - times[first] > length:
            first += 1
        if last - first + 1 > best[1]:
            best = (times[first], last - first + 1)
    return best
