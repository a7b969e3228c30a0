"""Commands as a stranger uses them: in pipes, with files and devices, interrupted, several at once."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from secondsource import Checker, __version__
from secondsource.cli import run
from secondsource.reading.speech.credits import find_publisher

COMMAND = [sys.executable, "-c", "from secondsource.cli import main; main()"]
TOLD_WHEN_BEGUN = (
    "import sys; sys.addaudithook(lambda event, given:"
    " event == 'import' and given[0] == 'secondsource.cli.app' and print('begun', flush=True))"
)
"""Says so from within the command: it loads its commands after it has begun to answer Ctrl-C."""
DEMO = str(Path(__file__).resolve().parents[2] / "src/secondsource/data/demo/article.html")
PIPES = sys.platform != "win32"
BRIDGE = "The council opened a bridge in 1932."
MORE = "It leads over the river and has carried every train to the north of the country since the old one fell. " * 3


def start(*arguments: str, **options: Any) -> Any:
    command = [*COMMAND, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=False, **options)


def finish(*arguments: str, stdin: bytes = b"", **options: Any) -> tuple[int, str, str]:
    """Exit code, standard output and standard error, in UTF-8."""
    with start(*arguments, stdin=subprocess.PIPE, **options) as process:
        out, err = process.communicate(stdin, timeout=120)
    return process.returncode, out.decode(), err.decode()


def answers(*arguments: str, stdin: str = "") -> tuple[int, list[dict[str, Any]]]:
    """Exit code and the JSON lines that a stage gives."""
    code, out, err = finish(*arguments, stdin=stdin.encode())
    assert err == ""
    return code, [json.loads(line) for line in out.splitlines()]


def test_the_version_and_the_help_need_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"secondsource {__version__}\n"
    assert run([]) == 2
    assert capsys.readouterr().err.startswith("Usage: secondsource")


def test_stages_pass_lines_on_and_keep_ids(home: Path) -> None:
    page = json.dumps({"id": "a", "html": f"<h1>A new bridge</h1><p>{BRIDGE} {MORE}</p>"})
    code, (extracted,) = answers("extract", "-", stdin=page)
    assert (code, extracted["id"]) == (0, "a")
    assert extracted["article"]["text"] == f"{BRIDGE} {MORE.strip()}"
    code, (found,) = answers("claims", "-", stdin=json.dumps(extracted))
    assert (code, found["id"]) == (0, "a")
    assert found["claims"][0]["quote"] == BRIDGE
    assert {"speaker", "role", "cue", "quoted"} <= set(answers("claims", DEMO)[1][0]["attributions"][0])


def test_a_check_leaves_nothing_outside_its_own_folder(home: Path, tmp_path: Path) -> None:
    """A package in machine code could: onnxruntime keeps a device's id and what it means to send in `~/.cache`."""
    users = tmp_path / "users-home"
    users.mkdir()
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "ORT_"))}
    code, _, err = finish("check", DEMO, "--offline", env={**surroundings, "HOME": str(users)})
    assert (code, err) == (0, "")
    assert list(users.rglob("*")) == []


@pytest.mark.parametrize("before", ["", "\ufeff", "\n\n"])
def test_claims_take_bare_text_and_lines_alike(before: str, home: Path) -> None:
    line = json.dumps({"id": 7, "text": BRIDGE})
    for given in (BRIDGE, line):
        code, (found,) = answers("claims", "-", stdin=before + given)
        assert code == 0
        assert [claim["quote"] for claim in found["claims"]] == [BRIDGE]
    assert found["id"] == 7


