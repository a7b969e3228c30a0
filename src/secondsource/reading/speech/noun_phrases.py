"""Who does what a verb says: the noun phrase before it, seen past appositions, asides and relative clauses."""

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.domain.record import Span
from secondsource.reading.speech.word_tables import ALONE, TIMES
from secondsource.reading.speech.words import Word
from secondsource.reading.vocabulary.word_lists import word_set

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "DET"})
_HEADS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_DASHES = frozenset({"—", "–", "-"})
BETWEEN = word_set("all both himself herself themselves itself")
"""What may stand between a subject and its verb beside adverbs."""
_TIME_WORDS = TIMES | {"this", "last", "early", "late", "earlier"}
_LONGEST = 60
"""How many words back a subject is looked for."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: words `start:end`, of which `name_start:name_end` stand before any apposition."""

    start: int
    end: int
    name_start: int
    name_end: int


def subject_before(words: Sequence[Word], verb: int) -> Phrase | None:
    """The subject of the verb group that begins at `verb`; None where none stands before it."""
    at = _past_adverbs(words, verb - 1)
    if at < 0:
        return None
    mark = words[at].text
    if words[at].tag == "PUNCT":
        if mark == ",":
            return _before_aside(words, at)
        opening = _opening(words, at)
        at = _past_adverbs(words, opening - 1) if opening is not None else -1
        return phrase_ending(words, at) if at >= 0 else None
    return phrase_ending(words, at)


def _past_adverbs(words: Sequence[Word], at: int) -> int:
    while at >= 0 and (
        words[at].tag == "ADV" or words[at].text in {"all", "both", "himself", "herself", "themselves", "itself"}
    ):
        at -= 1
    return at


def _opening(words: Sequence[Word], close: int) -> int | None:
    """Where the aside that ends with this bracket or dash begins."""
    mark = words[close].text
    wanted = {"("} if mark == ")" else {"["} if mark == "]" else _DASHES if mark in _DASHES else set[str]()
    for at in range(close - 1, max(-1, close - _LONGEST), -1):
        if words[at].text in wanted:
            return at - 1 if at and words[at - 1].text == mark and mark == "-" else at
    return None


def _before_aside(words: Sequence[Word], comma: int) -> Phrase | None:
    """`Ana Lind, a nurse,` and `Ana Lind, who left in May,`: back over every part that reads as an aside."""
    end = comma
    first: tuple[int, int] | None = None
    for at in range(comma - 1, max(-1, comma - _LONGEST), -1):
        word = words[at]
        if word.text in {";", ":"} or word.tag == "QUOTE":
            return None
        if word.text != ",":
            continue
        if at + 1 >= end or not _is_aside(words, at + 1, end):
            break
        first = first or (at, end)
        head = phrase_ending(words, at - 1) if at else None
        end = at
        if head and not _is_aside(words, _part_start(words, at), at):
            return _with_apposition(words, head, at, comma)
    return None


def _part_start(words: Sequence[Word], end: int) -> int:
    at = end - 1
    while at >= 0 and words[at].tag != "PUNCT":
        at -= 1
    return at + 1


