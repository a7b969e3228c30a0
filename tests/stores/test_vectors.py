"""The file of vectors: what a crash, a stranger or another program may leave of it."""

import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.domain.evidence import Query
from secondsource.errors import StoreError
from secondsource.stores import vectors
from secondsource.testing.encoders import cosine
from secondsource.testing.fakes import make_passage
from secondsource.testing.vectors import ALL, ANY_TIME, BRIDGE, TOWN, asked, encoded


def opened(folder: Path, **changes: float) -> vectors.Component:
    return vectors.Component(vectors.Options(**changes), folder)


def test_half_a_row_at_the_end_is_not_read_and_cut_off(tmp_path: Path):
    held = opened(tmp_path)
    held.add(encoded(ALL))
    file = tmp_path / vectors.FILE
    file.write_bytes(file.read_bytes()[:-5])
    again = opened(tmp_path)
    assert again.count() == 2
    again.add(encoded(ALL))
    assert opened(tmp_path).count() == 3
    assert (file.stat().st_size - 16) % (40 + 4 + 64) == 0


@pytest.mark.parametrize("content", [b"something else altogether, and long", b"2src-vec" + b"\xff" * 40])
def test_a_file_that_is_none_of_ours_is_told(tmp_path: Path, content: bytes):
    (tmp_path / vectors.FILE).write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        opened(tmp_path).count()
    held = opened(tmp_path)
    held.clear()
    held.add(encoded(ALL))
    assert held.count() == 3


def test_zeros_that_a_power_cut_left_are_told(tmp_path: Path):
    held = opened(tmp_path)
    held.add(encoded(ALL))
    with (tmp_path / vectors.FILE).open("ab") as file:
        file.write(bytes(108))
    with pytest.raises(StoreError, match="damaged"):
        opened(tmp_path).count()


def test_what_another_program_adds_is_found(tmp_path: Path):
    ours, theirs = opened(tmp_path), opened(tmp_path)
    ours.add(encoded([BRIDGE]))
    assert ours.count() == theirs.count() == 1
    theirs.add(encoded([TOWN]))
    assert ours.search(asked(TOWN.text), ANY_TIME, 1) == [TOWN.id]
    ours.add(encoded(ALL))
    assert ours.count() == 3


def test_a_folder_that_takes_nothing_is_told(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be used"):
        opened(tmp_path / "file" / "below").add(encoded(ALL))


def test_what_is_far_is_not_found(tmp_path: Path):
    held = opened(tmp_path, least=0.99)
    held.add(encoded(ALL))
    assert held.search(asked(BRIDGE.text), ANY_TIME, 9) == [BRIDGE.id]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.binary(min_size=24, max_size=24).filter(any), min_size=1, max_size=30, unique=True),
    st.binary(min_size=24, max_size=24).filter(any),
)
def test_the_few_that_are_held_come_in_the_order_of_their_cosines(tmp_path_factory, rows, vector):
    held = opened(tmp_path_factory.mktemp("vectors"), least=0)
    passages = [make_passage(f"passage {number}") for number in range(len(rows))]
    held.add(zip(passages, rows, strict=True))
    found = held.search(vector, ANY_TIME, len(rows))
    by_id = {passage.id: cosine(row, vector) for passage, row in zip(passages, rows, strict=True)}
    near = [by_id[each] for each in found]
    assert all(left >= right - 1e-4 for left, right in pairwise(near))
    assert set(found) >= {name for name, value in by_id.items() if value > 1e-4}


def test_the_window_holds_for_the_first_step_too(tmp_path: Path):
    held = opened(tmp_path, closely=2)
    same = [
        make_passage("the bridge fell", published_at=datetime.date(2025, 1, day), url=f"https://a.example/{day}")
        for day in range(1, 29)
    ]
    held.add(encoded(same))
    found = held.search(asked("the bridge fell"), Query("", until=datetime.date(2025, 1, 2)), 2)
    assert set(found) == {same[0].id, same[1].id}
