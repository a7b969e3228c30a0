"""Comments made by a template: fixed words, and slots that are filled differently.

The members of a cluster are laid against the one that is nearest to all. Words that two thirds of them hold are the
template's; between them are slots. A template is accepted by its description length: the bits of the fixed words, told
once instead of once for each member, must outweigh the slots, the choice of the members among all comments, and a
margin of 20 bits. It fires at three members.
Cleared by: a form that the site itself offers, a game or a poll that asks for answers of one shape.
"""

from dataclasses import dataclass

from secondsource.domain.examination import BaseRate, ClusterKind, SignalGroup, SignalReading, ThreadReading
from secondsource.domain.reference import Tables
from secondsource.reading.threads.saying import examples, members_of, share

BASE = BaseRate(13, 319, "ordinary threads (300 drawn from comments labelled as no spam, 19 real ones)")


@dataclass(frozen=True, slots=True)
class Options:
    """When templates count."""

    least: int = 3
    """Members of one template from which it fires."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def read(self, reading: ThreadReading, tables: Tables) -> SignalReading:  # noqa: ARG002  the port's argument
        clusters = [each for each in reading.clusters if each.kind is ClusterKind.TEMPLATE]
        largest = max((len(each.members) for each in clusters), default=0)
        members = members_of(clusters)
        total = len(reading.thread.comments)
        found = f"{share(len(members), total)} fill the slots of {_count(len(clusters))}; the largest has {largest}."
        return SignalReading(
            name="templates",
            group=SignalGroup.REPETITION,
            fired=largest >= self.options.least,
            value=float(largest),
            threshold=float(self.options.least),
            unit="comments made by one template",
            message=found if clusters else f"Among {total:,} comments no template with slots was found.",
            base_rate=BASE,
            examples=examples(members),
            would_clear="The site offers these words as a form, or a game or poll asks for answers of this shape.",
        )


def _count(templates: int) -> str:
    return "a template" if templates == 1 else f"{templates} templates"
