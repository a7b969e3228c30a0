"""What keeps the house's own articles and the comments under them."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from secondsource.domain.publishing import Decision, Edition, HouseArticle, ReaderComment, Step


class Newsroom(Protocol):
    """Articles of the house, every edition of them, and what readers say under them.

    A part module in `stores` offers `Options` and `Component(options, folder)`. What was acknowledged survives a crash.
    """

    def add(self, slug: str, edition: Edition) -> bool:
        """Keeps the first edition of an article; False where the slug is taken."""
        ...

    def revise(self, slug: str, edition: Edition) -> bool:
        """Keeps a further edition; False where somebody else kept one of that number first."""
        ...

    def take_step(self, slug: str, step: Step) -> None: ...

    def find(self, slug: str) -> HouseArticle | None: ...

    def articles(self) -> Sequence[HouseArticle]:
        """All of them, in the order in which they were begun."""
        ...

    def any_published(self) -> bool:
        """Whether readers see any of them, asked without reading one."""
        ...

    def add_comment(self, comment: ReaderComment) -> None: ...

    def comment(self, name: str) -> ReaderComment | None:
        """The comment of that id."""
        ...

    def comments(self, slug: str) -> Sequence[ReaderComment]:
        """Every comment under an article, earliest first."""
        ...

    def waiting(self, limit: int) -> Sequence[ReaderComment]:
        """Comments that wait for a person, earliest first."""
        ...

    def decide(self, comment: str, decision: Decision) -> None: ...

    def erase(self, comment: str) -> bool:
        """Forgets a comment and what was decided about it, because its writer takes it back; False where there is none
        such."""
        ...

    def admit(self, asker: str, at: datetime, limits: Sequence[tuple[float, int]]) -> bool:
        """Whether somebody may post now; notes it where they may. A limit is a number of posts within so many seconds;
        what is older than the longest is forgotten. `asker` is a hash, and nothing leads from it to a comment."""
        ...

    def back_up(self, folder: Path) -> None:
        """Puts a whole copy into a folder, while others may write; nothing where nothing was ever kept."""
        ...

    def close(self) -> None: ...
