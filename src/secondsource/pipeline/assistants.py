"""Parts that settings may name to write searches, take statements apart and translate: code holds what they propose
against the claim before anything is done with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import TypeVar, cast

from secondsource.domain.claim import Claim, Reading
from secondsource.domain.evidence import Query
from secondsource.domain.ids import content_id
from secondsource.domain.record import Gap, Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Occasion, Usage
from secondsource.errors import ModelError, SettingsError
from secondsource.pipeline.answers import sound_pairs
from secondsource.pipeline.boundary import attempt
from secondsource.ports import PerArticle, Session, Splitter, Translator, Writer
from secondsource.reading.comparing.alignment import align
from secondsource.reading.comparing.guard import Sides, find_doubt, find_mismatch

T = TypeVar("T")

QUERIES = 4
LONGEST_QUERY = 200
LONG = 14
"""Words of a statement that may say more than one thing."""
PARTS = 5
WHOLE = 0.95
"""Share of a statement's weight that its parts must tell together."""
PURPOSE = "words that a language model chose"
ROLES = {"translator": "translate", "writer": "write", "splitter": "split"}
"""Settings of [check] that name a part of kind `models`, and what that part must be able to do."""


def able(part: T, role: str, name: str, verb: str) -> T:
    """The part of that name, if it can do what its role asks. Raises SettingsError."""
    if not (hasattr(part, "for_article") or hasattr(part, verb)):
        raise SettingsError(f"check.{role} names models.{name}, which cannot {verb}; models.llm can.")
    return part


@dataclass(frozen=True, slots=True)
class Assistants:
    """None where the settings name none."""

    translator: Translator | None = None
    writer: Writer | None = None
    splitter: Splitter | None = None


class Accounts:
    """Parts while they serve one article: each is opened once, whatever it is named for, so that its budget is one."""

    def __init__(self, occasion: Occasion) -> None:
        self._occasion = occasion
        self._opened: dict[int, Session | Gap] = {}

    def open(self, part: T) -> T | None:
        """The part as it serves this article: itself where it keeps no count, None where it cannot be opened."""
        if not isinstance(part, PerArticle):
            return part
        if id(part) not in self._opened:
            self._opened[id(part)] = attempt("language model", lambda: _session(part, self._occasion))
        found = self._opened[id(part)]
        return None if isinstance(found, Gap) else cast("T", found)

    def open_all(self, assistants: Assistants) -> Assistants:
        return Assistants(
            self.open(assistants.translator), self.open(assistants.writer), self.open(assistants.splitter)
        )

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What the parts could not do, each once."""
        opened = self._opened.values()
        told = (gap for each in opened for gap in ((each,) if isinstance(each, Gap) else each.gaps))
        return tuple(dict.fromkeys(told))

    @property
    def usage(self) -> tuple[Usage, ...]:
        return tuple(each.usage for each in self._opened.values() if isinstance(each, Session))


def add_usage(several: Iterable[Sequence[Usage]]) -> tuple[Usage, ...]:
    """What was used at several times, of each part and model together."""
    added: dict[tuple[str, str], Usage] = {}
    for each in chain.from_iterable(several):
        one = added.get((each.part, each.model))
        added[each.part, each.model] = _added(one, each) if one else each
    return tuple(added.values())


def _added(one: Usage, other: Usage) -> Usage:
    return replace(
        one,
        prompts=tuple(dict.fromkeys((*one.prompts, *other.prompts))),
        requests=one.requests + other.requests,
        tokens_in=one.tokens_in + other.tokens_in,
        tokens_out=one.tokens_out + other.tokens_out,
        money=one.money + other.money,
        seconds=one.seconds + other.seconds,
    )


def _session(part: PerArticle, occasion: Occasion) -> Session:
    session = part.for_article(occasion)
    if not isinstance(session, Session):
        raise ModelError("The part was opened for the article and gave nothing that keeps count.")
    return session


def write_queries(claim: Claim, own: Sequence[Query], writer: Writer | None) -> tuple[tuple[Query, ...], Gap | None]:
    """More questions about a claim, in the languages in which it is asked about already, within the same days."""
    by_language = {query.language or "en": query for query in reversed(own)}
    if writer is None or not own:
        return (), None
    found = attempt("writer of searches", lambda: sound_pairs(writer.write(claim.text, list(by_language))))
    if isinstance(found, Gap):
        return (), found
    asked = (
        replace(by_language[language], text=words[:LONGEST_QUERY], purpose=PURPOSE)
        for language, words in found[:QUERIES]
        if language in by_language and any(letter.isalpha() for letter in words)
    )
    return tuple(dict.fromkeys(asked)), None


def take_apart(reading: Reading, splitter: Splitter | None, tables: Tables) -> tuple[Reading, tuple[Gap, ...]]:
    """The reading with long statements in single ones, where the parts say the whole and nothing else."""
    if splitter is None:
        return reading, ()
    claims: list[Claim] = []
    gaps: list[Gap] = []
    for claim in reading.claims:
        found = attempt("splitter of statements", lambda claim=claim: _parts(claim, splitter, tables))
        gaps += [found] if isinstance(found, Gap) else []
        claims += [claim] if isinstance(found, Gap) or not found else found
    return replace(reading, claims=tuple(claims)), tuple(dict.fromkeys(gaps))


def _parts(claim: Claim, splitter: Splitter, tables: Tables) -> list[Claim]:
    """The single statements of a claim; none where it stays whole."""
    if not claim.checkable or len(claim.text.split()) < LONG:
        return []
    proposed = sound_pairs(splitter.split(claim.text, claim.quote))
    placed = [(text, _place(claim, quote)) for text, quote in proposed]
    spans = sorted(span for _, span in placed if span)
    apart = all(one.end <= other.start for one, other in pairwise(spans))
    texts = [text for text, _ in placed]
    if not (2 <= len(placed) == len(spans) <= PARTS and apart and _say_the_same(claim.text, texts, tables)):
        return []
    return [_part(claim, text, span) for text, span in sorted(placed, key=lambda each: each[1] or claim.span) if span]


def _place(claim: Claim, quote: str) -> Span | None:
    at = claim.quote.find(quote) if quote.strip() else -1
    return Span(at, at + len(quote)).shifted(claim.span.start) if at >= 0 else None


def _part(claim: Claim, text: str, span: Span) -> Claim:
    quote = span.shifted(-claim.span.start).of(claim.quote)
    return replace(claim, id=content_id("claim", text, quote, span.start, span.end), text=text, quote=quote, span=span)


def _say_the_same(whole: str, parts: Sequence[str], tables: Tables) -> bool:
    """Whether every part follows from the whole, and the whole is told by the parts together."""
    follow = all(_follows(part, whole, tables) for part in parts)
    return follow and align(whole, " ".join(parts), tables).coverage >= WHOLE


def _follows(part: str, whole: str, tables: Tables) -> bool:
    sides = Sides(part, whole, tables)
    return sides.alignment.coverage >= WHOLE and find_mismatch(sides) is None and find_doubt(sides) is None
