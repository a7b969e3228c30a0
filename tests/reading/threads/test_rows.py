"""The words of a comment without its markup."""

import pytest

from secondsource.reading.threads.rows import plain_text


@pytest.mark.parametrize(
    "given, words",
    [
        ("<p>a <!-- not shown --> b</p>", "a  b"),
        ("<p>a <!-- > < --> b</p>", "a  b"),
        ("<p>one<br>two</p>", "one\ntwo"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<p>Tom &amp; Ada", "Tom & Ada"),
    ],
)
def test_tags_and_remarks_fall_and_words_stay(given, words):
    assert plain_text(given) == words


def test_a_remark_is_not_looked_for_beyond_the_next_one():
    assert plain_text("<p>a <!-- b <!-- c --> d") == "a <!-- b  d"
