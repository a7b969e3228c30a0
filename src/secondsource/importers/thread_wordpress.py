"""WordPress: its export (WXR), and pages with its markup or with schema.org in JSON-LD or microdata.

Of an export each post with comments becomes a thread; comments that wait, spam, pingbacks and trackbacks are left out,
and so are the commenters' letter boxes and addresses. A page is read by the same reader as an article's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.domain.thread import Comment, Thread, ThreadPage
from secondsource.reading.pages.comments import make_thread
from secondsource.reading.threads.exports import Node, children, parse_export, text_in
from secondsource.reading.threads.rows import comment_of, plain_text, refuse_empty

_NAMES = ("comment_content", "comment_author", "comment_date_gmt", "comment_id", "comment_parent")


@dataclass(frozen=True, slots=True)
class Options:
    """The export has no settings."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def fits(self, body: bytes) -> bool:
        head = body[:8192]
        return b"<rss" in head and (b"wordpress.org/export/" in body[:20_000] or b"<wp:" in body[:20_000])

    def threads(self, body: bytes) -> Sequence[tuple[ThreadPage, Thread]]:
        found: list[tuple[ThreadPage, Thread]] = []
        for item in parse_export(body, ("item",), below=2):
            comments = [comment for node in children(item, "comment") if (comment := _comment(node))]
            if comments:
                page = ThreadPage(
                    title=plain_text(text_in(item, "title")),
                    section=text_in(item, "category"),
                    author=text_in(item, "creator"),
                    text=plain_text(text_in(item, "encoded")),
                    address=text_in(item, "link"),
                )
                found.append((page, make_thread(comments)))
        return refuse_empty(found, "WordPress export")


def _comment(node: Node) -> Comment | None:
    if text_in(node, "comment_approved") not in ("1", "") or text_in(node, "comment_type") in ("pingback", "trackback"):
        return None
    return comment_of({name: text_in(node, name) for name in _NAMES} | {"id": text_in(node, "comment_id")})
