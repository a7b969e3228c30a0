"""The service under readers: speed of a report's page, a check through it, and its memory over many requests.

    make bench-serve
    python bench/serve.py --soak 300     a quick look

The service runs as `secondsource serve` in a process of its own; readers are connections of this process, which takes
its share of the same cores. Beside it, in the same run, stands the least a server can do here: uvicorn with a fixed
answer of the same bytes. First paint is measured in chromium. Nothing here is a test.
"""

import argparse
import asyncio
import json
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from serve_soak import endure, get

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("SECONDSOURCE_SHARED", ROOT.parent / "shared" / "data"))
DEMO = ROOT / "src/secondsource/data/demo/article.html"
COMMAND = str(Path(sys.executable).with_name("secondsource"))
READERS = 50
RATE = 300
SECONDS = 10
LINE = "{:<58} {:>10} {:>9} {:>9} {:>9}"
LEAST = """
import sys, uvicorn
body = b"x" * int(sys.argv[1])
async def app(scope, receive, send):
    length = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": length})
    await send({"type": "http.response.body", "body": body})
print("listens on http://127.0.0.1:%s;" % sys.argv[2], flush=True)
uvicorn.run(app, port=int(sys.argv[2]), log_level="error", lifespan="off", ws="none", http="h11")
"""


def main() -> None:
    """Prints a table."""
    soak = _arguments().soak
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    page = next(iter(sorted((SHARED / "seed").glob("*.html"))), DEMO)
    with tempfile.TemporaryDirectory() as folder, service(Path(folder)) as (address, process):
        first, whole = check(address, page)
        again = check(address, DEMO)[0]
        warm = check(address, page, "<!-- once more -->")[0]
        print(f"check of {page.name}: first assessment after {first:.2f} s, whole report after {whole:.2f} s")
        print(f"warm process: first assessment of {DEMO.name} after {again:.2f} s, of {page.name} after {warm:.2f} s\n")
        report = latest(address)
        print(LINE.format(f"{READERS} readers", "requests/s", "p50 ms", "p95 ms", "p99 ms"))
        size = len(get(f"{address}{report}.html", packed=True))
        told(f"report page, {size} bytes packed, {RATE} a second asked", readers(address, f"{report}.html", RATE))
        told("report page, as fast as they can", readers(address, f"{report}.html", None))
        with least(size) as other:
            told("baseline: uvicorn with fixed bytes, as fast as they can", readers(other, "/", None))
        paint(f"{address}{report}")
        if soak:
            print(endure(address, report, soak, lambda: resident(process.pid)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--soak", type=int, default=20_000, help="mixed requests of the soak; 0 leaves it out")
    return parser.parse_args()


@contextmanager
def service(folder: Path):
    """The service on a free port; its address and process."""
    file = folder / "settings.toml"
    file.write_text("[serve]\nport = 0\nwaiting_each = 100000\nwaiting = 100000\nconnections_each = 1000\n")
    environment = os.environ | {"SECONDSOURCE_HOME": str(folder), "SECONDSOURCE_SETTINGS": str(file)}
    process = subprocess.Popen([COMMAND, "serve", "--offline"], env=environment, stdout=subprocess.PIPE, text=True)
    yield from _running(process)


@contextmanager
def least(size: int):
    """uvicorn with fixed bytes; its address."""
    port = random.randint(20_000, 40_000)
    process = subprocess.Popen([sys.executable, "-c", LEAST, str(size), str(port)], stdout=subprocess.PIPE, text=True)
    for address, _ in _running(process):
        yield address


def _running(process: subprocess.Popen[str]):
    try:
        line = process.stdout.readline() if process.stdout else ""
        address = re.search(r"http://[\d.]+:\d+", line)
        assert address, f"it did not start: {line!r}"
        _wait(address[0])
        yield address[0], process
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(address: str) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            get(f"{address}/health")
            return
        except OSError:
            time.sleep(0.05)


def check(address: str, page: Path, mark: str = "") -> tuple[float, float]:
    """Seconds from the order to the first assessment, and to the report; with a mark it is another page of the same
    words."""
    html = page.read_text(encoding="utf-8", errors="replace") + mark
    body = json.dumps({"html": html, "again": True}).encode()
    started, first = time.monotonic(), 0.0
    asked = urllib.request.Request(f"{address}/checks", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(asked, timeout=30) as answer:
        events = json.load(answer)["events"]
    with urllib.request.urlopen(f"{address}{events}", timeout=120) as stream:
        for line in stream:
            if line.startswith(b"event: assessment") and not first:
                first = time.monotonic() - started
    return first, time.monotonic() - started


def latest(address: str) -> str:
    """The place of the report that was made last."""
    found = re.search(rb'href="(/reports/[^"]+)"', get(f"{address}/"))
    assert found
    return found[1].decode()


def readers(address: str, place: str, rate: int | None) -> tuple[float, list[float]]:
    """Requests a second, and milliseconds of each, of 50 connections that stay open."""
    return asyncio.run(_readers(address, place, rate))


async def _readers(address: str, place: str, rate: int | None) -> tuple[float, list[float]]:
    host, port = address.removeprefix("http://").split(":")
    times: list[float] = []
    until = time.monotonic() + SECONDS
    await asyncio.gather(*(_reader(host, int(port), place, rate, until, times) for _ in range(READERS)))
    return len(times) / SECONDS, sorted(times)


async def _reader(host: str, port: int, place: str, rate: int | None, until: float, times: list[float]) -> None:
    taker, giver = await asyncio.open_connection(host, port)
    ask = f"GET {place} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    pause = READERS / rate if rate else 0
    await asyncio.sleep(random.uniform(0, pause))
    while time.monotonic() < until:
        started = time.monotonic()
        giver.write(ask)
        head = await taker.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head.lower())
        assert head.startswith(b"HTTP/1.1 200"), head[:80]
        assert length
        await taker.readexactly(int(length[1]))
        times.append((time.monotonic() - started) * 1000)
        await asyncio.sleep(max(0, pause - (time.monotonic() - started)))
    giver.close()


def told(what: str, measured: tuple[float, list[float]]) -> None:
    """One line of the table."""
    rate, times = measured
    points = [times[int(len(times) * share)] for share in (0.5, 0.95, 0.99)]
    print(LINE.format(what, f"{rate:.0f}", *(f"{point:.1f}" for point in points)))


def paint(address: str) -> None:
    """First contentful paint of the report in chromium, of five loads."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        found = [_paint(browser, address) for _ in range(5)]
        browser.close()
    print(f"\nfirst paint of the report in chromium: median {statistics.median(found):.0f} ms (max {max(found):.0f})")


def _paint(browser, address: str) -> float:
    page = browser.new_page(bypass_csp=True)  # the script that asks for the time, not the page, needs eval
    page.goto(address)
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
    seconds = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    page.close()
    return seconds


def resident(process: int) -> float:
    """Megabytes that a process holds."""
    text = Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", text)[1]) / 1024


if __name__ == "__main__":
    main()
