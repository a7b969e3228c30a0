"""Sentences that state nothing which could be wrong, and the plain words for why."""

import re

from secondsource.reading.vocabulary.verbs import finite_verb

_GREETING = re.compile(
    r"(?:hello|hi|hey|dear|welcome|good (?:morning|afternoon|evening|night)|goodbye|bye|thanks|thank you"
    r"|congratulations|happy \w+|merry|cheers|sorry|please|yes|no|ok|okay|well|oh)"
    r"(?:\W+(?:\w+\W*){0,4})?$",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:[•*-]\s*)?(?:please\s)?(?:read|click|sign up|subscribe|follow|share|watch|listen|download|join|visit|see"
    r"|check out|find out|learn|donate|support|contact|email|call"
    r"|tell us|send|scroll|swipe|tap|register|log in|get|buy|order|stay|keep reading|let us|don[’']t (?:miss|forget)"
    r"|vote|enter|try|save|skip|add|choose|pick|grab|explore|discover|browse|shop|bring|take|go|give|think|ask"
    r"|use|look|remember|consider|imagine|note|make sure|come)"
    r"\b(?!\s(?:of|and|was|is|were|are|from|rose|fell)\b)",
    re.IGNORECASE,
)
_LETS = re.compile(r"(?:let[’']s|let us|let me)\b", re.IGNORECASE)
_TRANSITION = re.compile(
    r"(?:here(?:[’']s| is| are)|that(?:[’']s| is) (?:where|why|how|when|what|it|all)|so far so good|but (?:first"
    r"|wait)|more on that|as follows|to be clear|in (?:short|other words|sum)"
    r"|now for|on to|next up|first things first|case in point|and then|not only that|enter)\b[^.]{0,60}[.:…]?$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:photos?|image|picture|video|credit|source|by|reporting by|editing by|additional reporting|written by"
    r"|compiled by|illustration|read more|also read|related|advertisement|copyright|©|via)\b\s*[:|©]?"
    r"|.{0,60}(?:/|\bvia\b)\s?(?:Getty|AFP|AP|Reuters|EPA)\b|all rights reserved",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z]")


def reason_for_none(text: str, *, english: bool = True) -> str | None:
    """Why `text` states nothing, in plain words; None where it states something."""
    bare = text.strip(" \t“”„«»\"‘’'–—-•*()[]")
    if not _LETTERS.search(bare):
        return "holds no words"
    if re.search(r"[?؟？][”’»\"')\]]*$", text.strip()):
        return "a question"
    if not english:
        return None if len(bare.split()) >= 4 or len(bare) >= 16 else "a fragment"
    if _GREETING.match(bare):
        return "a greeting or an exclamation"
    if _LETS.match(bare) or (_CALL.match(bare) and not _has_subject_first(bare)):
        return "a call to the reader"
    if _TRANSITION.match(bare):
        return "a transition"
    if _CREDIT.match(bare) and (len(bare.split()) < 14 and not finite_verb(bare)):
        return "a credit or a label"
    if not _reads_as_sentence(bare):
        return "a fragment without a verb"
    return None


def _has_subject_first(text: str) -> bool:
    """`Support for the party fell`, `Contact sports are …`: the first word is a noun after all."""
    verb = finite_verb(text)
    return (
        verb is not None
        and not re.search(r"[,;]", text[: verb.start()])
        and len(text[: verb.start()].split()) < 7
        and not re.search(
            r"\b(?:you|your|this|these|our|us|what|how|if|who|that)\b", text[: verb.start()], re.IGNORECASE
        )
    )


def _reads_as_sentence(text: str) -> bool:
    """A finite verb, or a past form with a subject; text in other scripts counts from four words on."""
    words = text.split()
    if finite_verb(text):
        return True
    latin = len(_LATIN.findall(text))
    if latin * 2 < len(_LETTERS.findall(text)):
        return len(words) >= 4 or len(text) >= 12
    if re.search(r"\b(?:it|he|she|that|there|they|we|you|I|who|what)[’'](?:s|re|ve|m|d|ll)\b", text, re.IGNORECASE):
        return True
    return len(words) >= 5 and bool(
        re.search(
            r"\s[a-z]{3,}(?:ed|es)\b|\s[a-z]{3,}s\s(?:the|a|an|to|in|on|of|its|his|her|their|that|as|for|into|with)\b",
            text,
        )
    )
