"""A person's review on the command line: appended, shown beside the machine's answer, never lost."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from secondsource.checker import render
from secondsource.cli import run
from secondsource.domain.report import Report
from secondsource.serial import dumps, loads
from secondsource.testing.reports import rich, unreviewed

COMMAND = [sys.executable, "-c", "from secondsource.cli import main; main()"]
SIGNED = ("--verdict", "supported", "--by", "Tove Lind", "--why", "The yearbook says so.")
Refuse = Callable[..., str]


@pytest.fixture
def file(tmp_path: Path, home: Path) -> Path:
    path = tmp_path / "report.json"
    path.write_text(render(unreviewed(), "json"), encoding="utf-8")
    return path


@pytest.fixture
def refused(file: Path, capsys: pytest.CaptureFixture[str]) -> Refuse:
    """Runs a command that must refuse, in one sentence, and leave the report as it was."""

    def run_it(*arguments: str) -> str:
        before = file.read_bytes()
        code = run(list(arguments))
        said = capsys.readouterr()
        assert (code, said.out, said.err.count("\n")) == (2, "", 1)
        assert file.read_bytes() == before
        return said.err

    return run_it


def held(file: Path) -> Report:
    return loads(Report, file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["S5", "s5", "5", unreviewed().assessments[4].claim.id])
def test_a_review_is_appended_and_the_machines_answer_stays(
    name: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["review", str(file), name, *SIGNED, "--cites", "https://port-statistics.example/"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("S5 changed from not enough evidence to supported by Tove Lind, ")
    assert said.endswith(f"The yearbook says so. It cites https://port-statistics.example/.\nWritten: {file}\n")
    assert replace(held(file), revisions=()) == unreviewed()
    (revision,) = held(file).revisions
    assert (revision.by, revision.why) == ("Tove Lind", "The yearbook says so.")
    assert revision.at.utcoffset() is not None


def test_a_later_review_never_overwrites_an_earlier_one(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", str(file), "S5", *SIGNED]) == 0
    first = held(file).revisions
    back = ("--verdict", "not_enough_evidence", "--by", "Per Holm", "--why", "It is a draft.")
    assert run(["review", str(file), "S5", *back]) == 0
    assert held(file).revisions[:1] == first
    capsys.readouterr()
    assert run(["revisions", str(file)]) == 0
    log = capsys.readouterr().out.splitlines()
    assert [line.partition(" by ")[0] for line in log] == [
        "S5 changed from not enough evidence to supported",
        "S5 changed from supported to not enough evidence",
    ]
    assert run(["explain", str(file), "S5"]) == 0
    said = capsys.readouterr().out
    assert "Verdict    not_enough_evidence" in said
    assert said.count("Revision   ") == 2


def test_a_report_without_a_review_has_an_empty_log(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["revisions", str(file)]) == 0
    assert capsys.readouterr().out == "No person has reviewed a statement of this report.\n"


def test_pages_of_the_report_beside_it_are_written_again_and_nothing_else_is(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form in ("md", "claimreview", "annotation"):
        assert run(["render", str(file), "-o", str(file.with_suffix(f".{form}"))]) == 0
    article = file.with_suffix(".html")
    article.write_text("<p>The article itself, saved under the same name.</p>", encoding="utf-8")
    assert run(["review", str(file), "S5", *SIGNED]) == 0
    for form in ("md", "claimreview", "annotation"):
        page = file.with_suffix(f".{form}")
        assert page.read_text(encoding="utf-8") == render(held(file), form)
        assert "Tove Lind" in page.read_text(encoding="utf-8")
    assert "article itself" in article.read_text(encoding="utf-8")
    assert run(["render", str(file), "-o", str(file.with_suffix(".htm"))]) == 0


@pytest.mark.parametrize(
    "arguments, says",
    [
        (("S12", *SIGNED), "no statement 'S12'; there are S1 to S9, the nearest are S1 ("),
        (("the cranes stand still", *SIGNED), "S2 (only a handful of cranes stand still)"),
        (("S5", "--verdict", "true", *SIGNED[2:]), "'--verdict': 'true' is not one of"),
        (("S5", *SIGNED[:4], "--why", "  "), "needs a reason"),
        (("S5", *SIGNED[:2], "--by", "", *SIGNED[4:]), "is signed"),
        (("S5", *SIGNED[:4]), "--why"),
        (("S5", *SIGNED, "--cites", "page 12"), "no evidence of this statement and no address"),
        (("S5", *SIGNED, "--at-publication", "refuted"), "Nobody knows when this article appeared"),
    ],
)
def test_what_cannot_be_kept_is_refused(arguments: tuple[str, ...], says: str, file: Path, refused: Refuse) -> None:
    assert says in refused("review", str(file), *arguments)


@pytest.mark.parametrize(
    "content, says",
    [
        ("{}", "is no report"),
        ("[1, 2]", "is no report"),
        ("<p>An article.</p>", "is no report"),
        ('{"schema": "secondsource/report/99", "more": 1}', "the schema secondsource/report/99"),
        (dumps(replace(rich(), revisions=rich().revisions[1:])), "not as they were written"),
    ],
)
@pytest.mark.parametrize("command", ["review", "revisions", "render", "explain"])
def test_what_is_no_whole_report_of_ours_is_refused(
    command: str, content: str, says: str, file: Path, refused: Refuse
) -> None:
    file.write_text(content, encoding="utf-8")
    more = {"review": ("S5", *SIGNED), "explain": ("S5",)}.get(command, ())
    assert says in refused(command, str(file), *more)


def test_a_report_with_reviews_is_not_overwritten_by_a_new_check(file: Path, refused: Refuse) -> None:
    file.write_text(render(rich(), "json"), encoding="utf-8")
    assert "holds people's revisions" in refused("check", "-", "--offline", "-o", str(file))
    assert "is the report itself" in refused("render", str(file), "-o", str(file))
    other = file.with_name("other.json")
    other.write_text(render(unreviewed(), "json"), encoding="utf-8")
    assert "holds people's revisions" in refused("render", str(other), "-o", str(file))


def test_a_report_in_another_format_is_what_the_checker_writes(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("html", "md", "json", "claimreview", "annotation"):
        assert run(["render", str(file), "--format", form]) == 0
        assert capsys.readouterr().out == render(unreviewed(), form)
    assert run(["render", str(file)]) == 0
    assert capsys.readouterr().out == render(unreviewed(), "md")


def test_of_several_people_at_once_each_is_kept(file: Path) -> None:
    def one(number: int) -> tuple[int, bytes]:
        signed = ("--verdict", "supported", "--by", f"Reader {number}", "--why", "It is so.")
        done = subprocess.run([*COMMAND, "review", str(file), "S5", *signed], capture_output=True, env=os.environ)
        return done.returncode, done.stderr

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(one, range(6))) == [(0, b"")] * 6
    assert sorted(each.by for each in held(file).revisions) == [f"Reader {number}" for number in range(6)]
    assert run(["revisions", str(file)]) == 0, "the log is whole"
    assert sorted(path.name for path in file.parent.iterdir()) == ["home", "report.json"]


def test_a_review_that_cannot_be_written_leaves_the_report_whole(
    file: Path, refused: Refuse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert "no space left" in refused("review", str(file), "S5", *SIGNED)
    assert json.loads(file.read_text(encoding="utf-8"))["revisions"] == []
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(".")] == []


def test_a_new_check_takes_the_reviews_of_an_earlier_one_along(home: Path, tmp_path: Path, capsys):
    article, first, second = tmp_path / "a.txt", tmp_path / "first.json", tmp_path / "second.json"
    words = "Kherson was liberated on 11 November 2022. The town has a bridge, and it was repaired since."
    article.write_text(f"The bridge at Kherson\n\n{words}\n", encoding="utf-8")
    assert run(["check", str(article), "--offline", "-o", str(first)]) == 0
    assert run(["review", str(first), "S1", *SIGNED]) == 0
    assert run(["check", str(article), "--offline", "-o", str(second), "--reviews", str(first)]) == 0
    assert "Reviews that came along: 1 of 1" in capsys.readouterr().out
    (revision,) = held(second).revisions
    assert (revision.by, revision.made_on) == ("Tove Lind", held(first).id)
    assert run(["revisions", str(second)]) == 0
    assert f"made on the earlier report {held(first).id}" in capsys.readouterr().out
