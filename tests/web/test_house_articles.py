"""Articles of the house: written by editors, checked like any other, commented on by anybody, and safe to look at."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from secondsource.checker import Checker
from secondsource.domain.publishing import Form
from secondsource.domain.user import Caller, Role
from secondsource.pipeline.house_text import make_slug, text_fault, to_markup
from secondsource.web.app import make_app
from secondsource.web.running import make_service

PASSWORD = "seven quiet herons at dawn"
PAGE = {"Accept": "text/html"}
TEXT = """The bridge over the river Aare in Bern was closed in May 2025 for repairs, the city said on Monday.

## What the city says

The budget grew from 3.0 million to 4.2 million francs, a rise of 20 percent, said the mayor, Anna Weber.

*Traffic* is led over the [second bridge](https://city.example.org/bridge) until October 2025.
"""
ARTICLE = {
    "title": "The bridge is closed",
    "author": "Rosa Reporter",
    "dated": "2025-06-02",
    "language": "en",
    "form": "markdown",
    "source": TEXT,
}


class Desk:
    """Somebody at a browser; follows no redirect by itself."""

    def __init__(self, app, address: str = "203.0.113.7") -> None:
        self.client = TestClient(
            app, "http://127.0.0.1:8000", follow_redirects=False, client=(address, 40000), headers=PAGE
        )

    def get(self, path: str):
        return self.client.get(path)

    def post(self, path: str, **fields: str):
        return self.client.post(path, data=fields)

    def token(self, path: str) -> str:
        return re.findall(r'name="form_token" value="([^"]+)"', self.get(path).text)[0]

    def sign_in(self, name: str) -> None:
        token = self.token("/sign-in")
        assert self.post("/sign-in", name=name, password=PASSWORD, form_token=token).status_code == 303

    def send(self, path: str, **fields: str):
        """A form of the desk, with its token."""
        return self.post(path, form_token=self.token("/desk/articles/new"), **fields)

    def write(self, **changed: str) -> str:
        """A new draft; gives its slug."""
        answer = self.send("/desk/articles", **{**ARTICLE, **changed})
        assert answer.status_code == 303, answer.text
        return answer.headers["location"].rpartition("/")[2]

    def publish(self, **changed: str) -> str:
        slug = self.write(**changed)
        assert self.send(f"/desk/articles/{slug}/publish").status_code == 303
        return slug


@pytest.fixture
def service(open_service):
    made = open_service()
    terminal = Caller("terminal", "")
    for name, role in (("Edda Editor", Role.EDITOR), ("Emil Editor", Role.EDITOR), ("Rita Reader", Role.READER)):
        made.users.add(name, PASSWORD, role, terminal)
    return made


@pytest.fixture
def app(service):
    with TestClient(made := make_app(service), base_url="http://127.0.0.1:8000"):
        yield made


@pytest.fixture
def edda(app) -> Desk:
    desk = Desk(app)
    desk.sign_in("Edda Editor")
    return desk


@pytest.fixture
def reader(app) -> Desk:
    return Desk(app, "198.51.100.9")


def test_a_published_article_has_its_four_parts_once_it_is_checked(edda, reader, service, work_off):
    slug = edda.publish()
    before = reader.get(f"/articles/{slug}").text
    assert "no report about this article yet" in before
    work_off(service)
    page = reader.get(f"/articles/{slug}").text
    assert [name for name in ("listen", "article", "check", "comments") if f'id="{name}"' in page] == [
        "listen", "article", "check", "comments"
    ]  # fmt: skip
    assert "From 3,000,000 to 4,200,000 is a rise of 40 percent, not 20." in page
    assert "Зміна не випливає з наведених чисел." in reader.get(f"/articles/{slug}?lang=uk").text
    assert '<a href="https://city.example.org/bridge" rel="noopener noreferrer">second bridge</a>' in page
    assert re.search(r'<source src="/reports/[^"]+/narration\.', page)
    assert f'href="/articles/{slug}"' in reader.get("/articles").text
    report = reader.client.get(re.findall(r'href="(/reports/[^"/]+)"', page)[0] + ".json").json()
    assert report["article"]["address"] == f"http://127.0.0.1:8000/articles/{slug}"
    assert report["article"]["title"] == ARTICLE["title"]
    assert report["article"]["published"] == "2025-06-02"
    assert reader.get(f"/articles?address=http://127.0.0.1:8000/articles/{slug}").status_code == 302


def test_self_check_stands_whether_or_not_an_operator_is_named(edda, reader, service, work_off):
    slug = edda.publish()
    assert "it is checking itself" in reader.get(f"/articles/{slug}").text


def test_where_the_operator_is_named_the_report_itself_says_so(service, tmp_path, work_off):
    check = replace(service.checker.settings.check, operator="The Aare Post")
    named = make_service(Checker(replace(service.checker.settings, check=check), offline=True))
    with TestClient(app := make_app(named), base_url="http://127.0.0.1:8000"):
        edda = Desk(app)
        edda.sign_in("Edda Editor")
        slug = edda.publish()
        work_off(named)
        page = edda.get(f"/articles/{slug}").text
        report = edda.client.get(re.findall(r'href="(/reports/[^"/]+)"', page)[0] + ".json").json()
    assert "self_check" in [each["flag"] for each in report["findings"]]
    assert "The Aare Post runs this checker and publishes this article" in page


def test_a_draft_is_read_by_nobody_but_editors(edda, reader, app, service):
    slug = edda.write(title="Not yet to be told")
    rita, emil = Desk(app), Desk(app)
    rita.sign_in("Rita Reader")
    emil.sign_in("Emil Editor")
    for path in (f"/articles/{slug}", f"/desk/articles/{slug}", "/desk/articles", f"/desk/articles/{slug}/editions/1"):
        for stranger in (reader, rita):
            answer = stranger.get(path)
            assert answer.status_code in (303, 403, 404)
            assert "Not yet" not in answer.text
    assert "Not yet" not in reader.get("/articles").text + reader.get("/search?q=told").text
    assert reader.post(f"/articles/{slug}/comments", text="hello").status_code == 404
    assert emil.get(f"/desk/articles/{slug}").status_code == 200
    assert not any(service.queue.counts().values())


def test_the_bar_at_the_top_leads_to_articles_where_there_are_any(edda, reader):
    def bar(path: str) -> str:
        return reader.get(path).text.partition("</nav>")[0]

    assert "/articles" not in bar("/")
    slug = edda.publish()
    assert '<a href="/articles">Articles</a>' in bar("/")
    assert '<a href="/articles" aria-current="page">Articles</a>' in bar("/articles")
    assert '<a href="/search" aria-current="page">' in bar("/search?q=x")
    assert '<a href="/articles">Статті</a>' in bar("/search?lang=uk")
    edda.send(f"/desk/articles/{slug}/withdraw")
    assert "/articles" not in bar("/")


def test_a_newsroom_that_cannot_be_read_takes_no_page_along(reader, service, tmp_path):
    (tmp_path / "newsroom.sqlite3").write_bytes(b"no database" * 500)
    assert reader.get("/search").status_code == 200
    damaged = reader.get("/articles")
    assert damaged.status_code == 503
    assert "is damaged" in damaged.text


def test_editions_are_kept_and_readers_see_the_published_one(edda, reader):
    slug = edda.publish()
    again = edda.send(f"/desk/articles/{slug}", **{**ARTICLE, "source": "A second wording of it all.", "edition": "1"})
    assert again.status_code == 303
    assert "second wording" not in reader.get(f"/articles/{slug}").text
    edda.send(f"/desk/articles/{slug}/publish")
    assert "second wording" in reader.get(f"/articles/{slug}").text
    assert "river Aare" in edda.get(f"/desk/articles/{slug}/editions/1").text
    late = edda.send(f"/desk/articles/{slug}", **{**ARTICLE, "source": "Too late", "edition": "1"})
    assert late.status_code == 422
    assert "Too late" in late.text  # what was written is not lost
    assert "Too late" not in edda.get(f"/desk/articles/{slug}").text


def test_a_report_about_an_earlier_wording_is_told_as_such(edda, reader, service, work_off):
    slug = edda.publish()
    work_off(service)
    edda.send(
        f"/desk/articles/{slug}", **{**ARTICLE, "source": TEXT + "\n\nOne more sentence is here.", "edition": "1"}
    )
    edda.send(f"/desk/articles/{slug}/publish")
    page = reader.get(f"/articles/{slug}").text
    assert "about an earlier wording" in page
    assert "<audio" not in page
    work_off(service)
    assert "about an earlier wording" not in reader.get(f"/articles/{slug}").text


def test_a_withdrawn_article_is_gone_for_readers_and_kept_for_editors(edda, reader):
    slug = edda.publish()
    edda.send(f"/desk/articles/{slug}/withdraw")
    assert reader.get(f"/articles/{slug}").status_code == 404
    assert "withdrawn" in edda.get(f"/desk/articles/{slug}").text
    edda.send(f"/desk/articles/{slug}/publish")
    assert reader.get(f"/articles/{slug}").status_code == 200


def test_forms_of_the_desk_without_their_token_change_nothing(edda, reader, service):
    slug = edda.publish()
    reader.post(f"/articles/{slug}/comments", text="One", website="x")
    (held,) = service.newsroom.waiting(9)
    before = service.newsroom.find(slug)
    for path in (
        "/desk/articles", f"/desk/articles/{slug}", f"/desk/articles/{slug}/publish",
        f"/desk/articles/{slug}/withdraw", f"/desk/articles/{slug}/check", f"/desk/comments/{held.id}",
    ):  # fmt: skip
        for token in ("", "x", "A" * 88):
            fields = {**ARTICLE, "edition": "1", "decision": "accept", "form_token": token}
            assert edda.post(path, **fields).status_code == 403
    right = {"form_token": edda.token("/desk/articles/new"), **ARTICLE}
    foreign = edda.client.post("/desk/articles", data=right, headers={"Origin": "https://evil.example"})
    assert foreign.status_code == 403
    assert service.newsroom.find(slug) == before
    assert len(service.newsroom.articles()) == 1
    assert len(service.newsroom.waiting(9)) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"title": ""}, {"dated": "yesterday"}, {"language": "<b>"}, {"form": "word"}, {"source": ""},
        {"source": "x" * 200_001}, {"source": "[" * 20_000}, {"form": "html", "source": "<script>alert(1)</script>"},
    ],
)  # fmt: skip
def test_what_cannot_be_published_is_told_and_not_lost(edda, service, changed):
    answer = edda.send("/desk/articles", **{**ARTICLE, **changed})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert service.newsroom.articles() == []


def test_a_file_takes_the_place_of_the_text(edda, service):
    token = edda.token("/desk/articles/new")
    fields = {**ARTICLE, "source": "", "form_token": token}
    for name, body, status in (
        ("story.html", b"<h1>Big</h1><p>From a file.</p>", 303),
        ("story.md", b"\xef\xbb\xbfFrom *a* file.", 303),
        ("story.md", b"\xff\xfe\x00", 422),
        ('"><script>alert(1)</script>.exe', b"x", 422),
        ("../../../../etc/passwd.md", b"From a file.", 303),
    ):
        answer = edda.client.post("/desk/articles", data=fields, files={"file": (name, body)})
        assert answer.status_code == status, answer.text
        assert "<script>alert" not in answer.text
    slugs = [each.slug for each in service.newsroom.articles()]
    assert slugs == ["the-bridge-is-closed", "the-bridge-is-closed-2", "the-bridge-is-closed-3"]
    assert "<h2>Big</h2>" in edda.get("/desk/articles/the-bridge-is-closed").text


class Tags(HTMLParser):
    """Elements and attributes that a browser would make."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='jAvAsCrIpT&#58;alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    '![x](x"onerror="alert(1))',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<style>@import 'x'</style>",
    "<base href=//evil>",
    "<form action=//evil><input name=form_token>",
    "<meta http-equiv=refresh content='0;url=//evil'>",
    "<p style='x:expression(1)'>x",
    "<p onclick=alert(1) id=comments class=complaint>x</p>",
    "{{7*7}}",
    "{% include '/etc/passwd' %}",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<template><script>alert(1)</script></template>",
    "<object data=x>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<xmp><script>alert(1)</script></xmp>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    '<a href="//evil.example" target=_blank>x</a>',
    "\u202egnp.exe",
    "<p/x/onmouseover=alert(1)>",
    "<plaintext>",
]


