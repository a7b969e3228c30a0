"""Where to look for a quotation of which no text is held."""

import re
from collections.abc import Iterable

from secondsource.domain.claim import Claim
from secondsource.domain.evidence import Passage
from secondsource.domain.report import Wording
from secondsource.reading.sentences import find_sentences
from secondsource.reading.speech.camps import folded
from secondsource.reading.vocabulary.words import GENERIC_WEIGHT, find_words

SHARED = 2
"""Telling words that a sentence about a quotation must have in common with it."""
_OF_A_QUOTATION = re.compile(r"\b(?:quotations?|quotes?)\b")


def find_lead(claim: Claim, passages: Iterable[Passage]) -> Wording | None:
    """The first note that tells of a quotation with two telling words of the article's or more, where nothing of it is
    found; it is shown as a lead.

    A note is our words about a page: it tells where the quotation may stand, and proves neither that it was said nor
    that it was altered.
    """
    if claim.attribution is None or not claim.attribution.quoted:
        return None
    wanted = _telling(claim.quote)
    for passage in passages:
        for span in find_sentences(passage.text, ()) if passage.second_hand else ():
            words = span.of(passage.text)
            if _OF_A_QUOTATION.search(folded(words)) and len(wanted & _telling(words)) >= SHARED:
                return Wording(passage, span, words, None, None)
    return None


def _telling(text: str) -> frozenset[str]:
    """The roots of the words that tell something."""
    return frozenset(word.form.root for word in find_words(text) if word.form.weight >= GENERIC_WEIGHT)
