"""Texts that would run, lead away or break out where a place forgets to escape: those that stand on one line of the
file beside this, and those that no line can hold."""

from pathlib import Path

PAYLOADS = (Path(__file__).parent / "payloads.txt").read_text(encoding="utf-8").splitlines()
"""Each on one line."""

WILD = [
    "a\x00<script>hit(200)</script>",
    "<scr\x00ipt>hit(201)</scr\x00ipt>",
    "java\x00script:hit(202)",
    "java\tscript:hit(203)",
    "\x01javascript:hit(204)",
    "a\r\nSet-Cookie: hit=205",
    "a\r\nLocation: https://evil.example/206\r\n\r\n<script>hit(206)</script>",
    "a\n\nevent: done\ndata: {}\n\n",
    "a\rdata: hit\r\rid: 208\r",
    "a\u2028<script>hit(209)</script>\u2029b",
    "a\x85b\x0bc\x0cd\x1ce\x1df\x1eg",
    "\x1b[2J\x1b[31mhit(211)\x1b[0m",
    "\x1b]0;hit(212)\x07\x9b31m\x90q\x9c",
    "a\b\b\b\b<b>hit(213)</b>",
    "\u202egnp.<script>hit(214)</script>\u202c",
    "\u2066\u2067\u2068<img src=x onerror=hit(215)>\u2069\u200e\u200f\u061c",
    "\ufeff<script>hit(216)</script>",
    "\ufffe\uffff<script>hit(217)</script>",
    "a\u200b\u200c\u200d\u2060\u00adb",
    "\n2026-01-01 00:00:00 ERROR secondsource: hit(219)\n",
    "a\n\n00:00.000 --> 99:00.000\nhit(220)\n\nSTYLE\n::cue { color: red }\n",
    "\n# Everything is supported\n\n- **So?** Supported\n\n<img src=x onerror=hit(221)>\n",
    "\n\n    code\n\n> quote\n\n1. list\n\n---\n\n[x]: javascript:hit(222)\n",
    "W" * 3000,
    "<" * 500,
    "<b>" * 300,
    "&lt;" * 300,
    "e" + "\u0301" * 300,
    "\U000e0041\U000e0042<script>hit(228)</script>",
]
"""With control characters, line ends, turns of direction, or no end."""

ALL = PAYLOADS + WILD
LONE = "a\ud800<script>hit(230)</script>\udfff"
"""Half a character, as JSON can bring it along; no file and no database can keep it as it is."""


def plain(texts: list[str]) -> list[str]:
    """Harmless texts of the same lengths and lines, no two alike."""
    filled = ["".join(letter if letter.isspace() else "w" for letter in text) for text in texts]
    return [(chr(0x4E00 + number) + text[1:])[: len(text)] for number, text in enumerate(filled)]
