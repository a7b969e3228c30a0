"""What a pronoun or `the city` means, where exactly one antecedent fits; otherwise the words stay as they are."""

import re
from collections import Counter
from dataclasses import dataclass, field

from secondsource.domain.claim import Attribution
from secondsource.domain.reference import Gazetteer
from secondsource.reading.speech.speakers import is_person_name
from secondsource.reading.statements.reference_words import (
    CITY_NOUNS,
    EXPLETIVE_IT,
    FUNCTION_WORDS,
    GROUP_NOUNS,
    PLACE_NOUNS,
)
from secondsource.reading.vocabulary.verbs import finite_verb, is_plural

_LEAD = re.compile(
    r"(?:(?:[Ii]n|[Oo]n|[Aa]t|[Bb]y|[Aa]fter|[Bb]efore|[Ff]or|[Ss]ince|[Dd]espite|[Dd]uring|[Rr]ight now|[Nn]ow"
    r"|[Ll]ater|[Tt]oday|[Tt]hen|[Ee]arlier|[Ss]till|[Ii]nstead|[Mm]eanwhile|[Hh]owever"
    r"|[Ff]inally|[Aa]s|[Ww]ith|[Ll]ike|[Ww]hen|[Ww]hile|[Oo]nce|[Ii]f|[Aa]lthough|[Tt]hough|[Uu]nder|[Aa]mid"
    r"|[Ff]rom|[Tt]o|[Oo]ver|[A-Z][a-z]+ly)\b[^,]{0,90},\s|[A-Z][a-z]+ing\s[^,]{3,90},\s|(?:And|But|So|Yet|Still|Now|Then|Even)\s)"
)
_SUBJECT_PRONOUN = re.compile(
    r"(they|he|she|it)(?:\s(?:themselves|himself|herself|itself))?(?=\s|[’'](?:s|re|ve|d|ll)\b)", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"(their|his|her|its)\s", re.IGNORECASE)
