"""Asks a language model on a server of your choice how a passage stands to a claim.

Off by default: nothing is asked until `check.model`, `check.translator`, `check.writer` or `check.splitter` is `llm`
and the settings name a server and a model. Any server with `POST …/chat/completions` as OpenAI describes it will do,
on this machine or elsewhere. The model proposes and code disposes: only the fields that were asked for are read; a
quotation that does not stand in the passage, letter by letter, drops the answer; arithmetic and rules stand behind what
is left; its contradiction alone bears on no verdict, and nothing read in translation does. Each article has a budget
of tokens, money and seconds. Whatever goes wrong is a gap in the report. The key is read from the environment or a
file, sent to that server alone, and written nowhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from secondsource.dialling.guard import Resolve, names_this_machine, system_resolve
from secondsource.domain.evidence import StanceReading
from secondsource.domain.reference import Tables
from secondsource.domain.report import Occasion
from secondsource.errors import ModelError, RefusedAddress

if TYPE_CHECKING:
    from secondsource.models.llm.session import Session

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Options:
    base_url: str = ""
    """Address of the server up to `/v1`, such as `http://127.0.0.1:11434/v1`; there is none by default."""
    model: str = ""
    """Name of the model, as the server calls it."""
    key_from: str = "SECONDSOURCE_LLM_KEY"
    """Name of the environment variable that holds the key; none is sent where it is empty or unset."""
    key_file: str = ""
    """File that holds the key instead."""
    private: bool = False
    """Whether the server may stand in your own network; one on this machine always may."""
    tokens: int = 100_000
    """Tokens, read and written, that one article may use."""
    money: float = 0.0
    """What one article may cost, in the currency of the prices; 0 sets no limit."""
    price_in: float = 0.0
    """Price of a million tokens read."""
    price_out: float = 0.0
    """Price of a million tokens written."""
    seconds: float = 180.0
    """Seconds that one article may wait for answers."""
    seconds_each: float = 60.0
    """Seconds that one answer may take."""
    answer: int = 800
    """Tokens that one answer may have."""
    answer_field: str = "max_tokens"
    """How the server calls that limit; newer models of OpenAI ask for `max_completion_tokens`."""
    temperature: bool = True
    """Whether the server is asked for temperature 0; some models refuse to be told one."""
    refutes_alone: bool = False
    """Whether its contradiction may bear on a verdict where no arithmetic bears it out; measure your model first."""

    def __post_init__(self) -> None:
        if self.base_url:
            _vet(self.base_url, private=self.private)
        if self.key_from and not _VARIABLE.fullmatch(self.key_from):
            raise ValueError("key_from is the name of an environment variable, never the key itself")
        if self.answer_field not in {"max_tokens", "max_completion_tokens"}:
            raise ValueError("answer_field is max_tokens or max_completion_tokens")
        if self.money and not (self.price_in or self.price_out):
            raise ValueError("a limit in money needs prices")
        if self.answer < 1:
            raise ValueError("answer is at least 1")

    @property
    def here(self) -> bool:
        """Whether the server is on this machine."""
        return names_this_machine(urlsplit(self.base_url).hostname or "")


class Component:
    """`resolve` is a seam for tests: no setting reaches it."""

    def __init__(self, options: Options, tables: Tables, *, resolve: Resolve = system_resolve) -> None:
        self.options = options
        self.tables = tables
        self.resolve = resolve

    def for_article(self, occasion: Occasion) -> "Session":
        """The model for one article, with a budget of its own."""
        from secondsource.models.llm.session import Session  # lazy: httpx2 takes 0.2 s, and most runs ask no server

        return Session(self.options, self.tables, occasion, self.resolve)

    def read(self, pairs: Sequence[tuple[str, str]]) -> Sequence[StanceReading]:
        """As for an article of unknown date, checked today. Raises ModelError where an answer is missing."""
        if not pairs:
            return []
        today = datetime.now(UTC).date()
        session = self.for_article(Occasion(today, None, today))
        readings = session.read(pairs)
        if session.gaps:
            raise ModelError(session.gaps[0].why)
        return readings


def _vet(address: str, *, private: bool) -> None:
    """Refuses what is no address of a server, or would send a key in the clear. Raises ValueError."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("base_url is an address such as http://127.0.0.1:11434/v1")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise ValueError("base_url has no name, password, ? or # in it; the key has settings of its own")
    try:
        here = names_this_machine(parts.hostname)
    except RefusedAddress as error:
        raise ValueError("base_url names its host in an odd spelling") from error
    if parts.scheme == "http" and not (here or private):
        raise ValueError("base_url begins with https unless the server is on this machine or in your own network")
