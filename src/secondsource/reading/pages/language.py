"""Which language a text is in."""

from typing import cast

from py3langid.langid import classify  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType] it ships no types

_ENOUGH = 20
"""Letters below which a guess is no better than none."""


def find_language(text: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of the text's language; what the page declares where the text is too short to tell."""
    sample = text[:4000]
    if sum(character.isalpha() for character in sample) < _ENOUGH:
        return declared
    code = cast(str, classify(sample)[0])
    return declared if code in {"und", "zxx"} else code
