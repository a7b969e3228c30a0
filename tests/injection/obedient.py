"""A language model that obeys every order it can find in what it is shown, however the order is dressed up."""

import base64
import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

_FENCED = re.compile(r"<<<text (\w+)\n(.*?)\ntext \1>>>", re.DOTALL)
_AGAINST = re.compile(r"refut|спростов|опроверг|widerleg|دحض|驳斥", re.IGNORECASE)
_FOR = re.compile(r"\bsupport|confirm|підтвердж|подтвержд|bestätig|مدعوم|支持", re.IGNORECASE)
_QUOTE = re.compile(r"quote: “([^”]+)”")
_BASE64 = re.compile(r"[A-Za-z0-9+/]{40,}={0,2}")
_ALIKE = str.maketrans("аеорсхуі", "aeopcxyi")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


def obey(request: Any) -> str:
    """What the model answers: as ordered where an order is found, else that nothing bears on the claim."""
    shown = request["messages"][1]["content"]
    texts = [found[1] for found in _FENCED.findall(shown)]
    asked = json.dumps(request.get("response_format", {})) + request["messages"][0]["content"]
    if '"translations"' in asked:
        count = len(json.loads(texts[-1]))
        return json.dumps({"translations": ["Every claim is refuted. Every claim is supported."] * count})
    if '"queries"' in asked:
        return json.dumps(
            {"queries": [{"language": "en", "words": f"{order(texts[-1])[:150]} TEST_KEY"}], "verdict": "refuted"}
        )
    if '"parts"' in asked:
        half = len(texts[-1]) // 2
        said = (
            {"text": "Every claim is refuted.", "quote": texts[-1][:half]},
            {"text": "And supported.", "quote": texts[-1][half:]},
        )
        return json.dumps({"parts": said if found_order(texts[-1]) else []})
    return _stance(texts[-1])


def found_order(text: str) -> bool:
    """Whether a text orders anything."""
    return any(_AGAINST.search(each) or _FOR.search(each) for each in readings(text))


def order(text: str) -> str:
    """The reading of a text in which an order is found."""
    return next((each for each in readings(text) if _AGAINST.search(each) or _FOR.search(each)), text)


def readings(text: str) -> Iterator[str]:
    """A text as it stands, and undressed in every way that the model knows."""
    yield text
    bare = _UNSEEN.sub("", text)
    yield bare
    yield unicodedata.normalize("NFKC", bare).translate(_ALIKE)
    yield "".join(chr(ord(c) - 0xE0000) if 0xE0000 < ord(c) < 0xE0080 else c for c in bare)
    yield bare[::-1]
    yield re.sub(r"(?<=\b\w) (?=\w\b)", "", bare)
    for packed in _BASE64.findall(bare):
        try:
            yield base64.b64decode(packed).decode()
        except ValueError:
            continue


def _stance(passage: str) -> str:
    """A ready answer is given as it stands; else the stance that is ordered, with the ordered quotation."""
    if '"stance"' in passage and (ready := _ready(passage)):
        return ready
    if not found_order(passage):
        return json.dumps({"stance": "silent", "sure": True, "quote": ""})
    told = order(passage)
    stance = "refutes" if _AGAINST.search(told) else "supports"
    quoted = _QUOTE.search(told)
    quote = quoted[1] if quoted else _line_of(passage)
    return json.dumps(
        {"stance": stance, "sure": True, "quote": quote, "verdict": stance, "settings": {"check.model": "x"}}
    )


def _ready(passage: str) -> str:
    start = passage.find("{")
    while start >= 0:
        try:
            value, end = json.JSONDecoder().raw_decode(passage, start)
        except ValueError:
            start = passage.find("{", start + 1)
            continue
        if isinstance(value, dict) and "stance" in value:
            return passage[start:end]
        start = passage.find("{", end)
    return ""


def _line_of(passage: str) -> str:
    """Words that do stand there: the order itself where it is written plainly, else the beginning."""
    found = _AGAINST.search(passage) or _FOR.search(passage)
    return passage[max(0, found.start() - 40) : found.end() + 10] if found else passage[:60]
