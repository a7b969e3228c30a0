"""Strangers' markup as a tree that can be changed."""

import re
from typing import cast

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

# A tree is read with them, also where `&#1;` names them, and then refuses to have them moved.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def parse_html(markup: str) -> HtmlElement:
    """The tree of a page or of a part of one, without comments, instructions and characters that no XML holds.

    Raises ValueError where nothing can be read.
    """
    # As bytes: lxml refuses a string that names an encoding. A parser of its own: threads must not share one.
    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = document_fromstring(_NO_XML.sub(" ", markup).encode("utf-8", "replace"), parser=parser)
    except LxmlError as error:
        raise ValueError(str(error)) from error
    _blank(tree)
    return tree


def _blank(tree: HtmlElement) -> None:
    # Not `iter`: broken markup may leave elements beside the root.
    for element in cast("list[HtmlElement]", tree.xpath("//*")):
        if element.text and _NO_XML.search(element.text):
            element.text = _NO_XML.sub(" ", element.text)
        if element.tail and _NO_XML.search(element.tail):
            element.tail = _NO_XML.sub(" ", element.tail)
