"""*Said?*: whether the speaker said it, and so. Never coloured by whether it is true."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from secondsource.domain.claim import Attribution, Claim
from secondsource.domain.evidence import Passage, PassageKind, Stance, StanceReading
from secondsource.domain.reference import Tables
from secondsource.domain.report import Said
from secondsource.reading.speech.camps import find_camp, folded, is_official
from secondsource.weighing.case import Case
from secondsource.weighing.origins import same_person
from secondsource.weighing.own_story import own_story
from secondsource.weighing.testimony import find_speakers, find_voice
from secondsource.weighing.times import is_later

DRIFT = 0.6
"""Share of equal words below which a quotation may be an altered one."""
_SAME_QUOTE = 0.3
_GROUP = re.compile(r"\b(?:officials?|military|authorities|commanders|army|forces|government)$")


def find_said(claim: Claim, read: Iterable[tuple[Passage, StanceReading]], case: Case) -> Said | None:
    """Compares what the article gives a speaker with what is held of the same speaker; None in the article's own voice.

    *verbatim*: a page in the article's language has the words. *altered in quotes*: such a page gives this speaker a
    quotation that shares less than six words in ten and differs in content words. *faithful translation*: a page in
    another language supports it from the same speaker. *paraphrase ok*: a page or note does in other words.
    *not found*: none of these is held.
    """
    said = claim.attribution
    if said is None:
        return None
    held = [(passage, reading) for passage, reading in read if _may_show(passage, case)]
    upstream = [passage for passage, _ in held if _is_upstream(passage, said, case)]
    if any(folded(_bare(claim.quote)) in folded(passage.text) for passage in upstream):
        return Said.VERBATIM
    if said.quoted and any(is_altered(claim.quote, quote) for quote in _quotes(upstream, said)):
        return Said.ALTERED_IN_QUOTES
    return _retold(said, held, case)


def is_altered(quote: str, original: str) -> bool:
    """True where two texts of one quotation share less than six words in ten and other content words stand in it."""
    likeness = SequenceMatcher(None, _words(quote), _words(original), autojunk=False).ratio()
    return _SAME_QUOTE <= likeness < DRIFT and bool(_content(quote) - _content(original))


def _retold(said: Attribution, held: Sequence[tuple[Passage, StanceReading]], case: Case) -> Said:
    telling = [
        passage
        for passage, reading in held
        if reading.stance is Stance.SUPPORTS
        and (speaker := find_voice(passage, reading.span, case.tables).speaker)
        and is_same_voice(said, speaker, case.tables)
    ]
    if any(not passage.second_hand and not _same_language(passage, case) for passage in telling):
        return Said.FAITHFUL_TRANSLATION
    return Said.PARAPHRASE_OK if telling else Said.NOT_FOUND


def is_same_voice(said: Attribution, speaker: str, tables: Tables) -> bool:
    """The same person or body; `Ukrainian officials` is anyone who speaks for that side."""
    if same_person(said.speaker, speaker):
        return True
    group = find_camp(said.speaker, tables) if _GROUP.search(folded(said.speaker)) else None
    return group is not None and find_camp(speaker, tables) == group and is_official(speaker, tables)


def _may_show(passage: Passage, case: Case) -> bool:
    itself = own_story(passage, case) == "It is the article itself."
    testimony = passage.kind in (PassageKind.PAGE, PassageKind.NOTE)
    return testimony and not itself and not is_later(passage, case.as_of)


def _is_upstream(passage: Passage, said: Attribution, case: Case) -> bool:
    """A first-hand text in the article's language in which the same speaker speaks."""
    return (
        not passage.second_hand
        and _same_language(passage, case)
        and any(is_same_voice(said, each.speaker, case.tables) for each in find_speakers(passage.text))
    )


def _same_language(passage: Passage, case: Case) -> bool:
    return passage.language == (case.article.language or "en")


def _quotes(upstream: Sequence[Passage], said: Attribution) -> list[str]:
    return [
        each.content_span.of(passage.text)
        for passage in upstream
        for each in find_speakers(passage.text)
        if each.quoted and same_person(said.speaker, each.speaker)
    ]


def _bare(quote: str) -> str:
    return quote.strip(" \n“”\"'‘’«».,;:!?")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text))


def _content(text: str) -> set[str]:
    return {word for word in _words(text) if len(word) > 3}
