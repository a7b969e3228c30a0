"""Any jumble of words of numbers, times and places is read and checked without an error of ours."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from secondsource.data.tables import load_tables
from secondsource.pipeline.reading import read_article
from secondsource.plugins import find_part, part_names
from secondsource.testing.fakes import make_article

WORDS = """
a an the few several couple half quarter one two six twelve twenty hundred thousand million dozen dozens scores 1 2 3
7 12 100 1,000 1.5 2024 1991 99 0 -1 1/2 10-12 5% percent points $ € £ euros dollars m bn minute hour hours day days
week weeks fortnight month months year years decade decades century centuries ago later earlier before after since
until to from by in on at and or about nearly almost more less than least most up over under exactly January March May
Sept. Monday today yesterday last next this past early mid late end start first second 1st 31st 30 29 February Q1
summer 1990s '90s BC anniversary aged age old born died killed injured people soldiers votes seats for against
abstained of all both every doubled halved rose fell record highest km metres feet tonnes hectares degrees Ukraine
Kyiv Kharkiv France Georgia Paris Boston Maine EU president minister mayor general Putin Zelensky said told war
election Olympics founded opened won beat 3-2 population residents city village oblast capital north total average
times twice ratio 1:3 two-thirds is was has will not no
"""
SENTENCE = st.tuples(
    st.lists(st.sampled_from([*WORDS.split(), '"', ",", ":", "(", ")", "—"]), min_size=2, max_size=20),
    st.sampled_from(".?!"),
)


@pytest.fixture(scope="module")
def check():
    tables, tagger = load_tables(), find_part("taggers", "rules").component(None)
    parts = [find_part("checks", name) for name in part_names("checks")]
    checks = [part.component(part.options()) for part in parts]

    def run(text):
        article = make_article(text)
        reading = read_article(article, tables, tagger)
        return [finding for each in checks for finding in each.find(article, reading, tables)]

    return run


@settings(max_examples=150, deadline=None)
@given(st.lists(SENTENCE, min_size=1, max_size=6))
@example([(["It", "stood", "a", "few", "centuries"], ".")])
def test_any_jumble_is_checked(check, sentences):
    text = " ".join(" ".join(words).capitalize() + stop for words, stop in sentences)
    for finding in check(text):
        assert finding.span.of(text).strip()
