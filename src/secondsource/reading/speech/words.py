"""The words of one sentence with their parts of speech, told by tables and by their neighbours.

A stand-in for a trained tagger: it gives the same names of parts of speech (Universal Dependencies).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.reading.speech import word_tables as tables
from secondsource.reading.speech.stance_nouns import STANCE_ADJECTIVES, STANCE_NOUNS
from secondsource.reading.speech.stance_verbs import CATENATIVES, LEMMAS
from secondsource.reading.speech.subjects import QUOTED
from secondsource.reading.vocabulary import verbs
from secondsource.reading.vocabulary.word_lists import word_set

_WORD = re.compile(
    rf"{QUOTED}+|''|``|(?:[A-Z]\.){{2,}}|[A-Z]\.(?=\s[A-Z])|(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|Inc|Corp|St|Jr|Sr|Lt|Col)\.|[’'](?:s|re|ve|ll|d|m)\b"
    rf"|n[’']t\b|\d[\d.,:/%-]*\w*|(?:(?!n[’']t\b)[^\W_])+(?:(?:[’'](?!(?:s|re|ve|ll|d|m|t)\b)|-)(?:(?!n[’']t\b)[^\W_])+)*|[^\w\s]"
)
_TITLE_CASE = 0.7


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark; spans count from the start of the sentence."""

    start: int
    end: int
    text: str
    """In small letters, with straight apostrophes."""
    tag: str
    """NOUN, PROPN, PRON, DET, ADJ, ADV, ADP, AUX, VERB, PART, CCONJ, SCONJ, NUM, PUNCT or QUOTE."""
    form: str = ""
    """Of a verb: fin, base, ing or part; of a determiner: poss; of a pronoun: rel."""


Token = tuple[int, int, str]
"""Where a word or mark starts and ends, and how it is written."""


def find_tokens(masked: str) -> list[Token]:
    """Every word and mark of a sentence in order."""
    return [(each.start(), each.end(), each.group()) for each in _WORD.finditer(masked)]


def tag_words(found: Sequence[Token]) -> list[Word]:
    """The words and marks of a sentence with their parts of speech."""
    capitals = _capitals_tell(found)
    words: list[Word] = []
    for number, (start, end, raw) in enumerate(found):
        following = found[number + 1][2] if number + 1 < len(found) else ""
        opens = not words or words[-1].tag == "QUOTE" or words[-1].text in {":", '"', "“", "("}
        named = capitals and raw[0].isupper() and not opens
        low = lowered(raw)
        tag, form = _tag(raw, low, words, following, named=named, opens=opens and capitals)
        words.append(Word(start, end, low, tag, form))
    return words


def lowered(raw: str) -> str:
    """In small letters, with straight apostrophes."""
    return raw.casefold().replace("’", "'")


def _capitals_tell(found: Sequence[Token]) -> bool:
    """False in headlines and capitals, where a capital does not make a name."""
    letters = [raw for _, _, raw in found if raw[0].isalpha() and len(raw) > 3]
    return not letters or sum(raw[0].isupper() for raw in letters) < _TITLE_CASE * len(letters) or len(letters) < 3


def _tag(raw: str, low: str, words: list[Word], following: str, *, named: bool, opens: bool) -> tuple[str, str]:
    if raw[0] == QUOTED:
        return "QUOTE", ""
    if not raw[0].isalnum() and raw[0] not in "'’":
        return "PUNCT", ""
    if raw[0].isdigit() or low in tables.NUMBERS:
        return "NUM", ""
    before = _before(words)
    if closed := _closed(low, before, following, named):
        return closed
    if named:
        return "PROPN", ""
    if opens and raw[0].isupper() and following[:1].isupper() and low not in LEMMAS:
        return "PROPN", ""
    return _open(low, before, lowered(following) if following else "", following)


def _before(words: list[Word]) -> Word | None:
    """The last word that is no adverb."""
    for word in reversed(words[-4:]):
        if word.tag != "ADV":
            return word
    return None


def _closed(low: str, before: Word | None, following: str, named: bool) -> tuple[str, str] | None:
    if low == "'s":
        if before and before.tag == "PRON":
            return "AUX", "fin"
        return "PART", "poss"
    if low in {"'", "’"}:
        return "PUNCT", ""
    if named and low not in tables.BE:
        return None
    if low == "that":
        return _that(before, following)
    if low == "to":
        return ("PART", "to") if _is_base(lowered(following)) or _wants_verb(before, following) else ("ADP", "")
    if low == "her" and not (following[:1].isalpha() and lowered(following) not in tables.PREPOSITIONS):
        return "PRON", ""
    if low == "may" and named:
        return None
    return _CLASS_OF.get(low)


_CLASSES: tuple[tuple[frozenset[str], tuple[str, str]], ...] = (
    (tables.BE | tables.HAVE | tables.DO | tables.MODALS, ("AUX", "fin")),
    (tables.POSSESSIVES, ("DET", "poss")),
    (frozenset({"who", "which", "whom"}), ("PRON", "rel")),
    (tables.PRONOUNS, ("PRON", "")),
    (tables.CONJUNCTIONS, ("CCONJ", "")),
    (frozenset({"how", "why", "whether", "where"}) | tables.CLAUSE_OPENERS - {"as", "than", "since"}, ("SCONJ", "")),
    (tables.DETERMINERS, ("DET", "")),
    (tables.PREPOSITIONS, ("ADP", "")),
    (tables.ADVERBS, ("ADV", "")),
)
_CLASS_OF = {word: tag for members, tag in reversed(_CLASSES) for word in members}
"""The tag of each word of a closed class; of two classes that have it, the first above."""