def _is_aside(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether what stands between two commas adds to the words before it."""
    opens = words[start]
    if start == 0:
        return opens.tag in {"ADP", "SCONJ", "ADV"} or opens.form in {"ing", "part"}
    return (
        opens.form in {"rel", "ing", "part", "poss"}
        or opens.tag in {"ADP", "ADV", "NUM", "DET", "SCONJ"}
        or opens.text in {"jr", "sr", "r", "d"}
        or (
            opens.tag in {"NOUN", "ADJ", "PROPN"}
            and not any(word.tag == "AUX" or word.form == "fin" for word in words[start:end])
        )
    )


def _with_apposition(words: Sequence[Word], head: Phrase, comma: int, end: int) -> Phrase:
    opens = words[comma + 1]
    names = opens.tag in {"DET", "NOUN", "ADJ", "NUM", "PROPN"} and opens.form != "rel"
    return Phrase(head.start, end if names else head.end, head.name_start, head.name_end)


def phrase_ending(words: Sequence[Word], last: int) -> Phrase | None:
    """The noun phrase whose last word is `last`."""
    if last < 0:
        return None
    if words[last].tag == "PRON" and words[last].text not in {"one", "others"}:
        return Phrase(last, last + 1, last, last + 1)
    start = _start_of(words, last)
    if start > 0 and (head := _before_relative(words, start - 1)) is not None:
        return phrase_ending(words, head)
    end = last + 1
    start = _past_leads(words, start, end)
    end = _without_time(words, start, end)
    if start >= end or not _is_phrase(words, start, end):
        return None
    return Phrase(start, end, start, end)


def _start_of(words: Sequence[Word], last: int) -> int:
    at = last
    while at >= 0 and last - at < _LONGEST and (_is_nominal(words[at]) or (at < last and _is_inside(words, at))):
        at -= 1
    return at + 1


def _is_nominal(word: Word) -> bool:
    return word.tag in _NOMINAL or (word.tag == "PART" and word.form == "poss")


def _is_inside(words: Sequence[Word], at: int) -> bool:
    """What may stand between the nouns of one phrase."""
    word = words[at]
    if word.tag == "CCONJ":
        return word.text in {"and", "or"} and _joins_nouns(words, at)
    if word.tag == "ADV":
        return words[at + 1].tag in {"ADJ", "NUM"}
    return word.tag == "ADP" or (word.tag == "VERB" and _modifies(words, at))


def _modifies(words: Sequence[Word], at: int) -> bool:
    """`a statement posted on …`, `voters backing …`: a participle inside the phrase."""
    if at == 0 or words[at - 1].tag not in _NOMINAL:
        return False
    return words[at].form in {"part", "ing"} or (words[at - 1].tag == "NOUN" and words[at + 1].tag == "ADP")


def _joins_nouns(words: Sequence[Word], at: int) -> bool:
    """Whether `and` stands between two nouns with no verb before the first."""
    if at == 0 or words[at - 1].tag not in {"NOUN", "PROPN", "NUM", "ADJ"}:
        return False
    for left in range(at - 1, max(-1, at - 12), -1):
        word = words[left]
        if word.form in {"fin", "base", "ing", "part"} or word.form == "to":
            return False
        if word.tag in {"PUNCT", "SCONJ", "QUOTE", "PRON"}:
            return True
    return True


def _before_relative(words: Sequence[Word], at: int) -> int | None:
    """`officials who spoke to him`: where the head of a relative clause that ends here stands."""
    if words[at].tag not in {"VERB", "AUX", "PRON"}:
        return None
    for left in range(at, max(0, at - 15), -1):
        word = words[left]
        if word.tag in {"PUNCT", "QUOTE", "SCONJ"}:
            return None
        if word.form == "rel":
            return left - 1 if words[left - 1].tag in _HEADS else None
    return None


def _past_leads(words: Sequence[Word], start: int, end: int) -> int:
    """Without `On Monday` or `In Ohio` in front."""
    if words[start].tag == "ADP":
        at = start + 1
        while at < end and (
            words[at].text in TIMES or words[at].tag in {"DET", "ADJ", "NUM"} or words[at].text == "last"
        ):
            at += 1
            if words[at - 1].text in TIMES and at < end and words[at].text not in TIMES:
                return at
        return end
    while start < end and (words[start].text in TIMES and start + 1 < end and words[start + 1].tag in {"PROPN", "DET"}):
        start += 1
    return start


def _without_time(words: Sequence[Word], start: int, end: int) -> int:
    if words[end - 1].text in TIMES:
        while end > start and (
            words[end - 1].text in TIMES or words[end - 1].text in {"this", "last", "early", "late", "earlier"}
        ):
            end -= 1
        while end > start and words[end - 1].tag == "ADP":
            end -= 1
    return end


def _is_phrase(words: Sequence[Word], start: int, end: int) -> bool:
    last = words[end - 1]
    if last.tag == "DET":
        return last.text in ALONE
    return last.tag in _HEADS or (last.tag == "ADJ" and words[start].tag == "DET") or last.tag == "VERB"


def spans(words: Sequence[Word], phrase: Phrase) -> tuple[Span, Span, Span | None]:
    """The whole phrase, the name in it and its apposition, as places in the sentence."""
    whole = Span(words[phrase.start].start, words[phrase.end - 1].end)
    name = Span(words[phrase.name_start].start, words[phrase.name_end - 1].end)
    rest = phrase.name_end + (phrase.name_end < phrase.end and words[phrase.name_end].tag == "PUNCT")
    return whole, name, Span(words[rest].start, whole.end) if rest < phrase.end else None
