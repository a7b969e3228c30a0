"""The sentences a verdict may be given in: fixed, neutral, the same for every side; names come from the tables."""

from collections.abc import Iterable

from secondsource.domain.claim import Reason
from secondsource.domain.reference import Tables

ARITHMETIC_REFUTES = "The arithmetic contradicts this: {sum}."
ARITHMETIC_SUPPORTS = "The arithmetic bears this out: {sum}."
RECORD_SUPPORTS = "A public record states this."
RECORD_REFUTES = "A public record contradicts this."
ORIGINS_REFUTE = "{count} sources independent of each other contradict this."
ORIGINS_SUPPORT = "{count} sources independent of each other support this."
CONFLICT = "Sources that count support this, and others that count contradict it."
LADDER = {
    "C3": "Partly corroborated: a source beyond the side that gains by it supports this.",
    "C4": "Corroborated: a located and dated image and further sources support this.",
    "C5": "Confirmed: located and dated images, assessors or the losing side itself support this.",
}
SIDES_DISAGREE = "{one} say this and {other} deny it; nobody independent of the two sides has confirmed either."
ONLY_ONE_SIDE = "Only {one} say this; nobody independent of the two sides has confirmed it."
CAPPED = "Only the sides give such numbers; without documents nobody independent of them can confirm this."
SECOND_HAND = "{sentence} It is known here through second-hand notes."

NOT_CHECKABLE = {
    Reason.OPINION: "This is an opinion; evidence cannot settle it.",
    Reason.PREDICTION: "This is a forecast; it cannot be checked yet.",
    Reason.MOTIVE: "This tells what somebody thinks, feels or intends; no record held can settle it.",
    Reason.VAGUE: "This is too vague to be compared with evidence.",
}
NOT_ENOUGH = {
    Reason.SINGLE_ORIGIN: "All that supports this goes back to one origin.",
    Reason.NOTHING_FOUND: "Nothing that could be searched speaks to this.",
    Reason.RETRIEVAL_FAILED: "This could not be searched for.",
    Reason.TOO_OLD: "What is held about this is more than seven days older than the article.",
    Reason.ONLY_PARTY_SOURCES: "Only one side says this; nobody independent of the two sides has confirmed it.",
}


def officials_of(camps: Iterable[str], tables: Tables) -> str:
    """`Ukrainian officials and media`, with the adjective that the tables give the side."""
    rows = {row.camp: row for row in reversed(tables.camps)}
    words = [
        rows[camp].adjectives[0] if camp in rows and rows[camp].adjectives else camp for camp in sorted(set(camps))
    ]
    sides = " and ".join(word[:1].upper() + word[1:] for word in words)
    return f"{sides} officials and media" if sides else "interested sides"
