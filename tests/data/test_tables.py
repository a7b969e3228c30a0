"""The bundled reference data: complete, dated, sourced, and the same for every side."""

import gzip
import json
import re
from collections import Counter, defaultdict
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from secondsource.domain.folding import fold

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "src" / "secondsource" / "data"

KEYS = {
    "notes": {"url", "title", "publisher", "published", "lang", "kind", "text", "camp"},
    "readings": {"url", "title", "publisher", "published", "lang", "kind", "text", "camp"},
    "events": {"id", "name", "phrases", "needs", "kind", "start", "end", "place", "text", "source", "checked"},
    "roles": {"person", "names", "role", "organisation", "camp", "start", "end", "text", "source", "checked"},
    "publishers": {"name", "domains", "country", "languages", "camp", "standing", "owner", "evidence"},
    "camps": {"conflict", "camp", "adjectives", "names", "bodies", "officials_pattern", "lang", "evidence"},
    "opposites": {"a", "b", "kind"},
}
FEWEST = {"notes": 70, "readings": 8, "events": 60, "roles": 60, "publishers": 90, "camps": 6, "opposites": 70}
IDENTITY = {
    "notes": ("url",),
    "readings": ("title",),
    "events": ("id",),
    "roles": ("person", "role"),
    "publishers": ("name",),
    "camps": ("conflict", "camp"),
    "opposites": ("a", "b"),
}
ADDRESS = {
    "notes": "url",
    "readings": "url",
    "events": "source",
    "roles": "source",
    "publishers": "evidence",
    "camps": "evidence",
}
CAMPS = {"ukraine", "russia", "none"}
STANDINGS = {"state", "official", "independent", "assessor", "agency", "aggregator"}
MAY_BE_NULL = {"published", "end", "start", "place", "owner", "camp"}

Row = dict[str, Any]


def read(table: str) -> list[Row]:
    return [json.loads(line) for line in (DATA / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()]


TABLES = {table: read(table) for table in KEYS}


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


@pytest.mark.parametrize("table", KEYS)
class TestEveryTable:
    def test_has_as_many_rows_as_promised(self, table):
        assert len(TABLES[table]) >= FEWEST[table]

    def test_rows_have_exactly_the_keys(self, table):
        assert [row for row in TABLES[table] if set(row) != KEYS[table]] == []

    def test_nothing_is_empty_but_what_may_be_unknown(self, table):
        empty = [
            (row, key) for row in TABLES[table] for key, value in row.items() if not value and key not in MAY_BE_NULL
        ]
        assert empty == []
        assert [row for row in TABLES[table] if "" in row.values()] == []

    def test_no_row_stands_twice(self, table):
        seen = Counter(tuple(str(row[key]) for key in IDENTITY[table]) for row in TABLES[table])
        assert [key for key, count in seen.items() if count > 1] == []

    def test_lists_hold_no_form_twice_and_no_stray_space(self, table):
        for row in TABLES[table]:
            for values in (value for value in row.values() if isinstance(value, list)):
                assert len(set(values)) == len(values), values
                assert [value for value in values if value != value.strip() or not value] == []

    def test_texts_are_whole_sentences(self, table):
        assert [
            row["text"] for row in TABLES[table] if "text" in row and not re.match(r"[A-Z].*\.$", row["text"])
        ] == []


@pytest.mark.parametrize("table, key", ADDRESS.items())
def test_every_row_has_a_public_https_address(table, key):
    for row in TABLES[table]:
        address = urlsplit(row[key])
        assert address.scheme == "https", row[key]
        assert address.hostname is not None, row[key]
        assert "." in address.hostname, row[key]


@pytest.mark.parametrize("table", ["notes", "readings"])
class TestWhatTheArchiveHolds:
    def test_is_dated_by_day_or_not_at_all(self, table):
        for row in TABLES[table]:
            assert row["published"] is None or date.fromisoformat(row["published"]) <= date(2026, 11, 30)

    def test_has_a_known_camp(self, table):
        assert {row["camp"] for row in TABLES[table]} <= CAMPS

    def test_names_a_registered_publisher_at_its_own_address(self, table):
        registry = {row["name"]: row["domains"] for row in TABLES["publishers"]}
        for row in TABLES[table]:
            assert row["publisher"] in registry, row["publisher"]
            host = (urlsplit(row["url"]).hostname or "").removeprefix("www.")
            assert any(host == name or host.endswith(f".{name}") for name in registry[row["publisher"]]), row["url"]

    def test_is_of_its_kind(self, table):
        assert {row["kind"] for row in TABLES[table]} == {{"notes": "note", "readings": "map_reading"}[table]}


def test_every_sentence_of_a_note_stands_alone():
    leans_on_another = re.compile(r"(^|[.] )(He|She|They|It|This|That|Same)\b")
    assert [row["text"] for row in TABLES["notes"] if leans_on_another.search(row["text"])] == []


def test_notes_come_from_every_camp_and_from_none():
    assert {row["camp"] for row in TABLES["notes"]} == CAMPS


def test_readings_name_the_map_whose_it_is_the_day_and_the_limits():
    for row in TABLES["readings"]:
        assert "DeepState map" in row["text"]
        assert "Ukrainian volunteer group" in row["text"]
        assert in_words(date.fromisoformat(row["published"])) in row["text"]
        assert "grey zone is not in this reading" in row["text"]
        assert row["camp"] == "ukraine"


def test_events_start_before_they_end():
    for row in TABLES["events"]:
        start, end = date.fromisoformat(row["start"]), row["end"] and date.fromisoformat(row["end"])
        assert end is None or start <= end, row["id"]


def test_events_tell_their_dates_in_words():
    for row in TABLES["events"]:
        for day in (row["start"], row["end"]):
            assert day is None or in_words(date.fromisoformat(day)) in row["text"], row["id"]


def test_event_phrases_are_lower_case_and_never_mean_two_events_in_one_context():
    contexts: dict[str, list[set[str]]] = defaultdict(list)
    for row in TABLES["events"]:
        assert all(phrase == phrase.lower() for phrase in row["phrases"]), row["id"]
        assert all(need == fold(need) for need in row["needs"]), row["id"]
        for phrase in row["phrases"]:
            assert all(not (set(row["needs"]) & other) for other in contexts[phrase]), phrase
            contexts[phrase].append(set(row["needs"]))


def test_the_events_of_the_ukraine_war_that_articles_count_from_are_held():
    dates = {row["id"]: (row["start"], row["end"]) for row in TABLES["events"]}
    assert dates["russian-invasion-of-ukraine-2022"] == ("2022-02-24", None)
    assert dates["occupation-of-kupiansk-2022"] == ("2022-02-27", "2022-09-10")
    assert dates["occupation-of-kherson-2022"] == ("2022-03-02", "2022-11-11")


def test_roles_have_dates_of_year_month_or_day_in_order():
    for row in TABLES["roles"]:
        for day in (row["start"], row["end"]):
            assert day is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day), row["person"]
            if day is not None and len(day) == 10:
                date.fromisoformat(day)
        if row["start"] and row["end"]:
            assert row["start"][: len(row["end"])] <= row["end"], row["person"]


