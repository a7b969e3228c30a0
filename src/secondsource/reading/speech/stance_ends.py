"""Where what a stance is about ends, and the helping words before a verb."""

import re

from secondsource.domain.record import Span
from secondsource.reading.speech.subjects import trimmed

HELPERS = re.compile(
    r"(?:(?:\s+|^)(?:has|have|had|is|are|was|were|been|be|do|does|did|will|would|could|should|may|might|must|can|cannot"
    r"|also|later|then|previously|repeatedly|never|further|earlier|recently|himself|herself|themselves|still|even"
    r"|once|again|both|all|now|first|always|often|sometimes|just|only|not|so|far|long|already|soon"
    r"|began|continued|started|going\sto|used\sto|to|[a-z]+ly|\w+n[’']t))+$"
)
_NO_OBJECT = re.compile(
    r"\s(?:by|in|at|on|from|with|of|for|about|and|or|into|over|among|under|if|than)\b|\s*[^\s\w“\"'‘«]|$"
)
_END = re.compile(
    r"[;—]|,\s|\s[–—-]\s|:\s"
    r"|\s(?:but|while|although|though|whereas|whom|after|before|when|because|since|until|unless)\s"
    r"|\sand\s(?:he|she|they|it|has|have|had|is|was|were|are|says|said|will|would|\w+ed)\b"
    r"|\s(?:in (?:an?|his|her|its|their) (?:\w+\s)?(?:interview|speech|statement|tweet|email|letter)"
    r"|at an? (?:\w+\s){0,3}(?:rally|event|debate|conference))\b"
    r"|\s(?:during\s.*|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$"
)


def content_after(masked: str, at: int, *, bare: bool = True) -> Span | None:
    """What follows up to the next clause; with `bare`, None where no object follows at once."""
    if bare and _NO_OBJECT.match(masked, at):
        return None
    end = _END.search(masked, at)
    span = trimmed(masked, at, end.start() if end else len(masked))
    return span if span.end - span.start > 1 else None
