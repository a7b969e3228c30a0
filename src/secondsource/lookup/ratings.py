"""Fact checks of others, whatever format they come in: what a row must say, and within which bounds.

A rating stays in its publisher's words and under its publisher's name. It decides nothing here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from secondsource.domain.address import site_of
from secondsource.domain.matching import EarlierClaim, EarlierKind, fact_check_id
from secondsource.errors import InputError
from secondsource.lookup.answers import day_of, first_web_address, items, plain, words_at

FIELDS = ("claim", "rating", "publisher", "url", "published", "speaker", "said", "language", "title")
"""Names of what a row of a table says; the first two and the address are needed."""
MOST = 2_000_000
"""Fact checks that are read out of one file."""
LONGEST_CLAIM = 2000
LONGEST_WORDS = 500
"""Characters of a claim, and of a rating, a name or a title."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_MARKED = re.compile(r"[<&]|[^\x20-\x7e\xa0-\ud7ff\ue000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Columns:
    """Under which names a table has the fields, and how it writes days."""

    names: Mapping[str, str]
    """Name of the column by field."""
    days: str = ""
    """Pattern such as `%d.%m.%Y`; empty for ISO 8601."""

    def fields(self, row: Mapping[str, object]) -> dict[str, object]:
        """The fields of a row that hold something."""
        found = {field: row.get(name) for field, name in self.names.items()}
        return {field: value for field, value in found.items() if value not in (None, "")}


def read_columns(pairs: Sequence[str], days: str = "") -> Columns:
    """The columns where some are named `field=name`. Raises InputError for a field that there is not."""
    names = {field: field for field in FIELDS}
    for pair in pairs:
        field, sign, name = pair.partition("=")
        if field.strip() not in FIELDS or not sign or not name.strip():
            raise InputError(f"A column is named as FIELD=NAME, not {pair[:60]!r}; fields are {', '.join(FIELDS)}.")
        names[field.strip()] = name.strip()
    return Columns(names, days)


def rated(where: str, fields: Mapping[str, object], days: str = "", *, strict: bool) -> EarlierClaim | InputError:
    """The fact check that the fields tell, or the error that names the row and says why it is left out.

    Where not `strict`, a day or a language that cannot be read is unknown.
    """
    try:
        return make_rating(fields, days, strict=strict)
    except InputError as error:
        return InputError(f"{where} is left out: {error}")


def make_rating(fields: Mapping[str, object], days: str = "", *, strict: bool = False) -> EarlierClaim:
    """The fact check that the fields tell. Raises InputError with a reason that follows a name of the row."""
    claim = _words(fields, "claim", LONGEST_CLAIM, "it has no claim.")
    answer = _words(fields, "rating", LONGEST_WORDS, "it has no rating in words.")
    url = first_web_address(fields.get("url"))
    if not url:
        raise InputError("it has no address that starts with https:// or http://.")
    by = _words(fields, "publisher", LONGEST_WORDS) or site_of(url)
    return EarlierClaim(
        fact_check_id(url, by, claim, answer),
        EarlierKind.FACT_CHECK,
        claim,
        answer,
        by,
        url,
        _day(fields, "published", days, strict),
        _words(fields, "speaker", LONGEST_WORDS) or None,
        _day(fields, "said", days, strict),
        _language(fields.get("language"), strict),
        _words(fields, "title", LONGEST_WORDS),
    )


def api_ratings(value: object) -> Iterator[Mapping[str, object]]:
    """The fields of every review in an answer of Google's `claims:search`: each claim may have several."""
    for claim in items(value, "claims") or []:
        yield from api_reviews(claim)


def api_reviews(claim: dict[str, Any]) -> Iterator[Mapping[str, object]]:
    """The fields of every review of one claim of such an answer."""
    told = {"claim": words_at(claim, "text"), "speaker": words_at(claim, "claimant"), "said": claim.get("claimDate")}
    for review in items(claim, "claimReview") or []:
        yield told | {
            "rating": words_at(review, "textualRating"),
            "publisher": words_at(review, "publisher", "name") or words_at(review, "publisher", "site"),
            "url": review.get("url"),
            "published": review.get("reviewDate"),
            "language": words_at(review, "languageCode"),
            "title": words_at(review, "title"),
        }


def number_words(value: float) -> str:
    """A number as it is written, however long: `3` for 3.0, `1500000` for 1500000."""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _words(fields: Mapping[str, object], name: str, longest: int, missing: str | None = None) -> str:
    """The words of a field on one line, without markup."""
    value = fields.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = number_words(value)
    if not isinstance(value, str | None):
        raise InputError(f"its {name} is no text.")
    if value and len(value) > longest:
        raise InputError(f"its {name} is longer than {longest:,} characters.")
    words = plain(value) if value and _MARKED.search(value) else " ".join((value or "").split())
    if missing and not any(map(str.isalnum, words)):
        raise InputError(missing)
    return words


def _day(fields: Mapping[str, object], name: str, pattern: str, strict: bool) -> date | None:
    value = fields.get(name)
    if value in (None, ""):
        return None
    found = _by_pattern(value, pattern) if pattern else day_of(value)
    if found is None and strict:
        how = f"such as {pattern}" if pattern else "such as 2026-01-31"
        raise InputError(f"its day {name} is {str(value)[:40]!r}, and no day {how}.")
    return found


def _by_pattern(value: object, pattern: str) -> date | None:
    try:
        return datetime.strptime(str(value).strip()[:40], pattern).date()
    except ValueError:
        return None


def _language(value: object, strict: bool) -> str | None:
    if value in (None, ""):
        return None
    if isinstance(value, str) and _LANGUAGE.fullmatch(value.strip()):
        return value.strip().replace("_", "-").lower()
    if strict:
        raise InputError(f"its language is {str(value)[:40]!r}, and no code such as en.")
    return None
