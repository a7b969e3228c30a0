"""What each source makes of an answer in its service's own shape."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from secondsource.domain.evidence import Passage, PassageKind, Query
from secondsource.domain.reference import Feed, Gazetteer, Tables
from secondsource.errors import SourceUnavailable
from secondsource.plugins import find_part
from secondsource.testing.fakes import SavedPages, make_desk

from .conftest import PAGE

QUERY = Query("The bridge at Kupiansk is open to lorries", (("Kupiansk",),), until=date(2025, 12, 24))
LOSSES = Query("losses of troops", (("Kupiansk",),), until=date(2025, 12, 24))


def source(name: str, web, rows: Tables | None = None, **options: Any):
    part = find_part("sources", name)
    return part.component(part.options(**options), replace(make_desk(SavedPages(), (), rows), fetcher=web.fetcher()))


def saved(name: str, pages: dict[str, bytes | str], rows: Tables | None = None, **options: Any):
    part = find_part("sources", name)
    return part.component(part.options(**options), make_desk(SavedPages(pages), (), rows))


def texts(passages: list[Passage]) -> list[str]:
    return [passage.text for passage in passages]


def test_wikipedia_tells_what_stood_there_on_the_day(web):
    (passage,) = source("wikipedia", web, address="http://{language}.wikipedia.example").search(QUERY, 5)
    assert passage.text == "The bridge at Kupiansk is open to lorries again."
    assert passage.url.endswith("/w/index.php?oldid=77")
    assert passage.published_at == date(2025, 11, 30)


def test_wikipedia_gives_its_summary_where_no_day_is_asked(web):
    asked = replace(QUERY, until=None)
    (passage,) = source("wikipedia", web, address="http://{language}.wikipedia.example").search(asked, 5)
    assert passage.text == "Kupiansk is a city with a bridge."


def test_wikidata_tells_offices_and_people_as_of_the_day(web):
    asked = source("wikidata", web, address="http://wikidata.example/w/api.php")
    told = texts(asked.search(QUERY, 9))
    assert "Kupiansk is mayor of Kupiansk since 2020-03-04 (Wikidata)." in told
    assert "Kupiansk was head of a district from 2010-01-01 to 2015-05-06 (Wikidata)." in told
    assert "Kupiansk had a population of 26,627 in 2022-01-01 (Wikidata)." in told
    assert len(told) == 3
    earlier = texts(asked.search(replace(QUERY, until=date(2012, 1, 1)), 9))
    assert earlier == ["Kupiansk is head of a district since 2010-01-01 (Wikidata)."]


def test_gdelt_gives_the_articles_words_and_never_its_own_list(web):
    found = source("gdelt", web, address="http://gdelt.example/doc").search(QUERY, 9)
    assert {passage.url for passage in found} == {"http://harbour.example/bridge"}
    assert all("<" not in passage.text for passage in found)
    assert found[0].publisher == "Harbour Post"


def test_gdelts_timeline_is_read(web):
    days = [{"date": "20251220T000000Z", "value": 0.5}, {"date": "x", "value": 1}, {"date": "20251221T000000Z"}]
    body = json.dumps({"timeline": [{"series": "Volume Intensity", "data": days}]}).encode()
    web.server.replay = lambda host, path: (body, "application/json")
    assert source("gdelt", web, address="http://gdelt.example/doc").timeline(QUERY) == ((date(2025, 12, 20), 0.5),)


def test_a_fact_check_is_a_note_that_names_who_rates(web, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SECONDSOURCE_GOOGLE_KEY", "sesame")
    (passage,) = source("factchecks", web, address="http://factchecks.example/claims").search(QUERY, 5)
    assert passage.kind is PassageKind.NOTE
    assert passage.text.startswith("Check Example rates the claim by Facebook posts")
    assert passage.published_at == date(2025, 12, 2)


def test_a_post_is_its_authors_word(web):
    (passage,) = source("mastodon", web, address="http://mastodon.example").search(QUERY, 5)
    assert passage.text == "The bridge at Kupiansk is open to lorries again."
    assert passage.publisher == "@ann"


@pytest.mark.parametrize("name, body", [("searxng", {"results": "HITS"}), ("brave", {"web": {"results": "HITS"}})])
def test_a_search_machine_leads_to_pages_that_are_read(name: str, body: Any, web, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SECONDSOURCE_BRAVE_KEY", "sesame")
    hits = [{"url": "http://harbour.example/bridge", "content": "A snippet says the moon is cheese."}]
    answer = json.dumps(body).replace('"HITS"', json.dumps(hits)).encode()
    pages = {"search.example": (answer, "application/json"), "harbour.example": (PAGE.encode(), "text/html")}
    web.server.replay = lambda host, path: pages.get(host)
    found = source(name, web, address="http://search.example/search").search(QUERY, 9)
    assert found
    assert not any("cheese" in passage.text for passage in found)


def test_a_channels_preview_is_read(web):
    asked = source("telegram", web, channels=("brigade=ukraine",), address="http://telegram.example/s/")
    (passage,) = asked.search(QUERY, 5)
    assert (passage.text, passage.url) == (
        "The bridge at Kupiansk is open to lorries again.",
        "https://t.me/brigade/12",
    )
    assert (passage.camp, passage.published_at) == ("ukraine", date(2025, 12, 20))


def test_feeds_lead_to_their_articles_and_stand_in_for_those_that_cannot_be_had(web):
    item = "<item><title>Bridge at Kupiansk stays open</title><link>http://{}/a</link>"
    item += "<description>Lorries may cross.</description><pubDate>Sat, 20 Dec 2025 10:00:00 GMT</pubDate></item>"
    rows = tuple(Feed(f"http://feed{n}.example/rss", "Post", "en", None, "https://post.example") for n in range(2))

    def replay(host: str, path: str) -> tuple[bytes, str] | None:
        if host == "harbour.example":
            return PAGE.encode(), "text/html"
        return f"<rss version='2.0'><channel>{item.format(where)}</channel></rss>".encode(), "application/rss+xml"

    where = "harbour.example"
    web.server.replay = replay
    found = source("feeds", web, Tables(feeds=rows)).search(QUERY, 9)
    assert {passage.publisher for passage in found} == {"Harbour Post"}
    pages: dict[str, bytes | str] = {row.address: replay("", "")[0] for row in rows}  # type: ignore[index]
    (alone,) = saved("feeds", pages, Tables(feeds=rows)).search(QUERY, 9)
    assert alone.text == "Bridge at Kupiansk stays open. Lorries may cross."


def test_no_feed_at_all_is_unavailable():
    with pytest.raises(SourceUnavailable):
        saved("feeds", {}).search(QUERY, 5)


def viina(rows: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        head = "geonameid,date,status_wiki,status_boost,status_dsm,status_isw,status\n"
        file.writestr("control.csv", head + rows)
    return packed.getvalue()


def test_viinas_four_readings_are_all_told():
    rows = "703656,20251222,UA,UA,UA,UA,UA\n703656,20251223,CONTESTED,UA,RU,,UA\n703656,20251230,RU,RU,RU,RU,RU\n"
    asked = saved("control_map", {"http://viina.example/2025": viina(rows)}, viina="http://viina.example/{year}")
    (passage,) = asked.search(QUERY, 5)
    assert passage.kind is PassageKind.MAP_READING
    assert passage.published_at == date(2025, 12, 23)
    assert "contested between readings" in passage.text
    assert "contested according to Wikipedia's editors" in passage.text
    assert "occupied according to the DeepState map" in passage.text
    assert "lags the ground" in passage.text
    assert "grey zone" in passage.text
    (agreed,) = asked.search(replace(QUERY, until=date(2025, 12, 22)), 5)
    assert agreed.text.startswith("Kupiansk is not occupied on this map (VIINA, 22 December 2025)")


def test_deepstate_is_read_only_where_its_terms_are_accepted():
    square = [[[37.0, 49.0], [38.0, 49.0], [38.0, 50.0], [37.0, 50.0], [37.0, 49.0]]]
    shape = {"type": "FeatureCollection", "features": [{"geometry": {"type": "Polygon", "coordinates": square}}]}
    places = Gazetteer("Kupiansk\tcity\tUA\t\t49.71\t37.62\t27169\t|kupiansk|")
    pages: dict[str, bytes | str] = {"http://map.example/20251224": json.dumps(shape)}
    options = {"viina": "", "deepstate": "http://map.example/{day}"}
    assert saved("control_map", pages, Tables(places=places), **options).search(QUERY, 5) == ()
    accepted = saved("control_map", pages, Tables(places=places), **options, deepstate_terms_accepted=True)
    (passage,) = accepted.search(QUERY, 5)
    assert passage.text.startswith("The centre of Kupiansk is occupied on this map (DeepState, 24 December 2025), 27.")


def test_losses_are_a_partys_claim():
    rows = [{"date": "2025-12-23", "day": 1399, "personnel": 1_198_010, "personnel*": "about", "POW": 0},
            {"date": "2025-12-25", "day": 1401, "personnel": 1_200_000}]  # fmt: skip
    asked = saved("losses", {"http://l.example/p": json.dumps(rows)}, tables=("http://l.example/p",))
    told = asked.search(LOSSES, 5)
    assert told[0].camp == "ukraine"
    claim = "The General Staff of Ukraine claims that Russian forces have lost 1,198,010 (personnel) up to"
    assert f"{claim} 23 December 2025." in texts(told)
    assert asked.search(QUERY, 5) == ()
