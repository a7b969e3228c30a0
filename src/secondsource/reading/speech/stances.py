"""What a text says that somebody wants, thinks of a thing or does about it in words: `X backs Y`, `X plans to Z`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from secondsource.domain.record import Span
from secondsource.reading.speech.contents import content_after, past_hearer
from secondsource.reading.speech.cue import Cue
from secondsource.reading.speech.noun_phrases import Phrase, phrase_ending, spans
from secondsource.reading.speech.predicates import Predicate, find_predicates, phrases_after
from secondsource.reading.speech.stance_nouns import STANCE_ADJECTIVES, STANCE_NOUNS
from secondsource.reading.speech.stance_verbs import LEMMAS, LIGHT_VERBS, PHRASES, STANCE_VERBS
from secondsource.reading.speech.subjects import phrase_right
from secondsource.reading.speech.words import Token, Word, lowered
from secondsource.reading.vocabulary.verbs import finite_verb
from secondsource.reading.vocabulary.word_lists import word_set

_NOBODY = word_set("that this there what you nobody")
_TELLING = word_set("tell ask remind warn assure reassure inform advise notify convince persuade")
_NAMING = word_set("call name dub")
_SAYING = word_set(
    "say tell add argue insist claim note warn report state announce acknowledge admit confirm testify tweet write"
)
_CLAUSAL = word_set("say add argue insist")
_BASES = STANCE_VERBS | PHRASES.keys()
_FORMS = _BASES | STANCE_NOUNS.keys() | STANCE_ADJECTIVES.keys() | {f for f, base in LEMMAS.items() if base in _BASES}
"""Every word of which a cue of a stance can be made."""
_OWNED_LEADS = frozenset({"that", "to", "of", "about"})


def may_tell_stance(tokens: Sequence[Token]) -> bool:
    """Whether any word of a sentence can be the cue of a stance; most sentences have none and need no tags."""
    return any(lowered(raw) in _FORMS for _, _, raw in tokens)


def find_stances(masked: str, words: Sequence[Word], cues: Sequence[Cue]) -> Iterator[Cue]:
    """Every stance in a sentence in which `cues` say who speaks; and speech that those have missed."""
    known = list(cues)
    for cue in (*_told(masked, words), *_owned(words)):
        if _is_new(cue, known):
            known.append(cue)
            yield cue


def _is_new(cue: Cue, known: Sequence[Cue]) -> bool:
    return not any(cue.words.start < each.words.end and each.words.start < cue.words.end for each in known)


def _told(masked: str, words: Sequence[Word]) -> Iterator[Cue]:
    for predicate in find_predicates(words):
        if words[predicate.subject.start].text in _NOBODY:
            continue
        cue = _passive(masked, words, predicate) if predicate.passive else _active(words, predicate)
        if cue:
            yield replace(cue, speech=True) if _is_speech(masked, predicate, cue) else cue


def _is_speech(masked: str, predicate: Predicate, cue: Cue) -> bool:
    """Whether the verb gives somebody a whole statement, which is speech and no stance."""
    content = cue.content
    if content is None or predicate.lemma not in _SAYING or not predicate.finite or content.start < cue.words.end:
        return False
    opened = masked.endswith("that ", 0, content.start)
    return (opened or predicate.lemma in _CLAUSAL) and finite_verb(masked, content.start, content.end) is not None


def _active(words: Sequence[Word], predicate: Predicate) -> Cue | None:
    inner = _is_inner(words, predicate)
    for end, bare in _governors(words, predicate):
        start = past_hearer(words, end) if predicate.lemma in _TELLING else end
        if content := content_after(words, start, bare=bare, phrase=inner):
            return _cue(words, predicate.head, end, predicate.subject, content)
    return None


def _is_inner(words: Sequence[Word], predicate: Predicate) -> bool:
    """In `farmers backing the levy` and `who back the levy`, after which the main verb is still to come."""
    if words[predicate.subject.start].form == "rel":
        return True
    return not predicate.finite and words[predicate.first - 1].tag in {"NOUN", "PROPN"}


def _governors(words: Sequence[Word], predicate: Predicate) -> Iterator[tuple[int, bool]]:
    """Where the words of each possible cue end, the longest first, and whether an object must follow at once."""
    after = predicate.head + 1
    for end in phrases_after(words, after, PHRASES.get(predicate.lemma, ())):
        yield end, False
    if predicate.lemma in LIGHT_VERBS and (end := _noun_governed(words, after)):
        yield end, False
    if predicate.lemma in STANCE_VERBS and not _only_names(words, predicate):
        yield after, True
    leads = STANCE_ADJECTIVES.get(words[predicate.head].text)
    if leads and (end := _led(words, after, leads)):
        yield end, False


def _only_names(words: Sequence[Word], predicate: Predicate) -> bool:
    """`a boat called Ana`."""
    return predicate.lemma in _NAMING and words[predicate.subject.start].text in {"a", "an"}


def _noun_governed(words: Sequence[Word], at: int) -> int | None:
    """Behind `a promise to`, `no mention of`, `strong doubts about`; None where no such noun follows."""
    for here in range(at, min(len(words), at + 6)):
        word = words[here]
        if word.text in STANCE_NOUNS and (end := _led(words, here + 1, STANCE_NOUNS[word.text])):
            return end
        if word.tag not in {"DET", "ADJ", "NOUN", "ADV", "NUM"}:
            return None
    return None


def _led(words: Sequence[Word], at: int, leads: frozenset[str]) -> int | None:
    """Behind the word that leads to what is meant, if one of `leads` stands at `at`; before `to` and a verb."""
    if at >= len(words):
        return None
    if words[at].form == "to":
        return at if leads & {"to", "to verb"} else None
    return at + 1 if words[at].text in leads else None


def _passive(masked: str, words: Sequence[Word], predicate: Predicate) -> Cue | None:
    """`The levy, backed by farmers, …`."""
    by = predicate.head + 1
    if by + 1 >= len(words) or words[by].text != "by" or predicate.lemma not in STANCE_VERBS:
        return None
    whole, name, apposition = phrase_right(masked, words[by + 1].start, opens=False)
    if name.start >= name.end:
        return None
    about = spans(words, predicate.subject)[1]
    cue = Span(words[predicate.head].start, words[by].end)
    return Cue(cue, whole, name, apposition, about, speech=False)


def _owned(words: Sequence[Word]) -> Iterator[Cue]:
    """`his criticism of the levy`, `the mayor's plan to close the port`."""
    for at, word in enumerate(words):
        leads = STANCE_NOUNS.get(word.text) if word.tag == "NOUN" else None
        end = _led(words, at + 1, leads & _OWNED_LEADS) if leads else None
        owner = _owner(words, at) if end else None
        if end and owner and (content := content_after(words, end, bare=False, phrase=words[end - 1].text != "that")):
            yield _cue(words, at, end, owner, content)


def _owner(words: Sequence[Word], noun: int) -> Phrase | None:
    """Whose it is: `his` or the noun phrase before `'s`."""
    for at in range(noun - 1, max(-1, noun - 5), -1):
        word = words[at]
        if word.form == "poss" or word.text == "'":
            return Phrase(at, at + 1, at, at + 1) if word.tag == "DET" else phrase_ending(words, at - 1)
        if word.tag not in {"ADJ", "NOUN", "ADV", "NUM", "PROPN"}:
            return None
    return None


def _cue(words: Sequence[Word], start: int, end: int, subject: Phrase, content: tuple[int, int]) -> Cue:
    whole, name, apposition = spans(words, subject)
    first, last = words[content[0]], words[content[1] - 1]
    cue = Span(words[start].start, words[end - 1].end)
    return Cue(cue, whole, name, apposition, Span(first.start, last.end), speech=False)
