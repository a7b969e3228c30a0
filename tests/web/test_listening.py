"""What pages offer to hear: a recording where a voice speaks here, else a script for the reader's own browser."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.test_podcasting import edition, keep, publish

from secondsource.checker import Checker
from secondsource.settings import ArchiveSettings, ListenSettings, ServeSettings, Settings
from secondsource.web.app import make_app
from secondsource.web.running import make_service


@pytest.fixture
def speechless(tmp_path: Path, request: pytest.FixtureRequest):
    settings = Settings(
        home=tmp_path,
        archive=ArchiveSettings(bundled=False),
        serve=ServeSettings(workers=0),
        listen=ListenSettings(voice=request.param),
    )
    return make_service(Checker(settings, offline=True))


@pytest.mark.parametrize("speechless", ["browser", "piper"], indirect=True)
def test_where_no_voice_speaks_pages_offer_the_script_and_no_sound(speechless):
    """`piper` is named here without a voice file."""
    publish(speechless, "bridge", edition(1))
    report = keep(speechless, "one", "https://news.example.org/bridge")
    with TestClient(make_app(speechless), base_url="http://127.0.0.1:8000") as client:
        for address in (f"/reports/{report}.html", "/articles/bridge"):
            page = client.get(address).text
            assert 'data-voice="browser"' in page
            assert "<audio" not in page
            assert "narration." not in page
        script = client.get(f"/reports/{report}/script.json").json()
    assert script["audio"] is None
    assert script["sentences"]


def test_a_house_that_is_not_to_be_heard_offers_nothing(open_service):
    service = open_service(listen=False)
    report = keep(service, "one", "https://news.example.org/bridge")
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000") as client:
        assert "second-source-player" not in client.get(f"/reports/{report}.html").text
