"""What a pronoun or `the city` means, where exactly one antecedent fits; otherwise the words stay as they are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from secondsource.domain.claim import Attribution
from secondsource.domain.syntax import Tagged
from secondsource.reading.speech.speakers import is_person_name
from secondsource.reading.statements.agreement import cased, in_place, owning
from secondsource.reading.statements.bodies import Bodies
from secondsource.reading.statements.centers import Centers, is_placeholder, stands_for_all
from secondsource.reading.statements.definites import Definites, Pointed
from secondsource.reading.statements.first_person import (
    AUTHOR,
    AUTHORS,
)
from secondsource.reading.statements.persons import People
from secondsource.reading.statements.pointing import READERS, THIS_TEXT, find_pointing, is_anybody
from secondsource.reading.statements.reference_words import (
    EXPLETIVE_IT,
    FUNCTION_WORDS,
    GROUP_NOUNS,
)
from secondsource.reading.statements.tellers import (
    Change,
    author_named,
    body_named,
    is_body,
    may_mean,
    person_named,
)
from secondsource.reading.statements.topics import LEAD, groups_in, head_of, subject_of
from secondsource.reading.statements.towns import Towns
from secondsource.reading.vocabulary.given_names import MEN, WOMEN
from secondsource.reading.vocabulary.verbs import is_plural

_SUBJECT_PRONOUN = re.compile(
    r"(they|he|she|it)(?:\s(?:themselves|himself|herself|itself))?(?=\s|[’'](?:s|re|ve|d|ll)\b)", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"(their|his|her|its)\s", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:[Tt]he|This|That|An?|Its|His|Her|Their|Our)\s(?:[\w’'-]+\s)*[\w’'-]+$")
_IN_MID_SENTENCE = re.compile(r"(?<=[a-z,] )[A-Z0-9][\w’-]*")
_OPENS_WITH_PRONOUN = re.compile(
    r"\W*(?:it|this|that|these|those|there|they|he|she|we|i|you|what|who|one|some|many|most|all|both)\b", re.IGNORECASE
)
_SPEAKS_OR_THINKS = re.compile(
    r"\s*(?:\w+\s)?(?:now |also |still )?(?:admit|say|said|claim|think|believe|know|fear|hope|want|complain|agree"
    r"|deny|denied|admitted|acknowledge|surrender)",
    re.IGNORECASE,
)


_PLURALS = re.compile(
    r"(?:(?<=the )|(?<=of )|(?<=in )|(?<=and )|(?<=for )|(?<=with )|(?<=by )|(?<=on )|(?<=ed )|(?<=al )|^|(?<=[a-z] ))"
    r"(?!(?:was|is|has|does|this|its|his|as|us|yes|always|perhaps|says|class|process|access|success|business|loss|less"
    r"|across|press|news|series|status|crisis|campus|focus|virus|bus)\b)[a-z]{3,}s(?=[\s,.;]|$)"
)
_AGED = re.compile(r"The \d+-year-old(?:\s(?!old\b)[\w-]+)??(?=\s(?:is|was|has|had|will|said|also|\w+ed)\b|,)")
_NO_SPEAKER = re.compile(
    r"(?:he|she|they|it|who|his|her|their)\b|(?:To|By|In|For|As|President|Minister|Director|Chairman|CEO|D\.C)\.?$",
    re.IGNORECASE,
)
"""A speaker who is not told: a pronoun, or a title alone."""
_CERTAIN_GROUP = re.compile(r"(?:[Tt]he\s\w[\w-]*\s\w|[A-Z][\w’-]+\s\w|\w+\s[A-Z])")
"""`the last miners`, `Moscow’s troops`: no words that only look like a group."""
_LAST_NAME = re.compile(r"\b[A-Z][a-z][\w-]*$")
_CAPITAL = re.compile(r"\b[A-Z][\w-]+")
_INSIDE_QUOTE = re.compile(r"“[^”]*$|^[^\"]*\"[^\"]*$")
_NOUN = re.compile(r"\b[a-z]{3,}\b")
_OWNER = re.compile(r"(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)[’']s\s")
_LONG_OWNER = re.compile(r"\s(?:of|in|from|at|for|with|on|by|around|across|near|who|that|and)\s")
HE_OR_SHE = ("he", "him", "his", "she", "her", "He", "His", "She", "Her")
LONGEST = 2000
"""A statement longer than this many characters is no prose; it stays as it is."""

_AGAIN = 3
"""How often one sort of words that point back may be named in one statement."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A statement with names for what pointed back."""

    words: str
    put: tuple[tuple[str, str], ...] = ()
    """The words that pointed back, as they stood, and what they mean."""
    unclear: tuple[str, ...] = ()
    """What still points to something that the statement does not name."""


