"""Every importer of comment threads keeps the contract, and reads what its comment system writes."""
# ruff: noqa: E501 (samples stand as the comment systems write them)

import json
import sqlite3
from datetime import UTC, datetime
from types import ModuleType

import pytest

from secondsource.errors import InputError
from secondsource.plugins import find_part, part_names
from secondsource.testing.importers import ThreadImporterSuite

ONE, TWO, THREE = "The quay was open on Friday.", "No, it was “shut” & dark.\nI was there.", "سلام 🙂"
JSON = json.dumps(
    [
        {"id": 1, "author": {"name": "Ola"}, "created_at": "2025-11-16T08:00:00+00:00", "body": ONE,
         "replies": [{"id": 2, "parent_id": 1, "body": "No, it was “shut” &amp; dark.<br>I was there.", "author": "Kim"}]},
        {"id": 3, "body": THREE, "author": None, "date": "yesterday"},
    ]
).encode()  # fmt: skip
CSV = f'id;author;date;comment\n1;Ola;2025-11-16T08:00:00;{ONE}\n2;;;"{TWO}"\n3;Kim;;{THREE}\n'.encode()
WXR = """<?xml version="1.0"?>
<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour Courier</title>
<item><title>Strike ends</title><link>https://courier.example/strike</link><dc:creator>desk</dc:creator>
<content:encoded><![CDATA[<p>The strike is over.</p>]]></content:encoded><category>Business</category>
<wp:comment><wp:comment_id>7</wp:comment_id><wp:comment_author><![CDATA[Ola]]></wp:comment_author>
<wp:comment_author_email>ola@post.example</wp:comment_author_email><wp:comment_date_gmt>2025-11-16 08:00:00</wp:comment_date_gmt>
<wp:comment_content><![CDATA[The quay was open on Friday.]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved>
<wp:comment_type></wp:comment_type><wp:comment_parent>0</wp:comment_parent></wp:comment>
<wp:comment><wp:comment_id>8</wp:comment_id><wp:comment_author></wp:comment_author>
<wp:comment_content><![CDATA[No, it was “shut” &amp; dark.<br />I was there.]]></wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type>
<wp:comment_parent>7</wp:comment_parent></wp:comment>
<wp:comment><wp:comment_id>9</wp:comment_id><wp:comment_content>spam</wp:comment_content>
<wp:comment_approved>spam</wp:comment_approved></wp:comment>
<wp:comment><wp:comment_id>10</wp:comment_id><wp:comment_content>[…] ping […]</wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_type>pingback</wp:comment_type></wp:comment>
<wp:comment><wp:comment_id>11</wp:comment_id><wp:comment_content>سلام 🙂</wp:comment_content>
<wp:comment_approved>1</wp:comment_approved></wp:comment></item></channel></rss>""".encode()
DISQUS = """<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<thread dsq:id="1"><link>https://courier.example/strike</link><title>Strike ends</title></thread>
<post dsq:id="7"><message><![CDATA[<p>The quay was open on Friday.</p>]]></message><createdAt>2025-11-16T08:00:00Z</createdAt>
<isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Ola</name><email>ola@post.example</email></author>
<ipAddress>192.0.2.1</ipAddress><thread dsq:id="1"/></post>
<post dsq:id="8"><message><![CDATA[<p>No, it was “shut” &amp; dark.</p><p>I was there.</p>]]></message>
<isDeleted>false</isDeleted><isSpam>false</isSpam><thread dsq:id="1"/><parent dsq:id="7"/></post>
<post dsq:id="9"><message>gone</message><isDeleted>true</isDeleted><isSpam>false</isSpam><thread dsq:id="1"/></post>
<post dsq:id="10"><message>سلام 🙂</message><thread dsq:id="1"/></post></disqus>""".encode()
CORAL = "\n".join(
    json.dumps(row)
    for row in (
        {"id": "a", "storyID": "s1", "authorID": "u1", "status": "APPROVED", "createdAt": {"$date": "2025-11-16T08:00:00.000Z"},
         "revisions": [{"body": "first try"}, {"body": ONE}]},
        {"id": "b", "storyID": "s1", "authorID": "u2", "parentID": "a", "status": "NONE",
         "revisions": [{"body": "<div>No, it was “shut” &amp; dark.<br>I was there.</div>"}]},
        {"id": "c", "storyID": "s1", "authorID": "u3", "status": "REJECTED", "revisions": [{"body": "insult"}]},
        {"id": "d", "storyID": "s2", "authorID": None, "status": "NONE", "revisions": [{"body": THREE}]},
    )
).encode()  # fmt: skip
TEXT = f"Ola says:\nNovember 16, 2025 at 8:00 am\n{ONE}\nKim says:\n{TWO}\n Lee says:\n{THREE}\n".encode()


