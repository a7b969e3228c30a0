"""The box on pages of other sites, in a real browser: it fits a strict page, moves nothing, and harms nothing."""

import re
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from secondsource.domain.dossier import Dossier, Trace
from secondsource.pipeline.keeping import write_dossier
from secondsource.testing.harsh_reports import hostile
from secondsource.testing.reports import rich
from secondsource.web.paragraph_marks import mark_paragraphs
from secondsource.weighing.labels import name_day

STRICT = (
    "default-src 'none'; img-src data:; script-src {home}; connect-src {home}; media-src {home}; style-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'"
)
DOCS = (Path(__file__).parents[2] / "docs" / "embed.md").read_text(encoding="utf-8")
LINES = re.findall(r"```css file=site.css\n(.*?)```", DOCS, re.DOTALL)[0]
"""What an operator is told to put into the style sheet of the page."""
ELEMENT = "<second-source-check {data}></second-source-check>"
SCRIPT = '<script type="module" src="{home}/embed.js" {data}></script>'
SHIFT = """
() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(each => sum += each.value))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 600);
})
"""


@dataclass
class Host:
    """A site of somebody else: pages by their path, the same headers on each."""

    server: ThreadingHTTPServer
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)
    policy: str = ""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def put(self, path: str, body: str, css: str = LINES) -> str:
        head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News</title>'
        head += f'<link rel="icon" href="data:,"><link rel="stylesheet" href="{path}.css">'
        self.pages[path] = (f"{head}</head><body>{body}</body></html>", "text/html; charset=utf-8")
        self.pages[f"{path}.css"] = (css, "text/css")
        return self.address + path


@pytest.fixture
def open_host() -> Iterator[Callable[[], Host]]:
    running: list[Host] = []

    def start() -> Host:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body, kind = host.pages.get(self.path, ("", "text/plain"))
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", kind)
                if host.policy:
                    self.send_header("Content-Security-Policy", host.policy)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, format: str, *args: object) -> None:
                """Tests print nothing."""

        host = Host(ThreadingHTTPServer(("127.0.0.1", 0), Handler))
        threading.Thread(target=host.server.serve_forever).start()
        running.append(host)
        return host

    yield start
    for each in running:
        each.server.shutdown()
        each.server.server_close()


@pytest.fixture
def host(open_host) -> Host:
    return open_host()


@pytest.fixture
def service(open_service, host):
    return open_service(embed_sites=(host.address,))


@pytest.fixture
def home(service, host, serving) -> str:
    started = serving(service)
    host.policy = STRICT.format(home=started)
    return started


