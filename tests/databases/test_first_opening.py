"""Programs that make the same new file at the same moment all get it."""

import threading
from pathlib import Path

from secondsource.databases.opening import open_database

STEPS = ("CREATE TABLE a (b TEXT) STRICT; CREATE TABLE c (d TEXT) STRICT",)


def test_six_who_open_a_new_file_at_once_all_get_it(tmp_path: Path):
    for number in range(25):
        path, together, trouble = tmp_path / f"{number}.sqlite3", threading.Barrier(6), list[Exception]()

        def go(path: Path = path, together: threading.Barrier = together, trouble: list[Exception] = trouble) -> None:
            together.wait()
            try:
                opened = open_database(path, 0x53325445, STEPS)
                opened.execute("INSERT INTO a VALUES ('x')")
                opened.close()
            except Exception as error:  # noqa: BLE001  # whatever it is, the test tells it
                trouble.append(error)

        threads = [threading.Thread(target=go) for _ in range(6)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        assert trouble == []
