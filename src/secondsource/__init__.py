"""Second Source checks a news article, statement by statement, and shows the evidence for every answer.

from secondsource import Checker, render

checker = Checker.from_settings()
report = checker.check("article.html")
print(render(report, "md"))
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from secondsource.checker import Checker, render
    from secondsource.domain.report import Assessment, Report, Verdict
    from secondsource.errors import SecondSourceError
    from secondsource.serial import dumps, loads
    from secondsource.settings import Settings, load_settings

__version__ = "0.1.0"

__all__ = [
    "Assessment",
    "Checker",
    "Report",
    "SecondSourceError",
    "Settings",
    "Verdict",
    "dumps",
    "load_settings",
    "loads",
    "render",
]

_HOMES = {
    "Assessment": "secondsource.domain.report",
    "Checker": "secondsource.checker",
    "Report": "secondsource.domain.report",
    "SecondSourceError": "secondsource.errors",
    "Settings": "secondsource.settings",
    "Verdict": "secondsource.domain.report",
    "dumps": "secondsource.serial",
    "load_settings": "secondsource.settings",
    "loads": "secondsource.serial",
    "render": "secondsource.checker",
}


def __getattr__(name: str) -> Any:
    """Names are loaded when first used, so that importing the package (and `secondsource --help`) stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'secondsource' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
