"""What every fetcher must do. Subclass `FetcherSuite`, set `module`, and run it with pytest."""
# ruff: noqa: S101 (suites are run by pytest, never with -O)

from secondsource.errors import FetchError
from secondsource.ports import Fetcher
from secondsource.testing.parts import PartSuite, no_connections

NEVER = (
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0/",
    "http://localhost/",
    "http://localhost./",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/",
    "http://[fe80::1%25eth0]/",
    "http://[fd00::1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://192.0.2.1/",
    "http://224.0.1.1/",
    "http://255.255.255.255/",
    "https://user:secret@127.0.0.1/",
    "http://127.0.0.1:22/",
    "file:///etc/passwd",
    "ftp://news.example/a",
    "gopher://127.0.0.1/_x",
    "data:text/html,x",
    "javascript:alert(1)",
)
NONSENSE = (
    "",
    " ",
    "http://",
    "https:///a",
    "//",
    "a b",
    "http://\x00/",
    "http://\ud800/",
    "http://[",
    "http://a:b:c/",
    "%",
)


class FetcherSuite(PartSuite):
    """Override `make` where the defaults need something that a test machine lacks."""

    def make(self) -> Fetcher:
        return self.module.Component(self.module.Options())

    def test_never_fetches_what_is_not_public(self) -> None:
        with no_connections():
            for address in NEVER:
                assert self._fails(address), f"{address} was fetched"

    def test_nonsense_is_a_fetch_error(self) -> None:
        with no_connections():
            for address in NONSENSE:
                assert self._fails(address), f"{address!r} was fetched"

    def test_never_tells_a_password(self) -> None:
        assert "secret" not in self._told("https://user:secret@127.0.0.1/")

    def _fails(self, address: str) -> bool:
        return bool(self._told(address))

    def _told(self, address: str) -> str:
        """What the FetchError says; any other error fails the test."""
        try:
            self.make().fetch(address)
        except FetchError as error:
            return str(error)
        return ""
