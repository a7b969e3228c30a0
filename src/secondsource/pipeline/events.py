"""The stages of a check as events of its job: a line for people, and the few facts that a page shows of it."""

import json
from typing import Any

from secondsource.domain.claim import Claim
from secondsource.domain.report import Assessment
from secondsource.pipeline.stages import (
    Answered,
    Asking,
    Assessed,
    ClaimsFound,
    Examining,
    Extracted,
    Fetched,
    Stage,
    line_of,
)
from secondsource.serial import to_json

STAGE = "stage"
ASSESSMENT = "assessment"

_CLAIMS = 200
"""Statements that one event tells word by word; a long article has more, and each comes with its assessment."""
_WORDS = 400
"""Characters of a stranger's text in an event."""


def event_of(stage: Stage) -> tuple[str, str]:
    """Kind and body of the event that tells a stage; the same stage gives the same event."""
    match stage:
        case Fetched(snapshot):
            return _told("fetched", stage, address=snapshot.address[:_WORDS], sha256=snapshot.sha256)
        case Extracted(article):
            told = {name: _cut(getattr(article, name)) for name in ("title", "publisher", "language")}
            return _told("extracted", stage, **told, published=article.published, characters=len(article.text))
        case ClaimsFound(claims):
            shown = [_claim(each) for each in claims[:_CLAIMS]]
            return _told("claims", stage, count=len(claims), claims=shown)
        case Asking(questions):
            return _told("asking", stage, questions=questions)
        case Answered(passages):
            return _told("answered", stage, passages=passages)
        case Examining(comments):
            return _told("examining", stage, comments=comments)
        case Assessed(number, of, assessment):
            return ASSESSMENT, _json({"number": number, "of": of, **_answer(assessment)})


def fetching(address: str) -> tuple[str, str]:
    """The event before the first stage, where a page has to be fetched."""
    return STAGE, _json({"name": "fetching", "line": "Fetching the article", "address": address[:_WORDS]})


def _told(name: str, stage: Stage, **facts: object) -> tuple[str, str]:
    return STAGE, _json({"name": name, "line": line_of(stage)[:_WORDS]} | facts)


def _claim(claim: Claim) -> dict[str, Any]:
    return {"id": claim.id, "text": _cut(claim.text), "quote": _cut(claim.quote), "span": claim.span}


def _answer(item: Assessment) -> dict[str, Any]:
    return {
        "id": item.claim.id,
        "claim": _cut(item.claim.text),
        "quote": _cut(item.claim.quote),
        "said": item.said,
        "verdict": item.verdict,
        "reason": item.reason,
        "level": item.level,
        "confidence": item.confidence,
        "sentence": item.sentence,
        "flags": item.flags,
    }


def _cut(text: str | None) -> str | None:
    return text if text is None or len(text) <= _WORDS else f"{text[: _WORDS - 1]}…"


def _json(facts: dict[str, Any]) -> str:
    return json.dumps(facts, ensure_ascii=False, default=to_json)