NEVER = frozenset({"iframe", "object", "base", "style", "svg", "math", "template", "plaintext", "xmp", "video", "img"})


def harmless(page: str) -> None:
    tags = Tags()
    tags.feed(page)
    for tag, given in tags.found:
        assert tag not in (
            "iframe",
            "object",
            "base",
            "style",
            "svg",
            "math",
            "template",
            "plaintext",
            "xmp",
            "video",
            "img",
        )
        assert not [name for name in given if name.startswith("on") or name in ("style", "srcdoc")]
        assert (
            not (given.get("href") or "")
            .lower()
            .replace("\t", "")
            .strip()
            .startswith(("javascript:", "data:", "vbscript:"))
        )
        assert tag != "script" or (given.get("src") or "").startswith("/static/")
        assert tag != "meta" or given.get("http-equiv") is None
        assert tag != "form" or (given.get("action") or "").startswith("/")
    assert len([1 for tag, given in tags.found if given.get("id") == "comments"]) <= 1
    assert ">49<" not in page


def test_payloads_in_every_place_stand_as_text(edda, reader, service):
    now = [datetime(2026, 1, 1, tzinfo=UTC)]
    service.clock = lambda: now[0]
    for payload in PAYLOADS:
        now[0] += timedelta(hours=13)
        for form in Form:
            slug = edda.publish(
                title=f"{payload} t", author=payload, source=f"Words.\n\n{payload}\n\nMore.", form=form.value
            )
            assert re.fullmatch(r"[a-z0-9-]+", slug)
            posted = reader.post(f"/articles/{slug}/comments", text=f"{payload} {slug}", name=payload)
            assert posted.status_code == 303, posted.text
            for page in (
                reader.get(f"/articles/{slug}"), edda.get(f"/desk/articles/{slug}"),
                reader.get(posted.headers["location"]), edda.get(f"/desk/articles/{slug}/editions/1"),
            ):  # fmt: skip
                assert page.status_code == 200
                harmless(page.text)
    harmless(edda.get("/desk/articles").text)
    harmless(reader.get("/articles").text)
    harmless(reader.get("/articles/%3Cscript%3Ealert(1)%3C%2Fscript%3E").text)
    for payload in PAYLOADS[:5]:
        harmless(
            edda.send("/desk/articles", **{**ARTICLE, "title": payload, "dated": payload, "language": payload}).text
        )


