"""Dates that the words themselves put in order."""

import pytest

from secondsource.domain.record import Span
from secondsource.reading.measures.orderings import find_ordered, takes_part
from secondsource.reading.measures.times import find_dates

ORDERED = [
    ("The first edition appeared in 1961, the second in 1965.", ("1961", "1965")),
    ("His first novel came out in 1994 and his second in 1999.", ("1994", "1999")),
    ("Her first film, Rain, came out in 1994 and her second film in 1999.", ("1994", "1999")),
    ("Ten years later, in 2005, he returned to the town he had left in 1995.", ("1995", "2005")),
    ("In 2012, she said that the club had agreed to it in 2009.", ("2009", "2012")),
    ("He was arrested in June 2014 and charged with a robbery that took place in May 2014.", ("May 2014", "June 2014")),
    ("He was jailed in 2014 for the murders committed in 2012.", ("2012", "2014")),
    ("The grandson was born in 1956, his grandfather in 1896.", ("1896", "1956")),
]
NOT_ORDERED = [
    "He won the first prize in 1965, the second in 1961.",
    "The first edition appeared in 1965, the second song in 1961.",
    "The edition appeared in 1965, the second in 1961.",
    "In 2001 it began a project that had cost millions by 2008.",
    "In 2001 he had a house, and in 2008 a flat.",
    "Of 2001 he said that he had left in 2008.",
    "He was seen in 2014 with a robbery that took place in 2012.",
    "He was arrested in 2014, and the fair took place in 2012.",
    "The grandson was born in 1956, his wife in 1896.",
]


@pytest.mark.parametrize("text, pair", ORDERED)
def test_the_words_say_which_is_the_earlier(text, pair):
    (found,) = find_ordered(text, find_dates(text))
    assert (found.first.span.of(text), found.second.span.of(text)) == pair


@pytest.mark.parametrize("text", NOT_ORDERED)
def test_other_words_order_nothing(text):
    assert [*find_ordered(text, find_dates(text))] == []


@pytest.mark.parametrize(
    "text, part",
    [
        ("Born in 1951, he fought in the Second World War.", True),
        ("Born in Leeds in 1951, she served during the Second World War.", True),
        ("Tom Ash (born 1951) survived the Second World War.", True),
        ("Born in 1951, he wrote about the Second World War.", False),
        ("In 1951, he fought in the Second World War.", False),
        ("Born in 1951, the son of a man who fought in the Second World War.", False),
    ],
)
def test_who_takes_part_in_an_event_is_born_before_its_end(text, part):
    date = next(each for each in find_dates(text) if each.year == 1951)
    start = text.index("Second World War")
    assert takes_part(text, date, Span(start, start + 16)) is part
