"""Fact checks that others published, as Google's Fact Check Tools know them.

Status: recorded.

`claims:search` gives `claims` with `text`, `claimant`, `claimDate` and a list `claimReview` of `publisher`, `url`,
`title` (cut with ` ...`), `reviewDate` (not always there), `textualRating` in the publisher's own words and
`languageCode`. `{}` is its empty result. What comes back are the words of the review: it says what its publisher
rates, and that is one voice. Wants a key (free, quota by project; Google APIs Terms of Service); without one
nothing is asked, and that is a gap.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from secondsource.domain.evidence import Passage, PassageKind, Query
from secondsource.lookup.answers import day_of, first_web_address, items, need_items, read_json, words_at
from secondsource.lookup.asking import search_words
from secondsource.lookup.keys import need_key
from secondsource.lookup.passages import Said, fetch_answer, to_passages
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

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        words = search_words(query)
        if not words:
            return ()
        need_key(self.options.key, "Google's fact check search")
        asked = {"query": words, "pageSize": "20"}
        snapshot = fetch_answer(self.fetcher, f"{self.options.address}?{urlencode(asked)}")
        value = read_json(snapshot)
        claims = need_items(snapshot, value, "claims") if value else []
        return to_passages((said for claim in claims for said in _reviews(claim)), snapshot, query, limit)


def _reviews(claim: dict[str, Any]) -> Iterator[Said]:
    """A note for each review: the sentence is ours, the rating is its publisher's."""
    text, claimant = words_at(claim, "text"), words_at(claim, "claimant")
    for review in items(claim, "claimReview") or []:
        publisher = words_at(review, "publisher", "name") or words_at(review, "publisher", "site")
        rating, url = words_at(review, "textualRating"), first_web_address(review.get("url"))
        if text and rating and publisher and url:
            by = f" by {claimant}" if claimant else ""
            told = f"{publisher} rates the claim{by} “{text}” as “{rating}”."
            day = day_of(review.get("reviewDate"))
            language = words_at(review, "languageCode") or None
            title = words_at(review, "title")
            yield Said(url, title, told, publisher, day, language, kind=PassageKind.NOTE)
