"""What `the company`, `the ministry` or `the court` means: the one body of that kind that the article has named."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from secondsource.reading.statements.reference_words import ORGANISATION_NOUNS
from secondsource.reading.vocabulary.names import find_names

_FIRM_NOUNS = frozenset(
    [
        "company",
        "firm",
        "startup",
        "start-up",
        "retailer",
        "carmaker",
        "airline",
        "manufacturer",
        "publisher",
        "chain",
        "brand",
        "giant",
    ]
)
"""What a firm is called when its name does not say so."""
_BARE = re.compile(
    rf"(?<![\w’'-])[Tt]he (?P<noun>{'|'.join(sorted(ORGANISATION_NOUNS, key=len, reverse=True))})(?P<own>[’']s)?"
    r"(?: itself)?(?=[\s,.;:!?]|$)(?!\s(?:of|for|that|which|who|in|at|behind|from|with|to be|[a-z]+ing)\b)"
)
_APPOSED = r"(?:,\s(?:an?|the)\s(?:[\w’'-]+\s){{0,6}}?(?:{nouns})\b)"
_KIND_BEFORE = re.compile(rf"\b(?P<noun>{'|'.join(ORGANISATION_NOUNS | _FIRM_NOUNS)})\s$")
_KIND_AFTER = re.compile(_APPOSED.format(nouns="(?P<noun>" + "|".join(sorted(ORGANISATION_NOUNS | _FIRM_NOUNS)) + ")"))
_ROLE_OF = re.compile(r"(?:CEO|President|Director|Head|Chief|Chair\w*|Secretary|Minister|Founder|Editor|King|Queen)\b")
_LEGAL = re.compile(r"\s(?:Inc|Ltd|Corp|LLC|PLC|plc|GmbH|AG|SA|Co|Group|Holdings)\.?$")


@dataclass(slots=True)
class Bodies:
    """The bodies named so far, by the noun that the article may use for them."""

    named: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    recent: list[str] = field(default_factory=list[str])
    """The last two sentences."""
    main: str | None = None
    """The name that headline and text name most, where it is no person and no place: what a firm's article is about."""

    def skim(self, headline: str, text: str, is_other: Callable[[str], bool]) -> None:
        """Before reading: the name which the headline names and the text names far more often than any other."""
        counts = Counter(name.text for name in find_names(text[:50_000]))
        led = next(
            (name for name, n in counts.most_common(8) if n >= 3 and _is_in(name, headline) and not is_other(name)),
            None,
        )
        if led and not any(2 * n > counts[led] and name != led and not is_other(name) for name, n in counts.items()):
            self.main = led

    def hear(self, sentence: str) -> None:
        """Remembers the bodies that a sentence names, by their nouns."""
        self.recent = [*self.recent, sentence][-2:]
        for name in find_names(sentence):
            if _ROLE_OF.match(name.text):
                continue
            words = name.text.split()
            nouns = {word.casefold() for word in words} & ORGANISATION_NOUNS if len(words) > 1 else set[str]()
            if _LEGAL.search(name.text):
                nouns.add("company")
            if before := _KIND_BEFORE.search(sentence[max(0, name.span.start - 20) : name.span.start]):
                nouns.add(before["noun"])
            if after := _KIND_AFTER.match(sentence, name.span.end):
                nouns.add(after["noun"])
            for noun in nouns:
                known = self.named.setdefault(noun, [])
                if name.text not in known and len(known) < 20:
                    known.append(name.text)

    def meant(self, words: str) -> tuple[re.Match[str], str] | None:
        """The first `the company` in the words and the body it means; None where there is none, or two fit."""
        for found in _BARE.finditer(words):
            fitting = self._fitting(found["noun"])
            if len(fitting) == 1 and fitting[0] not in words:
                return found, fitting[0]
        return None

    def _fitting(self, noun: str) -> list[str]:
        nouns = _FIRM_NOUNS if noun in _FIRM_NOUNS else {noun}
        named = list(dict.fromkeys(name for each in sorted(nouns) for name in self.named.get(each, ())))
        if noun in _FIRM_NOUNS and self.main:
            return [self.main] if all(self.main in name or name in self.main for name in named) else []
        return [_with_the(name) for name in named] if len(named) == 1 and self._is_recent(named[0]) else []

    def _is_recent(self, name: str) -> bool:
        telling = [word for word in name.split() if len(word) > 3 and word.casefold() not in ORGANISATION_NOUNS]
        return any(word in sentence for word in telling or [name] for sentence in self.recent)


def _is_in(name: str, headline: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", headline) is not None


def _with_the(name: str) -> str:
    return (
        f"the {name}"
        if re.search(
            r"\b(?:Ministry|Department|University of|Council|Committee|Commission|Agency|Court|Party|Union"
            r"|Association|Board|Parliament|Senate|Army|Navy|Authority|Federation|League|Bureau|Institute"
            r"|Foundation|Museum)\b",
            name,
        )
        and not re.search(r"[’']s\b", name)
        else name
    )
