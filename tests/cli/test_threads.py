"""The command `thread`: what goes in, what comes out, and one clear sentence for what cannot be read."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from secondsource.cli import main
from secondsource.cli.reports import load_report
from secondsource.errors import InputError
from secondsource.serial import to_json
from secondsource.testing.reports import rich

WORDS = "Watching costs and grades closely before the quarterly numbers."
TALK = ("The quay was open.", "My cousin works there.", "Who pays for this?", "Good report.", "Rain again.")
PAGE = (
    "<html><head><title>Strike</title></head><body><article><h1>Port Strike Collapses as Dockers Return to Quay</h1>"
    + "<p>The dockers of Lindholm returned to the eastern quay on Monday after a strike of three long months.</p>" * 6
    + "</article><section id='comments' class='comments-area'><h2>9 Comments</h2><ol class='comment-list'>"
    + "".join(
        f"<li class='comment'><div class='comment-author'>{who}</div>"
        f"<div class='comment-content'><p>{text}</p></div></li>"
        for who, text in [*((f"Reader {at}", text) for at, text in enumerate(TALK)), *[("Ola Nord", WORDS)] * 4]
    )
    + "</ol></section></body></html>"
)


@pytest.fixture
def run(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["secondsource", *words])
        try:
            code = main()
        except SystemExit as end:
            code = end.code
        out = capsys.readouterr()
        return int(code or 0), out.out, out.err

    return call


def test_a_page_is_answered_by_one_line_with_its_examination(run, tmp_path: Path):
    (tmp_path / "page.html").write_text(PAGE)
    code, out, _ = run("thread", "page.html", "--offline")
    row = json.loads(out)
    assert code == 0
    assert len(row["thread"]["comments"]) == 9
    assert row["examination"]["verdict"] == "some_repeated_text"
    assert "Ola" not in out
    assert "account-" in out


def test_every_format_shows_the_cluster_and_its_action(run, tmp_path: Path):
    (tmp_path / "page.html").write_text(PAGE)
    for name in ("md", "html", "json", "reasons"):
        code, out, _ = run("thread", "page.html", "--offline", "--format", name)
        assert code == 0
        assert "Watching costs and grades closely" in out
        assert "ndo" in out
        assert "Ola" not in out


def test_the_json_is_what_its_schema_says(run, tmp_path: Path):
    (tmp_path / "page.html").write_text(PAGE)
    schema = json.loads(run("schema", "examination")[1])
    found = json.loads(run("thread", "page.html", "--offline", "--format", "json")[1])
    jsonschema.Draft202012Validator(schema).validate(found)


def test_reasons_decide_nothing_and_say_how_to_undo(run, tmp_path: Path):
    (tmp_path / "page.html").write_text(PAGE)
    found = json.loads(run("thread", "page.html", "--offline", "--format", "reasons")[1])
    (statement,) = found["statements"]
    assert statement["decided"] is False
    assert statement["undo"]
    assert len(statement["restriction"]["comments"]) == 3


def test_the_page_calls_for_nothing_and_names_its_slots(run, tmp_path: Path):
    (tmp_path / "page.html").write_text(PAGE)
    code, out, _ = run("thread", "page.html", "--offline", "-o", "thread.html")
    page = (tmp_path / "thread.html").read_text()
    assert code == 0
    assert out.startswith("Some repeated text")
    assert "<script" not in page
    assert "default-src 'none'" in page


def test_the_timeline_is_drawn_where_the_page_gives_times(run, tmp_path: Path):
    rows = [
        {"text": text, "author": "A", "created_at": f"2025-11-16T{at:02}:00:00"}
        for at, text in enumerate((*TALK, *[WORDS] * 4))
    ]
    (tmp_path / "a.json").write_text(json.dumps(rows))
    page = run("thread", "a.json", "--format", "html", "--offline")[1]
    assert '<svg class="times"' in page
    assert page.count('class="dark"') == 4
    for row in rows:
        del row["created_at"]
    (tmp_path / "a.json").write_text(json.dumps(rows))
    assert "the page does not say" in run("thread", "a.json", "--format", "html", "--offline")[1]


def test_an_export_and_pasted_lines_are_known_by_their_shape(run, tmp_path: Path):
    rows = [{"author": "A", "text": text} for text in (*TALK, *[WORDS] * 4)]
    (tmp_path / "a.json").write_text(json.dumps(rows))
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (tmp_path / "a.csv").write_text("author,text\n" + "\n".join(f"A,{row['text']}" for row in rows))
    (tmp_path / "a.txt").write_text("\n".join(row["text"] for row in rows))
    for name in ("a.json", "a.jsonl", "a.csv", "a.txt"):
        code, out, err = run("thread", name, "--offline")
        assert (code, err) == (0, ""), name
        assert len(json.loads(out)["thread"]["comments"]) == 9, name


def test_rows_of_pages_are_answered_one_by_one(run, tmp_path: Path):
    (tmp_path / "rows.jsonl").write_text(
        json.dumps({"id": 7, "html": PAGE}) + "\n" + json.dumps({"id": 8, "html": "<p>"}) + "\n"
    )
    code, out, _ = run("thread", "rows.jsonl", "--offline")
    one, other = map(json.loads, out.splitlines())
    assert (code, one["id"], one["examination"]["verdict"]) == (2, 7, "some_repeated_text")
    assert other["error"].endswith(".")


def test_standard_input_is_read(home: Path, tmp_path: Path):
    lines = "\n".join([*TALK, *[WORDS] * 4]).encode()
    command = [
        sys.executable,
        "-c",
        "import sys; from secondsource.cli import main; sys.exit(main())",
        "thread",
        "-",
        "--offline",
    ]
    done = subprocess.run(command, input=lines, capture_output=True, check=True)
    assert json.loads(done.stdout)["thread"]["distinct"] == 6


@pytest.mark.parametrize(
    "name, body, says",
    [
        ("empty.txt", b"", "is empty"),
        ("empty.json", b"[]", "holds no comment"),
        ("bare.json", b'{"comments": []}', "holds no comment"),
        ("none.json", b'[{"text": "", "author": "A"}]', "holds no comment"),
        ("cut.xml", b"<disqus><post><message>", "no whole XML"),
        ("bomb.xml", b"<!DOCTYPE x [<!ENTITY a 'aa'>]><disqus>&a;</disqus>", "declares entities"),
        ("comments.db", b"SQLite format 3\0" + bytes(4096), "SQLite file"),
        ("bomb.html", b"<html>" + b"<div>" * 60_000, ""),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(run, tmp_path: Path, name: str, body: bytes, says: str):
    (tmp_path / name).write_bytes(body)
    code, out, err = run("thread", name, "--offline")
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1


def test_an_unknown_import_format_is_told(run, tmp_path: Path):
    (tmp_path / "a.txt").write_text("One.\nTwo.")
    code, _, err = run("thread", "a.txt", "--from", "vbulletin", "--offline")
    assert code == 2
    assert "there are coral, csv" in err


def test_kept_templates_are_listed_and_accounts_erased(run, tmp_path: Path, home: Path):
    (home / "settings.toml").write_text("[thread]\nkeep_accounts_days = 30\n")
    (tmp_path / "page.html").write_text(PAGE)
    assert "no template yet" in run("templates", "list")[2]
    out = run("thread", "page.html", "--offline", "--keep")[1]
    account = json.loads(out)["thread"]["comments"][-1]["author"]
    code, listed, err = run("templates", "list")
    assert (code, err) == (0, "")
    assert "Watching costs and grades closely" in listed
    assert "  1 thread, " in listed
    assert f"{account}: 1 row erased." in run("templates", "erase", account)[1]
    assert f"{account}: 0 rows erased." in run("templates", "erase", account)[1]


def test_right_to_left_and_pictures_lose_nothing(run, tmp_path: Path):
    texts = ["سلام عليكم يا صديقي العزيز جدا", "🙂🙃🙂", "\u202eevil\u202c", *TALK]
    (tmp_path / "a.json").write_text(json.dumps([{"author": "A", "text": text} for text in texts]))
    found = json.loads(run("thread", "a.json", "--offline")[1])
    assert [each["text"] for each in found["thread"]["comments"]] == texts


def test_a_report_from_before_the_examination_is_still_read(tmp_path: Path):
    old = to_json(rich())
    del old["examination"]
    for comment in old["thread"]["comments"]:
        del comment["key"], comment["parent"]
    (tmp_path / "old.json").write_text(json.dumps(old | {"schema": "secondsource/report/1"}))
    report = load_report(tmp_path / "old.json")
    assert report.examination is None
    (tmp_path / "new.json").write_text(json.dumps(old | {"schema": "secondsource/report/99"}))
    with pytest.raises(InputError, match="report/99"):
        load_report(tmp_path / "new.json")


LINES = ("I crossed it every day.", "Where does the money go?", "My uncle built that bridge.")


@pytest.mark.parametrize(
    "given",
    [list(LINES), [{"text": line} for line in LINES], {"comments": list(LINES)}, [{"text": "word " * 1_000_000}]],
    ids=["texts", "objects", "comments", "5 MB"],
)
def test_json_of_texts_alone_loses_no_comment(run, tmp_path: Path, given):
    file = tmp_path / "comments.json"
    file.write_text(json.dumps(given), encoding="utf-8")
    code, out, _ = run("thread", str(file))
    assert code == 0
    rows = given["comments"] if isinstance(given, dict) else given
    found = json.loads(out)["thread"]["comments"]
    assert [each["text"] for each in found] == [(row if isinstance(row, str) else row["text"]).strip() for row in rows]


def test_lines_that_were_taken_for_an_article_are_told(run, tmp_path: Path):
    file = tmp_path / "lines.txt"
    file.write_text("\n".join(LINES), encoding="utf-8")
    assert "add --from text" in run("thread", str(file))[2]
    _, out, err = run("thread", str(file), "--from", "text")
    assert not err
    assert len(json.loads(out)["thread"]["comments"]) == len(LINES)
