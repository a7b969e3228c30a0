"""Which town `the city` means: the one that a text names far more often than any other, or `the city of` it."""

import re
from collections import Counter
from dataclasses import dataclass, field

from secondsource.domain.reference import Gazetteer
from secondsource.reading.statements.reference_words import CITY_NOUNS, PLACE_NOUNS

_PLACE = re.compile(
    rf"\b[Tt]he (?:(?!(?:of|in|on|at|by|for|from|to|the|that|and|or)\b)[a-z-]+ (?:and"
    rf" )?){{0,5}}(?:{PLACE_NOUNS})\b(?! of\b)(?P<own>[’']s)?(?: itself)?"
)
_OF_PLACE = re.compile(rf"\b(?:{CITY_NOUNS}) of (?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)")
_IN_PLACE = re.compile(
    r"\b(?:in|of|inside|near|around|outside|over|from|to|at) (?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)"
)


@dataclass(slots=True)
class Towns:
    """The town that has been spoken of so far."""

    places: Gazetteer
    city: str | None = None
    told: frozenset[str] = frozenset()
    """Towns that the last statement with any has named: `the city` after another's name is not `city`."""
    _named: Counter[str] = field(default_factory=Counter[str])

    def meant(self, words: str) -> tuple[re.Match[str], str] | None:
        """Where the words say `the city`, and its name; None where they do not, or where it may be another."""
        found = _PLACE.search(words)
        if (
            not found
            or not self.city
            or self.city in words
            or not re.search(rf"\b(?:{CITY_NOUNS}|hub|stronghold)\b", found.group())
            or (self.told and self.city not in self.told)
            or words.startswith(" or ", found.end())
        ):
            return None
        return found, self.city

    def note(self, words: str) -> None:
        """Remembers which towns a statement names."""
        self._note_city(words)
        named = (found["name"] for found in _IN_PLACE.finditer(words))
        towns = frozenset(name for name in named if any(place.kind == "city" for place in self.places.find(name)[:1]))
        self.told = towns or self.told

    def _note_city(self, words: str) -> None:
        for named in _OF_PLACE.finditer(words):
            self.city = named["name"]
            return
        if self.city is None:
            self._named.update(found["name"] for found in _IN_PLACE.finditer(words))

    def skim(self, text: str) -> None:
        """The place that the text names most, if it names it far more often than any other."""
        if not _PLACE.search(text):
            return
        named = Counter(found["name"] for found in _IN_PLACE.finditer(text[:100_000]))
        known = [
            (name, count)
            for name, count in named.most_common(6)
            if any(place.kind != "country" for place in self.places.find(name))
        ]
        if known and known[0][1] >= 2 and (len(known) == 1 or known[0][1] >= 2 * known[1][1]):
            self.city = known[0][0]
