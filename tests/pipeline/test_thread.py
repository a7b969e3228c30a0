"""The story of an examination: accounts hidden, the bank asked, a broken part a gap."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from secondsource.data.tables import load_tables
from secondsource.domain.examination import ThreadVerdict
from secondsource.domain.pseudonyms import pseudonym
from secondsource.domain.thread import Comment, Thread, ThreadPage
from secondsource.errors import StoreError
from secondsource.pipeline import thread as story
from secondsource.pipeline.thread import ThreadHouse, examine, hide_accounts, keep_templates
from secondsource.plugins import find_part, part_names
from secondsource.reading.pages.comments import make_thread
from secondsource.stores import _salt, templates

WORDS = "Watching costs and grades closely before the quarterly numbers."
TALK = ("The quay was open.", "My cousin works there.", "Who pays for this?", "Good report.", "Rain again.")
SALT = bytes(32)


def house(bank: object = None, **more: object) -> ThreadHouse:
    signals = {name: (part := find_part("signals", name)).component(part.options()) for name in part_names("signals")}
    return ThreadHouse(load_tables(), signals | more, bank, SALT)  # type: ignore[arg-type]


def thread(*texts: str, author: str | None = None) -> Thread:
    return make_thread(Comment(text, author) for text in (*TALK, *texts))


class Broken:
    def read(self, reading: object, tables: object) -> object:
        raise KeyError("oh")

    def known(self, but: str) -> object:
        raise StoreError("The bank is damaged.")


def test_a_broken_signal_and_a_broken_bank_are_gaps():
    found = examine(thread(*[WORDS] * 3), ThreadPage(), house(Broken(), strange=Broken()))
    assert {gap.what for gap in found.gaps} == {"signal: strange", "bank of templates"}
    assert found.verdict is ThreadVerdict.SOME


def test_a_template_known_from_another_article_makes_a_second_group(tmp_path: Path):
    bank = templates.Component(templates.Options(), tmp_path)
    page = ThreadPage(address="https://one.example/a")
    first = examine(thread(*[WORDS] * 3), page, house(bank))
    assert first.verdict is ThreadVerdict.SOME
    assert keep_templates(first, thread(*[WORDS] * 3), page, bank, date(2025, 11, 16), accounts=False) == 1
    assert examine(thread(*[WORDS] * 3), page, house(bank)).verdict is ThreadVerdict.SOME
    assert examine(thread(*[WORDS] * 3), replace(page, address="https://two.example/b"), house(bank)).verdict is (
        ThreadVerdict.STRONG
    )
    bank.close()


def test_accounts_are_kept_only_where_asked_and_as_pseudonyms(tmp_path: Path):
    hidden = hide_accounts(thread(*[WORDS] * 3, author="Ola Nord"), SALT)
    found = examine(hidden, ThreadPage(), house())
    bank = templates.Component(templates.Options(), tmp_path)
    for accounts, rows in ((False, 0), (True, 1)):
        keep_templates(found, hidden, ThreadPage(), bank, date(2025, 11, 16), accounts=accounts)
        assert bank.erase(pseudonym("Ola Nord", SALT)) == rows
    bank.close()


def test_pseudonyms_say_nothing_and_stay():
    one = pseudonym("Ola Nord", SALT)
    assert one == pseudonym("ola  nord", SALT) == pseudonym(one, SALT)
    assert one != pseudonym("Ola Nord", b"\1" * 32)
    assert "ola" not in one.lower()


def test_without_a_salt_no_author_is_shown():
    assert {each.author for each in hide_accounts(thread(author="Ola"), None).comments} == {None}


def test_the_salt_is_made_once_and_for_its_owner_alone(tmp_path: Path):
    salt = _salt.read_salt(tmp_path / "home")
    assert salt == _salt.read_salt(tmp_path / "home")
    assert salt != _salt.read_salt(tmp_path / "other")
    assert (tmp_path / "home" / _salt.FILE).stat().st_mode & 0o077 == 0


def test_a_home_that_takes_no_file_leaves_accounts_out(tmp_path: Path):
    (tmp_path / "file").write_text("")
    assert _salt.read_salt(tmp_path / "file") is None


def test_of_too_long_a_thread_all_is_kept_and_the_rest_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(story, "MOST", 6)
    found = examine(thread(*[WORDS] * 3), ThreadPage(), house())
    assert "8 comments; the first 6 were examined" in found.gaps[0].why


def test_an_empty_thread_is_told_as_such():
    assert examine(Thread(), ThreadPage(), house()).sentence.startswith("Not enough data: the thread has no comments")
