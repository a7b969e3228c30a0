"""An article as a script: the title, then every sentence of the body once; never furniture or comments."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from secondsource.domain.article import Article
from secondsource.domain.ids import digest
from secondsource.domain.narration import Part, Script, Utterance
from secondsource.domain.record import Span
from secondsource.domain.reference import Pronounced
from secondsource.reading.pages.furniture import comment_heading, is_button, opens_box
from secondsource.reading.sentences import find_sentences
from secondsource.reading.spoken.names import Lexicon, lexicon_of
from secondsource.reading.spoken.sentence import Spoken, say, say_plain

_LONGEST = 1_500
"""Characters of the longest sentence that is said in one go; longer ones are cut between words."""
_HEADING_WORDS = 12
_ENDS_A_SENTENCE = re.compile(r"[.!?…:;,][”’\"')]*$")


def write_script(article: Article, lexicon: tuple[Pronounced, ...]) -> Script:
    """What is said of an article. Sentences without a letter or a digit have nothing to say and are left out."""
    english = (article.language or "en").split("-")[0].lower() == "en"
    names = lexicon_of(lexicon)
    return Script(
        title=article.title,
        address=article.address,
        language=article.language or "en",
        publisher=article.publisher,
        byline=article.byline,
        published=article.published,
        text=digest(article.text.encode(errors="replace")),
        utterances=(*_title(article, names, english=english), *_body(article, names, english=english)),
    )


def utter(part: Part, text: str, names: Lexicon, *, claim: str | None = None, chapter: str | None = None) -> Utterance:
    """A sentence of the checker's own, or a title, as it is said in English."""
    return _utterance(part, text, None, say(text, names), claim=claim, chapter=chapter, last=True)


def _title(article: Article, names: Lexicon, *, english: bool) -> Iterator[Utterance]:
    spoken = say(article.title, names) if english else say_plain(article.title)
    if spoken.text:
        yield _utterance(Part.TITLE, article.title, None, spoken, chapter=article.title, last=True)


def _body(article: Article, names: Lexicon, *, english: bool) -> Iterator[Utterance]:
    text = article.text
    sentences = [piece for span in find_sentences(text, article.paragraphs) for piece in _cut(text, span)]
    inside = False
    for span, after in pairwise((*sentences, None)):
        if span is None or is_furniture(article, span):
            continue
        line = span.of(text)
        spoken = say(line, names, inside=inside) if english else say_plain(line)
        last = after is None or "\n" in text[span.end : after.start]
        # A quotation of several paragraphs opens anew in each and closes in the last.
        inside = spoken.open and not last
        if spoken.text:
            heading = line if last and _is_heading(text, span, line) else None
            yield _utterance(Part.BODY, line, span, spoken, chapter=heading, last=last)


def _utterance(
    part: Part,
    text: str,
    span: Span | None,
    spoken: Spoken,
    *,
    claim: str | None = None,
    chapter: str | None = None,
    last: bool,
) -> Utterance:
    return Utterance(
        part=part,
        text=text,
        span=span,
        spoken=spoken.text,
        words=spoken.words,
        quotes=spoken.quotes,
        sounds=spoken.sounds,
        last=last,
        claim=claim,
        chapter=chapter,
    )


def _cut(text: str, span: Span) -> Sequence[Span]:
    """A sentence in stretches that a voice can hold, cut between words where there are any."""
    if span.end - span.start <= _LONGEST:
        return (span,)
    pieces: list[Span] = []
    start = span.start
    while span.end - start > _LONGEST:
        gap = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        end = gap if gap > 0 else start + _LONGEST
        pieces.append(Span(start, end))
        start = end
    return (*pieces, Span(start, span.end))


def is_furniture(article: Article, span: Span) -> bool:
    """Whether a sentence is a button (`Sign up for our newsletter.`) or a line that heads a box or the comments."""
    line = span.of(article.text)
    if is_button(line):
        return True
    return span in article.paragraphs and (opens_box(line) or comment_heading(line)[0])


def _is_heading(text: str, span: Span, line: str) -> bool:
    """A short line by itself that ends without a mark, followed by more text."""
    alone = (span.start == 0 or text[span.start - 1] == "\n") and span.end < len(text)
    return alone and len(line.split()) <= _HEADING_WORDS and not _ENDS_A_SENTENCE.search(line)
