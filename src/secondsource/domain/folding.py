"""One spelling for many: names compared without case, accents, apostrophes and typographic variants."""

import re
import unicodedata

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_SAME = str.maketrans({"“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"} | dict.fromkeys("’‘ʼʹ\u00ad\u200b"))


def fold(text: str) -> str:
    """`text` in lower case without accents and apostrophes, runs of white space as one space."""
    plain = text if text.isascii() else _NOT_ASCII.sub(_plain, text)
    return " ".join(plain.replace("`", "").replace("'", "").casefold().split())


def _plain(hit: re.Match[str]) -> str:
    """A run of other characters than ASCII's, which are few in most texts."""
    folded = unicodedata.normalize("NFKD", hit.group().translate(_SAME)).casefold()
    return "".join(c for c in folded if not unicodedata.combining(c))
