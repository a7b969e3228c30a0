"""The same accounts post the same clusters.

Read only where four comments in five name an author; names are compared and never shown. Counted are accounts that
posted one cluster's words three times or more, and accounts that posted in two clusters or more. It fires at three such
accounts, or where one account alone posted five comments of a cluster. It says nothing about who holds an account.
Cleared by: one person who posts again after a failure, a moderator or editor who answers with a set phrase.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from secondsource.domain.examination import BaseRate, SignalGroup, SignalReading, ThreadReading
from secondsource.domain.folding import fold
from secondsource.domain.reference import Tables
from secondsource.reading.threads.saying import examples, has_authors, unread

BASE = BaseRate(0, 16, "real threads with names")
_UNIT = "accounts that repeat a cluster's words"


@dataclass(frozen=True, slots=True)
class Options:
    """When accounts count."""

    times: int = 3
    """Comments of one cluster by one account for it to be counted."""
    alone: int = 5
    """Comments of one cluster by one account from which it fires alone."""
    least: int = 3
    """Counted accounts from which it fires."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def read(self, reading: ThreadReading, tables: Tables) -> SignalReading:  # noqa: ARG002  the port's argument
        threshold = float(self.options.least)
        if not has_authors(reading.thread.comments):
            missing = "The page does not name the accounts: unknown, never guessed."
            return unread("accounts", SignalGroup.ACCOUNTS, threshold, _UNIT, missing)
        posts: Counter[tuple[str, str]] = Counter()
        places: defaultdict[str, list[int]] = defaultdict(list)
        for cluster in (each for each in reading.clusters if len(each.members) >= self.options.times):
            for place in cluster.positions:
                name = fold(reading.thread.comments[place].author or "")
                if name:
                    posts[cluster.id, name] += 1
                    places[name].append(place)
        clusters = Counter(name for _, name in posts)
        counted = {name for (_, name), count in posts.items() if count >= self.options.times or clusters[name] >= 2}
        most = max(posts.values(), default=0)
        return SignalReading(
            name="accounts",
            group=SignalGroup.ACCOUNTS,
            fired=len(counted) >= self.options.least or most >= self.options.alone,
            value=float(len(counted)),
            threshold=threshold,
            unit=_UNIT,
            message=f"{_count(len(counted))} posted the words of a cluster again and again; the most was {most} by one."
            if counted
            else "No account posted the words of a cluster again and again.",
            base_rate=BASE,
            examples=examples(place for name in counted for place in places[name]),
            would_clear="Somebody posted again after a failure, or an editor answers with a set phrase.",
        )


def _count(accounts: int) -> str:
    return "One account" if accounts == 1 else f"{accounts} accounts"
