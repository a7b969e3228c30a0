"""Markdown marks taken off, so that only the words remain."""

import re

_SIGNS = re.compile(r"^#{1,6} \S|^---$\n[a-z]+: |\]\((?:https?:|/)", re.M)
_FRONT = re.compile(r"---\n(?P<notes>(?:[\w-]+:[^\n]*\n){1,40})---\n")
_BLOCK_MARK = re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+(?=\S))")
_RULE = re.compile(r"^\s{0,3}(?:[-*_]\s?){3,}$|^\s{0,3}={3,}$")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\s]{0,2000}\)")
_LINK = re.compile(r"\[(?P<words>[^\[\]\n]{1,500})\]\([^()\s]{0,2000}\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(?P<words>[^*_\n]{1,2000})(?<=\S)\1")
_SOFT = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])(?P<words>[^*_\n]{1,2000})(?<=\S)\1(?![\w*_])")
_KEYS = {"title": "title", "date": "date", "author": "author", "lang": "lang", "language": "lang"}


def strip_markdown(text: str) -> tuple[dict[str, str], list[str]]:
    """What the front matter notes (`title`, `date`, `author`, `lang`), and the lines without marks."""
    if not _SIGNS.search(text[:200_000]):
        return {}, text.split("\n")
    notes: dict[str, str] = {}
    if front := _FRONT.match(text):
        pairs = (line.partition(":") for line in front["notes"].splitlines())
        notes = {_KEYS[key.lower()]: value.strip(" \"'") for key, _, value in pairs if key.lower() in _KEYS}
        text = text[front.end() :]
    return {key: value for key, value in notes.items() if value}, [_plain(line) for line in text.split("\n")]


def _plain(line: str) -> str:
    if _RULE.match(line[:200]):
        return ""
    line = _IMAGE.sub("", _BLOCK_MARK.sub("", line))
    for mark in (_LINK, _STRONG, _SOFT):
        line = mark.sub(lambda found: found["words"], line)
    return line
