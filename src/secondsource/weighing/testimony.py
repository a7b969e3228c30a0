"""Who speaks in a passage, for which side, and whether against their own interest (rule 5)."""

import re
from dataclasses import dataclass
from functools import lru_cache

from secondsource.domain.claim import Attribution, Claim
from secondsource.domain.evidence import Evidence, Interest, Passage, PassageKind, Stance, StanceReading
from secondsource.domain.record import Span
from secondsource.domain.reference import Camp, Publisher, Role, Tables
from secondsource.reading.sentences import find_sentences
from secondsource.reading.speech.attribution import find_attributions
from secondsource.reading.speech.camps import find_camp, folded, has, is_official, names
from secondsource.reading.speech.credits import credits_of, find_publisher, is_rewrite
from secondsource.reading.speech.speech_verbs import SPEECH_VERB
from secondsource.reading.vocabulary.names import find_names
from secondsource.reading.vocabulary.whole_words import whole_word
from secondsource.weighing.interest import find_interest

_THE_PAGE_ITSELF = re.compile(
    r"(?:the|this|that|a|its) (?:[\w-]+ )?(?:page|report|article|site|story|newspaper|outlet|bulletin|text|note)\b.*"
    r"|(?:[\w-]+ )?(?:footage|videos?|maps?|data|images|photos?|documents?|records?|he|she|it|they)"
)
_SOMEBODY = re.compile(r"(?:an?|one|some|several|two|three|many) ", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:He|She|The report|This report|According to (?:this|the) report|It (?:says|said|carries))\b")
_SAYS = re.compile(whole_word((*SPEECH_VERB.split("|"), "disput(?:es?|ed)", "reject(?:s|ed)?", "contradict(?:s|ed)?")))
_LEAD = re.compile(
    r"^.*(?:[,.;:]| (?:that|and|but|while|when|as))\s+(?=\S)|\s+(?:had|has|have|also|again|once more)$", re.S
)
_CLAIM_OF = re.compile(
    r"\b(?P<whose>[\w’'-]+(?: [\w’'-]+)?(?: \w+)?) (?:claims?|statements?|bulletin|announcement|denial|account)\b"
)
_ACCOUNT = re.compile(r"claim|statement|bulletin|announcement|denial|account")
_ADMITS = re.compile(
    r"\b(?:conced\w*|acknowledg\w*|admit\w*|recogni[sz]ed?|no longer hid\w*|визна\w+|призна\w+)\b", re.IGNORECASE
)
_UNREAL = re.compile(r"\b(?:if|would|could|unless|supposedly|so-called|as if)\b|[“\"']\s*captured", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in the deciding words of a passage."""

    speaker: str | None
    """As the passage names them; None where the passage speaks for itself."""
    camp: str | None
    """A side, `none` for an outsider, None where nobody knows."""
    official: bool
    anonymous: bool
    publisher: Publisher | None
    """The organisation whose word it is: the publisher's, or that of the one it carries."""
    page: Publisher | None
    """Who answers for the page itself."""
    credits: tuple[str, ...]
    rewrites: bool


@lru_cache(maxsize=8192)
def find_voice(passage: Passage, span: Span, tables: Tables) -> Voice:
    """Who speaks in the deciding words: the speaker the passage names there, else whoever answers for the page.

    A page that carries one other publisher's story unchanged speaks with that publisher's voice.
    """
    credits = credits_of(passage, tables)
    own = find_publisher(passage.publisher, passage.url, tables)
    publisher = _answerable(passage, own, credits, tables)
    camp = _publisher_camp(passage, publisher)
    said = _speaking(passage, span, tables)
    if said is not None and not _passes_on(said, passage, span, tables):
        return _spoken(said, camp, publisher, credits, passage, tables)
    person = _relayed(passage.text, span, tables)
    if person is not None:
        return Voice(person.person, person.camp or camp, True, False, publisher, own, credits, is_rewrite(passage.text))
    side = _teller(span.of(passage.text), tables)
    rewrites = is_rewrite(passage.text)
    if side is not None:
        words, teller = side
        official = is_official(words, tables)
        return Voice(words, teller.camp, official, False, publisher, own, credits, rewrites)
    return Voice(None, camp, False, False, publisher, own, credits, rewrites)


def find_admission(claim: Claim, voice: Voice, passage: Passage, reading: StanceReading, tables: Tables) -> str | None:
    """The grade of an admission against interest; None where it is none.

    A1: an official of the losing side, first-hand. A2: an unofficial voice of that side, first-hand. A2s: the same,
    known through another's wording. A3: the winning side says that the loser admits it: hearsay, counts for nothing.
    In the mirror, a side that would gain by a claim and contradicts it admits likewise.
    Irony and conditionals are no admissions, and a page of a publisher whom the registry does not know proves none.
    """
    quote = reading.span.of(passage.text)
    interest = find_interest(claim.text, voice.camp, tables)
    against = {Stance.SUPPORTS: Interest.HARMED, Stance.REFUTES: Interest.BENEFITS}.get(reading.stance)
    if against is None or voice.anonymous or _is_unreal(quote):
        return None
    if interest is against:
        if voice.page is None:
            return None
        if passage.second_hand or not _speaks_in_own_house(passage, voice, tables):
            return "A2s"
        return "A1" if voice.official else "A2"
    tells_of_loser = voice.camp not in (None, "none") and find_admitting_camp(quote, voice.camp, tables)
    return "A3" if tells_of_loser and _ADMITS.search(quote) else None


@lru_cache(maxsize=8192)
def _is_unreal(quote: str) -> bool:
    """Whether a text is conditional or ironical."""
    return bool(_UNREAL.search(quote))


@lru_cache(maxsize=8192)
def find_admitting_camp(quote: str, teller: str | None, tables: Tables) -> str | None:
    """The side that a text says admits something, where another side tells it."""
    before = quote[: found.start()] if (found := _ADMITS.search(quote)) else ""
    tail = re.split(r"\b(?:said|says|that)\b", before)[-1]
    camp = find_camp(tail, tables)
    return camp.camp if camp and camp.camp != teller else None


def hearsay_of(evidence: Evidence, tables: Tables) -> str | None:
    """The side of which another side says that it admits it (A3); None where the evidence is no such hearsay."""
    return find_admitting_camp(evidence.quote, evidence.camp, tables) if evidence.admission == "A3" else None


@lru_cache(maxsize=8192)
def find_speakers(text: str, tables: Tables) -> tuple[Attribution, ...]:
    """Who says what in a passage's text."""
    found = find_attributions(text, find_sentences(text, ()), tables)
    return tuple(each for each in found if each.speech)


def _speaking(passage: Passage, span: Span, tables: Tables) -> Attribution | None:
    """The attribution whose content covers most of the deciding words; the innermost of two that cover as much."""

    def shared(each: Attribution) -> int:
        return min(each.content_span.end, span.end) - max(each.content_span.start, span.start)

    covering = [
        each
        for each in find_speakers(passage.text, tables)
        if shared(each) > 0 and not _is_outlet(each.speaker, passage, tables)
    ]
    return max(covering, key=lambda each: (shared(each), each.content_span.start), default=None)


def _teller(quote: str, tables: Tables) -> tuple[str, Camp] | None:
    """The side to which running text gives the deciding words: `Borea had claimed …`, `the Borean claim that …`."""
    said = [_LEAD.sub("", quote[: hit.start()].rstrip()) for hit in _SAYS.finditer(quote)]
    claimed = [f"{hit['whose']} officials" for hit in _CLAIM_OF.finditer(quote)] if _ACCOUNT.search(quote) else []
    found = [(words, camp) for words in (*said, *claimed) if (camp := find_camp(words, tables))]
    return found[0] if len({camp for _, camp in found}) == 1 else None


def _passes_on(said: Attribution, passage: Passage, span: Span, tables: Tables) -> bool:
    """True where a speaker of no side gives a side's word: `the agency reported that the Borean army claimed …`."""
    if find_camp(f"{said.speaker}, {said.role or ''}", tables):
        return False
    start = max(span.start, said.content_span.start)
    return _teller(passage.text[start : max(start, min(span.end, said.content_span.end))], tables) is not None


def _relayed(text: str, span: Span, tables: Tables) -> Role | None:
    """The one office-holder of whom a text speaks, where it goes on with `He said` or `The report says`."""
    if not _GOES_ON.match(span.of(text).strip()):
        return None
    told = folded(text[: span.end])
    people = {role.person: role for role in tables.roles if role.camp and any(has(told, name) for name in names(role))}
    return next(iter(people.values())) if len(people) == 1 else None


def _spoken(
    said: Attribution,
    house: str | None,
    publisher: Publisher | None,
    credits: tuple[str, ...],
    passage: Passage,
    tables: Tables,
) -> Voice:
    words = f"{said.speaker}, {said.role or ''}"
    body = find_publisher(said.speaker, "", tables)
    side = find_camp(words, tables)
    own = find_publisher(passage.publisher, passage.url, tables)
    camp = side.camp if side else body.camp if body else house
    unnamed = not said.named or (_SOMEBODY.match(said.speaker) and not find_names(said.speaker))
    anonymous = bool(unnamed) and side is None and body is None
    official = side is not None and is_official(words, tables)
    return Voice(said.speaker, camp, official, anonymous, body or publisher, own, credits, is_rewrite(passage.text))


def _answerable(passage: Passage, own: Publisher | None, credits: tuple[str, ...], tables: Tables) -> Publisher | None:
    carried = find_publisher(credits[0], "", tables) if len(credits) == 1 else None
    stands_for_it = own is None or own.standing == "aggregator" or (carried and carried.standing == "assessor")
    return carried if carried and stands_for_it and not is_rewrite(passage.text) else own


def _publisher_camp(passage: Passage, publisher: Publisher | None) -> str | None:
    """The registry's word before what a page was filed under; of a note or map reading whoever made it knows better."""
    known = publisher.camp if publisher else None
    return known or passage.camp if passage.kind is PassageKind.PAGE else passage.camp or known


def _is_outlet(speaker: str, passage: Passage, tables: Tables) -> bool:
    """True where the speaker is the page itself, so that there is no testimony of another."""
    if _THE_PAGE_ITSELF.fullmatch(folded(speaker)):
        return True
    own = find_publisher(passage.publisher, passage.url, tables)
    return own is not None and find_publisher(speaker, "", tables) == own


def _speaks_in_own_house(passage: Passage, voice: Voice, tables: Tables) -> bool:
    """True where the page is of the speaker's own side: first-hand, not another outlet's wording."""
    own = find_publisher(passage.publisher, passage.url, tables)
    return _publisher_camp(passage, own) == voice.camp
