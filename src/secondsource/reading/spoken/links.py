"""Addresses, handles, hashtags and telephone numbers."""

import re

from secondsource.reading.spoken.cardinals import digits
from secondsource.reading.spoken.rule import Rule, rule

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_|(?<=[A-Za-z])(?=\d)")


def _page(match: re.Match[str]) -> str:
    """The site alone: nobody can write down the rest by ear."""
    return f"a link to {_site(match['site'])}{_stop(match)}"


def _domain(match: re.Match[str]) -> str:
    return f"{_site(match['site'])}{_stop(match)}"


def _site(written: str) -> str:
    return written.removeprefix("www.").replace(".", " dot ").replace("-", " dash ")


def _stop(match: re.Match[str]) -> str:
    """A full stop that the address swallowed."""
    return "." if match[0].endswith(".") else ""


def _letter_box(match: re.Match[str]) -> str:
    return f"{match['who'].replace('.', ' dot ').replace('_', ' ').replace('-', ' dash ')} at {_site(match['site'])}"


def _handle(match: re.Match[str]) -> str:
    return f"at {_words(match['name'])}"


def _hashtag(match: re.Match[str]) -> str:
    return f"hashtag {_words(match['name'])}"


def _words(name: str) -> str:
    return " ".join(digits(word) if word.isdecimal() else word for word in _CAMEL.sub(" ", name).split())


def _telephone(match: re.Match[str]) -> str:
    groups = [digits(group) for group in re.findall(r"\d+", match[0])]
    return ("plus " if match[0].startswith("+") else "") + ", ".join(groups)


_TOP = r"(?:com|org|net|gov|edu|info|io|co\.uk|org\.uk|gov\.uk|uk|eu|ru|ua|com\.ua|gov\.ua|de|fr|me|tv|news|int|mil)"

RULES: tuple[Rule, ...] = (
    rule(r"https?://(?P<site>[\w.-]{1,80}\w)(?:[/?#:][^\s<>”\"’)]{0,400})?", _page),
    rule(r"(?P<who>[\w.+-]{1,64})@(?P<site>[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})", _letter_box),
    rule(rf"(?P<site>(?:www\.)?(?:[A-Za-z][\w-]{{0,40}}\.){{1,3}}{_TOP})\b(?:/[^\s<>”\"’)]{{0,400}})?(?!\w)", _domain),
    rule(r"@(?P<name>\w{1,40})", _handle),
    rule(r"#(?P<name>[^\W\d]\w{0,60})", _hashtag),
    rule(r"\+\d{1,3}[\s-]?(?:\(?\d{2,4}\)?[\s-]?){2,4}\d{2,4}\b|\b\d{3}-\d{3}-\d{4}\b", _telephone),
)
