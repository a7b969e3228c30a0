"""Whether words state anything, by trees that are written out: the same on every processor."""

from secondsource.domain.record import Span
from secondsource.domain.syntax import Tagged, Token
from secondsource.reading.statements.verbless import NO_VERB, reason_by_grammar

SPEEDS = """The DET 1 det
testers NOUN 2 nsubj
saw VERB -1 root
a DET 4 det
speed NOUN 2 obj
and CCONJ 7 cc
a DET 7 det
price NOUN 4 conj
on ADP 10 case
both DET 10 det
models NOUN {on} {relation}
. PUNCT 2 punct"""


def tree(rows: str) -> Tagged:
    """A sentence of words with one space between them; a row is word, part of speech, head and relation."""
    tokens, at = [], 0
    for row in rows.splitlines():
        word, upos, head, relation = row.split()
        tokens.append(Token(Span(at, at + len(word)), upos, int(head), relation, "O"))
        at += len(word) + 1
    return Tagged(" ".join(row.split()[0] for row in rows.splitlines()), tuple(tokens))


def reason(tagged: Tagged, words: str) -> str | None:
    start = tagged.text.index(words)
    return reason_by_grammar(tagged, Span(start, start + len(words)))


def test_a_part_without_a_verb_states_nothing_wherever_its_last_phrase_hangs():
    for on, relation in ((7, "nmod"), (2, "obl")):
        assert reason(tree(SPEEDS.format(on=on, relation=relation)), "a price on both models") == NO_VERB


def test_a_part_with_its_verb_may_state_something():
    assert reason(tree(SPEEDS.format(on=2, relation="obl")), "The testers saw a speed") is None
