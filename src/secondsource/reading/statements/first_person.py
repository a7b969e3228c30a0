"""What `I` and `we` say, told of the one who speaks."""

import re

from secondsource.reading.statements.agreement import in_place
from secondsource.reading.vocabulary.verbs import finite_verb, is_plural

AUTHOR, AUTHORS = "the author", "the authors"
_ONE = re.compile(r"(?<![\w’'-])(?:I|my|me|(?<!\w\s)M[ye])(?![\w-])")
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
    whole = name == AUTHOR or (len(words) > 2 and words[-2].casefold() in _PARTICLES)
    return name if whole else words[-1]


_PARTICLES = frozenset(("van", "von", "der", "den", "de", "da", "di", "al", "bin", "la", "le", "du", "st", "st."))


def told_of_body(words: str, speaker: str) -> str | None:
    """`We have closed our shops` as `The bank has closed the bank’s shops`, where a body or a group speaks."""
    return None if _NOT_TOLD.search(words) or _ONE.search(words) else _told(words, speaker, speaker, _MANY)


_ANYBODY = re.compile(
    r"\b[Ww]e\s(?:\w+\s)?(?:all|humans?|each|both|as\s)\b|\b(?:as|what|that|how|why|when|where|whom?|if)\swe\b"
    r"|\b[Ww]e\s(?:\w+ly\s)?(?:live|know|need|should|must|can(?:not|[’']t)?|see|think|feel|tend|love|want|have to"
    r"|are all|could|might|may|will never|never|don[’']t)\b"
    r"|\b(?:all|most|many|some|each|both|one|any|none|two|three|of) (?:of )?us\b"
    r"|\b[Oo]ur\s(?:\w+\s)?(?:own|planet|world|society|lives|life|times?|species|country|nation|culture|brains?"
    r"|bod(?:y|ies)|eyes|ancestors|homes?|children|kids|democracy|solar|galaxy|sun)\b"
)
"""`We` who are all people, or nobody knows who."""


def told_of_author(words: str, author: str) -> str | None:
    """`I sold our shop` as `Lena Voss sold …`, what `we` did of the authors; None where `we` may be everybody."""
    if _MANY.search(words):
        return told_of_body(words, AUTHORS) if _is_certain_group(words) else None
    return told_of_person(words, author)


def told_of_group(words: str, speaker: str) -> str | None:
    """`We have moved` as `Lena Voss and others have moved`; None where `we` may be everybody."""
    return told_of_body(words, f"{speaker} and others") if _is_certain_group(words) else None


_LEADS = re.compile(
    r"(?:^|[,;:—–]\s|\b(?:and|but|or|so|because|although|though|while|since|when|where|if|as)\s)[Ww]e\b|^Our\b"
)
"""`We` in front of a clause: `galaxies we observe` are seen by everybody."""


def _is_certain_group(words: str) -> bool:
    """Whether `we` do something that not everybody does."""
    return _LEADS.search(words) is not None and not _ANYBODY.search(words) and not re.search(r"\w\sWe\b", words)


def _told(words: str, first: str, later: str, pronouns: re.Pattern[str]) -> str | None:
    told, name = "", first
    while hit := pronouns.search(words):
        joined = _joined(told + words[: hit.start()])
        told += words[: hit.start()] + (name if told or hit.start() else name[:1].upper() + name[1:])
        rest = words[hit.end() :]
        if hit.group().casefold() in {"my", "our"}:
            told += "’" if name.endswith("s") and is_plural(name) else "’s"
        elif hit.group().casefold() in {"i", "we"} and not joined:
            rest = in_place(name, rest, hit.group())
        words, name = rest, later
    return told + words if told and not _OF_I.search(told + words) else None


_OF_I = re.compile(r"\b(?:and|but|or|who)\s(?:\w+ly\s)?(?:am|[’']m)\b")
"""A second verb that only `I` takes."""


def _joined(before: str) -> bool:
    """`Kim and I have`: two people, so that the verb stays as it is."""
    return re.search(r"\band\s[^,]*$", before) is not None and finite_verb(before) is None
