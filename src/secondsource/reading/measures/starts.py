"""Which of two numbers is told as that of before: `up 10 percent from the 2,000 of last year`, `$100 a year ago`.

And the words that say which way something went from the one to the other.
"""

import re

from secondsource.domain.measure import Quantity
from secondsource.reading.measures.signs import Signed

_TIME = r"(?:year|month|week|quarter|season|decade|term|time|summer|winter|spring|fall)"
_FROM = re.compile(
    rf"\b(?:from|than|compared (?:with|to)|against|versus|over|on|after(?: [\w’'-]+ing)?|last {_TIME}[’']s"
    rf"|(?:previous|prior) {_TIME}[’']s)(?: (?!to\b|and\b|but\b|of\b)[\w’'-]+){{0,4}} $"
)
_AGO = (
    rf"(?:last {_TIME}|(?:an?|one|the) {_TIME} (?:ago|earlier|before)|(?:the )?(?:previous|prior) {_TIME}|previously"
    r"|(?:a|one|two) (?:years|decades?) (?:ago|earlier))"
)
_WAS = re.compile(
    rf"(?:\b(?:had been|had stood at|used to be|(?:was|were|stood at)(?= {_AGO}))"
    rf"|,? which (?:was|were|stood at|had been))(?: (?!to\b|and\b|but\b)[\w’'-]+){{0,3}} $"
)
_THEN = re.compile(rf"(?: (?!to\b|and\b|but\b|from\b)[\w’'-]+){{0,4}}?,? (?:of |in )?{_AGO}\b")
UPWARD = (
    r"(?:rose|risen|ris(?:e|es|ing)|increas(?:e|es|ed|ing)|gr(?:ew|own|ow|ows|owing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?"
    r"|soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)|gain(?:s|ed|ing)?|advanc(?:es|ed|ing)|leap(?:s|t|ed)?|rais(?:e|es|ed|ing)"
    r"|hik(?:ed|es|ing)|boost(?:s|ed|ing)|swell(?:s|ed|ing)?|swollen|mount(?:s|ed)|spik(?:es|ed|ing)|rocket(?:s|ed|ing)"
    r"|balloon(?:s|ed|ing)|expand(?:s|ed|ing)|rebound(?:s|ed)|(?:go|goes|going|gone|went|shot|edged|inched|ticked|crept"
    r"|pushed|driven) (?:up|higher))"
)
DOWNWARD = (
    r"(?:fell|fallen|fall(?:s|ing)?|dropp(?:ed|ing)|drops?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|sank|sunk|sink(?:s|ing)?"
    r"|slid|slid(?:es?|ing)|slipp(?:ed|ing)|slips?|dipp(?:ed|ing)|dips?|plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)|tumbl(?:es|ed|ing)"
    r"|shr(?:ank|unk|ink|inks|inking)|dwindl(?:es|ed|ing)|eas(?:es|ed|ing)|slump(?:s|ed|ing)|cut(?:s|ting)?|reduc(?:e|es|ed|ing)"
    r"|lower(?:s|ed|ing)|slash(?:es|ed|ing)|trim(?:s|med|ming)|contract(?:s|ed)|(?:go|goes|going|gone"
    r"|went|came|edged|inched|ticked|brought|driven|scaled) (?:down|lower|back))"
)


def start_of(signed: Signed, one: Quantity, other: Quantity) -> Quantity | None:
    """The one of the two numbers that is told as that of before; None where neither is, or both are."""
    for told in (_is_compared_to, _is_of_then):
        starts = [number for number in (one, other) if told(signed, number)]
        if len(starts) == 1:
            return starts[0]
        if starts:
            return None
    return None


def _is_compared_to(signed: Signed, number: Quantity) -> bool:
    place = signed.places[signed.numbers.index(number)]
    return _FROM.search(signed.words, max(0, place - 60), place) is not None


def _is_of_then(signed: Signed, number: Quantity) -> bool:
    place = signed.places[signed.numbers.index(number)]
    before = _WAS.search(signed.words, max(0, place - 60), place)
    return before is not None or _THEN.match(signed.words, place + 1) is not None
