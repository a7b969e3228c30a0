"""Accounts on the command line: made and changed in one step, the password never an argument, errors one sentence."""

import io
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from secondsource.cli import run
from secondsource.testing.accounts import PASSWORD

COMMAND = [sys.executable, "-c", "from secondsource.cli import main; main()"]
Say = Callable[..., str]


@pytest.fixture(autouse=True)
def settings(home: Path) -> None:
    (home / "settings.toml").write_text("[stores.users]\nhash_passes = 1\nhash_kibibytes = 8\n")


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """Runs a command, with what comes on standard input, and gives what it prints."""

    def run_it(*arguments: str, typed: bytes = PASSWORD.encode() + b"\n", code: int = 0) -> str:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
        given = run(["users", *arguments])
        said = capsys.readouterr()
        assert given == code, said.err
        if code:
            assert (said.out, said.err.count("\n")) == ("", 1)
        return said.err if code else said.out

    return run_it


def test_the_first_admin_is_made_and_listed(say: Say) -> None:
    assert "no account yet" in say("list")
    said = say("add", "Ada Admin", "--role", "admin", "--password-stdin")
    assert said == "Ada Admin may sign in as admin.\n"
    listed = r"Ada Admin +admin +since \d{4}-\d\d-\d\d, never seen to sign in, 0 sessions, 0 tokens\n$"
    assert re.match(listed, say("list"))


def test_everything_is_changed_by_name_and_stands_in_the_log(say: Say) -> None:
    say("add", "Edda", "--role", "editor", "--password-stdin")
    secret = say("token", "edda", "nightly run", "--scope", "read", "--scope", "check", "--days", "7").strip()
    assert secret.startswith("s2_")
    listed = say("tokens", "Edda")
    assert re.match(r"token-\w{12}  check, read, until \d{4}-\d\d-\d\d, never used: nightly run\n$", listed)
    assert secret not in listed
    assert say("revoke", "Edda", listed.split()[0]).endswith("is revoked.\n")
    assert say("role", "Edda", "reader") == "Edda is reader now, and has to sign in again.\n"
    assert say("password", "Edda", "--password-stdin", typed="торба під трамваєм".encode()).startswith("Edda has a new")
    assert say("remove", "EDDA") == "Edda is removed.\n"
    lines = say("audit").splitlines()
    told = [line.split(": ", 2)[2] for line in lines]
    assert [line.split(": ")[0] for line in told] == [
        "user added", "token made", "token revoked", "role changed", "password set anew", "user removed",
    ]  # fmt: skip
    assert all(" terminal: " in line for line in lines)
    assert say("audit", "--last", "1").splitlines() == lines[-1:]


def test_a_person_is_locked_and_unlocked(say: Say) -> None:
    say("add", "Edda", "--role", "editor", "--password-stdin")
    assert say("lock", "Edda") == "Edda is locked: no session, no sign-in, and no token opens anything.\n"
    assert say("list").endswith("0 tokens, locked\n")
    assert say("unlock", "Edda").startswith("Edda may sign in again, and has 0 tokens; ")
    assert say("list").endswith("0 tokens\n")


@pytest.mark.parametrize("arguments", [("role", "Ada", "editor"), ("lock", "Ada"), ("remove", "Ada")])
def test_the_last_admin_stays(say: Say, arguments: tuple[str, ...]) -> None:
    say("add", "Ada", "--role", "admin", "--password-stdin")
    assert say(*arguments, code=2).startswith("secondsource: Ada is the last admin who can sign in; ")
    say("add", "Bea", "--role", "admin", "--password-stdin")
    say(*arguments)


@pytest.mark.parametrize(
    "arguments, typed, said",
    [
        (("add", "Ada", "--password-stdin"), b"short\n", "at least 12"),
        (("add", "Ada", "--password-stdin"), b"", "at least 12"),
        (("add", "Ada", "--password-stdin"), b"\xff" * 20, "no UTF-8"),
        (("add", "Ada", "--password-stdin"), b"x" * 100_000, "at most 128"),
        (("add", "Ada", "--password-stdin"), b"password1234\n", "first that a guesser tries"),
        (("add", "Ada"), PASSWORD.encode(), "give --password-stdin"),
        (("add", "Аda", "--password-stdin"), PASSWORD.encode(), "Cyrillic and Latin"),
        (("add", "a\u202eb", "--password-stdin"), PASSWORD.encode(), "U+202E"),
        (("add", "Edda", "--password-stdin"), PASSWORD.encode(), "already"),
        (("add", "Ada", "--role", "owner", "--password-stdin"), PASSWORD.encode(), "owner"),
        (("add", "Ada", "--password", "wolf under tram"), b"", "No such option"),
        (("role", "Nobody", "admin"), b"", "no account 'Nobody'"),
        (("password", "Nobody", "--password-stdin"), PASSWORD.encode(), "no account"),
        (("remove", "Nobody"), b"", "no account"),
        (("lock", "Nobody"), b"", "no account"),
        (("unlock", "Nobody"), b"", "no account"),
        (("token", "Edda", "x", "--scope", "admin"), b"", "Edda is a reader"),
        (("token", "Edda", "x", "--scope", "read", "--days", "1000"), b"", "1 to 366"),
        (("revoke", "Edda", "token-x"), b"", "no token 'token-x'"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(
    say: Say, arguments: tuple[str, ...], typed: bytes, said: str
) -> None:
    say("add", "Edda", "--password-stdin")
    before = say("list"), say("audit")
    assert said in say(*arguments, typed=typed, code=2)
    assert (say("list"), say("audit")) == before


def at_a_terminal(answers: list[str], home: Path) -> tuple[int, str]:
    """Runs `users add Ada` at a terminal of its own, and types the answers."""
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(COMMAND[0], [*COMMAND, "users", "add", "Ada"])
    shown = b""
    try:
        for number, answer in enumerate(answers, start=1):
            while shown.count(b": ") < number:
                shown += os.read(terminal, 1000)
            os.write(terminal, answer.encode() + b"\n")
        while more := os.read(terminal, 1000):
            shown += more
    except OSError:  # the terminal closes with its last program
        pass
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown.decode()


def test_a_password_typed_at_the_terminal_is_not_shown(home: Path, say: Say) -> None:
    code, shown = at_a_terminal([PASSWORD, PASSWORD], home)
    assert (code, PASSWORD in shown, "Ada may sign in" in shown) == (0, False, True), shown
    assert say("list").startswith("Ada ")


def test_two_passwords_that_differ_make_no_account(home: Path, say: Say) -> None:
    code, shown = at_a_terminal([PASSWORD, PASSWORD + "!"], home)
    assert code == 2
    assert "The two passwords differ" in shown
    assert "no account yet" in say("list")


def test_help_loads_no_hashing(home: Path) -> None:
    code = "import sys; from secondsource.cli import run; run(['users', '--help']); print('argon2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"
