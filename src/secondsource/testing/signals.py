"""What every signal must do. Subclass `SignalSuite`, set `module`, and run it with pytest."""
# ruff: noqa: S101 (suites are run by pytest, never with -O)

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from secondsource.domain.examination import SignalReading, ThreadReading
from secondsource.domain.reference import Tables, Topic
from secondsource.domain.thread import Comment, Thread, ThreadPage
from secondsource.reading.pages.comments import make_thread
from secondsource.reading.threads.thread import read_thread
from secondsource.testing.parts import PartSuite

FORBIDDEN = ("bot", "bots", "fake", "troll", "trolls", "debunked")
PAGE = ThreadPage(
    title="Lindholm Port Strike Collapses as Dockers Walk Back In",
    section="Business",
    text="\n".join(["The strike at the port of Lindholm is all but over, says the port authority of the town."] * 8),
)
_START = datetime(2025, 11, 16, 8, 0, tzinfo=UTC)


def odd_threads() -> list[Thread]:
    """Nothing, one long comment, right-to-left letters and pictures, markup, many identical lines, a small campaign."""
    campaign = [
        f"Watching {word} and grades closely before the next quarterly numbers." for word in ("costs", "ore", "debt")
    ]
    named = [
        Comment(text, f"account {at % 4}", _START + timedelta(minutes=at), str(at), str(at - 3) if at % 3 else None)
        for at, text in enumerate(
            [*campaign * 3, "@nobody No.", "Actually the port says 4.2: https://port.example/2024"]
        )
    ]
    return [
        Thread(),
        make_thread([Comment("word " * 200_000)]),
        make_thread(
            [Comment("سلام عليكم"), Comment("\u202eevil\u202c"), Comment("🙂🙂🙂"), Comment("漢字かな交じり文")] * 3
        ),
        make_thread([Comment("<div>" * 5_000), Comment("<script>alert(1)</script>"), Comment("\0\ud800")]),
        make_thread([Comment("The same line again and again, says nobody")] * 5_000),
        make_thread(named),
    ]


TABLES = Tables(topics=(Topic("shares", ("dividend",), ("margin", "costs", "grades")),))


@cache
def odd_readings() -> tuple[tuple[ThreadReading, ThreadReading], ...]:
    """Each odd thread read as it stands and in another order."""
    return tuple((read_thread(each, PAGE), read_thread(_shuffled(each), PAGE)) for each in odd_threads())


def _shuffled(thread: Thread) -> Thread:
    comments = list(thread.comments)
    random.Random(3).shuffle(comments)  # noqa: S311  a fixed order, no secret
    return make_thread(comments)


class SignalSuite(PartSuite):
    """A signal is built from defaults and reads odd threads."""

    def make(self) -> Any:
        return self.module.Component(self.module.Options())

    def read(self, reading: ThreadReading) -> SignalReading:
        return self.make().read(reading, TABLES)

    def test_says_what_was_seen_and_what_would_clear_it(self) -> None:
        for reading, _ in odd_readings():
            found = self.read(reading)
            assert found.message.endswith(".")
            assert found.unit
            assert found.missing or found.would_clear
            assert not set(found.message.lower().replace(".", "").split()) & set(FORBIDDEN)

    def test_what_it_lacks_is_told_and_never_fires(self) -> None:
        nobody = make_thread(Comment(f"Nobody number {at}") for at in range(9))
        found = self.read(read_thread(nobody, ThreadPage()))
        assert not found.fired
        if found.missing:
            assert found.value == 0

    def test_examples_are_places_in_the_thread(self) -> None:
        for reading, _ in odd_readings():
            found = self.read(reading)
            assert all(0 <= place < len(reading.thread.comments) for place in found.examples)
            assert len(found.examples) <= 10

    def test_the_order_of_the_comments_changes_nothing(self) -> None:
        for reading, shuffled in odd_readings():
            one, other = self.read(reading), self.read(shuffled)
            assert replace(one, examples=()) == replace(other, examples=())

    def test_the_method_is_published(self) -> None:
        assert len((self.module.__doc__ or "").strip()) >= 200
