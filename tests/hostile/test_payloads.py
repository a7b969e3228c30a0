"""Every text of a stranger stands as text: no element, attribute or address comes of it, in any place or format."""

import json
import re
from dataclasses import replace
from urllib.parse import quote

import pytest
from lxml import etree
from lxml import html as pages

from secondsource.formats.html import Component, Options, Served
from secondsource.plugins import part_names
from secondsource.testing.reports import rich

from .looking import assert_harmless, elements, shape
from .payloads import PAYLOADS

PAGE = {"Accept": "text/html"}
PLACES = ("/", "/search", "/analyses", "/corrections", "/changes", "/methods")


def test_there_are_many_payloads():
    assert len(set(PAYLOADS)) >= 150


@pytest.mark.parametrize("language", ["en", "uk"])
def test_a_report_gains_no_element_by_them(report, clean, language):
    served = Served(language=language, scripts=("/static/reader.js",), stylesheet="/static/report.css")
    form = Component(Options())
    text = form.render_served(report, served)
    assert_harmless(elements(text))
    more = shape(elements(text)) - shape(elements(form.render_served(clean, served)))
    named = {each for each in more if each[1] not in ("lang", "dir")}  # the language of a text is told by its element
    assert named <= {("details", ""), ("summary", "")}


@pytest.mark.parametrize("number", range(0, len(PAYLOADS), 3))
def test_a_title_a_byline_a_publisher_and_an_address_stay_text(number):
    said, clean = PAYLOADS[number], rich()
    changed = replace(clean.article, title=said, byline=said, publisher=said, section=said, address=said, language=said)
    served = Served(language="uk" if number % 2 else "en", scripts=("/static/reader.js",), stylesheet="/s.css")
    form, report = Component(Options()), replace(clean, article=changed)
    alone = re.sub(r"<style>.*?</style>|<meta http-equiv[^>]*>", "", form.render(report))
    for text in (form.render_served(report, served), alone):
        assert_harmless(elements(text))
        shown = "".join(pages.document_fromstring(text).itertext())
        assert said[:20].strip() in shown or len(said) < 4


@pytest.mark.parametrize("form", sorted(set(part_names("formats")) - {"html"}))
def test_other_formats_stay_what_they_are(service, report, form):
    text = service.checker.format(form).render(report)
    if form == "md":
        assert not re.search(r"(?m)^ {0,3}<(?:script|img|svg|iframe)", text)
        assert not re.search(r"(?<!\\)\]\((?:javascript|data|vbscript):", text, re.IGNORECASE)
    else:
        assert json.loads(text)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", ["en", "uk"])
def test_pages_of_the_service_stay_whole(client, place, language):
    answer = client.get(f"{place}?lang={language}", headers=PAGE)
    assert answer.status_code == 200
    assert_harmless(elements(answer.text))


@pytest.mark.parametrize("said", PAYLOADS[::2])
def test_what_is_asked_is_shown_as_text(client, said):
    for answer in (
        client.get("/search", params={"q": said}, headers=PAGE),
        client.get("/changes", params={"of": said}, headers=PAGE),
        client.post("/", data={"article": f"https:{said}"}, headers=PAGE),
    ):
        assert answer.status_code < 500
        if answer.headers.get("content-type", "").startswith("text/html") and answer.text:
            assert_harmless(elements(answer.text))


@pytest.mark.parametrize("said", PAYLOADS[1::3])
def test_an_address_of_a_stranger_leads_nowhere(client, said):
    for place in ("/reports/", "/checks/", "/static/", "/articles/", "/"):
        answer = client.get(place + quote(said, safe="/."), headers=PAGE)
        assert answer.status_code in (200, 303, 307, 404, 405, 422), f"{place} {answer.status_code}"
        assert "root:" not in answer.text
        assert not answer.headers.get("location", "/").startswith(("//", "http://evil", "https://evil"))
        if answer.headers.get("content-type", "").startswith("text/html"):
            assert_harmless(elements(answer.text))


def test_headers_and_cookies_of_a_stranger_change_nothing(client):
    for said in ("uk\r\nX-Evil: 1", "<script>", "../../x", "en; Path=/evil", "a" * 5000):
        answer = client.get(
            "/", params={"lang": said, "theme": said}, headers={**PAGE, "Cookie": "lang=<b>; theme=<b>"}
        )
        assert answer.status_code == 200
        assert "x-evil" not in answer.headers
        assert not re.search(r"(?:^|, )(?:lang|theme)=", answer.headers.get("set-cookie", ""))
        assert_harmless(elements(answer.text))


def test_the_feed_of_changes_is_well_formed(client):
    etree.fromstring(client.get("/changes.atom").content)
