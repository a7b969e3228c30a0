"""The people of an article: which names are theirs, whether they are he or she, and who was spoken of last."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from secondsource.domain.claim import Attribution
from secondsource.reading.speech.speakers import ROLE_WORDS, is_person_name
from secondsource.reading.vocabulary.given_names import MEN, WOMEN

_FULL = re.compile(
    r"\b(?!(?:President|Minister|Senator|Mr|Mrs|Ms|Dr|Judge|Secretary|General|Governor|Mayor|King|Queen|Prince"
    r"|Princess"
    r"|Pope|Sir|Dame|Chairman|Chancellor|Ambassador|Representative|Sen|Rep|Gov|Professor|Prof|Captain|Colonel"
    r"|Former|Vice|Prime"
    r"|Chief|Attorney|Justice|Director|Executive|Officer|Coach|Actor|Singer|The|In|On|At|For|But|And|When|While"
    r"|After|As|If)\b)[A-Z][\w’-]+(?:\s[A-Z]\.)?\s(?:(?:van|von|de|da|al|bin|der)\s)?[A-Z][\w’-]+\b"
)
_LONGER = re.compile(r"\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][a-z][\w’-]+")
"""More of a name of three words, whose last name is not the second."""
_TOKEN = re.compile(r"\b[A-Z][\w-]+")
_POSSESSIVE = re.compile(r"[’']s?$")
_TITLED = re.compile(
    rf"(?:\b(?:Mr|Mrs|Ms|Dr|Sir|Sen|Rep|Gov|President|Minister|Senator|Judge|Chancellor|Secretary|General|Governor"
    rf"|Mayor|Justice|Ambassador|Chairman|CEO|{ROLE_WORDS})\.?\s)$",
)
_TELLS_A_PERSON = re.compile(
    r",\s(?:\d{1,2}\b|who\b|an?\s(?:\w+\s){0,3}?(?:" + ROLE_WORDS + r")\b)|\s(?:said|says|told|tweeted)\b"
)
_ROYAL = re.compile(r"\b(?:Prince|Princess|King|Queen|Pope|Sir|Dame)\s(?P<name>[A-Z][a-z]+)(?!\s[A-Z])")
_HE = re.compile(r"\b(?:Mr\.?|Sir|King|Prince|Lord|Father|spokesman|businessman|actor|chairman|congressman)\s$")
_SHE = re.compile(r"\b(?:Mrs\.?|Ms\.?|Miss|Queen|Princess|Lady|Dame|spokeswoman|businesswoman|actress|chairwoman)\s$")
_SAME_SENTENCE = re.compile(
    r"(?P<name>[A-Z][\w-]+)(?:,\s\d\d,)?\s(?:said|says|who|told \w+|added|was|is|has"
    r"|had)\s(?:that\s)?(?P<pronoun>he|she|his|her)\b"
)
_HIS = frozenset({"he", "him", "his"})


UNKNOWN = "?"
"""Stands for a person whom the article does not name in full."""
_SOMEBODY = re.compile(
    r"\b(?:[Tt]he|[Aa]|[Hh]is|[Hh]er)\s(?:man|woman|boy|girl|patient|victim|suspect|driver|singer|actor"
    r"|actress|player|mother|father|wife"
    r"|husband|son|daughter|brother|sister|officer|gunman)\b(?!\s[A-Z])"
)
_SOMEBODY_SAID = re.compile(r"\b[A-Z][a-z][\w’-]+\s(?:said|says|told|added|adds|asked|argued|tweeted|wrote|noted)\b")


@dataclass(slots=True)
class People:
    """Everybody named so far by full name, and those named in the last sentences."""

    known: dict[str, str] = field(default_factory=dict[str, str])
    """Surname to full name."""
    sex: dict[str, str] = field(default_factory=dict[str, str])
    """Surname to `he` or `she`, where the text or the given name tells."""
    last: list[frozenset[str]] = field(default_factory=list[frozenset[str]])
    """Full names in the last two sentences that name anybody, newest last."""

    now: frozenset[str] = frozenset()
    """Full names in the same sentence before the statement that is read."""

    def skim(self, text: str) -> None:
        """Before reading: which pronoun goes with a name, where one sentence holds both."""
        for found in _SAME_SENTENCE.finditer(text):
            self.sex.setdefault(found["name"], "he" if found["pronoun"] in _HIS else "she")

    def listen(self, before: str) -> None:
        """Remembers who is named in the same sentence before a statement."""
        named = set(self._named(before))
        if _SOMEBODY_SAID.search(before) and not named:
            named.add(UNKNOWN)
        self.now = frozenset(named)

    def hear(self, sentence: str, said: Iterable[Attribution], meant: Iterable[str], *, unclear: bool) -> None:
        """Remembers who is named in a sentence, who speaks in it, and whom its pronouns mean.

        `unclear` where a `he` in it is not resolved.
        """
        named = {*self._named(sentence), *(name for name in meant if self.is_person(name))}
        for each in said:
            if is_person_name(each.speaker):
                self._meet(each.speaker)
            if each.speaker in self.known.values() or is_person_name(each.speaker):
                named.add(self.full(each.speaker))
        if unclear or _SOMEBODY.search(sentence):
            named.add(UNKNOWN)
        if named:
            self.last = [*self.last, frozenset(named)][-2:]

    def _named(self, sentence: str) -> Iterator[str]:
        for royal in _ROYAL.finditer(sentence):
            self.known.setdefault(royal["name"], royal.group())
        for found in _FULL.finditer(sentence):
            name = _POSSESSIVE.sub("", found.group())
            if _LONGER.match(sentence, found.end()):
                continue
            if name.split()[-1] not in self.known and self._is_person(sentence, found, name):
                self._meet(name)
                self._tell(sentence[: found.start()], name)
        for token in _TOKEN.finditer(sentence):
            if full := self.known.get(token.group()):
                yield full

    def _is_person(self, sentence: str, found: re.Match[str], name: str) -> bool:
        if not is_person_name(name):
            return False
        if _A_PLACE.match(sentence, found.end()) or _OF_PLACE.search(
            sentence[max(0, found.start() - 12) : found.start()]
        ):
            return False
        given = name.split()[0].casefold()
        before = sentence[max(0, found.start() - 30) : found.start()]
        return (
            given in MEN
            or given in WOMEN
            or bool(_TITLED.search(before) or _TELLS_A_PERSON.match(sentence, found.end()))
        )

    def _meet(self, name: str) -> None:
        surname = name.split()[-1]
        if len(self.known) < 400:
            self.known.setdefault(surname, name)
        given = name.split()[0].casefold()
        if given in MEN or given in WOMEN:
            self.sex.setdefault(surname, "he" if given in MEN else "she")

    def _tell(self, before: str, name: str) -> None:
        if _HE.search(before):
            self.sex[name.split()[-1]] = "he"
        elif _SHE.search(before):
            self.sex[name.split()[-1]] = "she"

    def full(self, name: str) -> str:
        """The full name for a surname; what is not known stays as it is."""
        return self.known.get(name, name)

    def is_person(self, words: str) -> bool:
        return words in self.known or (bool(words) and self.known.get(words.split()[-1]) == words)

    def fits(self, pronoun: str, name: str) -> bool:
        """Whether `he` or `she` may be the person of that name."""
        if not pronoun:
            return True
        sex = self.sex.get(name.split()[-1])
        return sex is None or (sex == "he") == (pronoun in _HIS)

    def may_mean(self, pronoun: str, word: str) -> bool | None:
        """Whether a word is the name of a person whom the pronoun may mean; None where it is no person's."""
        if word in self.known:
            return self.fits(pronoun, word)
        folded = word.casefold()
        if folded in MEN or folded in WOMEN:
            return (folded in MEN) == (pronoun in _HIS)
        return None

    def _learn(self, pronoun: str, name: str) -> None:
        """Later sentences may not call the same person by the other pronoun."""
        if pronoun:
            self.sex.setdefault(name.split()[-1], "he" if pronoun in _HIS else "she")

    def meant(self, pronoun: str, subject: str, without: str | None) -> str | None:
        """The one person whom the pronoun can mean, looking at the last sentence that names anybody who fits.

        Where that sentence names two who fit, the one it is about is meant if the pronoun's sex is told of him or her.
        """
        for named in [self.now] if self.now else reversed(self.last):
            if UNKNOWN in named:
                return None
            fitting = [name for name in sorted(named) if not _same(name, without) and self.fits(pronoun, name)]
            if len(fitting) == 1:
                self._learn(pronoun, fitting[0])
                return fitting[0]
            if fitting:
                about = self.full(subject)
                sure = [name for name in fitting if name.split()[-1] in self.sex]
                return about if sure == [about] else None
        return None


_A_PLACE = re.compile(
    r"\s(?:hospital|center|centre|university|school|street|airport|stadium|hotel|park|theat(?:er|re))\b", re.IGNORECASE
)
_OF_PLACE = re.compile(r"\b(?:visit to|trip to|near|outside|inside)\s$")


def _same(name: str, other: str | None) -> bool:
    return other is not None and name.split()[-1] == other.split()[-1]
