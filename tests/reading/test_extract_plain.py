"""Plain text: a saved page's, an ordinary article's, Markdown."""

import textwrap
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.article import Snapshot
from secondsource.domain.thread import Comment
from secondsource.errors import ExtractionError
from secondsource.reading.pages.comments import make_thread
from secondsource.reading.pages.extract import Extraction, extract
from secondsource.reading.pages.furniture import comment_heading, is_button, opens_box

PAGES = Path(__file__).parent / "pages"
ONE = (
    "The harbour bridge will close to all traffic on Monday while engineers replace the bearings under its northern "
    "span, the city council said in a statement, adding that the work had been put off twice."
)
TWO = (
    "Some 14,000 vehicles cross the bridge on a working day, according to the council, and drivers have been told to "
    "expect delays of up to forty minutes while the work goes on."
)
TITLE = "Harbour Bridge to Close for Repairs"


def read(text: str) -> Extraction:
    return extract(Snapshot("-", text.encode(), datetime(2026, 1, 2, tzinfo=UTC)))


def test_saved_page_comes_apart():
    found = read((PAGES / "saved.txt").read_text(encoding="utf-8"))
    assert found.article.title == TITLE
    assert found.article.byline == "Ann Lee"
    assert found.article.published == date(2024, 3, 6)
    assert len(found.article.paragraphs) == 3
    assert found.article.furniture == (
        "Skip to content",
        "Listen to the article",
        "Advertisement",
        "Fact Checker",
        "Verify the accuracy of this article with our archive.",
    )
    assert [comment.text for comment in found.thread.comments] == ["Great post!", "About time.", "Great post!"]
    assert (found.thread.announced, found.thread.distinct) == (3, 2)


def test_title_line_then_body():
    article = read(f"{TITLE}\n\n{ONE}\n\n{TWO}\n").article
    assert article.title == TITLE
    assert article.text == f"{ONE}\n{TWO}"


def test_body_alone_has_no_title():
    article = read(f"{ONE}\n\n{TWO}").article
    assert article.title == ""
    assert article.text == f"{ONE}\n{TWO}"


def test_one_sentence_is_a_text():
    assert read("Kyiv lies on the Dnipro river.").article.text == "Kyiv lies on the Dnipro river."


@pytest.mark.parametrize("width", [60, 72, 80])
def test_hard_wrapped_paragraphs_are_joined(width: int):
    wrapped = "\n\n".join(textwrap.fill(text, width) for text in (TITLE, ONE, TWO, ONE))
    assert read(wrapped).article.text == f"{ONE}\n{TWO}\n{ONE}"


def test_a_line_a_paragraph_stays_so():
    lines = [f"{word} council members voted against the plan that evening." for word in ("Seven", "Eight", "Nine")]
    assert read("\n".join((TITLE, *lines))).article.text.split("\n") == lines


def test_a_box_inside_the_article_ends_with_its_block():
    found = read(f"{TITLE}\n\n{ONE}\n\nRelated articles\nFerry timetable changes\n\n{TWO}\n").article
    assert found.text == f"{ONE}\n{TWO}"
    assert found.furniture == ("Related articles", "Ferry timetable changes")


@pytest.mark.parametrize(
    "line, announced",
    [
        ("23 Comments", 23),
        ("Comments (7)", 7),
        ("COMMENTS: 1,204", 1204),
        ("One thought on “Harbour bridge”", 1),
        ("No comments yet", 0),
        ("12 Kommentare", 12),
        ("Commentaires (3)", 3),
        ("5 комментариев", 5),
        ("Коментарі: 8", 8),
        ("4 responses to “Harbour bridge”", 4),
        ("Comments", None),
    ],
)
def test_comment_headings(line: str, announced: int | None):
    assert comment_heading(line) == (True, announced)


@pytest.mark.parametrize(
    "line", ["He made 23 comments on the plan.", "Comments were not welcome, she said.", "No comment"]
)
def test_sentences_about_comments_are_no_heading(line: str):
    assert comment_heading(line) == (False, None)


@pytest.mark.parametrize(
    "line",
    ["Listen to the article", "Listen to this story (4:32)", "5 min read", "Share this on X",
     "Слухати статтю", "Teilen", "Publicité",
     "Verify the accuracy of this article using our archive."],
)  # fmt: skip
def test_buttons_are_known(line: str):
    assert is_button(line)


@pytest.mark.parametrize(
    "line", ["Fact Checker", "More from World", "RELATED STORIES:", "Читайте також", "Lire aussi :"]
)
def test_boxes_are_known(line: str):
    assert opens_box(line)


