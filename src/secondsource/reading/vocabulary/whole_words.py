"""Patterns of whole words to which a search can leap."""

from collections.abc import Iterable


def whole_word(forms: Iterable[str]) -> str:
    r"""A pattern of any of the forms as whole words, of several that fit the first; it matches nothing without any.

    It finds what `\b(?:one|other)\b` finds, and in long alternations many times quicker: it starts with the letters
    with which a form begins, so that the search leaps over all others. A form is a pattern whose first character
    stands for itself and belongs to a word.
    """
    by_letter: dict[str, list[str]] = {}
    for form in forms:
        by_letter.setdefault(form[0], []).append(form[1:])
    # What must not stand before a word is looked for behind its first letter: before it, no search could leap.
    heads = (rf"{letter}(?<!\w.)(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return rf"(?:{'|'.join(heads) or '(?!)'})\b"
