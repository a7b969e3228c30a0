"""Every source that asks a service has a page, and what the page says to write into the settings is taken."""

import re
from pathlib import Path

import pytest

from secondsource.plugins import find_part, part_names
from secondsource.settings import load_settings

DOCS = Path(__file__).resolve().parents[2] / "docs" / "sources"
NAMES = [name for name in part_names("sources") if name not in {"archive", "reference"}]


@pytest.mark.parametrize("name", NAMES)
def test_a_source_says_its_status_and_how_to_switch_it_on(name: str, tmp_path: Path):
    assert find_part("sources", name).status.partition(" (")[0] in {"live", "recorded", "documented only"}
    page = (DOCS / f"{name}.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    file = tmp_path / "settings.toml"
    file.write_text(table, encoding="utf-8")
    assert name in load_settings({}, file).check.sources
