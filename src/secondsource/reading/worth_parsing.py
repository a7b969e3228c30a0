"""Which sentences are worth a tree: those in which somebody may speak, or which may hold more than one statement."""

import re

from secondsource.reading.speech.speech_verbs import SPEECH_VERB
from secondsource.reading.speech.stance_nouns import STANCE_ADJECTIVES, STANCE_NOUNS
from secondsource.reading.speech.stance_verbs import LEMMAS

LONGEST = 800
"""Characters of a sentence that is parsed; longer ones are lists and tables, whose trees are guesses."""
_CUES = LEMMAS.keys() | STANCE_NOUNS.keys() | STANCE_ADJECTIVES.keys() | set(SPEECH_VERB.split("|")) | {"according"}
_WORD = re.compile(r"[a-z]+")
_MORE_THAN_ONE = re.compile(r",\s|;\s|\s[–—-]\s|\b(?:and|but|or|who|which|that|whose|while|because|although)\s")


def is_worth_parsing(sentence: str) -> bool:
    """Whether a tree can tell more of the sentence than its words do."""
    if len(sentence) > LONGEST or sentence.count(" ") < 3:
        return False
    return bool(_MORE_THAN_ONE.search(sentence)) or not _CUES.isdisjoint(_WORD.findall(sentence))
