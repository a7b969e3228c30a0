"""Weights with their manifest: every file is held against its SHA-256 before it is used."""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from secondsource.errors import ModelError, SerialError
from secondsource.reading.vocabulary.word_pieces import WordPieces
from secondsource.serial import from_json

SHIPPED = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `manifest.json` says of the weights beside it."""

    network: str
    """SHA-256 of `tagger.onnx`."""
    pieces: str
    """SHA-256 of `pieces.txt`."""
    upos: tuple[str, ...]
    relations: tuple[str, ...]
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """A network ready to run, with its vocabulary and the names of its answers."""

    manifest: Manifest
    vocabulary: WordPieces
    session: Any
    """An onnxruntime session."""


@lru_cache(maxsize=2)
def load_weights(folder: Path, threads: int) -> Weights:
    """The weights in a folder, loaded once a process.

    Raises ModelError where a file is missing, damaged or no network.
    """
    manifest = _manifest(folder)
    network = _checked(folder / "tagger.onnx", manifest.network)
    pieces = _checked(folder / "pieces.txt", manifest.pieces).decode().split("\n")[:-1]
    return Weights(manifest, WordPieces(pieces), _session(network, threads))


def _manifest(folder: Path) -> Manifest:
    try:
        return from_json(Manifest, json.loads((folder / "manifest.json").read_bytes()), "manifest")
    except (OSError, ValueError, SerialError) as error:
        raise ModelError(f"The manifest of the tagger's weights in {folder} cannot be read: {error}.") from error


def _checked(file: Path, digest: str) -> bytes:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ModelError(f"The tagger's file {file} cannot be read; install Second Source again.") from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise ModelError(f"The tagger's file {file} is damaged; install Second Source again.")
    return content


def _session(network: bytes, threads: int) -> Any:
    try:
        import onnxruntime  # pyright: ignore[reportMissingTypeStubs] it ships no types  # lazy: 0.1 s, 30 MB
    except ImportError as error:
        raise ModelError("The package onnxruntime cannot be loaded; install Second Source again.") from error
    runtime: Any = onnxruntime
    options = runtime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return runtime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
    except _refusals() as error:
        raise ModelError("The tagger's weights are no network that onnxruntime can run; make them again.") from error


def _refusals() -> tuple[type[Exception], ...]:
    """What onnxruntime raises for a file that is no network; its errors have no base of their own."""
    errors: Any = import_module("onnxruntime.capi.onnxruntime_pybind11_state")
    return (errors.Fail, errors.InvalidArgument, errors.InvalidGraph, errors.InvalidProtobuf, errors.NotImplemented)
