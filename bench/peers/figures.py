"""Figures with intervals, and the versions of what is measured."""

import platform
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import TypeVar

from score import bootstrap
from table import Figure

import secondsource

T = TypeVar("T")


def scored(items: Sequence[T], of: Callable[[Sequence[T]], float]) -> Figure:
    """The measure over the items, with the interval that the evaluations use."""
    return Figure(of(items), *bootstrap(items, of))


def version_of(distribution: str) -> str:
    return secondsource.__version__ if distribution == "secondsource" else version(distribution)


def python_version() -> str:
    return f"Python {platform.python_version()}"
