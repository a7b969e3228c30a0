"""The bundled reference data: complete, dated, sourced, and the same for every side."""

import gzip
import json
import re
from collections import Counter, defaultdict
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from secondsource.domain.folding import fold
from secondsource.domain.reference import SCOPES, TRAITS, spelling_index

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
    "units": {"name", "measures", "low", "high", "forms", "source"},
    "titles": {"title", "forms", "sort", "source"},
    "place_units": {"unit", "forms", "scope", "country", "text", "source"},
    "lands": {"code", "name", "names", "adjectives", "within", "capitals", "population", "area_km2", "source"},
    "traits": {
        "place",
        "names",
        "kind",
        "of",
        "region",
        "country",
        "start",
        "end",
        "only",
        "text",
        "source",
        "checked",
    },
    "lexicon": {"name", "forms", "ipa", "kind", "source"},
    "topics": {"topic", "sure", "words"},
    "deeds": {"forms", "turn", "state", "language", "evidence"},
}  # fmt: skip
MAY_BE_LEFT_OUT = {"once", "parts"}
"""Of an event, that nothing else in history goes by its phrases; of a land, the countries within it."""
FEWEST = {
    "notes": 70, "readings": 8, "events": 700, "roles": 300, "publishers": 150, "camps": 6, "opposites": 70,
    "units": 30, "titles": 90, "place_units": 20, "lands": 450, "traits": 600, "lexicon": 150, "topics": 15,
    "deeds": 30,
}  # fmt: skip
IDENTITY = {
    "notes": ("url",),
    "readings": ("title",),
    "events": ("id",),
    "roles": ("person", "role"),
    "publishers": ("name",),
    "camps": ("conflict", "camp"),
    "opposites": ("a", "b"),
    "units": ("name",),
    "titles": ("title",),
    "place_units": ("unit",),
    "lands": ("code",),
    "traits": ("place", "country", "region", "kind", "of"),
    "lexicon": ("name",),
    "topics": ("topic",),
    "deeds": ("forms", "language"),
}
ADDRESS = {
    "notes": "url",
    "readings": "url",
    "events": "source",
    "roles": "source",
    "publishers": "evidence",
    "camps": "evidence",
    "units": "source",
    "titles": "source",
    "place_units": "source",
    "lands": "source",
    "traits": "source",
    "lexicon": "source",
}
CAMPS = {"ukraine", "russia", "none"}
STANDINGS = {"state", "official", "independent", "assessor", "agency", "aggregator"}
MAY_BE_NULL = {
    "published", "end", "start", "place", "owner", "camp", "country", "turn", "state", "within", "area_km2", "names",
    "adjectives", "of", "region", "only",
}  # fmt: skip

Row = dict[str, Any]


