"""The service is killed while checks are ordered: what was acknowledged ends in a report, and nothing is told twice."""

import random
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_what_was_acknowledged_survives_kills(tmp_path: Path, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    import drill_serve  # lazy: a script of the bench

    assert drill_serve.drill(tmp_path, kills=2, chance=random.Random(3)) == []
    sys.modules.pop("drill_serve", None)
