"""Changes of verdicts in words: a line for a terminal or a history, and an Atom feed for whoever follows.

Whatever strangers wrote stands there as text, without control characters.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from secondsource.domain.watching import Answer, Cause, Cited, VerdictChange
from secondsource.weighing.labels import REASONS, STANCES, VERDICTS, clip, name_day, safe_address

MOST = 200
"""Changes in a feed: the latest."""
_LINE = 300
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CAUSES = {
    Cause.EVIDENCE: "New evidence came.",
    Cause.TIME: "Time went by: nothing new decides it.",
    Cause.HOUSE: "The same evidence is weighed otherwise now: version, settings, tables or model differ.",
}


def describe_change(change: VerdictChange) -> str:
    """What was answered, what is answered now, and why, on one line."""
    because = "; ".join(_describe(each) for each in change.because)
    why = f"{_CAUSES[change.cause]} {because}".strip()
    now = f"{_name(change.before)} → {_name(change.after)}, as of {name_day(change.as_of)}"
    return f"{now}: “{plain_line(change.text)}” {why} (report {change.report}, {change.claim})"


def write_atom(changes: Sequence[VerdictChange], base: str = "") -> str:
    """An Atom feed of changes, the latest first; the same changes give the same text.

    With the address of a service as `base`, each links to its report there.
    """
    latest = list(reversed(changes))[:MOST]
    updated = max((change.at for change in latest), default=_EPOCH)
    link = f"<link rel={_attr('alternate')} href={_attr(base)}/>\n" if base else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>urn:secondsource:changes</id>\n<title>Second Source: verdicts that changed</title>\n{link}"
        f"<updated>{_moment(updated)}</updated>\n<author><name>Second Source</name></author>\n"
        f"{''.join(_entry(change, base) for change in latest)}</feed>\n"
    )


def _entry(change: VerdictChange, base: str) -> str:
    report = f"{base.rstrip('/')}/reports/{change.report}" if base else safe_address(change.address) or ""
    link = f"<link rel={_attr('alternate')} href={_attr(report)}/>\n" if report else ""
    title = f"{_name(change.after)}: {plain_line(change.text)}"
    return (
        f"<entry>\n<id>urn:secondsource:{_text(change.id)}</id>\n<title>{_text(title)}</title>\n{link}"
        f"<updated>{_moment(change.at)}</updated>\n<published>{_moment(change.at)}</published>\n"
        f"<category term={_attr(change.after.verdict.value)}/>\n"
        f'<content type="text">{_text(_tell(change))}</content>\n</entry>\n'
    )


def _tell(change: VerdictChange) -> str:
    """A paragraph each: the article, both answers with their sentences, the cause, the passages."""
    lines = [
        f"Article: {plain_line(change.title)} ({plain_line(change.address)})",
        f"Was: {_name(change.before)}. {plain_line(change.before.sentence)}",
        f"Is, as of {name_day(change.as_of)}: {_name(change.after)}. {plain_line(change.after.sentence)}",
        _CAUSES[change.cause],
        *(f"{_describe(each)} “{plain_line(each.quote)}”" for each in change.because),
        f"Report {change.report}, statement {change.claim}.",
    ]
    return "\n".join(lines)


def _name(answer: Answer) -> str:
    name = VERDICTS[answer.verdict]
    more = [REASONS[answer.reason]] if answer.reason else []
    more += [f"{answer.confidence} confidence"] if answer.confidence else []
    return f"{name} ({'; '.join(more)})" if more else name


def _describe(cited: Cited) -> str:
    counts = "" if cited.counts else ", which does not count"
    who = plain_line(cited.publisher or "unknown publisher")
    return f"{who} {STANCES[cited.stance]} it{counts} ({name_day(cited.published_at)}, {plain_line(cited.url)})."


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def plain_line(text: str) -> str:
    """One line without control characters."""
    return clip(" ".join("".join(c if c.isprintable() else " " for c in text).split()), _LINE)


def _text(text: str) -> str:
    return escape("".join(c for c in text if c.isprintable() or c == "\n"))


def _attr(text: str) -> str:
    return quoteattr("".join(c for c in text if c.isprintable()))
