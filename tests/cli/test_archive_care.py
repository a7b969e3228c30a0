"""The archive's own care on the command line: verify, back up, restore, carry a report to another machine."""

import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from secondsource.cli import run

DEMO = str(Path(__file__).resolve().parents[2] / "src/secondsource/data/demo/article.html")
ROW = {"url": "https://a.example/1", "title": "A", "kind": "page", "text": "Kupiansk has a rail junction."}
Say = Callable[..., str]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Runs a command and gives what it says."""

    def run_it(*arguments: str, code: int = 0) -> str:
        got = run(list(arguments))
        said = capsys.readouterr()
        assert got == code, said.err
        return said.err if code == 2 and said.err else said.out

    return run_it


@pytest.fixture
def kept(home: Path, tmp_path: Path, say: Say) -> Path:
    """A home with a row of its own and a report."""
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    say("archive", "import", str(rows))
    say("check", DEMO, "--offline", "--as-of", "2026-01-15", "-o", str(tmp_path / "report.json"))
    return home


def test_a_report_replays_to_the_same_on_another_machine(
    kept: Path, tmp_path: Path, say: Say, monkeypatch: pytest.MonkeyPatch
):
    (listed,) = say("archive", "reports").splitlines()
    report = listed.split()[0]
    bundle = tmp_path / "report.zip"
    assert "Bundle:" in say("archive", "export", str(tmp_path / "report.json"), "-o", str(bundle))
    monkeypatch.setenv("SECONDSOURCE_HOME", str(tmp_path / "another machine"))
    assert say("archive", "replay", str(bundle)).startswith(f"The same report: {report}")
    assert not (tmp_path / "another machine").exists()
    with zipfile.ZipFile(bundle) as packed:
        names = set(packed.namelist())
    assert {"report.json", "report.html", "snapshots/snapshots-00001.warc.gz", "manifest.json"} <= names


def test_a_claim_is_carried_with_its_report(kept: Path, tmp_path: Path, say: Say):
    claim = json.loads((tmp_path / "report.json").read_text())["assessments"][3]["claim"]["id"]
    say("archive", "export", claim, "-o", str(tmp_path / "claim.zip"))
    with zipfile.ZipFile(tmp_path / "claim.zip") as packed:
        assert json.loads(packed.read("manifest.json"))["claim"] == claim
    assert "keeps no report" in say("archive", "export", "clm-0", "-o", str(tmp_path / "no.zip"), code=2)


def test_a_bundle_that_was_changed_is_refused(kept: Path, tmp_path: Path, say: Say):
    say("archive", "export", str(tmp_path / "report.json"), "-o", str(tmp_path / "a.zip"))
    with zipfile.ZipFile(tmp_path / "a.zip") as whole, zipfile.ZipFile(tmp_path / "b.zip", "w") as other:
        for name in whole.namelist():
            content = whole.read(name)
            other.writestr(name, content.replace(b"Kherson", b"Odesa") if name == "dossier.json" else content)
    assert "is not the file that was packed" in say("archive", "replay", str(tmp_path / "b.zip"), code=2)


@pytest.mark.parametrize("name", ["../out.txt", "/out.txt", "a/../../out.txt", "C:out.txt"])
def test_a_file_that_leads_out_of_the_folder_is_refused(name: str, home: Path, tmp_path: Path, say: Say):
    with zipfile.ZipFile(tmp_path / "odd.zip", "w") as odd:
        odd.writestr(name, "x")
    assert "odd name" in say("archive", "replay", str(tmp_path / "odd.zip"), code=2)
    assert "odd name" in say("archive", "restore", str(tmp_path / "odd.zip"), code=2)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + b"\x00" * 18])
def test_what_is_no_bundle_and_no_backup_is_refused_in_one_sentence(
    content: bytes, home: Path, tmp_path: Path, say: Say
):
    (tmp_path / "a.zip").write_bytes(content)
    for command in ("replay", "restore"):
        said = say("archive", command, str(tmp_path / "a.zip"), code=2)
        assert said.count("\n") == 1
        assert "a.zip" in said


def test_an_archive_without_reports_says_how_one_comes_into_it(home: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["archive", "reports"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "The archive keeps no report yet; `secondsource check PAGE` keeps one.\n")


def test_a_backup_brings_everything_back(kept: Path, tmp_path: Path, say: Say):
    say("archive", "analyses", "add", "--claim", "C.", "--verdict", "refuted", "--summary", "S.", "--by", "A. Editor")
    before = [say("archive", *words) for words in (("stats",), ("reports",), ("analyses",))]
    say("archive", "backup", str(tmp_path / "archive.zip"))
    for file in [each for each in kept.rglob("*") if each.is_file()]:
        file.unlink()
    assert say("archive", "reports") == ""
    assert "Restored:" in say("archive", "restore", str(tmp_path / "archive.zip"))
    assert [say("archive", *words) for words in (("stats",), ("reports",), ("analyses",))] == before
    assert json.loads(say("archive", "search", "rail", "junction", "--limit", "1"))["url"] == ROW["url"]
    assert "Everything is as it was kept." in say("archive", "verify")


def test_a_backup_has_accounts_and_is_its_owners_alone(
    kept: Path, tmp_path: Path, say: Say, monkeypatch: pytest.MonkeyPatch
):
    (kept / "settings.toml").write_text("[stores.users]\nhash_passes = 1\nhash_kibibytes = 8\n")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"seven quiet herons at dusk\n")))
    say("users", "add", "Ada", "--role", "admin", "--password-stdin")
    say("archive", "backup", str(tmp_path / "archive.zip"))
    assert (tmp_path / "archive.zip").stat().st_mode & 0o077 == 0
    monkeypatch.setenv("SECONDSOURCE_HOME", str(tmp_path / "another machine"))
    said = say("archive", "restore", str(tmp_path / "archive.zip"))
    assert "Not in the backup" not in said
    assert say("users", "list").startswith("Ada ")


def test_a_restore_removes_nothing(kept: Path, tmp_path: Path, say: Say):
    say("archive", "backup", str(tmp_path / "archive.zip"))
    (kept / "settings.toml").write_text("", encoding="utf-8")
    said = say("archive", "restore", str(tmp_path / "archive.zip"))
    (aside,) = kept.glob("before-restore-*")
    assert str(aside) in said
    assert (aside / "archive.sqlite3").exists()
    assert (kept / "settings.toml").exists()


def test_verify_names_what_is_damaged(kept: Path, say: Say):
    assert "Everything is as it was kept." in say("archive", "verify")
    (warc,) = (kept / "snapshots").glob("*.warc.gz")
    content = bytearray(warc.read_bytes())
    content[len(content) // 2] ^= 0x55
    warc.write_bytes(content)
    assert f"of {warc} is damaged" in say("archive", "verify", code=2)


def test_an_index_that_is_gone_is_made_anew_and_the_command_says_so(
    kept: Path, say: Say, caplog: pytest.LogCaptureFixture
):
    (index,) = kept.glob("index-*")
    index.rename(kept / "gone")
    caplog.clear()
    assert "Kupiansk has a rail junction." in say("archive", "search", "Kupiansk rail junction")
    (told,) = [each for each in caplog.records if each.name == "secondsource"]
    assert told.levelname == "WARNING"  # what a command shows though nobody asked for its log
    assert "The search index lacks" in told.message


def test_an_analysis_from_draft_to_review(kept: Path, say: Say):
    words = ["--claim", "The bridge stands.", "--verdict", "refuted", "--summary", "It fell.", "--by", "A. Editor"]
    name = say("archive", "analyses", "add", *words, "--cites", "https://a.example/1").split()[0]
    assert "already" in say("archive", "analyses", "add", *words, code=2)
    signed = ["--by", "B. Reader", "--why", "Read it."]
    assert say("archive", "analyses", "review", name, *signed) == f"{name} is reviewed.\n"
    assert "no passage 'psg-0'" in say("archive", "analyses", "edit", name, *signed, "--evidence", "psg-0", code=2)
    say("archive", "analyses", "edit", name, *signed, "--summary", "It fell in May.")
    say("archive", "analyses", "expire", name, *signed, "--on", "2020-01-01")
    (line,) = say("archive", "analyses", "list").splitlines()
    assert json.loads(line)["status"] == "expired"
    assert len(say("archive", "analyses", "history", name).splitlines()) == 4


def test_nothing_is_kept_where_the_settings_say_so(home: Path, tmp_path: Path, say: Say):
    (home / "settings.toml").write_text("[archive]\nkeep_checks = false\n", encoding="utf-8")
    say("check", DEMO, "--offline", "-o", str(tmp_path / "report.json"))
    assert say("archive", "reports") == ""
    assert not (home / "snapshots").exists()


def test_an_import_says_what_is_safe(home: Path, tmp_path: Path, say: Say):
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps(ROW | {"text": f"Row {n}."}) + "\n" for n in range(2500)), encoding="utf-8")
    said = say("archive", "import", str(rows), "--acknowledge").splitlines()
    assert said == [f"{n} passages are safe." for n in (1000, 2000, 2500)] + ["2500 new passages kept."]


@pytest.mark.skipif(os.name == "nt", reason="file limits are a Unix thing")
def test_a_backup_that_finds_no_room_leaves_no_half_file(kept: Path, tmp_path: Path, say: Say):
    place = tmp_path / "none" / "archive.zip"
    assert "There is no folder" in say("archive", "backup", str(place), code=2)
    assert not place.parent.exists()
