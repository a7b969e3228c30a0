"""The page of benchmarks has the shape that its command writes, and no peer is needed by the product."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from page import section_of
from published import PARSERS, PUBLISHED
from shapes import MEASURED, PEERS
from table import COLUMNS, NOT_YET, Figure, Measure, Row, Shape, read_tables, write_table

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
TABLES = read_tables(PAGE)
SHAPE = Shape("Speed", "Two tools.", (Measure("F1"), Measure("ms", more_is_better=False, digits=1)))


@pytest.mark.parametrize("shape", MEASURED, ids=lambda shape: shape.title)
def test_every_row_names_tool_version_data_and_size(shape: Shape):
    if shape.title not in TABLES:
        assert f"{shape.how}\n\n{NOT_YET}" in PAGE
        pytest.skip(f"{shape.title}: not measured yet")
    head, *rows = TABLES[shape.title]
    assert tuple(head) == shape.head
    assert any(row[0].startswith("secondsource") for row in rows)
    assert len({row[0] for row in rows}) > 1, "ours stands alone"
    for row in rows:
        assert len(row) == len(head)
        assert all(row[: len(COLUMNS)]), row
        assert re.search(r"\d", row[1]), f"no version: {row}"
        assert re.search(r"\d", row[3]), f"no size: {row}"


@pytest.mark.parametrize("shape", MEASURED, ids=lambda shape: shape.title)
def test_the_page_holds_the_method_as_the_code_tells_it(shape: Shape):
    assert shape.how in PAGE


def test_every_table_of_the_page_is_known():
    assert set(TABLES) - {""} - set(PUBLISHED) <= {shape.title for shape in MEASURED}


def test_what_was_published_stands_apart_with_its_source():
    for title, head in PUBLISHED.items():
        first, *rows = TABLES[title]
        assert tuple(first) == head
        assert all(re.search(r"\d{4}", row[-1]) for row in rows), title
    assert all("published" in row.version for row in PARSERS)


def test_the_page_says_the_machine_the_date_and_the_command():
    for told in ("machine", "Python", "date", "command"):
        assert re.search(rf"^\| {told} \| .*\w", PAGE, re.MULTILINE), told


def test_a_peer_that_is_better_is_named():
    ours = Row("secondsource", "1", "pages", "9 pages", (Figure(0.9, 0.8, 1.0), Figure(5)))
    worse = Row("slow", "1", "pages", "9 pages", (Figure(0.8), Figure(9)))
    swift = Row("swift", "1", "pages", "9 pages", (Figure(0.7), Figure(2)))
    page = "\n".join(write_table(SHAPE, (ours, worse, swift)))
    assert "- Better than ours in *ms* on pages, 9 pages: swift 2.0 (ours 5.0)." in page
    assert "*F1*" not in page
    assert "No peer is better" in "\n".join(write_table(SHAPE, (ours, worse)))


def test_what_is_written_is_read_back():
    row = Row("secondsource", "1", "pages", "9 pages", (Figure(0.9, 0.8, 1.0), None))
    head, cells = read_tables("\n".join(write_table(SHAPE, (row,))))["Speed"]
    assert tuple(head) == SHAPE.head
    assert cells == ["secondsource", "1", "pages", "9 pages", "0.900 (0.800 to 1.000)", "–"]


def test_a_table_that_is_not_measured_anew_keeps_its_figures_under_the_method_of_today():
    row = Row("secondsource", "1", "pages", "9 pages", (Figure(0.9), None))
    measured = [*write_table(SHAPE, (row,)), "Measured on a quiet day.", ""]
    page = "\n".join(["# Benchmarks", "", *measured, "## Speed of others", "", "| of others |", ""])
    today = Shape(SHAPE.title, "Three tools.", SHAPE.measures)
    assert section_of(page, today) == "\n".join(measured).replace("Two tools.", "Three tools.")
    assert NOT_YET in section_of("# Benchmarks\n", today)


def test_no_peer_is_imported_by_the_product():
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {name.partition(".")[0] for name in names} & set(PEERS), path


def test_peers_are_in_their_own_lock_and_the_product_asks_for_none():
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = _names(told["dependency-groups"]["peers"])
    assert asked == set(PEERS.values())
    assert asked <= _locked("peers")
    extras = [name for names in told["project"]["optional-dependencies"].values() for name in names]
    assert not asked & _names([*told["project"]["dependencies"], *extras])


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[>=\[]", each)[0] for each in requirements}


def _locked(name: str) -> set[str]:
    text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    return set(re.findall(r"^([\w.-]+)==", text, re.MULTILINE))
