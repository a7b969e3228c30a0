"""Whom a text credits: the outlet, agency or assessor from which it has its story.

Read from the words of credit in English, Ukrainian and Russian, with names from the registry of publishers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from secondsource.domain.address import host_of, site_of
from secondsource.domain.evidence import Passage
from secondsource.domain.folding import fold
from secondsource.domain.reference import Publisher, Tables
from secondsource.reading.speech.camps import folded

_REPORTS = fold(
    "report(?:s|ed)?|writes|wrote|said|says|told|found|assess(?:es|ed)|estimate[sd]"
    "|пише|пишуть|писала?|повідомляє|повідомив|повідомила|повідомило|передає|передала?"
    "|пишет|писал|сообщает|сообщил[аио]?|передает|передал[аио]?"
)
_CITES = fold(
    "citing|cites|cited|via|according to|with reference to|referring to|quoting|quoted by|quotes|credits"
    "|carried by|first reported by|published by|reported by"
    "|(?:story|report|piece|article|text|bulletin) (?:by|from|of)"
    "|з посиланням на|із посиланням на|посилаючись на|за даними|за інформацією"
    "|со ссылкой на|ссылаясь на|по данным|по информации|пише|пишет|сообщает|повідомляє|передає|передает"
)
_CYRILLIC_CUES = "|".join(sorted(set(re.findall(r"[а-яєіґ]+(?:\[[а-яєіґ]+\])?\??", f"{_REPORTS}|{_CITES}"))))
"""Words of credit stay in their letters when the names around them are put into Latin ones."""
_WORDS = re.compile(r"\w+")
_CASE = "(?:a|u|om)?"
"""Endings of a name after Ukrainian and Russian words of credit, in Latin letters."""
_COPIES = "copy|rewrite|rewriting|rewrites|summary|reprint|version|translation|retelling"
_THEIRS = "story|stories|report|reports|piece|article|text|dispatch|broadcast"
_REWRITE = re.compile(
    r"\breworded\b|\brewr(?:ites?|itten|iting)\b"
    r"|\b(?:is|a|an|published)\b[\w ,-]{0,40}\b(?:summary|retelling|version) of\b"
)
_LATIN = dict(
    zip(
        "абвгґдеєжзиіклмнопрстуфхцчшщюяыэьъ",
        re.findall(r"[a-z-]+", "a b v h g d e ie zh z y i k l m n o p r s t u f kh ts ch sh shch iu ia y e - -"),
        strict=True,
    )
)
_RUSSIAN = _LATIN | {"г": "g", "и": "i"}


@lru_cache(maxsize=4096)
def find_credits(text: str, publisher: str | None, tables: Tables) -> tuple[str, ...]:
    """Names, as the registry has them, of the publishers that `text` gives as its source, in order.

    The text's own publisher is no credit: "LIGA.net reported" on a page of LIGA.net gives no source.
    """
    registry = _registry(tables)
    own = registry.rows.get(fold(publisher or ""))
    found: dict[str, None] = {}
    for spelled in dict.fromkeys((folded(text), *_latin(text))):
        if not registry.may_name(spelled):
            continue
        for hit in registry.credit.finditer(spelled):
            row = registry.rows[next(name for name in hit.groups() if name)]
            if row is not own and fold(row.name) != fold(publisher or ""):
                found[row.name] = None
    return tuple(found)


def credits_of(passage: Passage, tables: Tables) -> tuple[str, ...]:
    """What the text credits, and what the page or its feed declares as its source."""
    told, declared = find_credits(passage.text, passage.publisher, tables), find_declared(passage, tables)
    return told if declared is None or declared in told else (*told, declared)


def find_declared(passage: Passage, tables: Tables) -> str | None:
    """The source that a page or its feed entry declares, by its name in the registry where it has one; None where it
    declares itself or nothing."""
    given = " ".join((passage.declared_source or "").split())
    if not given:
        return None
    address = given if "://" in given else ""
    row = find_publisher(None if address else given, address, tables)
    named = row.name if row else site_of(address) or given
    own = find_publisher(passage.publisher, passage.url, tables)
    itself = row == own if row else fold(named) in (fold(passage.publisher or ""), site_of(passage.url))
    return None if itself else named


@lru_cache(maxsize=8192)
def is_rewrite(text: str) -> bool:
    """True where a text is said to be another's story in new words; a plain copy is none."""
    return bool(_REWRITE.search(folded(text)))


