"""Disqus's export: XML with threads and posts.

Deleted posts and spam are left out, and so are addresses of letter boxes and of machines. Each thread has its page's
title and address; a post names its author, its time and the post that it answers, where the export has them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.domain.thread import Comment, Thread, ThreadPage
from secondsource.reading.pages.comments import make_thread
from secondsource.reading.threads.exports import Node, child, parse_export, text_in
from secondsource.reading.threads.rows import moment_of, plain_text, refuse_empty


@dataclass(frozen=True, slots=True)
class Options:
    """The export has no settings."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def fits(self, body: bytes) -> bool:
        return b"<disqus" in body[:4096]

    def threads(self, body: bytes) -> Sequence[tuple[ThreadPage, Thread]]:
        pages: dict[str, ThreadPage] = {}
        posts: dict[str, list[Comment]] = {}
        for node in parse_export(body, ("thread", "post"), below=1):
            if node.name == "thread":
                pages[_id(node)] = ThreadPage(title=plain_text(text_in(node, "title")), address=text_in(node, "link"))
                posts.setdefault(_id(node), [])
            elif comment := _comment(node):
                thread = child(node, "thread")
                posts.setdefault(_id(thread) if thread else "", []).append(comment)
        found = [(pages.get(name, ThreadPage()), make_thread(comments)) for name, comments in posts.items() if comments]
        return refuse_empty(found, "Disqus export")


def _comment(node: Node) -> Comment | None:
    if text_in(node, "isDeleted") == "true" or text_in(node, "isSpam") == "true":
        return None
    author, parent = child(node, "author"), child(node, "parent")
    text = plain_text(text_in(node, "message"))
    if not text:
        return None
    name = text_in(author, "name") if author else ""
    return Comment(
        text,
        name or None,
        moment_of(text_in(node, "createdAt")),
        _id(node) or None,
        (_id(parent) or None) if parent else None,
    )


def _id(node: Node) -> str:
    return next(_ids(node), "")


def _ids(node: Node) -> Iterator[str]:
    for name, value in node.attributes:
        if name == "id":
            yield value
