"""Words, names and slots of a sentence, found by plain rules: good enough to make examples, not to judge by."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_PLAIN = (
    "a an the and or but of in on at by for to from with as into than then that this these those is was are were be "
    "been being has have had do does did not no never it its he him his she her they their them there who which what "
    "when where while will would can could may also only one"
)
_PLAIN_WORDS = frozenset(_PLAIN.split())
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_PEOPLES = ("American", "British", "French", "German", "Italian", "Spanish", "Russian", "Canadian", "Australian",
            "Indian", "Chinese", "Japanese", "Polish", "Dutch", "Swedish", "Mexican", "Brazilian", "Irish")  # fmt: skip
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_OF_KIND = {"month": _MONTHS, "people": _PEOPLES, "number word": _NUMBERS}
_WORDS = {word: kind for kind, words in _OF_KIND.items() for word in words}
_COMPARED = re.compile(
    r"\b(?:more|less|fewer|over|under|above|below|least|most|than|about|around|nearly|almost|before|after|since|until|"
    r"between|approximately|exceed\w*|up to)\b"
)
_NAME_AFTER = re.compile(r"\b(in|by|from|at) ((?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)*)")
_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w-]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Slot:
    """Something that could have been otherwise, and what sort of thing it is."""

    text: str
    kind: str


def content(text: str) -> frozenset[str]:
    """The words that carry meaning, in lower case, plurals as singulars."""
    return frozenset(_bare(word) for word in re.findall(r"[\w’'-]+", text.lower()) if word not in _PLAIN_WORDS)


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s").rstrip("s") or word


def covered(wanted: frozenset[str], text: str) -> float:
    """The share of `wanted` that `text` holds."""
    return len(wanted & content(text)) / len(wanted) if wanted else 0.0


def names(text: str) -> list[str]:
    """Capitalised words, in lower case, without those that merely begin a sentence."""
    return [word.lower() for word in re.findall(r"\b[A-Z][\w’-]+", text) if word.lower() not in _PLAIN_WORDS]


def opening_name(claim: str) -> str:
    """The name of two words or more that the claim begins with; empty where there is none."""
    found = re.match(r"((?:[A-Z][\w’-]+ )+[A-Z][\w’-]+) [a-z]", claim)
    return found[1] if found and found[1].split()[0].lower() not in _PLAIN_WORDS else ""


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[a-z0-9)][.!?]) (?=[A-Z])", text) if len(part.split()) >= 4]


def shared_slots(claim: str, passage: str) -> list[Slot]:
    """Slots that stand once in the claim and in the same words in the passage; none where the claim compares."""
    if _COMPARED.search(claim):
        return []
    found = [Slot(number, "year" if _is_year(number) else "number") for number in _NUMBER.findall(claim)]
    found += [Slot(word, kind) for word, kind in _WORDS.items() if _count(claim, word)]
    found += [Slot(name, before) for before, name in _NAME_AFTER.findall(claim) if f"{before} {name}" in passage]
    return [
        slot for slot in found if _count(claim, slot.text) == 1 and _count(passage, slot.text) and not _in_kind(slot)
    ]


def _in_kind(slot: Slot) -> bool:
    """Whether a name found by its preposition is a month or a people, which have a rule of their own."""
    return slot.kind in {"in", "by", "from", "at"} and slot.text in _WORDS


def _is_year(number: str) -> bool:
    return number.isdigit() and 1000 <= int(number) <= 2100


def _count(text: str, words: str) -> int:
    return len(re.findall(rf"(?<![\w.,]){re.escape(words)}(?!\w|[.,]\d)", text))


def put(text: str, old: str, new: str) -> str:
    """The text with whole words `old` replaced everywhere."""
    return re.sub(rf"(?<![\w.,]){re.escape(old)}(?!\w|[.,]\d)", lambda _: new, text)


def replacement(slot: Slot, others: Mapping[str, Sequence[str]], draw: random.Random) -> str:
    """Something else of the same sort."""
    if slot.kind == "year":
        return str(int(slot.text) + draw.choice((-1, 1)) * draw.choice((1, 2, 3, 5, 8, 10, 20)))
    if slot.kind == "number":
        return _number(slot.text, draw)
    return draw.choice(
        [one for one in (*_OF_KIND.get(slot.kind, ()), *others.get(slot.kind, ())) if one != slot.text] or [slot.text]
    )


def _number(text: str, draw: random.Random) -> str:
    """Another number of about the same size, written alike."""
    places = len(text.partition(".")[2])
    value = float(text.replace(",", ""))
    changed = value
    while f"{changed:.{places}f}" == f"{value:.{places}f}":
        changed = value * draw.choice((0.5, 0.7, 0.9, 1.1, 1.3, 2)) + draw.choice((0, 1, 2))
    return f"{changed:{',' if ',' in text else ''}.{places}f}"
