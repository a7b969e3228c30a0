"""What pages offer to hear: a recording where a voice speaks here, else a script for the reader's own browser."""

import importlib.util
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.test_podcasting import edition, keep, publish

from secondsource.checker import Checker
from secondsource.domain.record import Span
from secondsource.settings import ArchiveSettings, ListenSettings, ServeSettings, Settings
from secondsource.web import reports
from secondsource.web.app import make_app
from secondsource.web.running import make_service
from secondsource.web.service import Service


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


@pytest.mark.parametrize("content", [b"", b"no network at all" * 999])
def test_a_voice_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, content: bytes):
    model = tmp_path / "voice.onnx"
    model.write_bytes(content)
    model.with_name("voice.onnx.json").write_text("{}")
    settings = Settings(
        home=tmp_path,
        archive=ArchiveSettings(bundled=False),
        serve=ServeSettings(workers=0),
        listen=ListenSettings(voice="piper"),
        parts={"voices.piper": {"model": str(model)}},
    )
    service = make_service(Checker(settings, offline=True))
    problem(service, "wav", 503)
    assert not list((tmp_path / "speech").glob("*")), "nothing is kept of what was not spoken"


@pytest.mark.parametrize("speechless", ["piper"], indirect=True)
def test_a_voice_that_is_not_set_up_says_what_to_set(speechless):
    assert "set voices.piper.model" in problem(speechless, "mp3", 503)


def test_without_an_engine_one_sentence_says_what_to_install(service, monkeypatch):
    real = importlib.util.find_spec
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "espeakng_loader" else real(name))
    assert "pip install 'secondsource[listen]'" in problem(service, "wav", 503)


def test_a_sound_that_is_not_written_here_says_what_is(service, monkeypatch):
    monkeypatch.setattr(reports, "endings", lambda: (".mp3", ".wav"))
    assert problem(service, "opus", 404) == "This service writes no .opus; ask for .mp3 or .wav."
    assert "'opus', 'mp3', 'wav'" in problem(service, "flac", 422)


def test_an_article_of_another_script_with_emoji_is_spoken_and_captioned(service):
    text = "שלום עולם 🙂. مرحبا بالعالم 👨‍👩‍👧‍👦. \u202eThe bridge was closed\u202c on Monday."
    report = keep(service, "odd", "-", text=text, paragraphs=(Span(0, len(text)),), title="")
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000") as client:
        told = client.get(f"/reports/{report}/narration.json").json()
        captions = client.get(f"/reports/{report}/narration.vtt").text
    for each in told["sentences"]:
        assert text[each["span"]["start"] : each["span"]["end"]] == each["text"]
    assert "🙂" in captions
    assert "\u202e" not in captions


def problem(service: Service, ending: str, status: int) -> str:
    """The one sentence that tells why an article is not heard."""
    report = keep(service, ending, "https://news.example.org/bridge")
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000") as client:
        answer = client.get(f"/reports/{report}/narration.{ending}")
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    detail = answer.json()["detail"]
    assert detail.endswith(".")
    assert "\n" not in detail
    return detail


def test_a_house_that_is_not_to_be_heard_offers_nothing(open_service):
    service = open_service(listen=False)
    report = keep(service, "one", "https://news.example.org/bridge")
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000") as client:
        assert "second-source-player" not in client.get(f"/reports/{report}.html").text
