"""Web Annotations (W3C, JSON-LD): every statement as a note on its words in the article.

Each note points to the words twice: by quoting them with what stands around them, on the page; and by their place,
counted in characters, in the article's text as we read it, which is named by its SHA-256. The body holds the machine's
answer, and after it that of every person who reviewed the statement, signed and dated. Where a person edited the
statement, a body that describes it stands first: the statement as it is checked, what stood before, who and why.
"""

import json
import uuid
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from secondsource.domain.article import Article
from secondsource.domain.editing import Edit, Signature
from secondsource.domain.record import Span
from secondsource.domain.report import Assessment, Report, Revision
from secondsource.weighing.edits import edits_of, tell_edit
from secondsource.weighing.labels import answer, safe_address, start
from secondsource.weighing.reviewing import describe_change, revisions_of


@dataclass(frozen=True, slots=True)
class Options:
    """How the words are found again."""

    around: int = 32
    """Characters quoted before and after a statement."""


class Component:
    suffix = ".annotation"
    media_type = "application/ld+json"

    def __init__(self, options: Options) -> None:
        self.options = options

    def render(self, report: Report) -> str:
        name = _name(report.id)
        notes = [self._note(report, item) for item in report.assessments]
        page = {"id": f"{name}#page", "type": "AnnotationPage", "partOf": name, "startIndex": 0, "items": notes}
        whole = {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": name,
            "type": "AnnotationCollection",
            "label": f"{report.article.title} – Second Source, report {report.id}",
            "total": len(notes),
            **({"first": page} if notes else {}),
        }
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"

    def _note(self, report: Report, item: Assessment) -> dict[str, Any]:
        revisions, edited = revisions_of(report, item), edits_of(report.edited, item.claim)
        return {
            "id": _name(report.id, item.claim.id),
            "type": "Annotation",
            "motivation": "assessing",
            "created": report.run.finished_at.isoformat(),
            **({"modified": revisions[-1].at.isoformat()} if revisions else {}),
            "generator": {"type": "Software", "name": f"Second Source {report.run.version}"},
            "body": [*map(_edit, edited), _machine(item), *(_person(each) for each in revisions)],
            "target": self._targets(report.article, item.claim.span),
        }

    def _targets(self, article: Article, span: Span) -> list[dict[str, Any]]:
        """The page where it has an address; and our text of it, in which alone the numbers hold."""
        quote = self._quote(article.text, span)
        place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        text = {"id": _text_name(article.text), "type": "Text", "format": "text/plain"}
        ours = {"type": "SpecificResource", "source": text, "selector": [quote, place]}
        address = safe_address(article.address)
        return [{"type": "SpecificResource", "source": address, "selector": quote}, ours] if address else [ours]

    def _quote(self, text: str, span: Span) -> dict[str, Any]:
        return {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(0, span.start - self.options.around) : span.start],
            "suffix": text[span.end : span.end + self.options.around],
        }


def _machine(item: Assessment) -> dict[str, Any]:
    return _body(f"{answer(item)} {item.sentence}")


def _person(revision: Revision) -> dict[str, Any]:
    words = f"{start(describe_change(revision))}: {revision.why}"
    cites = f" Cites {', '.join(revision.cites)}." if revision.cites else ""
    return _body(words + cites) | _signed(revision)


def _edit(edit: Edit) -> dict[str, Any]:
    return _body(f"{tell_edit(edit)}. {edit.signed.why}", "describing") | _signed(edit.signed)


def _signed(by: Revision | Signature) -> dict[str, Any]:
    return {"creator": {"type": "Person", "name": by.by}, "created": by.at.isoformat()}


def _body(words: str, purpose: str = "assessing") -> dict[str, Any]:
    return {
        "type": "TextualBody",
        "value": words,
        "format": "text/plain",
        "language": "en",
        "purpose": purpose,
    }


def _name(*parts: str) -> str:
    """An IRI that says the same thing wherever it is made."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "/".join(parts)).urn


def _text_name(text: str) -> str:
    """The text by its hash (RFC 6920)."""
    digest = urlsafe_b64encode(sha256(text.encode()).digest()).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"