def _that(before: Word | None, following: str) -> tuple[str, str]:
    low = lowered(following)
    if before and before.tag in {"NOUN", "PROPN"} and (low in tables.BE | tables.HAVE | tables.MODALS or low in LEMMAS):
        return "PRON", "rel"
    if before and before.tag in {"ADP", "PUNCT"} and following[:1].islower() and low not in tables.DETERMINERS:
        return "DET", ""
    return "SCONJ", ""


def _wants_verb(before: Word | None, following: str) -> bool:
    """`seeks to step`: what follows `to` is a verb, though no table knows it."""
    if before is not None and following in {"“", '"', "''"}:
        return LEMMAS.get(before.text) in CATENATIVES
    if (
        before is None
        or not following.islower()
        or following in tables.DETERMINERS | tables.POSSESSIVES | tables.PRONOUNS
    ):
        return False
    return LEMMAS.get(before.text) in CATENATIVES or "to" in STANCE_NOUNS.get(before.text, ())


def _is_base(low: str) -> bool:
    return low in verbs.BASES or LEMMAS.get(low) == low or low in {"be", "have", "do"}


_OBJECT_OPENS = (
    tables.DETERMINERS | tables.POSSESSIVES | tables.PRONOUNS | tables.ASKERS | {"that", "to", "not", "“", '"'}
)


def _object_follows(following: str, low: str) -> bool:
    return low in _OBJECT_OPENS or following[:1].isupper() or following[:1].isdigit() or following[:1] == QUOTED


def _open(low: str, before: Word | None, next_low: str, following: str) -> tuple[str, str]:
    if before and before.form == "to" and not low.endswith(("ing", "ed", "ly")):
        return "VERB", "base"
    if low in STANCE_ADJECTIVES and before and before.text in tables.BE | _LINKING:
        return "ADJ", ""
    if low.endswith("ly") and low not in tables.NOT_ADVERBS:
        return "ADV", ""
    if low.endswith("ing") and len(low) > 4 and low not in tables.NOT_GERUNDS:
        return ("NOUN", "") if before and _makes_noun(before) and before.tag != "ADP" else ("VERB", "ing")
    if low in tables.PARTICIPLES:
        return "VERB", "fin" if low == "won" and before and before.tag in {"NOUN", "PROPN", "PRON"} else "part"
    if low in tables.ADJECTIVES:
        return "ADJ", ""
    if _is_past(low):
        return _past(before, next_low, following)
    if low in verbs.PRESENT or (LEMMAS.get(low, low) != low and low.endswith("s")):
        return _third(low, before, next_low, following)
    if low in verbs.BASES or LEMMAS.get(low) == low:
        return _base(low, before, next_low, following)
    if tables.ADJECTIVE.search(low):
        return "ADJ", ""
    return "NOUN", ""


_LINKING = word_set("""
seem seems seemed appear appears appeared remain remains remained feel feels felt grew sounded become became
""")


def _is_past(low: str) -> bool:
    if low in verbs.PAST or (low.endswith("ed") and len(low) > 4 and low not in tables.NOT_PAST):
        return "-" not in low
    return LEMMAS.get(low, low) != low and not low.endswith(("s", "ing"))


def _makes_noun(before: Word) -> bool:
    return before.tag in {"DET", "ADJ", "ADP"} or before.form == "poss"


def _past(before: Word | None, next_low: str, following: str) -> tuple[str, str]:
    if before is None:
        return "VERB", "part"
    if before.tag == "AUX":
        return "VERB", "part"
    if before.text in tables.ALONE:
        return "VERB", "fin"
    if before.tag == "ADJ" and _object_follows(following, next_low):
        return "VERB", "fin"
    if before.tag == "DET" or before.form == "poss" or before.tag == "ADJ":
        return "ADJ", ""
    if before.tag == "ADP" or next_low == "by":
        return "VERB", "part"
    return "VERB", "fin"


def _third(low: str, before: Word | None, next_low: str, following: str) -> tuple[str, str]:
    if before is None or _makes_noun(before) or before.tag == "NUM":
        return "NOUN", ""
    if before.tag == "PRON" or before.tag == "QUOTE":
        return "VERB", "fin"
    if low in _SURE_VERBS or _object_follows(following, next_low):
        return "VERB", "fin"
    if before.tag == "PROPN" or (before.tag == "NOUN" and not verbs.is_plural(before.text)):
        if (next_low in tables.PREPOSITIONS or next_low == "that") and f"{LEMMAS.get(low, '')} {next_low}" in LEMMAS:
            return "VERB", "fin"
        return ("VERB", "fin") if next_low in tables.ADVERBS or next_low.endswith("ly") else ("NOUN", "")
    return "NOUN", ""


_SURE_VERBS = word_set("""
says tells thinks believes wants argues insists agrees knows hopes writes speaks seems sees denies admits
""")
_SURE_BASES = word_set("""
say tell think believe want argue insist agree know write speak seem see deny admit oppose understand
""")


def _base(low: str, before: Word | None, next_low: str, following: str) -> tuple[str, str]:
    if before is None:
        return ("VERB", "base") if _object_follows(following, next_low) else ("NOUN", "")
    if before.form == "to" or (before.tag == "AUX" and before.text in tables.MODALS | tables.DO):
        return "VERB", "base"
    if _makes_noun(before):
        return "NOUN", ""
    if before.text in {"i", "we", "you", "they", "who"}:
        return "VERB", "fin"
    plural = before.tag in {"NUM", "QUOTE"} or before.text == "percent" or verbs.is_plural(before.text)
    if plural and (low in _SURE_BASES or _object_follows(following, next_low) or next_low in tables.PREPOSITIONS):
        return "VERB", "fin"
    if before.tag in {"CCONJ", "PUNCT"} and _object_follows(following, next_low):
        return "VERB", "base" if before.tag == "CCONJ" else "fin"
    return "NOUN", ""
