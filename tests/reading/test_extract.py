"""What extraction promises of any page."""

import contextlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.article import Article, Snapshot
from secondsource.errors import ExtractionError
from secondsource.reading.pages.extract import Extraction, extract, is_html
from secondsource.reading.pages.furniture import comment_heading, is_button, opens_box

PAGES = Path(__file__).parent / "pages"
READ_AT = datetime(2026, 1, 2, tzinfo=UTC)


def read(content: str | bytes, address: str = "-", charset: str | None = None) -> Extraction:
    body = content.encode() if isinstance(content, str) else content
    return extract(Snapshot(address, body, READ_AT, charset=charset))


def page(name: str) -> Extraction:
    return read((PAGES / name).read_bytes(), name)


def assert_tiled(article: Article) -> None:
    """Paragraph spans cover the text, one newline between two of them."""
    assert "\n".join(span.of(article.text) for span in article.paragraphs) == article.text
    ends = [(one.end, other.start) for one, other in zip(article.paragraphs, article.paragraphs[1:], strict=False)]
    assert all(start == end + 1 for end, start in ends)


def test_wordpress_page_gives_title_authors_publisher_section_and_language():
    article = page("wordpress.html").article
    assert article.title == "Harbour bridge to close for repairs"
    assert article.byline == "Ann Lee, Omar Diaz"
    assert (article.publisher, article.section, article.language) == ("The Example Courier", "Local", "en")


def test_wordpress_page_keeps_every_date_and_publishes_on_the_day_they_agree_on():
    article = page("wordpress.html").article
    assert article.published == date(2024, 3, 6)
    assert article.dating.day == date(2024, 3, 6)
    assert {each.origin for each in article.dates} == {
        "json-ld datePublished",
        "json-ld dateModified",
        "meta article:published_time",
        "meta article:modified_time (modified)",
        "time element",
    }


def test_body_holds_the_paragraphs_and_nothing_of_the_page_around_them():
    article = page("wordpress.html").article
    assert [span.of(article.text)[:20] for span in article.paragraphs] == [
        "The harbour bridge w",
        "Some 14,000 vehicles",
        "“We have put this of",
    ]
    for words in (
        "Listen",
        "Fact Checker",
        "our own archive",
        "Share on",
        "Great",
        "Agreed",
        "Ferry",
        "cookies",
        "Reply",
    ):
        assert words not in article.text
    assert any("Fact Checker" in line for line in article.furniture)
    assert any("Listen" in line for line in article.furniture)


def test_wordpress_thread_gives_authors_and_times_only_where_the_page_does():
    thread = page("wordpress.html").thread
    assert [comment.author for comment in thread.comments] == ["Pat", "Kim", None, None]
    assert thread.comments[0].posted_at == datetime(2024, 3, 6, 10, 15, tzinfo=UTC)
    assert [comment.posted_at for comment in thread.comments[1:]] == [None, None, None]
    assert thread.comments[0].text == "About time.\nIt has creaked for years."
    assert (thread.announced, thread.distinct) == (4, 3)
    assert [group.positions for group in thread.copies] == [(2, 3)]


def test_schema_org_thread_in_another_language():
    read_page = page("microdata.html")
    assert [comment.text for comment in read_page.thread.comments] == ["Wurde auch Zeit!", "Und die Parkplätze?"]
    assert [comment.author for comment in read_page.thread.comments] == ["Jo", None]
    assert read_page.thread.announced == 2
    assert read_page.article.title == "Stadtrat beschließt neue Radwege"
    assert read_page.article.language == "de"
    assert "Anzeige" not in read_page.article.text
    assert "Parkplätze" not in read_page.article.text


def test_comments_in_linked_data_keep_their_order_and_answers():
    linked = (
        '{"@type":"Article","headline":"Council votes on the fares","commentCount":3,"comment":['
        '{"@type":"Comment","text":"First &amp; best","author":{"name":"A"},"dateCreated":"2024-01-02T03:04:05Z",'
        '"comment":{"@type":"Comment","text":"An answer"}},{"@type":"Comment","text":"Last"}]}'
    )
    thread = read(make_page(linked=linked)).thread
    assert [comment.text for comment in thread.comments] == ["First & best", "An answer", "Last"]
    assert thread.announced == 3
    assert thread.comments[0].posted_at == datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)


def make_page(body: str = "", linked: str = "", head: str = "") -> str:
    paragraphs = (
        "<p>The council voted on Monday to raise the fares of all city buses by four percent from July.</p>"
        "<p>Mayor Ruth Okafor said there was no other way to keep the night lines running.</p>"
    )
    script = f'<script type="application/ld+json">{linked}</script>' if linked else ""
    return (
        f"<!doctype html><html><head><title>Council votes on the fares</title>{script}{head}</head><body>"
        f"<h1>Council votes on the fares</h1><article>{paragraphs}{body}</article></body></html>"
    )


