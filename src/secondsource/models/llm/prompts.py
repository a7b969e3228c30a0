"""The prompts: files beside this package, filled in with dates and with strangers' words between marks."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

from secondsource.domain.ids import digest
from secondsource.domain.report import Occasion

FOLDER = Path(__file__).parent.parent / "prompts"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One file: what the model is, a line of three dashes, what it is asked."""

    name: str
    sha256: str
    system: str
    user: Template

    def fill(self, occasion: Occasion, **values: str) -> list[dict[str, str]]:
        """The messages to send."""
        published = occasion.published.isoformat() if occasion.published else "a day that nobody knows"
        days = {"today": occasion.today.isoformat(), "published": published, "as_of": occasion.as_of.isoformat()}
        said = Template(self.system).safe_substitute(values)
        return [
            {"role": "system", "content": said},
            {"role": "user", "content": self.user.substitute(days | values)},
        ]


@cache
def load_prompt(name: str) -> Prompt:
    """The prompt of that name."""
    content = (FOLDER / f"{name}.md").read_bytes()
    system, _, user = content.decode().partition("\n---\n")
    return Prompt(name, digest(content), system.strip(), Template(user.strip()))


def fence(text: str) -> str:
    """A stranger's text between marks that it cannot contain: they bear its own digest."""
    mark = digest(text.encode(errors="replace"))[:16]
    return f"<<<text {mark}\n{text}\ntext {mark}>>>"


def fence_all(texts: Sequence[str]) -> str:
    """The same for several, as a list in JSON."""
    return fence(json.dumps(list(texts), ensure_ascii=False, indent=0))
