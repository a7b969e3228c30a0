"""XML exports of comment systems, read by streaming: no entity is expanded, nothing is fetched, depth is bounded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, cast

from lxml import etree

from secondsource.errors import InputError

_DEEPEST = 60
_CHARACTERS = 20 * 1024 * 1024
"""Text of one element."""


@dataclass(slots=True)
class Node:
    """An element with its text and children; its name without a namespace."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""
    children: list["Node"] = field(default_factory=list["Node"])


def parse_export(body: bytes, names: Sequence[str], below: int) -> Iterator[Node]:
    """Elements of those names that stand `below` the root by so many levels, one at a time.

    Raises InputError where the file is no XML, is cut off, declares entities or is nested too deeply.
    """
    if b"<!ENTITY" in body[:100_000]:
        raise InputError("This export declares entities of its own, which no comment system does; it is not read.")
    source = BytesIO(body)
    depth = 0
    try:
        events = etree.iterparse(
            source, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
        )
        for event, element in events:
            depth += 1 if event == "start" else -1
            if depth > _DEEPEST:
                raise InputError("This export is nested too deeply to be one of a comment system.")
            if event == "end" and depth == below and _name(element) in names:
                yield _node(element)
                element.clear()
    except etree.XMLSyntaxError as error:
        raise InputError(f"This export is no whole XML ({str(error)[:120]}); export it again.") from error


def child(node: Node, name: str) -> Node | None:
    return next((each for each in node.children if each.name == name), None)


def children(node: Node, name: str) -> list[Node]:
    return [each for each in node.children if each.name == name]


def text_in(node: Node, name: str) -> str:
    """The text of the first child of that name; empty where there is none."""
    found = child(node, name)
    return found.text.strip() if found else ""


def _node(element: Any) -> Node:
    node = Node(_name(element), tuple((_bare(key), str(value)) for key, value in element.attrib.items()))
    node.text = (
        "".join(cast("Iterator[str]", element.itertext(with_tail=False)))[:_CHARACTERS] if not len(element) else ""
    )
    node.children = [_node(each) for each in element if isinstance(each.tag, str)]
    return node


def _name(element: Any) -> str:
    return _bare(element.tag) if isinstance(element.tag, str) else ""


def _bare(tag: str) -> str:
    return str(tag).rpartition("}")[2]
