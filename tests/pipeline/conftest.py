"""A world to watch, checked once."""

from pathlib import Path

import pytest
from tests.pipeline.watching import World


@pytest.fixture(scope="session")
def first_world(tmp_path_factory: pytest.TempPathFactory) -> World:
    home = tmp_path_factory.mktemp("first") / "home"
    home.mkdir()
    return World(home)


@pytest.fixture
def world(first_world: World, tmp_path: Path) -> World:
    """A world of its own for each test, copied because a check takes a second."""
    return first_world.copy(tmp_path / "world")
