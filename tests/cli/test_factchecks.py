"""Fact checks come in by a command, and matches are looked at and decided by others."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from secondsource.cli.app import app
from secondsource.errors import InputError

CSV = "claim,rating,publisher,url\nThe quay at Orsk was open on Friday.,Mostly false,Zelvia Check,https://zelvia.example/q\n"
BROKEN = CSV + "No address.,False,Zelvia Check,\n"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECONDSOURCE_HOME", str(tmp_path / "home"))


def run(*arguments: str, given: str | None = None) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(arguments), input=given, catch_exceptions=True)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.output


def test_a_file_is_known_by_what_it_holds_and_twice_is_as_once(tmp_path: Path) -> None:
    file = tmp_path / "checks.csv"
    file.write_text(CSV, encoding="utf-8")
    assert run("archive", "import", str(file)) == (0, "1 new factchecks kept.\n")
    assert run("archive", "import", str(file), "--of", "factchecks") == (0, "0 new factchecks kept.\n")


def test_a_row_that_is_left_out_is_named_and_ends_with_code_2() -> None:
    code, told = run("archive", "import", "-", "--of", "factchecks", given=BROKEN)
    assert code == 2
    assert "Row 3 is left out: it has no address" in told
    assert "1 new factchecks kept. 1 left out." in told


def test_what_is_no_fact_check_is_told() -> None:
    with pytest.raises(InputError, match="Nothing here looks like fact checks"):
        run("archive", "import", "-", "--of", "factchecks", given="hello")
    with pytest.raises(InputError, match="No importer reads fact checks from 'xls'"):
        run("archive", "import", "-", "--from", "xls", given=CSV)


def test_a_match_is_found_confirmed_and_rejected() -> None:
    run("archive", "import", "-", "--from", "csv", given=CSV)
    code, told = run("archive", "matches", "The quay at Orsk was not open on Friday.")
    match = json.loads(told)
    assert (code, match["relation"], match["state"]) == (0, "negated", "suggested")
    signed = ("--by", "A. Editor", "--why", "The same quay.")
    assert run("archive", "matches", "confirm", match["id"], *signed) == (0, f"{match['id']} is confirmed.\n")
    assert run("archive", "matches", "reject", match["id"][:10], *signed) == (0, f"{match['id']} is rejected.\n")
    _, history = run("archive", "matches", "history", match["id"])
    assert [line.split(": ")[1].split(".")[0] for line in history.splitlines()[1:]] == ["confirmed", "rejected"]
    _, again = run("archive", "matches", "The quay at Orsk was not open on Friday.")
    assert json.loads(again)["state"] == "rejected"


def test_a_report_that_is_not_kept_is_told() -> None:
    with pytest.raises(InputError, match="rpt-none"):
        run("archive", "matches", "rpt-none")