def read(table: str) -> list[Row]:
    return [json.loads(line) for line in (DATA / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()]


TABLES = {table: read(table) for table in KEYS}


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def told(day: str) -> str:
    """A date of any precision, in words."""
    if len(day) == 4:
        return day
    return in_words(date.fromisoformat(day)) if len(day) == 10 else f"{date.fromisoformat(f'{day}-01'):%B %Y}"


def unnumbered(role: str) -> str:
    """The office, without the number that tells two terms of one person apart."""
    return re.sub(r"^\d+(?:st|nd|rd|th) ", "", role)


@pytest.mark.parametrize("table", KEYS)
class TestEveryTable:
    def test_has_as_many_rows_as_promised(self, table):
        assert len(TABLES[table]) >= FEWEST[table]

    def test_rows_have_exactly_the_keys(self, table):
        assert [row for row in TABLES[table] if set(row) - MAY_BE_LEFT_OUT != KEYS[table]] == []

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
        texts = [row["text"] for row in TABLES[table] if "text" in row]
        assert [text for text in texts if not text[0].isupper() or not text.endswith(".")] == []


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


def test_a_phrase_of_an_event_is_more_than_a_number():
    for row in TABLES["events"]:
        assert all(len(phrase) >= 3 and re.search(r"[a-z]|/", phrase) for phrase in row["phrases"]), row["id"]


def test_a_vote_is_named_by_its_year_or_its_outcome():
    """`The election` alone could be any, and an article may speak of a coming one."""
    for row in TABLES["events"]:
        if row["kind"] == "election":
            assert [
                phrase for phrase in row["phrases"] if not re.search(r"\b(?:19|20)\d\d\b|\bfirst\b", phrase)
            ] == [], row["id"]


def test_rows_say_when_they_were_checked():
    for table in ("events", "roles"):
        assert {row["checked"] for row in TABLES[table] if not re.fullmatch(r"20\d\d-\d\d", row["checked"])} == set()


def test_events_reach_across_times_and_kinds():
    decades = Counter(row["start"][:3] for row in TABLES["events"])
    assert {str(decade) for decade in range(191, 203)} <= set(decades)
    kinds = Counter(row["kind"] for row in TABLES["events"])
    assert [
        kind for kind in ("war", "battle", "attack", "disaster", "treaty", "coup", "launch") if kinds[kind] < 10
    ] == []


@pytest.mark.parametrize(
    "event, start, end",
    [
        ("bosnian-war", "1992-04-06", "1995-12-14"),
        ("second-congo-war", "1998-08-02", "2003-07-18"),
        ("chile-coup-1973", "1973-09-11", "1973-09-11"),
        ("bangladesh-war", "1971-03-26", "1971-12-16"),
        ("swine-flu", "2009-06-11", "2010-08-10"),
        ("christchurch-shootings", "2019-03-15", "2019-03-15"),
        ("maastricht", "1992-02-07", "1992-02-07"),
        ("grain-initiative", "2022-07-22", "2023-07-17"),
    ],
)
def test_well_known_events_are_held(event, start, end):
    dates = {row["id"]: (row["start"], row["end"]) for row in TABLES["events"]}
    assert dates[event] == (start, end)


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
    camps = {row["camp"] for row in TABLES["camps"]}
    for row in TABLES["roles"]:
        assert row["names"][0] == row["person"]
        assert row["camp"] is None or row["camp"] in camps, row["person"]


def test_roles_tell_person_and_dates_in_words():
    for row in TABLES["roles"]:
        assert row["person"] in row["text"], row["person"]
        for day in (row["start"], row["end"]):
            assert day is None or told(day) in row["text"], (row["person"], row["role"])


def test_a_term_that_is_over_tells_its_end_and_one_that_is_not_says_so():
    for row in TABLES["roles"]:
        if row["start"] and not row["end"]:
            assert "no end is held" in row["text"], row["person"]
        elif row["end"]:
            assert "no end is held" not in row["text"], row["person"]
            assert not re.search(r"\b(?:is|has been)\b", row["text"]), row["person"]


def test_an_office_has_one_holder_at_a_time():
    terms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in TABLES["roles"]:
        if row["start"]:
            terms[unnumbered(row["role"])].append((row["start"], row["end"] or "9999"))
    for role, held in terms.items():
        for (_, end), (start, _) in pairwise(sorted(held)):
            shared = min(len(end), len(start))
            assert end[:shared] <= start[:shared], (role, end, start)


def test_a_person_is_spelled_one_way_and_of_one_camp():
    for key in ("names", "camp"):
        persons: dict[str, set[str]] = defaultdict(set)
        for row in TABLES["roles"]:
            persons[row["person"]].add(str(row[key]))
        assert {person: held for person, held in persons.items() if len(held) > 1} == {}


def test_no_name_belongs_to_two_people():
    owners: dict[str, set[str]] = defaultdict(set)
    for row in TABLES["roles"]:
        for name in row["names"]:
            owners[fold(name)].add(row["person"])
    assert {name: held for name, held in owners.items() if len(held) > 1} == {}


def test_both_sides_of_every_conflict_have_as_many_roles():
    per_camp = Counter(row["camp"] for row in TABLES["roles"])
    conflicts: dict[str, list[int]] = defaultdict(list)
    for row in TABLES["camps"]:
        conflicts[row["conflict"]].append(per_camp[row["camp"]])
    for conflict, (one, other) in conflicts.items():
        assert min(one, other) >= 4, conflict
        assert abs(one - other) <= max(1, max(one, other) // 10), conflict


def test_roles_reach_across_the_world():
    heads = re.compile(r"(?:president|prime minister|premier|chancellor|taoiseach|king|queen|emperor|emir|leader) of ")
    countries = {row["organisation"] for row in TABLES["roles"] if heads.match(unnumbered(row["role"]))}
    assert len(countries) >= 80
    for body in ("United Nations", "NATO", "European Commission", "International Monetary Fund"):
        assert sum(row["organisation"] == body for row in TABLES["roles"]) >= 2, body


@pytest.mark.parametrize(
    "person, role, start, end",
    [
        ("Angela Merkel", "chancellor of Germany", "2005-11-22", "2021-12-08"),
        ("Margaret Thatcher", "prime minister of the United Kingdom", "1979-05-04", "1990-11-28"),
        ("Nelson Mandela", "president of South Africa", "1994-05-10", "1999-06"),
        ("Imran Khan", "prime minister of Pakistan", "2018-08-18", "2022-04-10"),
        ("Kofi Annan", "secretary-general of the United Nations", "1997-01-01", "2006-12-31"),
        ("Yahya Sinwar", "chairman of the political bureau of Hamas", "2024-08-06", "2024-10-16"),
        ("Herzi Halevi", "chief of the General Staff of the Israel Defense Forces", "2023-01-16", "2025-03-05"),
    ],
)
def test_well_known_terms_are_held(person, role, start, end):
    (row,) = [row for row in TABLES["roles"] if (row["person"], row["role"]) == (person, role)]
    assert (row["start"], row["end"]) == (start, end)


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


def test_the_spellings_are_those_of_the_places():
    text = gzip.decompress((DATA / "places.tsv.gz").read_bytes()).decode("utf-8")
    content = (DATA / "place_spellings.tsv.gz").read_bytes()
    assert gzip.decompress(content).decode("utf-8") == spelling_index(text)
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


SEATS_ELSEWHERE = {"IN-10", "IN-23", "BE-VLG"}
"""Regions whose seat lies in a region of its own."""


def test_a_seat_of_a_region_lies_in_it(places):
    regions_of: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, _, country, region, *_ in places:
        regions_of[country, name].add(region)
    for land in TABLES["lands"]:
        held = [regions_of[land["within"], seat] for seat in land["capitals"] if land["within"]]
        if any(held) and land["code"] not in SEATS_ELSEWHERE:
            assert any(land["name"] in regions for regions in held), land["code"]


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


@pytest.mark.parametrize("table", ["units", "titles", "place_units"])
def test_no_form_of_a_unit_or_title_means_two(table):
    owners = Counter(form for row in TABLES[table] for form in row["forms"])
    shared = {form for form, count in owners.items() if count > 1}
    assert shared <= {"secretary general"}


def test_units_are_measured_against_one_base_each():
    bases = {"length": "metres", "area": "square metres", "speed": "kilometres per hour", "weight": "kilograms"}
    bases |= {"volume": "litres", "temperature": "degrees Celsius", "time": "seconds"}
    sizes = {row["name"]: (row["low"], row["high"]) for row in TABLES["units"]}
    assert {row["measures"] for row in TABLES["units"]} == set(bases)
    assert {sizes[base] for base in bases.values()} == {(1, 1)}
    assert all(0 < low <= high < 1.3 * low for low, high in sizes.values())


@pytest.mark.parametrize(
    "unit, size",
    [("miles", 1609.344), ("feet", 0.3048), ("pounds", 0.45359237), ("acres", 4046.8564), ("knots", 1.852)],
)
def test_well_known_units_have_their_size(unit, size):
    (row,) = [row for row in TABLES["units"] if row["name"] == unit]
    assert row["low"] == row["high"] == pytest.approx(size)


def test_titles_are_of_a_known_sort_in_small_letters():
    assert {row["sort"] for row in TABLES["titles"]} == {
        "military", "office", "police", "nobility", "religion", "address", "work",
    }  # fmt: skip
    assert [form for row in TABLES["titles"] for form in row["forms"] if form != form.lower()] == []


def test_a_title_is_at_most_as_long_as_the_reader_looks():
    joining = {"of", "the", "and"}
    assert [
        form
        for row in TABLES["titles"]
        for form in row["forms"]
        if len([w for w in form.split() if w not in joining]) > 3
    ] == []


def test_every_scope_has_a_unit_of_place():
    assert {row["scope"] for row in TABLES["place_units"]} == set(SCOPES)


def test_both_armies_ranks_are_told_in_their_own_language():
    by_title = {row["title"]: set(row["forms"]) for row in TABLES["titles"]}
    for title, ukrainian, russian in (
        ("lieutenant colonel", "підполковник", "подполковник"),
        ("commander-in-chief", "головнокомандувач", "главнокомандующий"),
        ("spokesperson", "речник", "пресс-секретарь"),
    ):
        assert {ukrainian, russian} <= by_title[title]


def test_feeds_are_those_of_known_publishers_and_treat_both_camps_alike():
    feeds, publishers = read("feeds"), {row["name"]: row for row in read("publishers")}
    assert len({row["publisher"] for row in feeds}) >= 50
    assert len({row["address"] for row in feeds}) == len(feeds) >= 60
    assert all(publishers[row["publisher"]]["camp"] == row["camp"] for row in feeds)
    assert all(row["source"].startswith("https://") for row in feeds)
    camps = [row["camp"] for row in feeds]
    assert camps.count("ukraine") == camps.count("russia")


class TestTraits:
    ROWS = TABLES["traits"]

    def test_kinds_and_countries_are_known(self):
        lands = {row["code"] for row in TABLES["lands"] if not row["within"]}
        assert {row["kind"] for row in self.ROWS} == set(TRAITS)
        assert {row["country"] for row in self.ROWS} <= lands
        assert len({row["country"] for row in self.ROWS}) >= 60

    def test_a_seat_says_of_what_and_a_place_on_a_river_says_of_which(self):
        needing = [
            row for row in self.ROWS if row["kind"] in {"capital", "regional_centre", "river", "border_crossing"}
        ]
        assert [row for row in needing if not row["of"]] == []

    def test_the_text_names_the_place_and_the_days(self):
        for row in self.ROWS:
            assert row["text"].startswith(row["place"])
            assert all(told(row[day]) in row["text"] for day in ("start", "end") if row[day]), row["text"]

    def test_of_what_has_one_seat_no_row_tells_another_that_lasts(self):
        lasting = [row for row in self.ROWS if row["end"] is None]
        only = {(row["kind"], row["country"], row["of"][0]) for row in lasting if row["only"]}
        seats = Counter((row["kind"], row["country"], row["of"][0]) for row in lasting if row["of"])
        assert {key: seats[key] for key in only if seats[key] > 1} == {}

    def test_no_seat_is_the_only_one_where_two_states_rule(self):
        twice = {"Crimea", "Donetsk Oblast", "Luhansk Oblast", "Kherson Oblast", "Zaporizhzhia Oblast"}
        assert [row["place"] for row in self.ROWS if row["only"] and twice & set(row["of"])] == []

    def test_places_of_both_sides_of_a_war_are_told_in_the_same_words(self):
        words = {
            country: {
                re.sub(r"^.*?, in .*?,? ?(?= (?:is|has|lies) )| (?:of|on) [^.]*|\.$", "", row["text"])
                for row in self.ROWS
                if row["country"] == country and row["kind"] in {"regional_centre", "port", "rail_junction", "refinery"}
            }
            for country in ("UA", "RU")
        }
        assert words["UA"] == words["RU"]
