"""A house with services and a language model on this machine, and everything that it does in sight."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from secondsource import Checker, Report
from secondsource.domain.article import Snapshot
from secondsource.settings import load_settings
from secondsource.testing.fakes import NOON
from secondsource.testing.languages import ModelServer, model_server

from .cases import Case, clean
from .obedient import obey

DAY = date(2025, 12, 24)
KEY = "sk-kept-secret"
SETTINGS = """
[check]
sources = ["archive", "reference", "mastodon", "searxng"]
tagger = "rules"
model = "{model}"
{roles}
[archive]
bundled = false
encoder = ""
keep_checks = false
[thread]
bank = ""
accounts = "none"
[sources.mastodon]
address = "https://posts.example"
[sources.searxng]
address = "https://search.example/search"
"""
LLM = (
    '[models.llm]\nbase_url = "{address}"\nmodel = "tiny"\nkey_from = "TEST_KEY"\ntokens = 100000000\nseconds = 600.0\n'
)
ROLES = 'translator = "llm"\nwriter = "llm"\nsplitter = "llm"'


class Web:
    """What the house may reach: a search, the page that it finds, posts. Everything asked is written down."""

    def __init__(self) -> None:
        self.case = clean()
        self.asked: list[str] = []

    def fetch(self, address: str) -> Snapshot:
        self.asked.append(address)
        if address.startswith("https://posts.example/"):
            post = {"content": self.case.post, "created_at": "2025-12-19T08:00:00Z", "url": "https://posts.example/@ann/1",
                    "language": "en", "account": {"acct": "ann"}}  # fmt: skip
            return Snapshot(address, json.dumps([post]).encode(), NOON, content_type="application/json")
        if address.startswith("https://search.example/"):
            hits = {"results": [{"url": "https://harbour.example/buses"}]}
            return Snapshot(address, json.dumps(hits).encode(), NOON, content_type="application/json")
        return Snapshot(address, self.case.news.encode(), NOON, content_type="text/html")


@dataclass
class House:
    """A checker, and what can be seen of it from outside."""

    checker: Checker
    web: Web
    folder: Path
    server: ModelServer | None = None

    def check(self, case: Case) -> Report:
        self.web.case = case
        self.web.asked.clear()
        if self.server:
            self.server.asked.clear()
        return self.checker.check(case.article, as_of=DAY)

    def files(self) -> dict[str, str]:
        """Every file around the house, by name and content; the archive's own engines turn theirs over."""
        found = (path for path in sorted(self.folder.rglob("*")) if path.is_file() and "archive" not in path.parts)
        return {str(path.relative_to(self.folder)): sha256(path.read_bytes()).hexdigest() for path in found}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[bool], House]]:
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEST_KEY", KEY)

        def make(llm: bool) -> House:
            folder = tmp_path_factory.mktemp("around")
            home = folder / "home"
            home.mkdir()
            server = stack.enter_context(model_server(obey)) if llm else None
            text = SETTINGS.format(model="llm" if llm else "overlap", roles=ROLES if llm else "")
            (home / "settings.toml").write_text(text + (LLM.format(address=server.address) if server else ""))
            checker = Checker(load_settings({"SECONDSOURCE_HOME": str(home)}))
            web = Web()
            checker.fetcher = web
            stack.callback(checker.archive.close)
            return House(checker, web, folder, server)

        yield make