def test_a_file_of_lines_is_read_as_lines(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(f'{{"id": 1, "text": "{BRIDGE}"}}\n{{"id": 2}}\n', encoding="utf-8")
    code, (first, second) = answers("claims", str(file))
    assert code == 2
    assert first["claims"][0]["quote"] == BRIDGE
    assert second == {"id": 2, "error": "The row lacks the text 'text'."}


def test_json_over_several_lines_is_one_sentence(home: Path) -> None:
    code, out, err = finish("claims", "-", stdin=json.dumps({"text": BRIDGE}, indent=1).encode())
    assert (code, out) == (2, "")
    assert err == "secondsource: This is JSON over several lines; give one object a line.\n"


def test_the_archive_answers_lines(home: Path) -> None:
    asked = ['{"id": 1, "query": "Kherson", "limit": 1}', '{"query": ""}', '{"qery": "a"}', '{"query": "a", "b": 1}']
    code, (found, *bad) = answers("archive", "search", "-", stdin="\n".join(asked))
    assert code == 2
    assert (found["id"], len(found["passages"])) == (1, 1)
    assert {"url", "text", "span", "published_at", "publisher", "kind"} <= set(found["passages"][0])
    assert [set(row) for row in bad] == [{"error"}] * 3


def test_importing_twice_changes_nothing_and_what_is_unknown_may_be_left_out(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(
        json.dumps({"url": "https://a.example/1", "title": "A", "kind": "page", "text": "A bridge."}) + "\n", "utf-8"
    )
    assert finish("archive", "import", str(file))[1] == "1 new passages kept.\n"
    assert finish("archive", "import", str(file))[1] == "0 new passages kept.\n"
    held = json.loads(finish("archive", "stats")[1])
    assert held["by_kind"]["page"] == 1
    assert finish("archive", "rebuild")[0] == 0


def test_the_archive_keeps_analyses_and_publishers_too(home: Path, tmp_path: Path) -> None:
    row = {"claim": "The bridge is closed.", "verdict": "refuted", "summary": "It was open.", "author": "A. Editor"}
    lines = json.dumps(row | {"made_on": "2026-01-02", "cites": ["https://council.example/"]}) + "\n"
    for new in ("1", "0"):
        assert finish("archive", "import", "-", "--of", "analyses", stdin=lines.encode())[1].startswith(new)
    printed = finish("archive", "analyses")[1]
    assert json.loads(printed)["summary"] == "It was open."
    assert finish("archive", "import", "-", "--of", "analyses", stdin=printed.encode())[1].startswith("0 new")

    ours = finish("archive", "publishers")[1].splitlines()
    theirs = json.dumps(json.loads(ours[0]) | {"name": "Zelvia Daily", "domains": ["zelvia.example"]})
    changed = json.dumps(json.loads(ours[0]) | {"camp": "elsewhere"})
    given = f"{changed}\n{theirs}\n"
    assert finish("archive", "import", "-", "--of", "publishers", stdin=given.encode())[1].startswith("1 new")
    assert finish("archive", "publishers")[1].splitlines() == [*ours, theirs]
    held = json.loads(finish("archive", "stats")[1])
    assert (held["analyses"], held["registry"]) == (1, len(ours) + 1)


def test_a_publisher_that_was_imported_is_known_to_the_rules(home: Path) -> None:
    row = {"name": "Zelvia Daily", "domains": ["zelvia.example"], "country": "GB", "languages": ["en"], "camp": "none"}
    line = json.dumps(row | {"standing": "independent", "owner": None, "evidence": "https://zelvia.example/about"})
    assert finish("archive", "import", "-", "--of", "publishers", stdin=line.encode())[0] == 0
    tables = Checker.from_settings(offline=True).house.tables
    found = find_publisher("Zelvia Daily", "https://www.zelvia.example/a", tables)
    assert found
    assert found.standing == "independent"


def test_an_explanation_leads_from_the_verdict_to_the_bytes_and_says_whose_words_stand_there(
    home: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.json"
    assert finish("check", DEMO, "--offline", "-o", str(report))[0] == 0
    read = json.loads(report.read_text(encoding="utf-8"))
    told = [(number, item) for number, item in enumerate(read["assessments"], start=1) if item["evidence"]]
    for number, item in told[:2]:
        code, said, _ = finish("explain", str(report), str(number))
        assert code == 0
        assert read["article"]["snapshot"] in said
        assert all(each["passage"]["id"] in said for each in item["evidence"])
        pages = [each for each in item["evidence"] if each["passage"]["kind"] == "page"]
        assert said.count("  the words: ") == len(pages) < len(item["evidence"])


def test_the_doctor_says_what_works_and_what_would_be_better(home: Path, tmp_path: Path) -> None:
    code, said, _ = finish("doctor")
    assert code == 0
    assert "ok  archive: " in said
    assert "index in step" in said
    assert "+   pages of your own: none yet" in said
    page = tmp_path / "page.txt"
    page.write_text(f"A new bridge\n\n{BRIDGE} {MORE}\n", encoding="utf-8")
    assert finish("archive", "add", str(page), "--url", "https://council.example/bridge")[0] == 0
    assert "pages of your own" not in finish("doctor")[1]


def test_the_doctor_names_what_is_broken_once(tmp_path: Path) -> None:
    file = tmp_path / "no folder"
    file.write_text("", encoding="utf-8")
    code, said, err = finish("doctor", env=os.environ | {"SECONDSOURCE_HOME": str(file)})
    assert (code, err) == (2, "")
    assert "no  home: " in said
    assert said.count("archive.sqlite3") == 1


def test_a_report_is_what_the_schema_says(home: Path) -> None:
    code, text, err = finish("check", DEMO, "--offline", "--format", "json", "--as-of", "2026-01-15")
    assert (code, err) == (0, "")
    report = json.loads(text)
    schema = json.loads(finish("schema")[1])
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(report)
    assert {"schema", "article", "assessments", "flags", "findings", "thread", "run", "as_of"} <= set(report)
    assert {"title", "published", "text"} <= set(report["article"])
    for item in report["assessments"]:
        assert {"said", "verdict", "reason", "level", "flags", "findings", "evidence", "gaps", "as_of"} <= set(item)
        claim = item["claim"]
        assert claim["quote"] == report["article"]["text"][claim["span"]["start"] : claim["span"]["end"]]
        assert {"speaker", "role", "cue", "quoted"} <= set(claim["attribution"] or dict.fromkeys(ATTRIBUTION))
        assert all({"check", "message", "arithmetic", "span"} <= set(each) for each in item["findings"])
        assert all({"stance", "passage", "origin"} <= set(each) for each in item["evidence"])


ATTRIBUTION = ("speaker", "role", "cue", "quoted")


def test_a_pipe_gets_the_report_alone_in_utf8_whatever_the_locale(home: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "latin-1"}
    code, out, err = finish("check", "-", "--offline", stdin=f"“Bridge”\n\n{BRIDGE}\n".encode(), env=environment)
    assert (code, err) == (0, "")
    assert out.startswith("# “Bridge”\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_behind_standard_output_is_one_sentence(home: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, "parts"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"cannot be written" in done.stderr


@pytest.mark.skipif(not PIPES, reason="named pipes")
def test_a_pipe_or_a_link_given_as_output_is_never_replaced(home: Path, tmp_path: Path) -> None:
    pipe, link, target = tmp_path / "pipe.md", tmp_path / "link.md", tmp_path / "target.md"
    os.mkfifo(pipe)
    link.symlink_to(target)
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(pipe.read_text, "utf-8")
        assert finish("check", DEMO, "--offline", "-o", str(pipe))[0] == 0
        assert reading.result(timeout=60).startswith("# ")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert finish("check", DEMO, "--offline", "-o", str(link))[0] == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.skipif(not PIPES, reason="signals")
@pytest.mark.parametrize("seconds", [0.0, 0.5, 1.0])
def test_ctrl_c_leaves_no_half_file(seconds: float, home: Path, tmp_path: Path) -> None:
    def answer_ctrl_c() -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)

    # Reading from a pipe that stays open, the command is in the middle of its work however fast the machine is; before
    # it has told that it began, it is Python that is interrupted.
    command = [sys.executable, "-c", f"{TOLD_WHEN_BEGUN}; {COMMAND[-1]}", "check", "-", "-o", str(tmp_path / "a.html")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=answer_ctrl_c
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"begun\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
        assert process.stderr
        assert process.stderr.read() == b""
    assert [each for each in tmp_path.iterdir() if each != home] == []


def test_two_first_checks_at_once_both_succeed(home: Path) -> None:
    def check(_: int) -> tuple[int, str, str]:
        return finish("check", DEMO, "--offline", "--format", "json", "--as-of", "2026-01-15")

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(check, range(4)))
    assert [(code, err) for code, _, err in done] == [(0, "")] * 4
    reports = [json.loads(out) for _, out, _ in done]
    assert len({report["id"] for report in reports}) == 1
    assert not any(report["gaps"] for report in reports)


@pytest.mark.parametrize("name", ["SECONDSOURCE_HOME", "-o"])
def test_a_place_that_cannot_be_written_is_one_sentence_with_a_way_out(name: str, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    arguments = ["check", DEMO, "--offline"]
    if name == "-o":
        code, out, err = finish(*arguments, "-o", str(file / "a.html"))
    else:
        code, out, err = finish(*arguments, env=os.environ | {name: str(file / "home")})
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert name in err


def test_help_loads_neither_what_checks_nor_what_reckons() -> None:
    heavy = ("secondsource.checker", "numpy", "trafilatura")
    code = f"import sys; from secondsource.cli import run; run(['--help']); print({{*{heavy}}} & {{*sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"
