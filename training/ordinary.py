"""Makes `src/secondsource/reading/vocabulary/ordinary.py`: words that are written small unless they open a sentence.

    PYTHONPATH=src python training/ordinary.py SHARED/data/syntax/en_ewt_train.conllu.gz

Kept are words that the training part of UD English EWT writes small four times or more, and has as a part of a name at
most once for every fifteen of those. Words that are also surnames, teams, papers or firms of the news are left out:
at the start of a sentence nothing tells them from the ordinary word. The same input gives the same bytes.
"""

import gzip
import re
import sys
from collections import Counter
from pathlib import Path
from textwrap import fill

from secondsource.reading.vocabulary.openers import OPENERS
from secondsource.reading.vocabulary.word_lists import word_set

OUT = Path(__file__).resolve().parent.parent / "src/secondsource/reading/vocabulary/ordinary.py"
OFTEN, RARELY = 4, 15
NAMES_TOO = word_set("""
band bear bears black blue book books brass bronze bucks camp cage carbon chef clay cook cooked dire drew faith fan fat
fine fly fox gate gates gene gold golden grace grant granted gray guy guys hand hands hope hopes horse hunt jerk judge
kid king lance law laws lobster love loves luck lucky mail marks mice mouse nail page pages parks penny post pot price
priced prince rock rocks rose rush sale sales sample sharp shell silver snow star stars stone story strong summer sun
swift tank target targets times truck visa wise wolves wade wood windows office word words national liberal conservative
cross brook chance church dean frank hill lake long may night pack power reading rich short small spring square street
underground view wade wake west winning young zoom orange apple gap block box key master independent
""")
_WORD = re.compile(r"[a-z]{3,}(?:-[a-z]+)?")
_PAGE = '''"""Words that open a sentence with a capital and are no names there, when no other name stands beside them.

Written by `training/ordinary.py` from UD English EWT; `openers.py` has those that were chosen by hand.
"""

from secondsource.reading.vocabulary.word_lists import word_set

ORDINARY = word_set("""
{words}
""")
'''


def main() -> None:
    """Counts, and writes the module."""
    small, named = _counts(Path(sys.argv[1]))
    words = {word for word, times in small.items() if times >= OFTEN and named[word] * RARELY <= times}
    kept = sorted(words - OPENERS - NAMES_TOO)
    OUT.write_text(_PAGE.format(words=fill(" ".join(kept), 118, break_on_hyphens=False)))


def _counts(treebank: Path) -> tuple[Counter[str], Counter[str]]:
    """How often each word is written small, and how often it is a part of a name."""
    small, named = Counter[str](), Counter[str]()
    with gzip.open(treebank, "rt", encoding="utf-8") as lines:
        for cells in (line.split("\t") for line in lines if line[:1].isdigit()):
            if cells[3] == "PROPN":
                named[cells[1].lower()] += 1
            elif _WORD.fullmatch(cells[1]):
                small[cells[1]] += 1
    return small, named


if __name__ == "__main__":
    main()
