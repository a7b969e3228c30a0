"""What runs a network on this processor: onnxruntime, or OpenVINO where it is installed and quicker here."""

from dataclasses import dataclass
from typing import Any

from secondsource.domain.record import Gap


@dataclass(frozen=True, slots=True)
class Engine:
    """A network, ready to run."""

    session: Any
    name: str
    gap: Gap | None = None
    """Why it is not the engine that was asked for."""

    @property
    def inputs(self) -> frozenset[str]:
        """Names of what the network takes."""
        return names_of_inputs(self.session)


def names_of_inputs(session: Any) -> frozenset[str]:
    return frozenset(each.name for each in session.get_inputs())
