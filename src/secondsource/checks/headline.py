"""The headline against the body: the same actor, opposite things.

The reference table of opposites lists words and forms of which a thing can be only one ("retreat" against "unable
to withdraw"). The check looks in the headline for a form that stands right after its actor ("Russian troops
retreat"), and in the body for a form of the other side that is said of the same actor: the same noun with the
same name before it, where troops, soldiers, units and forces are one. Adverbs may stand inside a form ("unable to
either withdraw").

So is a sentence of the opening that tells nearly all that the headline tells, in any order, with the opposite word for
what the headline's word is said of ("Senate passes gun bill": "a bill on guns was rejected by the Senate").

It keeps quiet if the body also says plainly what the headline says of that actor; if headline or sentence speak
of what may, will or should happen, ask, deny or put a condition; if the sentence is about an earlier or a dated
time; or if another actor stands between. Both quotes are shown. The wording is found to differ: which of the two
is true is open.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.folding import fold
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.comparing.opposed import Form, find_forms
from secondsource.reading.comparing.restated import find_restated
from secondsource.reading.measures.events import lowered
from secondsource.reading.measures.times import find_dates
from secondsource.reading.measures.units import NO_UNIT, singular
from secondsource.reading.sentences import sentence_around
from secondsource.reading.vocabulary.word_lists import word_set

_SAME_NOUN = (
    word_set("troop force soldier unit army military serviceman fighter"),
    word_set("official authority government minister ministry"),
    word_set("police officer policeman"),
    word_set("company firm business maker"),
    word_set("price cost"),
    word_set("share stock"),
    word_set("talk negotiation"),
    word_set("rebel insurgent militant"),
)
_PEOPLE = word_set(
    "troop force soldier unit army military serviceman police official authority government minister ministry president"
    " leader company firm worker union party fighter rebel militant insurgent team"
)
_FILLERS = word_set("the a an of its his her their more most some all new last first remaining two three four five")
_WHERE = word_set("in across at throughout around")
_POINTING = word_set("those these the their its such")
_BREAK = re.compile(
    r"[,:;–—|?!\"“”‘()]"
    r"|\b(?:as|while|after|amid|but|and|despite|before|when|over|with|for|in|on|at|to|from|by|that)\b"
)
_UNSURE = re.compile(
    r"\b(?:may|might|could|would|should|will|shall|must|can|if|whether|unless|until|how|why|plan\w*|want\w*|urg(?:e|es|ed)"
    r"|calls? for|called for|hop(?:e|es|ed|ing)|fear\w*|expect\w*|likely|possibly|threat\w*|vow\w*|promis\w*|ask\w*"
    r"|demand\w*|order\w*|needs?|ready|consider\w*|had|previously|earlier|once|formerly|ago|den(?:y|ies|ied)"
    r"|rather than|instead of|(?:set|due|about) to|no longer)\b"
)
_LAST = re.compile(r"\blast (?:week|month|year|night)\b")
_OPENING = 3
"""Sentences at the head of the body in which *last month* is the time of the headline too."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Options:
    """How near a form must stand to its actor in a sentence of the body."""

    people_gap: int = 24
    """Words between a form and an actor that is a group of people or a body, if no other actor stands there."""
    thing_gap: int = 2
    """The same for any other actor, such as `oil prices`."""
    opening: int = 3
    """So many sentences at the head of the body are read as telling the headline again."""


@dataclass(frozen=True, slots=True)
class _Actor:
    """Who or what something is said of: `russian` and `troop`."""

    names: frozenset[str]
    noun: str
    object: str = ""
    """What it is done to, where the actor is told by one common word alone: the `ban` of `Ministry lifts ban`."""

    def is_noun(self, word: str) -> bool:
        noun = singular(word)
        return noun == self.noun or any(noun in group and self.noun in group for group in _SAME_NOUN)


