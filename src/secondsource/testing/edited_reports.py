"""The rich report, as it would be if people had edited its statements."""

from dataclasses import replace

from secondsource.domain.editing import Edit, Edited, Put, Signature, Stood
from secondsource.domain.report import Report
from secondsource.testing.reports import REVIEWED, REVIEWER, rich, span_of


def _put(text: str, quote: str) -> Put:
    return Put(text, quote, span_of(quote))


EDITED = Edited(
    "rpt-fedcba9876543210",
    (
        Edit(
            (Stood("clm-1", "They are over."),),
            (_put("The strike at the port of Lindholm is all but over.", "The strike at the port of Lindholm"),),
            Signature(REVIEWER, REVIEWED, "It names what is over."),
        ),
        Edit((Stood("clm-2", "It is anybody's guess."),), (), Signature(REVIEWER, REVIEWED, "A manner of speaking.")),
    ),
)


def edited() -> Report:
    """Every kind of thing a report can hold, of statements that people edited, and that they edited once more later."""
    return replace(rich(), edited=EDITED, edited_in=("rpt-00112233445566ff",))
