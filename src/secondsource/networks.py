"""Networks in files: each file is held against its SHA-256 before it is used, and run on the processor."""

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from secondsource.errors import ModelError, SerialError
from secondsource.serial import from_json

T = TypeVar("T")
R = TypeVar("R")
EMBEDDINGS = Path(__file__).parent / "embeddings" / "embeddings.onnx"
"""The numbers of each word piece, which the networks that we ship share."""
LEFT_OUT = ("SkipLayerNormFusion",)
"""Steps of onnxruntime's that are not taken: a sum and its norm in one take three times as long as one by one."""


def read_manifest(kind: type[T], file: Path) -> T:
    """What a manifest says of the files beside it. Raises ModelError."""
    content = read_file(file)
    try:
        return from_json(kind, json.loads(content), "manifest")
    except (ValueError, RecursionError, SerialError) as error:
        raise ModelError(f"The manifest {file} cannot be read: {error}.") from error


def read_checked(file: Path, digest: str) -> bytes:
    """The content of a file whose SHA-256 is known. Raises ModelError where it is missing or damaged."""
    content = read_file(file)
    if hashlib.sha256(content).hexdigest() != digest:
        raise ModelError(f"The file {file} is damaged; install Second Source again.")
    return content


def read_network(file: Path, digest: str, embeddings: str) -> bytes:
    """A whole network: the file, and behind it the embeddings that it shares, unless it names none and holds its own.

    Raises ModelError where one of them is missing or has another SHA-256.
    """
    network = read_checked(file, digest)
    if not embeddings:
        return network
    shared = read_file(EMBEDDINGS)
    if hashlib.sha256(shared).hexdigest() != embeddings:
        raise ModelError(
            f"The file {EMBEDDINGS} is damaged or not the one that {file} was made with; "
            "install Second Source again, or make the weights again."
        )
    return network + shared  # in protocol buffers, one message behind another of its kind is both in one


def read_file(file: Path) -> bytes:
    """The content of a file. Raises ModelError."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise ModelError(f"The file {file} cannot be read; install Second Source again.") from error


def open_network(network: bytes | Path, threads: int) -> Any:
    """An onnxruntime session over the bytes of a network, or over a file that has more beside it. Raises ModelError.

    Threads that wait sleep; 0 takes one for each core.
    """
    _forbid_telemetry()
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
    what = network if isinstance(network, bytes) else str(network)
    try:
        return runtime.InferenceSession(
            what, options, providers=["CPUExecutionProvider"], disabled_optimizers=list(LEFT_OUT)
        )
    except _refusals() as error:
        raise ModelError("The weights are no network that onnxruntime can run; make them again.") from error


def run_network(session: Any, arrays: Mapping[str, object]) -> Any:
    """What the network answers. Raises ModelError where it takes other arrays than these."""
    try:
        return session.run(None, arrays)
    except (*_refusals(), ValueError) as error:
        raise ModelError(f"The network cannot read what it is given: {str(error)[:200]}.") from error


def read_each(read: Callable[[T], R], items: Sequence[T], threads: int) -> list[R]:
    """What `read` gives for each item, in order, as many at a time as there are threads; 0 takes one for each core.

    For sessions of one thread each: products of this size gain little from being shared out, and two read side by side
    take half the time of two one after another.
    """
    count = min(threads or os.cpu_count() or 1, len(items))
    if count < 2:
        return [read(item) for item in items]
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(read, items))


def _forbid_telemetry() -> None:
    """onnxruntime (1.32 at least) sends its makers word of this machine as soon as it is imported, and leaves an id of
    the machine in the user's home, unless the environment forbids it; once it is imported it is too late."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"


def _refusals() -> tuple[type[Exception], ...]:
    """What onnxruntime raises for a file that is no network, or for arrays that it cannot take; its errors have no base
    of their own."""
    errors: Any = import_module("onnxruntime.capi.onnxruntime_pybind11_state")
    names = ("Fail", "InvalidArgument", "InvalidGraph", "InvalidProtobuf", "NoSuchFile", "NotImplemented")
    return (*(getattr(errors, name) for name in names), errors.RuntimeException)
