"""The sentences a verdict may be given in: fixed, neutral, the same for every side; names come from the tables."""

from collections.abc import Iterable

from secondsource.domain.claim import Reason
from secondsource.domain.reference import Tables

ARITHMETIC_REFUTES = "The arithmetic contradicts this: {sum}."
ARITHMETIC_SUPPORTS = "The arithmetic bears this out: {sum}."
TABLES_SUPPORT = "The reference tables bear this out: {sum}."
TABLES_REFUTE = "The reference tables contradict this: {sum}."
RECORD_SUPPORTS = "A row of the reference tables states this; its public source is linked."
RECORD_REFUTES = "A row of the reference tables contradicts this; its public source is linked."
ORIGINS_REFUTE = "{count} sources that are not known to depend on each other contradict this."
ORIGINS_SUPPORT = "{count} sources that are not known to depend on each other support this."
CONFLICT = "Sources that count support this, and others that count contradict it."
LADDER = {
    "C3": "Partly corroborated: a source beyond the side that gains by it supports this.",
    "C4": "Corroborated: a located and dated image and further sources support this.",
    "C5": "Confirmed: located and dated images, assessors or the losing side itself support this.",
}
SIDES_DISAGREE = "{one} say this and {other} deny it; no source that was found outside the two sides confirms either."
ONLY_ONE_SIDE = "Only {one} say this in what was found; no source that was found outside that side confirms it."
CAPPED = "Such numbers come from the sides; reports that pass them on do not confirm them without documents."
DENIED = "The article gives this as what somebody denies or doubts; whether it holds is not decided here."
AMBIGUOUS_PLACE = "There are several places called {name}, and nothing in the article tells which is meant."
EXPIRED = (
    "Who holds a place on an active front is known for seven days at most; what was found is of the days of the"
    " article."
)
OWN_STORY = "Only the article's own story supports this."
UNKNOWN_HOUSES = "Nobody whom the registry of publishers knows supports this; its sources may be copies of each other."
SECOND_HAND = "{sentence} It is known here through second-hand notes."

NOT_CHECKABLE = {
    Reason.OPINION: "This is an opinion; evidence cannot settle it.",
    Reason.PREDICTION: "This is a forecast; it cannot be checked yet.",
    Reason.MOTIVE: "This tells what somebody thinks, feels or intends; no record held can settle it.",
    Reason.VAGUE: "This is too vague to be compared with evidence.",
}
NOT_ENOUGH = {
    Reason.SINGLE_ORIGIN: "All that supports this goes back to one origin.",
    Reason.NOTHING_FOUND: "Nothing that was found and counts speaks for or against this.",
    Reason.RETRIEVAL_FAILED: "This could not be searched for.",
    Reason.NEEDS_VISUAL_VERIFICATION: "Only pictures tell this whose place and day nobody named has established.",
    Reason.TOO_RECENT: "Less than 72 hours have gone since the article; silence says nothing yet.",
    Reason.TOO_OLD: "What is held about this is more than seven days older than the article.",
}


def officials_of(camps: Iterable[str], tables: Tables) -> str:
    """`Ukrainian officials and media`, with the adjective that the tables give the side."""
    rows = {row.camp: row for row in reversed(tables.camps)}
    words = [
        rows[camp].adjectives[0] if camp in rows and rows[camp].adjectives else camp for camp in sorted(set(camps))
    ]
    sides = " and ".join(word[:1].upper() + word[1:] for word in words)
    return f"{sides} officials and media" if sides else "interested sides"
