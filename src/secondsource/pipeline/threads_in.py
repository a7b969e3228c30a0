"""Comment threads out of whatever was given: an export of a comment system, a page, or lines of text."""

import re
from collections.abc import Mapping, Sequence

from secondsource.domain.article import Snapshot
from secondsource.domain.reference import Tables
from secondsource.domain.thread import Thread, ThreadPage
from secondsource.errors import ExtractionError, InputError
from secondsource.ports import ThreadImporter
from secondsource.reading.pages.extract import extract
from secondsource.reading.threads.thread import page_of

THREAD = "thread_"
"""How importers of threads are called, beside those of archives."""
PASTED = "thread_text"
"""The last resort: any text is lines."""
_MARKUP = re.compile(rb"\s*<")


def importer_of(form: str, names: Sequence[str]) -> str:
    """Which of the importers of those names a format stands for. Raises InputError, naming the formats there are."""
    if (name := THREAD + form) not in names:
        formats = ", ".join(each.removeprefix(THREAD) for each in names)
        raise InputError(f"There is no format of comments {form[:40]!r}; there are {formats}.")
    return name


def read_threads(
    snapshot: Snapshot, importers: Mapping[str, ThreadImporter], tables: Tables
) -> Sequence[tuple[ThreadPage, Thread]]:
    """Threads with their pages. Raises InputError in one sentence where there is nothing to read."""
    for name, importer in importers.items():
        if name != PASTED and importer.fits(snapshot.body):
            return importer.threads(snapshot.body)
    try:
        found = extract(snapshot)
    except ExtractionError:
        if PASTED not in importers or _MARKUP.match(snapshot.body):
            raise
        return importers[PASTED].threads(snapshot.body)
    if not found.thread.comments and PASTED in importers and not _MARKUP.match(snapshot.body):
        pasted = importers[PASTED].threads(snapshot.body)
        if _looks_pasted(pasted):
            return pasted
    return [(page_of(found.article, tables), found.thread)]


def _looks_pasted(pasted: Sequence[tuple[ThreadPage, Thread]]) -> bool:
    """Lines that are alike more often than the lines of an article are."""
    comments = pasted[0][1] if pasted else None
    return comments is not None and comments.distinct < len(comments.comments)