_POINTING = re.compile(
    r"(?:this|that|these|those)\s(?:is|are|was|were|has|have|had|will|would|could|can|means|shows|makes|made|came"
    r"|happened)\b",
    re.IGNORECASE,
)
_CONTRACTIONS = {"s": "is", "re": "are", "ve": "have", "d": "would", "ll": "will"}
_PLACE = re.compile(
    rf"\b[Tt]he (?:(?!(?:of|in|on|at|by|for|from|to|the|that|and|or)\b)[a-z-]+ (?:and"
    rf" )?){{0,5}}(?:{PLACE_NOUNS})\b(?! of\b)(?P<own>[’']s)?(?: itself)?"
)
_OF_PLACE = re.compile(rf"\b(?:{CITY_NOUNS}) of (?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)")
_IN_PLACE = re.compile(
    r"\b(?:in|of|inside|near|around|outside|over|from|to|at) (?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)"
)
_PERSON = re.compile(r"\b[A-Z][\w’-]+(?:\s[A-Z]\.)?\s(?:(?:van|von|de|da|al|bin)\s)?[A-Z][\w’-]+\b")
_DEFINITE = re.compile(r"(?:The|This|That|An?|Its|His|Her|Their|Our)\s(?:[\w’'-]+\s)*[\w’'-]+$")
_IN_MID_SENTENCE = re.compile(r"(?<=[a-z,] )[A-Z0-9][\w’-]*")
_OPENS_WITH_PRONOUN = re.compile(
    r"\W*(?:it|this|that|these|those|there|they|he|she|we|i|you|what|who|one|some|many|most|all|both)\b", re.IGNORECASE
)
_SPEAKS_OR_THINKS = re.compile(
    r"\s*(?:\w+\s)?(?:now |also |still )?(?:admit|say|said|claim|think|believe|know|fear|hope|want|complain|agree"
    r"|deny|denied|admitted|acknowledge|surrender)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Referents:
    """What has been spoken of so far, newest last."""

    places: Gazetteer
    subject: str = ""
    groups: list[str] = field(default_factory=list[str])
    """Groups of people in the sentence just read."""
    persons: list[str] = field(default_factory=list[str])
    """People in the last sentences, newest last."""
    proper: frozenset[str] = frozenset()
    """Words that the text writes with a capital in the middle of a sentence."""
    known: list[str] = field(default_factory=list[str])
    """Full names met so far, oldest first; the last forty."""
    city: str | None = None
    places_told: frozenset[str] = frozenset()
    """Towns that the last statement with any has named: `the city` after another's name is not `city`."""
    _named: Counter[str] = field(default_factory=Counter[str])

    def resolve(self, words: str, attribution: Attribution | None) -> tuple[str, bool]:
        """The words with a pronoun in front replaced, and whether what they speak of is clear."""
        words = self._place_named(words)
        lead = _LEAD.match(words)
        start = lead.end() if lead else 0
        if pronoun := _SUBJECT_PRONOUN.match(words, start):
            return self._subject_named(words, start, pronoun, attribution)
        if possessive := _POSSESSIVE.match(words, start):
            found = self._antecedent(possessive[1].casefold(), words[possessive.end() :], attribution)
            return (
                (f"{words[:start]}{_cased(found, start)}’s {words[possessive.end() :]}", True)
                if found
                else (words, False)
            )
        return words, not _POINTING.match(words, start)

    def _subject_named(
        self, words: str, start: int, pronoun: re.Match[str], attribution: Attribution | None
    ) -> tuple[str, bool]:
        rest = words[pronoun.end() :]
        if pronoun[1].casefold() == "it" and re.match(rf"\s?(?:{EXPLETIVE_IT})", rest):
            return words, True
        found = self._antecedent(pronoun[1].casefold(), rest, attribution)
        if not found:
            return words, False
        if short := re.match(r"[’'](s|re|ve|d|ll)\b", rest):
            verb = "has" if re.match(r"[’']s (?:got|been|had|become|always|never)\b", rest) else _CONTRACTIONS[short[1]]
            rest = f" {verb}{rest[short.end() :]}"
        return f"{words[:start]}{_cased(found, start)}{rest}", True

    def _antecedent(self, pronoun: str, rest: str, attribution: Attribution | None) -> str | None:
        if attribution and not attribution.quoted and _may_mean(pronoun, attribution.speaker):
            return attribution.speaker
        if pronoun in {"they", "their"}:
            return self._group(rest)
        if pronoun in {"he", "she", "his", "her"}:
            return self._person(attribution)
        if not self.subject or is_plural(self.subject) or self._is_person(self.subject):
            return None
        if self.subject == self.city or _DEFINITE.match(self.subject):
            return self.subject
        named = all(word in self.proper for word in self.subject.split())
        return self.subject if named and not (attribution and attribution.quoted) else None

    def _person(self, attribution: Attribution | None) -> str | None:
        """The person that the last statement was about, else the only one spoken of lately; never the speaker."""
        speaker = attribution.speaker if attribution else None
        if self.subject != speaker and self._is_person(self.subject):
            return self._full_name(self.subject)
        others = {name for name in self.persons if name != speaker}
        return others.pop() if len(others) == 1 else None

    def _is_person(self, words: str) -> bool:
        return is_person_name(words) or words in {name.split()[-1] for name in self.known}

    def _full_name(self, words: str) -> str:
        return next((name for name in reversed(self.known) if name == words or name.split()[-1] == words), words)

    def _group(self, rest: str) -> str | None:
        head = _head(self.subject)
        if self.subject and is_plural(self.subject) and (head in GROUP_NOUNS or not _SPEAKS_OR_THINKS.match(rest)):
            return self.subject
        different = list(dict.fromkeys(self.groups))
        if len(different) == 1:
            return different[0]
        return self.subject if self.subject and head in GROUP_NOUNS else None

    def _place_named(self, words: str) -> str:
        found = _PLACE.search(words)
        if (
            not found
            or not self.city
            or self.city in words
            or not re.search(rf"\b(?:{CITY_NOUNS}|hub|stronghold)\b", found.group())
            or (self.places_told and self.city not in self.places_told)
        ):
            return words
        name = self.city + ("’s" if found["own"] else "")
        return words[: found.start()] + name + words[found.end() :]

    def note(self, words: str, attribution: Attribution | None) -> None:
        """Remembers who and what a statement is about, for the statements after it."""
        self._note_places(words)
        told = (found["name"] for found in _IN_PLACE.finditer(words))
        towns = frozenset(name for name in told if any(place.kind == "city" for place in self.places.find(name)[:1]))
        self.places_told = towns or self.places_told
        self.groups = _groups(words) or (self.groups if _OPENS_WITH_PRONOUN.match(words) else [])
        subject = _subject(words)
        if subject is None or not _OPENS_WITH_PRONOUN.match(subject):
            self.subject = subject or ""
        named = [found.group() for found in _PERSON.finditer(words) if is_person_name(found.group())]
        if attribution and is_person_name(attribution.speaker):
            named.append(attribution.speaker)
        if self._is_person(self.subject):
            named.append(self._full_name(self.subject))
        self.persons = [*self.persons, *named][-4:]
        self.known += [name for name in named if name not in self.known]
        del self.known[:-40]

    def _note_places(self, words: str) -> None:
        for named in _OF_PLACE.finditer(words):
            self.city = named["name"]
            return
        if self.city is None:
            self._named.update(found["name"] for found in _IN_PLACE.finditer(words))

    def skim(self, text: str) -> None:
        """Before reading: which words are names, and which place `the city` may be."""
        self.proper = frozenset(_IN_MID_SENTENCE.findall(text))
        self.guess_city(text)

    def guess_city(self, text: str) -> None:
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


def _may_mean(pronoun: str, speaker: str) -> bool:
    """`Jane Doe said she …`, `the bank said it …`, `officials said they …`: mostly the speaker."""
    if pronoun in {"he", "she", "his", "her"}:
        return is_person_name(speaker)
    if pronoun in {"they", "their"}:
        return is_plural(speaker)
    return not is_person_name(speaker) and not is_plural(speaker) and len(speaker.split()) < 8


def _cased(phrase: str, at: int) -> str:
    """The phrase as it stands at `at`: capital at the start, `The` in lower case after a lead."""
    if at == 0:
        return phrase[:1].upper() + phrase[1:]
    return (
        phrase[:1].lower() + phrase[1:]
        if re.match(r"(?:The|A|An|Some|Many|Most|His|Her|Their|Its)\s", phrase)
        else phrase
    )


def _head(noun_phrase: str) -> str:
    before = re.split(
        r"\s(?:of|in|from|at|for|with|on|by|to|who|that|near|inside|around|across|along)\s|,", noun_phrase, maxsplit=1
    )[0]
    return before.split()[-1].casefold() if before.split() else ""


def _subject(words: str) -> str | None:
    """The noun phrase before the verb, without what leads in."""
    lead = _LEAD.match(words)
    start = lead.end() if lead else 0
    verb = finite_verb(words, start)
    if verb is None:
        return None
    noun = re.sub(
        r"\s(?:also|now|still|already|never|not|only|earlier|later|then|once|[a-z]+ly|that|who|which)$",
        "",
        words[start : verb.start()].strip(),
    )
    if "," in noun and re.match(r",\s(?:which|who|whose|where|an?|the)\b", noun[noun.index(",") :]):
        noun = noun[: noun.index(",")]
    noun = re.sub(r"^(?:even|only|that|while|as|and|but)\s", "", noun, flags=re.IGNORECASE)
    if not noun or len(noun.split()) > 9 or "," in noun or "“" in noun or '"' in noun:
        return None
    return noun


def _groups(words: str) -> list[str]:
    """Noun phrases that end in a word for people who act together."""
    tokens = words.split()
    found: list[str] = []
    for number, token in enumerate(tokens):
        if token.strip(".,;:!?’'”\"").casefold() not in GROUP_NOUNS:
            continue
        first = number
        while (
            first > 0
            and number - first < 4
            and tokens[first - 1].casefold() not in FUNCTION_WORDS
            and tokens[first - 1][-1:].isalnum()
        ):
            first -= 1
        if first > 0 and tokens[first - 1].casefold() == "the":
            first -= 1
        if first > 0 and tokens[first - 1].casefold() in {
            "those",
            "these",
            "that",
            "this",
            "his",
            "her",
            "their",
            "its",
            "no",
        }:
            continue
        found.append(" ".join(tokens[first : number + 1]).strip('.,;:!?”"'))
    return found
