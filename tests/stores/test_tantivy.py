"""What the tantivy index does with names, numbers, windows, bad files and read-only folders."""

import shutil
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.domain.evidence import Query
from secondsource.errors import StoreError
from secondsource.stores.tantivy import FOLDER, Component, Options
from secondsource.testing.fakes import make_passage

ENGLISH = make_passage("Russian troops entered Kupiansk, a spokesman said.", url="https://a.example/")
OTHER_SPELLING = make_passage("Fighting continued in Kupyansk overnight.", url="https://b.example/")
UKRAINIAN = make_passage("Бої тривають у Куп'янську, повідомили військові.", url="https://c.example/")
RUSSIAN = make_passage("Бои за Купянск продолжаются, сообщили под Купянском.", url="https://d.example/")
NUMBER = make_passage("Some 27,169 people lived there.", url="https://e.example/", publisher="Ukrinform")
ALL = (ENGLISH, OTHER_SPELLING, UKRAINIAN, RUSSIAN, NUMBER)


def index(folder: Path, **options: float) -> Component:
    return Component(Options(**options), folder)


@pytest.fixture
def filled(tmp_path: Path) -> Component:
    made = index(tmp_path)
    made.add(ALL)
    return made


@pytest.mark.parametrize("name", ["Kupiansk", "kupyansk", "Куп'янськ", "Купянск", "Куп’янська", "КУПЯНСКОМ"])
def test_a_name_is_found_in_every_spelling_and_script(filled: Component, name: str):
    wanted = {passage.id for passage in (ENGLISH, OTHER_SPELLING, UKRAINIAN, RUSSIAN)}
    assert set(filled.search(Query(name), 10)) == wanted
    assert set(filled.search(Query("", names=((name,),)), 10)) == wanted


def test_spellings_of_one_name_do_not_add_up(filled: Component):
    many = ("Kupiansk", "Kupyansk", "Купянск", "Куп'янськ", "Kupiansk city")
    assert filled.search(Query("entered troops", names=(many,)), 1) == [ENGLISH.id]


def test_a_name_counts_once_however_often_it_is_asked_for(filled: Component):
    by_words = Query("troops of Kupiansk lived")
    assert filled.search(by_words, 3)[0] == ENGLISH.id
    for spelling in ("Kupiansk", "Купянск", "Kupyansk Kupiansk"):
        again = Query(by_words.text, names=((spelling,), ("Kupiansk",)))
        assert filled.search(again, 3) == filled.search(by_words, 3)


@pytest.mark.parametrize("number", ["27169", "27,169", "27.169", "27 169"])
def test_a_number_is_found_however_it_is_grouped(filled: Component, number: str):
    assert filled.search(Query("", numbers=(number,)), 10) == [NUMBER.id]


@pytest.mark.parametrize("text", ["Ukrinform's", "ukrinform", "person living people"])
def test_publishers_and_other_forms_of_a_word_are_found(filled: Component, text: str):
    assert NUMBER.id in filled.search(Query(text), 10)


def test_what_another_process_adds_is_found(tmp_path: Path, filled: Component):
    reader = index(tmp_path)
    assert reader.count() == len(ALL)
    filled.add([make_passage("A new thing happened in Lviv.")])
    assert len(reader.search(Query("Lviv"), 5)) == 1


def test_searching_takes_no_lock(tmp_path: Path, filled: Component):
    assert filled.search(Query("Kupiansk"), 5)
    index(tmp_path, wait_seconds=0).add([make_passage("Written meanwhile.")])


def test_a_second_writer_waits_and_then_says_who_is_in_the_way(tmp_path: Path, filled: Component):
    inside, leave = threading.Event(), threading.Event()

    def slowly():
        yield make_passage("one")
        yield make_passage("two")
        inside.set()
        leave.wait(5)

    thread = threading.Thread(target=index(tmp_path).add, args=(slowly(),))
    thread.start()
    inside.wait(5)
    with pytest.raises(StoreError, match="Another program is writing the search index"):
        index(tmp_path, wait_seconds=0.1).add([make_passage("three")])
    leave.set()
    thread.join()
    index(tmp_path).add([make_passage("three")])
    assert filled.count() == len(ALL) + 3


