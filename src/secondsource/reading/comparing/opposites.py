"""Pairs of opposed words: those of the table that the checks use too, and lines of which a thing is one alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from secondsource.domain.reference import Tables
from secondsource.reading.comparing.alignment import Alignment
from secondsource.reading.vocabulary.word_lists import word_set
from secondsource.reading.vocabulary.words import word_form

_UNSURE = frozenset(
    {"start", "begin", "end", "stop", "left", "lead", "free", "open", "close", "clear", "part", "known", "gain"}
)
"""Words with too many meanings to oppose anything by themselves."""
_IN_TURN = word_set(
    "occupy occupation liberate liberation capture seize recapture retake regain reclaim free vacate enter arrive join"
    " leave appoint dismiss deploy withdraw withdrawal retreat advance detain arrest release imprison impose lift"
    " build demolish buy sell repair hire fire start begin end stop continue resume open close"
)
"""What can happen to one thing in turn: that a city was liberated does not deny that it was occupied."""


# Of each line a thing is one alone.
_ONE_OF = """
first second third fourth fifth sixth seventh eighth ninth tenth
smallest largest
smaller larger
small large
minor major
small big
peripheral central
male female
former current
northern southern eastern western
north south east west
northernmost southernmost
above below
inside outside
younger older
youngest oldest
shortest longest tallest
lowest highest
worst best
villain hero
villain superhero
novel film
book film
daily weekly monthly
day night
morning evening
father mother
brother sister
son daughter
husband wife
king queen
increase decrease
public private
remain leave
stay leave
"""


@dataclass(frozen=True, slots=True)
class OpposedWords:
    """For the root of a word the roots that shut it out: `open` and `closed`."""

    all: Mapping[str, frozenset[str]]
    """What keeps a text from supporting."""
    denying: Mapping[str, frozenset[str]]
    """That by which a text contradicts: the same without what can happen to one thing in turn."""


@cache
def oppose(tables: Tables) -> OpposedWords:
    """The words that the rows of the tables oppose, and what is one alone of each line above. Phrases of several words
    are left out."""
    found: dict[str, set[str]] = {}
    for left, right in (*_lines(), *((_roots(row.a), _roots(row.b)) for row in tables.opposites)):
        for one, other in ((left, right), (right, left)):
            for root in one - other:
                found.setdefault(root, set()).update(other - one)
    in_turn = frozenset(word_form(word).root for word in _IN_TURN)
    return OpposedWords(
        {root: frozenset(others) for root, others in found.items()},
        {root: frozenset(others - in_turn) for root, others in found.items() if root not in in_turn},
    )


def find_opposed(alignment: Alignment, table: Mapping[str, frozenset[str]]) -> tuple[str, str] | None:
    """A word of the claim that the text has not, and its opposite, which the text has."""
    for pair in alignment.pairs:
        if not pair.text and pair.claim.named is None and (others := table.get(pair.claim.word.form.root)):
            for held in alignment.held:
                if held.form.root in others:
                    return pair.claim.word.text, held.text
    return None


def _lines() -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    for line in _ONE_OF.strip().splitlines():
        words = line.split()
        yield from ((_roots([word]), _roots([w for w in words if w != word])) for word in words)


def _roots(words: Iterable[str]) -> frozenset[str]:
    forms = (word_form(word) for word in words if word.isalpha() and word not in _UNSURE)
    return frozenset(form.root for form in forms if form.weight)
