"""Statements as people put them: edits of what the machine found, held against the article before they are made."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from secondsource.domain.article import Article
from secondsource.domain.claim import Attribution, Claim, NoClaim, Reading
from secondsource.domain.editing import Edit, EditKind, Put, Signature, Stood
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.errors import InputError
from secondsource.reading.statements.claims import as_sentence
from secondsource.reading.statements.facets import tells_headline
from secondsource.reading.statements.making import Place, make_claim
from secondsource.reading.statements.part import LONGEST
from secondsource.reading.statements.references import Referents
from secondsource.reading.statements.towns import Towns

MOST = 100
"""Edits behind one report."""
LONGEST_TEXT = 600
"""Characters of a statement that a person writes."""
LONGEST_WHY = 4000
PARTS = 8
"""Into which one statement is split at most."""
NONE_LEFT = "an editor found no statement in it"
"""Why a sentence states nothing, where people dropped or moved what the machine found in it."""

_SHAPES = {
    EditKind.REWORDED: (1, 1),
    EditKind.MERGED: (2, 1),
    EditKind.DROPPED: (1, 0),
    EditKind.ADDED: (0, 1),
}
"""How many statements stood, and how many are put; what is split becomes two or more."""


def reword(claim: Claim, text: str, signed: Signature) -> Edit:
    """The same words of the article, told in another statement."""
    return Edit((_stood(claim),), (Put(_written(text), claim.quote, claim.span),), signed)


def merge(article: Article, one: Claim, other: Claim, text: str, signed: Signature) -> Edit:
    """Two statements as one, from where the first begins to where the last ends."""
    span = _around((one, other))
    return Edit((_stood(one), _stood(other)), (Put(_written(text), span.of(article.text), span),), signed)


def split(article: Article, claim: Claim, parts: Sequence[tuple[str, str]], signed: Signature) -> Edit:
    """A statement as several: words of it, each with the statement that they make; where that is empty, the words
    are the statement. Raises InputError for words that do not stand in it."""
    return Edit((_stood(claim),), tuple(_put(article, words, text, claim.span) for words, text in parts), signed)


def drop(claim: Claim, signed: Signature) -> Edit:
    """What is no statement, or none that should be checked."""
    return Edit((_stood(claim),), (), signed)


def add(article: Article, words: str, text: str, signed: Signature) -> Edit:
    """A statement that the machine missed: words of the article, and the statement as for a part. Raises InputError
    for words that do not stand in it."""
    return Edit((), (_put(article, words, text, Span(0, len(article.text))),), signed)


def read_part(line: str) -> tuple[str, str]:
    """Words of the article and, behind `=>`, the statement that they make; empty where it is the words themselves."""
    words, _, text = line.partition("=>")
    return words, text


def edit_statements(reading: Reading, article: Article, edits: Sequence[Edit], tables: Tables) -> Reading:
    """The reading with the edits made, in order; every sentence is still covered by a claim or has a reason for none.

    Edits of different statements may come in any order. Raises InputError for an edit of a statement that is not
    there, or of one that another edit has taken; for words that are not the article's; and for more than is allowed.
    """
    require_few(edits)
    claims = {claim.id: claim for claim in reading.claims}
    maker = _Maker(article, reading, tables)
    for edit in edits:
        _require_form(edit, article)
        gone = [_find(claims, each) for each in edit.stood]
        _require_fit(edit, gone)
        for each in gone:
            del claims[each.id]
        for made in (maker.make(put, gone) for put in edit.put):
            if made.id in claims:
                raise InputError(f"The statement {_name(made.text)} stands there already.")
            claims[made.id] = made
    ordered = sorted(claims.values(), key=lambda each: (each.sentence.start, each.span.start, -each.span.end, each.id))
    return replace(reading, claims=tuple(ordered), unclaimed=_unclaimed(reading, ordered, article.text))


def require_few(edits: Sequence[Edit]) -> None:
    """Raises InputError for more edits than can stand behind one report."""
    if len(edits) > MOST:
        raise InputError(f"At most {MOST} edits can stand behind one report; check the article anew and edit that.")


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes claims of what people wrote, by the rules for what the machine found."""

    article: Article
    reading: Reading
    tables: Tables

    def make(self, put: Put, gone: Sequence[Claim]) -> Claim:
        sentence = self._sentence(put.span)
        by = gone[0].attribution if gone else self._attribution(put.span)
        referents = self._referents(sentence)
        found = referents.resolve(put.text, by)
        # What the machine could put a name for is unclear here all the same: a person's text stands as it is.
        unclear = tuple(dict.fromkeys((*(words for words, _ in found.put), *found.unclear)))
        place = Place(put.quote, put.span, sentence, by, self._is_central(put, sentence, gone))
        return make_claim(put.text, place, unclear, referents)

    def _sentence(self, span: Span) -> Span:
        """From the first to the last sentence that holds a part of it; itself, where none does."""
        around = _sentences(self.reading, span)
        return Span(around[0].start, around[-1].end) if around else span

    def _attribution(self, span: Span) -> Attribution | None:
        said = [each for each in self.reading.attributions if each.speech and each.content_span.contains(span)]
        return min(said, key=lambda each: each.content_span.end - each.content_span.start) if said else None

    def _referents(self, sentence: Span) -> Referents:
        """Who and what the article has named before a sentence."""
        text = self.article.text
        referents = Referents(Towns(self.tables.places), self.article.title)
        referents.skim(text)
        referents.hear(text[: sentence.start], (), (), unclear=False, unclaimed=False)
        return referents

    def _is_central(self, put: Put, sentence: Span, gone: Sequence[Claim]) -> bool:
        opening = self.reading.sentences[:2]
        opens = bool(opening) and sentence.start < opening[-1].end
        return any(each.facets.central for each in gone) or (
            not gone and (opens or tells_headline(put.text[:LONGEST], self.article.title))
        )


