"""Articles and comments as they are kept: added to, never overwritten, whole after a crash."""

import sqlite3
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.publishing import Decision, Edition, Form, ReaderComment, Stage, Step
from secondsource.errors import StoreError
from secondsource.stores.newsroom import FILE, Component, Options

AT = datetime(2026, 1, 1, tzinfo=UTC)


def edition(number: int = 1, source: str = "Words.") -> Edition:
    return Edition(number, "Title", "Rosa", date(2026, 1, 1), "en", Form.MARKDOWN, source, "Edda", AT)


def comment(name: str = "k1", held: str = "", slug: str = "a") -> ReaderComment:
    return ReaderComment(name, slug, "", f"Text of {name}", AT, held)


@pytest.fixture
def room(tmp_path: Path) -> Component:
    return Component(Options(), tmp_path)


def test_what_was_kept_is_there_for_the_next_process(room, tmp_path):
    assert room.add("a", edition())
    assert room.revise("a", edition(2, "Other words."))
    room.take_step("a", Step(Stage.PUBLISHED, 2, "Edda", AT))
    room.add_comment(comment())
    again = Component(Options(), tmp_path)
    kept = again.find("a")
    assert kept.published == edition(2, "Other words.")
    assert [each.source for each in kept.editions] == ["Words.", "Other words."]
    assert again.articles() == [kept]
    assert again.comments("a") == [comment()]


def test_whether_any_is_published_follows_the_last_step_of_each(room, tmp_path):
    assert not room.any_published()
    assert not (tmp_path / FILE).exists()  # a look makes no file
    for slug in ("a", "b"):
        room.add(slug, edition())
    assert not room.any_published()
    for slug, stage, shown in (
        ("a", Stage.PUBLISHED, True), ("a", Stage.WITHDRAWN, False), ("b", Stage.PUBLISHED, True),
        ("a", Stage.PUBLISHED, True), ("b", Stage.WITHDRAWN, True), ("a", Stage.WITHDRAWN, False),
    ):  # fmt: skip
        room.take_step(slug, Step(stage, 1, "Edda", AT))
        assert room.any_published() == shown
        assert shown == any(each.published for each in room.articles())


def test_many_articles_are_listed_with_as_many_questions_as_one(room):
    def asked() -> int:
        questions: list[str] = []
        room._opened.set_trace_callback(questions.append)
        room.articles()
        room._opened.set_trace_callback(None)
        return len(questions)

    room.add("a0", edition())
    one = asked()
    for number in range(1, 9):
        room.add(f"a{number}", edition())
        room.revise(f"a{number}", edition(2, "Other words."))
        room.take_step(f"a{number}", Step(Stage.PUBLISHED, 2, "Edda", AT))
    assert asked() == one
    assert room.articles() == [room.find(f"a{number}") for number in range(9)]


def test_an_edition_and_a_slug_are_never_overwritten(room):
    assert room.add("a", edition())
    assert not room.add("a", edition(source="Others."))
    assert not room.revise("a", edition(source="Others."))
    assert room.find("a").latest.source == "Words."
    assert room.find("b") is None


def test_steps_say_what_readers_see(room):
    room.add("a", edition())
    assert room.find("a").stage is Stage.DRAFT
    assert room.find("a").published is None
    room.take_step("a", Step(Stage.PUBLISHED, 1, "Edda", AT))
    room.revise("a", edition(2))
    assert room.find("a").published.number == 1
    room.take_step("a", Step(Stage.WITHDRAWN, 2, "Edda", AT))
    assert room.find("a").published is None
    assert room.find("a").first_published == AT


def test_a_held_comment_waits_until_somebody_decides_and_the_last_decision_holds(room):
    room.add_comment(comment("k1", "It repeats."))
    room.add_comment(comment("k2"))
    assert [each.id for each in room.waiting(9)] == ["k1"]
    assert [each.shown for each in room.comments("a")] == [False, True]
    room.decide("k1", Decision(True, "Edda", AT, ""))
    assert room.waiting(9) == []
    assert room.comment("k1").shown
    room.decide("k1", Decision(False, "Emil", AT, "Off topic."))
    assert not room.comment("k1").shown
    assert [each.by for each in room.comment("k1").decisions] == ["Edda", "Emil"]


def test_limits_count_by_window_and_forget(room):
    limits = ((60.0, 2), (600.0, 3))
    moments = [0, 1, 2, 61, 62, 123, 601, 700]
    told = [room.admit("x", AT + timedelta(seconds=each), limits) for each in moments]
    assert told == [True, True, False, True, False, False, True, True]
    assert room.admit("y", AT + timedelta(seconds=700), limits)
    room.admit("y", AT + timedelta(days=30), limits)
    assert room._rows("SELECT count(*) FROM posts") == [(1,)]


def test_many_at_once_are_not_let_through_together(room):
    told: list[bool] = []
    ask = [threading.Thread(target=lambda: told.append(room.admit("x", AT, ((60.0, 3),)))) for _ in range(12)]
    for each in ask:
        each.start()
    for each in ask:
        each.join()
    assert sum(told) == 3


def test_a_copy_opens_by_itself(room, tmp_path):
    room.add("a", edition())
    folder = tmp_path / "copy"
    folder.mkdir()
    room.back_up(folder)
    room.add("b", edition())
    assert [each.slug for each in Component(Options(), folder).articles()] == ["a"]


def test_a_damaged_file_is_told(tmp_path):
    (tmp_path / FILE).write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreError, match="damaged"):
        Component(Options(), tmp_path).articles()


def test_nothing_leads_from_a_hash_to_a_comment(room, tmp_path):
    room.admit("hash-of-an-address", AT, ((60.0, 3),))
    room.add_comment(comment())
    room.close()
    with sqlite3.connect(tmp_path / FILE) as opened:
        columns = {name for _, name, *_ in opened.execute("PRAGMA table_info(comments)")}
        assert columns == {"number", "id", "slug", "held", "body"}
        assert not opened.execute("SELECT 1 FROM comments WHERE body LIKE '%hash-of%'").fetchall()


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_come_back_as_they_were(tmp_path_factory, name: str, text: str):
    room = Component(Options(), tmp_path_factory.mktemp("room"))
    told = ReaderComment("k", "a", name, text, AT, text)
    room.add_comment(told)
    assert room.comment("k") == told
    room.close()
