"""How well comment threads are examined.

The golden thread must give what a careful person finds in it. False alarms are counted on real threads (each also as
if half its comments were the article, so that the foreign topic can be read) and on threads drawn from comments that
people labelled as no spam. Campaigns made by rule are put into such threads; a campaign is found where one cluster, or
the echo of the title, holds half of its members and at least three. `cluster_precision` is the share of the campaign's
comments in the clusters that hold any of it; `precision` counts every cluster of the thread, so that what ordinary
comments repeat by themselves counts against it. The labels say what is spam and not what is copied, so a cluster of
ordinary comments that all hold one run of 30 characters, letter by letter, is no mistake: `beside_copies` leaves those
out, and stands beside the raw figure. `dev` and `held` are halves of the ordinary comments by hash: thresholds were set
on the first.
"""

import gzip
import json
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from campaigns.injected import KINDS, TITLE, paraphrased
from campaigns.organic import as_thread, crowd, ham, labelled, organic, talk
from score import Score, bootstrap

from secondsource.data.tables import load_tables
from secondsource.domain.article import Snapshot
from secondsource.domain.examination import Examination, ThreadVerdict
from secondsource.domain.thread import Comment, Thread, ThreadPage
from secondsource.pipeline.thread import ThreadHouse, examine
from secondsource.plugins import find_part, part_names
from secondsource.reading.pages.comments import make_thread
from secondsource.reading.pages.extract import extract
from secondsource.reading.threads.thread import page_of

SIZES = (3, 4, 5, 8, 12, 20, 30)
THREADS = (20, 60, 200, 600, 2000)
ORGANIC = 300
COPIED = 30
"""Characters that no two people write alike by chance, letter by letter."""
STRONG, SOME = ThreadVerdict.STRONG, ThreadVerdict.SOME


@dataclass(frozen=True, slots=True)
class Planted:
    """What was found of one campaign."""

    found: bool
    right: int
    """Comments told that are the campaign's."""
    told: int
    mixed: int
    """Comments of the clusters that hold any of the campaign."""
    copied: int
    """Comments of clusters that hold none of it, and are copied letter by letter all the same."""


def measure(shared: Path) -> list[Score]:
    """All scores."""
    return [*_golden(shared), *_real(shared), *_organic(shared), *_injected(shared), *_spam(shared)]


@cache
def house() -> ThreadHouse:
    signals = {name: (part := find_part("signals", name)).component(part.options()) for name in part_names("signals")}
    return ThreadHouse(load_tables(), signals, None, None)


def look(thread: Thread, page: ThreadPage | None = None) -> Examination:
    """The examination without a bank."""
    return examine(thread, page or ThreadPage(), house())


def _golden(shared: Path) -> Iterator[Score]:
    body = (shared / "seed" / "article.html").read_bytes()
    found = extract(Snapshot("-", body, datetime(2026, 1, 1, tzinfo=UTC)))
    told = look(found.thread, page_of(found.article, house().tables))
    fired = {each.name for each in told.signals if each.fired}
    facts = (
        (len(found.thread.comments), found.thread.distinct) == (23, 9),
        [len(each.members) for each in told.clusters] == [12, 2, 2, 2],
        {echo.what for echo in told.echoes} == {"section", "other title"},
        "foreign_topic" in fired,
        told.verdict is STRONG,
    )
    yield _share("threads.golden", facts)


def _real(shared: Path) -> Iterator[Score]:
    with gzip.open(shared / "comments" / "article_threads_third.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    threads = [
        (row["title"] or "", [Comment(each["text"], each.get("author")) for each in row["comments"]]) for row in rows
    ]
    plain = [look(make_thread(comments), ThreadPage(title=title)) for title, comments in threads]
    halves = [
        look(make_thread(comments[1::2]), ThreadPage(title=title, text="\n".join(each.text for each in comments[::2])))
        for title, comments in threads
    ]
    yield _share("threads.real.not_strong", [each.verdict is not STRONG for each in (*plain, *halves)])
    yield _share("threads.real.quiet", [each.verdict not in (STRONG, SOME) for each in plain])


def _organic(shared: Path) -> Iterator[Score]:
    for half in ("dev", "held"):
        texts = ham(shared, half)
        found = [look(each, ThreadPage(title=TITLE)) for each in organic(texts, ORGANIC, 7)]
        yield _share(f"threads.organic.{half}.not_strong", [each.verdict is not STRONG for each in found])
        yield _share(f"threads.organic.{half}.quiet", [each.verdict not in (STRONG, SOME) for each in found])


