"""What `the deal` or `these farms` means: what the article told of before under the same noun, in more words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from secondsource.domain.syntax import Entity, Tagged
from secondsource.reading.statements.reference_words import (
    BARE_NOUNS,
    ONLY_ONE,
    ORGANISATION_NOUNS,
    PLACE_NOUNS,
    is_armed_before,
)
from secondsource.reading.vocabulary.word_lists import word_set

_POINTERS = frozenset({"the", "this", "that", "these", "those"})
_PERSONAL = re.compile(
    r"\b(?:I|me|my|mine|we|us|our|you|your|he|him|his|she|her|it|its|they|them|their|this|that|these|those|such|which|here|there)\b"
    r"|[“”\"()]",
    re.IGNORECASE,
)
_UNIQUE = re.compile(
    r"(?:first|second|third|fourth|fifth|last|next|latest|only|same|other|whole|entire|current|previous|following|past|future|\w+est|most"
    r"|least|main|own|former|latter|right|left|rear|front|\d.*)",
    re.IGNORECASE,
)
_TIMES = word_set(
    "time day week month year morning afternoon evening night weekend decade century season summer winter spring"
    " autumn fall quarter point moment"
)
_MEASURES = word_set("""
time times day days week weeks month months year years hour hours minute minutes morning afternoon
evening night weekend decade century season summer winter spring autumn fall end start beginning rest
majority number amount lot part way ways thing things fact one ones kind sort type point moment period
person term world reason place area side line top bottom middle back front center centre edge face head
hand hands eyes body mind age money water food air
""")
"""Nouns for which `the` says nothing of what was told before."""
_AT_HAND = word_set("phone house home show audience crowd game site news")
"""Nouns that mean no certain thing behind a verb: `picked up the phone`."""
_FEW = re.compile(r"two|three|four|five|six|seven|eight|nine|ten|\d\d?", re.IGNORECASE)
_EVERYBODY_KNOWS = word_set(
    "authorities elderly young unemployed homeless disabled wealthy public community population internet virus vaccine"
)
_FIRST_TOLD = re.compile(
    rf"(?:{BARE_NOUNS}|effects?|delays?|conditions?|symptoms|claims?|allegations?|accusations?|charges|talks|approach|issue|idea|ban|order"
    r"|request|offer|features?|method|technique|comments|remarks|interview|episode|ceremony|process|figure|rate|result|outcome|effort"
    r"|efforts|attempt|operation|trip|visit|search|exchange|swap|release|demand|demands|warning|criticism|reaction|response|threat"
    r"|difference|changes?|rules|solutions?|opposite|goals?|purpose|benefits?|risks?|advantages?|rally|disputes?|feud|rift|row|strike|fight|debate|vote|verdict|sentence|arrests?|killings?|shooting|fire|blast|explosion|storm|outbreak|protests?|hearings?|tour|festival|programme|alternative|exception|bod(?:y|ies)|doctors|case|cases|news|gap|list|article|test|tests|sample|samples|participants|respondents|patients|patient|duo|trio|pair"
    r"|protesters|demonstrators|victims|suspects|defendants|attackers|gunmen|residents|workers|teachers|students|researchers"
    r"|scientists|authors|team|teams|players|officers|investigators|witnesses|passengers|crew)"
)
"""Nouns that, with nothing but `the`, speak of what was told before, under whatever noun."""
LONGEST = 14
_REACH = 5
"""Sentences after which a thing that was told of is forgotten."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """A noun phrase that points back, as it stands in its sentence, and what it means."""

    words: str
    meaning: str | None
    """None where no antecedent fits or several do."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A noun phrase that the article has written."""

    sentence: int
    words: str
    """With `the` or its owner in front, without what follows after a comma."""
    modifiers: frozenset[str]
    rich: bool
    """Whether it can stand for the thing by itself."""
    new: bool
    """Whether `a` or a number speaks of one that was not told of before."""


