"""The requests on the page about the HTTP interface are sent, in order, and answered as it says."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from secondsource.checker import Checker
from secondsource.pipeline.work import Worker
from secondsource.settings import ArchiveSettings, ServeSettings, Settings
from secondsource.web.app import make_app
from secondsource.web.running import make_service

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "http.md").read_text(encoding="utf-8")
REQUESTS = re.findall(r"```http expect=(\d+)\n(.*?)```", PAGE, re.DOTALL)
BASE = "http://127.0.0.1:8000"


def test_the_requests_of_the_page_are_answered_as_it_says(tmp_path: Path):
    settings = Settings(home=tmp_path, archive=ArchiveSettings(bundled=False), serve=ServeSettings(workers=0))
    service = make_service(Checker(settings, offline=True))
    named: dict[str, str] = {}
    with TestClient(make_app(service), base_url=BASE) as client:
        for expected, request in REQUESTS:
            head, _, body = request.strip().partition("\n\n")
            first, *lines = head.splitlines()
            method, place = first.split(" ", 1)
            headers = dict(line.split(": ", 1) for line in lines)
            answer = client.request(method, place.format(**named), content=body.encode(), headers=headers)
            assert answer.status_code == int(expected), f"{first}: {answer.text[:300]}"
            if first == "POST /checks" and answer.status_code == 202:
                named["check"] = answer.json()["id"]
                Worker(service.checker, service.queue, 60).run_once()  # pyright: ignore[reportArgumentType]
                named["report"] = client.get(answer.headers["location"]).json()["report"].removeprefix("/reports/")
    assert len(REQUESTS) >= 10


@pytest.mark.parametrize("place", sorted(set(re.findall(r"`(/[\w.]+)`", PAGE))))
def test_every_place_that_the_page_names_is_there(place: str, tmp_path: Path):
    settings = Settings(home=tmp_path, archive=ArchiveSettings(bundled=False), serve=ServeSettings(workers=0))
    with TestClient(make_app(make_service(Checker(settings, offline=True))), base_url=BASE) as client:
        found = place if not place.startswith("/narration") else "/health"
        assert client.get(found).status_code in (200, 401, 303)
