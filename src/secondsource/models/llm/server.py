"""One question to the server, and its answer as bytes that are bounded, timed, and believed in nothing."""

import json
import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, cast

import httpx2

from secondsource.dialling.connection import Deadline, GuardedTransport, system_dial
from secondsource.dialling.failures import plain_errors
from secondsource.dialling.guard import Resolve, vet_server
from secondsource.errors import FetchError, ModelError
from secondsource.models.llm import Options
from secondsource.models.llm.answers import BadAnswer

BYTES = 1_000_000
"""Largest answer, after unpacking."""
LONGEST_KEY = 4096
SHORTEST_WAIT, LONGEST_WAIT = 0.2, 5.0
"""Seconds before a server that is busy is asked once more."""
BUSY = frozenset({429, 500, 502, 503, 504})
UNFIT = frozenset({400, 415, 422, 501})
"""Answers of a server that does not know a way to ask for JSON."""

_log = logging.getLogger("secondsource")


class Unusable(ModelError):
    """The server cannot be asked any more for this article."""


class Busy(Unusable):
    """The server has no time; it may in a moment."""

    def __init__(self, message: str, wait: float) -> None:
        super().__init__(message)
        self.wait = wait


class Unfit(Unusable):
    """The server does not take this sort of request."""


class Late(BadAnswer):
    """The answer did not come in time."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model wrote, and what the server says of it."""

    content: str
    model: str
    tokens_in: int | None
    tokens_out: int | None


class Server:
    """The one server that the settings name."""

    def __init__(self, options: Options, resolve: Resolve) -> None:
        self._options = options
        self._resolve = resolve

    def ask(self, messages: Sequence[dict[str, str]], form: dict[str, Any] | None, seconds: float) -> Reply:
        """The reply to some messages. Raises Unusable, Busy, Unfit, Late and BadAnswer."""
        options = self._options
        body: dict[str, Any] = {"model": options.model, "messages": list(messages), "stream": False}
        body |= {options.answer_field: options.answer} | ({"temperature": 0} if options.temperature else {})
        body |= {"response_format": form} if form else {}
        reply = _parse(self._post(json.dumps(body).encode(), seconds), options.model)
        _log.info("language model %s answered %d characters", reply.model, len(reply.content))
        return reply

    def _post(self, body: bytes, seconds: float) -> bytes:
        address = f"{self._options.base_url.rstrip('/')}/chat/completions"
        deadline = Deadline(seconds)
        vet = partial(vet_server, private=self._options.private)
        transport = GuardedTransport(deadline, self._resolve, system_dial, vet)
        try:
            with (
                plain_errors(address, deadline),
                _client(transport) as client,
                client.stream("POST", address, content=body, headers=self._headers()) as response,
            ):
                _refuse(response, self._options)
                return _bounded(response)
        except FetchError as error:
            kind = Late if str(error) == str(deadline.missed()) else Unusable
            raise kind(f"The language model: {error}") from error

    def _headers(self) -> dict[str, str]:
        key = read_key(self._options)
        return {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})


def read_key(options: Options) -> str:
    """The key, from the file or the environment; empty where there is none. Raises Unusable."""
    key = os.environ.get(options.key_from, "") if options.key_from else ""
    if options.key_file:
        try:
            key = Path(options.key_file).read_text(encoding="utf-8")[: LONGEST_KEY + 1]
        except (OSError, UnicodeDecodeError) as error:
            raise Unusable(f"The file {options.key_file} with the key cannot be read.") from error
    key = key.strip()
    if len(key) > LONGEST_KEY or not key.isascii() or not (key.isprintable() or not key) or " " in key:
        raise Unusable("The key of the language model is no key: it holds spaces or odd letters.")
    return key


def _client(transport: httpx2.BaseTransport) -> httpx2.Client:
    headers = {"User-Agent": "secondsource", "Accept": "application/json", "Accept-Encoding": "identity"}
    # No redirect is followed: the key goes to the named server alone.
    return httpx2.Client(transport=transport, headers={**headers, "Connection": "close"}, trust_env=False, timeout=None)


def _refuse(response: httpx2.Response, options: Options) -> None:
    """What a server says besides is never shown: it may repeat the key."""
    status = response.status_code
    if status == 200:
        return
    phrase = httpx2.codes.get_reason_phrase(status)
    said = f"The server of the language model answers {status} {phrase}".rstrip()
    if status in BUSY:
        raise Busy(f"{said}.", _wait(response.headers.get("retry-after", "")))
    if status in UNFIT:
        raise Unfit(f"{said}; it may not know the model or a setting of models.llm.")
    if status in {401, 403}:
        raise Unusable(f"{said}; is the key in {options.key_file or options.key_from or 'the settings'} right?")
    if status == 404:
        raise Unusable(f"{said}; are models.llm.base_url and models.llm.model right?")
    raise Unusable(f"{said}.")


def _wait(told: str) -> float:
    seconds = float(told) if told.isascii() and told.isdigit() and len(told) < 9 else SHORTEST_WAIT
    return min(max(seconds, SHORTEST_WAIT), LONGEST_WAIT)


def _bounded(response: httpx2.Response) -> bytes:
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise BadAnswer("The server of the language model packs its answer, which was not asked for.")
    body = bytearray()
    for piece in response.iter_bytes():
        body += piece
        if len(body) > BYTES:
            raise BadAnswer(f"The answer of the language model is larger than {BYTES:,} bytes.")
    return bytes(body)


def _parse(body: bytes, model: str) -> Reply:
    """The first choice's text. Raises BadAnswer."""
    try:
        whole: Any = json.loads(body)
        message = whole["choices"][0]["message"]
        content = message["content"]
        refused = bool(message.get("refusal"))
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError) as error:
        raise BadAnswer("The server's answer is no chat completion.") from error
    if refused or not isinstance(content, str):
        raise BadAnswer("The language model refuses to answer, or answers without words.")
    usage: object = whole.get("usage")
    named = whole.get("model")
    return Reply(
        content,
        _printable(named) if isinstance(named, str) and named.strip() else model,
        _count(usage, "prompt_tokens"),
        _count(usage, "completion_tokens"),
    )


def _count(usage: object, name: str) -> int | None:
    value = cast("dict[str, object]", usage).get(name) if isinstance(usage, dict) else None
    return value if type(value) is int and 0 < value < 10_000_000 else None


def _printable(name: str) -> str:
    """The name of a model as it can stand in a report: short and plain."""
    return "".join(letter for letter in name[:100] if letter.isprintable()).strip()
