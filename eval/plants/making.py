"""What makes rules: of a pattern and words for it, of a sentence in rows, of a headline and what stands under it."""

import functools
import random
import re
from collections.abc import Callable, Iterator

from plants.page import PLAIN_END, TITLE, Make, Page, Plant, after, beside, hits, swap

Pattern = str | re.Pattern[str]
Wrong = Callable[[re.Match[str], random.Random], str]
Told = tuple[str, str] | None
"""The wrong words and the right ones."""
Place = Callable[[Page, int, re.Match[str], str, str], Plant | None]


def bare(page: Page, draw: random.Random, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Places outside quotations, those in doubled apostrophes included."""
    return (each for each in hits(page, draw, pattern) if "''" not in page.paragraphs[each[0]])


def somewhere(page: Page, draw: random.Random, told: str, wrong: object, right: object) -> Plant | None:
    """One sentence more outside quotations."""
    made = (after(page, at, told.format(wrong), told.format(right)) for at, _ in bare(page, draw, PLAIN_END))
    return next((each for each in made if each), None)


def headed(page: Page, title: str, wrong: str, right: str) -> Plant:
    """Another headline, and under it a first sentence that does not bear it out, or does."""
    start = swap(page, TITLE, (0, len(page.title)), title, title).right
    return swap(start, 0, (0, 0), f"{wrong} ", f"{right} ")


# Of words that the page has


def swapped(name: str, pattern: Pattern, wrong: Wrong, group: str | int = 0, *, again: bool = False) -> Make:
    """A rule that puts other words in place of a group; where `again`, only of what stands further up as well."""

    def make(page: Page, draw: random.Random) -> Plant | None:
        for at, hit in bare(page, draw, re.compile(pattern)):
            if not again or any(hit[0] in told for told in page.paragraphs[:at]):
                return swap(page, at, hit.span(group), wrong(hit, draw), hit[group])
        return None

    make.__name__ = name
    return make


def instead(page: Page, at: int, hit: re.Match[str], wrong: str, right: str) -> Plant:
    return swap(page, at, hit.span(), wrong, right)


def behind(page: Page, at: int, hit: re.Match[str], wrong: str, right: str) -> Plant:
    return swap(page, at, (hit.end(), hit.end()), wrong, right)


def in_commas(page: Page, at: int, hit: re.Match[str], wrong: str, right: str) -> Plant | None:
    return beside(page, at, hit.end(), wrong, right)


def told_at(
    pattern: re.Pattern[str], place: Place
) -> Callable[[Callable[[Page, re.Match[str], random.Random], Told]], Make]:
    """A rule of a function that says what to tell at a hit, wrongly and rightly, or None to pass it by."""

    def rule(tell: Callable[[Page, re.Match[str], random.Random], Told]) -> Make:
        @functools.wraps(tell)
        def make(page: Page, draw: random.Random) -> Plant | None:
            for at, hit in bare(page, draw, pattern):
                told = tell(page, hit, draw)
                if told and (made := place(page, at, hit, *told)):
                    return made
            return None

        return make

    return rule


# Of a sentence more


def sentence(tell: Callable[[Page, random.Random], tuple[str, str]]) -> Make:
    """A rule of a function that says a sentence for the page, wrongly and rightly."""

    @functools.wraps(tell)
    def make(page: Page, draw: random.Random) -> Plant | None:
        return somewhere(page, draw, "{}", *tell(page, draw))

    return make


def added(name: str, told: str, *rows: tuple[object, ...], first: str = "") -> Make:
    """A rule that adds a sentence: of a row the first goes into the wrong page, the second into the right one.

    Where there is a `first` sentence, both pages say that too, elsewhere.
    """

    def make(page: Page, draw: random.Random) -> Plant | None:
        wrong, right, *same = draw.choice(rows)
        begun = somewhere(page, draw, first.format(*same), "", "") if first else None
        return somewhere(begun.right if begun else page, draw, told.format("{0}", *same), wrong, right)

    make.__name__ = name
    return make


def apart(name: str, first: str, told: str, *rows: tuple[object, ...]) -> Make:
    """A rule that adds two sentences, the one that differs in a later paragraph than the `first`."""

    def make(page: Page, draw: random.Random) -> Plant | None:
        wrong, right, *same = draw.choice(rows)
        ends = [at for at, _ in bare(page, draw, PLAIN_END)]
        if len(ends) < 2:
            return None
        above, below = sorted(ends[:2])
        begun = after(page, above, first.format("", *same), first.format("", *same))
        return begun and after(begun.right, below, told.format(wrong, *same), told.format(right, *same))

    make.__name__ = name
    return make
