"""Questions with an answer of a known shape: JSON by schema, else JSON at all, else text; one repair; one more try."""

import json
import time
from typing import Any, TypeVar

from secondsource.dialling.guard import Resolve
from secondsource.domain.report import Occasion, Usage
from secondsource.models.llm import Options
from secondsource.models.llm.answers import BadAnswer, parse_answer, schema_of
from secondsource.models.llm.budget import Budget, estimate
from secondsource.models.llm.prompts import load_prompt
from secondsource.models.llm.server import Busy, Reply, Server, Unfit, Unusable

T = TypeVar("T")

Messages = list[dict[str, str]]
FORMS = ("json_schema", "json_object", "text")
"""Ways to ask for JSON, best first; a server that refuses one is asked in the next for as long as the article lasts."""
SHOWN_AGAIN = 2000
"""Characters of a bad answer that a repair shows to the model again."""


class Chat:
    """The language model during one article."""

    def __init__(self, options: Options, occasion: Occasion, resolve: Resolve) -> None:
        self._options = options
        self._occasion = occasion
        self._server = Server(options, resolve)
        self._budget = Budget(options)
        self._form = 0
        self._model = options.model
        self._prompts: dict[str, str] = {}

    @property
    def usage(self) -> Usage:
        spent = self._budget
        prompts = tuple(sorted(self._prompts.items()))
        counts = (spent.requests, spent.tokens_in, spent.tokens_out, round(spent.money, 6), round(spent.seconds, 2))
        return Usage("models.llm", self._model, prompts, *counts)

    def ask(self, name: str, kind: type[T], **values: str) -> T:
        """The answer to the prompt of that name.

        Raises BadAnswer where it cannot be used, Unusable and BudgetSpent where nothing more can be asked.
        """
        if not (self._options.base_url and self._options.model):
            raise Unusable(
                "The settings models.llm.base_url and models.llm.model are empty; name a server and a model."
            )
        if self._occasion.offline and not self._options.here:
            raise Unusable("offline: the server of the language model is not on this machine and was not asked.")
        messages = self._filled(name, values)
        reply = self._send(messages, kind)
        try:
            return parse_answer(kind, reply.content)
        except BadAnswer as error:
            again = self._filled("repair", {"why": str(error), "schema": json.dumps(schema_of(kind))})
            shown = {"role": "assistant", "content": reply.content[:SHOWN_AGAIN]}
            return parse_answer(kind, self._send([*messages, shown, again[1]], kind).content)

    def _filled(self, name: str, values: dict[str, str]) -> Messages:
        prompt = load_prompt(name)
        self._prompts[name] = prompt.sha256
        return prompt.fill(self._occasion, **values)

    def _send(self, messages: Messages, kind: type) -> Reply:
        while True:
            try:
                return self._patiently(messages, _form(FORMS[self._form], kind))
            except Unfit:
                if self._form + 1 == len(FORMS):
                    raise
                self._form += 1

    def _patiently(self, messages: Messages, form: dict[str, Any] | None) -> Reply:
        """A busy server is asked once more, after the time that it asks for."""
        try:
            return self._once(messages, form)
        except Busy as busy:
            if self._budget.reserve(_length(messages)) <= busy.wait:
                raise
            with self._budget.timed(requests=0):
                time.sleep(busy.wait)
            return self._once(messages, form)

    def _once(self, messages: Messages, form: dict[str, Any] | None) -> Reply:
        sent = _length(messages)
        seconds = self._budget.reserve(sent)
        try:
            with self._budget.timed():
                reply = self._server.ask(messages, form, seconds)
        except BadAnswer:
            self._budget.pay(estimate(sent), 0)
            raise
        self._model = reply.model
        self._budget.pay(reply.tokens_in or estimate(sent), reply.tokens_out or estimate(len(reply.content)))
        return reply


def _form(name: str, kind: type) -> dict[str, Any] | None:
    """As the field `response_format` says it; None for text."""
    if name == "json_schema":
        return {"type": name, "json_schema": {"name": "answer", "strict": True, "schema": schema_of(kind)}}
    return {"type": name} if name == "json_object" else None


def _length(messages: Messages) -> int:
    return sum(len(message["content"]) for message in messages)
