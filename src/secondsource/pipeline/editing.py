"""Edits of a kept report's statements, held against it before its article is checked again with them."""

from collections.abc import Sequence

from secondsource.domain.claim import Reading
from secondsource.domain.editing import Edit, Edited
from secondsource.domain.reference import Tables
from secondsource.domain.report import Report
from secondsource.errors import InputError
from secondsource.reading.sentences import find_sentences
from secondsource.reading.statements.editing import edit_statements, require_few


def edit_report(report: Report, edits: Sequence[Edit], tables: Tables) -> Edited:
    """What a check of the report's article must be given to have its statements edited so.

    The edits behind the report come first: they are made to what the machine finds. Raises InputError for edits that
    do not hold, and for none.
    """
    if not edits:
        raise InputError("Nothing was edited; change a statement, or add one.")
    edit_statements(_reading(report), report.article, edits, tables)
    before = report.edited.edits if report.edited else ()
    require_few((*before, *edits))
    return Edited(report.id, (*before, *edits))


def _reading(report: Report) -> Reading:
    """The article as the report has it taken apart."""
    claims = tuple(item.claim for item in report.assessments)
    said = dict.fromkeys(each.attribution for each in claims if each.attribution)
    return Reading(
        find_sentences(report.article.text, report.article.paragraphs), claims, report.unclaimed, tuple(said)
    )
