"""What pages of other sites are told, and which are told nothing."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import secondsource.web
from secondsource.domain.dossier import Dossier, Trace
from secondsource.errors import SettingsError
from secondsource.pipeline.keeping import write_dossier
from secondsource.settings import ServeSettings, load_settings
from secondsource.testing.reports import rich
from secondsource.web.app import make_app

SITE = "https://news.example.org"
PAGE = f"{SITE}/2026/bridge"
SCRIPT = Path(secondsource.web.__file__).parent / "static" / "embed.js"


def keep(service, report, address: str = PAGE, name: str = "rep-0000000000000001"):
    report = replace(report, id=name, revisions=(), article=replace(report.article, address=address))
    trace = Trace(report.article.snapshot, address, report.as_of, None, (), ())
    assert write_dossier(service.checker.ledger, Dossier(report, trace))
    return report


@pytest.fixture
def service(open_service):
    return open_service(embed_sites=(SITE,))


def ask(client: TestClient, address: str = PAGE, origin: str | None = SITE):
    return client.get("/embed", params={"address": address}, headers={"Origin": origin} if origin else {})


def test_a_page_of_a_named_site_is_told_the_report_in_a_few_lines(client: TestClient, service):
    report = keep(service, rich())
    answer = ask(client)
    assert answer.headers["access-control-allow-origin"] == SITE
    assert "origin" in answer.headers["vary"].lower()
    assert "set-cookie" not in answer.headers
    told = answer.json()
    assert told["report"] == f"/reports/{report.id}"
    assert told["statements"] == len(report.assessments) == sum(each["number"] for each in told["counts"])
    assert told["worst"]["message"]
    assert len(told["paragraphs"]) <= len(report.article.paragraphs)
    assert ask(client, f"{PAGE}#comments").json()["report"] == told["report"]
    assert (
        client.get("/embed", params={"address": PAGE}, headers={"If-None-Match": answer.headers["etag"]}).status_code
        == 304
    )


@pytest.mark.parametrize(
    "origin", ["https://other.example", "http://news.example.org", f"{SITE}:8443", "null", f"{SITE}.evil.example"]
)
def test_a_page_of_another_site_is_told_nothing(client: TestClient, service, origin: str):
    keep(service, rich())
    answer = ask(client, origin=origin)
    assert answer.status_code == 403
    assert answer.headers["content-type"] == "application/problem+json"
    assert "access-control-allow-origin" not in answer.headers
    assert "origin" in answer.headers["vary"].lower()
    assert "reports" not in answer.text


@pytest.mark.parametrize(
    "address", ["https://other.example/a", "http://127.0.0.1/", "file:///etc/passwd", "x", "https://["]
)
def test_a_named_site_learns_nothing_of_the_articles_of_others(client: TestClient, service, address: str):
    keep(service, rich(), address)
    assert ask(client, address).status_code == 403


def test_without_named_sites_nobody_is_answered(open_service):
    service = open_service()
    keep(service, rich())
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000") as client:
        assert ask(client).status_code == 403
        assert ask(client, origin=None).status_code == 403


def test_an_article_that_was_never_checked_is_not_checked_by_a_strangers_page(client: TestClient, service):
    assert ask(client).json() == {"address": PAGE, "state": "unknown"}
    assert not any(service.queue.counts().values())


def test_where_the_settings_allow_it_it_is_checked_once(open_service):
    service = open_service(embed_sites=(SITE,), embed_checks=True, embed_checks_hour=2)
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000") as client:
        assert [ask(client).json()["state"] for _ in range(3)] == ["checking"] * 3
        assert sum(service.queue.counts().values()) == 1
        states = [ask(client, f"{SITE}/{name}").json()["state"] for name in "abc"]
        assert states == ["checking", "unknown", "unknown"]
        assert sum(service.queue.counts().values()) == 2


def test_a_check_that_failed_is_not_begun_again_by_every_reader(open_service, work_off):
    service = open_service(embed_sites=(SITE,), embed_checks=True)
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000") as client:
        ask(client)
        work_off(service)  # offline: the article cannot be fetched
        assert ask(client).json()["state"] == "unknown"
        assert sum(service.queue.counts().values()) == 1


def test_the_sound_may_be_played_by_pages_of_that_site_alone(client: TestClient, service):
    theirs, others = keep(service, rich()), keep(service, rich(), "https://other.example/a", "rep-2")
    assert client.get(f"/embed/narration/{others.id}.wav").status_code == 403
    assert client.get("/embed/narration/rep-none.wav").status_code == 404
    sound = client.get(f"/embed/narration/{theirs.id}.wav", headers={"Range": "bytes=0-99"})
    if sound.status_code == 503:
        pytest.skip("no voice is installed")
    assert sound.status_code == 206
    assert sound.headers["cross-origin-resource-policy"] == "cross-origin"
    assert client.get(f"/reports/{theirs.id}/narration.wav").headers["cross-origin-resource-policy"] == "same-origin"


def test_the_script_is_small_and_one_file(client: TestClient):
    answer = client.get("/embed.js")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["content-type"].startswith("text/javascript")
    text = SCRIPT.read_text(encoding="utf-8")
    assert answer.text == text
    assert len(gzip.compress(text.encode(), 6)) < 8 * 1024
    for never in (
        "innerHTML",
        "import(",
        'from "',
        "localStorage",
        "sessionStorage",
        "document.cookie",
        "eval",
        ".style",
    ):
        assert never not in text


@pytest.mark.parametrize(
    "site", ["news.example.org", "https://news.example.org/", "*", "https://*.example.org", "null", ""]
)
def test_a_site_that_is_no_origin_is_refused_in_the_settings(tmp_path: Path, site: str):
    file = tmp_path / "my.toml"
    file.write_text(f'[serve]\nembed_sites = ["{site}"]\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="embed_sites"):
        load_settings({}, file)
    assert ServeSettings(embed_sites=(SITE,)).embed_sites == (SITE,)