def test_roles_name_the_person_and_the_camp():
    for row in TABLES["roles"]:
        assert row["names"][0] == row["person"]
        assert row["camp"] in {"ukraine", "russia", None}


def test_both_sides_have_their_speakers():
    per_camp = Counter(row["camp"] for row in TABLES["roles"])
    assert min(per_camp["ukraine"], per_camp["russia"]) >= 12


def test_publishers_have_a_known_standing_camp_and_country():
    for row in TABLES["publishers"]:
        assert row["standing"] in STANDINGS, row["name"]
        assert row["camp"] in CAMPS, row["name"]
        assert re.fullmatch(r"[A-Z]{2}", row["country"]), row["name"]
        assert all(re.fullmatch(r"[a-z]{2}", code) for code in row["languages"]), row["name"]


def test_an_address_belongs_to_one_publisher():
    owners = Counter(domain for row in TABLES["publishers"] for domain in row["domains"])
    assert [domain for domain, count in owners.items() if count > 1] == []
    assert all(domain == domain.lower() and "/" not in domain for domain in owners)


CREDITED = """
    Ukrinform, Kyiv Post, Fox News, Daily Express, CBS News, Reuters, AFP, TASS, RIA Novosti, Interfax, The Economist,
    The Moscow Times, The Insider, Zvezda, Institute for the Study of War
"""


@pytest.mark.parametrize("name", [name.strip() for name in CREDITED.split(",")])
def test_the_publishers_that_notes_credit_are_registered(name):
    assert name in {row["name"] for row in TABLES["publishers"]}


def test_a_conflict_has_two_camps_of_equal_depth():
    conflicts: dict[str, list[Row]] = defaultdict(list)
    for row in TABLES["camps"]:
        conflicts[row["conflict"]].append(row)
    assert len(conflicts) >= 3
    for conflict, (one, other) in conflicts.items():
        assert one["officials_pattern"] == other["officials_pattern"], conflict
        assert len(one["bodies"]) == len(other["bodies"]), conflict
        assert len(one["names"]) == len(other["names"]), conflict
        assert abs(len(one["adjectives"]) - len(other["adjectives"])) <= 1, conflict
        for key in ("adjectives", "names", "bodies"):
            assert not set(one[key]) & set(other[key]), (conflict, key)


def test_camp_words_are_lower_case():
    for row in TABLES["camps"]:
        for key in ("adjectives", "names", "bodies", "officials_pattern"):
            assert [word for word in row[key] if word != word.lower()] == []


