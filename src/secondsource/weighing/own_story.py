"""What may not speak for a claim because it is the article's own story (rule 4)."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from secondsource.domain.address import same_page, site_of, split_address
from secondsource.domain.article import Article
from secondsource.domain.evidence import Origin, Passage, PassageKind
from secondsource.domain.ids import content_id
from secondsource.domain.report import Finding, Flag
from secondsource.reading.comparing.shingles import find_shingles, jaccard
from secondsource.reading.speech.camps import folded
from secondsource.reading.speech.credits import credits_of, find_credits, find_publisher
from secondsource.weighing.case import Case
from secondsource.weighing.times import VALID, published_between
from secondsource.weighing.wording import count, list_words

ALIKE = 0.5
"""Share of three-word shingles from which two texts are one (rule 3)."""


@lru_cache(maxsize=8192)
def own_story(passage: Passage, case: Case) -> str | None:
    """Why a passage is the article's own story, which never corroborates itself (rule 4); None where it is not.

    The article itself by address or text, its copies in the archive, what its publisher says elsewhere, texts that
    credit its publisher, and what the article itself credits, of the same days.
    """
    article = case.article
    if is_article(passage, case):
        return "It is the article itself."
    if share_page((passage.url, passage.canonical), (article.address, article.canonical)):
        return "It is another address of the article."
    if passage.kind in (PassageKind.REFERENCE, PassageKind.MAP_READING):
        return None
    if any(_is_copy(passage, copy.passage) for copy in case.copies):
        return "It tells the article's own story."
    if article.publisher and _publisher(passage, case) == folded(article.publisher):
        return "It comes from the article's own publisher."
    if article.publisher and article.publisher in credits_of(passage, case.tables):
        return "It takes the story from the article's publisher."
    if _is_upstream(passage, case):
        return "The article takes its story from it."
    return None


@lru_cache(maxsize=8192)
def is_article(passage: Passage, case: Case) -> bool:
    """Whether a passage is the article itself, by its address or its text."""
    article = case.article
    return same_page(passage.url, article.address) or likeness(passage.text, article.text) >= ALIKE


def share_page(ones: Iterable[str | None], others: Iterable[str | None]) -> bool:
    """Whether an address of the first is of the same page as one of the others."""
    return any(one and other and same_page(one, other) for one, other in product(ones, others))


def find_story_origin(case: Case) -> Origin | None:
    """The article and its copies as the one origin they are (rules 3 and 4); None where no copy is held.

    The root is the earliest dated copy whose words credit nobody, else the earliest.
    """
    if not case.copies:
        return None
    passages = sorted((copy.passage for copy in case.copies), key=lambda passage: _seniority(passage, case))
    members = tuple(passage.id for passage in passages)
    reasons = tuple(
        f"{name(copy.passage)} shares {', '.join(copy.shared[:4])} with the article." for copy in case.copies
    )
    return Origin(content_id("org", *sorted(members)), members[0], members, reasons)


def find_hidden_upstream(case: Case) -> tuple[str, ...]:
    """Publishers that copies of the story credit and the article does not name."""
    text = folded(case.article.text)
    credited = {
        credit for copy in case.copies for credit in credits_of(copy.passage, case.tables) if folded(credit) not in text
    }
    return tuple(sorted(credited))


def find_story_findings(case: Case) -> tuple[Finding, ...]:
    """What the reader should know of the story's copies: that they are one origin, and whom they credit."""
    origin = find_story_origin(case)
    if origin is None:
        return ()
    told_by = list_words(sorted({name(copy.passage) for copy in case.copies}))
    copies = count(len(origin.members), "copy", "copies")
    message = f"The archive holds {copies} of this story ({told_by}); with the article they are one origin."
    found = Finding("own_story", message, None, None, "")
    upstream = find_hidden_upstream(case)
    if not upstream:
        return (found,)
    credit = f"Copies of this story credit {list_words(list(upstream))}, which the article does not name."
    return (found, Finding("own_story", credit, None, None, "", Flag.HIDDEN_UPSTREAM_SOURCE))


def find_canonical_upstream(article: Article) -> tuple[Finding, ...]:
    """That the page gives an address on another site as its own, which the article does not name: the story stood
    there. Of a page from a file nobody knows where it stood, so it says nothing."""
    home, site = site_of(article.canonical or ""), site_of(article.address)
    related = home.endswith(f".{site}") or site.endswith(f".{home}")
    if not home or not site or home == site or related or home in folded(article.text):
        return ()
    message = f"The page gives an address on {home} as its own, which the article does not name: the story stood there."
    return (Finding("own_story", message, None, None, "", Flag.HIDDEN_UPSTREAM_SOURCE),)


def name(passage: Passage) -> str:
    """What to call a passage in a sentence: its publisher, else the host of its address."""
    return passage.publisher or split_address(passage.url).hostname or passage.title


def likeness(one: str, other: str) -> float:
    """Share of their three-word shingles that two texts have in common."""
    return jaccard(find_shingles(one, 3), find_shingles(other, 3))


def _is_copy(passage: Passage, held: Passage) -> bool:
    same = passage.id == held.id or share_page((passage.url, passage.canonical), (held.url, held.canonical))
    return same or likeness(passage.text, held.text) >= ALIKE


def _is_upstream(passage: Passage, case: Case) -> bool:
    credits = find_credits(case.article.text, case.article.publisher, case.tables)
    row = find_publisher(passage.publisher, passage.url, case.tables)
    if row is None or row.name not in credits:
        return False
    since, until = published_between(case.article, case.as_of)
    return passage.published_at is None or since - VALID <= passage.published_at <= until + VALID


def _publisher(passage: Passage, case: Case) -> str:
    row = find_publisher(passage.publisher, passage.url, case.tables)
    return folded(row.name if row else passage.publisher or "")


def _seniority(passage: Passage, case: Case) -> tuple[bool, str, bool, str]:
    credited = bool(credits_of(passage, case.tables))
    day = passage.published_at.isoformat() if passage.published_at else ""
    return (passage.published_at is None, day, credited, passage.id)
