"""A saved page's text, or any plain or Markdown text, taken apart: title, body, furniture, thread."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from secondsource.domain.article import DateCandidate
from secondsource.domain.folding import fold
from secondsource.domain.thread import Thread
from secondsource.reading.measures.times import find_dates
from secondsource.reading.pages.comments import read_lines
from secondsource.reading.pages.furniture import comment_heading, is_button, opens_box
from secondsource.reading.pages.markdown import strip_markdown
from secondsource.reading.pages.page import Page
from secondsource.reading.pages.wrapping import unwrap

_BYLINE = re.compile(r"(?:By|Von|Par|Por|Di|Автор|Автори?|Autor|Auteur):?\s+(?P<name>[^\W\d_][^\d:;!?]{2,80})")
_DATED = re.compile(
    r"(?:published|posted|updated|last updated|modified|date|veroffentlicht|aktualisiert|publie|publicado"
    r"|опубликовано|обновлено|опубліковано|оновлено)\b"
)
_LONG = 30
"""Words from which a line is a paragraph of an article rather than an entry of a box."""
_HEAD = 12
"""Words from which a line that ends like a sentence is the body's first."""


def read_plain(text: str) -> Page:
    """The page that the text was saved from, or the text itself where it is no saved page."""
    notes, lines = strip_markdown(text)
    lines, thread = _split_thread(unwrap([line.strip() for line in lines]))
    lines, furniture = split_furniture(lines)
    title, lines, above = _split_title(lines, notes.get("title"))
    byline, dates, lines = _split_credits(lines)
    if "date" in notes:
        dates += _dates(notes["date"], "front matter date")
    return Page(
        title=title,
        paragraphs=tuple(line for line in lines if line and fold(line) != fold(title)),
        furniture=(*furniture, *above),
        thread=thread,
        dates=dates,
        byline=notes.get("author") or byline,
        language=notes.get("lang"),
    )


def split_furniture(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The article's lines and the page's own: buttons one by one, boxes with what stands in them."""
    body: list[str] = []
    furniture: list[str] = []
    boxed = False
    last_long = max((at for at, line in enumerate(lines) if _words(line) >= _LONG), default=-1)
    for at, line in enumerate(lines):
        if line and opens_box(line):
            boxed = True
        elif boxed and at < last_long:
            # A box inside the article ends with its block; below the article, everything is box.
            boxed = bool(line) and _words(line) < _LONG
        (furniture if line and (boxed or is_button(line)) else body).append(line)
    return body, furniture


def _split_thread(lines: list[str]) -> tuple[list[str], Thread]:
    """The lines above the heading over the comments, and the thread below it."""
    told = False
    for at, line in enumerate(lines):
        heading, announced = comment_heading(line)
        if heading and told and (announced is not None or not _article_below(lines[at + 1 :])):
            return lines[:at], read_lines(lines[at + 1 :], announced)
        told = told or _words(line) >= _HEAD
    return lines, Thread()


def _article_below(lines: Iterable[str]) -> bool:
    """Three long paragraphs below `Comments` alone: it was a button, the article is still to come."""
    return sum(_words(line) >= 2 * _LONG for line in lines) >= 3


def _split_title(lines: list[str], given: str | None) -> tuple[str, list[str], list[str]]:
    """The headline, the lines below it, and the page's lines above it."""
    filled = [at for at, line in enumerate(lines) if line]
    first = next((at for at in filled if _tells(lines[at])), len(lines))
    heads = [at for at in filled if at < first]
    if given is not None:
        return given, lines, []
    if not heads or len(filled) < 2:
        return "", lines, []
    at = next((at for at in heads if _words(lines[at]) >= 4 or len(lines[at]) >= 20), heads[0])
    return lines[at], lines[at + 1 :], [line for line in lines[:at] if line]


def _tells(line: str) -> bool:
    """True for a line of running text: it ends like a sentence, or is too long for a headline."""
    ends = line.rstrip("\"'”’»)").endswith((".", "。", "…", ":"))
    return _words(line) >= _LONG or len(line) > 250 or (ends and _words(line) >= 4)


def _split_credits(lines: list[str]) -> tuple[str | None, tuple[DateCandidate, ...], list[str]]:
    """Author and dates from the short lines right below the headline, and the lines below those."""
    byline: str | None = None
    dates: tuple[DateCandidate, ...] = ()
    for at, line in enumerate(lines):
        name, _, rest = line.partition("|")
        if credit := _BYLINE.fullmatch(name.strip()):
            byline = byline or credit["name"].strip()
            dates += _dates(rest, "date line")
        elif _is_stamp(line):
            dates += _dates(line, "date line")
        elif line:
            return byline, dates, lines[at:]
    return byline, dates, []


def _is_stamp(line: str) -> bool:
    """True where a date stands in the line and hardly anything beside it but a time and a label."""
    mentions = find_dates(line) if 0 < _words(line) <= 12 else ()
    rest = line
    for mention in reversed(mentions):
        rest = rest[: mention.span.start] + rest[mention.span.end :]
    rest = re.sub(r"\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?|\b(?:[A-Z]{2,4}T|UTC|GMT|at|on|um|Uhr|à|o)\b", "", rest)
    return bool(mentions) and len(re.findall(r"[^\W\d_]+", _DATED.sub("", fold(rest)))) <= 1


def _dates(line: str, origin: str) -> tuple[DateCandidate, ...]:
    changed = re.search(r"updat|modif|aktualis|обновл|оновл", fold(line)) is not None
    days = [mention.interval() for mention in find_dates(line)]
    label = f"{origin} (modified)" if changed else origin
    return tuple(
        DateCandidate(day[0], label) for day in days if day is not None and day[0] == day[1] and _likely(day[0])
    )


def _likely(day: date) -> bool:
    return day.year >= 1900


def _words(line: str) -> int:
    """Words, or for scripts without spaces a fair number of them."""
    spaced = len(line.split())
    wide = sum(c >= "\u2e80" for c in line)
    return max(spaced, wide // 2)
