"""Frames that tell a statement without standing by it: `it is not true that …`, `a rumour that …`, `… is false`."""

import re

_THAT = re.compile(
    r"\b(?:(?:not|un)\s?(?:true|correct|the case)|false|fake|wrong|rumou?red|rumou?rs?|hoax|myths?|lies?|fabricat\w+"
    r"|falsely (?:claim\w*|sa(?:id|ys)|report\w*)|wrongly (?:claim\w*|sa(?:id|ys)|report\w*)"
    r"|no (?:evidence|proof|indication|sign)s?|den(?:y|ies|ied|ying|ials?)|disput\w+|dismiss\w*|reject\w*|refut\w+"
    r"|disprov\w+|debunk\w*|doubt\w*|jok(?:e[sd]?|ing|ingly)|quipped|satir\w+|imagin\w+|pretend\w*|hypothetical\w*"
    r"|(?:claims?|posts?|reports?|stor(?:y|ies)|videos?|allegations?) (?:\w+ ){0,6}?(?:falsely|wrongly))\b"
    r"[^.;]{0,60}?\b(?:that|whether)\b",
    re.IGNORECASE,
)
_FALSE = (
    r"(?:false|untrue|not true|fake[ds]?|fabricat\w+|hoax(?:es)?|lies?|myths?|baseless|unfounded|invented|made up"
    r"|misinformation|disinformation|satire|wrong|incorrect|inaccurate|debunked|doctored|denied)"
)
_IS_FALSE = (
    r"(?:is|are|was|were|be|been|proved|turned out|turns out)\b(?: to be)?(?: \w+ly)?(?: an?| all)?"
    rf" (?:old |complete |total )?{_FALSE}\b"
)
_TALE = r"(?:claims?|posts?|reports?|rumou?rs?|stor(?:y|ies)|videos?|statements?|pictures?|photos?)"
_AFTER = re.compile(rf"\b(?:that|which|this|it|{_TALE}(?: that [^.;]{{1,120}}?)?) {_IS_FALSE}", re.IGNORECASE)
_NEXT = re.compile(
    rf"\W*(?:but )?(?:that|this|it|they|none of (?:this|it)|the (?:\w+ )?{_TALE}) {_IS_FALSE}"
    r"|\W*none of (?:this|it|that) (?:is|was) true",
    re.IGNORECASE,
)


def is_disbelieved(claim: str, text: str, after: str) -> str | None:
    """The words by which a text, or the sentence right after it, takes no stand for what it tells; None where it does.

    A claim that is itself told in such a frame is left to its words.
    """
    found = _THAT.search(text) or _AFTER.search(text) or _NEXT.match(after)
    if found is None or _THAT.search(claim) or _AFTER.search(claim):
        return None
    return found.group().strip()
