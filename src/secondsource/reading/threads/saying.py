"""What signals have in common when they speak."""

from collections.abc import Iterable, Sequence

from secondsource.domain.examination import Cluster, SignalGroup, SignalReading
from secondsource.domain.thread import Comment

KNOWN = 0.8
"""Share of comments with an author, or with a time, from which the thread counts as having them."""
SHOWN = 10
"""Examples that a signal gives."""


def unread(name: str, group: SignalGroup, threshold: float, unit: str, missing: str) -> SignalReading:
    """A signal that could not be read, and why."""
    return SignalReading(name, group, False, 0.0, threshold, unit, missing, missing=missing)


def examples(positions: Iterable[int]) -> tuple[int, ...]:
    """The first few places, in order."""
    return tuple(sorted(set(positions))[:SHOWN])


def members_of(clusters: Iterable[Cluster]) -> set[int]:
    """Places of all members."""
    return {position for cluster in clusters for position in cluster.positions}


def share(count: int, total: int) -> str:
    """Such as `18 of 23 comments`."""
    return f"{count:,} of {total:,} {'comment' if total == 1 else 'comments'}"


def has_authors(comments: Sequence[Comment]) -> bool:
    return bool(comments) and sum(each.author is not None for each in comments) >= KNOWN * len(comments)


def has_times(comments: Sequence[Comment]) -> bool:
    return bool(comments) and sum(each.posted_at is not None for each in comments) >= KNOWN * len(comments)
