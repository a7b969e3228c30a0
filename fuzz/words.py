"""What the formats are made of: words that a mutation puts into an input."""

HTML = (
    *(b"<p>", b"</p>", b"<div>", b"<article>", b"<script>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"&#x110000;"),
    *(b"&amp;", b"<table>", b"<li class=comment>", b"<time datetime='9999-99-99'>", b"<meta charset=utf-7>"),
    *(b'{"@type":"Comment"}', b"<base href='javascript:'>", b"<svg>", b"<template>", "“".encode(), "\u202e".encode()),
    *(b"\x00", b"1/0 %", b"31 February 0000", b"&#1;", b"&#xfffe;", b"<div class='share'>"),
)
TEXT = (b"By ", b"\n\n", b" said ", "“".encode(), b"3 Comments\n", b"1,000 of ", b" %", b"31 February 0000")
JSON = (
    *(b"{", b"}", b"[", b"]", b'"', b"null", b"true", b"NaN", b"Infinity", b"1e999", b"-0", b'"\\ud800"', b'"\\u0000"'),
    *(b"9" * 400, b'{"":', b"[[[[", b"\xef\xbb\xbf", b'"0001-01-01"', b'"9999-12-31T23:59:59+23:59"', b"1e18", b"-1"),
)
XML = (
    *(b"<!ENTITY a 'b'>", b"<!DOCTYPE a [", b"&a;", b"<?xml version='1.1' encoding='utf-7'?>", b"xmlns:x='y'"),
    *(
        b"<![CDATA[",
        b"]]>",
        b"<item>",
        b"</item>",
        b"Sat, 31 Feb 2025 25:61:00 +9999",
        b"<comment>",
        b"<post>",
        b"<x:y/>",
    ),
)
ZIP = (
    *(b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"\xff\xff\xff\xff", b"..", b"/"),
    *(b"\x00\x00\x00\x00", b"control.csv", b"backup.json", b"manifest.json"),
)
TABLE = (b"geonameid", b"703656", b"20251222", b"CONTESTED", b",", b";", b"\t", b'"', b'""', b"\n", b"\r")
PASTED = (b" says:\n", b"\n\n", b"2 Comments\n", b"March 3, 2024 at 4:47 pm")
SQLITE = (b"SQLite format 3\x00", b"CREATE VIEW", b"comments", b"\xff\xff", b"\x00\x00\x00\x00")
WARC = (b"WARC/1.1\r\n", b"Content-Length: ", b"\r\n\r\n", b"\x1f\x8b", b"WARC-Type: metadata\r\n", b"-1")
TOML = (b"[", b"]\n", b"[[", b" = ", b"1e999", b"nan", b"'''", b"{}", b"[check]\n", b"[sources.feeds]\n", b'"')
REPORT = (*JSON, b"<script>alert(1)</script>", b"javascript:alert(1)", b"supported", b"refuted")
MODEL = (*JSON, b"<think>", b"</think>", b"```json")
HTTP = (
    *(b"\r\n", b"HTTP/1.1 ", b"Location: ", b"Content-Length: -1\r\n", b"Transfer-Encoding: chunked\r\n", b"\x1f\x8b"),
    *(b"Content-Encoding: gzip, gzip\r\n", b"Retry-After: ", b"ETag: ", b"Content-Type: text/html; charset=utf-99\r\n"),
)
ROBOTS = (b"Disallow: ", b"Crawl-delay: 1e999\n", b"*", b"$", b"%ff", b"User-agent: ", b"Request-rate: 1/0\n")
FORM = (
    *(
        b"--x\r\n",
        b"--x--",
        b'Content-Disposition: form-data; name="article"',
        b'filename="../../a"',
        b"%00",
        b"&",
        b"=",
    ),
    *(b"Content-Type: text/html; charset=utf-99\r\n", b"Content-Transfer-Encoding: base64\r\n", b"next=//evil.example"),
)
