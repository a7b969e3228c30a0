"""Statements edited on the command line: a new report of the same article, and the old one as it was."""

import json
from pathlib import Path
from typing import Any

import pytest

from secondsource.cli import run

ARTICLE = """The bridge of Ardvik

The council of Ardvik approved the new bridge on 3 March 2024. The mayor of Ardvik signed the contract in May 2024.

The bridge is 420 metres long. Jon Berg of the council opened it in June 2025.
"""
SIGNED = ("--by", "Tove Lind", "--why", "It says what is checked.")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report of the article and the home that keeps it."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "home").mkdir()
    (folder / "home" / "settings.toml").write_text("[archive]\nbundled = false\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SECONDSOURCE_HOME", str(folder / "home"))
        assert run(["check", "--offline", str(folder / "article.txt"), "-o", str(folder / "report.json")]) == 0
    return folder


@pytest.fixture
def file(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SECONDSOURCE_HOME", str(kept / "home"))
    path = tmp_path / "report.json"
    path.write_bytes((kept / "report.json").read_bytes())
    return path


def read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def texts(path: Path) -> list[str]:
    return [each["claim"]["text"] for each in read(path)["assessments"]]


def test_each_kind_of_edit_makes_a_report_with_it_and_reviews_come_along(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert run(["review", str(file), "S1", "--verdict", "refuted", "--by", "Ada", "--why", "She knows."]) == 0
    before, first = file.read_bytes(), read(file)["assessments"]
    two, three = (each["claim"]["quote"].split() for each in first[1:3])
    out = tmp_path / "edited.json"
    assert run(["edit", "--offline", str(file), "S2", "--text", "The town has a bridge", *SIGNED, "-o", str(out)]) == 0
    assert "Statements edited by an editor: 1 change, last by Tove Lind" in capsys.readouterr().out
    assert file.read_bytes() == before
    assert texts(out)[1] == "The town has a bridge."
    assert read(out)["edited"]["report"] == read(file)["id"]
    assert [each["made_on"] for each in read(out)["revisions"]] == [read(file)["id"]]

    again, parts = (
        tmp_path / "again.json",
        ("--part", f"{three[0]} => The first.", "--part", f"{three[-1]} => The last."),
    )
    assert run(["edit", "--offline", str(out), "S3", *parts, *SIGNED, "-o", str(again)]) == 0
    assert {"The first.", "The last.", "The town has a bridge."} <= set(texts(again))
    assert len(read(again)["edited"]["edits"]) == 2

    last = tmp_path / "last.json"
    assert run(["edit", "--offline", str(again), "S1", "S2", "--drop", *SIGNED, "-o", str(last)]) == 0
    assert "The town has a bridge." not in texts(last)
    assert not read(last)["revisions"]
    added = f"{two[0]} => There is one more."
    assert run(["edit", "--offline", str(last), "--part", added, *SIGNED, "--format", "md"]) == 0
    told = capsys.readouterr().out
    assert "- Added: “There is one more.” By Tove Lind" in told
    assert told.count("Left out: ") == 2


def test_several_edits_in_one_call_make_one_report(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    lines = [
        {"statements": ["S1"], "text": "The town has a bridge.", "why": "The river is told nowhere."},
        {"statements": ["S2"], "drop": True},
        {"parts": ["420 metres long => The bridge is longer than 400 metres."]},
    ]
    (tmp_path / "edits.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    out = tmp_path / "edited.json"
    called = ["edit", "--offline", str(file), "--edits", str(tmp_path / "edits.jsonl"), *SIGNED, "-o", str(out)]
    assert run(called) == 0
    assert "3 changes" in capsys.readouterr().out
    assert {"The town has a bridge.", "The bridge is longer than 400 metres."} <= set(texts(out))
    made = read(out)["edited"]["edits"]
    assert [each["signed"]["why"] for each in made] == ["The river is told nowhere.", SIGNED[3], SIGNED[3]]


@pytest.mark.parametrize(
    "line, why",
    [
        ('{"statements": ["S1"], "text": "A."}\n{"statements": ["S99"], "drop": true}', "S99"),
        ('{"statements": ["S1"], "txt": "A."}', "txt"),
        ("{]", "JSON"),
        ("", "Nothing was edited"),
    ],
)
def test_a_file_of_edits_is_taken_whole_or_not_at_all(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, why: str
):
    (tmp_path / "edits.jsonl").write_text(line, encoding="utf-8")
    out = tmp_path / "edited.json"
    called = ["edit", "--offline", str(file), "--edits", str(tmp_path / "edits.jsonl"), *SIGNED, "-o", str(out)]
    assert run(called) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert why in said.err
    assert not out.exists()


@pytest.mark.parametrize(
    "arguments, why",
    [
        (["S1", "--edits", "edits.jsonl", *SIGNED], "Give --edits alone"),
        (["--edits", "nowhere.jsonl", *SIGNED], "nowhere.jsonl cannot be read"),
        (["S1", *SIGNED], "Give one statement"),
        (["--drop", *SIGNED], "Give one statement"),
        (["S1", "--text", "A.", "--drop", *SIGNED], "Give one statement"),
        (["S1", "S2", "S3", "--text", "A.", *SIGNED], "Give one statement"),
        (["S1", "--drop"], "signed"),
        (["S1", "--drop", "--by", "Ada"], "reason"),
        (["S99", "--drop", *SIGNED], "S99"),
        (["--part", "Nothing of the kind", *SIGNED], "do not stand in the article"),
        (["S1", "--part", "one", "--part", "two", *SIGNED], "do not stand in this statement"),
    ],
)
def test_what_makes_no_edit_is_refused_in_one_sentence(
    file: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], why: str
):
    before = file.read_bytes()
    assert run(["edit", "--offline", str(file), *arguments]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert why in said.err
    assert file.read_bytes() == before


def test_a_report_that_the_archive_does_not_keep_is_refused(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("SECONDSOURCE_HOME", str(tmp_path / "elsewhere"))
    assert run(["edit", "--offline", str(file), "S1", "--drop", *SIGNED]) == 2
    assert "The archive keeps no report" in capsys.readouterr().err


def test_the_report_itself_is_not_overwritten(file: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["edit", "--offline", str(file), "S1", "--drop", *SIGNED, "-o", str(file)]) == 2
    assert str(file) in capsys.readouterr().err