@dataclass(slots=True)
class Definites:
    """The things told of so far, by their nouns."""

    headline: str = ""
    told: dict[str, list[_Told]] = field(default_factory=dict[str, list[_Told]])
    now: int = 0
    body: str | None = None
    """The organisation that the last sentence is about."""
    bodies: int = 0
    """How many organisations the last sentence names."""

    def read(self, tagged: Tagged) -> tuple[Pointed, ...]:
        """The noun phrases of a sentence that point back to sentences before it; remembers what it tells."""
        pointed = tuple(self._pointed(tagged))
        for number, token in enumerate(tagged.tokens):
            if token.upos == "NOUN":
                self._remember(tagged, number)
        self.body = self._body(tagged, pointed)
        self.bodies = len({n.span.of(tagged.text) for n in tagged.names if n.entity is Entity.ORGANISATION})
        self.now += 1
        return pointed

    def _body(self, tagged: Tagged, pointed: tuple[Pointed, ...]) -> str | None:
        """The organisation that a sentence is about, by name or as `the company` that was named before."""
        subject = next(
            (child for child in tagged.children(tagged.root) if tagged.tokens[child].relation.startswith("nsubj")), None
        )
        if subject is None:
            return None
        place = tagged.tokens[subject].span
        for name in tagged.names:
            if name.entity is Entity.ORGANISATION and name.span.end == place.end:
                return name.span.of(tagged.text)
        again = self.body is not None and tagged.word(subject).casefold() in _BODIES
        return self.body if again and any(each.meaning == self.body for each in pointed) else None

    def _pointed(self, tagged: Tagged) -> Iterator[Pointed]:
        met: set[str] = set()
        for number, token in enumerate(tagged.tokens):
            if token.upos != "NOUN":
                continue
            noun = tagged.word(number).casefold()
            phrase = _bare_definite(tagged, number)
            if phrase is not None and not self._is_known(noun, phrase, met):
                meaning = (
                    _named_before(tagged, number)
                    or self._meaning(noun, _modifiers(tagged, number), phrase)
                    or (self.body if phrase.casefold() in _FIRMS else None)
                )
                if meaning is not None or self._is_anaphoric(tagged, number, phrase):
                    yield Pointed(phrase, meaning)
            met.add(noun)

    def _is_known(self, noun: str, phrase: str, met: set[str]) -> bool:
        if noun in met or is_armed_before(phrase, met):
            return True
        if not phrase.casefold().startswith("the "):
            return noun in _TIMES and phrase.casefold().startswith("this ")
        return noun in _MEASURES or noun in ONLY_ONE or _in_headline(noun, self.headline)

    def _is_anaphoric(self, tagged: Tagged, number: int, phrase: str) -> bool:
        """Whether a bare noun phrase is sure to speak of something that sentences before have told of."""
        noun = tagged.word(number).casefold()
        if not phrase.casefold().startswith("the "):
            return True
        if not tagged.tokens[number].relation.startswith("nsubj"):
            return len(phrase.split()) == 2 and noun not in _AT_HAND and _FIRST_TOLD.fullmatch(noun) is not None
        known = noun in self.told or noun.removesuffix("s") in self.told or f"{noun}s" in self.told
        return known or _FIRST_TOLD.fullmatch(noun) is not None or self._leads(tagged, number)

    def _leads(self, tagged: Tagged, number: int) -> bool:
        """Whether the noun phrase is what a later sentence is about: `The delay let …`."""
        head = tagged.tokens[number].head
        leads = head == tagged.root or tagged.tokens[head].relation == "conj"
        return self.now > 0 and leads and tagged.word(number).casefold() not in _EVERYBODY_KNOWS

    def _meaning(self, noun: str, modifiers: frozenset[str], phrase: str) -> str | None:
        """The one thing told of under the noun, in the words that tell most; None where there are several or none."""
        reach = _REACH if phrase.casefold().startswith("the ") and not noun.endswith("s") else 2
        before = [each for each in self.told.get(noun, ()) if self.now - each.sentence <= reach]
        fitting = [each for each in before if each.rich and modifiers <= each.modifiers]
        if not fitting:
            return None
        if sum(each.new for each in before) > 1:
            return None
        told_last = fitting[-1]
        others = {each.words.casefold() for each in fitting} - {told_last.words.casefold()}
        newer = any(each.new and not each.rich and each.sentence >= told_last.sentence for each in before)
        return None if others or newer else told_last.words

    def _remember(self, tagged: Tagged, number: int) -> None:
        noun = tagged.word(number).casefold()
        words = description(tagged, number)
        kept = self.told.setdefault(noun, [])
        if len(kept) < 40 and len(self.told) < 5000:
            rich = words is not None and _tells_which(tagged, number, words)
            kept.append(_Told(self.now, words or noun, _modifiers(tagged, number), rich, _is_new(tagged, number)))