def test_an_add_that_fails_leaves_nothing_and_gives_up_the_lock(tmp_path: Path, filled: Component):
    def broken():
        yield make_passage("half")
        raise StoreError("the record is full")

    with pytest.raises(StoreError, match="the record is full"):
        filled.add(broken())
    index(tmp_path, wait_seconds=0).add([make_passage("next")])
    assert filled.count() == len(ALL) + 1


def test_a_read_only_folder_can_be_searched(open_folder: Path, nobody: Callable, read_only: Callable[[Path], None]):
    index(open_folder).add(ALL)
    read_only(open_folder)
    with nobody():
        reader = index(open_folder)
        assert reader.count() == len(ALL)
        assert reader.search(Query("overnight"), 5) == [OTHER_SPELLING.id]
        reader.add(ALL)
        with pytest.raises(StoreError, match="cannot be written"):
            reader.add([make_passage("new")])
        reader.close()


@pytest.mark.parametrize("suffix", ["meta.json", ".term", ".idx", ".store", ".fast", ".fieldnorm"])
@pytest.mark.parametrize("how", ["empty", "garbled", "gone"])
def test_damage_is_said_and_cleared(tmp_path: Path, filled: Component, suffix: str, how: str):
    filled.close()
    for file in (tmp_path / FOLDER).glob(f"*{suffix}"):
        file.unlink() if how == "gone" else file.write_bytes(b"" if how == "empty" else b"\xa5" * file.stat().st_size)
    damaged = index(tmp_path)
    with pytest.raises(StoreError, match="damaged"):
        damaged.count()
    damaged.clear()
    damaged.add(ALL)
    assert damaged.count() == len(ALL)


def test_a_flipped_bit_never_ends_the_program(tmp_path: Path, filled: Component):
    """Tantivy checks the ends of its files, not their middle: a wrong answer or a StoreError, but no panic gets out."""
    filled.close()
    for file in sorted((tmp_path / FOLDER).glob("*.*")):
        content = file.read_bytes()
        for at in range(0, len(content), max(1, len(content) // 12)):
            copy = tmp_path / f"{file.name}-{at}"  # each its own: the index's threads still write where it was opened
            shutil.copytree(tmp_path / FOLDER, copy / FOLDER)
            (copy / FOLDER / file.name).write_bytes(content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :])
            try:
                found = index(copy).search(Query("Kupiansk people", until=date(2026, 1, 1)), 5)
                assert len(found) <= 5
            except StoreError:
                pass


def test_an_index_of_other_fields_is_not_seen(tmp_path: Path):
    (tmp_path / "index-0").mkdir()
    (tmp_path / "index-0" / "meta.json").write_text("{}")
    assert index(tmp_path).count() == 0


@settings(max_examples=40)
@given(
    st.text(max_size=200), st.lists(st.text(max_size=20), max_size=4), st.none() | st.dates(), st.none() | st.dates()
)
def test_no_query_raises(tmp_path_factory: pytest.TempPathFactory, text: str, names: list[str], since, until):
    folder = tmp_path_factory.getbasetemp() / "any-query"
    made = index(folder)
    made.add(ALL)
    query = Query(text, names=(tuple(names),), numbers=tuple(names), since=since, until=until)
    found = made.search(query, 3)
    assert len(found) <= 3
    assert list(found) == list(made.search(query, 3))


def test_a_year_before_a_number_stays_a_year(tmp_path: Path):
    made = index(tmp_path)
    made.add([passage := make_passage("In 2022 300 houses were rebuilt.")])
    assert made.search(Query("", numbers=("2022",)), 5) == made.search(Query("", numbers=("300",)), 5) == [passage.id]
