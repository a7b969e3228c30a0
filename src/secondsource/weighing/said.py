"""*Said?*: whether the speaker said it, and so. Never coloured by whether it is true."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from difflib import SequenceMatcher
from functools import lru_cache

from secondsource.domain.claim import Attribution, Claim
from secondsource.domain.evidence import Passage, PassageKind, Stance, StanceReading
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Said, Wording
from secondsource.reading.sentences import find_sentences
from secondsource.reading.speech.camps import find_camp, folded, is_official
from secondsource.weighing.case import Case
from secondsource.weighing.kinship import same_person
from secondsource.weighing.leads import find_lead
from secondsource.weighing.own_story import is_article
from secondsource.weighing.testimony import find_speakers, find_voice
from secondsource.weighing.times import is_later, publication_day

DRIFT = 0.6
"""Share of equal words below which a quotation may be an altered one."""
_SAME_QUOTE = 0.3
LONG = 5
"""Words from which a text hardly has the same words by chance."""
STALE = timedelta(days=60)
"""A quotation held only from so long before the article is of another time."""
_GROUP = re.compile(r"\b(?:officials?|military|authorities|commanders|army|forces|government)$")
_FRAME = re.compile(
    r"\b(?:if|unless|only when|only if|provided|as long as|should (?:we|they|he|she|it)|suppose|imagine|not that"
    r"|якщо|якби|если|если бы)\b"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome, and the held words it was read from; of what is not found, the words of a lead."""

    said: Said
    wording: Wording | None = None


@dataclass(frozen=True, slots=True)
class _Quest:
    """What is looked for, and what is held of it."""

    claim: Claim
    said: Attribution
    held: tuple[tuple[Passage, StanceReading], ...]
    case: Case
    words: str
    """The claim's own, folded."""
    readable: tuple[Passage, ...]
    """First-hand texts in the article's language."""
    word_by_word: tuple[Passage, ...] = ()
    """Those of them that have the words, from the speaker."""


def find_said(claim: Claim, read: Iterable[tuple[Passage, StanceReading]], case: Case) -> Answer | None:
    """Compares what the article gives a speaker with what is held of the same speaker, the earliest text first; None in
    the article's own voice."""
    if claim.attribution is None:
        return None
    quest = _quest(claim, claim.attribution, read, case)
    if answer := next((answer for rule in SAID_RULES if (answer := rule(quest))), None):
        return answer
    return Answer(Said.NOT_FOUND, find_lead(claim, _leading(quest)))


def _quest(claim: Claim, said: Attribution, read: Iterable[tuple[Passage, StanceReading]], case: Case) -> _Quest:
    held = tuple(sorted((pair for pair in read if _may_show(pair[0], case)), key=_earliest))
    language = case.article.language or "en"
    readable = tuple([passage for passage, _ in held if passage.language == language and not passage.second_hand])
    quest = _Quest(claim, said, held, case, folded(_bare(claim.quote)), readable)
    return replace(quest, word_by_word=tuple(_word_by_word(quest)))


def _leading(quest: _Quest) -> Iterator[Passage]:
    """What was read for the claim, the earliest first, then the copies of the article's story."""
    yield from (passage for passage, _ in quest.held)
    yield from (copy.passage for copy in quest.case.copies if _may_show(copy.passage, quest.case))


def out_of_context(quest: _Quest) -> Answer | None:
    """Held from the same speaker word by word, and every text that has it hangs it on a condition that the article
    leaves out, or is more than sixty days older than the article."""
    found = quest.word_by_word
    if found and all(_is_stale(passage, quest) or _is_framed(passage, quest) for passage in found):
        return Answer(Said.OUT_OF_CONTEXT, _shown(found[0], _sentence_with(quest.words, found[0].text)))
    return None


def verbatim(quest: _Quest) -> Answer | None:
    """A page in the article's language has the words, from this speaker."""
    found = next(iter(quest.word_by_word), None)
    return Answer(Said.VERBATIM, _shown(found, _sentence_with(quest.words, found.text))) if found else None


def wrong_speaker(quest: _Quest) -> Answer | None:
    """A page in the article's language gives the quoted words, five or more, to somebody else, and none to this
    speaker."""
    if not quest.said.quoted or len(quest.words.split()) < LONG:
        return None
    for passage in quest.readable:
        for each in find_speakers(passage.text, quest.case.tables):
            content = each.content_span.of(passage.text)
            if quest.words in folded(content) and not is_same_voice(quest.said, each.speaker, quest.case.tables):
                return Answer(Said.WRONG_SPEAKER, _shown(passage, each.content_span, each.speaker))
    return None


def altered_in_quotes(quest: _Quest) -> Answer | None:
    """A page in the article's language gives this speaker a quotation that shares less than six words in ten with the
    article's and differs in content words; a translation differs legitimately and is never called altered."""
    if not quest.said.quoted:
        return None
    for passage in (text for text in quest.readable if _speaks_in(text, quest)):
        for each in find_speakers(passage.text, quest.case.tables):
            held = each.content_span.of(passage.text)
            if each.quoted and same_person(quest.said.speaker, each.speaker) and is_altered(quest.claim.quote, held):
                return Answer(Said.ALTERED_IN_QUOTES, _shown(passage, each.content_span, compared=quest.claim.quote))
    return None


