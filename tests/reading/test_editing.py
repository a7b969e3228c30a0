"""Edits of statements: always words of the article, whatever order they come in."""

import random
from datetime import UTC, datetime

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from secondsource.data.tables import load_tables
from secondsource.domain.article import Article
from secondsource.domain.claim import Claim, Reading, Reason
from secondsource.domain.editing import Edit, EditKind, Put, Signature, Stood
from secondsource.domain.record import Span
from secondsource.errors import InputError
from secondsource.reading.statements import editing
from secondsource.reading.statements.claims import find_claims
from secondsource.testing.fakes import make_article

BY = Signature("Edda Editor", datetime(2025, 5, 1, tzinfo=UTC), "It says what is checked.")
TEXT = "\n".join(
    (
        "The council of Ardvik approved the new bridge on 3 March 2024, and the mayor signed the contract in May.",
        "“The bridge was built by 31 masons,” said Jon Berg, the engineer. “It opened a year late,” said Lise Dahl.",
        "The bridge is 420 metres long, and the road has two lanes. It opened in June 2025. It cost 31 million crowns.",
        "What happens next?",
    )
)
TABLES = load_tables()
ARTICLE: Article = make_article(TEXT)
READING: Reading = find_claims(ARTICLE, TABLES)


def edit(*edits: Edit, reading: Reading = READING) -> Reading:
    return editing.edit_statements(reading, ARTICLE, edits, TABLES)


def claim(words: str, reading: Reading = READING) -> Claim:
    return next(each for each in reading.claims if words in each.quote)


def one_for(each: Claim, choice: int) -> Edit:
    """Some edit of one statement."""
    words = each.quote.split()
    parts = [(" ".join(words[:1]), "The first part stands."), (" ".join(words[-1:]), "The last part stands.")]
    return (
        editing.reword(each, f"Ardvik has statement No {each.span.start}.", BY),
        editing.drop(each, BY),
        editing.split(ARTICLE, each, parts, BY),
    )[choice % 3]


CHOICES = st.dictionaries(st.integers(0, len(READING.claims) - 1), st.integers(0, 2))
FEW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(CHOICES)
def test_every_quote_equals_its_span_and_every_sentence_is_accounted_for(chosen: dict[int, int]):
    found = edit(*(one_for(READING.claims[at], choice) for at, choice in chosen.items()))
    assert all(each.quote == each.span.of(TEXT) for each in (*found.claims, *found.unclaimed))
    for sentence in found.sentences:
        claimed = any(each.span.overlaps(sentence) for each in found.claims)
        assert claimed != (sentence in [each.span for each in found.unclaimed])
    assert found.sentences == READING.sentences


@FEW
@given(CHOICES, st.randoms(use_true_random=False))
def test_edits_of_different_statements_give_the_same_in_any_order(chosen: dict[int, int], chance: random.Random):
    edits = [one_for(READING.claims[at], choice) for at, choice in chosen.items()]
    mixed = chance.sample(edits, len(edits))
    assert edit(*edits) == edit(*mixed)


@FEW
@given(st.integers(0, len(READING.claims) - 2))
def test_merged_then_split_gives_back_the_spans(at: int):
    one, other = READING.claims[at : at + 2]
    try:
        merged = edit(editing.merge(ARTICLE, one, other, "Both are so.", BY))
    except InputError:
        return  # of two paragraphs or of two speakers
    whole = next(each for each in merged.claims if each.text == "Both are so.")
    assert whole.span == Span(min(one.span.start, other.span.start), max(one.span.end, other.span.end))
    parts = [(each.quote, each.text) for each in (one, other)]
    back = edit(editing.split(ARTICLE, whole, parts, BY), reading=merged)
    assert [(each.span, each.text, each.id) for each in back.claims] == [
        (each.span, each.text, each.id) for each in READING.claims
    ]


def test_no_edit_changes_nothing():
    assert edit() == READING


def test_the_words_that_were_put_are_the_words_that_are_checked():
    opened = claim("in June 2025")
    found = edit(editing.reword(opened, "  the Ardvik bridge\nopened in June 2025 ", BY))
    made = claim("in June 2025", found)
    assert made.text == "The Ardvik bridge opened in June 2025."
    assert (made.quote, made.span, made.sentence) == (opened.quote, opened.span, opened.sentence)
    assert made.checkable
    assert made.facets.time
    assert made.id != opened.id


def test_a_persons_words_are_under_the_same_rules_as_the_machines():
    opened = claim("in June 2025")
    assert claim("in June 2025", edit(editing.reword(opened, "They opened it.", BY))).why_not is Reason.AMBIGUOUS_CLAIM
    opinion = claim("in June 2025", edit(editing.reword(opened, "The bridge should open soon.", BY)))
    assert not opinion.checkable


