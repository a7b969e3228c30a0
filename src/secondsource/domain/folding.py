"""One spelling for many: names compared without case, accents, apostrophes and typographic variants."""

import unicodedata

_SAME = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"}
)
_DROP = str.maketrans({"'": None, "ʹ": None, "\u00ad": None, "\u200b": None})


def fold(text: str) -> str:
    """`text` in lower case without accents and apostrophes, runs of white space as one space."""
    plain = unicodedata.normalize("NFKD", text.translate(_SAME).translate(_DROP)).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
