"""Comments pasted as text: one a line, or blocks with an empty line between them.

Lines such as `Ann says:` or `Ann, March 3, 2024 at 4:47 pm` begin a comment and give its author and time. Nothing else
is read as a name. A heading such as `23 Comments` is no comment.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.domain.thread import Comment, Thread, ThreadPage
from secondsource.reading.pages.comments import make_thread, read_lines
from secondsource.reading.pages.furniture import comment_heading
from secondsource.reading.threads.rows import refuse_empty

_SIGNED = re.compile(r"^\S.{0,78}? (?:says|said|wrote|schreibt|dit|dice|пише|пишет):?$", re.M)
_BLANK = re.compile(r"\n[ \t\r]*\n")
_LINES_A_BLOCK = 1.3
"""Filled lines for each block from which blocks are comments of several lines."""


@dataclass(frozen=True, slots=True)
class Options:
    """Pasted text has no settings."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def fits(self, body: bytes) -> bool:
        """Any text that is no markup and no data can be read as lines."""
        head = body[:4096].lstrip()
        return bool(head) and b"\0" not in head and not head.startswith((b"<", b"{", b"["))

    def threads(self, body: bytes) -> Sequence[tuple[ThreadPage, Thread]]:
        text = body.decode("utf-8-sig", errors="replace").replace("\0", "").strip()
        return refuse_empty([(ThreadPage(), _read(text))], "text")


def _read(text: str) -> Thread:
    lines = text.splitlines()
    heading, announced = comment_heading(lines[0]) if lines else (False, None)
    lines = lines[1:] if heading else lines
    if _SIGNED.search(text[:1_000_000]):
        return read_lines(lines, announced)
    blocks = [block.strip() for block in _BLANK.split("\n".join(lines)) if block.strip()]
    filled = [line.strip() for line in lines if line.strip()]
    whole = len(blocks) > 1 and len(filled) > _LINES_A_BLOCK * len(blocks)
    return make_thread((Comment(each) for each in (blocks if whole else filled)), announced)
