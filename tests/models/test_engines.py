"""Which engine runs a network: named, tested and remembered, or put aside where it fails."""

import importlib.util
import json
import subprocess
import sys

import numpy as np
import pytest

from secondsource.checker import Checker
from secondsource.domain.evidence import Query, Stance
from secondsource.domain.reference import Tables
from secondsource.engines import choosing
from secondsource.engines.choosing import NOTES, USUAL, open_engine, vet_engine
from secondsource.engines.dequantised import dequantise
from secondsource.errors import ModelError
from secondsource.models import minilm
from secondsource.networks import open_network, read_network, run_network
from secondsource.settings import load_settings
from secondsource.taggers._weights import SHIPPED, load_manifest

TABLE = [(0.0, 0.0), (1.0, -1.0), (4.0, 0.5)]
ROW = {"pieces": np.array([[1, 2, 2]])}
SUM = [9.0, 0.0]
needs_openvino = pytest.mark.skipif(
    importlib.util.find_spec("openvino") is None, reason="the extra `openvino` is not installed"
)


@pytest.fixture
def network(tiny_network) -> bytes:
    return tiny_network(TABLE, ("pieces",))


def test_without_a_place_for_notes_nothing_is_tested(network, monkeypatch):
    monkeypatch.setattr(choosing, "_quickest", lambda *_: pytest.fail("tested"))
    engine = open_engine(network, 1, "auto", None, lambda _: ROW)
    assert (engine.name, engine.gap, engine.inputs) == (USUAL, None, {"pieces"})
    assert run_network(engine.session, ROW)[0].reshape(-1).tolist() == SUM


@needs_openvino
@pytest.mark.parametrize("name", ["openvino_f32", "openvino_bf16"])
def test_openvino_answers_as_onnxruntime_does(network, name):
    engine = open_engine(network, 1, name, None, lambda _: ROW)
    if engine.gap:
        pytest.skip(engine.gap.why)
    assert engine.name == name
    assert run_network(engine.session, ROW)[0].reshape(-1).tolist() == pytest.approx(SUM, rel=0.02)


@needs_openvino
def test_the_test_is_run_once_and_remembered(network, tmp_path, monkeypatch):
    tested: list[str] = []
    monkeypatch.setattr(choosing, "_quickest", lambda *_: tested.append("x") or "openvino_f32")
    names = [open_engine(network, 1, "auto", tmp_path, lambda _: ROW).name for _ in range(3)]
    assert names == ["openvino_f32"] * 3
    assert len(tested) == 1
    assert list(json.loads((tmp_path / NOTES).read_text()).values()) == ["openvino_f32"]


@needs_openvino
def test_the_real_test_gives_an_engine_that_runs(network, tmp_path):
    engine = open_engine(network, 1, "auto", tmp_path, lambda _: ROW)
    assert engine.name in choosing.ENGINES[1:]
    assert engine.gap is None


@needs_openvino
@pytest.mark.parametrize("notes", ["", "[]", '{"a": 1}', "{" * 50_000, '{"KEY": "no engine"}'])
def test_damaged_notes_are_written_anew(network, tmp_path, notes):
    (tmp_path / NOTES).write_text(notes)
    assert open_engine(network, 1, "auto", tmp_path, lambda _: ROW).gap is None
    assert set(json.loads((tmp_path / NOTES).read_text()).values()) & set(choosing.ENGINES)


def test_an_engine_that_answers_otherwise_is_out():
    one = [np.array([[1.0, 2.0]])]
    assert choosing._alike(one, [np.array([[1.01, 2.0]])])
    assert not choosing._alike(one, [np.array([[2.0, 1.0]])])
    assert not choosing._alike(one, [np.array([[1.0, 2.0, 3.0]])])


def test_an_engine_that_is_missing_leaves_onnxruntime_and_a_gap(weights, monkeypatch):
    monkeypatch.setitem(sys.modules, "openvino", None)
    options = minilm.Options(threads=1, weights=str(weights()), engine="openvino_bf16")
    model = minilm.Component(options, Tables())
    assert model.read([("word", "yes")])[0].stance is Stance.SUPPORTS
    assert model.engine
    assert model.engine.name == USUAL
    assert model.engine.gap
    assert model.engine.gap.what == "engine: openvino_bf16"
    assert "install the extra" in model.engine.gap.why


def test_the_report_tells_which_engine_ran_and_why_not_another(weights, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "openvino", None)
    file = tmp_path / "settings.toml"
    file.write_text(f'[check]\nmodel = "minilm"\n[models.minilm]\nengine = "openvino_f32"\nweights = "{weights()}"\n')
    checker = Checker(load_settings({"SECONDSOURCE_HOME": str(tmp_path)}, file), offline=True)
    (near, *_) = checker.archive.search(Query("Kupiansk city Kharkiv region"), 1)
    report = checker.check(f"Kyiv\n\n{near.text}")  # what shares few words with a claim is not read
    assert report.run.engine == USUAL
    assert [gap.what for gap in report.gaps if gap.what.startswith("engine")] == ["engine: openvino_f32"]


@needs_openvino
def test_a_file_that_openvino_cannot_open_is_said(tmp_path):
    with pytest.raises(ModelError, match=r"no network that"):
        open_engine(b"no network", 1, "openvino_f32", None, lambda _: ROW)


@pytest.mark.parametrize("name", ["", "cuda", "openvino"])
def test_an_unknown_engine_is_refused(name):
    with pytest.raises(ValueError, match=r"engine is one of"):
        vet_engine(name)


def shipped() -> bytes:
    manifest = load_manifest(SHIPPED)
    return read_network(SHIPPED / "tagger.onnx", manifest.network, manifest.embeddings)


class TestDequantised:
    """The shipped tagger, whose products are in 8 bits."""

    def test_a_network_in_8_bits_answers_the_same_in_plain_numbers(self):
        content = shipped()
        plain = dequantise(content)
        assert b"MatMulInteger" not in plain
        words = np.array([[5, 60, 700, 80, 9, 412]])
        row = {"pieces": words, "shapes": words % 3, "first": words % 2, "last": words % 2}
        tags, others = (run_network(open_network(each, 1), row)[0] for each in (content, plain))
        assert (tags == others).mean() >= 0.8

    @pytest.mark.parametrize("cut", [0, 1, 1000, -1])
    def test_a_file_that_is_cut_is_said(self, cut):
        content = shipped()[:cut]
        with pytest.raises(ModelError, match=r"plain numbers"):
            dequantise(content)

    def test_a_network_without_8_bits_stays_as_it_is(self, network):
        assert run_network(open_network(dequantise(network), 1), ROW)[0].reshape(-1).tolist() == SUM


def test_nothing_heavy_is_loaded_before_something_is_read():
    code = "import sys; from secondsource.plugins import find_part; "
    code += "[find_part('models', name) for name in ('llm', 'minilm', 'cross_encoder')]; "
    code += "print([name for name in ('numpy', 'httpx2', 'onnxruntime', 'openvino') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
