"""Every place of the service that shows texts of strangers: how they get there, and the pages on which they stand."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from httpx2 import Response
from starlette.testclient import TestClient

from secondsource.domain.analysis import Analysis, Status, analysis_id
from secondsource.domain.dossier import Dossier, Trace
from secondsource.domain.evidence import PassageKind, Stance
from secondsource.domain.job import JobState, Limits, Task
from secondsource.domain.listing import Listing
from secondsource.domain.matching import Aspect, Difference, EarlierClaim, EarlierKind, Match, Relation
from secondsource.domain.publishing import Edition, Form, ReaderComment, Stage, Step
from secondsource.domain.reference import STANDINGS, Publisher
from secondsource.domain.report import Flag, Report, Verdict
from secondsource.domain.user import Caller, Role, Scope
from secondsource.domain.watching import Answer, Cause, Cited, VerdictChange
from secondsource.pipeline.analyses import Signature
from secondsource.pipeline.keeping import REPORT
from secondsource.pipeline.listing import LISTING
from secondsource.pipeline.registry import row_id
from secondsource.pipeline.watchlist import CHANGE
from secondsource.serial import dumps
from secondsource.testing.accounts import PASSWORD
from secondsource.testing.harsh_reports import hostile
from secondsource.testing.reports import passage, unreviewed
from secondsource.web.app import make_app
from secondsource.web.service import Service

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
DAY = date(2026, 1, 2)
HERE = Caller("terminal", "")
PAGE = {"Accept": "text/html"}
SITE = "https://paper.example"
TURNS = (0, 120)
"""Where the texts begin anew, so that one field of a report holds one text, then another."""
Pages = Iterator[Response]


@dataclass
class House:
    """A service, somebody who passes by, and an admin who is signed in."""

    service: Service
    reader: TestClient
    ada: TestClient
    token: str

    def send(self, path: str, **fields: str) -> Response:
        """A form of the desk, with its token."""
        return self.ada.post(path, data={"form_token": self.token, **fields})


def open_house(service: Service) -> House:
    service.users.add("Ada Admin", PASSWORD, Role.ADMIN, HERE)
    app = make_app(service)
    reader, ada = (TestClient(app, service.public, follow_redirects=False, headers=PAGE) for _ in range(2))
    given = {"name": "Ada Admin", "password": PASSWORD, "form_token": _token(ada, "/sign-in")}
    assert ada.post("/sign-in", data=given).status_code == 303
    return House(service, reader, ada, _token(ada, "/account"))


def _token(client: TestClient, path: str) -> str:
    return re.findall(r'name="form_token" value="([^"]+)"', client.get(path).text)[0]


def _join(texts: Sequence[str], longest: int, between: str = " ") -> Iterator[str]:
    """The texts, several in one as far as they fit."""
    held = ""
    for text in texts:
        if held and len(held) + len(between) + len(text) > longest:
            yield held
            held = ""
        held = f"{held}{between}{text}" if held else text
    yield held


# what readers see


def front(house: House, texts: Sequence[str]) -> Pages:
    """A text that could not be taken in is shown again."""
    for text in _join(texts, 1900):
        yield house.reader.get("/", params={"article": text})
    for name in _join(texts[:190], 300):
        yield house.reader.post("/", data={"article": ""}, files={"file": (name, b"")})


def reports(house: House, texts: Sequence[str]) -> Pages:
    """A report with a text in every field of it, with and without the desk."""
    for turn in TURNS:
        made = hostile([*texts[turn:], *texts[:turn]])
        name = f"rpt-{turn:064}"
        article = replace(made.article, address=f"{SITE}/{turn}")
        _keep(house, replace(made, id=name, article=article, revisions=()))
        yield house.reader.get(f"/reports/{name}")
        yield house.reader.get(f"/reports/{name}", params={"lang": "uk"})
        yield house.ada.get(f"/desk/reports/{name}")


def _keep(house: House, made: Report) -> None:
    address = made.article.address
    dossier = Dossier(made, Trace("00" * 32, address, DAY, None, (), ()))
    house.service.checker.ledger.append(REPORT, made.id, [address], dumps(dossier))


def revisions(house: House, texts: Sequence[str]) -> Pages:
    """What a person wrote about a statement; it stands in the report, at the desk, and in the log of corrections."""
    made = unreviewed()
    _keep(house, made)
    claim = made.assessments[0].claim.id
    place = f"/desk/reports/{made.id}"
    for text in _join(texts, 3900, "\n"):
        fields = {"claim": claim, "verdict": "conflicting", "why": text, "seen": "0"}
        assert house.send(f"{place}/revisions", **fields).status_code == 303
        yield house.send(f"{place}/revisions", **fields | {"verdict": "", "addresses": text})
    for path in (f"/reports/{made.id}", "/corrections"):
        yield house.reader.get(path)
    yield house.ada.get(place)


def lists(house: House, texts: Sequence[str]) -> Pages:
    """Titles, publishers, addresses and statements of reports, in every list of them."""
    for number, text in enumerate(_join(texts, 150)):
        name = f"rpt-{number:064x}"
        made = Listing(
            name, text, text, text, "en", DAY, DAY, NOON, ((Verdict.REFUTED, 1),), (f"zebra {text}",), (text,),
            Flag.QUOTE_ALTERED,
        )  # fmt: skip
        house.service.checker.ledger.append(LISTING, name, [text], dumps(made))
    for page in range(1, len(texts) // 25 + 1):
        yield house.ada.get("/desk", params={"page": page})
    yield house.reader.get("/")


def found(house: House, texts: Sequence[str]) -> Pages:
    """Passages of the archive, reports and analyses that a search finds, and the words that were asked."""
    for text in _join(texts, 390):
        yield house.reader.get("/search", params={"q": text})
    zebras = [f"zebra {text}" for text in _join(texts, 400)]
    record = house.service.checker.archive.record
    record.add_analyses(_analysis(each, Status.REVIEWED) for each in zebras)
    house.service.checker.archive.add(
        [
            passage(number, text=each, title=each, publisher=each, url=f"{SITE}/{number}", kind=PassageKind.PAGE)
            for number, each in enumerate(zebras)
        ]
    )
    yield house.reader.get("/search", params={"q": "zebra", "limit": 100})


def analyses(house: House, texts: Sequence[str]) -> Pages:
    """Analyses for readers and at the desk, with their history."""
    record = house.service.checker.analyses.record
    record.add_analyses(_analysis(text, Status.DRAFT) for text in _join(texts, 500))
    yield house.ada.get("/desk/analyses")
    yield house.ada.get("/desk")
    whole = _analysis("\n".join(texts), Status.REVIEWED)
    record.add_analyses([whole])
    yield house.reader.get("/analyses")
    for text in _join(texts, 3900):
        yield house.send(f"/desk/analyses/{whole.id}/edit", summary=text, why=text, verdict="refuted", cites=text)
        yield house.send("/desk/analyses", claim=text, summary=text, cites=text, evidence=text, expires=text)
        yield house.send(f"/desk/analyses/{whole.id}/edit", summary=text, why=text, verdict="refuted")
    yield house.ada.get(f"/desk/analyses/{whole.id}")
    for text in _join(texts, 500):
        yield house.ada.get("/desk/analyses", params={"claim": text})


def _analysis(text: str, status: Status) -> Analysis:
    name = analysis_id(text, Verdict.REFUTED, text, DAY)
    return Analysis(name, text, Verdict.REFUTED, text, text, DAY, (text,), status)


def changes(house: House, texts: Sequence[str]) -> Pages:
    """Verdicts that changed, with the passages because of which they did."""
    for number, text in enumerate(_join(texts, 290)):
        before = Answer(Verdict.SUPPORTED, None, None, None, text, text)
        after = Answer(Verdict.REFUTED, None, None, None, text, text)
        cited = Cited("psg-1", text, text, DAY, Stance.REFUTES, text, True)
        made = VerdictChange(
            f"chg-{number}", "rpt-1", "clm-1", text, text, text, before, after, Cause.EVIDENCE, (cited,), DAY, NOON
        )
        house.service.checker.ledger.append(CHANGE, made.id, [text], dumps(made))
    yield house.reader.get("/changes", params={"limit": 200})
    yield house.reader.get("/changes", params={"limit": 100, "of": texts[0]})
    yield house.reader.get("/")


def progress(house: House, texts: Sequence[str]) -> Pages:
    """A check while it is done, with tickets that nobody was given, as it fails, and in the queue of the desk."""
    queue = house.service.queue
    job = queue.put(Task("check", "key", json.dumps({"text": texts[0]}), "asker"), Limits(999, 999))
    assert queue.lease("w", 60.0) is not None
    for text in _join(texts, 390):
        queue.tell(job.id, "w", "stage", json.dumps({"name": "extracted", "line": text, "title": text}))
    yield house.reader.get(f"/checks/{job.id}")
    for text in _join(texts, 90):
        yield house.reader.get(f"/checks/{job.id}", params={"ask": text})
    queue.finish(job.id, "w", JobState.FAILED, "\n".join(texts))
    yield house.reader.get(f"/checks/{job.id}")
    yield house.ada.get("/desk")


# the house's own


def articles(house: House, texts: Sequence[str]) -> Pages:
    """Articles of the house: titles, authors, editors; comments with their names and the reasons why they wait."""
    newsroom, slug = house.service.newsroom, "one"
    for number, text in enumerate(_join(texts, 400), start=1):
        edition = Edition(number, text, text, DAY, "en", Form.MARKDOWN, "Words.", text, NOON)
        assert newsroom.add(slug, edition) if number == 1 else newsroom.revise(slug, edition)
        newsroom.take_step(slug, Step(Stage.PUBLISHED, number, text, NOON))
        newsroom.add(f"a-{number}", replace(edition, number=1))
        newsroom.take_step(f"a-{number}", Step(Stage.PUBLISHED, 1, text, NOON))
    for number, text in enumerate(_join(texts, 390)):
        newsroom.add_comment(ReaderComment(f"s-{number}", slug, text, text, NOON, ""))
        newsroom.add_comment(ReaderComment(f"w-{number}", "a-1", text, text, NOON, text))
    yield from (house.ada.get(f"/desk/{place}") for place in ("articles", "comments", "articles/one", "articles/a-1"))
    yield from (house.reader.get(place) for place in ("/articles", "/articles/one", "/articles/a-1/comments/w-0"))
    yield house.ada.get("/desk/articles/one/editions/1")
    for text in _join(texts, 1900):
        fields = dict.fromkeys(("title", "author", "dated", "language", "form", "source"), text)
        yield house.send("/desk/articles", **fields)
        yield house.reader.post("/articles/a-1/comments", data={"name": text, "text": " " * 8000 + text})
    for name in _join(texts[:190], 300):
        files = {"file": (name, b"Words.")}
        yield house.ada.post("/desk/articles", data={"form_token": house.token, "title": "T"}, files=files)


# accounts and the desk


def account(house: House, texts: Sequence[str]) -> Pages:
    """Names of tokens and of browsers, on the account's page and in the log of what was done."""
    users = house.service.users
    several = list(_join(texts, 110))
    for number, start in enumerate(range(0, len(several), 15)):
        person = users.add(f"Pia {'x' * (number + 1)}", PASSWORD, Role.READER, HERE)
        for text in several[start : start + 15]:
            entered = users.sign_in(person.name, PASSWORD, Caller("", "203.0.113.7", text), 12)
            users.note(text, text, Caller(text, "203.0.113.7", text))
            users.make_token(person.id, f"T {text}"[:60], [Scope.READ], 7, HERE)
        yield house.reader.get("/account", headers={"Cookie": f"secondsource={entered.secret}"})
        yield house.ada.get(f"/desk/people/{person.id}")
    yield house.ada.get("/desk/people")
    for text in _join(texts, 40):
        yield house.send("/desk/people", name=text, role=text, password="x", again="x", own=PASSWORD)
    for text in _join(texts[:9], 60):
        yield house.send("/account/tokens", name=text, scope="read", days="7")
    audit = house.ada.get("/desk/audit")
    while older := re.search(r'href="(/desk/audit\?before=\d+)"', audit.text):
        yield audit
        audit = house.ada.get(older[1])
    yield audit


