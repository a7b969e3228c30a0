"""What `factchecks` meets is kept as ratings under their publishers' names, beside the passages."""

import json
from datetime import UTC, datetime

import pytest

from secondsource.data.tables import load_tables
from secondsource.domain.article import Snapshot
from secondsource.domain.evidence import Query
from secondsource.ports import Desk, Rater
from secondsource.sources import factchecks

REVIEWS = [
    {"publisher": {"name": "Zelvia Check"}, "url": "https://zelvia.example/1", "textualRating": "Mostly false"},
    {"publisher": {"name": "Other Desk"}, "url": "https://other.example/1", "textualRating": "True"},
    {"publisher": {"name": "No Rating"}, "url": "https://no.example/1"},
]
ANSWER = {"claims": [{"text": "The quay at Orsk was open.", "claimant": "Ola Berg", "claimReview": REVIEWS}]}


class Answering:
    """Gives the one answer to every address."""

    def fetch(self, address: str) -> Snapshot:
        return Snapshot(address, json.dumps(ANSWER).encode(), datetime(2026, 1, 1, tzinfo=UTC))

    def search(self, query: Query, limit: int):
        return ()


def test_every_rating_met_is_given_once_under_its_publisher(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECONDSOURCE_GOOGLE_KEY", "k")
    source = factchecks.Component(factchecks.Options(), Desk(Answering(), Answering(), load_tables()))
    assert isinstance(source, Rater)
    query = Query("The quay at Orsk was open.")
    assert len(source.search(query, 10)) == 2
    source.search(query, 10)
    met = source.take_ratings()
    assert [(each.by, each.answer, each.speaker) for each in met] == [
        ("Zelvia Check", "Mostly false", "Ola Berg"),
        ("Other Desk", "True", "Ola Berg"),
    ]
    assert source.take_ratings() == []