def find_publisher(name: str | None, url: str, tables: Tables) -> Publisher | None:
    """The registry's row for a publisher: by its name, where the address is on one of its hosts, or by the host.

    A page elsewhere that gives itself a known name has not proved it; without an address the name alone decides.
    """
    return _find_row(name or "", host_of(url), tables)


@lru_cache(maxsize=8192)
def _find_row(name: str, host: str, tables: Tables) -> Publisher | None:
    registry = _registry(tables)
    for spelling in (fold(name), *_parents(fold(name))):
        row = registry.rows.get(spelling)
        if row and (not host or not set(row.domains).isdisjoint(_parents(host))):
            return row
    return next((registry.rows[spelling] for spelling in _parents(host) if spelling in registry.rows), None)


@dataclass(frozen=True, slots=True)
class _Registry:
    rows: dict[str, Publisher]
    """By folded name, spelling and host."""
    credit: re.Pattern[str]
    by_start: dict[str, tuple[str, ...]]
    """Every spelling, by its first word."""

    def may_name(self, text: str) -> bool:
        """Whether any spelling stands in a folded text at all, without which nobody is credited."""
        words = set(_WORDS.findall(text))
        words |= {word[:-1] for word in words if word[-1] in "au"} | {word[:-2] for word in words if word[-2:] == "om"}
        return any(name in text for word in words & self.by_start.keys() for name in self.by_start[word])


@lru_cache(maxsize=16)
def _registry(tables: Tables) -> _Registry:
    rows: dict[str, Publisher] = {}
    for row in tables.publishers:
        for spelling in _spellings(row):
            rows.setdefault(spelling, row)
    names = "|".join(re.escape(spelling) for spelling in sorted(rows, key=lambda key: (-len(key), key)))
    pub = rf"(?P<{{}}>{names or '(?!)'})"
    credit = (
        rf"\b{pub.format('a')}\b(?: (?:has|had|also|first|on [\w ]{{3,20}}?))? (?:{_REPORTS})\b"
        rf"|\b(?:{_CITES})(?: (?:the|a|an|its|agency|агентство))*,? [\"«]?{pub.format('b')}{_CASE}(?!\w)"
        rf"|\b(?:{_COPIES}) (?:of|a|an|the)(?: (?:the|a|an|its))? {pub.format('c')}\b"
        rf"|\b(?:a|an|the|same) {pub.format('d')} (?:{_THEIRS})\b"
        rf"|\b(?:and|or) {pub.format('e')} (?:{_THEIRS})\b"
        rf"|\b{pub.format('f')},? (?:carried|read|reprinted) (?:by|on)\b"
    )
    starts: dict[str, tuple[str, ...]] = {}
    for spelling in rows:
        if words := _WORDS.findall(spelling):
            starts[words[0]] = (*starts.get(words[0], ()), spelling)
    return _Registry(rows, re.compile(credit), starts)


def _spellings(row: Publisher) -> Iterator[str]:
    """Full name, name without article, initials of three words and more, hosts, `focus` of `focus.ua`."""
    name = fold(row.name)
    yield name
    yield name.removeprefix("the ")
    initials = "".join(word[0] for word in row.name.split() if word[0].isupper())
    if len(initials) >= 3:
        yield initials.casefold()
    if re.fullmatch(r"[\w-]{3,}\.[a-z.]{2,}", name):
        yield name.split(".")[0]
    yield from row.domains


def _parents(host: str) -> Iterator[str]:
    """A host and the domains above it: `news.liga.net`, `liga.net`."""
    parts = host.split(".")
    yield from (".".join(parts[at:]) for at in range(len(parts) - 1))


def _latin(text: str) -> Iterator[str]:
    """Cyrillic names in Latin letters, the Ukrainian and the Russian way; words of credit stay."""
    plain = folded(text)
    if not re.search(r"[а-яєіґ]", plain):
        return
    for letters in (_LATIN, _RUSSIAN):
        yield re.sub(r"\w+", lambda word, to=letters: _word(word.group(), to), plain)


def _word(word: str, letters: dict[str, str]) -> str:
    if re.fullmatch(_CYRILLIC_CUES, word):
        return word
    return "".join(letters.get(letter, letter) for letter in word).replace("-", "").replace("interfaks", "interfax")
