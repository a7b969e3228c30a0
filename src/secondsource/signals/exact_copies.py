"""Comments with exactly the same words.

White space, capitals and marks are set aside. A text counts by how rare its words are: each word has a weight in bits,
from 2 for what everyone says ("rest in peace", "wow") to 14 for a long rare word, and a word that others in the thread
use too weighs no more than its use there allows. A text counts from 40 bits, about six telling words; a text of any
words counts where it fills a fifth of the thread. The same thing posted twice by one account does not count. It fires
at three comments of one text, or at three texts that stand there twice.
Cleared by: a form letter, a retweet or a slogan that people were asked to post; a double click.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.domain.examination import BaseRate, SameText, SignalGroup, SignalReading, ThreadReading
from secondsource.domain.measure import Share
from secondsource.domain.reference import Tables
from secondsource.reading.threads.saying import examples, share
from secondsource.reading.threads.words import bits

BASE = BaseRate(0, 319, "ordinary threads (300 drawn from comments labelled as no spam, 19 real ones)")
_MANY = 10
"""Copies of a common text that no chance brings into a thread that they fill."""


@dataclass(frozen=True, slots=True)
class Options:
    """When copies count."""

    bits: float = 40.0
    """How rare a text's words are, in bits, for its copies to count."""
    fills: Share = 0.2
    """Share of the thread from which a text of any words counts."""
    least: int = 3
    """Comments of one text, or texts that stand there twice, from which it fires."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def read(self, reading: ThreadReading, tables: Tables) -> SignalReading:  # noqa: ARG002  the port's argument
        groups = sorted(self._groups(reading), key=lambda each: (-len(each.positions), each.words))
        copies = [position for each in groups for position in each.positions]
        largest = len(groups[0].positions) if groups else 0
        least = self.options.least
        return SignalReading(
            name="exact_copies",
            group=SignalGroup.REPETITION,
            fired=largest >= least or len(groups) >= least,
            value=float(largest),
            threshold=float(least),
            unit="comments with the same words",
            message=self._say(len(copies), largest, len(groups), len(reading.thread.comments)),
            base_rate=BASE,
            examples=examples(copies),
            would_clear="People were asked to post these words, or the page shows the same comment twice.",
        )

    def _groups(self, reading: ThreadReading) -> Iterator[SameText]:
        for each in reading.same:
            fills = len(each.positions) >= max(_MANY, self.options.fills * len(reading.thread.comments))
            if len(each.positions) > 1 and (fills or sum(map(bits, each.words)) >= self.options.bits):
                authors = {reading.thread.comments[place].author for place in each.positions}
                if len(authors) > 1 or None in authors or len(each.positions) >= self.options.least:
                    yield each

    def _say(self, copies: int, largest: int, texts: int, total: int) -> str:
        if not copies:
            return f"No two of {total:,} comments have the same telling words."
        more = f", in {texts} groups; the largest has {largest}" if texts > 1 else ""
        return f"{share(copies, total)} repeat the words of another{more}."