@pytest.fixture
def show(browser) -> Iterator[Callable[..., Page]]:
    """Opens a page; `complaints` holds what it says on its console and what it throws."""
    contexts = []

    def opened(address: str, **options) -> Page:
        context = browser.new_context(**{"viewport": {"width": 900, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.complaints, page.asked = [], []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: page.complaints.append(dialog.message))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(address)
        return page

    yield opened
    for each in contexts:
        each.close()


def keep(service, report, address: str):
    report = replace(report, id="rep-0000000000000001", revisions=(), article=replace(report.article, address=address))
    write_dossier(
        service.checker.ledger, Dossier(report, Trace(report.article.snapshot, address, report.as_of, None, (), ()))
    )
    return report


def page_of(home: str, data: str = "", text: str = "", tag: str = ELEMENT + SCRIPT) -> str:
    words = "<p>" + "Words of the page. " * 40 + "</p>"
    return f"<h1>News</h1><article>{text or words}</article>{tag.format(home=home, data=data)}{words * 5}"


def section(page: Page):
    return page.locator("second-source-check section.ready")


def test_a_strict_page_gets_the_box_and_moves_by_nothing(show, host, home, service):
    report = keep(service, rich(), f"{host.address}/a")
    page = show(host.put("/a", page_of(home)))
    box = section(page)
    expect(box).to_contain_text(f"Statements: {len(report.assessments)}")
    expect(box).to_contain_text("Most serious point")
    expect(box).to_contain_text(f"no person has reviewed it. As of {name_day(report.as_of)}.")
    assert box.get_by_role("link", name="Read the report").get_attribute("href") == f"{home}/reports/{report.id}"
    assert page.evaluate(SHIFT) == 0
    assert page.complaints == []
    assert {each.partition("/")[2][1:].partition("/")[0] for each in page.asked if not each.startswith("data:")} <= {
        home.removeprefix("http://"), host.address.removeprefix("http://")
    }  # fmt: skip
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_a_policy_without_the_lines_leaves_the_page_alone(show, host, home, service):
    keep(service, rich(), f"{host.address}/a")
    host.policy = "default-src 'none'; style-src 'self'"
    page = show(
        host.put(
            "/a", page_of(home, tag='<second-source-check><a href="/x">Fact check</a></second-source-check>' + SCRIPT)
        )
    )
    expect(page.get_by_role("link", name="Fact check")).to_be_visible()
    assert page.evaluate(SHIFT) == 0


def test_the_script_tag_alone_makes_the_box(show, host, home, service):
    keep(service, rich(), f"{host.address}/a")
    page = show(host.put("/a", page_of(home, 'data-lang="uk"', tag=SCRIPT)))
    expect(section(page)).to_contain_text("Перевірено машиною")
    assert page.locator("second-source-check").count() == 1


def test_a_page_of_another_site_gets_a_link(show, open_host, host, home, service):
    keep(service, rich(), f"{host.address}/a")
    other = open_host()
    body = page_of(home, f'data-address="{host.address}/a"')
    page = show(other.put("/a", body))
    expect(section(page).get_by_role("link")).to_have_text("Look for the fact check of this article")
    assert "reports/" not in section(page).inner_html()
    assert page.evaluate(SHIFT) == 0


def test_a_service_that_says_nothing_is_left_after_three_seconds(show, host, home, service):
    keep(service, rich(), f"{host.address}/a")
    body = page_of(home)
    address = host.put("/a", body)
    page = show("about:blank")
    page.route("**/embed?*", lambda route: None)
    page.goto(address)
    expect(page.locator("second-source-check section")).to_have_count(1)
    assert not section(page).is_visible()
    expect(section(page).get_by_role("link")).to_be_visible(timeout=6000)
    assert page.evaluate(SHIFT) == 0


def test_an_answer_that_makes_no_sense_ends_in_a_link(show, host, home):
    page = show("about:blank")
    headers = {"Access-Control-Allow-Origin": host.address}
    for answer in ("", "null", "[]", '{"state": "checked"}', "<html>", '{"state": "checked", "counts": {}}'):
        page.route("**/embed?*", lambda route, _, said=answer: route.fulfill(status=200, body=said, headers=headers))
        page.goto(host.put("/a", page_of(home)))
        expect(section(page).get_by_role("link").last).to_be_visible()
    assert [each for each in page.complaints if "Error" in each] == []


def test_an_article_never_checked_offers_to_ask_for_it(show, host, home):
    page = show(host.put("/a?x=1&y=%3Cscript%3E", page_of(home)))
    ask = section(page).get_by_role("link", name="Ask for a check")
    ask.click()
    page.wait_for_url(f"{home}/**")
    assert page.get_by_label("Address of the article").input_value() == page.context.pages[0].evaluate(
        "new URL(location.href).searchParams.get('article')"
    )


def test_hostile_words_of_a_report_stand_as_words(show, host, home, service):
    keep(service, hostile(), f"{host.address}/a")
    page = show(host.put("/a", page_of(home)))
    expect(section(page)).to_contain_text("Statements:")
    tags = section(page).locator("*").evaluate_all("all => all.map(each => each.localName)")
    assert set(tags) <= {
        "h2",
        "p",
        "ul",
        "li",
        "span",
        "strong",
        "q",
        "bdi",
        "button",
        "audio",
        "source",
        "a",
    }
    assert page.complaints == []


WEIRD = """
* { display: none !important; color: red !important; position: fixed !important; font-size: 90px !important;
    direction: rtl; transform: rotate(20deg) !important; visibility: hidden !important; opacity: 0 !important }
html, body, second-source-check, article { text-transform: uppercase; letter-spacing: 2em }
html, body { display: block !important; visibility: visible !important; position: static !important;
             transform: none !important; opacity: 1 !important }
"""


def test_the_rules_of_the_page_do_not_bend_the_box(show, host, home, service):
    keep(service, rich(), f"{host.address}/a")
    page = show(host.put("/a", page_of(home), css=WEIRD))
    box = section(page)
    expect(box).to_be_visible()
    assert box.evaluate("e => getComputedStyle(e).textTransform") == "none"
    assert box.evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert page.locator("second-source-check").evaluate("e => e.getBoundingClientRect().height") == 320


BENT = {
    "enumerable names on every object": "Object.prototype.evil = function () {}; Array.prototype.evil = 1;",
    "arrays that throw": """
        for (const name of ["map", "filter", "forEach", "reduce", "join", "includes", "slice"])
            Array.prototype[name] = () => { throw new Error(name) };""",
    "elements that throw": """
        for (const name of ["append", "prepend", "remove", "replaceWith"])
            Element.prototype[name] = () => { throw new Error(name) };""",
    "an old library": """
        Array.from = () => []; Function.prototype.bind = function () { return this };
        String.prototype.trim = () => ""; window.$ = null;""",
}


@pytest.mark.parametrize("name", BENT)
def test_a_page_that_changed_the_language_still_gets_the_box(show, host, home, service, name):
    keep(service, rich(), f"{host.address}/a")
    page = show("about:blank")
    page.add_init_script(BENT[name])
    page.goto(host.put("/a", page_of(home)))
    expect(page.locator("second-source-check section")).to_contain_text("Most serious point")


def test_a_page_that_broke_fetching_gets_a_link(show, host, home, service):
    keep(service, rich(), f"{host.address}/a")
    page = show("about:blank")
    page.add_init_script("window.fetch = () => { throw new Error('no') }")
    page.goto(host.put("/a", page_of(home)))
    expect(section(page).get_by_role("link")).to_be_visible()
    assert page.complaints == []


def test_text_that_changed_since_the_check_is_seen(show, host, home, service):
    report = keep(service, rich(), f"{host.address}/a")
    text = [span.of(report.article.text) for span in report.article.paragraphs]
    marks = len(mark_paragraphs(report.article))
    assert marks >= 2
    body = "".join(f"<p>{each.replace(' ', '  <b>')}</b></p>" for each in text)
    page = show(host.put("/a", page_of(home, 'data-article="article"', body)))
    expect(section(page)).to_contain_text("The text is the one that was checked.")
    longest = max(text, key=len)
    page = show(host.put("/a", page_of(home, 'data-article="article"', body.replace(longest[:8], "Otherwise ", 1))))
    expect(section(page)).to_contain_text(f"paragraphs that still stand: {marks - 1} of {marks}.")


def test_marks_are_the_same_here_and_there(show, host, home, service):
    """Letters of many scripts, beyond the first plane, composed and not."""
    texts = [
        "Zażółć gęślą jaźń, 12 ½ — й й ﬁne 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 😀 𐐷𐐷𐐷𐐷𐐷𐐷",
        "Слова'слова “слова” слова-слова, 3,5 % слова",
        "漢字" * 20,
        "ا" * 30,
    ]
    report = rich()
    at, spans = 0, []
    for each in texts:
        spans.append(type(report.article.paragraphs[0])(at, at + len(each)))
        at += len(each) + 1
    marks = mark_paragraphs(replace(report.article, text="\n".join(texts), paragraphs=tuple(spans)))
    assert len(marks) == len(texts)
    host.policy = ""
    page = show(host.put("/a", page_of(home)))
    code = "async ([home, text, marks]) => (await import(home + '/embed.js')).countStanding(text, marks)"
    assert page.evaluate(code, [home, " ".join(reversed(texts)), marks]) == len(texts)
    assert page.evaluate(code, [home, " ".join(texts).replace("漢字" * 3, "漢"), marks]) == len(texts) - 1


def test_listen_plays_the_article(show, host, home, service):
    report = keep(service, rich(), f"{host.address}/a")
    page = show("about:blank")
    asked = []
    page.on("request", lambda request: "/narration/" in request.url and asked.append(request.url))
    page.goto(host.put("/a", page_of(home)))
    button = section(page).get_by_role("button", name="Listen")
    expect(button).to_be_visible()
    assert asked == []
    button.click()
    expect(section(page).get_by_role("button", name="Pause").or_(page.get_by_text("cannot be played"))).to_be_visible(
        timeout=30000
    )
    assert asked[0].startswith(f"{home}/embed/narration/{report.id}")
    assert not [
        each for each in page.complaints if "Content Security" in each or "Cross-Origin" in each or "CORP" in each
    ]


@pytest.mark.parametrize("width", [320, 480, 900])
def test_the_box_fits_and_can_be_used_without_a_mouse(show, host, home, service, width):
    keep(service, rich(), f"{host.address}/a")
    page = show(host.put("/a", page_of(home)), viewport={"width": width, "height": 800})
    expect(section(page)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(SHIFT) == 0
    assert section(page).evaluate("each => each.scrollHeight <= each.clientHeight")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.shadowRoot?.activeElement?.localName")
    assert focused in ("button", "a")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        return held.getsockname()[1]


FALLBACK = '<second-source-check {data}><a href="/checks">Fact check</a></second-source-check>'


@pytest.mark.parametrize("scripts", [True, False])
def test_where_nothing_answers_the_link_stays_in_its_room(show, host, scripts):
    dead = f"http://127.0.0.1:{free_port()}"
    host.policy = STRICT.format(home=dead)
    body = page_of(dead, tag=FALLBACK + SCRIPT)
    page = show(host.put("/a", body), java_script_enabled=scripts)
    expect(page.get_by_role("link", name="Fact check")).to_be_visible()
    assert page.locator("second-source-check").bounding_box()["height"] == 320
    if scripts:
        assert page.evaluate(SHIFT) == 0


def test_a_service_that_goes_away_after_its_script_leaves_a_link(show, host, home, service):
    keep(service, rich(), f"{host.address}/a")
    page = show("about:blank")
    page.route("**/embed?*", lambda route: route.abort())
    page.goto(host.put("/a", page_of(home, tag=FALLBACK + SCRIPT)))
    expect(section(page).get_by_role("link")).to_have_text("Look for the fact check of this article")
    assert page.evaluate(SHIFT) == 0


def test_a_script_that_comes_late_moves_nothing(show, host, home, service):
    keep(service, rich(), f"{host.address}/a")
    held = []
    page = show("about:blank")
    page.route("**/embed.js", lambda route: held.append(route))
    with page.expect_request("**/embed.js"):
        page.goto(host.put("/a", page_of(home, tag=FALLBACK + SCRIPT)), wait_until="commit")
    expect(page.get_by_role("link", name="Fact check")).to_be_visible()
    held[0].continue_()
    expect(section(page)).to_contain_text("Most serious point")
    assert page.evaluate(SHIFT) == 0


OTHERS = """
const room = (host, open) => open ? host.attachShadow({ mode: "open" }) : host;
const write = (within, id) => {
  const form = within.appendChild(document.createElement("form"));
  const area = form.appendChild(document.createElement("textarea"));
  area.setAttribute("aria-label", id);
  form.appendChild(document.createElement("button")).textContent = `Send to ${id}`;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    within.appendChild(document.createElement("p")).textContent = `${id}: ${area.value}`;
  });
};
write(room(document.getElementById("coral_thread"), true), "coral");
write(room(document.getElementById("isso-thread"), false), "isso");
"""
"""What stands in for two comment systems: one in a shadow root of its own, one among the words of the page."""


def test_beside_comments_of_others_both_do_their_work(show, host, home, service):
    report = keep(service, rich(), f"{host.address}/a")
    host.policy = host.policy.replace("script-src", "script-src 'self'")
    host.pages["/others.js"] = (OTHERS, "text/javascript")
    threads = '<div id="coral_thread"></div><section id="isso-thread"></section>'
    css = LINES + "section, textarea, button, p { all: unset; display: block; } #isso-thread * { color: red; }"
    body = page_of(home) + threads + '<script type="module" src="/others.js"></script>'
    page = show(host.put("/a", body, css), viewport={"width": 320, "height": 800})
    expect(section(page)).to_contain_text(f"Statements: {len(report.assessments)}")
    assert page.evaluate(SHIFT) == 0
    for name in ("coral", "isso"):
        page.get_by_label(name).fill("A thought.")
        page.get_by_role("button", name=f"Send to {name}").click()
        expect(page.get_by_text(f"{name}: A thought.")).to_be_visible()
    expect(section(page).get_by_role("link", name="Read the report")).to_be_visible()
    assert (page.complaints, page.context.cookies()) == ([], [])
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
