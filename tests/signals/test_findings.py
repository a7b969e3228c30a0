"""What each signal sees, and what it must not see."""

from datetime import UTC, datetime, timedelta

import pytest

from secondsource.data.tables import load_tables
from secondsource.domain.examination import SignalReading
from secondsource.domain.thread import Comment, ThreadPage
from secondsource.plugins import find_part
from secondsource.reading.pages.comments import make_thread
from secondsource.reading.threads.thread import read_thread

TABLES = load_tables()
START = datetime(2025, 11, 16, 8, 0, tzinfo=UTC)
WORDS = "Watching costs and grades closely before the quarterly numbers."
ARTICLE = "\n".join(["The dockers of Lindholm returned to the eastern quay after a strike of three months."] * 8)
TALK = ("The quay was open.", "My cousin works there.", "Who pays for this?", "Good report.", "A railway was promised.",
        "Fees doubled last year.", "Rain again.", "I doubt it.", "The ferry is late.", "Ask the nurses.")  # fmt: skip


def read(name: str, comments: list[Comment], page: ThreadPage | None = None) -> SignalReading:
    part = find_part("signals", name)
    return part.component(part.options()).read(read_thread(make_thread(comments), page or ThreadPage()), TABLES)


def talk(*more: str) -> list[Comment]:
    return [Comment(text) for text in (*TALK, *more)]


def test_exact_copies_count_rare_words_only():
    assert read("exact_copies", talk(*[WORDS] * 3)).value == 3
    assert not read("exact_copies", talk(*["Rest in peace."] * 3)).fired
    assert not read("exact_copies", talk(*["Great article!"] * 3)).fired


def test_a_double_click_of_one_account_is_no_copy():
    twice = [Comment(WORDS, "Ola"), Comment(WORDS, "Ola")]
    assert read("exact_copies", [*talk(), *twice]).examples == ()


def test_what_fills_the_thread_counts_whatever_its_words():
    assert read("exact_copies", talk(*["Nice."] * 40)).fired


def test_foreign_topic_needs_texts_that_differ():
    shares = ("Silver leverage is strong.", "Uranium names keep pushing.", "Insider buying and margins look fine.",
              "AISC keeps dropping.", "Exploration results and permitting decide.")  # fmt: skip
    page = ThreadPage(title="Strike ends", text=ARTICLE)
    found = read("foreign_topic", [Comment(text) for text in (*shares, *TALK[:4])], page)
    assert found.fired
    assert "shares and mining" in found.message
    assert not read("foreign_topic", [Comment(shares[0])] * 9 + talk()[:4], page).fired


def test_a_topic_of_the_article_is_not_foreign():
    about = "\n".join(["The miner said uranium output and silver grades rose, and shareholders got a dividend."] * 8)
    comments = [Comment(f"Uranium and silver {at}, dividend") for at in range(8)]
    assert not read("foreign_topic", comments, ThreadPage(title="Miner reports", text=about)).fired


def test_without_the_article_nothing_is_called_foreign():
    assert read("foreign_topic", talk(), ThreadPage(title="Strike ends")).missing


def test_bursts_need_times_and_a_thread_that_does_not_rush():
    slow = [Comment(text, None, START + timedelta(hours=3 * at)) for at, text in enumerate(TALK)]
    rush = [Comment(f"{WORDS} {at}", None, START + timedelta(hours=5, seconds=20 * at)) for at in range(6)]
    assert read("bursts", [*slow, *rush]).fired
    fast = [Comment(text, None, START + timedelta(hours=5, seconds=30 * at)) for at, text in enumerate(TALK)]
    assert not read("bursts", [*fast, *rush]).fired
    assert read("bursts", talk(WORDS)).missing


def test_accounts_that_repeat_are_counted_and_never_named():
    named = [Comment(text, f"reader {at}") for at, text in enumerate(TALK)]
    found = read("accounts", [*named, *[Comment(WORDS, "Ola Nord")] * 5])
    assert found.fired
    assert "Ola" not in found.message
    assert not read("accounts", [*named, *(Comment(WORDS, f"other {at}") for at in range(5))]).fired


def test_orphans_answer_nobody_and_never_count():
    thread = [Comment("Root", "Ola", key="1"), *(Comment("No", "Kim", key=str(at), parent="99") for at in range(5, 9))]
    found = read("orphans", thread)
    assert found.fired
    assert found.group == "structure"
    assert not read("orphans", [Comment("Root", "Ola", key="1"), Comment("No", "Kim", key="2", parent="1")]).fired


def test_corrections_bring_a_link_and_speak_of_the_article():
    page = ThreadPage(title="Strike ends", text=ARTICLE)
    good = "Actually the dockers returned to the western quay: https://port.example/notice"
    spam = "Actually check out my channel about the dockers of Lindholm https://tube.example/x"
    other = "Actually bitcoin went up, see https://coins.example/now"
    found = read("corrections", talk(good, spam, other), page)
    assert [(talk(good, spam, other)[at].text) for at in found.examples] == [good]


@pytest.mark.parametrize("name", ["exact_copies", "near_copies", "templates", "slot_echo", "corrections"])
def test_plain_talk_is_quiet(name: str):
    assert not read(name, talk(), ThreadPage(title="Lindholm Port Strike Ends", section="World", text=ARTICLE)).fired
