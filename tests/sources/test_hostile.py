"""Each source against each way in which a service can fail it: a gap with its reason, never an empty answer."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from secondsource.domain.evidence import Query
from secondsource.domain.reference import Feed, Tables
from secondsource.pipeline.ask import Patience, ask_sources
from secondsource.plugins import find_part
from secondsource.ports import Desk
from secondsource.testing.fakes import MemorySearch
from secondsource.testing.hostile import MODES

OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "feeds": {},
    "gdelt": {"address": "http://service.example/doc"},
    "factchecks": {"address": "http://service.example/claims"},
    "wikipedia": {"address": "http://service.example"},
    "wikidata": {"address": "http://service.example/w/api.php"},
    "searxng": {"address": "http://service.example/search"},
    "brave": {"address": "http://service.example/search"},
    "telegram": {"channels": ("channel",), "address": "http://service.example/s/"},
    "mastodon": {"address": "http://service.example"},
    "control_map": {"viina": "http://service.example/{year}.zip"},
    "losses": {"tables": ("http://service.example/losses.json",)},
}
QUERY = Query("losses of troops at the bridge at Kupiansk", (("Kupiansk",),), until=date(2025, 12, 24))
EMPTY_IS_AN_ANSWER = {("gdelt", "empty_object"), ("factchecks", "empty_object")}
"""These services say `{}` where they found nothing."""
TABLES = Tables(feeds=(Feed("http://service.example/rss", "Post", "en", None, "https://post.example"),))


@pytest.fixture(autouse=True)
def _keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECONDSOURCE_GOOGLE_KEY", "sesame")
    monkeypatch.setenv("SECONDSOURCE_BRAVE_KEY", "sesame")


@pytest.mark.parametrize("mode", MODES)
def test_a_hostile_answer_is_a_gap_of_its_source(mode: str, web):
    web.server.mode, web.server.replay = mode, None
    desk = Desk(web.fetcher(0.5), MemorySearch(), TABLES)
    parts = {name: find_part("sources", name) for name in OPTIONS}
    sources = {name: part.component(part.options(**OPTIONS[name]), desk) for name, part in parts.items()}
    for name, source in sources.items():
        (answer,) = ask_sources({name: source}, [QUERY], 5, Patience(5))
        assert not answer.passages, name
        if (name, mode) in EMPTY_IS_AN_ANSWER:
            assert answer.answered
            assert not answer.gaps
            continue
        assert not answer.answered, f"{name} takes {mode} for an empty answer"
        (gap,) = answer.gaps
        assert gap.what == f"source: {name}"
        assert "failed in a way it should not" not in gap.why, name
        assert "sesame" not in gap.why


def test_no_key_is_a_gap_and_nothing_is_asked(web, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SECONDSOURCE_GOOGLE_KEY")
    monkeypatch.delenv("SECONDSOURCE_BRAVE_KEY")
    for name in ("factchecks", "brave"):
        part = find_part("sources", name)
        source = part.component(part.options(**OPTIONS[name]), Desk(web.fetcher(), MemorySearch(), Tables()))
        (answer,) = ask_sources({name: source}, [QUERY], 5)
        assert "wants a key" in answer.gaps[0].why
    assert web.server.hosts == []