def test_no_form_stands_on_both_sides_of_a_pair():
    assert [set(row["a"]) & set(row["b"]) for row in TABLES["opposites"] if set(row["a"]) & set(row["b"])] == []


def test_opposed_forms_are_lower_case_words():
    for row in TABLES["opposites"]:
        for form in row["a"] + row["b"]:
            assert re.fullmatch(r"[a-z][a-z' -]*", form), form


@pytest.mark.parametrize(
    "one, other",
    [
        ("retreat", "unable to withdraw"),
        ("withdrew", "surrounded"),
        ("captured", "repelled"),
        ("rose", "fell"),
        ("approved", "rejected"),
        ("alive", "dead"),
        ("reopened", "closed"),
        ("confirmed", "denied"),
        ("won", "lost"),
        ("guilty", "acquitted"),
        ("legal", "illegal"),
        ("increase", "decrease"),
        ("arrived", "left"),
        ("signed", "did not sign"),
    ],
)
def test_common_opposites_are_held(one, other):
    assert any(
        (one in row["a"] and other in row["b"]) or (other in row["a"] and one in row["b"])
        for row in TABLES["opposites"]
    )


@pytest.fixture(scope="module")
def places() -> list[list[str]]:
    content = (DATA / "places.tsv.gz").read_bytes()
    return [line.split("\t") for line in gzip.decompress(content).decode("utf-8").splitlines()]


def test_places_are_a_small_file_with_no_time_in_it():
    content = (DATA / "places.tsv.gz").read_bytes()
    assert len(content) < 1_200_000
    assert content[4:8] == b"\0\0\0\0"


def test_every_place_has_its_eight_fields(places):
    assert len(places) > 15_000
    for name, kind, country, _, latitude, longitude, population, spellings in places:
        assert name
        assert kind in {"city", "village", "populated place"}
        assert re.fullmatch(r"[A-Z]{2}", country)
        assert abs(float(latitude)) <= 90
        assert abs(float(longitude)) <= 180
        assert int(population) >= 0
        assert re.fullmatch(r"\|([^|\t]+\|)+", spellings), name


def test_spellings_of_places_are_folded(places):
    for *_, spellings in places:
        for spelling in spellings.strip("|").split("|"):
            assert spelling == fold(spelling)


@pytest.mark.parametrize("spelling", ["Kupiansk", "Kupyansk", "Куп'янськ", "Купянск", "Куп’янськ"])
def test_a_place_is_found_by_its_spellings(places, spelling):
    found = [place for place in places if f"|{fold(spelling)}|" in place[7]]
    assert [(place[3], place[1]) for place in found] == [("Kharkiv Oblast", "city")]
    assert 26_000 <= int(found[0][6]) <= 28_000


def test_a_name_that_many_villages_bear_is_found_in_each(places):
    regions = {place[3] for place in places if "|pishchane|" in place[7]}
    assert {"Kharkiv Oblast", "Poltava Oblast"} <= regions


class _Page(HTMLParser):
    """The words of the article's paragraphs, and how many comments there are."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.words: list[str] = []
        self.comments: list[str] = []
        self.comment = False
        self.published = None

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.inside = self.inside or found.get("itemprop") == "articleBody"
        self.comment = self.comment or found.get("class") == "comment-content"
        if found.get("itemprop") == "datePublished":
            self.published = found["datetime"]

    def handle_endtag(self, tag):
        if tag == "div":
            self.inside = self.comment = False

    def handle_data(self, text):
        if self.inside:
            self.words += text.split()
        elif self.comment and text.strip():
            self.comments.append(text.strip())


@pytest.fixture(scope="module")
def specimen() -> str:
    return (DATA / "demo" / "article.html").read_text(encoding="utf-8")


def test_the_demo_says_that_it_is_a_specimen(specimen):
    assert "Specimen article written for the Second Source demo" in specimen


def test_the_demo_has_the_four_parts_of_a_page(specimen):
    page = _Page()
    page.feed(specimen)
    assert 350 <= len(page.words) <= 600
    assert page.published.startswith("2025-12-28")
    assert "Listen to the article" in specimen
    assert "Fact Checker" in specimen
    assert "14 Comments" in specimen
    assert specimen.count('<li id="comment-') == 14


def test_the_demo_thread_has_exact_copies_and_a_title_slot(specimen):
    page = _Page()
    page.feed(specimen)
    assert max(Counter(page.comments).values()) >= 5
    assert any("Kherson’s Population Rises" in comment for comment in page.comments)


def test_every_table_has_its_licence_told():
    licences = (DATA / "LICENSES.md").read_text(encoding="utf-8")
    files = [path.name for path in DATA.iterdir() if path.suffix in {".jsonl", ".gz"}]
    assert [name for name in files if name not in licences] == []
    assert "CC BY 4.0" in licences