def test_a_comment_appears_at_once_and_its_writer_sees_it(edda, reader):
    slug = edda.publish()
    posted = reader.post(
        f"/articles/{slug}/comments", text="I cross it every day.\n\n\n\nIt is  fine.", name="A. Walker"
    )
    assert 'data-state="shown"' in reader.get(posted.headers["location"]).text
    page = reader.get(f"/articles/{slug}").text
    assert "I cross it every day." in page
    assert "A. Walker" in page
    assert 'data-word="not_enough_data"' in page


COPY = "The mayor has wasted our millions on a crumbling bridge while pensioners freeze in Bümpliz tonight."


def test_copies_wait_for_a_person_who_lets_them_through_or_not(edda, reader, service):
    slug = edda.publish()
    places = [reader.post(f"/articles/{slug}/comments", text=COPY).headers["location"] for _ in range(4)]
    states = [re.findall(r'data-state="(\w+)"', reader.get(each).text)[0] for each in places]
    assert states == ["shown", "shown", "waits", "waits"]
    assert "2 comments here have the same words already." in reader.get(places[2]).text
    assert reader.get(f"/articles/{slug}").text.count("crumbling") == 2
    first, second = service.newsroom.waiting(9)
    desk = edda.get("/desk/comments").text
    assert "have the same words already" in desk
    assert edda.send(f"/desk/comments/{first.id}", decision="accept").status_code == 303
    assert edda.send(f"/desk/comments/{second.id}", decision="reject").status_code == 422
    assert (
        edda.send(f"/desk/comments/{second.id}", decision="reject", why="It stands there already.").status_code == 303
    )
    assert reader.get(f"/articles/{slug}").text.count("crumbling") == 3
    assert "let through" in reader.get(f"/articles/{slug}").text
    told = reader.get(places[3]).text
    assert 'data-state="rejected"' in told
    assert "It stands there already." in told
    assert service.newsroom.waiting(9) == []
    assert "bots" not in desk + told + reader.get(f"/articles/{slug}").text