@dataclass(frozen=True, slots=True)
class Component:
    """Compares the headline with the body."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:
        if not tables.opposites or "?" in article.title:
            return ()
        opening = reading.sentences[: self.options.opening]
        restated = find_restated(article.title, article.text, opening, tables.opposites)
        found = next(chain(self._opposed(article, reading, tables), restated), None)
        return (_finding(article, found),) if found else ()

    def _opposed(self, article: Article, reading: Reading, tables: Tables) -> Iterator[Span]:
        """Sentences that say the opposite of the headline's actor."""
        title = lowered(article.title)
        if _UNSURE.search(title):
            return
        in_title = find_forms(article.title, tables.opposites)
        actors = [(form, actor) for form in in_title if (actor := _title_actor(article.title, title, form.span))]
        in_body = find_forms(article.text, tables.opposites) if actors else ()
        for form, actor in actors:
            for pair, side in form.meanings:
                if against := self._mismatch(article.text, reading.sentences, (pair, side, actor), in_body):
                    yield against

    def _mismatch(
        self, text: str, sentences: Sequence[Span], told: tuple[int, str, _Actor], in_body: Sequence[Form]
    ) -> Span | None:
        """The sentence that says the opposite, one with a plain *not* first; None where the body says both."""
        pair, told_side, actor = told
        low = lowered(text)
        against: list[tuple[bool, Span]] = []
        for form in in_body:
            sides = {side for number, side in form.meanings if number == pair}
            sentence = sentence_around(form.span, sentences) if sides else None
            if sentence is None or not self._is_said_of(text, sentence, form.span, actor):
                continue
            after = {singular(hit.group()) for hit in [*_WORD.finditer(text, form.span.end, sentence.end)][:5]}
            if actor.object and actor.object not in after:
                continue
            if told_side in sides:
                return None
            late = sentence not in sentences[:_OPENING] and _LAST.search(low, sentence.start, sentence.end)
            if not late and not _is_elsewhen(text, low, sentence, form.span):
                against.append((not form.negated, sentence))
        return min(against)[1] if against else None

    def _is_said_of(self, text: str, sentence: Span, form: Span, actor: _Actor) -> bool:
        """The actor stands before the form in the sentence, and no other actor stands between."""
        words = [hit.group() for hit in _WORD.finditer(text, sentence.start, form.start)]
        gap = self.options.people_gap if actor.noun in _PEOPLE else self.options.thing_gap
        for at in range(len(words) - 1, max(-1, len(words) - 2 - gap), -1):
            before = [_name(word) for word in words[max(0, at - 3) : at]]
            if actor.is_noun(words[at]):
                nearest_fits = not before or before[-1] in actor.names | _FILLERS | NO_UNIT
                nearest_fits = nearest_fits or (len(before) > 1 and before[-2] in _WHERE)
                if nearest_fits and actor.names <= set(before):
                    return True
            elif singular(words[at]) not in _PEOPLE:
                continue
            if not (before and before[-1] in _POINTING):
                return False
        return False


def _title_actor(title: str, low: str, form: Span) -> _Actor | None:
    """The noun right before the form, and the names and modifiers before it, back to the last break."""
    start = max((hit.end() for hit in _BREAK.finditer(low, 0, form.start)), default=0)
    words = [hit.group() for hit in _WORD.finditer(title, start, form.start)][-4:]
    if len(words) > 1 and words[-1].lower().endswith("ly"):
        words.pop()
    if not words:
        return None
    noun = singular(words[-1])
    names = frozenset(name for word in words[:-1] if (name := _name(word)) not in _FILLERS)
    if len(noun) > 2 and (names or noun not in _PEOPLE):
        return _Actor(names, noun)
    told = _object(title, form.end)
    return _Actor(names, noun, told) if told and noun in _PEOPLE else None


def _object(text: str, at: int) -> str:
    """The last noun before the next break."""
    stop = _BREAK.search(text, at)
    words = [hit.group() for hit in _WORD.finditer(text, at, stop.start() if stop else len(text))][:4]
    return singular(words[-1]) if words else ""


def _name(word: str) -> str:
    """`Russia’s` and `Russia` as one word."""
    return fold(re.sub(r"['’]s$", "", word))


def _is_elsewhen(text: str, low: str, sentence: Span, form: Span) -> bool:
    """True for what may happen or is denied, and for another, dated time."""
    if _UNSURE.search(low, sentence.start, form.start) or _UNSURE.search(low, form.end, sentence.end):
        return True
    return any(mention.year is not None for mention in find_dates(sentence.of(text)))


def _finding(article: Article, against: Span) -> Finding:
    quote = against.of(article.text)
    return Finding(
        check="headline",
        message="Headline and body say opposite things of the same actor.",
        arithmetic=f"headline: “{article.title}”; body: “{quote}”",
        span=against,
        quote=quote,
        flag=Flag.HEADLINE_BODY_MISMATCH,
    )
