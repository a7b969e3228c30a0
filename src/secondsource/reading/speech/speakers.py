"""Who speaks: takes the words that name a speaker apart into name and role, and remembers people already named."""

import re
from dataclasses import dataclass, field

from secondsource.domain.reference import Tables
from secondsource.reading.statements.reference_words import GROUP_NOUNS
from secondsource.reading.vocabulary.titles import find_titles

_ROLE_NOUNS = """
spokesman spokeswoman spokesperson minister president chancellor secretary director head chief chair chairman
chairwoman chairperson leader commander governor mayor senator representative congressman congresswoman lawmaker judge
attorney lawyer prosecutor professor analyst expert economist historian researcher scientist author founder co-founder
executive officer manager coach captain striker defender goalkeeper ambassador adviser advisor aide official deputy
member strategist editor correspondent reporter journalist critic activist campaigner resident witness victim doctor
physician nurse teacher engineer developer owner partner dean fellow consultant coordinator organiser organizer
treasurer superintendent sheriff detective inspector commissioner councillor general colonel pastor bishop archbishop
cardinal priest rabbi farmer psychologist biologist physicist chemist geologist ecologist climatologist epidemiologist
virologist candidate nominee
"""
ROLE_WORDS = "|".join(_ROLE_NOUNS.split())
"""Nouns for what somebody is, for use inside a pattern."""
ROLE_NOUN = re.compile(rf"\b(?:{ROLE_WORDS})s?\b", re.IGNORECASE)

