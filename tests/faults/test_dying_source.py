"""A source that dies in the middle of a served check is a gap in its report, and ends no check."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from secondsource.checker import Checker
from secondsource.domain.evidence import Passage, Query
from secondsource.errors import SourceUnavailable
from secondsource.pipeline.work import Worker
from secondsource.settings import ArchiveSettings, ServeSettings, Settings
from secondsource.web.app import make_app
from secondsource.web.running import make_service

ARTICLE = """Bridge reopens

The toll of the bridge rose from 40 to 50 crowns, officials said. Russian troops have taken Huliaipole, the Russian
Defence Ministry said on Monday. Orikhiv is under the control of Ukrainian forces.
"""


class Dying:
    """Answers one question, then no more."""

    local = True
    asked = 0

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        self.asked += 1
        if self.asked > 1:
            raise SourceUnavailable("The source hung up.")
        return ()


def test_a_source_that_dies_in_the_middle_is_a_gap_in_the_served_report(tmp_path: Path):
    settings = Settings(home=tmp_path, archive=ArchiveSettings(bundled=False), serve=ServeSettings(workers=0))
    checker, dying = Checker(settings, offline=True), Dying()
    checker.__dict__["house"] = replace(checker.house, sources={"dying": dying})
    service = make_service(checker)
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000") as client:
        job = client.post("/checks", json={"text": ARTICLE}).json()["id"]
        Worker(checker, service.queue, 60.0).run_once()
        told = client.get(f"/checks/{job}").json()
        assert told["state"] == "done", told
        report = client.get(f"{told['report']}.json").json()
    assert dying.asked > 1
    gaps = [gap for item in report["assessments"] for gap in item["gaps"]]
    assert any(gap["what"] == "source: dying" and "hung up" in gap["why"] for gap in gaps), gaps
    assert not {item["verdict"] for item in report["assessments"]} & {"refuted", "supported"}
