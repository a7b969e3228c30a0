"""Who gains by a claim (rule 5), read from what it says happened, never from its tone.

The words of gain and loss know no side; they and the sides come from the tables, which an operator can extend.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from secondsource.domain.claim import Claim, Kind
from secondsource.domain.evidence import Interest
from secondsource.domain.reference import Camp, Tables
from secondsource.reading.speech.camps import Mention, find_camp, find_mentions, folded
from secondsource.reading.vocabulary.deeds import any_turn, turns
from secondsource.reading.vocabulary.whole_words import whole_word

_NEGATED = re.compile(
    r"\b(?:no|not|never|unable to|fail(?:s|ed)? to|without|cannot|nobody|neither|did ?nt|do ?nt|не|ні|ни)\b"
    r"[\w -]{0,30}$"
)
_NOT = re.compile(r"\b(?:not|never) ")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|are|is|got|of them|of which)(?: \w+ly| all)? $")
_UNDER = re.compile(r"\bunder(?: the)?(?: (?:full|complete|firm|effective|direct|sole|total))? $")
_OF = re.compile(r" of (?:the )?")
_HANDS = re.compile(r"\bin(?: the)? $")
_GIVEN_UP = re.compile(r"\b(?:lost|loses?|losing|ceded?|ceding|relinquish\w*|gave up|gives? up|giving up)(?: \w+)? $")
_JOINS = re.compile(r"\w+(?: \w+){0,2} (?:and|or|nor|as well as) (?:the )?")
"""Between two sides that are one subject: `Avalian and Borean troops`."""
_AND = re.compile(r" (?:and|but|then) (?:\w+ )?$")
_BY = re.compile(r" by (?:the )?$")
_RELATIVE = re.compile(r"\b(?:who|which|that|whose)\b")
_WAR_WORDS = (
    r"troops?|forces?|soldiers?|army|armies|attack\w*|assault\w*|strikes?|drones?|missiles?|shell\w*|wounded"
    r"|prisoners?|counter-?offensives?|offensives?|reinforcements?|military|frontlines?|mercenaries|brigades?"
    r"|battalions?|invasion|occupation|occupied|ceasefire|truce|hostages?|air ?strikes?"
)
_ABOUT_WAR = re.compile(whole_word(_WAR_WORDS.split("|")))
_SETTLED_KINDS = {Kind.ROLE_OR_IDENTITY, Kind.OPINION, Kind.PREDICTION, Kind.MOTIVE}


@dataclass(frozen=True, slots=True)
class _Deed:
    """A word of gain or loss in a text, with the sides that stand before it as its subject."""

    at: int
    subjects: Sequence[Mention]


@dataclass(frozen=True, slots=True)
class _Turn:
    """One gain (+1) or loss (-1) told of one side."""

    camp: Camp
    sign: int


def find_interest(claim: str, camp: str | None, tables: Tables) -> Interest:
    """Whether the claim helps or hurts the side `camp`.

    A side gains where the text says it controls, wins or repels, or that its opponent loses, retreats or surrenders; a
    negation turns it round. Every word of gain and loss counts, for each side that it is told of; where the sides gain
    and lose alike, nobody can say. Outsiders are indifferent; a text without gain or loss leaves the sides indifferent
    too.
    """
    if camp is None:
        return Interest.UNKNOWN
    return Interest.INDIFFERENT if camp == "none" else _interest(claim, camp, tables)


@lru_cache(maxsize=8192)
def _interest(text: str, camp: str, tables: Tables) -> Interest:
    told = _told(text, tables)
    if told is None:
        return Interest.INDIFFERENT
    balance = _balance(told, camp, tables)
    if balance == 0:
        return Interest.UNKNOWN
    return Interest.BENEFITS if balance > 0 else Interest.HARMED


@lru_cache(maxsize=1024)
def favours_other_side(claim: str, quote: str, tables: Tables) -> bool:
    """Whether a text tells the gain of a side of which the claim tells the loss, or the other way round.

    Such a text cannot support the claim, whatever a model read in it.
    """
    ours = ((camp, _OPPOSITE.get(_interest(claim, camp, tables))) for camp in sides_named(claim, tables))
    return any(opposite and _interest(quote, camp, tables) is opposite for camp, opposite in ours)


_OPPOSITE = {Interest.BENEFITS: Interest.HARMED, Interest.HARMED: Interest.BENEFITS}


@lru_cache(maxsize=8192)
def sides_named(text: str, tables: Tables) -> frozenset[str]:
    """The sides that a text names."""
    return frozenset(mention.camp.camp for mention in find_mentions(text, tables))


def deny(text: str, tables: Tables) -> str | None:
    """A text with *not* before each word of gain or loss, or without it where it stood there; None where none is."""
    words = turns(tables)
    if not words.search(text):
        return None
    plain = _NOT.sub("", text)
    return plain if plain != text else words.sub(lambda hit: f"not {hit.group()}", text)


def find_conflict(claim: Claim, article: str, tables: Tables) -> str | None:
    """The conflict in which a claim is contested; None for ordinary claims.

    The article is about a war between sides of the tables, and the claim tells a gain, a loss or an event of war, with
    a side named in it or speaking it. Roles, opinions and forecasts are never contested events.
    """
    if claim.kind in _SETTLED_KINDS or not (_is_of_war(claim.text, tables) or _is_of_war(claim.quote, tables)):
        return None
    conflicts = Counter(mention.camp.conflict for mention in find_mentions(claim.text, tables))
    speaker = claim_camp(claim, tables)
    if speaker:
        conflicts[speaker.conflict] += 1
    live = {name: count for name, count in conflicts.items() if name in _conflicts(article, tables)}
    return min(live, key=lambda name: (-live[name], name)) if live else None


@lru_cache(maxsize=64)
def _conflicts(article: str, tables: Tables) -> frozenset[str]:
    """The conflicts an article is about: two sides are named in it, and it uses words of war more than once."""
    if len(_ABOUT_WAR.findall(folded(article))) < 2:
        return frozenset()
    sides = {mention.camp for mention in find_mentions(article, tables)}
    counted = Counter(camp.conflict for camp in sides)
    return frozenset(name for name, count in counted.items() if count >= 2)


@lru_cache(maxsize=1024)
def claim_camp(claim: Claim, tables: Tables) -> Camp | None:
    """The side that the article gives the claim to."""
    said = claim.attribution
    return find_camp(f"{said.speaker}, {said.role or ''}", tables) if said else None


def _is_of_war(text: str, tables: Tables) -> bool:
    plain = folded(text)
    return bool(any_turn(tables).search(plain)) or bool(_ABOUT_WAR.search(plain))


def _balance(told: Sequence[_Turn], camp: str, tables: Tables) -> int:
    conflicts = _conflicts_of(camp, tables)
    turns = [turn for turn in told if turn.camp.conflict in conflicts]
    return sum(turn.sign if turn.camp.camp == camp else -turn.sign for turn in turns)


@lru_cache(maxsize=256)
def _conflicts_of(camp: str, tables: Tables) -> frozenset[str]:
    return frozenset(row.conflict for row in tables.camps if row.camp == camp)


@lru_cache(maxsize=8192)
def _told(text: str, tables: Tables) -> tuple[_Turn, ...] | None:
    """Every gain and loss that a text tells of a side; None where no word tells any."""
    return tuple(_find_turns(text, tables)) if any_turn(tables).search(folded(text)) else None


def _find_turns(text: str, tables: Tables) -> Iterator[_Turn]:
    plain, mentions = folded(text), find_mentions(text, tables)
    last: _Deed | None = None
    for hit in turns(tables).finditer(plain):
        last = _Deed(hit.start(), _subjects(plain, hit.start(), mentions, last))
        yield from _turns_at(plain, hit, mentions, last.subjects)


def _turns_at(
    plain: str, hit: re.Match[str], mentions: Sequence[Mention], subjects: Sequence[Mention]
) -> Iterator[_Turn]:
    """What one word of gain or loss tells of each side that it is about."""
    before, after = plain[: hit.start()], plain[hit.end() :]
    sign = 1 if hit["gain"] else -1
    if _NEGATED.search(before) or (hit.group().startswith("control") and _GIVEN_UP.search(before)):
        sign = -sign
    agent = _agent(after, hit.end(), mentions) or _holder(plain, hit, mentions)
    if agent:
        yield _Turn(agent.camp, sign)
    elif subjects:
        suffered = hit["gain"] and _PASSIVE.search(before)
        yield from (_Turn(subject.camp, -sign if suffered else sign) for subject in subjects)
    elif mentions:
        # Who stands after an English verb suffers it; Ukrainian and Russian put the doer there as well.
        suffers = hit["gain"] and hit.group().isascii()
        yield _Turn(mentions[0].camp, -sign if suffers else sign)


def _agent(after: str, at: int, mentions: Sequence[Mention]) -> Mention | None:
    """The side after `by`: the one that did it."""
    by = re.match(r"(?: \w+){0,2}? by (?:the )?", after)
    return next((mention for mention in mentions if by and mention.at == at + by.end()), None)


def _holder(plain: str, hit: re.Match[str], mentions: Sequence[Mention]) -> Mention | None:
    """The side that a place is *under the control of*, or *in whose hands* the control of it is."""
    of = _OF.match(plain, hit.end()) if _UNDER.search(plain[: hit.start()]) else None
    for mention in mentions:
        if of and mention.at == of.end():
            return mention
        rest = plain[mention.at :].split(" ", 2)
        if mention.at > hit.end() and _HANDS.search(plain[: mention.at]) and rest[1:2] and rest[1].startswith("hands"):
            return mention
    return None


def _subjects(plain: str, at: int, mentions: Sequence[Mention], last: _Deed | None) -> Sequence[Mention]:
    """The sides of whom a verb tells: the nearest before it, with those that `and` joins to it; where that one only
    suffered or did the deed before (`pushed back the Boreans and took …`), whoever that deed is told of."""
    before = [mention for mention in mentions if mention.at < at]
    if not before:
        return ()
    nearest = before[-1]
    if last and last.subjects and nearest not in last.subjects and _goes_on(plain, nearest.at, at, last):
        return last.subjects
    joined = [nearest]
    for one, other in pairwise(reversed(before)):
        if not _JOINS.fullmatch(plain, other.at, one.at):
            break
        joined.append(other)
    return joined


def _goes_on(plain: str, nearest: int, at: int, last: _Deed) -> bool:
    """Whether a verb goes on about the subject of the one before, over the side that is named between the two."""
    if _RELATIVE.search(plain, nearest, at):
        return False
    if _AND.search(plain, nearest, at):
        return last.at < nearest
    told_of = max(mention.at for mention in last.subjects)
    aside = _RELATIVE.search(plain, told_of, last.at) or _BY.search(plain, last.at, nearest)
    return aside is not None