def test_only_editors_decide(reader, app, edda, service):
    slug = edda.publish()
    reader.post(f"/articles/{slug}/comments", text="One", website="https://spam.example")
    (held,) = service.newsroom.waiting(9)
    assert "people do not see" in held.held
    rita = Desk(app)
    rita.sign_in("Rita Reader")
    token = rita.token("/account")
    assert rita.post(f"/desk/comments/{held.id}", decision="accept", form_token=token).status_code == 403
    assert reader.post(f"/desk/comments/{held.id}", decision="accept").status_code == 401
    assert service.newsroom.comment(held.id).waits


def test_too_many_comments_of_one_network_wait_an_hour_and_addresses_are_forgotten(edda, app, reader, service):
    now = [datetime(2026, 1, 1, tzinfo=UTC)]
    service.clock = lambda: now[0]
    slug = edda.publish()
    told = [reader.post(f"/articles/{slug}/comments", text=f"Thought number {n}").status_code for n in range(7)]
    assert told == [303] * 6 + [429]
    refused = reader.post(f"/articles/{slug}/comments", text="Of somebody beside me")
    assert "you may share it with others" in refused.text
    assert "Of somebody beside me" in refused.text, "what was written is not lost"
    assert int(refused.headers["retry-after"]) == 3600
    assert Desk(app, "198.51.100.10").post(f"/articles/{slug}/comments", text="Another").status_code == 303
    one, other = Desk(app, "2001:db8:1:1::1"), Desk(app, "2001:db8:1:1:9999::2")
    assert [one.post(f"/articles/{slug}/comments", text=f"Six {n}").status_code for n in range(6)] == [303] * 6
    assert other.post(f"/articles/{slug}/comments", text="Seven").status_code == 429
    now[0] += timedelta(hours=1, seconds=1)
    assert reader.post(f"/articles/{slug}/comments", text="Later").status_code == 303
    bytes_kept = b"".join(each.read_bytes() for each in service.checker.settings.home.glob("newsroom*"))
    assert b"198.51.100" not in bytes_kept
    assert b"2001:db8" not in bytes_kept
    now[0] += timedelta(days=7)
    Desk(app, "192.0.2.1").post(f"/articles/{slug}/comments", text="A week later")
    rows = service.newsroom._rows("SELECT count(*) FROM posts")
    assert rows == [(1,)]


