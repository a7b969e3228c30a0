"""The comments under an article: counted the same way wherever they come from, and read out of plain text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from secondsource.domain.thread import Comment, CopyGroup, Thread
from secondsource.reading.pages.furniture import is_button, opens_box

_SAYS = re.compile(r"(?P<author>\S.{0,78}?) (?:says|said|wrote|schreibt|dit|dice|пише|пишет):?")
_MOST_LINES = 40_000
_POSTED = re.compile(
    r"(?:\bon )?\b(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2}), (?P<year>\d{4})"
    r"(?:,| at) (?P<time>\d{1,2}:\d{2} ?[ap]m)",
    re.I,
)


def make_thread(comments: Iterable[Comment], announced: int | None = None) -> Thread:
    """The thread with its exact copies counted: the same words, whatever the white space between them."""
    kept = tuple(comment for comment in comments if comment.text.strip())
    places: defaultdict[str, list[int]] = defaultdict(list)
    for position, comment in enumerate(kept):
        places[" ".join(comment.text.split())].append(position)
    groups = [CopyGroup(text, tuple(at)) for text, at in places.items() if len(at) > 1]
    groups.sort(key=lambda group: (-len(group.positions), group.positions))
    return Thread(kept, announced, len(places), tuple(groups))


def read_lines(lines: Sequence[str], announced: int | None) -> Thread:
    """A thread from the lines below its heading: one comment a line, or a block where that fits the count."""
    told = _until_form(lines[:_MOST_LINES])
    single = [line.strip() for line in told if line.strip() and not is_button(line)]
    blocks = [block for block in _blocks(told) if block]
    if any(_SAYS.fullmatch(line) for line in single):
        return make_thread(_signed(single), announced)
    if announced is not None and len(single) != announced and len(blocks) == announced:
        return make_thread((Comment("\n".join(block)) for block in blocks), announced)
    return make_thread((Comment(line) for line in _announced_lines(blocks, announced)), announced)


def split_signature(text: str) -> tuple[str | None, datetime | None]:
    """Name and time of a line such as `Ann Lee says: March 3, 2024 at 4:47 pm`."""
    stamp = _POSTED.search(text[:300])
    name = text[: stamp.start()] if stamp else text
    return name.strip().removesuffix("says:").strip(" ,|·-") or None, _stamped(stamp) if stamp else None


def parse_moment(text: str | None) -> datetime | None:
    """A machine-readable time as the page gives it, or None: nothing is made up."""
    try:
        return datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None


def _until_form(lines: Sequence[str]) -> list[str]:
    """The lines above the form for new comments, or the next box."""
    end = next((at for at, line in enumerate(lines) if opens_box(line)), len(lines))
    return list(lines[:end])


def _blocks(lines: Iterable[str]) -> Iterable[list[str]]:
    block: list[str] = []
    for line in lines:
        if line.strip():
            if not is_button(line):
                block.append(line.strip())
        else:
            yield block
            block = []
    yield block


def _announced_lines(blocks: Iterable[list[str]], announced: int | None) -> list[str]:
    """Every line, or the blocks that together have as many as announced: what stands below is the page's foot."""
    lines: list[str] = []
    for block in blocks:
        if len(lines) == announced:
            break
        lines += block
    return lines


def _signed(lines: Iterable[str]) -> Iterable[Comment]:
    """Comments that each begin with `Name says:`, perhaps followed by a line with the time."""
    author: str | None = None
    posted: datetime | None = None
    text: list[str] = []
    for line in lines:
        if says := _SAYS.fullmatch(line):
            if text:
                yield Comment("\n".join(text), author, posted)
            author, posted, text = says["author"], None, []
        elif author and not text and (stamp := _POSTED.fullmatch(line)):
            posted = _stamped(stamp)
        else:
            text.append(line)
    if text:
        yield Comment("\n".join(text), author, posted)


def _stamped(stamp: re.Match[str]) -> datetime | None:
    for month in ("%B", "%b"):
        try:
            moment = "{month} {day} {year} {time}".format(**stamp.groupdict()).replace(" am", "am").replace(" pm", "pm")
            return datetime.strptime(moment, f"{month} %d %Y %I:%M%p")
        except ValueError:
            continue
    return None
