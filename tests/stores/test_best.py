"""The best passages are the same ones whether the index looks at all of them or passes over most."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.domain.evidence import ANYTHING, Only, Passage, PassageKind, Query
from secondsource.reading.narrowing import fits
from secondsource.stores import _questions
from secondsource.stores.tantivy import Component, Options
from secondsource.testing.fakes import make_passage

SIZE = 2000
FIRST = date(2025, 1, 1)
# Some words stand nearly everywhere and most nearly nowhere, as in any language.
WORDS = tuple(f"w{number}x" for number in range(300))
EVERYWHERE = "everywhere"
NAMES = ("Kupiansk", "Купянск", "Kharkov", "Харків", "Volodymyr Zelensky", "Bakhmut")


def passages() -> Sequence[Passage]:
    chance = random.Random(20251225)
    found = [written(number, chance) for number in range(SIZE)]
    again = [make_passage(each.text, title=each.title, url=f"{each.url}/again") for each in found[:200]]
    return [*found, *again]


def written(number: int, chance: random.Random) -> Passage:
    said = [WORDS[min(int(chance.expovariate(0.05)), len(WORDS) - 1)] for _ in range(chance.randint(3, 40))]
    return make_passage(
        " ".join((*said, chance.choice(NAMES), EVERYWHERE if chance.random() < 0.7 else "")),
        title=" ".join(said[:4]),
        url=f"https://news.example/{number}",
        kind=chance.choice((PassageKind.PAGE, PassageKind.NOTE)),
        camp=chance.choice((None, "ua", "ru")),
        language=chance.choice(("en", "uk")),
        published_at=chance.choice((None, FIRST + timedelta(days=chance.randrange(300)))),
    )


ALL = {passage.id: passage for passage in passages()}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Component:
    made = Component(Options(), tmp_path_factory.mktemp("best"))
    held = list(ALL.values())
    for first in range(0, len(held), 800):
        made.add(held[first : first + 800])
    return made


QUERIES = st.builds(
    Query,
    text=st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join),
    names=st.lists(st.sampled_from(NAMES).map(lambda name: (name,)), max_size=2).map(tuple),
    since=st.none() | st.integers(0, 320).map(lambda day: FIRST + timedelta(days=day)),
    until=st.none() | st.integers(-5, 320).map(lambda day: FIRST + timedelta(days=day)),
)
KEPT_TO = st.sampled_from(
    (ANYTHING, Only(camps=("ua",)), Only(languages=("uk",), kinds=(PassageKind.NOTE,)), Only(places=(("Kupyansk",),)))
)


@settings(max_examples=60, derandomize=True)
@given(QUERIES, st.integers(1, 60), KEPT_TO)
def test_the_best_are_the_first_of_all(index: Component, query: Query, limit: int, only: Only):
    everything = index.search(Query(query.text, query.names), 2 * SIZE)
    wanted = [each for each in everything if in_window(ALL[each], query) and fits(ALL[each], only)]
    assert list(index.search(query, limit, only)) == wanted[:limit]


def in_window(passage: Passage, query: Query) -> bool:
    day = passage.published_at
    return day is None or ((query.until is None or day <= query.until) and (query.since is None or day >= query.since))


def test_the_same_words_stand_in_the_order_of_ids(index: Component):
    for again in (each for each in ALL.values() if each.url.endswith("/again")):
        twins = [each for each in index.search(Query(again.text), 40) if ALL[each].text == again.text]
        assert len(twins) == 2
        assert twins == sorted(twins)


def test_a_word_of_most_passages_is_left_out_only_beside_rarer_ones(index: Component, monkeypatch: pytest.MonkeyPatch):
    rare = WORDS[60 : 60 + _questions.FEW]
    alone = {
        each for each, passage in ALL.items() if EVERYWHERE in passage.text and not {*rare} & {*passage.text.split()}
    }
    beside = Query(" ".join((EVERYWHERE, *rare)))
    assert alone <= {*index.search(beside, 2 * SIZE)}
    monkeypatch.setattr(_questions, "COMMON", 100)
    assert alone <= {*index.search(Query(EVERYWHERE), 2 * SIZE)}
    found = index.search(beside, 2 * SIZE)
    assert found
    assert not alone & {*found}
