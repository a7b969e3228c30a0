"""The podcast of the archive: the house's own articles, as readers may see them now, and nothing else."""

from dataclasses import replace
from datetime import date

import feedparser
import pytest
from starlette.testclient import TestClient

from secondsource.cli import run
from secondsource.domain.dossier import Dossier, Trace
from secondsource.domain.ids import digest
from secondsource.domain.publishing import Edition, Form, Stage, Step
from secondsource.pipeline.keeping import write_dossier
from secondsource.testing.reports import unreviewed
from secondsource.web import podcasting
from secondsource.web.app import make_app
from secondsource.web.service import now

SITE = "https://news.example.org"
PAGE = f"{SITE}/bridge"


@pytest.fixture(autouse=True)
def time_enough(monkeypatch):
    """A loaded machine speaks slowly."""
    monkeypatch.setattr(podcasting, "SECONDS", 600.0)


def keep(service, name: str, address: str, **article) -> str:
    """A report about an article of that address; gives its id."""
    report = unreviewed()
    report = replace(report, id=f"rep-{name}", article=replace(report.article, address=address, **article))
    trace = Trace(report.article.snapshot, address, report.as_of, None, (), ())
    assert write_dossier(service.checker.ledger, Dossier(report, trace))
    return report.id


def edition(number: int, title: str = "The bridge", day: date = date(2025, 6, 2)) -> Edition:
    return Edition(number, title, "Rosa", day, "en", Form.MARKDOWN, f"Words of {title}.", "Edda", now())


def publish(service, slug: str, made: Edition, *, check: bool = True) -> str:
    """Publishes it, and keeps a report about it; gives its address."""
    if made.number == 1:
        service.newsroom.add(slug, made)
    else:
        service.newsroom.revise(slug, made)
    service.newsroom.take_step(slug, Step(Stage.PUBLISHED, made.number, "Edda", now()))
    address = service.own.address_of(slug)
    if check:
        page = digest(service.own.page(slug, made))
        keep(service, f"{slug}-{made.number}", address, snapshot=page, title=made.title, published=made.dated)
    return address


def heard(client: TestClient) -> list[dict]:
    answer = client.get("/podcast.xml")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/rss+xml")
    feed = feedparser.parse(answer.text)
    assert not feed.bozo
    return feed.entries


def test_a_published_article_is_an_episode_whose_sound_has_the_length_that_the_feed_says(service, client):
    address = publish(service, "bridge", edition(1))
    (entry,) = heard(client)
    assert (entry.title, entry.id, entry.link) == ("The bridge", address, address)
    assert entry.published_parsed[:3] == (2025, 6, 2)
    assert int(entry.itunes_duration) > 0
    (sound,) = entry.enclosures
    assert sound.type == "audio/mpeg"
    given = client.get(sound.href)
    assert given.headers["content-type"] == "audio/mpeg"
    assert len(given.content) == int(sound.length)


def test_drafts_and_articles_of_others_are_no_episodes(service, client):
    service.newsroom.add("draft", edition(1))
    keep(service, "draft", service.own.address_of("draft"))
    keep(service, "theirs", PAGE)
    keep(service, "text", "-")
    assert heard(client) == []


def test_an_article_is_gone_once_it_is_withdrawn(service, client):
    publish(service, "bridge", edition(1))
    assert len(heard(client)) == 1
    service.newsroom.take_step("bridge", Step(Stage.WITHDRAWN, 1, "Edda", now()))
    assert heard(client) == []


def test_a_wording_that_readers_no_longer_see_is_not_spoken(service, client):
    publish(service, "bridge", edition(1))
    publish(service, "bridge", edition(2, "The bridge opens"), check=False)
    assert heard(client) == [], "until the new wording is checked"


def test_an_amended_article_stays_the_same_episode(service, client):
    publish(service, "bridge", edition(1))
    (before,) = heard(client)
    publish(service, "bridge", edition(2, "The bridge opens"))
    (after,) = heard(client)
    assert after.id == before.id
    assert after.title == "The bridge opens"
    assert after.enclosures[0].href != before.enclosures[0].href


def test_articles_of_the_sites_that_are_named_are_in_it(open_service):
    service = open_service(podcast_sites=(SITE,))
    keep(service, "ours", PAGE, published=date(2025, 5, 1))
    keep(service, "theirs", "https://news.example.org.evil.example/bridge")
    publish(service, "house", edition(1))
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000") as client:
        assert [entry.id for entry in heard(client)] == [service.own.address_of("house"), PAGE]


def test_a_site_of_ones_own_does_not_bring_withdrawn_articles_back(open_service):
    service = open_service(podcast_sites=("http://127.0.0.1:8000",))
    publish(service, "bridge", edition(1))
    service.newsroom.take_step("bridge", Step(Stage.WITHDRAWN, 1, "Edda", now()))
    assert service.own.reports() == []


def test_one_that_cannot_be_spoken_leaves_the_others(service, client):
    publish(service, "bridge", edition(1))
    mute = edition(1, "Mute")
    address = publish(service, "mute", mute, check=False)
    page = digest(service.own.page("mute", mute))
    keep(service, "mute", address, snapshot=page, text="", title="", paragraphs=())
    assert [entry.title for entry in heard(client)] == ["The bridge"]


def test_what_no_time_is_left_for_is_spoken_at_the_next_request(service, client, monkeypatch):
    monkeypatch.setattr(podcasting, "SECONDS", -1.0)
    publish(service, "bridge", edition(1))
    publish(service, "ferry", edition(1, "The ferry", date(2025, 6, 3)))
    assert [entry.title for entry in heard(client)] == ["The ferry"]
    assert [entry.title for entry in heard(client)] == ["The ferry", "The bridge"]


def test_a_house_that_writes_no_sound_says_what_to_install(service, client, monkeypatch):
    monkeypatch.setattr("secondsource.web.podcasting.can_pack", lambda ending: False)
    answer = client.get("/podcast.xml")
    assert answer.status_code == 404
    assert "install the extra" in answer.json()["detail"]


def test_the_command_speaks_the_archive_into_a_folder(service, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SECONDSOURCE_HOME", str(tmp_path))
    folder = tmp_path / "audio"
    assert run(["podcast", str(folder), "--archive", "--address", f"{SITE}/audio"]) == 2
    assert "holds no article that you publish yourself" in capsys.readouterr().err
    assert not folder.exists()
    address = publish(service, "bridge", edition(1))
    keep(service, "theirs", PAGE)
    for _ in range(2):
        assert run(["podcast", str(folder), "--archive", "--address", f"{SITE}/audio"]) == 0
        assert capsys.readouterr().out.endswith("feed.xml: 1 episode\n")
    (entry,) = feedparser.parse((folder / "feed.xml").read_text(encoding="utf-8")).entries
    (sound,) = entry.enclosures
    file = folder / sound.href.removeprefix(f"{SITE}/audio/")
    assert entry.id == address
    assert file.stat().st_size == int(sound.length)
    assert sorted(each.suffix for each in folder.iterdir()) == [".json", ".mp3", ".vtt", ".xml"]


@pytest.mark.parametrize("site", ["news.example.org", "https://news.example.org/path"])
def test_a_site_is_written_as_an_origin(open_service, site):
    with pytest.raises(ValueError, match="podcast_sites holds"):
        open_service(podcast_sites=(site,))