@dataclass(slots=True)
class Referents:
    """What has been spoken of so far, newest last."""

    towns: Towns
    headline: str = ""
    author: str = AUTHOR
    """Whose `I` the article's own words say; empty where it may be somebody else's, as in letters and interviews."""
    subject: str = ""
    groups: list[str] = field(default_factory=list[str])
    """Groups of people in the sentence just read."""
    people: People = field(default_factory=People)
    bodies: Bodies = field(default_factory=Bodies)
    definites: Definites = field(default_factory=Definites)
    centers: Centers = field(default_factory=Centers)
    tree: Tagged | None = None
    """Of the sentence that is read."""
    quoted: bool = False
    """Whether the sentence that is read stands in quotation marks."""
    bodies_before: int = 0
    """How many organisations the sentence before names."""
    pointed: tuple[Pointed, ...] = ()
    """Noun phrases of the sentence that is read which point back."""
    proper: frozenset[str] = frozenset()
    """Words that the text writes with a capital in the middle of a sentence."""
    told: set[str] = field(default_factory=set[str])
    """The words in small letters of the sentences read so far."""
    many: int = 0
    """How many plural nouns the last statement names, so that `they` may be any of them."""
    beside: bool = False
    """Whether a statement of the same sentence has gone before."""

    def resolve(self, words: str, attribution: Attribution | None) -> Resolved:
        """The words with names for what points back, where exactly one antecedent fits."""
        if len(words) > LONGEST:
            return Resolved(words)
        put: list[tuple[str, str]] = []
        for step in (
            self._speaker_named,
            self._place_named,
            self._body_named,
            self._thing_named,
            self._aged_named,
            self._front_named,
            self._person_named,
        ):
            for _ in range(_AGAIN):
                changed = step(words, attribution)
                if changed is None:
                    break
                words, original, meaning = changed
                put.append((original, meaning))
        return Resolved(words, tuple(put), tuple(self._unclear(words, put, attribution)))

    def _unclear(self, words: str, put: Iterable[tuple[str, str]], attribution: Attribution | None) -> Iterable[str]:
        known = {AUTHOR} if any(meaning in {AUTHOR, AUTHORS} for _, meaning in put) else set[str]()
        if is_anybody(words, quoted=attribution is not None and attribution.quoted):
            known |= READERS
        if attribution is None:
            known |= THIS_TEXT
        if self._means_nothing() and len(re.findall(r"\bit\b", words, re.IGNORECASE)) == 1:
            known.add("it")
        spoken = [attribution.speaker] if attribution and _NO_SPEAKER.match(attribution.speaker) else []
        return dict.fromkeys(
            word for word in (*spoken, *self._pointing(words), *self._unnamed(words)) if word.casefold() not in known
        )

    def _unnamed(self, words: str) -> Iterator[str]:
        """Noun phrases that point back to what no earlier words name, and `That` for all that was told."""
        if re.match(r"That\s", words) and self.tree is not None and stands_for_all(self.tree):
            yield "that"
        for each in self.pointed:
            if each.meaning is None and _standing(each.words, words):
                yield each.words[:1].lower() + each.words[1:]

    def _pointing(self, words: str) -> tuple[str, ...]:
        return find_pointing(words, self.headline, self.told, self.people.may_mean)

    def _front_named(self, words: str, attribution: Attribution | None) -> Change | None:
        """A pronoun where the subject stands."""
        lead = LEAD.match(words)
        start = lead.end() if lead else 0
        if lead and any(name in lead.group() for name in self.people.known):
            return None
        if lead and re.match(r"they\b|their\b", words[start:], re.IGNORECASE) and _PLURALS.search(lead.group()):
            return None
        pronoun = _SUBJECT_PRONOUN.match(words, start)
        if pronoun and not re.match(r"\s[A-Z][a-z]", words[pronoun.end() :]):
            return self._subject_named(words, start, pronoun, attribution)
        if possessive := _POSSESSIVE.match(words, start):
            found = self._antecedent(possessive[1].casefold(), words[possessive.end() :], attribution)
            if found and not _LONG_OWNER.search(found):
                named = f"{words[:start]}{owning(cased(found, start))} {words[possessive.end() :]}"
                return named, possessive[1], found
        return None

    def _subject_named(
        self, words: str, start: int, pronoun: re.Match[str], attribution: Attribution | None
    ) -> Change | None:
        rest = words[pronoun.end() :]
        if pronoun[1].casefold() == "it" and (re.match(rf"\s?(?:{EXPLETIVE_IT})", rest) or self._means_nothing()):
            return None
        found = self._antecedent(pronoun[1].casefold(), rest, attribution)
        if not found:
            return None
        return f"{words[:start]}{cased(found, start)}{in_place(found, rest, pronoun[1])}", pronoun.group(), found

    def _means_nothing(self) -> bool:
        """Whether the first `it` of the sentence only holds the place of a clause: `it is hard to say`."""
        return self.tree is not None and is_placeholder(self.tree)

    def _antecedent(self, pronoun: str, rest: str, attribution: Attribution | None) -> str | None:
        if attribution is None and not self.beside and (found := self.centers.meant(pronoun)):
            return found
        return self._told_subject(pronoun, rest, attribution)

    def _told_subject(self, pronoun: str, rest: str, attribution: Attribution | None) -> str | None:
        trailing = attribution is not None and attribution.content_span.start < attribution.speaker_span.start
        if attribution and not attribution.quoted and not trailing and may_mean(pronoun, attribution.speaker):
            if pronoun in {"it", "its"} and (self.beside or not is_body(attribution.speaker)):
                return None
            return None if self._rivals(pronoun, attribution.speaker) else attribution.speaker
        parsed = self.tree is not None and not self.beside
        if pronoun in {"they", "their"}:
            group = self._group(rest, possessive=pronoun == "their")
            return group if group and (not parsed or _CERTAIN_GROUP.match(group)) else None
        if pronoun in {"he", "she", "his", "her"}:
            return self._person(pronoun, attribution)
        if owner := _OWNER.match(self.subject):
            return owner["name"] if is_plural(self.subject) and not self.people.is_person(owner["name"]) else None
        if parsed and pronoun in {"it", "its"}:
            return self.towns.city if self.subject and self.subject == self.towns.city else None
        if not self.subject or is_plural(self.subject) or self.people.is_person(self.subject):
            return None
        if self.subject == self.towns.city or (
            _DEFINITE.match(self.subject) and not (attribution and attribution.quoted)
        ):
            return self.subject
        named = all(word in self.proper for word in self.subject.split())
        return self.subject if named and not (attribution and attribution.quoted) else None

    def _rivals(self, pronoun: str, speaker: str) -> bool:
        """Whether the statement before, in the same sentence, is about others whom `they` can mean as well."""
        return pronoun in {"they", "their"} and self.beside and is_plural(self.subject) and self.subject != speaker

    def _person(self, pronoun: str, attribution: Attribution | None) -> str | None:
        if self.beside and attribution is None and (name := _LAST_NAME.search(self.subject)):
            about = self.people.full(name.group())
            return about if self.people.is_person(about) and self.people.fits(pronoun, about) else None
        if not self.beside and self.subject and self._may_be_unknown(self.subject):
            return None
        speaker = attribution.speaker if attribution else None
        about = self.subject if self.tree is None or self.beside else self.centers.person
        return self.people.meant(pronoun, about.split()[-1] if about else "", speaker)

    def _may_be_unknown(self, subject: str) -> bool:
        """Whether the last statement is about somebody whose full name the article never gives."""
        return (
            re.fullmatch(r"[A-Z][\w’-]+", subject) is not None
            and not self.people.is_person(subject)
            and subject not in FUNCTION_WORDS
        )

    def _aged_named(self, words: str, attribution: Attribution | None) -> Change | None:
        """`The 48-year-old`, where the sentences before name one person."""
        del attribution
        aged = _AGED.match(words)
        person = self.people.meant("", "", None) if aged else None
        return (person + words[aged.end() :], aged.group(), person) if aged and person else None

    def _person_named(self, words: str, attribution: Attribution | None) -> Change | None:
        """`he`, `him` or `her` further on, where the statement itself names nobody before."""
        pointing = [word for word in self._pointing(words) if word.casefold() in HE_OR_SHE]
        if not pointing:
            return None
        pronoun = re.search(rf"(?<![\w’'-]){pointing[0]}(?![\w-])", words)
        meaning = self._person(pointing[0].casefold(), attribution)
        if not pronoun or not meaning or meaning in words or _INSIDE_QUOTE.search(words[: pronoun.start()]):
            return None
        if self._may_be_other(pronoun, meaning, words, attribution):
            return None
        rest = words[pronoun.end() :]
        own = pronoun.group().casefold() == "his" or (
            pronoun.group().casefold() == "her"
            and re.match(
                r"\s(?!(?:to|in|on|at|as|for|from|with|by|and|or|but|that"
                r"|when|after|before|if|the|a|an)\b)[a-z]",
                rest,
            )
        )
        if pronoun.group().casefold() in {"he", "she"}:
            rest = in_place(meaning, rest, pronoun.group())
        return f"{words[: pronoun.start()]}{owning(meaning) if own else meaning}{rest}", pronoun.group(), meaning

    def _may_be_other(self, pronoun: re.Match[str], meaning: str, words: str, attribution: Attribution | None) -> bool:
        """Whether the pronoun may mean the speaker or somebody whom the statement names before it."""
        others = [
            self.people.known[word] for word in _CAPITAL.findall(words[: pronoun.start()]) if word in self.people.known
        ]
        if attribution and not attribution.quoted:
            others.append(self.people.full(attribution.speaker))
        return any(name != meaning and self.people.fits(pronoun.group().casefold(), name) for name in others)

    def _speaker_named(self, words: str, attribution: Attribution | None) -> Change | None:
        """What the speaker says of himself or herself, of the bank or the officials."""
        if attribution is None:
            return author_named(words, self.author) if self.author and not self.quoted else None
        if not attribution.quoted:
            return None
        speaker = attribution.speaker
        if self.people.is_person(speaker) or is_person_name(speaker) or speaker in self.people.known:
            return person_named(words, self.people.full(speaker))
        return body_named(words, speaker) if is_body(speaker) else None

    def _group(self, rest: str, *, possessive: bool) -> str | None:
        head = head_of(self.subject)
        if self.many > 1 and not possessive and _SPEAKS_OR_THINKS.match(rest) and len(set(self.groups)) == 1:
            return self.subject if self.groups[0] in self.subject else self.groups[0]
        if self.many > 1 and not (head in GROUP_NOUNS and len(set(self.groups)) < 2 and not possessive):
            return None
        if self.subject and is_plural(self.subject) and (head in GROUP_NOUNS or not _SPEAKS_OR_THINKS.match(rest)):
            return self.subject
        different = list(dict.fromkeys(self.groups))
        if len(different) == 1:
            return different[0]
        return self.subject if self.subject and head in GROUP_NOUNS else None

    def _place_named(self, words: str, attribution: Attribution | None) -> Change | None:
        del attribution
        if not (hit := self.towns.meant(words)):
            return None
        found, city = hit
        name = city + ("’s" if found["own"] else "")
        return words[: found.start()] + name + words[found.end() :], found.group(), city

    def _body_named(self, words: str, attribution: Attribution | None) -> Change | None:
        del attribution
        if not (hit := self.bodies.meant(words)):
            return None
        found, name = hit
        if self.tree is not None and self.bodies_before > 1 and name != self.bodies.main:
            return None
        shown = cased(name, found.start()) + ("’s" if found["own"] else "")
        return words[: found.start()] + shown + words[found.end() :], found.group(), name

    def _thing_named(self, words: str, attribution: Attribution | None) -> Change | None:
        """`the deal` and `this grant`, where one thing was told of under that noun."""
        del attribution
        for each in self.pointed:
            there = _standing(each.words, words)
            if each.meaning and there and each.meaning.casefold() not in words.casefold():
                named = cased(each.meaning, there.start())
                return words[: there.start()] + named + words[there.end() :], there.group(), each.meaning
        return None

    def see(self, tree: Tagged | None, *, quoted: bool) -> None:
        """Before a sentence is read: what its grammar says of noun phrases that point back."""
        self.quoted = quoted
        self.bodies_before = self.definites.bodies
        self.tree, self.pointed = tree, self.definites.read(tree) if tree else ()

    def note(self, words: str) -> None:
        """Remembers what a statement is about, for the statements after it."""
        self.towns.note(words)
        self.groups = groups_in(words) or (self.groups if _OPENS_WITH_PRONOUN.match(words) else [])
        self.many = len(set(_PLURALS.findall(words)))
        subject = subject_of(words)
        if subject is None or not _OPENS_WITH_PRONOUN.match(subject):
            self.subject = subject or ""
        self.beside = True

    def hear(
        self, sentence: str, said: Iterable[Attribution], meant: Iterable[str], *, unclear: bool, unclaimed: bool
    ) -> None:
        """Remembers who and what a sentence names, after it is read."""
        self.people.hear(sentence, said, meant, unclear=unclear)
        if unclaimed:
            self.subject, self.groups = "", []
        self.told.update(_NOUN.findall(sentence))
        self.bodies.hear(sentence)
        self.centers.hear(self.tree, self._named_now())
        self.beside = False

    def _named_now(self) -> dict[str, str]:
        """What the phrases of the sentence that point back mean, where that is known."""
        return {each.words.casefold(): each.meaning for each in self.pointed if each.meaning}

    def skim(self, text: str) -> None:
        """Before reading: which words are names, which place `the city` may be, and what a firm's article is about."""
        self.definites.headline = self.headline
        self.proper = frozenset(_IN_MID_SENTENCE.findall(text))
        self.towns.skim(text)
        self.people.skim(text)
        self.bodies.skim(self.headline, text, self._is_no_body)

    def _is_no_body(self, name: str) -> bool:
        return is_person_name(name) or name.split()[0].casefold() in MEN | WOMEN or bool(self.towns.places.find(name))


def _standing(phrase: str, words: str) -> re.Match[str] | None:
    """Where a phrase stands in words as a phrase of its own."""
    return re.search(rf"(?<![\w’'-]){re.escape(phrase)}(?![\w-])(?!\s(?:of|that|who|which)\b)", words, re.IGNORECASE)
