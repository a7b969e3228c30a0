"""Which names and passwords are taken. What is wrong with one is said in a plain sentence; empty text means nothing.

Names that a reader of the review log could take for one another are alike here, whichever letters they are made of.
"""

import unicodedata

from secondsource.domain.folding import fold

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 128
LONGEST_NAME = 40
LONGEST_LABEL = 60

_BETWEEN = " ._-'"
_APOSTROPHES = dict.fromkeys(map(ord, "’ʼ‘`"), "'")
_WRITTEN_TOGETHER = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL"}
_OBVIOUS = frozenset(
    {
        "password", "passwort", "passw0rd", "p@ssw0rd", "p@ssword", "пароль", "parol", "secret", "geheim", "letmein",
        "iloveyou", "welcome", "changeme", "admin", "administrator", "editor", "secondsource", "second source",
        "newsroom", "redaktion", "qwerty", "qwertyuiop", "qwertzuiop", "qwertyuiopasdf", "qwertyuiopasdfghjkl",
        "asdfghjkl", "asdfghjklzxc", "йцукен", "йцукенгшщз", "йцукенгшщзхї", "1q2w3e4r5t6y", "1qaz2wsx3edc",
        "qazwsxedcrfv", "correct horse battery staple", "correcthorsebatterystaple", "abcdefghijkl", "test", "demo",
    }
)  # fmt: skip
"""Words that guessers try first; with figures and signs behind them, or said several times, they stay obvious."""
_LADDERS = ("01234567890123456789", "09876543210987654321", "abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщ")
_ALIKE = str.maketrans(
    "авекмнорстухіјѕԁһԛԝөαβεζηικμνορτυχıi10",
    "abekmhopctyxljsdhqwoabezhlkmnoptyxlllo",
)
"""Letters and figures that look like a letter of the Latin alphabet, in lower or upper case."""


def clean_name(name: str) -> str:
    """One spelling for what a keyboard can make in several."""
    return " ".join(unicodedata.normalize("NFKC", name.translate(_APOSTROPHES)).split())


def name_key(name: str) -> str:
    """By which a person is found: case does not count."""
    return clean_name(name[: 4 * LONGEST_NAME]).casefold()


def likeness(name: str) -> str:
    """The same for names that look the same."""
    return fold(clean_name(name)).translate(_ALIKE)


def name_fault(name: str) -> str:
    """What is wrong with a name, cleaned before."""
    if not 2 <= len(name) <= LONGEST_NAME:
        return f"A name has 2 to {LONGEST_NAME} characters; this one has {len(name)}."
    if strange := next((c for c in name if not _fits(c)), None):
        return (
            f"A name is made of letters, the figures 0 to 9, spaces, and . _ - '; {_named(strange)} is none of these."
        )
    if name[0] in _BETWEEN or name[-1] in _BETWEEN:
        return "A name begins and ends with a letter or a figure."
    scripts = {_script(c) for c in name if c not in _BETWEEN and not c.isdigit()}
    if len(scripts) > 1 and not scripts <= _WRITTEN_TOGETHER:
        written = " and ".join(sorted(each.title() for each in scripts))
        return f"A name is written in one alphabet; this one has letters of {written}, which can look like others."
    return ""


def password_fault(password: str, name: str) -> str:
    """What is wrong with a password, of whatever letters it is made."""
    if not password.isascii() and any("\ud800" <= c <= "\udfff" for c in password):
        return "The password holds bytes that are no text; type it in UTF-8."
    if len(password) < SHORTEST_PASSWORD:
        return f"A password has at least {SHORTEST_PASSWORD} characters; several words in a row make a good one."
    if len(password) > LONGEST_PASSWORD:
        return f"A password has at most {LONGEST_PASSWORD} characters."
    if _is_obvious(password.casefold(), name_key(name)):
        return "This password is among the first that a guesser tries; choose another."
    return ""


def clean_label(text: str, longest: int = LONGEST_LABEL) -> str:
    """A stranger's words fit for a list: no control characters, nothing that turns the line around, cut to length."""
    plain = "".join(" " if c.isspace() else c for c in text[: 8 * longest] if c.isspace() or c.isprintable())
    return " ".join(plain.split())[:longest].strip()


def _fits(char: str) -> bool:
    if char in _BETWEEN or (char.isascii() and char.isdigit()):
        return True
    if unicodedata.category(char)[0] not in "LM":
        return False
    if _script(char) == "LATIN":  # phonetic signs and small capitals look like plain letters
        return ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x1F00
    return _script(char) not in ("COMBINING", "MODIFIER")


def _script(char: str) -> str:
    """First word of what Unicode calls it, such as LATIN or CYRILLIC."""
    return unicodedata.name(char, "UNNAMED").split()[0]


def _named(char: str) -> str:
    return char if char.isascii() and char.isprintable() else f"U+{ord(char):04X}"


def _is_obvious(password: str, name: str) -> bool:
    bare = password.strip("0123456789!?.,;:-_ @#$%&*+=()")
    words = {password, bare, "".join(password.split()), "".join(bare.split()), _said_once(password), _said_once(bare)}
    if name in words or name[::-1] in words or words & _OBVIOUS:
        return True
    return len(set(password)) <= 2 or any(password in ladder * 2 for ladder in _LADDERS)


def _said_once(text: str) -> str:
    """`abc` for `abcabcabc`."""
    again = (text + text).find(text, 1)
    return text[:again] if again > 0 else text
