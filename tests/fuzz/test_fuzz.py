"""A short run of every fuzz target: seeds, what was once found, and changes by chance. `make fuzz` runs for hours."""

import logging
import random
import time
from pathlib import Path

import pytest
from fuzz.mutation import mutate
from fuzz.targets import OFFLINE_SOURCES, Target, targets
from fuzz.trial import FINDS, Trial, attempt, warm_up
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz import samples
from secondsource.plugins import part_names
from secondsource.testing.parts import no_connections

CHANGES = 150
SECONDS = 1.5
"""For the changes of one target; a slow parser gets fewer."""


@pytest.fixture(autouse=True)
def quiet() -> None:
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(params=targets(), ids=lambda target: target.name, scope="module")
def target(request: pytest.FixtureRequest) -> Target:
    warm_up(request.param)
    return request.param


def test_seeds_and_earlier_finds_keep_the_bounds(target: Target):
    finds = sorted((FINDS / target.name).glob("*"))
    with no_connections():
        for body in (*target.seeds, *(path.read_bytes() for path in finds), b"", b"\0", b"\xff" * 10_000):
            assert attempt(target, body).find == ""


def test_changed_seeds_keep_the_bounds(target: Target):
    chance = random.Random(target.name)
    stop = time.monotonic() + SECONDS
    with no_connections():
        for _ in range(CHANGES):
            body = mutate(target.seeds, target.made_of, chance, target.largest)
            assert attempt(target, body).find == "", body[:2000]
            if time.monotonic() > stop:
                break


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_keep_the_bounds(target: Target, body: bytes):
    assert attempt(target, body).find == ""


def test_every_source_and_importer_has_a_target():
    names = {target.name for target in targets()}
    for name in set(part_names("sources")) - OFFLINE_SOURCES:
        assert any(each.startswith(f"source-{name}") for each in names), name
    for name in part_names("importers"):
        assert any(each == name.replace("_", "-", 1) for each in names), name


def test_every_find_belongs_to_a_target():
    assert {path.name for path in FINDS.iterdir() if path.is_dir()} <= {target.name for target in targets()}


def test_seeds_are_what_the_parsers_are_meant_to_read():
    """Else the changes would only ever meet the first refusal."""
    read = {"page": 3, "text": 3, "feed": 4, "warc": 2, "settings": 2, "report": 2, "bundle": 1, "http-answer": 4}
    for target in targets():
        accepted = sum(_reads(target, seed) for seed in target.seeds)
        assert accepted >= read.get(target.name, 0), target.name


def _reads(target: Target, seed: bytes) -> bool:
    try:
        target.call(seed)
    except target.allowed:
        return False
    return True


def broken(error: Exception | None = None, wait: float = 0.0, megabytes: int = 0) -> Target:
    def call(body: bytes) -> object:
        stop = time.process_time() + wait
        while time.process_time() < stop:
            pass
        if error:
            raise error
        return len(b"x" * (megabytes * 2**20))

    return Target("broken", samples.TEXTS, call, seconds=0.5, megabytes=50)


@pytest.mark.parametrize(
    "target, what",
    [
        (broken(KeyError("a")), "KeyError"),
        (broken(RecursionError()), "RecursionError"),
        (broken(wait=0.6), "slow"),
        (broken(megabytes=120), "memory"),
    ],
)
def test_a_parser_that_breaks_its_bounds_is_found(target: Target, what: str):
    found: Trial = attempt(target, b"")
    assert what in found.find


def test_finds_are_kept_whole():
    assert Path(FINDS).is_dir()
