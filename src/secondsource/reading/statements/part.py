"""A piece of a statement that can be judged by itself."""

import re
from dataclasses import dataclass

from secondsource.domain.record import Span

LONGEST = 2000
"""A statement longer than this many characters is no prose; it stays whole."""

HEDGE = re.compile(
    r"\b(?:if|unless|whether|(?-i:may)|might|could|would|should|must|can|cannot|will|shall|reportedly|allegedly|apparently"
    r"|supposedly|purportedly|possibly|perhaps|probably|likely|unlikely|seems?|seemed|appears?|appeared|not|never|no"
    r"|nor|neither|without|in case|in the event|provided|assuming|had it)\b|n[’']t\b|[’']ll\b|[’']d\b",
    re.IGNORECASE,
)
"""Words that weigh on all that follows them: what stands behind one is not cut off from it."""


@dataclass(frozen=True, slots=True)
class Part:
    """Where a piece of a statement stands, and words that make a sentence of it."""

    span: Span
    words: str
    aside: bool = False
    """True where the writer mentions it in passing, so that the speaker of the sentence need not have said it."""


def is_balanced(words: str) -> bool:
    """Whether no quotation and no bracket is cut through."""
    return words.count("“") == words.count("”") and words.count('"') % 2 == 0 and words.count("(") == words.count(")")
