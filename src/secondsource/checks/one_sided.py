"""An article about a conflict in which only one side speaks.

Where the reference table knows both sides of a conflict and the article is about it (each side is named at least
twice), the check counts how often somebody is quoted or reported in the paragraphs that name a side, by the side that
the speaker stands for; words in one breath count once, however many statements they hold. If it is at least three
times, at least four in five for one side, and no named person or body of the other side is quoted or reported, the
article as a whole is flagged and the counts are printed. Sympathisers, bloggers and media of the other side are not its
voice: an article that tells what they say has still not asked that side.

Two countries of which the table holds no conflict are read in the same way where the statements of one speak of the
other with words of dispute ("fired", "sanctions", "to blame"), the other is named at least three times, and nobody of
it says anything.

So are the two parties of a dispute that is no war: a strike (the union and those on strike, the employer), an eviction
(tenants, landlord), a building project (opponents, developer). Where the article says that the other party was asked
for its word, nothing is said.

One side only can be right; the flag says what a reader has not heard. Swapping the sides does not change the
answer.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from secondsource.domain.article import Article
from secondsource.domain.claim import Attribution, Reading
from secondsource.domain.folding import fold
from secondsource.domain.measure import Share
from secondsource.domain.reference import Camp, Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.speech.camps import find_camp, find_mentions, is_official
from secondsource.reading.speech.disputes import Dispute, find_disputes
from secondsource.reading.speech.parties import find_voices


@dataclass(frozen=True, slots=True)
class Options:
    """When sourcing counts as one-sided."""

    statements: int = 3
    """Fewest times that one side is quoted or reported."""
    share: Share = 0.8
    """Least share of that side among the times that named speakers and both sides are."""
    mentions: int = 2
    """How often each side must be named for the article to be about the conflict."""


@dataclass(frozen=True, slots=True)
class Component:
    """Counts who speaks in an article about a conflict."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:
        attributions = [each for each in reading.attributions if each.speech]
        if len(attributions) < self.options.statements or not tables.camps:
            return ()
        spoken = [
            (each, find_camp(_words(each, article.text), tables) or find_camp(_speaker(each), tables))
            for each in _distinct(_about(article, attributions, tables))
        ]
        named = Counter(mention.camp for mention in find_mentions(f"{article.title}\n{article.text}", tables))
        found = tuple(
            finding
            for conflict in sorted({camp.conflict for camp in named})
            if (
                finding := self._finding(
                    [camp for camp in tables.camps if camp.conflict == conflict], named, spoken, tables
                )
            )
        )
        return found or (*self._between_lands(article, reading, tables), *self._between_parties(article, reading))

    def _between_lands(self, article: Article, reading: Reading, tables: Tables) -> Iterator[Finding]:
        """The same for two countries of which no table says that they are at odds, but the statements of one do."""
        for each in find_disputes(article.text, reading.attributions, tables):
            enough = each.statements >= max(self.options.statements, self.options.share * each.total)
            known = any(_are_sides(each, sides) for sides in _by_conflict(tables))
            if enough and not known:
                yield _flagged(each.speaks, each.is_silent, each.statements, each.total)

    def _between_parties(self, article: Article, reading: Reading) -> Iterator[Finding]:
        """The same for the parties of a strike, an eviction or a building project."""
        for each in find_voices(article.text, reading.attributions):
            if each.statements >= max(self.options.statements, self.options.share * each.total):
                yield _flagged(each.speaks, each.is_silent, each.statements, each.total)

    def _finding(
        self,
        sides: Sequence[Camp],
        named: Counter[Camp],
        spoken: Sequence[tuple[Attribution, Camp | None]],
        tables: Tables,
    ) -> Finding | None:
        if len(sides) < 2 or any(named[side] < self.options.mentions for side in sides):
            return None
        counts = Counter(camp for _, camp in spoken if camp is not None and camp in sides)
        if not counts:
            return None
        side, count = max(counts.items(), key=lambda item: (item[1], item[0].camp))
        others = [other for other in sides if other != side]
        total = count + sum(1 for each, camp in spoken if camp != side and (each.named or camp in sides))
        if count < self.options.statements or count < self.options.share * total or _heard(others, spoken, tables):
            return None
        return _flagged(_adjective(side), " or ".join(_adjective(other) for other in others), count, total)


def _flagged(side: str, absent: str, count: int, total: int) -> Finding:
    return Finding(
        check="one_sided",
        message=(
            f"Speakers are quoted or reported on the conflict {total} times, {side} ones "
            f"{_times(count, total)}; no {absent} official or named speaker is."
        ),
        arithmetic=f"{side}: {count}; {absent}: 0; others: {total - count}",
        span=None,
        quote="",
        flag=Flag.ONE_SIDED_SOURCING,
    )


def _by_conflict(tables: Tables) -> Iterator[list[Camp]]:
    for conflict in sorted({camp.conflict for camp in tables.camps}):
        yield [camp for camp in tables.camps if camp.conflict == conflict]


def _are_sides(dispute: Dispute, sides: Sequence[Camp]) -> bool:
    """Whether the table knows the two as sides of one conflict, so that its rows have decided."""
    adjectives = [{fold(word) for word in side.adjectives} for side in sides]
    return all(any(fold(word) in held for held in adjectives) for word in (dispute.speaks, dispute.is_silent))


def _times(count: int, total: int) -> str:
    return "every time" if count == total else f"{count} times"


def _about(article: Article, attributions: Sequence[Attribution], tables: Tables) -> Iterator[Attribution]:
    """Those of paragraphs in which a side of a conflict is named."""
    paragraphs = article.paragraphs
    for each in attributions:
        paragraph = next((span for span in paragraphs if span.contains(each.cue_span)), None)
        if paragraph is None or find_mentions(paragraph.of(article.text), tables):
            yield each


def _heard(others: Sequence[Camp], spoken: Sequence[tuple[Attribution, Camp | None]], tables: Tables) -> bool:
    return any(camp in others and is_official(_speaker(each), tables) for each, camp in spoken)


def _distinct(attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """One for each stretch of content: a statement counts once."""
    seen: set[tuple[int, int]] = set()
    for attribution in attributions:
        key = (attribution.content_span.start, attribution.content_span.end)
        if key not in seen:
            seen.add(key)
            yield attribution


def _words(attribution: Attribution, text: str) -> str:
    """Everything the text says about the speaker: name, role, and the words at the place."""
    return f"{_speaker(attribution)}, {attribution.speaker_span.of(text)}"


def _speaker(attribution: Attribution) -> str:
    return f"{attribution.speaker}, {attribution.role}" if attribution.role else attribution.speaker


def _adjective(camp: Camp) -> str:
    """`Ukrainian`; the camp's own name where its first adjective is a compound."""
    first = camp.adjectives[0] if camp.adjectives else camp.camp
    return camp.camp.replace("-", " ").title() if "-" in first or "'" in first else first.capitalize()
