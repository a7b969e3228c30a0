"""What others published, each figure with where it stands. Nothing here was run by us."""
# ruff: noqa: E501 (citations are easier to read whole)

from collections.abc import Iterator

from table import NOT_MEASURED, Figure, Row, markdown

PARSERS = (
    Row("Stanza", "1.3, UD 2.8 (published)", "EWT test", "2,077 sentences, raw text",
        (Figure(0.9564), Figure(0.8741), Figure(0.8491))),
    Row("spaCy en_udv25_englishewt_trf", "UD 2.5 (published)", "EWT test", "2,077 sentences, own tokens",
        (Figure(0.9694), Figure(0.9190), Figure(0.8942))),
)  # fmt: skip
PARSER_SOURCES = (
    "Stanza: its performance page for version 1.3, stanfordnlp.github.io/stanza/v130performance.html.",
    "spaCy: the model's card, huggingface.co/explosion/en_udv25_englishewt_trf (a transformer of about 125 million "
    "parameters; ours has 22 million).",
)
_AGGREFACT = "Tang and others 2024, MiniCheck (arXiv 2404.10774) and its leaderboard, llm-aggrefact.github.io; taken from eval/stance.py"
STANCE_HEAD = ("system", "data", "measure", "value", "where it stands")
STANCE = (
    ("SummaC-ZS", "WiCE test, 358 claims", "balanced accuracy", "62.8", _AGGREFACT),
    ("AlignScore", "WiCE test, 358 claims", "balanced accuracy", "66.0", _AGGREFACT),
    ("MiniCheck-RoBERTa", "WiCE test, 358 claims", "balanced accuracy", "67.6", _AGGREFACT),
    ("HHEM-2.1", "WiCE test, 358 claims", "balanced accuracy", "75.9", _AGGREFACT),
)
COST_HEAD = ("system", "task", "hardware", "seconds a claim", "dollars a claim", "where it stands")
COSTS = (
    ("SAFE", "long answers of language models, each cut into facts that are searched for", "GPT-3.5-Turbo and a search service",
     NOT_MEASURED, "$0.19 an answer (people: $4); $0.006 a fact, by 496 answers with 16,011 facts", "Wei and others 2024, arXiv 2403.18802, section 4; the last figure is our division"),
    ("FIRE", "claims cut out of answers of language models", "hosted language models and a search service",
     NOT_MEASURED, "not stated here; 7.6 times less for the model and 16.5 times less for search than the systems it is compared with", "Xie and others 2025, arXiv 2411.00784, abstract"),
    ("FacTool", "answers of language models, cut into claims", "hosted language models and a search service",
     NOT_MEASURED, NOT_MEASURED, "Chern and others 2023, arXiv 2307.13528; no figure for one claim was found"),
    ("AVeriTeC 2025, its limit", "real claims against a store of web pages collected before", "one GPU with 23 GB (NVIDIA A10G), 8 virtual cores",
     "60 at most; six of seven systems beat the baseline within it", NOT_MEASURED, "Akhtar and others 2025, aclanthology.org/2025.fever-1.15"),
    ("AVeriTeC 2025, CTU AIC (first)", "the same", "the same",
     "60 at most (no mean in the abstract); AVeriTeC score 33.17 %", NOT_MEASURED, "Ullrich and Drchal 2025, arXiv 2508.04390; aclanthology.org/2025.fever-1.15"),
    ("AVeriTeC 2025, baseline", "the same", "the same", "33.88", NOT_MEASURED, "aclanthology.org/2025.fever-1.17, abstract"),
    ("AVeriTeC 2025, SFEFC (fastest)", "the same", "the same", "7.01", NOT_MEASURED, "Upravitelev and others 2025, aclanthology.org/2025.fever-1.17, abstract"),
)  # fmt: skip
PUBLISHED = {
    "Published, stance": STANCE_HEAD,
    "Published, other tasks and hardware": COST_HEAD,
}


def write_published() -> Iterator[str]:
    """The sections of what was published, and where the parsers' scores stand."""
    yield from ("## Published, parser", "", *(f"- {line}" for line in PARSER_SOURCES), "")
    yield from ("## Published, stance", "", "Other rows than ours above (test, not development), and other inputs.", "")
    yield from (*markdown(STANCE_HEAD, STANCE), "")
    yield from (
        "## Published, other tasks and hardware",
        "",
        "Systems that check claims with large language models. Their tasks, data and machines are others than ours: these",
        "figures say what checking costs elsewhere and are no comparison. Ours asks no paid service; what a whole check",
        "takes on a machine like this stands in the output of `make bench`.",
        "",
        *markdown(COST_HEAD, COSTS),
    )
