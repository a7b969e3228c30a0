"""The bank keeps templates, not people: what it gives back, what it forgets, and what never goes in."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from secondsource.domain.thread import Comment, ThreadPage
from secondsource.errors import StoreError
from secondsource.reading.pages.comments import make_thread
from secondsource.reading.threads.bank import find_reuse, index_templates, make_template
from secondsource.reading.threads.thread import read_thread
from secondsource.stores.templates import FILE, Component, Options

DAY = date(2025, 11, 16)
FILLED = tuple(
    f"Honestly @ann_lee, the {who} deserves a medal for landing that {what}; write to desk@post.example or https://x.example/{who}"
    for who, what in (("pilot", "plane"), ("captain", "balloon"), ("skipper", "glider"))
)


@pytest.fixture
def bank(tmp_path: Path):
    made = Component(Options(), tmp_path)
    yield made
    made.close()


def reading(*texts: str):
    return read_thread(make_thread(Comment(text) for text in texts), ThreadPage())


def template():
    made = make_template(reading(*FILLED).clusters[0], DAY)
    assert made
    return made


def test_an_unused_bank_is_empty_and_makes_no_file(bank: Component, tmp_path: Path):
    assert bank.known("thr-1") == ()
    assert not (tmp_path / FILE).exists()


def test_a_template_is_known_under_another_article_only(bank: Component):
    assert bank.keep("thr-1", [template()], {}) == 1
    assert bank.known("thr-1") == []
    (known,) = bank.known("thr-2")
    assert known == template()


def test_keeping_twice_adds_nothing_and_counts_threads(bank: Component):
    bank.keep("thr-1", [template()], {})
    assert bank.keep("thr-1", [replace(template(), last=date(2025, 11, 20))], {}) == 0
    bank.keep("thr-2", [template()], {})
    (known,) = bank.known("thr-3")
    assert (known.threads, known.first, known.last) == (2, DAY, date(2025, 11, 20))


def test_no_name_no_address_and_no_filler_goes_in(bank: Component, tmp_path: Path):
    bank.keep("thr-1", [template()], {})
    bank.close()
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir()).decode(errors="replace")
    assert "medal" in written
    for word in ("ann_lee", "desk@post", "x.example", "balloon", "skipper"):
        assert word not in written


def test_a_known_template_is_found_in_a_comment_with_other_fillers(bank: Component):
    bank.keep("thr-1", [template()], {})
    index = index_templates(bank.known("thr-2"))
    other = "Honestly, the sailor deserves a medal for landing that kite; write to me or"
    (reuse,) = find_reuse(reading(other, "The quay was open on Friday.").same, index)
    assert reuse.positions == (0,)


def test_a_pseudonym_is_erased_everywhere(bank: Component):
    bank.keep("thr-1", [template()], {template().id: ["account-1", "account-2"]})
    bank.keep("thr-2", [template()], {template().id: ["account-1"]})
    assert bank.erase("account-1") == 2
    assert bank.erase("account-1") == 0
    assert bank.known("thr-3")


def test_what_is_old_is_forgotten(bank: Component):
    bank.keep("thr-1", [template()], {template().id: ["account-1"]})
    assert bank.forget(DAY, date(2025, 11, 17)) == 1
    assert bank.known("thr-2")
    bank.forget(date(2025, 11, 17), date(2025, 11, 17))
    assert bank.known("thr-2") == []


def test_a_damaged_bank_is_told_in_one_sentence(tmp_path: Path):
    (tmp_path / FILE).write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError, match=r"templates\.sqlite3 is damaged"):
        Component(Options(), tmp_path).known("thr-1")
