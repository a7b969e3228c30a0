"""The whole record as JSON, in the versioned schema that `secondsource schema` prints."""

from dataclasses import dataclass

from secondsource.domain.examination import ThreadReport
from secondsource.domain.report import Report
from secondsource.serial import dumps


@dataclass(frozen=True, slots=True)
class Options:
    """How the JSON is laid out."""

    indent: int = 1
    """Spaces a level; 0 puts each value on a line of its own without indent."""


class Component:
    suffix = ".json"
    media_type = "application/json"

    def __init__(self, options: Options) -> None:
        self.options = options

    def render(self, report: Report) -> str:
        return dumps(report, indent=self.options.indent) + "\n"

    def render_thread(self, found: ThreadReport) -> str:
        """An examined thread, in the schema that `secondsource schema examination` prints."""
        return dumps(found, indent=self.options.indent) + "\n"
