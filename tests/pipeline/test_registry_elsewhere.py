"""A correction of the source registry made by one process is in force for the next check of another."""

from datetime import UTC, datetime
from pathlib import Path

from secondsource.checker import Checker
from secondsource.domain.reference import Publisher
from secondsource.pipeline.analyses import Signature
from secondsource.settings import ArchiveSettings, Settings

TEXT = "Bridge\n\nThe bridge rose from 40 to 20 metres, an increase of 60 percent, officials said."
ROW = Publisher("New Daily", ("new.example",), "XX", ("en",), "none", "outlet", None, "Its own page says so.")


def test_a_correction_made_elsewhere_is_in_force_with_the_next_check(tmp_path: Path):
    at_desk, worker = (
        Checker(Settings(tmp_path, archive=ArchiveSettings(bundled=False)), offline=True) for _ in range(2)
    )
    worker.check(TEXT)
    before = worker.house
    worker.check(TEXT)
    assert worker.house is before, "nothing changed, nothing is built anew"
    at_desk.registry.put(ROW, Signature("Edda", datetime.now(UTC), "It is new."))
    worker.check(TEXT)
    assert ROW in worker.house.tables.publishers
