"""A whole check with five services at once, as they are and as they fail: in time, and with every gap named."""

import time
from datetime import date
from pathlib import Path

import pytest

from secondsource import Checker, Report, Verdict
from secondsource.domain.report import Assessment
from secondsource.settings import load_settings
from secondsource.testing.hostile import MODES

from .conftest import SETTINGS, services

ARTICLE = """<html><head><title>Bridge at Kupiansk open to lorries</title></head><body><article>
<h1>Bridge at Kupiansk open to lorries</h1>
<p>The bridge at Kupiansk is open to lorries again, the council of Kupiansk said on Monday in a short note.</p>
<p>The bridge at Kupiansk was hit in June and engineers of the town council repaired it within forty days.</p>
<p>Kupiansk had a population of 26,627 in 2022, and most of those people left the city in the years that followed.</p>
</article></body></html>"""
PLACES = ("wikipedia.example", "wikidata.org", "harbour.example", "mastodon.example", "t.me/harbour")
SERVICES = {"wikipedia", "wikidata", "gdelt", "mastodon", "telegram", "factchecks"}
DECIDED = {Verdict.SUPPORTED, Verdict.REFUTED, Verdict.CONFLICTING}


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECONDSOURCE_GOOGLE_KEY", "sesame")


def run(web, home: Path, seconds: float = 8, article: str = ARTICLE) -> Report:
    file = home / "settings.toml"
    file.write_text(SETTINGS.format(seconds=seconds), encoding="utf-8")
    checker = Checker(load_settings({"SECONDSOURCE_HOME": str(home)}, file))
    checker.fetcher = web.fetcher(1.0)
    try:
        return checker.check(article, as_of=date(2025, 12, 26))
    finally:
        checker.archive.close()


def test_a_check_uses_what_five_services_say(web, home):
    report = run(web, home)
    addresses = {evidence.passage.url for item in report.assessments for evidence in item.evidence}
    for part in PLACES:
        assert any(part in address for address in addresses), part
    assert "factchecks.example" in web.server.hosts  # asked, and silent: what rates a statement does not say it
    assert not [gap for item in report.assessments for gap in item.gaps if gap.what.startswith("source:")]


def test_the_answers_come_in_any_order_and_the_report_is_the_same(web, home):
    """All but the moments at which pages were fetched."""
    first, again = run(web, home), run(web, home)
    assert [_said(item) for item in first.assessments] == [_said(item) for item in again.assessments]


def _said(item: Assessment) -> tuple[object, ...]:
    return item.verdict, item.sentence, item.level, [each.id for each in item.evidence], item.origins, item.gaps


@pytest.mark.parametrize("mode", MODES)
def test_a_check_ends_in_time_and_names_the_gap(mode: str, web, home):
    web.server.mode, web.server.replay = mode, None
    start = time.monotonic()
    report = run(web, home, seconds=2)
    assert time.monotonic() - start < 20  # of which the sources have 2 s; the rest is reading, on a busy machine
    named = {gap.what.removeprefix("source: ") for item in report.assessments for gap in item.gaps}
    honest = {"gdelt", "factchecks"} if mode == "empty_object" else set()
    assert named >= SERVICES - honest
    assert all(gap.why for item in report.assessments for gap in item.gaps)
    bridge = [item for item in report.assessments if "bridge" in item.claim.text]
    assert bridge
    assert not [item for item in bridge if item.verdict in DECIDED]
    assert "sesame" not in repr(report)


@pytest.fixture
def golden(shared: Path) -> str:
    return (shared / "seed" / "article.html").read_text(encoding="utf-8")


def of_the_city(host: str, path: str) -> tuple[bytes, str] | None:
    """The same services, where they speak of what the golden page is about."""
    body, kind = services(host, path) or (b"", "")
    for told in (b"The bridge at Kupiansk is open to lorries", b"The bridge at Kupiansk was hit in June"):
        body = body.replace(told, b"Ukrainian forces keep effective control of the city of Kupiansk")
    return (body, kind) if kind else None


def test_the_golden_page_uses_what_the_services_say(golden, web, home):
    web.server.replay = of_the_city
    report = run(web, home, article=golden)
    addresses = {evidence.passage.url for item in report.assessments for evidence in item.evidence}
    for part in PLACES:
        assert any(part in address for address in addresses), part
    assert "factchecks.example" in web.server.hosts


@pytest.mark.parametrize("mode", MODES)
def test_the_golden_page_ends_in_time_and_names_the_gap(mode: str, golden, web, home):
    web.server.mode, web.server.replay = mode, None
    start = time.monotonic()
    report = run(web, home, seconds=2, article=golden)
    assert time.monotonic() - start < 30
    named = {gap.what.removeprefix("source: ") for item in report.assessments for gap in item.gaps}
    assert named >= SERVICES - ({"gdelt", "factchecks"} if mode == "empty_object" else set())