@pytest.mark.parametrize(
    "line",
    [
        ONE,
        "Listen, the mayor said.",
        "Share prices fell.",
        "More than 40 people came.",
        "Related: police found nothing at all.",
    ],
)
def test_ordinary_sentences_are_no_furniture(line: str):
    assert not is_button(line)
    assert not opens_box(line)


def test_signed_comments_keep_name_and_time():
    thread = read(
        f"{TITLE}\n\n{ONE}\n\n{TWO}\n\n2 thoughts on “{TITLE}”\n"
        "Ann Lee says:\nMarch 6, 2024 at 4:05 pm\nAbout time.\nReply\n"
        "Bo says:\nNot soon enough.\nReply\nLeave a Reply\nName\n"
    ).thread
    assert thread.comments == (
        Comment("About time.", "Ann Lee", datetime(2024, 3, 6, 16, 5)),
        Comment("Not soon enough.", "Bo", None),
    )


def test_comments_of_several_lines_are_blocks_where_the_count_says_so():
    thread = read(f"{TITLE}\n\n{ONE}\n\n{TWO}\n\n2 Comments\n\nOne\nstill one\n\nTwo\n").thread
    assert [comment.text for comment in thread.comments] == ["One\nstill one", "Two"]


def test_markdown_marks_are_taken_off():
    article = read(
        f"---\ntitle: {TITLE}\ndate: 2024-03-06\nauthor: Ann Lee\n---\n# {TITLE}\n\n**{ONE}**\n\n> {TWO}\n\n"
        "![a bridge](https://example.org/b.png)\n\n- See [the plan](https://example.org/plan) of the *council*.\n"
    ).article
    assert article.title == TITLE
    assert article.text == f"{ONE}\n{TWO}\nSee the plan of the council."
    assert (article.byline, article.published) == ("Ann Lee", date(2024, 3, 6))


def test_language_of_the_body():
    assert (
        read("Тарифи\n\nМіська рада проголосувала в понеділок за нову ціну квитка, сказала мер міста.").article.language
        == "uk"
    )
    assert read("Nine letters.").article.language is None


LINES = st.sampled_from(
    [
        "",
        TITLE,
        ONE,
        TWO,
        "Share",
        "Fact Checker",
        "3 Comments",
        "Great post!",
        "Related articles",
        "By Ann Lee",
        "# Head",
        "a b c",
        "Comments",
    ]
)


@given(st.lists(LINES, max_size=25))
def test_body_never_holds_title_or_furniture(lines: list[str]):
    article = read("\n".join((ONE, *lines))).article
    body = article.text.split("\n")
    assert "\n".join(span.of(article.text) for span in article.paragraphs) == article.text
    assert article.title not in body or not article.title
    assert not any(is_button(line) or opens_box(line) for line in body)


@given(st.lists(st.sampled_from(["a b", "a  b", "c", "d", " "]), max_size=30))
def test_copies_are_counted_once_and_sorted_largest_first(texts: list[str]):
    thread = make_thread(map(Comment, texts))
    kept = [" ".join(text.split()) for text in texts if text.strip()]
    assert thread.distinct == len(set(kept))
    sizes = [len(group.positions) for group in thread.copies]
    assert sizes == sorted(sizes, reverse=True)
    assert all(size > 1 for size in sizes)
    for group in thread.copies:
        assert {kept[at] for at in group.positions} == {group.text}


LISTS = {
    "a system's file": "root:*:19000:0:99999:7:::\ndaemon:*:19000:0:99999:7:::\nsync:*:19000:0:99999:7:::\n",
    "a shopping list": "Apples\nPears\nMilk and bread\n2 eggs\n",
    "a table": "name,age,city\nAda,43,Leeds\nBob,12,York\n",
    "hosts": "127.0.0.1 localhost\n::1 ip6-localhost ip6-loopback\nff02::1 ip6-allnodes\n",
    "a long list with one sentence": "".join(f"Apples {n}\n\n" for n in range(60)) + "The mayor bought them all.\n\n",
}


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("times", [1, 30])
def test_a_list_without_sentences_is_refused(kind: str, times: int):
    with pytest.raises(ExtractionError, match=r"without sentences; give the text of an article\.$"):
        read(LISTS[kind] * times)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell.",
        "THE MAYOR RESIGNED.",
        "Council news\n\nThe mayor resigned.",
        "Міст упав уночі.",
        "橋は月曜日に閉鎖されます。",
        "הגשר נסגר אתמול בערב.",
        "سقط الجسر أمس.",
        "Die Brücke ist zu.",
        "the mayor has left the town and nobody knows where she is now",
        f"{LISTS['a table']}\nThe table above tells who left the town. It was made by the council.",
    ],
)
def test_sentences_in_any_language_are_an_article(text: str):
    assert read(text).article.text
