"""What every source must do. Subclass `SourceSuite`, set `module`, give it recorded pages, and run it with pytest."""
# ruff: noqa: S101 (suites are run by pytest, never with -O)

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from secondsource.domain.evidence import Passage, PassageKind, Query, passage_id
from secondsource.domain.reference import Event, Role, Tables
from secondsource.errors import FetchError, RefusedAddress, SecondSourceError
from secondsource.ports import Desk, News, Outlets, Source
from secondsource.testing.fakes import OneAnswer, SavedPages, make_desk, make_passage
from secondsource.testing.parts import PartSuite, no_connections

KEPT = tuple(
    make_passage(f"The bridge at Kupiansk was hit {number} times.", published_at=date(2025, 12, 20 + number))
    for number in range(6)
)
TABLES = Tables(
    events=(
        Event(
            id="war",
            name="Full-scale war",
            phrases=("full-scale war",),
            needs=(),
            kind="war",
            start=date(2022, 2, 24),
            end=None,
            place="Kupiansk",
            text="The full-scale war began on 24 February 2022.",
            source="https://reference.example/war",
            checked="2026-01-01",
        ),
    ),
    roles=tuple(
        Role(
            person="Jane Example",
            names=("Example",),
            role=role,
            organisation="Example Ministry",
            camp=None,
            start="2024",
            end=None,
            text=f"Jane Example is {role} of the Example Ministry.",
            source="https://reference.example/jane",
            checked="2026-01-01",
        )
        for role in ("minister", "chair", "spokeswoman")
    ),
)
QUESTIONS = (
    Query("bridge at Kupiansk hit", names=(("Kupiansk", "Kupyansk", "Куп'янськ"),), until=date(2025, 12, 23)),
    Query("Jane Example is minister since the full-scale war began", names=(("Jane Example", "Example"),)),
    Query("", until=date(2025, 12, 23)),
    Query('AND ( " OR : *', names=((),), numbers=("1e999999", "-0")),
    Query("x" * 20_000),
)
BAD_ANSWERS = (
    b"",
    b"{}",
    b"[]",
    b"null",
    b"NaN",
    b'{"results": [',
    b'{"results": null, "articles": 7, "query": {"search": [{}]}, "claims": [null]}',
    b"[" * 5000,
    b'{"n": ' + b"9" * 6000 + b"}",
    b"<html><body>Not what you asked for</body></html>",
    b"<?xml version='1.0'?><rss><channel><item/></channel>",
    b"<!DOCTYPE x [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><rss><channel><item><title>&b;</title></item></channel></rss>",
    "Пошук".encode("cp1251"),
    bytes(range(256)) * 20,
    b"\x1f\x8b\x08" + b"\x00" * 50,
)
FAILURES = (FetchError("The site answers 500."), RefusedAddress("The site is not public."))


class SourceSuite(PartSuite):
    """`pages` are recorded answers by address, and `questions` what to ask of them; the defaults suit any source."""

    pages: Mapping[str, bytes | str] = {}
    questions: Sequence[Query] = QUESTIONS

    def make(self, desk: Desk) -> Source:
        return self.module.Component(self._options(), desk)

    def _options(self) -> Any:
        return self.module.Options()

    def _desk(self, fetcher: SavedPages | OneAnswer | None = None) -> Desk:
        return make_desk(fetcher or SavedPages(self.pages), KEPT, TABLES)

    def test_does_nothing_when_built(self) -> None:
        fetcher = SavedPages(self.pages)
        self.make(self._desk(fetcher))
        assert fetcher.asked == []

    def test_keeps_to_the_limit(self) -> None:
        for query in self.questions:
            for limit in (1, 2, 50):
                assert len(self._ask(query, limit)) <= limit

    def test_passages_are_what_they_say(self) -> None:
        for passage in self._all():
            assert passage.id == passage_id(passage.url, PassageKind(passage.kind), passage.text)
            assert passage.span.end - passage.span.start == len(passage.text)
            assert passage.span.start >= 0
            assert passage.text.strip()

    def test_news_keep_to_the_limit_and_fail_as_promised(self) -> None:
        for answer in BAD_ANSWERS:
            for news in self._news(self.make(self._desk(OneAnswer(answer)))):
                try:
                    found = news.latest(2)
                except SecondSourceError:
                    continue
                assert len(found) <= 2
                assert all(passage.text.strip() for passage in found)

    @staticmethod
    def _news(source: Source) -> Iterable[News]:
        """What can be watched of a source; nothing, where it offers no latest."""
        if isinstance(source, Outlets):
            return source.outlets().values()
        return (source,) if isinstance(source, News) else ()

    def test_gives_nothing_published_after_the_day(self) -> None:
        for query in self.questions:
            days = [passage.published_at for passage in self._ask(query, 50)]
            assert all(day is None or query.until is None or day <= query.until for day in days)

    def test_gives_each_passage_once_and_the_same_again(self) -> None:
        for query in self.questions:
            found = self._ask(query, 50)
            assert len({passage.id for passage in found}) == len(found)
            assert found == self._ask(query, 50)

    def test_bad_answers_end_as_our_errors(self) -> None:
        for answer in (*BAD_ANSWERS, *FAILURES):
            for kind in ("application/json", "text/html", "text/xml"):
                self._ask(self.questions[0], 5, OneAnswer(answer, kind))

    def test_opens_no_connection_of_its_own(self) -> None:
        with no_connections():
            self._all()

    def _all(self) -> Iterable[Passage]:
        return [passage for query in self.questions for passage in self._ask(query, 50)]

    def _ask(self, query: Query, limit: int, fetcher: SavedPages | OneAnswer | None = None) -> list[Passage]:
        """What a source answers; one of our errors counts as no answer, and any other fails the test."""
        try:
            return list(self.make(self._desk(fetcher)).search(query, limit))
        except SecondSourceError:
            return []
