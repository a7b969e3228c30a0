"""Long passages, whatever reads them: cut, read piece by piece, put together, and quoted by the words that decide."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secondsource.data.tables import load_tables
from secondsource.domain.evidence import Stance, StanceReading
from secondsource.domain.reference import Tables
from secondsource.models import cross_encoder, llm, minilm, overlap
from secondsource.testing.languages import Raw, model_server

CLAIM = "The council of Harrow closed the old bridge for good."
FILLER = "Bakers in Leeds sell rye bread on most days. "
DECIDING = "Yes: the council of Harrow closed the old bridge for good."
MARKS = ("[UNK]", "[CLS]", "[SEP]", "yes")
TOKENIZER = {
    "version": "1.0", "truncation": None, "padding": None, "added_tokens": [],
    "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"},
    "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 2], "cls": ["[CLS]", 1]}, "decoder": None,
    "model": {"type": "WordLevel", "vocab": {word: at for at, word in enumerate(MARKS)}, "unk_token": "[UNK]"},
}  # fmt: skip
READERS = ("overlap", "minilm", "cross_encoder", "llm")


def quotes_yes(request: Any) -> str | Raw:
    """A language model that supports a claim by the word *Yes* where a passage has it."""
    shown = re.findall(r"<<<text (\w+)\n(.*?)\ntext \1>>>", request["messages"][1]["content"], re.DOTALL)[-1][1]
    found = re.search(r"\byes\b", shown, re.IGNORECASE)
    stance = "supports" if found else "silent"
    return json.dumps({"stance": stance, "sure": True, "quote": found.group() if found else ""})


@pytest.fixture(scope="module", params=READERS)
def read(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], StanceReading]]:
    folder = tmp_path_factory.mktemp("network")
    if request.param == "llm":
        with model_server(quotes_yes) as server:
            options = llm.Options(base_url=server.address, model="tiny", tokens=10**9, seconds=600)
            part = llm.Component(options, Tables())
            yield lambda text: part.read([(CLAIM, text)])[0]
        return
    if request.param == "overlap":
        rules = overlap.Component(overlap.Options(), load_tables())
        yield lambda text: rules.read([(CLAIM, text)])[0]
        return
    if request.param == "minilm":
        network: Any = minilm.Component(minilm.Options(threads=1, weights=str(_weights(request, folder))), Tables())
    else:
        pytest.importorskip("tokenizers", reason="the extra `cross-encoder` is not installed")
        options = cross_encoder.Options(folder=str(_network(request, folder)), threads=1)
        network = cross_encoder.Component(options, Tables())
    yield lambda text: network.read([(CLAIM, text)])[0]


def _weights(request: pytest.FixtureRequest, folder: Any) -> Any:
    return request.getfixturevalue("write_tiny_weights")(folder)


def _network(request: pytest.FixtureRequest, folder: Any) -> Any:
    make = request.getfixturevalue("make_tiny_network")
    table = [(0.0, 0.0, 0.0)] * 3 + [(0.0, 0.0, 4.0)]
    (folder / "model.onnx").write_bytes(make(table, ("input_ids", "attention_mask", "token_type_ids")))
    labels = {"0": "contradiction", "1": "neutral", "2": "entailment"}
    (folder / "config.json").write_text(json.dumps({"id2label": labels}))
    (folder / "tokenizer.json").write_text(json.dumps(TOKENIZER))
    return folder


PIECES = ("yes", "Yes!", "rain", "…", "\n", " ", "“yes”", "no.", "\u200b", "x" * 40, "\t")
FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(st.integers(0, 150), st.integers(0, 150), st.sampled_from(("", " ", "\n", "\n\n", "\u2028")))
def test_the_sentence_that_decides_is_found_anywhere_and_quoted_exactly(read, before, after, between):
    text = FILLER * before + between + DECIDING + between + " " + FILLER * after
    reading = read(text)
    assert reading.stance is Stance.SUPPORTS
    assert reading.span.of(text) == DECIDING


@FEW
@given(st.integers(0, 200))
def test_a_passage_about_something_else_is_silent_however_long(read, count):
    assert read(FILLER * count).stance is Stance.SILENT


@FEW
@given(
    st.lists(
        st.sampled_from(("yes", "Yes!", "rain", "…", "\n", " ", "“yes”", "no.", "\u200b", "x" * 40, "\t")), max_size=400
    )
)
def test_whatever_the_text_the_place_stands_in_it_and_a_stance_has_words(read, pieces):
    text = "".join(pieces)
    reading = read(text)
    assert 0 <= reading.span.start <= reading.span.end <= len(text)
    assert sum((reading.supports, reading.refutes, reading.silent)) == pytest.approx(1)
    if reading.stance is not Stance.SILENT:
        assert any(letter.isalnum() for letter in reading.span.of(text))


@FEW
@given(st.integers(0, 60))
def test_what_is_quoted_alone_gives_the_same_stance(read, before):
    text = FILLER * before + DECIDING + " " + FILLER * 40
    reading = read(text)
    assert read(reading.span.of(text)).stance is reading.stance
