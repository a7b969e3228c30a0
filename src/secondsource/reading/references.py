"""What a pronoun or `the city` means, where exactly one antecedent fits; otherwise the words stay and the reader is told."""

import re
from collections import Counter
from dataclasses import dataclass, field

from secondsource.domain.reference import Gazetteer
from secondsource.reading.reference_words import EXPLETIVE_IT, FUNCTION_WORDS, GROUP_NOUNS, PLACE_NOUNS
from secondsource.reading.speakers import is_person_name
from secondsource.reading.verbs import finite_verb, is_plural

_LEAD = re.compile(
    r"(?:(?:[Ii]n|[Oo]n|[Aa]t|[Bb]y|[Aa]fter|[Bb]efore|[Ff]or|[Ss]ince|[Dd]espite|[Dd]uring|[Rr]ight now|[Nn]ow|[Ll]ater|[Tt]oday|[Tt]hen|[Ee]arlier|[Ss]till|[Ii]nstead|[Mm]eanwhile|[Hh]owever"
    r"|[Ff]inally|[Aa]s a result|[A-Z][a-z]+ly)\b[^,]{0,60},\s|(?:And|But|So|Yet|Still|Now|Then|Even)\s)"
)
_SUBJECT_PRONOUN = re.compile(r"(they|he|she|it)(?:\s(?:themselves|himself|herself|itself))?(?=\s|[’'](?:s|re|ve|d|ll)\b)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(their|his|her|its)\s", re.IGNORECASE)
_POINTING = re.compile(r"(?:this|that|these|those)\s(?:is|are|was|were|has|have|had|will|would|could|can|means|shows|makes|made|came|happened)\b", re.IGNORECASE)
_CONTRACTIONS = {"s": "is", "re": "are", "ve": "have", "d": "would", "ll": "will"}
_PLACE = re.compile(rf"\b[Tt]he (?:[a-z-]+ (?:and )?){{0,5}}(?:{PLACE_NOUNS})\b(?! of\b)(?P<own>[’']s)?(?: itself)?")
_OF_PLACE = re.compile(rf"\b(?:{PLACE_NOUNS}) of (?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)")
_IN_PLACE = re.compile(r"\b(?:in|of|inside|near|around|outside|over|from|to|at) (?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)")
_PERSON_SUBJECT = re.compile(r"(?:[A-Z][\w’'.-]+\s){1,3}[A-Z][\w’'-]+$")
_SPEAKS_OR_THINKS = re.compile(r"\s*(?:\w+\s)?(?:now |also |still )?(?:admit|say|said|claim|think|believe|know|fear|hope|want|complain|agree|deny|denied|admitted|acknowledge|surrender)", re.IGNORECASE)


