"""The cues that the words of a sentence give, put right and added to by its tree."""

import re
from collections.abc import Sequence
from dataclasses import replace

from secondsource.domain.record import Span
from secondsource.domain.syntax import Tagged
from secondsource.reading.speech.cue import Cue
from secondsource.reading.speech.tree_contents import without_other_speaker, without_relative
from secondsource.reading.speech.tree_cues import find_tree_cues, is_told, is_told_of_noun
from secondsource.reading.speech.tree_words import BASES, THOUGHTS
from secondsource.reading.vocabulary.verbs import finite_verb

_PRONOUNS = frozenset({"i", "he", "she", "it", "we", "they", "you"})
_RELATIVE = re.compile(r",\s(?:who|which|whose)\s")
_APPOSED = re.compile(r"(?:,|\s\()\s?(?!(?:who|which|whose)\b|(?:\w+ly\s)?\w+(?:ing|ed)\b)")
"""What goes on behind a name and still names: `, organiser of the march`, `, 20, of Ulm`; not `, facing a vote`."""
_NO_VERBS = frozenset({"NOUN", "PROPN", "ADJ", "ADV"})


def join_cues(by_words: Sequence[Cue], tree: Tagged, quoted: Sequence[Span]) -> list[Cue]:
    """What words and tree find together, in order; nothing of the tree's from inside quotations.

    Stances and thoughts count where the sentence itself tells them, not where they stand inside what somebody says or
    in words that only describe a noun; a whole statement and what somebody `who` is described by count there too.
    """
    by_words = [cue for cue in by_words if not _is_no_verb(tree, cue)]
    by_tree = [cue for cue in find_tree_cues(tree) if not any(each.overlaps(cue.words) for each in quoted)]
    kept = [
        _put_right(tree, cue, next((each for each in by_tree if each.words.overlaps(cue.words)), None))
        for cue in by_words
        if (cue.speech and not _is_thought(tree, cue)) or is_told(tree, cue.words)
    ]
    for cue in by_tree:
        told = is_told(tree, cue.words) or is_told_of_noun(tree, cue.words)
        if told and not any(each.words.overlaps(cue.words) for each in by_words):
            kept.append(cue)
    return sorted(kept, key=lambda cue: cue.words.start)


def _is_no_verb(tree: Tagged, cue: Cue) -> bool:
    """`the state senator`, `their answer`: a noun that only looks like a verb of speech."""
    if not cue.speech or " " in cue.words.of(tree.text):
        return False
    return any(token.span == cue.words and token.upos in _NO_VERBS for token in tree.tokens)


def _is_thought(tree: Tagged, cue: Cue) -> bool:
    return BASES.get(cue.words.of(tree.text).casefold()) in THOUGHTS


def _put_right(tree: Tagged, cue: Cue, same: Cue | None) -> Cue:
    """The cue of the words with the tree's subject where the words took another or too much, and its ends put right."""
    if same and (_took_another(tree.text, cue, same) or (cue.speech and _names_better(tree, cue, same))):
        cue = replace(cue, subject=same.subject, name=same.name, apposition=same.apposition)
    if same and cue.content and same.content and _goes_on(tree.text, cue.content, same.content):
        cue = replace(cue, content=same.content)
    if cue.content and cue.speech:
        cue = replace(cue, content=without_other_speaker(tree, cue.words, cue.content))
    cue = _without_aside(tree.text, cue)
    return replace(cue, content=without_relative(tree, cue.content)) if cue.content else cue


def _took_another(text: str, cue: Cue, same: Cue) -> bool:
    """The words are trusted with the subject of speech, the tree with that of a stance and with a pronoun."""
    ours, theirs = cue.subject, same.subject
    pronoun = theirs.of(text).casefold() in _PRONOUNS
    if not ours.overlaps(theirs):
        return pronoun or not cue.speech
    longer = ours.end == theirs.end and ours.start < theirs.start
    return longer and (pronoun or finite_verb(text, ours.start, theirs.start) is not None)


def _names_better(tree: Tagged, cue: Cue, same: Cue) -> bool:
    """Whether the words broke off an apposition, or took for the speaker what stands before the verb's own subject."""
    ours, theirs = cue.subject, same.subject
    if ours.start == theirs.start:
        return theirs.end > ours.end and _APPOSED.match(tree.text, ours.end) is not None
    if ours.of(tree.text).startswith(("who ", "which ")):
        return True
    first = next((token for token in tree.tokens if token.span.start == ours.start), None)
    return not ours.overlaps(theirs) and first is not None and first.upos in {"ADP", "SCONJ"}


def _goes_on(text: str, ours: Span, theirs: Span) -> bool:
    """Whether the words broke off what the tree has whole."""
    return ours.start == theirs.start and theirs.end > ours.end and text[ours.end] != ","


def _without_aside(text: str, cue: Cue) -> Cue:
    """`Ana Lind, who runs the mill, said` without what the article says of her; it says so itself."""
    aside = _RELATIVE.search(cue.subject.of(text)) if cue.subject.end <= cue.words.start else None
    return replace(cue, subject=Span(cue.subject.start, cue.subject.start + aside.start())) if aside else cue