def test_dates_that_disagree_are_an_interval_and_no_day():
    meta = '<meta property="article:published_time" content="2024-05-01"><meta name="pubdate" content="2024-05-09">'
    article = read(make_page(head=meta)).article
    assert article.published is None
    assert (article.dating.earliest, article.dating.latest) == (date(2024, 5, 1), date(2024, 5, 9))
    assert "disagree" in article.dating.reasons[0]


def test_a_page_that_only_says_when_it_changed_has_no_day_of_publication():
    article = read(make_page(head='<meta property="article:modified_time" content="2024-05-01">')).article
    assert article.published is None
    assert [each.origin for each in article.dates] == ["meta article:modified_time (modified)"]


def test_placeholder_dates_are_no_dates():
    article = read(make_page(linked='{"@type":"NewsArticle","datePublished":"0001-01-01T00:00:00Z"}')).article
    assert article.dates == ()


def test_the_day_comes_from_the_address_where_the_page_names_none():
    snapshot = Snapshot("https://news.example/2024/05/17/fares.html", make_page().encode(), READ_AT)
    assert extract(snapshot).article.published == date(2024, 5, 17)


def test_a_site_name_behind_the_title_is_cut():
    head = '<meta property="og:title" content="Council votes on the fares of all buses - The Example Courier">'
    titles = read(make_page(head=head).replace("<h1>Council votes on the fares</h1>", "")).article.title
    assert titles == "Council votes on the fares of all buses"


def test_an_article_wrapped_in_a_box_name_stays():
    paragraph = "The council voted on Monday to raise the fares of all city buses by {} percent from July. "
    text = "".join(f"<p>{paragraph.format(number) * 2}</p>" for number in range(12))
    article = read(
        f'<html><body><div class="fact-check"><h1>Do fares rise by four percent?</h1>{text}</div></body></html>'
    )
    assert len(article.article.paragraphs) == 12


@pytest.mark.parametrize(
    "linked",
    [
        "[" * 50_000,
        '{"a":' * 400 + "1" + "}" * 400,
        '{"@type":"NewsArticle","headline":{"a":[]},"author":[[[{"name":5}]]],"datePublished":20251212,"comment":7}',
        '{"@type":"NewsArticle","commentCount":' + "9" * 5_000 + "}",
        '{"@type":"NewsArticle","headline":"A\nbroken\tstring","datePublished":"2024-13-45"}',
        "null",
        '{"@graph":null}',
        "<!-- {not json} -->",
    ],
)
def test_linked_data_garbage_costs_nothing_but_itself(linked: str):
    article = read(make_page(linked=linked)).article
    assert article.title
    assert len(article.paragraphs) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"<div>" * 200_000,
        b"<html><body>" + b"<div>" * 200_000 + b"x" + b"</div>" * 200_000,
        make_page("<span>" * 200_000).encode(),
        make_page("<b>" * 300).encode(),
        make_page("<i>x</i>" * 50_000).encode(),
        make_page("<div " + " ".join(f"a{n}" for n in range(50_000)) + ">").encode(),
        make_page('<div x=">" y="<b>" ' + " ".join(f"a{n}=1" for n in range(50_000)) + ">").encode(),
        b"%PDF-1.7 binary",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
        bytes(range(256)) * 100,
        b"\x00" * 5_000,
        b"",
        b" \n ",
        b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
        b"<html></html>",
        b"<?xml version='1.0'?><rss><channel><item><title>x</title></item></channel></rss>",
        b"a" * (10 * 1024 * 1024 + 1),
    ],
    ids=lambda content: repr(content[:12]) + str(len(content)),
)
def test_what_holds_no_article_is_refused_in_one_sentence(content: bytes):
    with pytest.raises(ExtractionError) as refused:
        read(content)
    message = str(refused.value)
    assert message.endswith(".")
    assert "\n" not in message
    assert message.count(". ") == 0


@pytest.mark.parametrize(
    "body",
    [
        "<script>" + 'document.write("<div>");' * 20_000 + "</script>",
        "<!-- never closed" + "<!--" * 20_000,
        "<p data-x='" + "a" * 2_000_000 + "'>x</p>",
        "\x00\x01<p>more</p>\x0b",
        "</div></p></html></body><p>tail",
        "<table><tr><td>" * 50,
        "<style>" + "<div>" * 20_000 + "</style>",
        '<a href="never closed ' * 10,
        "<div class='share'>Share</div>&#1;tail",
        "<div class='share'>Share</div>&#xfffe;tail",
    ],
    ids=[
        "script",
        "comment",
        "attribute",
        "control",
        "ends",
        "tables",
        "style",
        "quotes",
        "named control",
        "no character",
    ],
)
def test_broken_markup_leaves_the_article_readable(body: str):
    article = read(make_page(body)).article
    assert article.title == "Council votes on the fares"
    assert "keep the night lines running" in article.text
    assert "\x00" not in article.text
    assert_tiled(article)


