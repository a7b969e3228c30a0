"""The day of publication by the page's own word, where its dates agree."""

from collections.abc import Sequence
from datetime import date, timedelta

from secondsource.domain.article import DateCandidate, Dating
from secondsource.reading.measures.times import day_words

_RANK = (
    "given by hand", "json-ld datePublished", "meta article:published_time", "meta ", "time element", "json-ld ",
    "date line", "front matter", "pattern",
)  # fmt: skip
_SLACK = timedelta(days=1)
"""Time zones put one moment on two days."""


def is_published(candidate: DateCandidate) -> bool:
    """True for a date of publication, False for one of a later change."""
    return not any(word in candidate.origin.lower() for word in ("modified", "updated"))


def day_of_page(dates: Sequence[DateCandidate]) -> tuple[date | None, Dating | None]:
    """The day where all dates of publication agree within one day, else the span of them; None where none is given."""
    told = sorted(filter(is_published, dates), key=_rank)
    if not told:
        return None, None
    earliest, latest = min(each.value for each in told), max(each.value for each in told)
    best = told[0]
    if latest - earliest <= _SLACK:
        return best.value, Dating(best.value, best.value, (f"The page says {day_words(best.value)} ({best.origin}).",))
    reason = (
        "The page gives dates that disagree: "
        + ", ".join(f"{day_words(each.value)} ({each.origin})" for each in told[:4])
        + "."
    )
    return None, Dating(earliest, latest, (reason,))


def _rank(candidate: DateCandidate) -> int:
    return next((at for at, start in enumerate(_RANK) if candidate.origin.startswith(start)), len(_RANK))
