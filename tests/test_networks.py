"""Networks in files: put together with the embeddings that they share, and said where these are not what they were."""

import re
import threading
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from secondsource import networks
from secondsource.encoders import _weights as encoder
from secondsource.errors import ModelError
from secondsource.models import _weights as stance
from secondsource.networks import EMBEDDINGS, open_network, read_each, read_network, run_network
from secondsource.taggers import _weights as tagger

CARD = EMBEDDINGS.with_name("CARD.md")
SHIPPED = {
    "encoder.onnx": encoder.load_manifest(encoder.SHIPPED),
    "stance.onnx": stance.load_manifest(stance.SHIPPED),
    "tagger.onnx": tagger.load_manifest(tagger.SHIPPED),
}
FOLDERS = {"encoder.onnx": encoder.SHIPPED, "stance.onnx": stance.SHIPPED, "tagger.onnx": tagger.SHIPPED}


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "own.onnx"
    file.write_bytes(b"a whole network")
    return file


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Embeddings that a test may spoil."""
    file = tmp_path / "embeddings.onnx"
    file.write_bytes(b" and its embeddings")
    monkeypatch.setattr(networks, "EMBEDDINGS", file)
    return file


def test_a_network_that_names_no_embeddings_is_read_as_it_is(own, shared):
    shared.unlink()
    assert read_network(own, digest(b"a whole network"), "") == b"a whole network"


def test_a_network_that_names_them_gets_them(own, shared):
    whole = read_network(own, digest(b"a whole network"), digest(b" and its embeddings"))
    assert whole == b"a whole network and its embeddings"


def test_embeddings_that_are_missing_are_said(own, shared):
    shared.unlink()
    with pytest.raises(ModelError, match=r"embeddings\.onnx cannot be read"):
        read_network(own, digest(b"a whole network"), digest(b" and its embeddings"))


def test_embeddings_that_are_others_are_said_with_both_ways_out(own, shared):
    with pytest.raises(ModelError, match=r"embeddings\.onnx is damaged or not the one that .*own\.onnx was made with"):
        read_network(own, digest(b"a whole network"), digest(b"those of another release"))


@pytest.mark.parametrize("name", SHIPPED)
def test_what_we_ship_shares_one_file_and_holds_no_embeddings_of_its_own(name):
    assert SHIPPED[name].embeddings == digest(EMBEDDINGS.read_bytes())
    card = (FOLDERS[name] / "CARD.md").read_text(encoding="utf-8")
    assert SHIPPED[name].network in card or "their SHA-256 stand in `manifest.json`" in card
    assert f"{(FOLDERS[name] / name).stat().st_size / 1e6:.1f} MB with weights" in card
    with pytest.raises(ModelError, match=r"no network that"):
        open_network(FOLDERS[name] / name, 1)


def test_the_card_names_the_file_and_a_row_for_each_piece():
    content = EMBEDDINGS.read_bytes()
    card = CARD.read_text(encoding="utf-8")
    pieces = (stance.SHIPPED / "pieces.txt").read_text(encoding="utf-8").split("\n")[:-1]
    assert digest(content) in card
    assert f"{len(pieces):,} word pieces" in card
    assert len(content) == pytest.approx(len(pieces) * 384, abs=200)
    assert {manifest.pieces for manifest in SHIPPED.values()} == {SHIPPED["stance.onnx"].pieces}
    for name in re.findall(r"\]\((.+?)\)", card):
        assert (CARD.parent / name).is_file()


def test_every_piece_of_the_vocabulary_has_its_row():
    manifest = SHIPPED["encoder.onnx"]
    session = open_network(
        read_network(FOLDERS["encoder.onnx"] / "encoder.onnx", manifest.network, manifest.embeddings), 1
    )
    last = len((encoder.SHIPPED / "pieces.txt").read_text(encoding="utf-8").split("\n")) - 2
    (answer,) = run_network(session, {"pieces": np.array([[last]])})
    assert answer.shape == (1, manifest.width)
    with pytest.raises(ModelError, match=r"cannot read what it is given"):
        run_network(session, {"pieces": np.array([[last + 1]])})


@pytest.mark.parametrize("threads", [0, 1, 2, 9])
def test_what_is_read_side_by_side_comes_back_in_order(threads: int) -> None:
    items = list(range(50))
    assert read_each(lambda item: item * item, items, threads) == [item * item for item in items]
    assert read_each(str, [], threads) == []


def test_on_several_threads_one_need_not_wait_for_the_other() -> None:
    met = threading.Barrier(2, timeout=20)
    assert read_each(lambda _: met.wait() in {0, 1}, [1, 2], 2) == [True, True]


def test_an_error_of_one_is_the_error_of_all() -> None:
    with pytest.raises(ZeroDivisionError):
        read_each(lambda item: 1 // item, [1, 0, 2], 2)
