"""A file of rows of one size that only grows: a name, a day, a vector of signed bytes.

What a crash leaves at the end, half a row, is never read, and cut off by the next who writes.
"""

import os
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from secondsource.errors import StoreError

NAME = 40
"""Bytes of a passage's id at most."""
_HEAD = 16
"""Bytes before the first row: what the file is, and the width of its vectors."""
_MAGIC = b"2src-vec"


class RowFile:
    """The file, opened when first needed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._mapped: Any = None
        self._size = -1

    def rows(self) -> Any:
        """The rows as a numpy array with the fields `id`, `day` and `vector`; None where there are none.

        Raises StoreError where the file is not what we wrote.
        """
        import numpy as np  # lazy: 0.1 s, only once there is something to find

        with _plain_errors(self.path):
            size = self.path.stat().st_size if self.path.exists() else 0
            if size != self._size:
                width = self._width() if size else 0
                whole = (size - _HEAD) // _kind(width).itemsize if width else 0
                self._mapped = (
                    np.memmap(self.path, _kind(width), mode="r", offset=_HEAD, shape=(whole,)) if whole > 0 else None
                )
                self._size = size
                self._check()
        return self._mapped

    def append(self, rows: Sequence[tuple[str, int, bytes]]) -> None:
        """Writes rows at the end, all or, after a crash, some of them. Raises StoreError."""
        import numpy as np  # lazy: 0.1 s, only once there is something to write

        width = len(rows[0][2])
        kind = _kind(width)
        written = np.zeros(len(rows), kind)
        for at, (name, day, vector) in enumerate(rows):
            if len(name.encode()) > NAME or len(vector) != width:
                raise StoreError(f"The passage {name[:60]!r} has an id or a vector that is none.")
            written[at] = (name.encode(), day, np.frombuffer(vector, np.int8))
        with _plain_errors(self.path):
            self._write(written.tobytes(), width, kind.itemsize)

    def remove(self) -> None:
        """Takes the file away."""
        with _plain_errors(self.path):
            self._mapped, self._size = None, -1
            self.path.unlink(missing_ok=True)

    def _write(self, content: bytes, width: int, row: int) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab") as file:
            size = file.tell()
            if size < _HEAD:
                file.truncate(0)
                file.write(_MAGIC + width.to_bytes(_HEAD - len(_MAGIC), "little"))
            elif self._width() != width:
                raise StoreError(f"The vectors in {self.path} have another width; make them anew.")
            elif torn := (size - _HEAD) % row:
                file.truncate(size - torn)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def _width(self) -> int:
        with self.path.open("rb") as file:
            head = file.read(_HEAD)
        if len(head) < _HEAD:
            return 0
        width = int.from_bytes(head[len(_MAGIC) :], "little")
        if not head.startswith(_MAGIC) or not 0 < width <= 1 << 16:
            raise _damaged(self.path)
        return width

    def _check(self) -> None:
        if self._mapped is not None and ((self._mapped["id"] == b"").any() or (self._mapped["day"] < 0).any()):
            raise _damaged(self.path)


def _kind(width: int) -> Any:
    import numpy as np  # lazy: loaded by now

    return np.dtype([("id", f"S{NAME}"), ("day", "<i4"), ("vector", "i1", (width,))])


def _damaged(path: Path) -> StoreError:
    return StoreError(f"The vectors in {path} are damaged. They can be rebuilt from the record.")


@contextmanager
def _plain_errors(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise StoreError(
            f"The vectors in {path} cannot be used ({why}); make room, or make the folder writable."
        ) from error
