"""Whether a text is in English, told by its page, else from its commonest words alone."""

from secondsource.domain.article import Article

_ALSO_COMMON = frozenset(
    ["to", "in", "a", "is", "for", "on", "as", "he", "it", "by", "at", "from", "his", "are", "an", "be"]
)
_ITS_OWN = frozenset(["the", "of", "and", "that", "was", "with"])
"""Common English words that are common in no other language of news."""
_COMMONEST = _ITS_OWN | _ALSO_COMMON
_SAMPLE = 6000
_ENOUGH = 50


def is_english(article: Article) -> bool:
    """By the language that the page gives; by the words where it gives none."""
    return article.language.startswith("en") if article.language else looks_english(article.text)


def looks_english(text: str) -> bool:
    """Whether a twelfth of the first words are the commonest English ones: enough where nothing else is known."""
    words = _words(text)
    return sum(word in _COMMONEST for word in words) * 12 >= len(words)


def is_surely_english(text: str) -> bool:
    """Whether so many words are English alone that no other language is possible; never of a short text."""
    words = _words(text)
    return len(words) >= _ENOUGH and sum(word in _ITS_OWN for word in words) * 12 >= len(words)


def _words(text: str) -> list[str]:
    return text[:_SAMPLE].casefold().split()