def isso() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        """
        CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR UNIQUE, title VARCHAR);
        CREATE TABLE comments (tid, id INTEGER PRIMARY KEY, parent INTEGER, created FLOAT, modified FLOAT, mode INTEGER,
            remote_addr VARCHAR, text VARCHAR, author VARCHAR, email VARCHAR, website VARCHAR);
        INSERT INTO threads VALUES (1, '/strike', 'Strike ends');
        """
    )
    rows = [(1, 1, None, 1763280000.0, 1, ONE, "Ola"), (1, 2, 1, None, 1, TWO, None), (1, 3, None, 0, 2, "waits", None),
            (1, 4, None, 0, 1, THREE, None)]  # fmt: skip
    connection.executemany(
        "INSERT INTO comments (tid, id, parent, created, mode, text, author) VALUES (?,?,?,?,?,?,?)", rows
    )
    connection.commit()
    return connection.serialize()


SAMPLES = {"json": JSON, "csv": CSV, "wordpress": WXR, "disqus": DISQUS, "coral": CORAL, "text": TEXT, "isso": isso()}


@pytest.mark.parametrize("name", sorted(SAMPLES), scope="class")
class TestImporters(ThreadImporterSuite):
    texts = (ONE, TWO, THREE)

    @pytest.fixture(autouse=True)
    def _part(self, name: str) -> None:
        self.module: ModuleType = find_part("importers", f"thread_{name}").module
        self.sample = SAMPLES[name]


def read(name: str):
    part = find_part("importers", f"thread_{name}")
    return part.component(part.options()).threads(SAMPLES[name])


def test_every_importer_of_threads_has_a_sample():
    assert {f"thread_{name}" for name in SAMPLES} == {
        name for name in part_names("importers") if name.startswith("thread_")
    }


@pytest.mark.parametrize("name", ["json", "csv", "wordpress", "disqus", "isso", "text"])
def test_author_and_time_are_what_the_file_gives(name: str):
    first = read(name)[0][1].comments[0]
    assert first.author == "Ola"
    assert first.posted_at is not None
    assert first.posted_at.replace(tzinfo=UTC) == datetime(2025, 11, 16, 8, tzinfo=UTC)


@pytest.mark.parametrize("name", ["json", "wordpress", "disqus", "isso", "coral"])
def test_answers_name_what_they_answer(name: str):
    one, other, *_ = read(name)[0][1].comments
    assert other.parent == one.key


def test_a_page_is_known_where_the_export_names_it():
    for name in ("wordpress", "disqus"):
        page, _ = read(name)[0]
        assert (page.title, page.address) == ("Strike ends", "https://courier.example/strike")
    assert read("wordpress")[0][0].section == "Business"


def test_each_story_is_a_thread():
    assert [len(thread.comments) for _, thread in read("coral")] == [2, 1]


def test_plain_lines_are_comments_and_a_heading_is_none():
    part = find_part("importers", "thread_text")
    ((_, thread),) = part.component(part.options()).threads(b"3 Comments\nOne thing.\nAnother thing.\nOne thing.\n")
    assert (len(thread.comments), thread.distinct, thread.announced) == (3, 2, 3)


def test_a_comment_of_five_megabytes_is_kept_whole():
    part = find_part("importers", "thread_json")
    long = "word " * 1_000_000
    ((_, thread),) = part.component(part.options()).threads(json.dumps([{"text": long, "author": "A"}]).encode())
    assert thread.comments[0].text == long.strip()


def test_an_empty_file_is_told_in_one_sentence():
    part = find_part("importers", "thread_json")
    with pytest.raises(InputError, match="holds no comment"):
        part.component(part.options()).threads(b"[]")
