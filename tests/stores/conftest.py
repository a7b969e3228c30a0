"""Ways to make a store's life hard."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

NOBODY = 65534


@contextmanager
def _nobody() -> Iterator[None]:
    """File permissions bind only those who are not root."""
    if os.geteuid():
        yield
        return
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


@pytest.fixture
def nobody() -> Callable[[], AbstractContextManager[None]]:
    """A user without rights."""
    return _nobody


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others may read, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="secondsource-test-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def read_only() -> Callable[[Path], None]:
    """Takes everybody's right to write below a folder."""

    def take(folder: Path) -> None:
        for path in (*folder.rglob("*"), folder):
            path.chmod(0o555 if path.is_dir() else 0o444)

    return take
