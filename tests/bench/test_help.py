"""Every script of `bench/` says what it measures before it measures."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"
SCRIPTS = [file.name for file in sorted(BENCH.glob("*.py")) if '__name__ == "__main__"' in file.read_text("utf-8")]


@pytest.mark.parametrize("script", SCRIPTS)
def test_help_is_told_and_nothing_is_measured(script: str) -> None:
    done = subprocess.run(
        [sys.executable, str(BENCH / script), "--help"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("usage: ")
    assert done.stderr == ""
