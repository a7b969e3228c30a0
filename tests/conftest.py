"""What every test stands on: no network, a home of its own, the same clock zone and locale everywhere."""

import ipaddress
import os
import shutil
import socket
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import hypothesis
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
CI = os.environ.get("CI") == "true"
sys.path.append(str(ROOT))
"""Processes that a test spawns find the test's own module, and tests find `fuzz`."""

for name in [name for name in os.environ if name.startswith("SECONDSOURCE_")]:
    del os.environ[name]
os.environ.update(TZ="UTC", LC_ALL="C.UTF-8", LANG="C.UTF-8", COLUMNS="100", NO_COLOR="1", TERM="dumb")
time.tzset()
# Where the machine keeps no bytecode beside the source, every command that a test starts would compile all of it anew.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    os.environ.setdefault("PYTHONPYCACHEPREFIX", str(ROOT / "build" / "bytecode"))

# Timing on a busy machine is no property of the code. In CI a failure must come back on the next run.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if CI else "here")


class NetworkRefused(Exception):
    """A test tried to leave the machine.

    No OSError, so that the code under test does not take it for a bad line.
    """


def _is_loopback(host: object) -> bool:
    """True for names and addresses that stay on this machine."""
    text = host.decode() if isinstance(host, bytes) else host
    if text in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(text)).is_loopback
    except ValueError:
        return False


def _is_numeric(host: object) -> bool:
    """True when a look-up needs no name server, in the short and decimal spellings too."""
    text = host.decode() if isinstance(host, bytes) else str(host)
    try:
        ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        try:
            socket.inet_aton(text)
        except OSError:
            return False
    return True


def _guard(monkeypatch: pytest.MonkeyPatch, attempts: list[str], *, loopback: bool) -> None:
    """Put a refusal before every way out; loopback and Unix sockets pass where `loopback` says so."""

    def refuse(what: str) -> NoReturn:
        attempts.append(what)
        raise NetworkRefused(f"tests stay on this machine: refused {what}")

    def guarded(call: Callable[..., Any], address_at: int) -> Callable[..., Any]:
        def wrapper(sock: socket.socket, *args: Any) -> Any:
            address = args[address_at]
            local = sock.family == getattr(socket, "AF_UNIX", None) or _is_loopback(address[0])
            if not (loopback and local):
                refuse(f"{call.__name__} to {address}")
            return call(sock, *args)

        return wrapper

    def guarded_lookup(call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapper(host: Any, *args: Any, **options: Any) -> Any:
            if not (_is_numeric(host) or (loopback and _is_loopback(host))):
                refuse(f"{call.__name__} of {host!r}")
            return call(host, *args, **options)

        return wrapper

    for method, address_at in (("connect", 0), ("connect_ex", 0), ("sendto", -1)):
        monkeypatch.setattr(socket.socket, method, guarded(getattr(socket.socket, method), address_at))
    for function in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
        monkeypatch.setattr(socket, function, guarded_lookup(getattr(socket, function)))


@pytest.fixture(autouse=True)
def network_attempts(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What this test was refused; any left at the end fails it, even where the code swallowed the error."""
    attempts: list[str] = []
    _guard(monkeypatch, attempts, loopback=True)
    yield attempts
    if attempts:
        pytest.fail(f"this test tried to leave the machine: {', '.join(attempts)}")


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch, network_attempts: list[str]) -> None:
    """Refuses loopback too: for what promises to touch no network at all."""
    _guard(monkeypatch, network_attempts, loopback=False)


@pytest.fixture(autouse=True)
def _no_real_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A test that forgets `home` must not find the user's own archive."""
    monkeypatch.setenv("SECONDSOURCE_HOME", str(tmp_path_factory.getbasetemp() / "forgotten-home"))


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A fresh, empty SECONDSOURCE_HOME."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("SECONDSOURCE_HOME", str(folder))
    return folder


def _without(what: str) -> NoReturn:
    """Skip with the reason printed; on the build machine, where all of it is there, fail instead."""
    if CI:
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared data beside the checkout: gold pages, the golden article, development sets."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        _without("the shared data folder does not stand beside this checkout")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a chromium for Playwright's `executable_path` (with `--no-sandbox`)."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    _without("no chromium on this machine (on Debian: apt-get install chromium)")


@pytest.fixture(scope="module")
def browser(chromium: str) -> "Iterator[Browser]":
    """A real browser, one for each file of tests."""
    from playwright.sync_api import sync_playwright  # lazy: 0.1 s of every worker, few of which open one

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def count_calls() -> Callable[[Callable[[], object]], int]:
    """How many functions, ours and Python's, something calls: the same on every machine, where a clock is not."""

    def count(work: Callable[[], object]) -> int:
        calls = 0

        def profile(frame: object, event: str, argument: object) -> None:
            nonlocal calls
            calls += event in {"call", "c_call"}

        before = sys.getprofile()
        sys.setprofile(profile)
        try:
            work()
        finally:
            sys.setprofile(before)
        return calls

    return count


@pytest.fixture
def assert_linear(count_calls: Callable[[Callable[[], object]], int]) -> Callable[..., None]:
    """Fails where twice the text makes more than three times the calls; then reads a far longer text to its end."""

    def check(read: Callable[[str], object], unit: str, size: int, longest: int) -> None:
        read(unit * 3)  # what is made at first use is not counted
        few, many = (count_calls(lambda times=times: read(unit * times)) for times in (size, 2 * size))
        assert many <= 3 * few + 500, (few, many)
        read(unit * (longest // len(unit)))

    return check
