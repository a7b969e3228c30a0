"""What one article may use: tokens, money, seconds; counted as answers come, and asked before a question goes out."""

import time
from collections.abc import Generator
from contextlib import contextmanager

from secondsource.errors import ModelError
from secondsource.models.llm import Options

PER_TOKEN = 3
"""Characters of a token, where a server does not count: more of English, fewer of Ukrainian."""


class BudgetSpent(ModelError):
    """Nothing more may be asked for this article."""


class Budget:
    """Counts for one article."""

    def __init__(self, options: Options) -> None:
        self.requests = 0
        self.tokens_in = 0
        self.tokens_out = 0
        self.seconds = 0.0
        self._options = options

    @property
    def money(self) -> float:
        return self._cost(self.tokens_in, self.tokens_out)

    def reserve(self, sent: int) -> float:
        """Seconds that an answer to so many characters may take. Raises BudgetSpent where it might not be paid for."""
        options = self._options
        likely = estimate(sent)
        if self.tokens_in + self.tokens_out + likely + options.answer > options.tokens:
            raise BudgetSpent(_spent(f"{options.tokens} tokens", "tokens"))
        if options.money and self._cost(self.tokens_in + likely, self.tokens_out + options.answer) > options.money:
            raise BudgetSpent(_spent(f"{options.money:g} in money", "money"))
        left = options.seconds - self.seconds
        if left <= 0:
            raise BudgetSpent(_spent(f"{options.seconds:g} seconds", "seconds"))
        return min(left, options.seconds_each)

    @contextmanager
    def timed(self, requests: int = 1) -> Generator[None]:
        """Counts requests and the time they take, however they end."""
        start = time.monotonic()
        self.requests += requests
        try:
            yield
        finally:
            self.seconds += time.monotonic() - start

    def pay(self, tokens_in: int, tokens_out: int) -> None:
        self.tokens_in += tokens_in
        self.tokens_out += tokens_out

    def _cost(self, tokens_in: int, tokens_out: int) -> float:
        return (tokens_in * self._options.price_in + tokens_out * self._options.price_out) / 1_000_000


def estimate(characters: int) -> int:
    """Tokens of a text of so many characters, roughly."""
    return -(-characters // PER_TOKEN)


def _spent(what: str, setting: str) -> str:
    return f"The budget of {what} for one article is spent; the setting models.llm.{setting} gives more."
