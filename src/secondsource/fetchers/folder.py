"""Answers from a folder of saved pages, for work without network.

The page of `https://news.example/a/b.html?x=1` is the file `news.example/a/b.html?x=1` (the layout of `wget -x`); an
address that ends in a slash is `index.html` there.
"""

import mimetypes
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from secondsource.domain.address import without_password
from secondsource.domain.article import Snapshot
from secondsource.errors import FetchError


@dataclass(frozen=True, slots=True)
class Options:
    """Where the saved pages are."""

    folder: str = "."
    """Folder with one folder a host."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def fetch(self, address: str) -> Snapshot:
        """The saved page of an address, as of the time of its file. Raises FetchError where there is none."""
        try:
            path = self._path(address)
            body = path.read_bytes()
            saved_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except (OSError, ValueError) as error:
            shown = without_password(address)
            raise FetchError(f"{shown} is not among the saved pages in {self.options.folder}.") from error
        kind = mimetypes.guess_type(path.name.partition("?")[0])[0] or "text/html"
        return Snapshot(address=address, body=body, fetched_at=saved_at, content_type=kind)

    def _path(self, address: str) -> Path:
        """The file of an address, always inside the folder. Raises ValueError."""
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("not an address of the web")
        name = unquote(parts.path).lstrip("/")
        if not name or name.endswith("/"):
            name += "index.html"
        folder = Path(self.options.folder).resolve()
        path = (folder / parts.hostname / (f"{name}?{parts.query}" if parts.query else name)).resolve()
        if not path.is_relative_to(folder / parts.hostname):
            raise ValueError("leads out of the folder")
        return path
