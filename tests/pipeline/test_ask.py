"""Sources are asked in parallel within a time: what came is used, what did not is a gap, and order changes nothing."""

import threading
import time
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.evidence import Passage, Query
from secondsource.errors import SourceError, SourceUnavailable
from secondsource.pipeline.ask import Patience, ask_sources
from secondsource.testing.fakes import make_passage

QUERIES = tuple(Query(f"question {number}") for number in range(3))
HELD = 60
"""Seconds for which a held source says nothing: far more than any patience here."""


class Talker:
    """Says one passage to each question; held at one of them, it says nothing more until it is let go."""

    def __init__(self, name: str, held_at: int | None = None) -> None:
        self.name = name
        self.held_at = held_at
        self.let_go = threading.Event()
        self.asked = 0
        self.thread: threading.Thread | None = None

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        self.asked += 1
        self.thread = threading.current_thread()
        if QUERIES.index(query) == self.held_at:
            self.let_go.wait(HELD)
        return [make_passage(f"{self.name} on {query.text}.")][:limit]


class Failing(Talker):
    """Raises the error it was given."""

    def __init__(self, error: Exception) -> None:
        super().__init__("failing")
        self.error = error

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        self.asked += 1
        raise self.error


def test_what_came_in_time_is_used_and_the_rest_are_gaps():
    sources = {"quick": Talker("quick"), "held": Talker("held", 1)}
    start = time.monotonic()
    answers = ask_sources(sources, QUERIES, 5, Patience(2.5))
    assert time.monotonic() - start < HELD / 2
    assert [len(answer.passages) for answer in answers] == [2, 1, 1]
    assert [len(answer.gaps) for answer in answers] == [0, 1, 1]
    assert answers[1].gaps[0].what == "source: held"
    assert "2.5 seconds" in answers[1].gaps[0].why


def test_a_late_source_alone_has_not_answered():
    answers = ask_sources({"held": Talker("held", 0)}, QUERIES, 5, Patience(0.1))
    assert not any(answer.answered for answer in answers)


def test_a_late_source_is_asked_no_more():
    held = Talker("held", 0)
    ask_sources({"held": held}, QUERIES, 5, Patience(0.5))
    held.let_go.set()
    assert held.thread
    held.thread.join(HELD)
    assert held.asked == 1


def test_a_source_on_this_machine_is_waited_for():
    near, far = Talker("near", 0), Talker("far", 0)
    threading.Timer(0.2, near.let_go.set).start()
    answers = ask_sources({"near": near, "far": far}, QUERIES, 5, Patience(0.05, frozenset({"near"})))
    assert [len(answer.passages) for answer in answers] == [1, 1, 1]
    assert [len(answer.gaps) for answer in answers] == [1, 1, 1]


def test_the_time_of_a_run_is_one_for_all_rounds():
    patience = Patience(1.0, start=time.monotonic() - 2)
    (answer,) = ask_sources({"held": Talker("held", 0)}, QUERIES[:1], 5, patience)
    assert answer.gaps


def test_an_unavailable_source_is_asked_once_and_the_gap_stands_at_every_question():
    gone = Failing(SourceUnavailable("It wants a key."))
    answers = ask_sources({"gone": gone}, QUERIES, 5)
    assert gone.asked == 1
    assert [answer.gaps[0].why for answer in answers] == ["It wants a key."] * 3


def test_a_failed_question_does_not_close_the_source():
    failing = Failing(SourceError("Not now."))
    ask_sources({"failing": failing}, QUERIES, 5)
    assert failing.asked == 3


@given(st.permutations(range(4)))
def test_the_order_in_which_sources_answer_changes_nothing(order: list[int]):
    turns = [threading.Event() for _ in range(5)]
    turns[0].set()

    class InTurn(Talker):
        def __init__(self, name: str, turn: int) -> None:
            super().__init__(name)
            self.turn = turn

        def search(self, query: Query, limit: int) -> Sequence[Passage]:
            turns[self.turn].wait(5)
            turns[self.turn + 1].set()
            return [make_passage("All say this."), *super().search(query, limit)]

    names = "abcd"
    answers = ask_sources({n: InTurn(n, turn) for n, turn in zip(names, order, strict=True)}, QUERIES[:1], 5)
    assert answers == ask_sources({n: InTurn(n, turn) for turn, n in enumerate(names)}, QUERIES[:1], 5)
