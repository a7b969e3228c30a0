"""Which statements a passage touches, and which it leaves alone."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.data.tables import load_tables
from secondsource.domain.claim import Claim, Kind
from secondsource.domain.record import Span
from secondsource.pipeline.percolation import ClaimIndex, claim_terms, terms_of
from secondsource.testing.fakes import make_article, make_passage

TABLES = load_tables()
WAR = "The war between Russia and Ukraine went on, and both armies fought along the front."


def terms(text: str, title: str = "News of the front") -> tuple[str, ...]:
    article = make_article(f"{WAR}\n{text}", title)
    span = Span(len(WAR) + 1, len(article.text))
    return claim_terms(Claim("clm-1", text, text, span, span, Kind.EVENT, True, None, None), article, TABLES)


def index_of(*texts: str) -> ClaimIndex:
    index = ClaimIndex()
    for text in texts:
        index.add(terms(text))
    return index


def touched(index: ClaimIndex, text: str, **changes) -> tuple[int, ...]:
    return index.touched(make_passage(text, **changes), TABLES)


CLAIMS = index_of(
    "Russian troops have taken Huliaipole.",
    "The bridge at Marlow Bay has four lanes.",
    "Jane Example has headed the harbour office since 2019.",
    "The dam was closed on 14 March 2025.",
)


@pytest.mark.parametrize(
    "text, numbers",
    [
        ("Ukrainian forces hold the town of Huliaipole, the General Staff said.", (0,)),
        ("Генеральний штаб заявив, що Гуляйполе під контролем Сил оборони.", (0,)),
        ("Бои в Гуляйполе продолжаются, сообщает штаб.", (0,)),
        ("Cars queue on the bridge at Marlow Bay, where the crossing is one lane each way.", (1,)),
        ("Example left the harbour office last spring; Jane was seen in Lisbon.", (2,)),
        ("On 14 March 2025 workers closed the dam for good.", (3,)),
        ("The football club of Porto has bought a goalkeeper from Norway for nine million euros.", ()),
        ("A bridge in Norway was closed.", ()),
        ("", ()),
        ("¿? — …", ()),
    ],
)
def test_a_passage_touches_what_it_could_speak_of(text: str, numbers: tuple[int, ...]) -> None:
    assert touched(CLAIMS, text) == numbers


def test_the_title_counts_as_words_of_the_passage() -> None:
    assert touched(CLAIMS, "It has only two, says the office.", title="Marlow Bay: a bridge and its lanes") == (1,)


def test_a_statement_about_the_war_is_found_by_the_place_that_its_article_means() -> None:
    index = ClaimIndex()
    text = (
        "Huliaipole has seen hard fighting. "
        "Even Russian military bloggers have begun to acknowledge the retreat of Russian troops."
    )
    article = make_article(f"{WAR}\n{text}", "The fight for Huliaipole")
    words = "Even Russian military bloggers have begun to acknowledge the retreat of Russian troops."
    at = article.text.index(words)
    span = Span(at, at + len(words))
    index.add(claim_terms(Claim("clm-1", words, words, span, span, Kind.EVENT, True, None, None), article, TABLES))
    assert touched(index, "A Russian channel conceded that Huliaipole was gone.") == (0,)


def test_what_was_removed_is_not_touched() -> None:
    index = index_of("Russian troops have taken Huliaipole.", "Russian troops have left Huliaipole.")
    index.remove(0)
    assert touched(index, "Huliaipole is quiet.") == (1,)
    assert len(index) == 1


def test_what_is_added_later_is_found() -> None:
    index = index_of("Russian troops have taken Huliaipole.")
    assert touched(index, "Marlow Bay has a bridge of four lanes.") == ()
    index.add(terms("The bridge at Marlow Bay has four lanes."))
    assert touched(index, "Marlow Bay has a bridge of four lanes.") == (1,)


def test_what_everyone_tells_leads_nowhere_by_itself() -> None:
    index = index_of(*(f"Russian troops have taken Huliaipole with {n} tanks." for n in range(3, 2300)))
    assert touched(index, "Huliaipole is quiet.") == ()
    assert touched(index, "Huliaipole fell to a force of 777 tanks, Russian troops say.") == (774,)


def test_an_empty_index_is_touched_by_nothing() -> None:
    assert touched(ClaimIndex(), "Huliaipole is quiet.") == ()


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert set(touched(CLAIMS, text)) <= {0, 1, 2, 3}
    assert len(set(terms_of(text, TABLES))) == len(terms_of(text, TABLES))


@given(st.lists(st.sampled_from(["Huliaipole", "Marlow Bay", "bridge", "lanes", "dam", "14 March 2025"]), max_size=8))
def test_more_words_never_touch_less(words: list[str]) -> None:
    few, many = " ; ".join(words[:4]), " ; ".join(words)
    assert set(touched(CLAIMS, few)) <= set(touched(CLAIMS, many))


def test_a_very_long_passage_takes_no_longer_than_its_beginning(count_calls) -> None:
    long = make_passage("Huliaipole is quiet. " * 50_000, published_at=date(2026, 1, 6))
    short = replace(long, text=long.text[:4000])
    assert CLAIMS.touched(short, TABLES) == CLAIMS.touched(long, TABLES)
    few, many = (count_calls(lambda each=each: CLAIMS.touched(each, TABLES)) for each in (short, long))
    assert many <= 2 * few