def sign_in(house: House, texts: Sequence[str]) -> Pages:
    """A name that could not be signed in is shown again; the place to go on to is kept."""
    for text in _join(texts, 40):
        yield house.reader.post("/sign-in", data={"name": text, "password": "x" * 12, "next": f"/{text}"})


def matches(house: House, texts: Sequence[str]) -> Pages:
    """Judgements of others, and people's decisions on them."""
    matcher = house.service.checker.matcher
    made = []
    for number, text in enumerate(_join(texts, 600)):
        judged = EarlierClaim(
            f"erl-{number}", EarlierKind.FACT_CHECK, text, text, text, text, DAY, text, DAY, text, text
        )
        different = (Difference(Aspect.NAME, text, text),)
        made.append(Match(f"mat-{number}", text, judged, Relation.DIFFERS, different, 0.9))
    matcher.suggest(made)
    yield house.ada.get("/desk/matches")
    for number, text in enumerate(_join(texts, 3900)):
        yield house.send(f"/desk/matches/mat-{number}", state=text[:300], why=text)
        assert house.send(f"/desk/matches/mat-{number}", state="rejected", why=text).status_code == 303
        yield house.ada.get(f"/desk/matches/mat-{number}")


def registry(house: House, texts: Sequence[str]) -> Pages:
    """The source registry, with the evidence for every row."""
    rows = house.service.checker.registry
    for number, text in enumerate(_join(texts, 3000)):
        row = Publisher(text, (f"n{number}.example",), text, (text,), text, STANDINGS[0], text, text)
        rows.put(row, Signature(text, NOON, text, None))
        yield house.ada.get(f"/desk/sources/{row_id(text)}")
    yield house.ada.get("/desk/sources", params={"q": "n1"})
    for text in _join(texts, 3900):
        yield house.send(
            "/desk/sources", **dict.fromkeys(("name", "domains", "camp", "owner", "evidence", "why"), text)
        )
    for text in _join(texts[::5], 190):
        yield house.ada.get("/desk/sources", params={"q": text})


ROOMS: dict[str, Callable[[House, Sequence[str]], Pages]] = {
    each.__name__: each
    for each in (
        front, reports, revisions, lists, found, analyses, changes, progress, articles, account, sign_in, matches,
        registry,
    )
}  # fmt: skip
