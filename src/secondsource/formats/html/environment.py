"""The templates of the page in one language: what they may call, and how a text becomes safe."""

import re
import shlex
from functools import cache, partial
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from secondsource.domain.evidence import Stance
from secondsource.domain.report import Verdict
from secondsource.formats.html.cards import cited_number, cut_drift, origin_number
from secondsource.formats.html.interface import Interface, load_interface
from secondsource.formats.html.sides import find_stands
from secondsource.formats.html.styling import FOLDER
from secondsource.formats.html.telling import Telling
from secondsource.formats.html.tree import grow_tree
from secondsource.formats.html.words import Words, small
from secondsource.weighing import earlier, labels, moderating, overview
from secondsource.weighing.rules import method_of


@cache
def make_environment(code: str) -> Environment:
    """The templates in that language. Raises SettingsError where the page is not there in it."""
    env = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(_names(load_interface(code)))  # pyright: ignore[reportUnknownMemberType] jinja2 leaves its type open
    env.filters.update(_filters(code))  # pyright: ignore[reportUnknownMemberType] the same
    return env


def _names(face: Interface) -> dict[str, Any]:
    words = Words(face)
    return {
        "face": face,
        "say": face.say,
        "many": face.many,
        "told": face.told,
        "w": words,
        "t": Telling(face, words),
        "o": overview,
        "moderating": moderating,
        "supports": Stance.SUPPORTS,
        "refutes": Stance.REFUTES,
        "reread": labels.reread,
        "method_of": method_of,
        "origin_number": origin_number,
        "cited_number": cited_number,
        "tree": grow_tree,
        "drift": cut_drift,
        "stands_of": find_stands,
        "slot": partial(_slot, face),
        "language_name": _language_name,
        "earlier": earlier,
    }


def _filters(code: str) -> dict[str, Any]:
    return {
        "link": labels.safe_address,
        "tongue": partial(_tongue, page=code),
        "back": partial(_back, page=code),
        "anchor": _anchor,
        "clip": labels.clip,
        "cap": labels.start,
        "small": small,
        "number": "{:g}".format,
        "slug": _slug,
        "file": _file,
        "shell": shlex.quote,
    }


def _tongue(code: str | None, page: str) -> Markup:
    """Attributes that give a text its language and direction; none for the language of the page."""
    if code == page:
        return Markup()
    known = code and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", code)
    return Markup(' dir=auto lang="{}"').format(code) if known else Markup(' dir=auto lang=""')


def _back(around: str | None, page: str) -> Markup:
    """The attribute that returns to the page's language inside a text of another."""
    return Markup() if around == page else Markup(" lang={}").format(page)


def _anchor(name: str) -> Markup:
    """The attribute by which a claim has an address; none for an id that is no hash of ours."""
    return Markup(" id=claim-{}").format(name) if re.fullmatch(r"[a-z]{1,8}-[0-9a-f]{8,64}", name) else Markup()


def _slot(face: Interface, name: str) -> str:
    return face.say(f"slot.{name}") if face.has(f"slot.{name}") else name


def _language_name(code: str) -> str:
    return load_interface(code).name


def _file(address: str) -> str:
    """A file named from the root, without the folders of the machine that holds it; anything else as it is."""
    rooted = re.match(r"[/\\~]|[A-Za-z]:[/\\]", address)
    return re.split(r"[/\\]", address)[-1] or address if rooted else address


def _slug(verdict: Verdict) -> str:
    """A verdict as a short class name."""
    return {"supported": "s", "refuted": "r", "conflicting": "k", "not_enough_evidence": "n"}.get(verdict, "o")
