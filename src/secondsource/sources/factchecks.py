"""Fact checks that others published, as Google's Fact Check Tools know them.

Status: recorded.

`claims:search` gives `claims` with `text`, `claimant`, `claimDate` and a list `claimReview` of `publisher`, `url`,
`title` (cut with ` ...`), `reviewDate` (not always there), `textualRating` in the publisher's own words and
`languageCode`. `{}` is its empty result. What comes back are the words of the review: it says what its publisher
rates, and that is one voice; no verdict comes of it. Beside the passages, every rating met is kept under its
publisher's name and shown with the claims that it may be about. Wants a key (free, quota by project; Google APIs
Terms of Service); without one nothing is asked, and that is a gap.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from secondsource.domain.evidence import Passage, PassageKind, Query
from secondsource.domain.matching import EarlierClaim
from secondsource.errors import InputError
from secondsource.lookup.answers import need_items, read_json
from secondsource.lookup.asking import search_words
from secondsource.lookup.keys import need_key
from secondsource.lookup.passages import Said, fetch_answer, to_passages
from secondsource.lookup.ratings import api_reviews, make_rating
from secondsource.ports import Desk


@dataclass(frozen=True, slots=True)
class Options:
    """Where the service is, and which key opens it."""

    address: str = "https://factchecktools.googleapis.com/v1alpha1/claims:search"
    """Address of the service."""
    key: str = "SECONDSOURCE_GOOGLE_KEY"
    """Name of the environment variable that holds the key; the fetcher sends it (see `fetchers.http.keys`)."""


class Component:
    def __init__(self, options: Options, desk: Desk) -> None:
        self.options = options
        self.fetcher = desk.fetcher
        self._met: list[EarlierClaim] = []

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        words = search_words(query)
        if not words:
            return ()
        need_key(self.options.key, "Google's fact check search")
        asked = {"query": words, "pageSize": "20"}
        snapshot = fetch_answer(self.fetcher, f"{self.options.address}?{urlencode(asked)}")
        value = read_json(snapshot)
        claims = need_items(snapshot, value, "claims") if value else []
        ratings = [rating for claim in claims for rating in _ratings(claim)]
        self._met.extend(ratings)
        return to_passages(map(_told, ratings), snapshot, query, limit)

    def take_ratings(self) -> Sequence[EarlierClaim]:
        met, self._met = self._met, []
        return list(dict.fromkeys(met))


def _ratings(claim: dict[str, Any]) -> Iterator[EarlierClaim]:
    """The reviews of a claim that say who rates what, where and how; others are passed over."""
    for fields in api_reviews(claim):
        with suppress(InputError):
            yield make_rating(fields)


def _told(rating: EarlierClaim) -> Said:
    """A note: the sentence is ours, the rating is its publisher's."""
    by = f" by {rating.speaker}" if rating.speaker else ""
    told = f"{rating.by} rates the claim{by} “{rating.claim}” as “{rating.answer}”."
    return Said(rating.url, rating.title, told, rating.by, rating.judged_on, rating.language, kind=PassageKind.NOTE)
