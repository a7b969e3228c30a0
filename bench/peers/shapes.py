"""The tables of `docs/benchmarks.md` that are measured, and the peers, by the name that Python imports them by."""

from table import Measure, Shape

PEERS = {
    "dateparser": "dateparser",
    "datasketch": "datasketch",
    "lancedb": "lancedb",
    "newspaper": "newspaper4k",
    "pysbd": "pysbd",
    "quantulum3": "quantulum3",
    "readability": "readability-lxml",
    "resiliparse": "resiliparse",
    "syntok": "syntok",
}
"""Module and distribution. None of them is needed by the product."""

MS = Measure("ms, median", more_is_better=False, digits=2)
MS_95 = Measure("ms, 95 %", more_is_better=False, digits=2)

ARTICLES = Shape(
    "Article text",
    "Saved news pages with gold text (scrapinghub's article-extraction-benchmark), its measure: shingles of four "
    "words, precision and recall averaged over pages. Ours is our own extraction with everything it gives (text, "
    "title, dates, comments); the others are asked for the text alone, without comments. readability-lxml gives HTML,"
    " whose text is taken block by block. newspaper4k runs with every connection refused and images off; the address "
    "is given. Milliseconds are processor time of one page, every page read by every tool in turn.",
    (Measure("F1"), Measure("precision"), Measure("recall"), MS, MS_95),
)
SEARCH = Shape(
    "Claim search",
    "Claims of FEVER, each with the evidence that annotators chose, among sentences of other claims' evidence "
    "(`eval/retrieval.py`). Every engine gets the same passages and the claim as it stands; ours goes the whole way "
    "of the archive (record and index), and *hybrid* fuses it with our encoder's vectors. FTS5 is asked for any of "
    "the words, ranked by its own BM25, once as it comes and once with its stemmer. LanceDB uses its own full-text "
    "index. Milliseconds are wall-clock time of one search, the engines asked in turn.",
    (Measure("recall at 10"), Measure("MRR"), MS, MS_95),
)
COPIES = Shape(
    "Near-duplicates",
    "Sentences of debates and claims of FEVER, with rewritten copies put among them by rule: one word in six "
    "exchanged for a word of another text, or the first half put last. Recall is the share of rewritten pairs found; "
    "precision the share of pairs found that are such pairs or share half of all their words. Ours is the way that "
    "threads are examined (MinHash by rensa, 128 permutations in 64 bands, then a comparison by rapidfuzz). Ours are "
    "candidates, which the making of clusters weighs once more. datasketch has the same shingles and bands without "
    "and with its own estimate of Jaccard similarity (at least 0.3) as a second look, and its usual setting for a "
    "threshold of 0.5. Seconds are wall-clock time, the tools in turn.",
    (Measure("recall"), Measure("precision"), Measure("seconds", more_is_better=False, digits=2)),
)
SENTENCES = Shape(
    "Sentence splitting",
    "UD English EWT test: the gold sentences of a paragraph joined as they stood, each tool given paragraphs of two "
    "or more. F1 of the borders inside paragraphs; places are counted in letters, so that a tool may change white "
    "space. *Edited prose* is its weblogs and newsgroups, *all* has e-mail, reviews and answers too. Milliseconds are"
    " processor time for 1,000 sentences.",
    (Measure("F1"), Measure("precision"), Measure("recall"),
     Measure("ms for 1,000", more_is_better=False, digits=1)),
)  # fmt: skip
PHRASES = Shape(
    "Dates and quantities",
    "Phrases of the news that we wrote, which our own tests hold at 100 %: **ours is right on them by construction, "
    "and the figures of the peers show what they miss, not how ours does on unseen text.** A date counts as read "
    "where a tool gives as many dates as there are, each within the days that the phrase can mean (a peer that "
    "answers with one day for a month is right); a quantity where its number lies in the range, whatever its unit. "
    "*Kept quiet* is the share of sentences that hold none in which a tool finds none. dateparser is told the day of "
    "the text, English, and that dates lie in the past; quantulum3 runs as installed, without its classifier. "
    "Milliseconds are processor time of one phrase.",
    (Measure("read right"), Measure("kept quiet"), MS),
)
ENTITIES = Shape(
    "Dates and quantities that others marked",
    "Sentences of defence news (re3D) with times, quantities and sums of money marked by people, by rules of their "
    "own: lengths of time count as times there, while our reader of dates leaves them to another reader. Found is the"
    " share of marked spans that overlap with one that a tool found; *marked* is the share of a tool's spans that "
    "overlap with a marked one.",
    (Measure("found"), Measure("marked")),
)
TREES = Shape(
    "Parser",
    "UD English EWT test. Ours on the tokens of the file, and on its own tokens of each gold sentence; *rules* is our"
    " stand-in by word lists. The published scores are their authors' and not run here: other releases of the "
    "treebank, and from raw text, sentence borders included, which costs points that ours is spared. Compare with "
    "that in mind.",
    (Measure("UPOS"), Measure("UAS"), Measure("LAS")),
)
STANCE = Shape(
    "Stance",
    "Development rows that nobody trained on (`eval/stance.py`), the same sample for each reader. *Network* is the "
    "shipped model alone, *network and guard* what a check uses, *overlap* the reader by rules. F1 is macro over the "
    "classes a set holds; *not misled* is the share of refuted rows that are not called supported; *two-way* the "
    "share of supported and refuted rows with the right one of the two scored higher.",
    (Measure("macro F1"), Measure("not misled"), Measure("two-way")),
)
GROUNDING = Shape(
    "Grounding",
    "Is a sentence wholly supported by a text? Balanced accuracy on development rows, partial support counted as not.",
    (Measure("balanced accuracy"),),
)
MEASURED = (ARTICLES, SEARCH, COPIES, SENTENCES, PHRASES, ENTITIES, TREES, STANCE, GROUNDING)
