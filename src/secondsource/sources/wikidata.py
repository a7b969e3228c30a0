"""Wikidata: who held which office from when to when, and how many people live in a place.

Status: recorded.

`wbsearchentities` gives `search` with `id`, `label`; `wbgetentities` gives `entities.ID.claims`: P39 (office held) with
the qualifiers P580 (start) and P582 (end), P1082 (population) with P585 (point in time). Statements of rank
`deprecated` are left out, and so are values that are `novalue` or `somevalue`. Each becomes one plain sentence of ours
about a record; what anybody may edit is a reference and no proof. CC0. No key; ask one question at a time and say who
asks (`fetchers.http.agent`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from secondsource.domain.article import Snapshot
from secondsource.domain.evidence import Passage, PassageKind, Query
from secondsource.errors import SourceError
from secondsource.lookup.answers import at, day_of, items, need_items, read_json, words_at
from secondsource.lookup.passages import Said, fetch_answer, to_passages
from secondsource.ports import Desk

_MOST_STATEMENTS = 40


@dataclass(frozen=True, slots=True)
class Options:
    """Where Wikidata is, and how much is asked."""

    address: str = "https://www.wikidata.org/w/api.php"
    """Address of its service."""
    names: int = 2
    """How many names of a question are looked up."""


class Component:
    def __init__(self, options: Options, desk: Desk) -> None:
        self.options = options
        self.fetcher = desk.fetcher

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        found: list[Passage] = []
        for name in [spellings[0] for spellings in query.names if spellings and spellings[0].strip()][
            : self.options.names
        ]:
            found += self._look_up(name[:100], query, limit)
        return tuple({passage.id: passage for passage in found}.values())[: max(limit, 0)]

    def _look_up(self, name: str, query: Query, limit: int) -> tuple[Passage, ...]:
        snapshot = self._ask(action="wbsearchentities", search=name, language="en", limit="1")
        hits = need_items(snapshot, read_json(snapshot), "search")
        entity = words_at(hits[0], "id") if hits else ""
        if not _is_id(entity):
            return ()
        snapshot, claims, label = self._entity(entity)
        offices = [each for each in items(claims, "P39") or [] if _held_by(each, query.until)][:_MOST_STATEMENTS]
        labels = self._labels([office for each in offices if (office := _target(each))])
        told = [
            *(said for each in offices for said in _office(each, label, labels, entity, query.until)),
            *_population(items(claims, "P1082") or [], label, entity, query.until),
        ]
        return to_passages(told, snapshot, query, limit)

    def _entity(self, entity: str) -> tuple[Snapshot, object, str]:
        snapshot = self._ask(action="wbgetentities", ids=entity, props="claims|labels", languages="en")
        found = at(read_json(snapshot), "entities", entity)
        if at(found, "claims") is None:
            raise SourceError("Wikidata answers without the entity that was asked for.")
        return snapshot, at(found, "claims"), words_at(found, "labels", "en", "value") or entity

    def _labels(self, ids: Sequence[str]) -> dict[str, str]:
        if not ids:
            return {}
        wanted = list(dict.fromkeys(ids))[:_MOST_STATEMENTS]
        snapshot = self._ask(action="wbgetentities", ids="|".join(wanted), props="labels", languages="en")
        value = read_json(snapshot)
        return {each: label for each in wanted if (label := words_at(value, "entities", each, "labels", "en", "value"))}

    def _ask(self, **asked: str) -> Snapshot:
        return fetch_answer(self.fetcher, f"{self.options.address}?{urlencode({'format': 'json', **asked})}")


def _office(
    statement: dict[str, Any], person: str, labels: dict[str, str], entity: str, until: date | None
) -> Iterator[Said]:
    """`X is minister since …` where the record gives no end by the day, else `X was minister from … to …`."""
    office = labels.get(_target(statement))
    start, end = _qualifier(statement, "P580"), _qualifier(statement, "P582")
    if not office:
        return
    last = _last_day(end)
    over = bool(end) and (until is None or (last is not None and last <= until))
    when = (f" from {start}" if start else "") + f" to {end}" if over else (f" since {start}" if start else "")
    verb = "was" if over else "is"
    yield _said(f"{person} {verb} {office}{when} (Wikidata).", person, entity)


def _population(statements: Sequence[dict[str, Any]], place: str, entity: str, until: date | None) -> Iterator[Said]:
    """The latest figure that is not after the day."""
    dated: list[tuple[str, int]] = []
    for each in statements:
        amount = words_at(each, "mainsnak", "datavalue", "value", "amount").lstrip("+")
        day, last = _qualifier(each, "P585"), _last_day(_qualifier(each, "P585"))
        in_time = until is None or (last is not None and last <= until)
        if _is_sound(each) and amount.isdecimal() and len(amount) < 12 and day and in_time:
            dated.append((day, int(amount)))
    if dated:
        day, amount = max(dated)
        yield _said(f"{place} had a population of {amount:,} in {day} (Wikidata).", place, entity)


def _said(text: str, title: str, entity: str) -> Said:
    url = f"https://www.wikidata.org/wiki/{entity}"
    return Said(url, title, text, "Wikidata", None, "en", kind=PassageKind.REFERENCE)


def _held_by(statement: dict[str, Any], until: date | None) -> bool:
    """Whether the office was taken up by a day, as far as the record says."""
    start = _qualifier(statement, "P580")
    return _is_sound(statement) and (until is None or not start or start <= until.isoformat()[: len(start)])


def _is_sound(statement: dict[str, Any]) -> bool:
    return statement.get("rank") != "deprecated" and at(statement, "mainsnak", "snaktype") == "value"


def _target(statement: dict[str, Any]) -> str:
    target = words_at(statement, "mainsnak", "datavalue", "value", "id")
    return target if _is_id(target) else ""


def _is_id(text: str) -> bool:
    return text[:1] == "Q" and text[1:].isascii() and text[1:].isdecimal() and len(text) < 15


def _qualifier(statement: dict[str, Any], name: str) -> str:
    """A time as ISO text of the precision that the record has (11 day, 10 month, 9 year); empty where none is told."""
    first: object = next(iter(items(statement, "qualifiers", name) or []), None)
    time = words_at(first, "datavalue", "value", "time").lstrip("+")
    length = {11: 10, 10: 7, 9: 4}.get(_precision(at(first, "datavalue", "value", "precision")), 0)
    shown = time[:length]
    return shown if shown[:4].isdecimal() and len(shown) == length else ""


def _precision(value: object) -> int:
    return value if isinstance(value, int) else 0


def _last_day(iso: str) -> date | None:
    """A day that an ISO text of any precision lets be the last."""
    return day_of(iso if len(iso) == 10 else f"{iso}-28" if len(iso) == 7 else f"{iso}-12-31" if len(iso) == 4 else "")
