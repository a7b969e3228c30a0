"""Comments that are almost the same: a word changed, sentences in another order.

Up to 5,000 different texts every pair is compared word by word; above that, pairs that share a band of a MinHash (128
permutations, 64 bands) of their word pairs. Comments that hang together become a cluster where one shared wording tells
them more shortly than each by itself, by 20 bits more than the number of groups that could have been picked would
explain. It fires at three comments.
Cleared by: one person correcting a comment, translations of one text, a quotation that several answer to.
"""

from dataclasses import dataclass

from secondsource.domain.examination import BaseRate, ClusterKind, SignalGroup, SignalReading, ThreadReading
from secondsource.domain.reference import Tables
from secondsource.reading.threads.saying import examples, members_of, share

BASE = BaseRate(0, 319, "ordinary threads (300 drawn from comments labelled as no spam, 19 real ones)")


@dataclass(frozen=True, slots=True)
class Options:
    """When near copies count."""

    least: int = 3
    """Comments in one cluster from which it fires."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def read(self, reading: ThreadReading, tables: Tables) -> SignalReading:  # noqa: ARG002  the port's argument
        clusters = [each for each in reading.clusters if each.kind is ClusterKind.NEAR]
        largest = max((len(each.members) for each in clusters), default=0)
        members = members_of(clusters)
        total = len(reading.thread.comments)
        found = f"{share(len(members), total)} are almost the same as others; the largest cluster has {largest}."
        return SignalReading(
            name="near_copies",
            group=SignalGroup.REPETITION,
            fired=largest >= self.options.least,
            value=float(largest),
            threshold=float(self.options.least),
            unit="comments in one cluster",
            message=found if clusters else f"Among {total:,} comments no cluster of near copies was found.",
            base_rate=BASE,
            examples=examples(members),
            would_clear="They answer to one quotation, correct one comment, or were posted again by their own author.",
        )
