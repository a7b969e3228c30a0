"""What the WARC store does after a crash, with a damaged file or list, on a full disk and in a read-only folder."""

import logging
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from secondsource.errors import StoreError
from secondsource.stores.warc import FOLDER, LIST, Component, Options
from secondsource.testing.snapshots import FILE, PAGE

FIRST = "snapshots-00001.warc.gz"
PAGES = [replace(PAGE, address=f"https://news.example/{n}", body=f"<p>page {n}</p>".encode()) for n in range(20)]


def store(folder: Path, **options: int) -> Component:
    return Component(Options(**options), folder)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    kept = store(tmp_path)
    for page in PAGES:
        kept.keep(page)
    kept.close()
    return tmp_path / FOLDER


def test_other_peoples_tools_read_the_file(tmp_path: Path):
    kept = store(tmp_path)
    kept.keep(PAGE)
    kept.keep(FILE)
    with (tmp_path / FOLDER / FIRST).open("rb") as file:
        seen = []
        for record in ArchiveIterator(file, check_digests="raise"):
            seen.append((record.rec_type, record.rec_headers.get_header("WARC-Target-URI")))
            content = record.content_stream().read()
            if record.rec_type == "response":
                assert content == PAGE.body
                assert record.http_headers.get_header("X-Archive-Orig-content-encoding") == "gzip"
                assert record.rec_headers.get_header("WARC-Date") == "2026-01-02T03:04:05.000678Z"
            if record.rec_type == "request":
                assert record.http_headers.get_header("User-Agent") == "secondsource (news fact checker)"
    web, named = "https://www.news.example/b", "urn:file:article.html"
    assert seen == [
        ("warcinfo", None), ("response", web), ("request", web), ("metadata", web),
        ("resource", named), ("metadata", named),
    ]  # fmt: skip


@pytest.mark.parametrize("cut", [1, 20, 300, 900])
def test_what_a_crash_cut_off_is_taken_away_and_the_rest_stays(filled: Path, cut: int):
    whole = (filled / FIRST).read_bytes()
    more = replace(PAGE, body=b"cut off " * 50)
    (filled / FIRST).write_bytes(whole + whole[-cut:])
    kept = store(filled.parent)
    kept.keep(more)
    assert [kept.read(page.sha256) for page in (*PAGES, more)] == [*PAGES, more]
    assert len(list(kept.held())) == 21
    assert list(kept.verify()) == []
    kept.close()
    with (filled / FIRST).open("rb") as file:
        assert sum(record.rec_type == "response" for record in ArchiveIterator(file)) == 21


@pytest.mark.parametrize("how", ["gone", "damaged"])
def test_a_lost_list_is_made_anew_and_told(filled: Path, how: str, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.INFO, logger="secondsource")
    if how == "gone":
        (filled / LIST).unlink()
    else:
        (filled / LIST).write_bytes(b"My novel. " * 1000)
    kept = store(filled.parent)
    assert [kept.read(page.sha256) for page in PAGES] == PAGES
    assert "lacked 20 of those" in caplog.text
    kept.close()


def test_a_snapshot_that_the_list_lost_is_found_before_the_next_is_written(filled: Path):
    """As after a crash between writing the file and writing the list."""
    kept = store(filled.parent)
    (size,) = kept._rows("SELECT stop FROM places ORDER BY number DESC LIMIT 1 OFFSET 1")[0]
    kept._rows("DELETE FROM places WHERE number = 20")
    kept._rows("UPDATE files SET stop = ?", (size,))
    kept.keep(FILE)
    assert kept.read(PAGES[-1].sha256) == PAGES[-1]
    assert kept.read(FILE.sha256) == FILE
    kept.close()


def test_a_flipped_bit_is_named(filled: Path):
    content = bytearray((filled / FIRST).read_bytes())
    kept = store(filled.parent)
    start, stop = kept._rows("SELECT start, stop FROM places WHERE sha256 = ?", (PAGES[7].sha256,))[0]
    content[(start + stop) // 2] ^= 0x55
    (filled / FIRST).write_bytes(content)
    found = list(kept.verify())
    assert len(found) == 1
    assert f"place {start} of" in found[0]
    with pytest.raises(StoreError, match="is damaged"):
        kept.read(PAGES[7].sha256)
    assert kept.read(PAGES[8].sha256) == PAGES[8]
    kept.close()


def test_a_file_that_is_gone_is_named(filled: Path):
    (filled / FIRST).unlink()
    kept = store(filled.parent)
    assert len(list(kept.verify())) == 20
    kept.close()


def test_a_large_file_is_followed_by_another(tmp_path: Path):
    kept = store(tmp_path, megabytes=0)
    for page in PAGES[:3]:
        kept.keep(page)
    assert len(list((tmp_path / FOLDER).glob("*.warc.gz"))) == 3
    assert [kept.read(page.sha256) for page in PAGES[:3]] == PAGES[:3]
    kept.close()


def test_a_read_only_folder_can_be_read_but_not_written(
    open_folder: Path, nobody: Callable, read_only: Callable[[Path], None]
):
    kept = store(open_folder)
    kept.keep(PAGE)
    kept.close()
    read_only(open_folder)
    with nobody():
        again = store(open_folder)
        assert again.read(PAGE.sha256) == PAGE
        again.keep(PAGE)
        with pytest.raises(StoreError, match=r"read-only|cannot be used"):
            again.keep(FILE)
        again.close()


FULL_DISK = """
import os, resource, sys
from dataclasses import replace
from pathlib import Path
from secondsource.errors import StoreError
from secondsource.stores.warc import Component, Options
from secondsource.testing.snapshots import PAGE
kept = Component(Options(), Path(sys.argv[1]))
kept.keep(PAGE)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    kept.keep(replace(PAGE, body=os.urandom(500_000)))
except StoreError as error:
    print(error)
kept.keep(replace(PAGE, body=b"small"))
print(len(list(kept.held())), list(kept.verify()))
"""


def test_a_full_disk_loses_nothing_and_takes_no_half_snapshot(tmp_path: Path):
    told = subprocess.run(
        [sys.executable, "-c", FULL_DISK, tmp_path], capture_output=True, text=True, check=True
    ).stdout
    assert "cannot be used (file too large)" in told
    assert told.endswith("2 []\n")


KEEP_ON = """
import sys
from pathlib import Path
from dataclasses import replace
from secondsource.stores.warc import Component, Options
from secondsource.testing.snapshots import PAGE
kept = Component(Options(), Path(sys.argv[1]))
for number in range(int(sys.argv[2]), 10**6):
    page = replace(PAGE, body=b"page %d " % number * 2000)
    print(kept.keep(page), flush=True)
"""


def test_what_was_acknowledged_survives_a_kill(tmp_path: Path):
    acknowledged: list[str] = []
    for run in range(6):
        arguments = [sys.executable, "-c", KEEP_ON, str(tmp_path), str(1000 * run)]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            for _ in range(3 + 2 * run):
                acknowledged.append(process.stdout.readline().strip())
            process.kill()
            acknowledged += [line.strip() for line in process.stdout if len(line) == 65]
    kept = store(tmp_path)
    kept.keep(FILE)
    held = list(kept.held())
    assert set(acknowledged) <= set(held)
    assert len(held) == len(set(held))
    assert list(kept.verify()) == []