def test_who_speaks_stays_who_speaks():
    built = claim("31 masons")
    assert built.attribution
    parts = [("The bridge was built", "The Ardvik bridge was built."), ("31 masons", "There were 31 masons.")]
    found = edit(editing.split(ARTICLE, built, parts, BY))
    assert [each.attribution for each in found.claims if each.text in dict(map(reversed, parts))] == [
        built.attribution
    ] * 2
    added = edit(editing.add(ARTICLE, "built by 31 masons", "31 masons built the Ardvik bridge.", BY))
    made = next(each for each in added.claims if each.text.startswith("31 masons built"))
    assert made.attribution == built.attribution


def test_a_sentence_whose_statement_was_dropped_says_so_and_one_that_gets_one_no_longer_does():
    cost = next(each for each in READING.unclaimed if each.quote.startswith("It cost 31"))
    opened = claim("in June 2025")
    found = edit(editing.drop(opened, BY), editing.add(ARTICLE, cost.quote, "The bridge cost 31 million crowns.", BY))
    reasons = {each.quote: each.reason for each in found.unclaimed}
    assert reasons["It opened in June 2025."] == editing.NONE_LEFT
    assert cost.quote not in reasons
    assert reasons["What happens next?"] == next(e.reason for e in READING.unclaimed if e.quote == "What happens next?")


def test_all_can_be_dropped():
    found = edit(*(editing.drop(each, BY) for each in READING.claims))
    assert found.claims == ()
    assert [each.span for each in found.unclaimed] == list(READING.sentences)


def test_what_an_edit_does_is_read_off_it():
    one, other = READING.claims[:2]
    made = (
        editing.reword(one, "A.", BY),
        editing.merge(ARTICLE, one, other, "A.", BY),
        editing.split(ARTICLE, one, [("The council", ""), ("Ardvik", "")], BY),
        editing.drop(one, BY),
        editing.add(ARTICLE, "Ardvik", "", BY),
    )
    assert [each.kind for each in made] == list(EditKind)


def odd() -> dict[str, tuple[Edit, ...]]:
    """Edits as somebody could write them into an order or a bundle."""
    one, other = READING.claims[:2]
    speakers = claim("31 masons"), claim("a year late")
    put = Put("The bridge stands.", "The bridge", Span(TEXT.index("The bridge"), TEXT.index("The bridge") + 10))
    return {
        "not the words there": (Edit((), (Put("It fell.", "It fell.", Span(0, 8)),), BY),),
        "a place that is not there": (Edit((), (Put("It fell.", "", Span(9000, 9008)),), BY),),
        "two paragraphs": (Edit((), (Put("Both.", TEXT[90:150], Span(90, 150)),), BY),),
        "another place": (Edit((Stood(one.id, one.text),), (put,), BY),),
        "another text under an id": (Edit((Stood(one.id, "Something else."),), (), BY),),
        "an unknown statement": (Edit((Stood("claim-none", "None."),), (), BY),),
        "nothing for nothing": (Edit((), (), BY),),
        "two added at once": (Edit((), (put, put), BY),),
        "two dropped at once": (Edit((Stood(one.id, one.text), Stood(other.id, other.text)), (), BY),),
        "a statement twice": (Edit((Stood(one.id, one.text),) * 2, (Put("A.", one.quote, one.span),), BY),),
        "taken twice": (editing.drop(one, BY), editing.reword(one, "The council met.", BY)),
        "no change": (editing.reword(one, one.text, BY),),
        "there already": (editing.add(ARTICLE, one.quote, one.text, BY),),
        "two speakers": (editing.merge(ARTICLE, *speakers, "Both.", BY),),
        "no words": (editing.reword(one, "…", BY),),
        "too long": (editing.reword(one, "x" * 601, BY),),
        "nobody signs": (editing.drop(one, Signature(" ", BY.at, "Why.")),),
        "no reason": (editing.drop(one, Signature("Edda", BY.at, "\n")),),
        "too many": tuple(editing.add(ARTICLE, "Ardvik", f"There is No {n}.", BY) for n in range(101)),
        "too many parts": (editing.split(ARTICLE, one, [("Ardvik", f"There is No {n}.") for n in range(9)], BY),),
    }


@pytest.mark.parametrize("edits", odd().values(), ids=odd().keys())
def test_what_does_not_hold_is_refused(edits: tuple[Edit, ...]):
    with pytest.raises(InputError, match=r"^[A-Z].*\.$"):
        edit(*edits)


@pytest.mark.parametrize("words", ["", " ", "rdvik", "The bridge fell", "contract in May. “The", ".*", "\x00"])
def test_words_that_do_not_stand_in_the_article_are_found_nowhere(words: str):
    with pytest.raises(InputError, match="copy them from it"):
        editing.add(ARTICLE, words, "", BY)
