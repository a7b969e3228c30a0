"""What every part must be. The suites of the kinds stand on `PartSuite`."""
# ruff: noqa: S101 (suites are run by pytest, never with -O)

import socket
from collections.abc import Generator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, NoReturn


class PartSuite:
    """Set `module` to the part's module."""

    module: ModuleType

    def test_says_what_it_is(self) -> None:
        assert (self.module.__doc__ or "").strip(), "a part's docstring is shown to users"

    def test_has_defaults_for_every_option(self) -> None:
        options: Any = self.module.Options
        assert hasattr(options, "__dataclass_fields__"), "options are a dataclass"
        assert hash(options()) == hash(options()), "options are frozen"

    def test_refuses_unknown_settings(self) -> None:
        try:
            self.module.Options(no_such_setting=1)
        except TypeError:
            return
        raise AssertionError("a misspelt setting must not be lost in silence")


@contextmanager
def no_connections() -> Generator[None]:
    """No socket connects inside this block, so that whoever tries is found out. Look-ups without network pass."""

    def refuse(_: Any, address: object) -> NoReturn:
        raise AssertionError(f"a connection to {address} was opened outside the fetcher")

    kept = socket.socket.connect, socket.socket.connect_ex
    socket.socket.connect = socket.socket.connect_ex = refuse  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        socket.socket.connect, socket.socket.connect_ex = kept  # type: ignore[method-assign]
