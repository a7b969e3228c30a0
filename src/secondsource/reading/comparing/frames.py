"""Who a claim says is speaking, taken off it: `Users say that …`, `According to a post, …`, `…, the mayor said`.

What is left is what is claimed. Fact checks word the same claim under many such frames.
"""

import re
from dataclasses import dataclass

_TELLS = (
    r"(?:said|says?|claim(?:s|ed)?|stat(?:es?|ed)|announc(?:es?|ed)|alleg(?:es?|ed)|report(?:s|ed)?|show(?:s|ed)?"
    r"|assert(?:s|ed)?|suggest(?:s|ed)?|insist(?:s|ed)?|maintain(?:s|ed)?)"
)
_THING = (
    r"(?:viral |old |new |social media |facebook |instagram |tiktok |telegram |youtube |twitter )*"
    r"(?:users?|posts?|videos?|photos?|images?|memes?|messages?|articles?|headlines?|reports?|rumou?rs?|claims?|quotes?"
    r"|screenshots?|clips?|people|many|some|others?|it)"
)
_NAMED = r"(?P<who>(?:the )?[^\W\d_][\w.'’ -]{1,60}?)"
_WHO = rf"(?:(?:an? |the |some |several |many )?{_THING}(?: (?:on|in|from) [\w ]{{2,30}}?)?|{_NAMED})"
_BEFORE = re.compile(
    rf"(?:{_WHO},? (?:has |have |had )?{_TELLS}(?:,? that|:)\s+"
    r"|it (?:is|was|has been) (?:\w+ly )?(?:said|claimed|reported|alleged|stated|announced|rumou?red) that\s+"
    rf"|(?:according to|as told by) (?:an? |the |some )?(?:{_THING}|(?P<source>[^,:]{{2,60}})),\s+)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf",\s+(?:(?:an? |the |some )?{_THING}|{_NAMED}) {_TELLS}\W*$"
    rf"|,\s+according to (?:an? |the |some )?(?:{_THING}|(?P<source>[^,:]{{2,60}}?))\W*$",
    re.IGNORECASE,
)
_LEAST = 12
"""Characters that a claim without its frame must still have."""


@dataclass(frozen=True, slots=True)
class Framed:
    """What is claimed, and who the text says claims it."""

    content: str
    speaker: str | None


def unframe(text: str) -> Framed:
    """The claim without its frame; the text itself where it has none, or where too little would be left."""
    bare = " ".join(text.split())
    speaker = None
    for pattern in (_BEFORE, _AFTER):
        hit = pattern.match(bare) if pattern is _BEFORE else pattern.search(bare)
        if hit and len(bare) - len(hit.group()) >= _LEAST:
            bare = (bare[: hit.start()] + bare[hit.end() :]).strip()
            speaker = speaker or hit["who"] or hit["source"]
    return Framed(bare[:1].upper() + bare[1:], speaker)
