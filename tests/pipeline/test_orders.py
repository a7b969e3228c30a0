"""An order becomes a task and comes back; what makes no sense is refused, whoever wrote it."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given

from secondsource.domain.job import Task
from secondsource.errors import InputError
from secondsource.pipeline.orders import CheckOrder, order_check, read_order

AT = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
ORDER = CheckOrder("https://news.example/story", "", AT.date(), None, AT)
KEPT = CheckOrder("-", "ab" * 32, AT.date(), None, AT)

ADDRESSES = st.from_regex(r"https?://[a-z]{1,20}\.example/[\w%?=&.-]{0,40}", fullmatch=True)
DAYS = st.dates(date(2000, 1, 1), AT.date())


@given(address=ADDRESSES, as_of=DAYS, again=st.text(max_size=40), ago=st.none() | st.integers(0, 999))
def test_an_order_comes_back_as_it_was(address: str, as_of: date, again: str, ago: int | None):
    published = None if ago is None else as_of - timedelta(days=ago)
    order = CheckOrder(address, "", as_of, published, AT, again)
    task = order_check(order, "somebody")
    assert (read_order(task), task.kind, task.asker) == (order, "check", "somebody")


def test_the_same_order_later_or_by_another_is_the_same_work():
    later = replace(ORDER, started_at=AT + timedelta(hours=1))
    assert order_check(later, "another").key == order_check(ORDER, "somebody").key


@pytest.mark.parametrize(
    "other",
    [
        replace(ORDER, address="https://news.example/other"),
        replace(ORDER, as_of=date(2026, 2, 28)),
        replace(ORDER, published=date(2026, 2, 28)),
        replace(ORDER, again="my key"),
        KEPT,
        replace(KEPT, snapshot="cd" * 32),
        replace(KEPT, address="page.html"),
    ],
)
def test_whatever_changes_the_report_makes_other_work(other: CheckOrder):
    assert order_check(other, "somebody").key != order_check(ORDER, "somebody").key


def test_somewhere_it_is_tomorrow_already():
    assert order_check(replace(ORDER, as_of=date(2026, 3, 2)), "somebody")


REFUSED = {
    "no address": (replace(ORDER, address=""), "whole address"),
    "a file": (replace(ORDER, address="/etc/passwd"), "whole address"),
    "a file's address": (replace(ORDER, address="file:///etc/passwd"), "whole address"),
    "a program": (replace(ORDER, address="javascript:alert(1)"), "whole address"),
    "standard input": (replace(ORDER, address="-"), "whole address"),
    "no host": (replace(ORDER, address="https:///story"), "whole address"),
    "a broken host": (replace(ORDER, address="https://[::1/story"), "whole address"),
    "two lines": (replace(ORDER, address="https://news.example/a\nHost: other"), "whole address"),
    "a space": (replace(ORDER, address="https://news.example/a b"), "whole address"),
    "too long": (replace(ORDER, address="https://news.example/" + "a" * 2000), "at most 2000"),
    "no page": (replace(KEPT, snapshot="../../secret"), "SHA-256"),
    "half a page": (replace(KEPT, snapshot="ab"), "SHA-256"),
    "a page without a name": (replace(KEPT, address=""), "at most 2000"),
    "a day to come": (replace(ORDER, as_of=date(2026, 3, 3)), "2026-03-03 has not come yet"),
    "before it appeared": (replace(ORDER, published=date(2026, 3, 2)), "before it appeared"),
    "no zone": (replace(ORDER, started_at=datetime(2026, 3, 1)), "time zone"),  # that is the fault
    "a long key": (replace(ORDER, again="a" * 2001), "at most 2000"),
}


@pytest.mark.parametrize("order, why", REFUSED.values(), ids=REFUSED)
def test_an_order_that_makes_no_sense_is_refused(order: CheckOrder, why: str):
    with pytest.raises(InputError, match=why) as refused:
        order_check(order, "somebody")
    assert str(refused.value).endswith(".")


SOUND = json.loads(order_check(ORDER, "somebody").body)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "null",
        "{}",
        "{" * 10_000,
        "[" * 10_000,
        json.dumps(SOUND | {"run": "rm"}),
        json.dumps({name: value for name, value in SOUND.items() if name != "as_of"}),
        json.dumps(SOUND | {"as_of": "yesterday"}),
        json.dumps(SOUND | {"as_of": 7}),
        json.dumps(SOUND | {"address": ["https://news.example"]}),
        json.dumps(SOUND | {"address": "file:///etc/passwd"}),
        json.dumps(SOUND | {"again": "a" * 30_000}),
    ],
)
def test_a_body_that_is_no_order_is_refused(body: str):
    with pytest.raises(InputError):
        read_order(Task("check", "key", body, "somebody"))


@given(st.text(max_size=200) | st.dictionaries(st.sampled_from([*SOUND, "x"]), st.text(max_size=20)).map(json.dumps))
def test_whatever_stands_in_a_body_it_is_refused_in_words(body: str):
    with pytest.raises(InputError, match=r"\S"):
        read_order(Task("check", "key", body, "somebody"))


def test_work_of_another_kind_is_refused():
    with pytest.raises(InputError, match="of the kind 'paint'"):
        read_order(replace(order_check(ORDER, "somebody"), kind="paint"))