def faithful_translation(quest: _Quest) -> Answer | None:
    """A page in another language supports it from the same speaker."""
    return next(
        (
            Answer(Said.FAITHFUL_TRANSLATION, _shown(passage, reading.span))
            for passage, reading in quest.held
            if not passage.second_hand and not _same_language(passage, quest.case) and _tells(passage, reading, quest)
        ),
        None,
    )


def paraphrase_ok(quest: _Quest) -> Answer | None:
    """A page or a note tells in other words that this speaker said it."""
    found = next((pair for pair in quest.held if _tells(*pair, quest)), None)
    return Answer(Said.PARAPHRASE_OK, _shown(found[0], found[1].span)) if found else None


SAID_RULES: tuple[Callable[[_Quest], Answer | None], ...] = (
    out_of_context,
    verbatim,
    wrong_speaker,
    altered_in_quotes,
    faithful_translation,
    paraphrase_ok,
)
"""The first that applies answers; none leaves *not found*: not held is not the same as not said."""


def is_altered(quote: str, original: str) -> bool:
    """True where two texts of one quotation share less than six words in ten and other content words stand in it."""
    likeness = SequenceMatcher(None, _words(quote), _words(original), autojunk=False).ratio()
    return _SAME_QUOTE <= likeness < DRIFT and bool(_content(quote) - _content(original))


def mark_drift(quote: str, original: str) -> str:
    """The held words with what the article changed: `[-held words-]` are gone, `{+new words+}` were put in."""
    ours, theirs = quote.split(), original.split()
    matcher = SequenceMatcher(
        None, [_bare(w).lower() for w in theirs], [_bare(w).lower() for w in ours], autojunk=False
    )
    parts: list[str] = []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            parts += theirs[first:last]
            continue
        parts += [f"[-{' '.join(theirs[first:last])}-]"] if last > first else []
        parts += [f"{{+{' '.join(ours[start:end])}+}}"] if end > start else []
    return " ".join(parts)


def is_same_voice(said: Attribution, speaker: str, tables: Tables) -> bool:
    """The same person or body; `Ukrainian officials` is anyone who speaks for that side."""
    return _is_same_voice(said.speaker, speaker, tables)


@lru_cache(maxsize=8192)
def _is_same_voice(said: str, speaker: str, tables: Tables) -> bool:
    if same_person(said, speaker):
        return True
    group = find_camp(said, tables) if _GROUP.search(folded(said)) else None
    return group is not None and find_camp(speaker, tables) == group and is_official(speaker, tables)


def _speaks_in(passage: Passage, quest: _Quest) -> bool:
    """Whether the same speaker speaks in a text."""
    tables = quest.case.tables
    return any(is_same_voice(quest.said, each.speaker, tables) for each in find_speakers(passage.text, tables))


def _word_by_word(quest: _Quest) -> Iterator[Passage]:
    for passage in quest.readable:
        if quest.words in folded(passage.text) and _speaks_in(passage, quest) and not _others(passage, quest):
            yield passage


def _others(passage: Passage, quest: _Quest) -> bool:
    """Whether the text gives the words to another than the speaker."""
    givers = [
        each.speaker
        for each in find_speakers(passage.text, quest.case.tables)
        if quest.words in folded(each.content_span.of(passage.text))
    ]
    return bool(givers) and not any(is_same_voice(quest.said, giver, quest.case.tables) for giver in givers)


def _tells(passage: Passage, reading: StanceReading, quest: _Quest) -> bool:
    """Whether a text supports the claim from the mouth of the same speaker."""
    if reading.stance is not Stance.SUPPORTS:
        return False
    speaker = find_voice(passage, reading.span, quest.case.tables).speaker
    return bool(speaker) and is_same_voice(quest.said, speaker, quest.case.tables)


def _may_show(passage: Passage, case: Case) -> bool:
    testimony = passage.kind in (PassageKind.PAGE, PassageKind.NOTE)
    return testimony and not is_later(passage, case.as_of) and not is_article(passage, case)


def _is_stale(passage: Passage, quest: _Quest) -> bool:
    day = publication_day(quest.case.article)
    return bool(day and passage.published_at and day - passage.published_at > STALE)


def _is_framed(passage: Passage, quest: _Quest) -> bool:
    """Whether the held sentence has a condition outside the words that the article took, and the article has none."""
    span = _sentence_with(quest.words, passage.text)
    rest = folded(span.of(passage.text)).replace(quest.words, " ")
    return bool(_FRAME.search(rest)) and not _FRAME.search(folded(quest.claim.sentence.of(quest.case.article.text)))


def _sentence_with(words: str, text: str) -> Span:
    """The sentence that holds the folded words; the whole text where none does alone."""
    spans: Sequence[Span] = find_sentences(text, ())
    return next((span for span in spans if words in folded(span.of(text))), Span(0, len(text)))


def _shown(passage: Passage, span: Span, speaker: str | None = None, compared: str | None = None) -> Wording:
    words = span.of(passage.text)
    return Wording(passage, span, words, speaker, mark_drift(compared, words) if compared else None)


def _earliest(pair: tuple[Passage, StanceReading]) -> tuple[str, str, int]:
    day = pair[0].published_at
    return (day.isoformat() if day else "9999", pair[0].id, pair[1].span.start)


def _same_language(passage: Passage, case: Case) -> bool:
    return passage.language == (case.article.language or "en")


def _bare(quote: str) -> str:
    return quote.strip(" \n“”\"'‘’«».,;:!?")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text))


def _content(text: str) -> set[str]:
    return {word for word in _words(text) if len(word) > 3}
