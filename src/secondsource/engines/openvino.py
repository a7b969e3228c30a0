"""OpenVINO (extra `openvino`) as an engine for our ONNX files, in bfloat16 or plain numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from secondsource.errors import ModelError

PRECISIONS = {"openvino_bf16": "bf16", "openvino_f32": "f32"}
QUANTISED = b"MatMulInteger"
"""Stands in a file whose products are rounded to 8 bits, which OpenVINO runs at a third of the speed."""


@dataclass(frozen=True, slots=True)
class Input:
    """What a network takes."""

    name: str


class OpenVinoSession:
    """Runs like a session of onnxruntime."""

    def __init__(self, compiled: Any) -> None:
        self._compiled = compiled
        self._request = compiled.create_infer_request()

    def get_inputs(self) -> Sequence[Input]:
        return [Input(each.get_any_name()) for each in self._compiled.inputs]

    def run(self, _: None, arrays: Mapping[str, object]) -> Sequence[Any]:
        """Every answer, in the network's order. Raises ModelError where it cannot take the arrays."""
        try:
            answers = self._request.infer(dict(arrays))
        except (RuntimeError, TypeError, ValueError) as error:
            raise ModelError(f"OpenVINO cannot run the network: {str(error)[:200]}.") from error
        return [answers[output].copy() for output in self._compiled.outputs]


def open_openvino(network: bytes | Path, threads: int, engine: str) -> OpenVinoSession:
    """The network behind OpenVINO. Raises ModelError where the package or this processor cannot run it so.

    Threads: 0 takes one for each core.
    """
    try:
        import openvino  # pyright: ignore[reportMissingTypeStubs]  # lazy: an extra, and 0.3 s

        from secondsource.engines.dequantised import dequantise  # lazy: numpy takes 0.1 s
    except (ImportError, OSError) as error:
        raise ModelError("The package openvino cannot be loaded; install the extra `openvino`.") from error
    package: Any = openvino
    settings = {"INFERENCE_PRECISION_HINT": PRECISIONS[engine], "PERFORMANCE_HINT": "LATENCY"}
    settings |= {"INFERENCE_NUM_THREADS": threads} if threads else {}
    try:
        core = package.Core()
        if engine == "openvino_bf16" and "BF16" not in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES"):
            raise ModelError("This processor has no bfloat16; set the engine to onnxruntime or openvino_f32.")
        content = dequantise(network) if isinstance(network, bytes) and QUANTISED in network else network
        model = core.read_model(BytesIO(content) if isinstance(content, bytes) else str(content))
        return OpenVinoSession(core.compile_model(model, "CPU", settings))
    except (RuntimeError, TypeError, ValueError) as error:
        raise ModelError(f"OpenVINO cannot open the network: {str(error)[:200]}.") from error
