"""Every importer of fact checks keeps the contract, and reads what publishers write."""
# ruff: noqa: E501 (samples stand as publishers write them)

import json
from datetime import date
from types import ModuleType
from typing import Any

import pytest

from secondsource.domain.matching import EarlierClaim
from secondsource.errors import InputError
from secondsource.plugins import find_part, part_names
from secondsource.testing.claim_importers import ClaimImporterSuite

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://zelvia.example/check/bridge",
    "claimReviewed": "The bridge at Orsk is closed.",
    "datePublished": "2026-01-03T10:00:00+01:00",
    "inLanguage": "en",
    "headline": "Is the bridge closed?",
    "author": {"@type": "Organization", "name": "Zelvia Check"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ola Berg"}, "datePublished": "2026-01-02"},
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "alternateName": "Mostly false"},
}  # fmt: skip
NUMBERED = REVIEW | {
    "@type": ["CreativeWork", "schema:ClaimReview"],
    "url": "https://other.example/1",
    "author": [{"@type": "Organization", "name": "Other Desk"}],
    "reviewRating": {"@type": "Rating", "ratingValue": "2", "bestRating": "5"},
}
TOLD = (
    ("The bridge at Orsk is closed.", "Mostly false", "Zelvia Check"),
    ("The bridge at Orsk is closed.", "2 of 5", "Other Desk"),
)
PAGE = f"""<!doctype html><html><head><link rel="canonical" href="https://zelvia.example/check/bridge">
<script type="application/ld+json">{json.dumps(REVIEW)}</script>
<script>var x = "ClaimReview";</script>
<script type='application/ld+json'>{json.dumps({"@graph": [NUMBERED, {"@type": "WebPage"}]})}</script></head><body>Hi</body></html>""".encode()
CSV = b"""claim;rating;publisher;url;published;speaker;said;language;title
The bridge at Orsk is closed.;Mostly false;Zelvia Check;https://zelvia.example/check/bridge;2026-01-03;Ola Berg;2026-01-02;en;Is the bridge closed?
The bridge at Orsk is closed.;2 of 5;Other Desk;https://other.example/1;;;;;
"""
JSONL = "\n".join(
    json.dumps(row)
    for row in (
        {"claim": TOLD[0][0], "rating": TOLD[0][1], "publisher": TOLD[0][2], "url": REVIEW["url"], "published": "2026-01-03", "speaker": "Ola Berg", "said": "2026-01-02", "language": "en", "title": "Is the bridge closed?", "more": [1]},
        {"claim": TOLD[1][0], "rating": TOLD[1][1], "publisher": TOLD[1][2], "url": "https://other.example/1"},
    )
).encode()  # fmt: skip
GOOGLE = json.dumps(
    {"claims": [{"text": TOLD[0][0], "claimant": "Ola Berg", "claimDate": "2026-01-02T00:00:00Z", "claimReview": [
        {"publisher": {"name": "Zelvia Check", "site": "zelvia.example"}, "url": REVIEW["url"], "title": "Is the bridge closed?", "reviewDate": "2026-01-03T09:00:00Z", "textualRating": "Mostly false", "languageCode": "en"},
        {"publisher": {"name": "Other Desk"}, "url": "https://other.example/1", "textualRating": "2 of 5"},
    ]}], "nextPageToken": "x"}
).encode()  # fmt: skip
SAMPLES = {"claims_claimreview": PAGE, "claims_csv": CSV, "claims_jsonl": JSONL, "claims_google": GOOGLE}
NAMES = [name for name in part_names("importers") if name.startswith("claims_")]
CLAIMREVIEW, TABLE, LINES = (
    find_part("importers", f"claims_{each}").module for each in ("claimreview", "csv", "jsonl")
)


@pytest.mark.parametrize("name", NAMES)
class TestClaimImporters(ClaimImporterSuite):
    told = TOLD

    @pytest.fixture(autouse=True)
    def _choose(self, name: str) -> None:
        self.module = find_part("importers", name).module
        self.sample = SAMPLES[name]

    def test_reads_all_that_is_told(self) -> None:
        first = self._usable(self.sample)[0]
        assert (first.speaker, first.said_on, first.judged_on) == ("Ola Berg", date(2026, 1, 2), date(2026, 1, 3))
        assert (first.language, first.title) == ("en", "Is the bridge closed?")

    def test_no_other_importer_takes_its_file(self) -> None:
        taken = [
            each
            for each in NAMES
            if find_part("importers", each).component(find_part("importers", each).options()).fits(self.sample)
        ]
        assert f"importers.{taken}" == f"importers.{[self.module.__name__.rpartition('.')[2]]}"


