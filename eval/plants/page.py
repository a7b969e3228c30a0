"""A page in paragraphs, and what a rule makes of it."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

PLAIN_END = re.compile(r"(?<=[a-z])\.$")
"""The end of a paragraph to which a sentence can be put."""
TITLE = -1
"""In place of a paragraph's number: the headline."""


@dataclass(frozen=True, slots=True)
class Page:
    """Headline and paragraphs of a page, and the day from which it is read."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    published: date


@dataclass(frozen=True, slots=True)
class Plant:
    """A page told wrongly and rightly, and where the two differ."""

    wrong: Page
    right: Page
    at: int
    """The paragraph that was changed, or TITLE."""
    original: str
    """That paragraph as it stood."""


Make = Callable[[Page, random.Random], Plant | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to plant one sort of error, and the checks of which one should notice."""

    sort: str
    checks: tuple[str, ...]
    make: Make

    @property
    def name(self) -> str:
        return self.make.__name__


def swap(page: Page, at: int, span: tuple[int, int], wrong: str, right: str) -> Plant:
    """Other words at a stretch of a paragraph; an empty `right` at a stretch keeps what stood there."""
    told = page.title if at == TITLE else page.paragraphs[at]
    start, end = span
    wrong_page, right_page = (put(page, at, told[:start] + words + told[end:]) for words in (wrong, right))
    return Plant(wrong_page, right_page, at, told)


def put(page: Page, at: int, told: str) -> Page:
    """The page with another paragraph, or another headline."""
    if at == TITLE:
        return replace(page, title=told)
    return replace(page, paragraphs=(*page.paragraphs[:at], told, *page.paragraphs[at + 1 :]))


def hits(page: Page, draw: random.Random, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Every place where the page says such a thing outside quotation marks, in a drawn order."""
    found = [(at, hit) for at, told in enumerate(page.paragraphs) for hit in pattern.finditer(told)]
    draw.shuffle(found)
    return (each for each in found if not re.search(r"[\"“”]", page.paragraphs[each[0]]))


def beside(page: Page, at: int, end: int, wrong: str, right: str) -> Plant | None:
    """Words between commas after what ends at `end`; None where the sentence leaves no room for them."""
    told = page.paragraphs[at]
    following = told[end : end + 2]
    if not re.match(r" [a-z]|[,.;]( |$)|[,.;]$", following):
        return None
    close = "," if following[0] == " " else ""
    return swap(page, at, (end, end), f", {wrong}{close}", f", {right}{close}")


def after(page: Page, at: int, wrong: str, right: str) -> Plant | None:
    """A sentence more at the end of a paragraph."""
    told = page.paragraphs[at]
    if not re.search(r"[a-z)][.!?]$", told):
        return None
    return swap(page, at, (len(told), len(told)), f" {wrong}", f" {right}")


def one_more(page: Page, draw: random.Random, told: str, wrong: object, right: object) -> Plant | None:
    """One sentence more, anywhere on the page."""
    made = (after(page, at, told.format(wrong), told.format(right)) for at, _ in hits(page, draw, PLAIN_END))
    return next((each for each in made if each), None)