SENTENCE = "Міська рада проголосувала в понеділок за нову ціну квитка, сказала мер. "


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "utf-8-sig", "windows-1251", "koi8-u", "utf-32"])
def test_charset_by_mark_server_or_page(charset: str):
    text = f"Рада голосує за тарифи\n\n{SENTENCE * 6}"
    assert SENTENCE.strip() in read(text.encode(charset), charset=charset).article.text


def test_charset_of_the_page_itself():
    html = make_page(f"<p>{SENTENCE * 4}</p>", head='<meta charset="windows-1251">')
    assert SENTENCE.strip() in read(html.encode("windows-1251")).article.text


def test_charset_detected_where_nobody_names_it():
    assert SENTENCE.strip() in read(f"Рада голосує за тарифи\n\n{SENTENCE * 6}".encode("cp1251")).article.text


def test_utf8_beats_a_single_byte_name():
    assert SENTENCE.strip() in read(f"Рада голосує\n\n{SENTENCE * 3}", charset="iso-8859-1").article.text


def test_one_broken_byte_does_not_cost_the_page():
    html = make_page(f"<p>{SENTENCE * 30}</p>").encode() + b"\xff"
    assert SENTENCE.strip() in read(html).article.text


@pytest.mark.parametrize("charset", ["unicode_escape", "punycode", "zip", "rot13", "no-such-charset", ""])
def test_a_charset_that_is_none_is_not_obeyed(charset: str):
    assert "night lines" in read(make_page(), charset=charset).article.text


@pytest.mark.parametrize(
    "text, html",
    [
        ("<!DOCTYPE html><html>", True),
        ("  <!-- a comment --> <html lang=en>", True),
        ("<p>One</p><p>Two</p><p>Three</p>", True),
        ("If a < b and c > d then <p> is a tag.", False),
        ("A headline\n\nA paragraph about <b>HTML</b> tags.", False),
    ],
)
def test_html_is_known_by_its_content(text: str, html: bool):
    assert is_html(text) is html


@pytest.mark.parametrize("name", ["article.html", "article.txt"])
def test_golden_page_comes_apart_in_both_its_forms(shared: Path, name: str):
    found = read((shared / "seed" / name).read_bytes(), name)
    other = read((shared / "seed" / "article.html").read_bytes(), "article.html")
    assert found.article.title == other.article.title
    assert found.article.text == other.article.text
    assert len(found.article.paragraphs) == 17
    assert found.article.published is None
    assert found.article.dates == ()
    assert (len(found.thread.comments), found.thread.announced, found.thread.distinct) == (23, 23, 9)
    assert len(found.thread.copies[0].positions) == 12
    assert [each.text for each in found.thread.comments] == [each.text for each in other.thread.comments]
    assert found.thread.copies == other.thread.copies
    assert any("fact checker" in line.lower() for line in found.article.furniture)
    assert any("listen" in line.lower() for line in found.article.furniture)


WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
TAGS = st.sampled_from(
    ["<p>", "</p>", "<div class=comments>", "</div>", "<h1>", "</h1>", "<li class=comment>", "<time>", "<!--"]
)


@given(st.lists(st.one_of(WORDS, TAGS), max_size=40))
def test_any_page_is_read_or_refused(parts: list[str]):
    try:
        article = read(make_page("".join(parts))).article
    except ExtractionError:
        return
    assert_tiled(article)
    lines = article.text.split("\n")
    assert article.title not in lines
    assert not any(is_button(line) or opens_box(line) or comment_heading(line)[0] for line in lines)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes):
    with contextlib.suppress(ExtractionError):
        assert_tiled(read(content).article)


@pytest.mark.parametrize(
    "href, found",
    [
        ("https://first.example/story", "https://first.example/story"),
        ("/story", "https://copy.example/story"),
        ("http://www.copy.example/read/", None),
        ("javascript:alert(1)", None),
        ("https://first.example/" + "a" * 3000, None),
        ("https://[broken", None),
    ],
)
def test_the_address_that_a_page_gives_as_its_own_is_read(href: str, found: str | None):
    words = "The bridge over the river has four lanes, and the council wants two more of them before the winter. " * 4
    html = f'<html lang="en"><head><title>A bridge</title><link rel="canonical" href="{href}"></head><body><article>'
    whole = f"{html}<h1>A bridge</h1><p>{words}</p></article></body></html>"
    assert read(whole, "https://copy.example/read").article.canonical == found


def test_answers_in_wordpress_markup_name_what_they_answer():
    page = (
        "<article><h1>Port strike ends</h1>" + f"<p>{'The dockers returned to the quay on Monday. ' * 12}</p></article>"
    )
    item = "<li class='comment' id='comment-{}'><div class='comment-content'><p>{}</p></div>{}</li>"
    answer = item.format(13, "No, it was shut.", "")
    page += f"<div id='comments'><ol>{item.format(12, 'The quay was open.', f'<ul>{answer}</ul>')}</ol></div>"
    comments = extract(Snapshot("-", f"<html><body>{page}".encode(), datetime(2026, 1, 1, tzinfo=UTC))).thread.comments
    assert [(each.key, each.parent) for each in comments] == [("12", None), ("13", "12")]