def read(module: ModuleType, body: bytes | str, **options: Any) -> tuple[list[EarlierClaim], list[str]]:
    found = list(module.Component(module.Options(**options)).claims(body.encode() if isinstance(body, str) else body))
    return [each for each in found if not isinstance(each, InputError)], [
        str(each) for each in found if isinstance(each, InputError)
    ]


def answers(body: bytes | str) -> list[str]:
    return [each.answer for each in read(CLAIMREVIEW, body)[0]]


@pytest.mark.parametrize(
    "value",
    [
        REVIEW,
        [REVIEW],
        {"@graph": [{"@type": "WebPage", "name": "x"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
        {"@type": "NewsArticle", "review": {"deeper": [{"still": REVIEW}]}},
        {"version": "https://jsonfeed.org/version/1.1", "items": [{"content_html": f"<p>x</p><script type=application/ld+json>{json.dumps(REVIEW)}</script>"}]},
    ],
    ids=["object", "list", "graph", "data feed", "inside an article", "json feed"],
)  # fmt: skip
def test_claimreview_is_found_wherever_it_stands(value: object) -> None:
    assert answers(json.dumps(value)) == ["Mostly false"]


def test_claimreview_is_read_line_by_line_and_a_broken_line_is_named() -> None:
    kept, left_out = read(CLAIMREVIEW, f"{json.dumps(REVIEW)}\n{{broken\n{json.dumps(NUMBERED)}")
    assert [each.answer for each in kept] == ["Mostly false", "2 of 5"]
    assert left_out == ["Line 2 is left out: it is not JSON."]


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Z</title>
<item><title>A</title><link>https://zelvia.example/a</link><content:encoded><![CDATA[<p>text</p><script type="application/ld+json">{json.dumps({k: v for k, v in REVIEW.items() if k != "url"})}</script>]]></content:encoded></item>
<item><title>B</title><link>https://zelvia.example/b</link><description>nothing here</description></item>
<item><title>C</title><link>https://zelvia.example/c</link><x:review xmlns:x="urn:x">{json.dumps(NUMBERED)}</x:review></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="https://zelvia.example/a"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><script type="application/ld+json">{json.dumps(REVIEW)}</script></div></content></entry></feed>"""


def test_claimreview_is_found_in_the_items_of_feeds() -> None:
    kept, _ = read(CLAIMREVIEW, RSS)
    assert [(each.answer, each.url) for each in kept] == [
        ("Mostly false", "https://zelvia.example/a"),
        ("2 of 5", "https://other.example/1"),
    ]
    assert answers(ATOM) == ["Mostly false"]


def test_names_that_stand_elsewhere_in_the_graph_are_followed() -> None:
    graph = [REVIEW | {"author": {"@id": "#desk"}, "reviewRating": {"@id": "#r"}},
             {"@id": "#desk", "@type": "Organization", "name": "The Desk"}, {"@id": "#r", "alternateName": "Faux"}]  # fmt: skip
    ((found,), _) = read(CLAIMREVIEW, json.dumps({"@graph": graph}))
    assert (found.by, found.answer) == ("The Desk", "Faux")


def test_an_own_export_comes_back_in() -> None:
    feed = {"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": [REVIEW]}
    assert answers(json.dumps(feed)) == ["Mostly false"]


@pytest.mark.parametrize(
    "change, why",
    [
        ({"claimReviewed": "", "itemReviewed": {}}, "it has no claim."),
        ({"claimReviewed": "…!"}, "it has no claim."),
        ({"claimReviewed": "a" * 2001}, "its claim is longer than 2,000 characters."),
        ({"reviewRating": {}}, "it has no rating in words."),
        ({"reviewRating": "yes?"}, "it has no rating in words."),
        ({"url": "javascript:alert(1)"}, "it has no address that starts with https:// or http://."),
        ({"url": {"a": 1}}, "it has no address that starts with https:// or http://."),
    ],
)
def test_a_review_that_cannot_be_used_is_named_and_the_others_go_on(change: dict[str, Any], why: str) -> None:
    kept, left_out = read(CLAIMREVIEW, json.dumps([REVIEW | change, NUMBERED]))
    assert [each.answer for each in kept] == ["2 of 5"]
    assert left_out == [f"ClaimReview 1 is left out: {why}"]


def test_markup_and_scripts_do_not_come_through() -> None:
    hostile = REVIEW | {
        "claimReviewed": "<script>alert(1)</script>The <b>bridge</b> is &lt;closed&gt;.\u0000\u202e",
        "reviewRating": {"alternateName": "<img src=x onerror=alert(1)>False"},
    }
    ((found,), _) = read(CLAIMREVIEW, json.dumps(hostile))
    assert found.answer == "False"
    assert "script" not in found.claim
    assert found.claim.isprintable()


def test_a_page_of_scripts_that_never_end_costs_little() -> None:
    body = b'<script type="application/ld+json">' * 50_000 + b"ClaimReview"
    with pytest.raises(InputError):
        read(CLAIMREVIEW, body)


@pytest.mark.parametrize(
    "line, why",
    [
        ("x,False,Desk,ftp://a.example/1,,,,,", "it has no address that starts with https:// or http://."),
        (",False,Desk,https://a.example/1,,,,,", "it has no claim."),
        ("x,,Desk,https://a.example/1,,,,,", "it has no rating in words."),
        ("x,False,Desk,https://a.example/1,03.01.2026,,,,", "its day published is '03.01.2026', and no day such as 2026-01-31."),
        ("x,False,Desk,https://a.example/1,,,,English?,", "its language is 'English?', and no code such as en."),
        ("x,False,Desk,https://a.example/1,,,,,,,extra", "it has 11 cells, and the head has 9."),
        ("x,\udcff,Desk,https://a.example/1,,,,,", "it holds bytes that are no UTF-8 text."),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used_is_named_and_the_others_go_on(line: str, why: str) -> None:
    head = "claim,rating,publisher,url,published,speaker,said,language,title"
    good = "The quay is open.,False,Desk,https://a.example/2,,,,,"
    body = "\n".join((head, line, good)).encode("utf-8", "surrogateescape")
    kept, left_out = read(TABLE, body)
    assert [each.claim for each in kept] == ["The quay is open."]
    assert left_out == [f"Row 2 is left out: {why}"]


def test_other_names_and_other_days_are_said_by_options() -> None:
    body = "Behauptung\tUrteil\tLink\tDatum\nDie Brücke ist zu.\tFalsch\thttps://a.example/1\t31.12.2025\n"
    ((found,), left_out) = read(TABLE, body, columns=("claim=Behauptung", "rating=Urteil", "url=Link", "published=Datum"), days="%d.%m.%Y")  # fmt: skip
    assert (found.claim, found.answer, found.judged_on, found.by) == ("Die Brücke ist zu.", "Falsch", date(2025, 12, 31), "a.example")  # fmt: skip
    assert left_out == []
    with pytest.raises(InputError, match="fields are claim, rating"):
        read(TABLE, body, columns=("clam=Behauptung",))


def test_a_table_that_breaks_off_keeps_what_stood_before() -> None:
    body = 'claim,rating,url\nA quay is open.,False,https://a.example/1\n"never closed' + "x" * 200_000
    kept, left_out = read(TABLE, body)
    assert [each.claim for each in kept] == ["A quay is open."]
    assert left_out[0].startswith("Row 3 and what follows is left out")


def test_lines_that_cannot_be_used_are_named_and_the_others_go_on() -> None:
    good = json.dumps({"claim": "A quay is open.", "rating": "False", "url": "https://a.example/1"})
    bad = ["[1]", "{", '{"claim": ["x"], "rating": "y", "url": "https://a.example"}', '{"claim": NaN}', "[" * 5000]
    kept, left_out = read(LINES, "\n".join([*bad, good]))
    assert len(kept) == 1
    assert left_out == [
        "Line 1 is left out: it is not a JSON object.",
        "Line 2 is left out: it is not JSON.",
        "Line 3 is left out: its claim is no text.",
        "Line 4 is left out: it is not JSON.",
        "Line 5 is left out: it is not JSON.",
    ]


def test_a_number_is_kept_as_written_and_half_a_character_is_dropped() -> None:
    row = {"claim": "A quay is open.", "rating": 1500000, "url": "https://a.example/1", "publisher": "\ud800Desk"}
    (kept,), left_out = read(LINES, json.dumps(row))
    assert (kept.answer, kept.by, left_out) == ("1500000", "Desk", [])
    assert read(LINES, json.dumps(row | {"rating": 10**600}))[1] == [
        "Line 1 is left out: its rating is longer than 500 characters."
    ]