def _stood(claim: Claim) -> Stood:
    return Stood(claim.id, claim.text)


def _written(text: str) -> str:
    """A person's words in one line, as a sentence; empty where there are none."""
    line = " ".join(text.split())
    return as_sentence(line) if line else ""


def _put(article: Article, words: str, text: str, within: Span) -> Put:
    span = _place(article, words, within)
    return Put(_written(text) or as_sentence(span.of(article.text)), span.of(article.text), span)


def _place(article: Article, words: str, within: Span) -> Span:
    """Where words stand first, whole, in one paragraph; space between them may differ."""
    found = words.split()
    pattern = r"(?<!\w)" + r"[^\S\n]+".join(map(re.escape, found)) + r"(?!\w)" if found else ""
    there = re.compile(pattern).search(article.text, within.start, within.end) if pattern else None
    if there is None:
        where = "in this statement" if within.end - within.start < len(article.text) else "in the article"
        raise InputError(f"The words {_name(words)} do not stand {where}; copy them from it, letter by letter.")
    return Span(*there.span())


def _sentences(reading: Reading, span: Span) -> list[Span]:
    """Those that hold a part of a span, in order."""
    first = bisect_right(reading.sentences, span.start, key=lambda each: each.end)
    return list(takewhile(lambda each: each.start < span.end, islice(reading.sentences, first, None)))


def _around(claims: Iterable[Claim]) -> Span:
    spans = [each.span for each in claims]
    return Span(min(each.start for each in spans), max(each.end for each in spans))


def _find(claims: dict[str, Claim], stood: Stood) -> Claim:
    claim = claims.get(stood.claim)
    if claim is None or claim.text != stood.text:
        raise InputError(
            f"The statement {_name(stood.text)} is not among those that stand; another edit has taken it, or the "
            "article is read otherwise now: check it again, and edit the new report."
        )
    return claim


def _require_form(edit: Edit, article: Article) -> None:
    """What an edit must be wherever it comes from. Raises InputError."""
    if not edit.signed.by.strip() or not edit.signed.why.strip():
        raise InputError("An edit is signed and has a reason, for the reader.")
    if len(edit.signed.by) > LONGEST_TEXT or len(edit.signed.why) > LONGEST_WHY:
        raise InputError(f"A reason has at most {LONGEST_WHY} characters, a name {LONGEST_TEXT}.")
    counts = (len(edit.stood), len(edit.put))
    if edit.kind is EditKind.SPLIT and not 2 <= len(edit.put) <= PARTS:
        raise InputError(f"A statement is split into two parts or more, and at most {PARTS}.")
    if counts != _SHAPES.get(edit.kind, counts):
        raise InputError("One edit drops, adds or rewords one statement, splits one, or merges two.")
    for put in edit.put:
        _require_text(put)
        if put.quote != put.span.of(article.text) or not put.quote.strip() or "\n" in put.quote:
            raise InputError(f"The words {_name(put.quote)} are not those of one paragraph of the article there.")


def _require_text(put: Put) -> None:
    if not any(letter.isalnum() for letter in put.text):
        raise InputError("Write the statement in words.")
    if len(put.text) > LONGEST_TEXT and put.text != as_sentence(put.quote):
        raise InputError(f"A statement has at most {LONGEST_TEXT} characters; split it.")


def _require_fit(edit: Edit, gone: Sequence[Claim]) -> None:
    """That what is put stands where that stood which it replaces. Raises InputError."""
    if len({each.id for each in gone}) < len(gone):
        raise InputError("A statement is merged with another one.")
    if len({each.attribution.speaker if each.attribution else None for each in gone}) > 1:
        raise InputError("These two are said by different speakers, so they are no one statement.")
    if len({(put.text, put.span) for put in edit.put}) < len(edit.put):
        raise InputError("A part stands there twice; each part is another statement.")
    if not gone:
        return
    around = _around(gone)
    for put in edit.put:
        if put.span != around and (edit.kind is not EditKind.SPLIT or not around.contains(put.span)):
            raise InputError(f"The words {_name(put.quote)} are not those of the statement that stood there.")
        if any(put.text == each.text and put.span == each.span for each in gone):
            raise InputError(f"The edit of {_name(put.text)} changes nothing; leave it out.")


def _unclaimed(reading: Reading, claims: Sequence[Claim], text: str) -> tuple[NoClaim, ...]:
    """Sentences in which no claim stands, with the reason that the machine gave, or that people took them out."""
    claimed = {sentence for claim in claims for sentence in _sentences(reading, claim.span)}
    known = {each.span: each for each in reading.unclaimed}
    empty = (sentence for sentence in reading.sentences if sentence not in claimed)
    return tuple(known.get(each) or NoClaim(each.of(text), each, NONE_LEFT) for each in empty)


def _name(words: str) -> str:
    """Words short enough for a sentence to a person."""
    line = " ".join(words.split())
    return f"“{line[:77]}…”" if len(line) > 80 else f"“{line}”"
