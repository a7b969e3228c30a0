"""Bad input gets one plain sentence and exit code 2, and nothing is written."""

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from secondsource.cli import run

BRIDGE = "Bridge opens\n\nThe bridge was built in 1932, the council said on Monday. Traffic goes over it again.\n"


class Stdin:
    """Standard input that holds the bytes given."""

    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one sentence with which the command refuses."""
    code = run(list(arguments))
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert said.err.startswith("secondsource: ")
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    return said.err


@pytest.fixture
def folder(tmp_path: Path, home: Path) -> Path:
    return tmp_path


def page(folder: Path, content: bytes, name: str = "page.html") -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


@pytest.mark.parametrize(
    "content, says",
    [
        (b"", "is empty"),
        (b" \n\n ", "is empty"),
        (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 40, "a program"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "an image"),
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "article"),
        (b"<div>" * 200_000 + b"text" + b"</div>" * 200_000, ""),
        (b"\xff\xfe" + b"\x00\xd8A\x00" * 500, ""),
        (b"x" * (60 * 1024 * 1024), "larger than 10 MB"),
        (b"root:*:19000:0:99999:7:::\nsync:*:19000:0:99999:7:::\n" * 9, "a list of words or numbers without sentences"),
        (b"Title\n\n" + b"word " * 601_000, "longer than 3,000,000 characters"),
    ],
    ids=["empty", "blank", "binary", "image", "no-article", "nested", "wrong-encoding", "60-MB", "a list", "a book"],
)
def test_a_file_without_an_article_is_refused(
    content: bytes, says: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, out = page(folder, content), folder / "out.html"
    assert says in refused(capsys, "check", name, "--offline", "-o", str(out))
    assert not out.exists()


def test_a_page_that_cannot_be_read_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = page(folder, b"<html><body><nav>Home</nav></body></html>")
    assert refused(capsys, "check", name, "--offline").startswith(f"secondsource: {name}: No article")
    assert refused(capsys, "extract", name, "--offline").startswith(f"secondsource: {name}: No article")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_an_encoding_that_nobody_declares_is_found(
    encoding: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = page(folder, (BRIDGE + " The café’s owner agreed.\n").encode(encoding), "page.txt")
    assert run(["extract", name]) == 0
    assert "The café’s owner agreed." in json.loads(capsys.readouterr().out)["article"]["text"]


def test_cyrillic_without_a_declaration_is_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "Міська рада повідомила, що міст через річку побудували 1932 року. Рух мостом відновили після ремонту.\n"
    name = page(folder, words.encode("cp1251") * 4, "page.txt")
    assert run(["extract", name]) == 0
    assert "Рух мостом відновили" in json.loads(capsys.readouterr().out)["article"]["text"]


def test_a_missing_file_and_a_folder_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "There is no file" in refused(capsys, "check", str(folder / "none.html"))
    assert "is a folder" in refused(capsys, "check", str(folder))
    assert "Nothing was given" in refused(capsys, "check", "")
    assert "file name too long" in refused(capsys, "check", "a" * 5000)
    assert "\x1b" not in refused(capsys, "check", "\x1b[31mnone.html")


@pytest.mark.parametrize("content, says", [(b"", "is empty"), (b"x" * (60 * 1024 * 1024), "larger than 10 MB")])
@pytest.mark.parametrize("command", ["check", "extract", "claims", "thread"])
def test_standard_input_that_cannot_be_used_is_refused(
    command: str, content: bytes, says: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(content))
    assert says in refused(capsys, command, "-")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://8.8.8.8:8080/",
        "http://user:secret@8.8.8.8/",
        "file:///etc/passwd",
        "file:/etc/passwd",
        "FILE:///etc/passwd",
        "data:text/html,<p>Bridge</p>",
        "javascript:alert(1)",
        "http://127。0。0。1/",
        "http://[::ffff:7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1%25eth0]/",
        "http://0/",
        "http://100.64.0.1/",
        "http://foo.localhost/",
        "http://exa mple.org/",
        "https:example.org",
        "ftp://8.8.8.8/",
        "gopher://8.8.8.8/",
    ],
)
def test_an_address_that_we_never_fetch_is_refused(
    address: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, "check", address, "-o", str(folder / "out.html"))
    assert "secret" not in said
    assert not (folder / "out.html").exists()


def test_offline_refuses_every_address_and_opens_no_socket(
    no_sockets: None, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "offline" in refused(capsys, "check", "https://example.org/article", "--offline").lower()


def test_a_broken_settings_file_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = page(folder, b"[check\n", "settings.toml")
    assert "settings.toml" in refused(capsys, "--settings", file, "settings")
    file = page(folder, b"[check]\nmodl = 'overlap'\n", "settings.toml")
    assert "did you mean 'model'" in refused(capsys, "--settings", file, "settings")


def test_an_output_that_cannot_be_written_is_refused_before_the_work(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = page(folder, b"Title\n\nThe bridge was built in 1932, the council said.\n", "page.txt")
    assert "There is no folder" in refused(capsys, "check", name, "-o", str(folder / "none" / "out.html"))
    assert "is a folder" in refused(capsys, "check", name, "-o", str(folder))


def test_a_file_that_is_not_there_or_is_another_kind_is_told_as_such(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere, text = str(folder / "nowhere"), page(folder, b"no zip", "page.txt")
    for command in (["explain", nowhere, "1"], ["archive", "replay", nowhere], ["archive", "restore", nowhere]):
        assert f"There is no file {nowhere}; give" in refused(capsys, *command)
    for command in ("replay", "restore"):
        assert "that `archive export` or `archive backup` wrote" in refused(capsys, "archive", command, text)


def test_an_output_that_would_take_the_articles_place_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = page(folder, BRIDGE.encode(), "page.txt")
    assert "the article itself" in refused(capsys, "check", name, "-o", name)
    assert "the article itself" in refused(capsys, "listen", name, "-o", name)
    assert Path(name).read_text(encoding="utf-8") == BRIDGE


def test_an_ending_that_names_no_format_says_what_to_give(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = page(folder, BRIDGE.encode(), "page.txt")
    said = refused(capsys, "check", name, "-o", str(folder / "out.pdf"))
    assert "--format annotation, claimreview, html, json, md" in said


def test_a_day_that_has_not_come_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = page(folder, BRIDGE.encode(), "page.txt")
    assert "has not come yet" in refused(capsys, "check", name, "--as-of", "9999-01-01")
    assert "before it appeared" in refused(capsys, "check", name, "--published", "9999-01-01")
    assert "as of 2020-01-01, before it appeared" in refused(
        capsys, "check", name, "--published", "2021-01-01", "--as-of", "2020-01-01"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o500)
    name = page(folder, b"Title\n\nThe bridge was built in 1932.\n", "page.txt")
    assert "permission" in refused(capsys, "check", name, "-o", str(closed / "out.html"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["chek", "a.html"],
        ["check", "a.html", "--as-of", "yesterday"],
        ["check", "a.html", "--published", "2025-13-01"],
        ["check", "a.html", "--format", "pdf"],
        ["parts", "sorces"],
        ["schema", "nothing"],
        ["explain", "none.json", "1"],
        ["explain", __file__, "1"],
        ["archive", "import", "none.jsonl"],
        ["archive", "import", "."],
        ["archive", "import", __file__, "--of", "rumours"],
        ["archive", "search", " "],
        ["archive", "search", "bridge", "--limit", "0"],
        ["archive", "search", "bridge", "--until", "soon"],
        ["archive", "add", "-"],
        ["archive", "add", __file__, "--url", "file:///etc/passwd"],
        ["stance", "none.jsonl"],
    ],
)
def test_a_wrong_command_is_one_sentence(
    arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused(capsys, *arguments)


def test_a_bad_row_is_named_and_the_file_can_be_imported_once_it_is_mended(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = b'{"url": "https://a.example/", "title": "A", "kind": "page", "text": "A bridge."}\n'
    file = page(folder, good + b'{"url": "https://a.example/"}\n', "rows.jsonl")
    assert "Line 2" in refused(capsys, "archive", "import", file)
    assert run(["archive", "import", page(folder, good, "rows.jsonl")]) == 0
    assert capsys.readouterr().out == "1 new passages kept.\n"


def test_a_line_that_is_no_json_gets_a_line_with_its_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = b'{"id": 1, "claim": "A", "evidence": "A"}\nnonsense\n{"id": 3, "claim": "A"}\n'
    monkeypatch.setattr(sys, "stdin", Stdin(lines))
    assert run(["stance", "-"]) == 2
    out = capsys.readouterr().out.splitlines()
    assert '"id": 1' in out[0]
    assert "Line 2 is not JSON" in out[1]
    assert '"id": 3' in out[2]
    assert "evidence" in out[2]
