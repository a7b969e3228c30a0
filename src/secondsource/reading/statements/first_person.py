"""What `I` and `we` say, told of the one who speaks."""

import re

from secondsource.reading.statements.agreement import in_place
from secondsource.reading.vocabulary.verbs import finite_verb

_ONE = re.compile(r"(?<![\w’'-])(?:I|[Mm]y|[Mm]e)(?![\w-])")
_MANY = re.compile(r"(?<![\w’'-])(?:[Ww]e|[Oo]ur|us)(?![\w-])")
_NOT_TOLD = re.compile(
    r"\b(?:myself|mine|ourselves|ours|am I|have I|do I|are we|have we|do we|let me|let us|all of us|both of us"
    r"|some of us)\b|[“”\"‘]",
    re.IGNORECASE,
)


def told_of_person(words: str, speaker: str) -> str | None:
    """`I sold my shop` as `Lena Voss sold Voss’s shop`; None where that cannot be told without a guess."""
    return None if _NOT_TOLD.search(words) else _told(words, speaker, _surname(speaker), _ONE)


def _surname(name: str) -> str:
    """The last name, with `van der` and the like; the whole name where that is not sure."""
    words = name.split()
    return name if len(words) > 2 and words[-2].casefold() in _PARTICLES else words[-1]


_PARTICLES = frozenset(("van", "von", "der", "den", "de", "da", "di", "al", "bin", "la", "le", "du", "st", "st."))


def told_of_body(words: str, speaker: str) -> str | None:
    """`We have closed our shops` as `The bank has closed the bank’s shops`, where a body or a group speaks."""
    return None if _NOT_TOLD.search(words) or _ONE.search(words) else _told(words, speaker, speaker, _MANY)


def _told(words: str, first: str, later: str, pronouns: re.Pattern[str]) -> str | None:
    told, name = "", first
    while hit := pronouns.search(words):
        told += words[: hit.start()] + (name if told or hit.start() else name[:1].upper() + name[1:])
        rest = words[hit.end() :]
        if hit.group().casefold() in {"my", "our"}:
            told += "’s"
        elif hit.group().casefold() in {"i", "we"} and not _joined(told):
            rest = in_place(name, rest, hit.group())
        words, name = rest, later
    return told + words if told else None


def _joined(before: str) -> bool:
    """`Kim and I have`: two people, so that the verb stays as it is."""
    return re.search(r"\band\s[^,]*$", before) is not None and finite_verb(before) is None