def _injected(shared: Path) -> Iterator[Score]:
    for half in ("dev", "held"):
        everything: list[Planted] = []
        for kind in KINDS:
            found = list(_campaigns(shared, half, kind))
            everything += found
            yield _share(f"threads.{half}.recall.{kind}", [each.found for each in found])
        yield _share(f"threads.{half}.recall", [each.found for each in everything])
        yield _ratio(f"threads.{half}.precision", everything, _of_told)
        yield _ratio(f"threads.{half}.precision.beside_copies", everything, _of_uncopied)
        yield _ratio(f"threads.{half}.cluster_precision", everything, _of_mixed)
    draw = random.Random(5)
    texts = ham(shared, "held")
    said = [_look_for(paraphrased(5, draw), draw.sample(texts, size), draw) for size in (20, 60, 200) for _ in range(5)]
    yield _share("threads.paraphrased.recall", [each.found for each in said])


def _campaigns(shared: Path, half: str, kind: str) -> Iterator[Planted]:
    texts, more = ham(shared, half), talk(shared, half)
    for size in SIZES:
        for total in THREADS:
            draw = random.Random(f"{kind} {size} {total}")
            yield _look_for(KINDS[kind](size, draw), crowd(texts, more, max(5, total - size), draw), draw)


def _look_for(campaign: Sequence[str], others: Sequence[str], draw: random.Random) -> Planted:
    mixed = [(text, True) for text in campaign] + [(text, False) for text in others]
    draw.shuffle(mixed)
    planted = {at for at, (_, own) in enumerate(mixed) if own}
    texts = [text for text, _ in mixed]
    told = look(as_thread(texts), ThreadPage(title=TITLE))
    groups = [set(each.positions) for each in told.clusters]
    groups.append({echo.position for echo in told.echoes if echo.what == "title"})
    most = max((len(each & planted) for each in groups), default=0)
    named = set().union(*groups)
    mixed = set().union(*(each for each in groups if each & planted))
    copied = set().union(
        *(each for each in groups if each and not each & planted and _is_copied([texts[at] for at in each]))
    )
    found = most >= max(3, len(planted) / 2)
    return Planted(found, len(named & planted), len(named), len(mixed), len(copied - mixed))


def _is_copied(texts: Sequence[str]) -> bool:
    """Whether all hold one run of characters, whatever their spaces and capitals."""
    first, *others = sorted((" ".join(each.casefold().split()) for each in texts), key=len)
    runs = (first[at : at + COPIED] for at in range(len(first) - COPIED + 1))
    return any(all(run in other for other in others) for run in runs)


def _spam(shared: Path) -> Iterator[Score]:
    """A sanity row: of spam more is made of the same words than of ordinary comments, which stand as the peer."""
    kept = {label: _clustered(labelled(shared, label)) for label in ("spam", "ham")}
    low, high = bootstrap(kept["spam"], _mean)
    value, peer = _mean(kept["spam"]), _mean(kept["ham"])
    yield Score("threads.youtube_spam.clustered", value, len(kept["spam"]), low, high, "ordinary comments", peer)


def _clustered(texts: list[str]) -> list[bool]:
    told = look(as_thread(texts))
    members = {place for each in told.clusters for place in each.positions}
    return [at in members for at in range(len(texts))]


def _share(name: str, kept: Iterable[bool]) -> Score:
    items = list(kept)
    low, high = bootstrap(items, _mean)
    return Score(name, _mean(items), len(items), low, high)


def _mean(items: Sequence[bool]) -> float:
    return sum(items) / len(items) if items else 1.0


def _ratio(name: str, found: Sequence[Planted], of: Callable[[Sequence[Planted]], float]) -> Score:
    low, high = bootstrap(found, of)
    return Score(name, of(found), len(found), low, high)


def _of_told(found: Sequence[Planted]) -> float:
    return sum(each.right for each in found) / max(1, sum(each.told for each in found))


def _of_uncopied(found: Sequence[Planted]) -> float:
    return sum(each.right for each in found) / max(1, sum(each.told - each.copied for each in found))


def _of_mixed(found: Sequence[Planted]) -> float:
    return sum(each.right for each in found) / max(1, sum(each.mixed for each in found))