_NAME_WORD = r"(?:[^\W\d_a-z][\w’'.-]*|de|da|di|van|von|der|den|al|bin|ibn|la|le|du|dos|el)"
_LAST_NAME_RUN = re.compile(rf"(?:[^\W\d_a-z][\w’'.-]*)(?:\s{_NAME_WORD}){{0,4}}$")
_NOT_A_PERSON = re.compile(
    r"\b(?:Ministry|Department|Staff|Office|Agency|Council|Committee|Court|University|Institute|Party|Bank|Group"
    r"|Company|Inc"
    r"|Corp|Ltd|Police|Army|Navy|Force|Forces|Union|Association|Commission|Board|House|Senate|Parliament|Congress"
    r"|Government"
    r"|Service|Bureau|Fund|Foundation|Center|Centre|Times|Post|News|Journal|Reuters|Organization|Organisation|Nations"
    r"|School|College|Hospital|Club|Team|League|Administration|Command|Authority|City|County|State|States|Kingdom"
    r"|Kremlin"
    r"|Pentagon|Moscow|Kyiv|Washington|Beijing|London|Brussels|Study|Survey|Poll|Report|Tribune|Guardian|Press|Media"
    r"|TV)\b"
)
_IN_BRACKETS = re.compile(r"\s?\([^()]*\)")
_PRONOUN = re.compile(r"(?:he|she|they|it|who|we|i|you)$", re.IGNORECASE)
_NEVER_NAMED = re.compile(
    r"\b(?:analysts?|experts?|sources?|observers?|critics?|insiders?|people|many|some|others|several|most|few"
    r"|commentators?"
    r"|supporters|opponents|skeptics|sceptics|proponents|pundits|strategists|economists|scientists|researchers"
    r"|historians|traders|investors|reports|rumours|rumors|locals|residents|witnesses|fans|users|one|man|woman)$",
    re.IGNORECASE,
)
_NAMED_BY_SIDE = re.compile(
    r"\b(?:officials?|aides?|lawmakers|diplomats|spokes\w+|advisers|commanders|employees|workers|members|authorities)$",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\b[A-Z][\w’'-]*(?:ian|ish|ese|can|ean|aeli|aqi|ani|ench|utch|reek|wiss|’s|'s)\b|\b(?:US|UK|U\.S\.|U\.K\.|EU|UN"
    r"|NATO|[A-Z]{3,})\b"
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker as the text names them, with the role it gives, and whether one could ring them up."""

    name: str
    role: str | None
    named: bool
    person: bool


@dataclass(slots=True)
class Cast:
    """The speakers met so far, so that `Doe`, `the minister` and `she` find their full name."""

    tables: Tables
    last: Speaker | None = None
    last_group: Speaker | None = None
    by_surname: dict[str, Speaker] = field(default_factory=dict[str, Speaker])

    def meet(self, words: str, apposition: str | None, *, opens_sentence: bool, remember: bool = True) -> Speaker:
        """The speaker named by `words`, resolved against those met before."""
        words = _IN_BRACKETS.sub("", words).strip() or words
        speaker = self._resolved(words) or _parsed(words, apposition, opens_sentence, self.tables)
        if speaker.person:
            speaker = self._known(speaker)
        if remember:
            self._remember(speaker)
        return speaker

    def _resolved(self, words: str) -> Speaker | None:
        bare = words.strip()
        if _PRONOUN.match(bare):
            lowered = bare.casefold()
            if lowered in {"he", "she", "who"}:
                return self.last
            if lowered in {"they", "we", "it"}:
                return self.last_group
            return None
        if re.match(r"(?:the|that|this) [\w-]+(?: [\w-]+)?$", bare, re.IGNORECASE) and ROLE_NOUN.search(bare):
            noun = bare.split()[-1].casefold()
            for speaker in reversed(self.by_surname.values()):
                if speaker.role and noun in speaker.role.casefold():
                    return speaker
        return None

    def _known(self, speaker: Speaker) -> Speaker:
        before = self.by_surname.get(_surname(speaker.name))
        if before is None:
            return speaker
        longer = speaker.name if len(speaker.name.split()) > len(before.name.split()) else before.name
        return Speaker(longer, before.role or speaker.role, True, True)

    def _remember(self, speaker: Speaker) -> None:
        if speaker.person:
            self.by_surname[_surname(speaker.name)] = speaker
            self.last = speaker
        else:
            self.last_group = speaker


def _surname(name: str) -> str:
    return re.sub(r"(?:’s|'s)$|,? (?:Jr|Sr|II|III)\.?$", "", name).split()[-1].casefold() if name.strip() else ""


def _parsed(words: str, apposition: str | None, opens_sentence: bool, tables: Tables) -> Speaker:
    words = words.strip()
    apposition = re.sub(r"^\d+(?:,\s*)?", "", apposition) or None if apposition else None
    if apposition and is_person_name(apposition) and not is_person_name(words) and ROLE_NOUN.search(words):
        words, apposition = apposition, re.sub(r"^(?:The|His|Her|Its|Their|A|An)\s", "", words, flags=re.IGNORECASE)
    before, name = _split_name(words, tables)
    if name and not _NOT_A_PERSON.search(name):
        role = " ".join(part for part in (before, apposition) if part) or None
        if before or apposition or len(name.split()) > 1 or not opens_sentence or words[:1].isupper():
            return Speaker(name, role, True, True)
    return Speaker(words, apposition, is_named(words), False)


def _split_name(words: str, tables: Tables) -> tuple[str | None, str | None]:
    """Role words and name of `Foreign Minister Jane Doe`, `club spokesman John Roe`, `Jane Doe of Acme`."""
    head = re.split(r"\s(?:of|from|at|with|in|on|for)\s", words, maxsplit=1)[0]
    found = _LAST_NAME_RUN.search(head)
    if not found or re.match(r"(?:the|a|an|his|her|their|its)\s+\S+$", head, re.IGNORECASE):
        return None, None
    tokens = found.group().split()
    titled = max((title.stop for title in find_titles(tokens[:-1], tables)), default=0)
    name = " ".join(tokens[titled:])
    role = (head[: found.start()] + " ".join(tokens[:titled])).strip() or None
    lowered = head[: found.start()].strip()
    if role and not (titled or ROLE_NOUN.search(lowered)):
        return None, None
    if not name or re.match(r"(?:The|A|An|Some|Many|Most|Other|Those|These|He|She|It|They|We|I)\b", name):
        return None, None
    if len(tokens) == 1 and (_NEVER_NAMED.search(name) or name.casefold() in GROUP_NOUNS):
        return None, None
    if re.match(r"(?:[A-Z]{2,}|.*(?:ian|ish|ese))$", name) and len(tokens) == 1:
        return None, None
    return _without_article(role), name


def _without_article(role: str | None) -> str | None:
    return re.sub(r"^(?:the|a|an|its|their|our)\s+", "", role, flags=re.IGNORECASE) if role else None


def is_named(words: str) -> bool:
    """False for `analysts`, `experts`, `officials` of nobody in particular; true for bodies, papers and sides."""
    at_body = re.search(r"\s(?:at|of|from|in|with|for|close to)\s+(?:the\s+)?[A-Z]", words)
    head = re.split(r"\s(?:at|of|from|in|with|for|who|that|close|familiar)\b", words, maxsplit=1)[0].strip()
    if _NEVER_NAMED.search(head):
        return bool(at_body) and not re.search(r"\b(?:sources?|people|some|many)$", head, re.IGNORECASE)
    if _NAMED_BY_SIDE.search(head):
        return bool(
            at_body
            or _SIDE.search(head)
            or re.search(r"\s[A-Z]", head)
            or re.search(r"^(?:the|his|her|their)\s", head, re.I)
        )
    return True


def is_person_name(words: str) -> bool:
    """Whether the words read as the full name of a person."""
    return (
        bool(re.fullmatch(rf"(?:[A-Z][\w’'.-]*\s){{1,3}}{_NAME_WORD}", words))
        and not _NOT_A_PERSON.search(words)
        and not re.search(r"\b[A-Z]{2,}\b", words)
        and not re.match(
            r"(?:The|A|An|This|These|His|Her|Its|Their|New|North|South|East|West|Saint|San|Los|United)\b", words
        )
    )
