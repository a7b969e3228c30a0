"""A server on this machine that answers as language models do: well, badly, late, falsely, or not at all."""

import json
import threading
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

Request = Mapping[str, Any]
"""The body that was sent."""


@dataclass(frozen=True, slots=True)
class Raw:
    """An answer that is no chat completion of ours."""

    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    wait: float = 0.0
    """Seconds before the first byte."""
    endless: bool = False
    """Whether it goes on until the other side has had enough."""


Says = Callable[[Request], "str | Raw"]
"""What the model writes, or the whole answer."""


@dataclass(slots=True)
class ModelServer:
    """A language model that says what it is told to say, and remembers what it was asked."""

    says: Says
    address: str = ""
    """What settings call `base_url`."""
    asked: list[Request] = field(default_factory=list[Request])
    keys: list[str] = field(default_factory=list[str])
    """The `Authorization` of each request."""
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def texts(self) -> Sequence[str]:
        """Every request's messages as one text."""
        return ["\n".join(str(each["content"]) for each in request["messages"]) for request in self.asked]


def completion(content: str, model: str = "tiny-1", usage: Mapping[str, int] | None = None) -> bytes:
    """An answer in the shape that OpenAI's reference describes."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
    counted = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120} if usage is None else usage
    whole = {"id": "c-1", "object": "chat.completion", "created": 1, "model": model, "choices": [choice]}
    return json.dumps(whole | {"usage": counted}).encode()


@contextmanager
def model_server(says: Says) -> Generator[ModelServer]:
    """The server, listening for as long as the block lasts."""
    told = ModelServer(says)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.close_connection = True
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            told.asked.append(cast("Request", body))
            told.keys.append(self.headers.get("Authorization", ""))
            said = told.says(body)
            with suppress(BrokenPipeError, ConnectionResetError):
                self._answer(said if isinstance(said, Raw) else Raw(completion(said)))

        def _answer(self, raw: Raw) -> None:
            told.stop.wait(raw.wait)
            self.send_response(raw.status)
            for name, value in (("Content-Type", "application/json"), *raw.headers):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(raw.body)
            while raw.endless and not told.stop.is_set():
                self.wfile.write(b" " * 65_536)

        def log_message(self, format: str, *args: object) -> None:
            """Tests print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        told.stop.set()
        server.shutdown()
        thread.join()
        server.server_close()
