"""What a newsreader says for the forms that news is written in: a displayed sentence and its words, one pair a line."""

from pathlib import Path

import pytest

from secondsource.reading.spoken.names import Lexicon
from secondsource.reading.spoken.sentence import say

FILES = sorted(Path(__file__).parent.glob("*.tsv"))
CASES = [
    (file.stem, *line.split("\t")) for file in FILES for line in file.read_text(encoding="utf-8").splitlines() if line
]


@pytest.mark.parametrize("kind, displayed, spoken", CASES, ids=[f"{case[0]}: {case[1]}" for case in CASES])
def test_a_form_is_said_as_a_newsreader_says_it(kind, displayed, spoken):
    assert say(displayed, Lexicon(())).text == spoken


def test_the_list_is_long_and_says_nothing_twice():
    assert len(CASES) >= 250
    assert len({case[1] for case in CASES}) == len(CASES)
