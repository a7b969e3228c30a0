"""The service, asked with strangers' bytes: as JSON, as a form, as a form with files, as an export of comments."""

import tempfile
from contextlib import ExitStack
from functools import cache
from pathlib import Path

from starlette.testclient import TestClient

from secondsource.checker import Checker
from secondsource.settings import ArchiveSettings, ServeSettings, Settings
from secondsource.web.app import make_app
from secondsource.web.running import make_service

_KEPT = ExitStack()
PLACES = (
    ("/checks", "application/json"),
    ("/threads", "application/json"),
    ("/", "multipart/form-data; boundary=x"),
    ("/", "application/x-www-form-urlencoded"),
    ("/sign-in", "application/x-www-form-urlencoded"),
)
"""Where a stranger may send something, and as what."""
REQUESTS = (
    b'{"address": "https://news.example/a", "published": "2025-12-20", "as_of": "2025-12-24", "again": true}',
    b'{"text": "[{\\"text\\": \\"One.\\", \\"author\\": \\"A\\"}]", "format": "json"}',
    b"--x\r\nContent-Disposition: form-data; name=\"article\"\r\n\r\nhttps://news.example/a\r\n--x--\r\n",
    b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.html\"\r\n\r\n<p>A.</p>\r\n--x--\r\n",
    b"name=edda&password=correct+horse&form_token=x&next=%2Fdesk",
)  # fmt: skip


@cache
def _client() -> TestClient:
    """A service whose queue is full: orders are read and refused, so that its home does not grow."""
    home = Path(_KEPT.enter_context(tempfile.TemporaryDirectory(prefix="secondsource-fuzz-")))
    serve = ServeSettings(workers=0, waiting=1, waiting_each=1)
    settings = Settings(home=home, archive=ArchiveSettings(bundled=False), serve=serve)
    app = make_app(make_service(Checker(settings, offline=True)))
    client = TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False)
    client.post("/checks", json={"text": "This one fills the queue."}).raise_for_status()
    return client


def ask(body: bytes) -> object:
    """Sends the bytes everywhere. An answer that says the service failed is a bug."""
    for place, kind in PLACES:
        answer = _client().post(place, content=body, headers={"Content-Type": kind})
        assert answer.status_code < 500 or answer.status_code == 503, (place, kind, answer.status_code)
        assert "Traceback" not in answer.text
    return None
