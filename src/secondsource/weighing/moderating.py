"""How moderators read an examined thread: clusters in words, and when their members came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from secondsource.domain.examination import Cluster, ClusterKind, Examination, SignalReading
from secondsource.domain.thread import Comment, Thread
from secondsource.weighing.wording import count

SLOTS = {
    "title": "title", "other title": "another title", "section": "section", "site": "site", "author": "author",
    "place": "place", "free": "anything",
}  # fmt: skip
KINDS = {
    ClusterKind.EXACT: "the same words",
    ClusterKind.NEAR: "nearly the same words",
    ClusterKind.TEMPLATE: "a template with slots",
}
BARS = 48
MEMBERS = 60
"""Members of one cluster that a page lists; the record holds all."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch of time: how high all comments and the cluster's stand, of 100."""

    x: int
    all: int
    own: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """When a cluster's members came, among all comments."""

    bars: tuple[Bar, ...]
    first: datetime
    last: datetime


def signals_in_order(found: Examination) -> list[SignalReading]:
    """Those that fired first, those that could not be read last."""
    return sorted(found.signals, key=lambda each: (not each.fired, bool(each.missing)))


def make_timeline(cluster: Cluster, thread: Thread) -> Timeline | None:
    """None where the page gives no times."""
    zoned = {each.tzinfo is None for each in cluster.times}
    times = [each.posted_at for each in thread.comments if each.posted_at and (each.posted_at.tzinfo is None) in zoned]
    if len(zoned) != 1 or len(times) < 2 or (first := min(times)) == (last := max(times)):
        return None
    everyone, own = _bins(times, first, last), _bins(cluster.times, first, last)
    top = max(everyone)
    bars = tuple(
        Bar(at, max(4, round(100 * height / top)), max(4, round(100 * mine / top)) if mine else 0)
        for at, (height, mine) in enumerate(zip(everyone, own, strict=True))
        if height
    )
    return Timeline(bars, first, last)


def _bins(times: Sequence[datetime], first: datetime, last: datetime) -> list[int]:
    bins = [0] * BARS
    whole = (last - first).total_seconds()
    for moment in times:
        bins[min(BARS - 1, max(0, int(BARS * (moment - first).total_seconds() / whole)))] += 1
    return bins


def describe_cluster(cluster: Cluster) -> str:
    """Such as `12 comments, the same words, 56 bits rare, from 9 accounts`."""
    accounts = "accounts unknown" if cluster.accounts is None else f"from {count(cluster.accounts, 'account')}"
    return f"{count(len(cluster.members), 'comment')}: {KINDS[cluster.kind]}, {cluster.bits:.0f} bits rare, {accounts}"


def describe_base_rate(signal: SignalReading) -> str:
    """How often it fires where nothing is wrong."""
    base = signal.base_rate
    return (
        f"Fires in {base.fired} of {base.of} {base.source}."
        if base
        else "How often it fires by chance is not measured."
    )


def author_of(comment: Comment) -> str:
    """The pseudonym, or that there is none."""
    return comment.author or "account unknown"
