"""Clusters put into words: shared words plain, slots marked, each member with what stands in its slots."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from secondsource.domain.examination import Action, Cluster, ClusterKind, Member, SameText, TemplatePiece
from secondsource.domain.folding import fold
from secondsource.domain.ids import content_id
from secondsource.domain.record import Span
from secondsource.domain.thread import Thread, ThreadPage
from secondsource.reading.threads.clusters import Grouped
from secondsource.reading.threads.echoes import find_echoes
from secondsource.reading.threads.templates import Text, ordered_match
from secondsource.reading.threads.words import Token, tokens_of


@dataclass(frozen=True, slots=True)
class Spelt:
    """A text with the places of its words."""

    tokens: tuple[Token, ...]
    coded: str
    surface: str


_FILLER = 200
"""Characters shown of what stands in a slot."""
_VARIED = 0.5
"""Share of members with words of their own in one slot, from which it is a slot and no slip."""


def tell_cluster(
    found: Grouped, texts: Sequence[Text], same: Sequence[SameText], thread: Thread, page: ThreadPage
) -> Cluster:
    """The cluster as a report shows it."""
    medoid = _spelt(texts[found.medoid])
    fillers = {group: _fillers(medoid, _spelt(texts[group]), found.constants) for group in found.groups}
    used = [gap for gap in range(len(found.constants) + 1) if any(each[gap] for each in fillers.values())]
    members = tuple(
        sorted(
            (
                Member(position, tuple(fillers[group][gap] for gap in used))
                for group in found.groups
                for position in same[group].positions
            ),
            key=lambda member: member.position,
        )
    )
    positions = tuple(member.position for member in members)
    return Cluster(
        id=content_id("cls", *sorted(" ".join(same[group].words) for group in found.groups)),
        kind=_kind(found, members),
        pieces=tuple(_pieces(medoid, found.constants, used, members, page)),
        members=members,
        bits=round(found.bits, 1),
        saving=round(found.saving, 1),
        action=_action(positions),
        accounts=_accounts(thread, positions),
        times=_times(thread, positions),
    )


def _spelt(text: Text) -> Spelt:
    return Spelt(tokens_of(text.surface), text.coded, text.surface)


def _fillers(medoid: Spelt, text: Spelt, constants: Sequence[int]) -> tuple[str, ...]:
    """The words of a text before, between and behind the template's; empty for one whose sentences stand otherwise."""
    places = _placed(medoid, text, constants)
    if places is None:
        return ("",) * (len(constants) + 1)
    edges = [-1, *places, len(text.tokens)]
    return tuple(_between(text, one, other) for one, other in pairwise(edges))


def _placed(medoid: Spelt, text: Spelt, constants: Sequence[int]) -> list[int] | None:
    """Where the template's words stand in a text; a word that it lacks stands where the next one does."""
    template = "".join(medoid.coded[place] for place in constants)
    held = ordered_match(template, text.coded)
    if len(held) < 0.6 * len(template):
        return None
    there = dict(zip(held, ordered_match(text.coded, template), strict=True))
    places: list[int] = []
    last = -1
    for at in range(len(template)):
        last = there.get(at, last)
        places.append(last)
    return places


def _between(text: Spelt, one: int, other: int) -> str:
    if other - one < 2:
        return ""
    return text.surface[text.tokens[one + 1].start : text.tokens[other - 1].end][:_FILLER]


def _kind(found: Grouped, members: Sequence[Member]) -> ClusterKind:
    if len(found.groups) == 1:
        return ClusterKind.EXACT
    slots = zip(*(member.fillers for member in members), strict=True)
    varied = (sum(map(bool, slot)) >= _VARIED * len(members) and len(set(map(fold, slot))) > 1 for slot in slots)
    return ClusterKind.TEMPLATE if any(varied) else ClusterKind.NEAR


def _pieces(
    medoid: Spelt, constants: Sequence[int], used: Sequence[int], members: Sequence[Member], page: ThreadPage
) -> Iterator[TemplatePiece]:
    order = {gap: at for at, gap in enumerate(used)}
    run: list[int] = []
    for gap in range(len(constants) + 1):
        if gap in order:
            yield from _constant(medoid, run, page)
            run = []
            usual = _usual([member.fillers[order[gap]] for member in members])
            yield TemplatePiece(usual, name_slot(usual, page) or "free")
        if gap < len(constants):
            run.append(constants[gap])
    yield from _constant(medoid, run, page)


def _usual(fillers: Sequence[str]) -> str:
    counts = Counter(each for each in fillers if each)
    return max(counts, key=lambda each: (counts[each], each))


def _constant(medoid: Spelt, run: Sequence[int], page: ThreadPage) -> Iterator[TemplatePiece]:
    """Shared words, with the page's own title or section among them marked as the slot that they fill."""
    if not run:
        return
    text = medoid.surface[medoid.tokens[run[0]].start : medoid.tokens[run[-1]].end]
    at = 0
    for what, span in _frame_words(text, page):
        if span.start < at:
            continue
        if before := text[at : span.start].strip():
            yield TemplatePiece(before)
        yield TemplatePiece(span.of(text), what)
        at = span.end
    if rest := text[at:].strip():
        yield TemplatePiece(rest)


def _frame_words(text: str, page: ThreadPage) -> list[tuple[str, Span]]:
    found = [(echo.what, echo.span) for echo in find_echoes(text, page)]
    for what, words in (("site", page.site), ("author", page.author), *(("place", place) for place in page.places)):
        at = text.find(words) if len(words) >= 3 else -1
        if at >= 0:
            found.append((what, Span(at, at + len(words))))
    return sorted(found, key=lambda each: each[1])


def name_slot(words: str, page: ThreadPage) -> str | None:
    """Which part of the page's frame fills a slot, or None."""
    frame = (("title", page.title), ("section", page.section), ("site", page.site), ("author", page.author))
    named = [*frame, *(("place", place) for place in page.places)]
    return next((what for what, value in named if value and fold(value) == fold(words)), None)


def _action(positions: tuple[int, ...]) -> Action:
    kept, folded = positions[0], positions[1:]
    return Action(
        do=f"Show No. {kept + 1} and fold the other {len(folded)} under it.",
        undo="Unfold them: nothing is deleted, and their places are kept here.",
        positions=folded,
    )


def _accounts(thread: Thread, positions: Sequence[int]) -> int | None:
    names = [thread.comments[each].author for each in positions]
    return len({fold(name) for name in names if name}) if all(names) else None


def _times(thread: Thread, positions: Sequence[int]) -> tuple[datetime, ...]:
    moments = [moment for each in positions if (moment := thread.comments[each].posted_at)]
    if len(moments) < len(positions) or len({moment.tzinfo is None for moment in moments}) > 1:
        return ()
    return tuple(sorted(moments))