def _named_before(tagged: Tagged, number: int) -> str | None:
    """`Acme closed after the company …`: the one name of that sort that the sentence has before the noun."""
    noun = tagged.word(number).casefold()
    sort = Entity.ORGANISATION if noun in _BODIES else Entity.PLACE if re.fullmatch(PLACE_NOUNS, noun) else None
    place = tagged.tokens[number].span.start
    names = [name.span.of(tagged.text) for name in tagged.names if name.entity is sort and name.span.end < place]
    return names[0] if len(set(names)) == 1 else None


_BODIES = ORGANISATION_NOUNS | {"carmaker", "publisher", "startup", "manufacturer", "giant", "utility"}


_FIRMS = frozenset(
    {f"the {noun}" for noun in ("company", "firm", "carmaker", "retailer", "airline", "startup", "bank")}
)
"""What an organisation is called that has just been named."""


def _is_new(tagged: Tagged, number: int) -> bool:
    return any(
        tagged.word(child).casefold() in {"a", "an", "another"} or tagged.tokens[child].relation == "nummod"
        for child in tagged.children(number)
        if child < number
    )


def _tells_which(tagged: Tagged, number: int, words: str) -> bool:
    """Whether a description holds a name or tells more behind its noun."""
    noun = tagged.word(number)
    after = words.rpartition(noun)[2].split()
    named = any(
        token.upos == "PROPN" and token.span.of(tagged.text) in words
        for token in (tagged.tokens[each] for each in tagged.subtree(number))
    )
    return named or len(after) > 2


def _in_headline(noun: str, headline: str) -> bool:
    return re.search(rf"\b{re.escape(noun.removesuffix('s'))}", headline, re.IGNORECASE) is not None


def _modifiers(tagged: Tagged, number: int) -> frozenset[str]:
    """The adjectives and nouns in front of a noun, and the names in its phrase."""
    return frozenset(
        tagged.word(child).casefold()
        for child in tagged.children(number)
        if child < number and tagged.tokens[child].relation in {"amod", "compound", "nummod"}
    )


def _bare_definite(tagged: Tagged, number: int) -> str | None:
    """`the deal`, `these small farms`: a noun phrase with a pointer in front and nothing that tells which one."""
    children = tagged.children(number)
    first = next((child for child in children if tagged.word(child).casefold() in _POINTERS), None)
    if first is None or first > number or tagged.tokens[first].relation != "det":
        return None
    for child in children:
        token = tagged.tokens[child]
        if child > number and token.relation.split(":")[0] in {
            "conj",
            "nmod",
            "acl",
            "appos",
            "ccomp",
            "nummod",
            "compound",
            "flat",
            "advcl",
        }:
            return None
        if child < number and child != first:
            kind = token.relation.split(":")[0]
            if (
                kind == "nmod"
                or (kind == "nummod" and not _FEW.fullmatch(tagged.word(child)))
                or (kind in {"amod", "compound"} and _names(tagged, child))
            ):
                return None
            if _UNIQUE.fullmatch(tagged.word(child)):
                return None
    if number + 1 < len(tagged.tokens) and tagged.word(number + 1).casefold() in {"of", "that", "who", "which", "-"}:
        return None
    return tagged.text[tagged.tokens[first].span.start : tagged.tokens[number].span.end]


def _names(tagged: Tagged, number: int) -> bool:
    return any(tagged.tokens[each].upos == "PROPN" for each in tagged.subtree(number))


_OWNER = re.compile(r"[’'](?:s\s|\s)")


def description(tagged: Tagged, number: int) -> str | None:
    """The noun with what tells which one, `the` or its owner in front; None where it points elsewhere itself."""
    start, end = tagged.tokens[number].span.start, tagged.tokens[number].span.end
    for child in tagged.children(number):
        token = tagged.tokens[child]
        kind = token.relation.split(":")[0]
        extent = tagged.extent(child)
        if (
            child < number
            and kind in {"amod", "compound", "nummod", "nmod"}
            and "," not in tagged.text[extent.start : start]
        ):
            if _UNIQUE.fullmatch(tagged.word(child)) and kind != "nummod":
                return None
            start = min(start, extent.start)
        elif child > number and kind in {"nmod", "acl"} and tagged.text[end : extent.start].strip() == "":
            end = extent.end
    words = tagged.text[start:end]
    if (
        _PERSONAL.search(words)
        or re.search(r"sel(?:f|ves)\b|\bfuture\b", words)
        or len(words.split()) > LONGEST
        or "," in words
        or ";" in words
    ):
        return None
    owned = _OWNER.search(tagged.text[start : tagged.tokens[number].span.start]) is not None
    return words if owned else re.sub(r"^(?:(?:the|an?)\s)?", "the ", words, count=1, flags=re.IGNORECASE)