@dataclass(slots=True)
class Referents:
    """What has been spoken of so far, newest last."""

    places: Gazetteer
    subject: str = ""
    groups: list[str] = field(default_factory=list[str])
    """Groups of people in the sentence just read."""
    persons: list[str] = field(default_factory=list[str])
    """People in the last sentences, newest last."""
    city: str | None = None
    _named: Counter[str] = field(default_factory=Counter[str])

    def resolve(self, words: str) -> tuple[str, bool]:
        """The words with a pronoun in front replaced, and whether what they speak of is clear."""
        words = self._place_named(words)
        lead = _LEAD.match(words)
        start = lead.end() if lead else 0
        if pronoun := _SUBJECT_PRONOUN.match(words, start):
            return self._subject_named(words, start, pronoun)
        if possessive := _POSSESSIVE.match(words, start):
            found = self._antecedent(possessive[1].casefold(), words[possessive.end() :])
            return (f"{words[:start]}{_cased(found, start)}’s {words[possessive.end() :]}", True) if found else (words, False)
        return words, not _POINTING.match(words, start)

    def _subject_named(self, words: str, start: int, pronoun: re.Match[str]) -> tuple[str, bool]:
        rest = words[pronoun.end() :]
        if pronoun[1].casefold() == "it" and re.match(rf"\s?(?:{EXPLETIVE_IT})", rest):
            return words, True
        found = self._antecedent(pronoun[1].casefold(), rest)
        if not found:
            return words, False
        if short := re.match(r"[’'](s|re|ve|d|ll)\b", rest):
            rest = f" {_CONTRACTIONS[short[1]]}{rest[short.end() :]}"
        return f"{words[:start]}{_cased(found, start)}{rest}", True

    def _antecedent(self, pronoun: str, rest: str) -> str | None:
        if pronoun in {"they", "their"}:
            return self._group(rest)
        if pronoun in {"he", "she", "his", "her"}:
            recent = list(dict.fromkeys(self.persons))
            return recent[-1] if len(recent) == 1 else None
        if self.subject and not is_plural(self.subject) and not is_person_name(self.subject):
            return self.subject
        return None

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
        if not found or not self.city or self.city in words or not re.search(r"(?:city|town|village|settlement|capital|port|hub|stronghold)", found.group()):
            return words
        name = self.city + ("’s" if found["own"] else "")
        return words[: found.start()] + name + words[found.end() :]

    def note(self, words: str, speaker: str | None) -> None:
        """Remembers who and what a statement is about, for the statements after it."""
        self._note_places(words)
        if re.match(r"\W*(?:it|this|that|there|they|he|she|we|i|you|what)\b", words, re.IGNORECASE) and not self.subject:
            return
        self.groups = _groups(words)
        subject = _subject(words)
        if subject and not re.match(r"(?:it|this|that|these|those|there|they|he|she|we|i|you|what|who|one|some|many|most|all|both)\b", subject, re.IGNORECASE):
            self.subject = subject
            if is_person_name(subject):
                self.persons.append(subject)
        if speaker and is_person_name(speaker):
            self.persons.append(speaker)
        del self.persons[:-3]

    def _note_places(self, words: str) -> None:
        for named in _OF_PLACE.finditer(words):
            self.city = named["name"]
            return
        if self.city is None:
            self._named.update(found["name"] for found in _IN_PLACE.finditer(words))

    def guess_city(self, text: str) -> None:
        """Before reading: the place that the text names most, if it names it far more often than any other."""
        if not _PLACE.search(text):
            return
        named = Counter(found["name"] for found in _IN_PLACE.finditer(text[:100_000]))
        known = [(name, count) for name, count in named.most_common(6) if any(place.kind != "country" for place in self.places.find(name))]
        if known and known[0][1] >= 2 and (len(known) == 1 or known[0][1] >= 2 * known[1][1]):
            self.city = known[0][0]


def _cased(phrase: str, at: int) -> str:
    """The phrase as it stands at `at`: capital at the start, `The` in lower case after a lead."""
    if at == 0:
        return phrase[:1].upper() + phrase[1:]
    return phrase[:1].lower() + phrase[1:] if re.match(r"(?:The|A|An|Some|Many|Most|His|Her|Their|Its)\s", phrase) else phrase


def _head(noun_phrase: str) -> str:
    before = re.split(r"\s(?:of|in|from|at|for|with|on|by|to|who|that|near|inside|around|across|along)\s|,", noun_phrase, maxsplit=1)[0]
    return before.split()[-1].casefold() if before.split() else ""


def _subject(words: str) -> str | None:
    """The noun phrase before the verb, without what leads in."""
    lead = _LEAD.match(words)
    start = lead.end() if lead else 0
    verb = finite_verb(words, start)
    if verb is None:
        return None
    noun = re.sub(r"\s(?:also|now|still|already|never|not|only|reportedly|[a-z]+ly|that|who|which)$", "", words[start : verb.start()].strip())
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
        while first > 0 and number - first < 4 and tokens[first - 1].casefold() not in FUNCTION_WORDS and tokens[first - 1][-1:].isalnum():
            first -= 1
        if first > 0 and tokens[first - 1].casefold() == "the":
            first -= 1
        if first > 0 and tokens[first - 1].casefold() in {"those", "these", "that", "this", "his", "her", "their", "its", "no"}:
            continue
        found.append(" ".join(tokens[first : number + 1]).strip(".,;:!?”\""))
    return found
