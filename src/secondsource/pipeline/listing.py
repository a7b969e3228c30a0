"""A list of the kept reports that can be read without reading the reports: one small entry of the ledger for each."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from secondsource.domain.dossier import Dossier
from secondsource.domain.editing import Edit
from secondsource.domain.folding import fold
from secondsource.domain.listing import EditLine, Listing
from secondsource.domain.report import Report, Verdict
from secondsource.errors import StoreError
from secondsource.pipeline.keeping import REPORT
from secondsource.pipeline.revising import read_reviewed
from secondsource.ports import Entry, Ledger
from secondsource.serial import dumps, loads
from secondsource.weighing.labels import clip
from secondsource.weighing.overview import find_gravest
from secondsource.weighing.reviewing import as_reviewed

LISTING = "listing"
"""Kind of entry of a ledger: what a list says of a report; the latest entry of a report counts."""
_LISTED = "listed-3"
"""Bookmark: the last report whose listing was written as listings are now; raise the number when they say more."""
_LINE = 160
_CLAIMS = 60


def list_report(report: Report) -> Listing:
    """What a list says of a report, as people have reviewed it."""
    article = report.article
    counts = Counter(item.verdict for item in as_reviewed(report).assessments)
    return Listing(
        report=report.id,
        address=article.address,
        title=clip(article.title, _LINE),
        publisher=clip(article.publisher or "", _LINE),
        language=article.language or "",
        published=article.published,
        as_of=report.as_of,
        made_at=report.run.started_at,
        counts=tuple((verdict, counts[verdict]) for verdict in Verdict if counts[verdict]),
        claims=tuple(clip(item.claim.text, _LINE) for item in report.assessments[:_CLAIMS]),
        reviewers=tuple(dict.fromkeys(clip(each.by, _LINE) for each in report.revisions)),
        worst=find_gravest(report),
        edited=report.edited.report if report.edited else "",
        edits=tuple(map(_line, report.edited.edits)) if report.edited else (),
    )


def _line(edit: Edit) -> EditLine:
    stood, put = (tuple(clip(each.text, _LINE) for each in side) for side in (edit.stood, edit.put))
    signed = edit.signed
    return EditLine(edit.kind, stood, put, clip(signed.by, _LINE), signed.at, clip(signed.why, _LINE))


def write_listing(ledger: Ledger, report: Report) -> None:
    """Writes what a list says of a report; once for each revision of it."""
    revised = f"/{len(report.revisions)}" if report.revisions else ""
    ledger.append(LISTING, f"{report.id}{revised}/{_LISTED}", [report.article.address], dumps(list_report(report)))


def _read(ledger: Ledger, entry: Entry) -> Report:
    """The report as people have reviewed it; as the machine made it where their log is damaged: one list shows many
    reports, and the damaged one says so itself."""
    try:
        return read_reviewed(ledger, entry.id)
    except StoreError:
        return loads(Dossier, entry.body).report


class Catalogue:
    """The listings, read as they are written. Many may ask at once."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._lock = threading.Lock()
        self._read = 0
        self._listings: dict[str, Listing] = {}
        self._words: dict[str, str] = {}

    def recent(self, limit: int, skip: int = 0) -> Sequence[Listing]:
        """Newest first, one of each article: the latest report about it."""
        return self.choose(lambda _: True)[skip : skip + limit]

    def choose(self, fits: Callable[[Listing], bool]) -> Sequence[Listing]:
        """Those that fit, newest first, one of each article: the latest report about it."""
        newest = {self._subject(each): each for each in self._all()}
        return sorted(filter(fits, newest.values()), key=lambda each: each.made_at, reverse=True)

    def search(self, words: str, limit: int) -> Sequence[Listing]:
        """Those whose title, publisher, address or statements hold every word, newest first."""
        wanted = [fold(word) for word in words.split()][:20]
        if not wanted:
            return ()
        found = [each for each in self._all() if all(word in self._words[each.report] for word in wanted)]
        return sorted(found, key=lambda each: each.made_at, reverse=True)[:limit]

    def of(self, address: str) -> Sequence[Listing]:
        """Every report about the article of an address, oldest first."""
        return [each for each in self._all() if each.address == address]

    def edits(self) -> Sequence[tuple[Listing, EditLine]]:
        """Every edit of statements with the report that was made by it, newest first."""
        listed = {each.report: each for each in self._all()}
        made: list[tuple[Listing, EditLine]] = []
        for each in listed.values():
            before = listed.get(each.edited)
            made += [(each, edit) for edit in each.edits[len(before.edits) if before else 0 :]]
        return sorted(made, key=lambda pair: pair[1].at)[::-1]  # of one moment, the later report first

    def count(self) -> int:
        return len(self._all())

    def _all(self) -> list[Listing]:
        with self._lock:
            self._write_missing()
            for entry in self.ledger.entries(LISTING, None, self._read):
                listing = loads(Listing, entry.body)
                self._read = entry.number
                self._listings[listing.report] = listing
                told = (listing.title, listing.publisher, listing.address, *listing.claims)
                self._words[listing.report] = fold(" ".join(told))
            return list(self._listings.values())

    def _write_missing(self) -> None:
        for number, report in self._unlisted():
            write_listing(self.ledger, report)
            self.ledger.set_bookmark(_LISTED, number)

    def _unlisted(self) -> Iterator[tuple[int, Report]]:
        for entry in self.ledger.entries(REPORT, None, self.ledger.bookmark(_LISTED)):
            yield entry.number, _read(self.ledger, entry)

    def _subject(self, listing: Listing) -> str:
        """The article; a text that was given by hand is none but itself, however its statements were edited."""
        while listing.address == "-" and listing.edited in self._listings:
            listing = self._listings[listing.edited]
        return listing.report if listing.address == "-" else listing.address
