"""Seeds made by hand: small, whole examples of what each parser is meant to read."""
# ruff: noqa: E501 (samples stand as strangers write them)

import gzip
import io
import json
import sqlite3
import tempfile
import zipfile
from datetime import date
from pathlib import Path

from secondsource.domain.dossier import Asked, Dossier, Trace
from secondsource.domain.evidence import Query
from secondsource.pipeline.bundle import DOSSIER, SETTINGS, settings_text, write_bundle
from secondsource.serial import dumps
from secondsource.stores._warc_records import describe_file, pack
from secondsource.testing.reports import RADIO, rich, unreviewed
from secondsource.testing.snapshots import ALL

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge at Kupiansk stays open - Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><meta property="article:published_time" content="2025-12-20T10:00:00Z">
<link rel="canonical" href="https://post.example/bridge"><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Bridge stays open", "datePublished": "2025-12-20",
 "author": [{"@type": "Person", "name": "Ann Berg"}], "comment": [{"@type": "Comment", "text": "Good.", "author": "Kim"}]}</script>
<style>.x{display:none}</style></head><body><nav><a href="/">Home</a></nav><article><h1>Bridge at Kupiansk stays open</h1>
<p class="byline">By Ann Berg</p><time datetime="2025-12-20">20 December 2025</time>
<p>The bridge at Kupiansk was hit in June, and engineers of the council repaired it within 40 days, the mayor said on Monday.</p>
<p>“It stays open to lorries,” said Olha Marchenko, a spokeswoman. It carries 1,200 lorries a day; 30 % more than in 2024.</p>
<table><tr><td>June</td><td>3</td></tr></table><blockquote>We repaired it.</blockquote></article>
<section id="comments"><h2>2 Comments</h2><ol class="comment-list"><li class="comment"><cite class="fn">Ola</cite> says:
<time datetime="2025-12-21T08:00:00">December 21</time><p>No, it was shut.</p></li><li class="comment"><p>Прошу, ні.</p></li></ol>
</section><footer>© Harbour Post</footer></body></html>"""
PAGES = (
    PAGE.encode(),
    PAGE.replace("utf-8", "windows-1251").encode("cp1251", "replace"),
    b"<html><body><p>One <b>two</b> three, he said. " + b"<div>" * 60 + b"It rained in Lindholm on 3 May 2024.",
    b"\xff\xfe" + PAGE.encode("utf-16-le"),
)
TEXTS = (
    "Bridge at Kupiansk stays open\nBy Ann Berg\n20 December 2025\n\nThe bridge was hit in June. Engineers repaired it within 40 days, the mayor said.\n\n“It stays open,” said Olha Marchenko.\n\n2 Comments\nOla says:\nNo, it was shut.\n".encode(),
    "Міст відкритий\n\nМіст у Куп'янську відкрито для вантажівок, сказала мерка 20 грудня 2025 року.\n".encode(
        "koi8-u"
    ),
    "The town has 27,169 people.\r\nIt had 1½ times as many in 1989, i.e. about 40 thousand.\f\n".encode("utf-16"),
)
ITEM = "<item><title>Bridge stays open</title><link>https://post.example/a</link><description>Lorries &lt;b&gt;may&lt;/b&gt; cross.</description><pubDate>Sat, 20 Dec 2025 10:00:00 GMT</pubDate><source url='https://x.example'>X</source></item>"
FEEDS = (
    f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Post</title>{ITEM}</channel></rss>".encode(),
    b"<feed xmlns='http://www.w3.org/2005/Atom'><title>Post</title><entry><title>Bridge</title><link href='https://post.example/a'/><updated>2025-12-20T10:00:00Z</updated><summary type='html'>&lt;p&gt;Open.&lt;/p&gt;</summary></entry></feed>",
    b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><item rdf:about='a'><title>Bridge</title><link>https://post.example/a</link></item></rdf:RDF>",
    json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "items": [
                {
                    "url": "https://post.example/a",
                    "title": "Bridge",
                    "content_html": "<p>Open.</p>",
                    "date_published": "2025-12-20T10:00:00Z",
                }
            ],
        }
    ).encode(),
)


def _value(value: object) -> dict[str, object]:
    return {"snaktype": "value", "datavalue": {"value": value}}


_DAY = [_value({"time": "+2022-01-01T00:00:00Z", "precision": 11})]
_ENTITY = {
    "labels": {"en": {"value": "Kupiansk"}},
    "claims": {
        "P1082": [{"rank": "normal", "mainsnak": _value({"amount": "+26627"}), "qualifiers": {"P585": _DAY}}],
        "P39": [{"rank": "preferred", "mainsnak": _value({"id": "Q7"}), "qualifiers": {"P580": _DAY, "P582": _DAY}}],
    },
}
_HIT = {"url": "http://harbour.example/bridge", "content": "Words", "title": "Bridge", "publishedDate": "2025-12-20"}
_REVIEW = {"publisher": {"name": "Check Example", "site": "check.example"}, "url": "https://check.example/1", "title": "No ...", "reviewDate": "2025-12-02T10:00:00Z", "textualRating": "False", "languageCode": "en"}  # fmt: skip
ANSWERS: dict[str, tuple[object, ...]] = {
    "gdelt": (
        {"articles": [{"url": "http://harbour.example/b", "seendate": "20251220T170000Z", "language": "English"}]},
        {"timeline": [{"series": "Volume Intensity", "data": [{"date": "20251220T000000Z", "value": 0.5}]}]},
    ),
    "mastodon": ([{"content": "<p>The bridge at Kupiansk is open.</p>", "created_at": "2025-12-19T08:00:00.000Z", "url": "https://mastodon.example/@ann/1", "language": "en", "account": {"acct": "ann"}, "reblog": None}],),
    "factchecks": ({"claims": [{"text": "The bridge fell", "claimant": "Posts", "claimDate": "2025-12-01T00:00:00Z", "claimReview": [_REVIEW]}]},),
    "wikipedia": (
        {"query": {"search": [{"title": "Kupiansk"}], "pages": [{"title": "Kupiansk", "revisions": [{"revid": 77, "timestamp": "2025-11-30T10:00:00Z"}]}]},
         "parse": {"title": "Kupiansk", "text": "<p>The bridge at Kupiansk is open<sup class='reference'>[1]</sup> again.</p>"},
         "title": "Kupiansk", "extract": "Kupiansk is a city with a bridge.", "timestamp": "2025-11-30T10:00:00Z"},
    ),
    "wikidata": ({"search": [{"id": "Q5", "label": "Kupiansk"}], "entities": {"Q5": _ENTITY, "Q7": {"labels": {"en": {"value": "mayor"}}}}},),
    "searxng": ({"results": [_HIT]},),
    "brave": ({"web": {"results": [_HIT]}},),
    "losses": ([{"date": "2025-12-23", "day": 1399, "personnel": 1198010, "personnel*": "about", "POW": 0}],),
}  # fmt: skip
TELEGRAM = b"<html><body><div class='tgme_channel_info'></div><div class='tgme_widget_message' data-post='harbour/12'><div class='tgme_widget_message_text'>The bridge at Kupiansk is open again.<script>x</script></div><time datetime='2025-12-20T10:00:00+00:00'></time></div></body></html>"
GEOJSON = json.dumps(
    {"type": "FeatureCollection", "features": [
        {"geometry": {"type": "Polygon", "coordinates": [[[37.0, 49.0], [38.0, 49.0], [38.0, 50.0], [37.0, 50.0], [37.0, 49.0]]]}},
        {"geometry": {"type": "MultiPolygon", "coordinates": [[[[1, 1], [2, 1], [2, 2.5]], [[1.2, 1.1], [1.3, 1.1], [1.3, 1.2]]]]}},
    ]}
).encode()  # fmt: skip


def zipped(files: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Files as one zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()


CSV_ROWS = b"geonameid,date,status_wiki,status_boost,status_dsm,status_isw,status\n703656,20251222,UA,UA,RU,CONTESTED,UA\n703656,20251223,,RU,UA,UA,UA\n"
ZIPS = (zipped({"control.csv": CSV_ROWS}), zipped({"control.csv": CSV_ROWS}, zipfile.ZIP_STORED))

ONE, TWO = "The quay was open on Friday.", "No, it was “shut” & dark."
WXR = b"""<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<item><title>Strike ends</title><link>https://courier.example/strike</link><content:encoded><![CDATA[<p>Over.</p>]]></content:encoded><category>Business</category>
<wp:comment><wp:comment_id>7</wp:comment_id><wp:comment_author>Ola</wp:comment_author><wp:comment_date_gmt>2025-11-16 08:00:00</wp:comment_date_gmt>
<wp:comment_content><![CDATA[No &amp; yes.<br />I was there.]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment></item></channel></rss>"""
DISQUS = b"""<?xml version="1.0"?><disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<thread dsq:id="1"><link>https://courier.example/strike</link><title>Strike ends</title></thread>
<post dsq:id="7"><message><![CDATA[<p>The quay was open.</p>]]></message><createdAt>2025-11-16T08:00:00Z</createdAt><isDeleted>false</isDeleted>
<isSpam>false</isSpam><author><name>Ola</name></author><thread dsq:id="1"/><parent dsq:id="6"/></post></disqus>"""


def isso() -> bytes:
    """A small file of an Isso server."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        """
        CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR UNIQUE, title VARCHAR);
        CREATE TABLE comments (tid, id INTEGER PRIMARY KEY, parent INTEGER, created FLOAT, mode INTEGER, text VARCHAR,
            author VARCHAR);
        INSERT INTO threads VALUES (1, '/strike', 'Strike ends');
        INSERT INTO comments VALUES (1, 1, NULL, 1763280000.0, 1, 'The quay was open.', 'Ola');
        INSERT INTO comments VALUES (1, 2, 1, NULL, 1, 'No, it was shut.', NULL);
        """
    )
    return connection.serialize()


THREADS: dict[str, tuple[bytes, ...]] = {
    "json": (
        json.dumps([{"id": 1, "author": {"name": "Ola"}, "created_at": "2025-11-16T08:00:00+00:00", "body": ONE, "replies": [{"id": 2, "parent_id": 1, "body": TWO}]}]).encode(),
        json.dumps({"data": [{"node": {"text": ONE, "time": 1763280000}}]}).encode(),
        (json.dumps({"text": ONE, "author": "A"}) + "\n" + json.dumps({"text": TWO, "date": {"$date": 1763280000000}})).encode(),
    ),
    "coral": (json.dumps({"id": "a", "storyID": "s1", "authorID": "u1", "status": "APPROVED", "createdAt": {"$date": "2025-11-16T08:00:00.000Z"}, "revisions": [{"body": "first"}, {"body": ONE}]}).encode(),),
    "csv": (f'id;author;date;comment\n1;Ola;2025-11-16T08:00:00;{ONE}\n2;;;"{TWO}\nI was there."\n'.encode(), b"text\tauthor\nyes\tOla\n"),
    "text": (f"2 Comments\nOla says:\nNovember 16, 2025 at 8:00 am\n{ONE}\nKim says:\n{TWO}\n".encode(), b"One thing.\n\nAnother\nthing.\n\nOne thing."),
    "wordpress": (WXR,),
    "disqus": (DISQUS,),
    "isso": (isso(),),
}  # fmt: skip


def warc() -> bytes:
    """A file of snapshots as our archive writes it."""
    return describe_file("secondsource") + b"".join(pack(each) for each in ALL)


def unpacked(packed: bytes) -> bytes:
    """The same, not compressed, so that a change reaches what is inside."""
    return gzip.decompress(packed)


SETTINGS_FILES = (
    b'[check]\nsources = ["archive", "reference"]\nseconds = 30.0\n[sources.wikipedia]\naddress = "http://w.example"\n[serve]\nport = 0\n',
    b'[models.llm]\nbase_url = "http://127.0.0.1:9/v1"\nmodel = "x"\n[thread]\naccounts = "none"\n[archive]\nbundled = false\n',
)
ROWS = (
    b'{"url": "https://a.example/1", "title": "A", "publisher": null, "published": "2024-05-01", "lang": "en", "kind": "page", "text": "Kupiansk has a rail junction."}\n\n{"url": "u", "title": "", "kind": "note", "text": "T"}\n',
    b'{"claim": "C.", "verdict": "refuted", "summary": "S.", "author": "A", "made_on": "2024-05-01", "cites": ["u"]}\n',
    b'{"name": "Harbour Post", "domains": ["post.example"], "country": "NO", "languages": ["en"], "camp": "none", "standing": "agency", "owner": null, "evidence": "https://post.example/about"}\n',
)
MODEL_ANSWERS = (
    b'<think>Hm.</think>```json\n{"stance": "supports", "sure": true, "quote": "shut in May", "more": [1]}\n```',
    b'{"translations": ["It rains.", ""]}',
    b'{"queries": [{"language": "en", "words": "bridge shut May"}]}',
    b'{"parts": [{"text": "It rained.", "quote": "rained"}, {"text": "It was May.", "quote": "May"}]}',
)
HTTP_ANSWERS = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 9\r\n\r\n<p>Hi</p>",
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    b"HTTP/1.1 301 Moved\r\nLocation: /b?x=1\r\n\r\n",
    b"HTTP/1.1 429 Too Many\r\nRetry-After: Wed, 21 Oct 2026 07:28:00 GMT\r\n\r\n",
    b"HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\nETag: \"x\"\r\nCache-Control: max-age=60\r\n\r\n\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xb3)\xb0\xcb\xc8\xb4\xd1/\xb0\x03\x00\x1a\xc5=\xdc\t\x00\x00\x00",
)  # fmt: skip
ROBOTS = (
    b"User-agent: *\nDisallow: /private\nAllow: /private/*.html$\nCrawl-delay: 2.5\nSitemap: https://post.example/map.xml\n",
    b"\xef\xbb\xbfuser-agent: secondsource\ndisallow: /%D0%B1*?x=\nrequest-rate: 1/5m\nvisit-time: 0600-0845\n",
)
HEADERS = (b"120", b"Wed, 21 Oct 2026 07:28:00 GMT", b"max-age=60, no-store", b"text/html; charset=koi8-r")


def dossier() -> Dossier:
    """A report and what it was made from."""
    report = unreviewed()
    asked = Asked("archive", Query("strike at the port", (("Lindholm",),)), 5, (RADIO.id,))
    return Dossier(report, Trace(report.article.snapshot, "-", date(2025, 11, 20), None, (asked,), (RADIO,)))


def reports() -> tuple[bytes, ...]:
    """Reports as our JSON."""
    return tuple(dumps(each).encode() for each in (rich(), unreviewed()))


def bundle() -> bytes:
    """A bundle as `archive export` writes it."""
    kept = dossier()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "in")
        folder.mkdir()
        (folder / DOSSIER).write_text(dumps(kept), encoding="utf-8")
        (folder / SETTINGS).write_text(settings_text(kept), encoding="utf-8")
        write_bundle(Path(scratch, "report.zip"), folder, kept, None)
        return Path(scratch, "report.zip").read_bytes()


_REVIEW: dict[str, object] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://zelvia.example/check/1",
    "claimReviewed": "The ferry at Orsk is out of service.",
    "datePublished": "2026-01-03",
    "author": {"@type": "Organization", "name": "Zelvia Check"},
    "itemReviewed": {"@type": "Claim", "author": {"name": "Ola Berg"}, "datePublished": "2026-01-02"},
    "reviewRating": {"ratingValue": 1, "bestRating": 5, "alternateName": "Mostly false"},
}
_ANSWER: dict[str, object] = {
    "claims": [
        {
            "text": "The ferry at Orsk is out of service.",
            "claimant": "Ola Berg",
            "claimReview": [
                {"publisher": {"name": "Zelvia Check"}, "url": "https://a.example/", "textualRating": "Wrong"}
            ],
        }
    ]
}
CLAIMS: dict[str, tuple[bytes, ...]] = {
    "claimreview": (
        json.dumps(_REVIEW).encode(),
        json.dumps({"@graph": [_REVIEW, {"@type": "WebPage"}]}).encode(),
        b'<html><script type="application/ld+json">' + json.dumps([_REVIEW]).encode() + b"</script></html>",
    ),
    "csv": (b"claim,rating,publisher,url\nThe ferry is out of service.,Wrong,Zelvia Check,https://a.example/\n",),
    "jsonl": (
        json.dumps({"claim": "It sank.", "rating": "Wrong", "publisher": "A", "url": "https://a.example/"}).encode(),
    ),
    "google": (json.dumps(_ANSWER).encode(),),
}
