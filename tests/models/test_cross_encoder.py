"""A network of the user's own: the order of its classes, its sorts, and folders that are none."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from secondsource.domain.evidence import Stance
from secondsource.domain.reference import Tables
from secondsource.errors import ModelError
from secondsource.models import cross_encoder
from secondsource.models.cross_encoder import read_classes

WORDS = ("[UNK]", "[CLS]", "[SEP]", "yes", "no", "rain")
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
NLI = {"0": "CONTRADICTION", "1": "NEUTRAL", "2": "ENTAILMENT"}
TWO = {"0": "unsupported", "1": "supported"}


@pytest.fixture
def folder(tmp_path: Path, tiny_network: Callable[..., bytes]) -> Callable[..., Path]:
    """Writes a folder as Hugging Face lays it out; each word adds its row of `table` to the scores."""

    def written(
        labels: object, table: tuple[tuple[float, ...], ...], name: str = "model.onnx", inputs: Sequence[str] = INPUTS
    ) -> Path:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(tiny_network([(0.0,) * len(table[0])] * 3 + [*table], inputs))
        (tmp_path / "config.json").write_text(json.dumps({"id2label": labels}))
        (tmp_path / "tokenizer.json").write_text(json.dumps(TOKENIZER))
        return tmp_path

    return written


TOKENIZER = {
    "version": "1.0",
    "truncation": None,
    "padding": None,
    "added_tokens": [],
    "normalizer": {"type": "Lowercase"},
    "pre_tokenizer": {"type": "Whitespace"},
    "post_processor": {
        "type": "BertProcessing",
        "sep": ["[SEP]", 2],
        "cls": ["[CLS]", 1],
    },
    "decoder": None,
    "model": {"type": "WordLevel", "vocab": {word: at for at, word in enumerate(WORDS)}, "unk_token": "[UNK]"},
}
THREE_CLASSES = ((0.0, 0.0, 3.0), (3.0, 0.0, 0.0), (0.0, 3.0, 0.0))
"""What `yes`, `no` and `rain` add to contradiction, neutral and entailment."""


def stances(folder: Path, *texts: str, **options: object) -> list[Stance]:
    pytest.importorskip("tokenizers", reason="the extra `cross-encoder` is not installed")
    model = cross_encoder.Component(cross_encoder.Options(folder=str(folder), threads=1, **options), Tables())
    return [reading.stance for reading in model.read([("word", text) for text in texts])]


@pytest.mark.parametrize("name", ["model.onnx", "onnx/model.onnx"])
def test_the_order_of_three_classes_comes_from_the_configuration(folder, name):
    found = stances(folder(NLI, THREE_CLASSES, name), "yes", "no", "rain")
    assert found == [Stance.SUPPORTS, Stance.REFUTES, Stance.SILENT]


ORDERS = (
    ("entailment", "neutral", "contradiction"),
    ("contradiction", "entailment", "neutral"),
    ("CONTRADICTION", "NEUTRAL", "ENTAILMENT"),
)
"""Orders in which DeBERTa networks give their three classes."""


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_of_natural_language_inference_is_read(folder, order):
    places = [("contradiction", "neutral", "entailment").index(name.lower()) for name in order]
    table = tuple(tuple(row[at] for at in places) for row in THREE_CLASSES)
    made = folder({str(at): name for at, name in enumerate(order)}, table, inputs=("input_ids", "attention_mask"))
    assert stances(made, "yes", "no", "rain") == [Stance.SUPPORTS, Stance.REFUTES, Stance.SILENT]


def test_labels_that_are_numbers_need_the_setting(folder):
    table = ((0.0, 3.0), (3.0, 0.0), (3.0, 0.0))
    made = folder({"0": "LABEL_0", "1": "LABEL_1"}, table)
    assert stances(made, "yes", "no", classes=("silent", "supports")) == [Stance.SUPPORTS, Stance.SILENT]
    with pytest.raises(ModelError, match=r"LABEL_0, LABEL_1.*`classes`"):
        stances(made, "yes")


def test_one_score_is_how_far_it_supports(folder):
    made = folder({"0": "LABEL_0"}, ((4.0,), (-4.0,), (0.0,)))
    assert stances(made, "yes", "no", classes=("supports",)) == [Stance.SUPPORTS, Stance.SILENT]


def test_two_classes_support_or_keep_silent(folder):
    table = ((0.0, 3.0), (3.0, 0.0), (3.0, 0.0))
    assert stances(folder(TWO, table), "yes", "no") == [Stance.SUPPORTS, Stance.SILENT]


def test_the_settings_may_name_the_classes(folder):
    made = folder({"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}, THREE_CLASSES)
    assert stances(made, "no", classes=("supports", "silent", "refutes")) == [Stance.SUPPORTS]
    with pytest.raises(ModelError, match=r"`classes`"):
        stances(made, "no")


def test_scores_of_another_number_than_the_classes_are_refused(folder):
    with pytest.raises(ModelError, match=r"3 scores for 2 classes"):
        stances(folder(TWO, THREE_CLASSES), "yes")


def test_a_folder_without_a_tokenizer_is_said(folder):
    made = folder(NLI, THREE_CLASSES)
    (made / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match=r"tokenizer"):
        stances(made, "yes")


@pytest.mark.parametrize(
    "labels, classes",
    [
        (NLI, ("refutes", "silent", "supports")),
        ({"1": "SUPPORTS", "0": "REFUTES", "2": "NOT ENOUGH INFO"}, ("refutes", "supports", "silent")),
        ({"0": "entailment", "1": "not_entailment"}, ("supports", "silent")),
        (TWO, ("silent", "supports")),
        ({"10": "neutral", "2": "entailment"}, ("supports", "silent")),
        ({"0": "non-entailment", "1": "entailment"}, ("silent", "supports")),
        ({"0": "not_supported", "1": "supported"}, ("silent", "supports")),
        ({"0": "no", "1": "yes", "2": "no_evidence"}, ("refutes", "supports", "silent")),
    ],
)
def test_labels_are_read_by_what_they_say(tmp_path, labels, classes):
    (tmp_path / "config.json").write_text(json.dumps({"id2label": labels}))
    assert read_classes(tmp_path / "config.json") == classes


@pytest.mark.parametrize(
    "options", [{"temperature": 0.0}, {"classes": ("refutes", "silent")}, {"classes": ("supports", "maybe")}]
)
def test_options_that_tell_no_sense_are_refused(options):
    with pytest.raises(ValueError, match=r"temperature|classes"):
        cross_encoder.Options(**options)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"id2label": 1}', '{"id2label": {"a": "entailment"}}'])
def test_a_configuration_that_tells_no_classes_is_said(tmp_path, content):
    (tmp_path / "config.json").write_text(content)
    with pytest.raises(ModelError, match=r"set `classes`"):
        read_classes(tmp_path / "config.json")


def test_without_a_folder_the_setting_is_named():
    with pytest.raises(ModelError, match=r"models.cross_encoder.folder"):
        cross_encoder.Component(cross_encoder.Options(), Tables()).read([("word", "yes")])


def test_a_folder_without_a_network_is_said(tmp_path):
    with pytest.raises(ModelError, match=r"no model.onnx"):
        cross_encoder.Component(cross_encoder.Options(folder=str(tmp_path)), Tables()).read([("word", "yes")])


def test_a_checkpoint_of_pytorch_is_told_how_it_can_be_used(tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"")
    with pytest.raises(ModelError, match=r"PyTorch.*optimum-cli export onnx"):
        cross_encoder.Component(cross_encoder.Options(folder=str(tmp_path)), Tables()).read([("word", "yes")])
