"""What every record shares: places in a text, and who made a thing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character range `[start, end)` in a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The exact slice."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> "Span":
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class MadeBy:
    """The part that derived something."""

    part: str
    """Kind and name, such as `models.overlap`."""
    version: str
    options: str
    """Digest of the part's options."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something we meant to look at and could not; never a verdict."""

    what: str
    """The thing that was not looked at, such as `source: archive`."""
    why: str
    """One plain sentence."""
