"""Stances told without a finite verb of their own: `is critical of Y`, `backed by X`."""

import re
from collections.abc import Iterator

from secondsource.domain.record import Span
from secondsource.reading.speech.cue import Cue
from secondsource.reading.speech.stance_ends import HELPERS, content_after
from secondsource.reading.speech.stance_verbs import STANCE_PAST
from secondsource.reading.speech.subjects import Subject, phrase_right, subject_left

_ADJECTIVE = re.compile(
    r"\s(?P<be>is|are|was|were|[’']s|[’']re|be|been|remains?|remained|seems?|seemed|appears?|appeared|feels?|felt|grew|sounded)"
    r"\s(?:(?:not|now|also|still|so|very|more|less|most|too|long|even|as|being|already|never|[a-z]+ly)\s){0,3}"
    r"(?P<words>(?:critical|supportive|dismissive|sk?c?eptical|wary|proud|afraid|aware|mindful|fearful|hopeful|tired|confident"
    r"|fond|enamored|certain|sure|convinced|leery|suspicious|weary|in favou?r|in support)\s(?:of|about|that)"
    r"|(?:concerned|worried|uneasy|excited|enthusiastic|optimistic|pessimistic|angry|furious|upset|happy|unhappy|nervous"
    r"|anxious|clear|adamant|sanguine|vocal|passionate|frustrated|disappointed|satisfied|pleased|serious|right|wrong"
    r"|concerned|outraged|thrilled)\s(?:about|that|with|by|at|over)"
    r"|(?:opposed|committed|sympathetic|hostile|open|devoted|dedicated|receptive|averse)\sto"
    r"|(?=(?:eager|determined|willing|unwilling|reluctant|ready|prepared|keen|hoping|anxious|hesitant|inclined|unlikely|loath"
    r"|committed)\sto\s)\w+)"
)


def find_adjectives(masked: str) -> Iterator[Cue]:
    """`X is critical of Y`."""
    for found in _ADJECTIVE.finditer(masked):
        left = masked[: found.start()]
        helpers = HELPERS.search(left)
        subject = subject_left(left[: helpers.start()] if helpers else left)
        content = content_after(masked, found.end(), bare=False)
        if subject and content and not _is_thing(masked, subject):
            yield Cue(Span(found.start("words"), found.end()), *subject, content, speech=False)


def _is_thing(masked: str, subject: Subject) -> bool:
    return masked[subject[1].start : subject[1].end].casefold() in {
        "it",
        "that",
        "this",
        "there",
        "what",
        "which",
        "you",
    }


_BY = re.compile(rf"\b(?P<verb>{STANCE_PAST})\sby\s(?=(?:the|a|an|some|many|his|her)\s|[A-Z])")


def find_passives(masked: str) -> Iterator[Cue]:
    """`Y, backed by X, …`."""
    for found in _BY.finditer(masked):
        left = masked[: found.start()].rstrip().rstrip(",")
        helpers = HELPERS.search(left)
        about = subject_left(left[: helpers.start()] if helpers else left)
        whole, name, apposition = phrase_right(masked, found.end(), opens=False)
        if about and name.start < name.end:
            yield Cue(Span(found.start(), found.end() - 1), whole, name, apposition, about[0], speech=False)
