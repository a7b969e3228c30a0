"""Runs the service in this process: one server, and the workers beside it."""

import dataclasses
import socket
from collections.abc import Callable

import uvicorn

from secondsource.checker import Checker
from secondsource.errors import SettingsError
from secondsource.serving import open_queue
from secondsource.stores._salt import read_salt
from secondsource.web.app import make_app
from secondsource.web.connections import Allowance, limited
from secondsource.web.service import Service

_HEAD_BYTES = 32 * 1024
"""Of the request line and headers together."""
_SECONDS_TO_END = 10


def run(checker: Checker, host: str | None, port: int | None, tell: Callable[[str], None]) -> None:
    """Serves until it is told to end. Raises SettingsError where it cannot listen."""
    checker = _listening_on(checker, host, port)
    bound = _listen(checker.settings.serve.host, checker.settings.serve.port)
    with bound:
        checker = _listening_on(checker, None, bound.getsockname()[1])
        service = make_service(checker)
        tell(f"Second Source listens on {service.public}; Ctrl-C ends it.")
        server = uvicorn.Server(config(service))
        server.run(sockets=[bound])


def make_service(checker: Checker) -> Service:
    """The service of a Checker, with the queue that its settings name. Raises SettingsError."""
    settings = checker.settings
    return Service(checker, open_queue(settings), read_salt(settings.home) or b"")


def config(service: Service) -> uvicorn.Config:
    """How uvicorn runs the service."""
    chosen = service.settings
    allowance = Allowance(
        chosen.connections, chosen.connections_each, chosen.request_seconds, frozenset(chosen.proxies)
    )
    return uvicorn.Config(
        make_app(service),
        http=limited(allowance),
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=bool(chosen.proxies),
        forwarded_allow_ips=list(chosen.proxies),
        h11_max_incomplete_event_size=_HEAD_BYTES,
        timeout_graceful_shutdown=_SECONDS_TO_END,
    )


def _listening_on(checker: Checker, host: str | None, port: int | None) -> Checker:
    chosen = checker.settings.serve
    serve = dataclasses.replace(chosen, host=host or chosen.host, port=chosen.port if port is None else port)
    return Checker(dataclasses.replace(checker.settings, serve=serve), offline=checker.offline)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()  # whoever comes while the service still opens what it keeps waits, and is not turned away
    except OSError as error:
        listener.close()
        raise SettingsError(
            f"The service cannot listen on {host}:{port} ({(error.strerror or str(error)).lower()}); "
            "choose another --port or --host."
        ) from error
    return listener