@pytest.mark.parametrize("text", ["", "  \n ", "\u202e\u200f", "x" * 2001, "x" * 1_000_000])
def test_a_comment_that_says_nothing_or_too_much_is_not_taken(edda, reader, service, text):
    slug = edda.publish()
    assert reader.post(f"/articles/{slug}/comments", text=text).status_code in (413, 422, 400)
    assert service.newsroom.comments(slug) == []


def test_a_comment_under_an_editors_name_waits(edda, reader, service):
    slug = edda.publish()
    reader.post(f"/articles/{slug}/comments", text="We were wrong.", name="edda editor")
    assert "name of an account" in service.newsroom.waiting(9)[0].held


def test_the_state_of_a_comment_is_found_by_its_secret_alone(edda, reader, service):
    slug, other = edda.publish(), edda.publish()
    place = reader.post(f"/articles/{slug}/comments", text="One").headers["location"]
    name = place.rpartition("/")[2]
    assert len(name) >= 20
    assert reader.get(f"/articles/{other}/comments/{name}").status_code == 404
    assert name not in reader.get(f"/articles/{slug}").text
    assert reader.get(place).headers["x-robots-tag"] == "noindex"


@pytest.mark.parametrize(
    "title, slug",
    [
        ("The bridge", "the-bridge"), ("Міст через річку закрито", "mist-cherez-richku-zakryto"), ("漢字", "article"),
        ("…", "article"), ("../../etc/passwd", "etc-passwd"), ("new", "new-2"),
        ("a" * 500, "a" * 60), ("Ärger: 3 %", "arger-3"),
    ],
)  # fmt: skip
def test_slugs(title: str, slug: str):
    assert make_slug(title, frozenset({"new"})) == slug


def test_nothing_that_was_cleaned_changes_when_it_is_cleaned_again():
    for payload in PAYLOADS:
        once = to_markup(Form.HTML, payload)
        assert to_markup(Form.HTML, str(once)) == once
    assert text_fault(Form.MARKDOWN, TEXT) == ""


def test_its_writer_takes_a_comment_back_and_nobody_else(edda, reader, app, service):
    slug, other = edda.publish(), edda.publish()
    place = reader.post(f"/articles/{slug}/comments", text="I regret this already.").headers["location"]
    name = place.rpartition("/")[2]
    foreign = reader.client.post(f"{place}/erase", headers={"Origin": "https://evil.example"})
    assert foreign.status_code == 403
    assert reader.post(f"/articles/{slug}/comments/{'x' * len(name)}/erase").status_code == 404
    assert reader.post(f"/articles/{other}/comments/{name}/erase").status_code == 404
    assert "regret" in reader.get(f"/articles/{slug}").text
    assert reader.post(f"{place}/erase").status_code == 303
    assert "regret" not in reader.get(f"/articles/{slug}").text
    assert reader.get(place).status_code == 404
    service.newsroom.close()
    assert all(b"regret" not in each.read_bytes() for each in service.checker.settings.home.glob("newsroom*"))
