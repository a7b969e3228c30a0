"""The service: starts it, and ends it without losing what was taken in."""

from typing import Annotated

import typer

from secondsource.cli import house


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on; else serve.host.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; else serve.port.", min=0, max=65535)] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Touch no network.")] = False,
) -> None:
    """Runs the service: pages for readers, the HTTP interface, the work that waits. Ctrl-C ends it."""
    from secondsource.web.running import run  # lazy: help answers under 0.4 s

    run(house.checker(offline=offline), host, port, typer.echo)
