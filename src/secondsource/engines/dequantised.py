"""A network in 8 bits as one in plain numbers: for engines that run those faster than what 8 bits would have them do.

Weights of a dynamically quantised product come back as floats (`scale * (weight - zero point)`); the steps that round
what they are multiplied with fall away. Only the few fields of the ONNX file that this needs are read; all else is
passed on byte by byte.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from secondsource.errors import ModelError

GRAPH, NODE, INITIALIZER = 7, 1, 5
INPUT, OUTPUT, OPERATOR = 1, 2, 4
DIMS, TYPE, FLOATS, INTS, NAME, RAW = 1, 2, 4, 5, 8, 9
FLOAT, TYPES = 1, {1: np.float32, 2: np.uint8, 3: np.int8, 6: np.int32}

Field = tuple[int, int, int | bytes]
"""Number, wire type, value."""


@dataclass(frozen=True, slots=True)
class _Node:
    operator: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    content: bytes


def dequantise(content: bytes) -> bytes:
    """The network with every quantised product in plain numbers. Raises ModelError for what is no such network."""
    try:
        return _dequantised(content)
    except (ValueError, IndexError, KeyError, UnicodeDecodeError) as error:
        raise ModelError("The network cannot be put into plain numbers; its file is none that we make.") from error


def _dequantised(content: bytes) -> bytes:
    model = _parse(content)
    graph = [field for number, _, value in model if number == GRAPH for field in _parse(_bytes(value))]
    if not graph:
        raise ValueError("a file without a graph")
    nodes = [_node(_bytes(value)) for number, _, value in graph if number == NODE]
    tensors = dict(_tensor(_bytes(value)) for number, _, value in graph if number == INITIALIZER)
    kept, made = _rewritten(nodes, tensors)
    used = {name for node in kept for name in node.inputs}
    fields: list[Field] = [(NODE, 2, node.content) for node in kept]
    for number, wire, value in graph:
        if number == INITIALIZER and _name_of(_bytes(value)) not in used:
            continue
        if number != NODE:
            fields.append((number, wire, value))
    fields += [(INITIALIZER, 2, _plain_tensor(name, made[name])) for name in made]
    return _written([*(field for field in model if field[0] != GRAPH), (GRAPH, 2, _written(fields))])


def _rewritten(nodes: Sequence[_Node], tensors: Mapping[str, np.ndarray]) -> tuple[list[_Node], dict[str, np.ndarray]]:
    """The nodes with plain products in place of rounded ones, and the weights of these."""
    by_output = {name: node for node in nodes for name in node.outputs}
    readers: dict[str, list[_Node]] = {}
    for node in nodes:
        for name in node.inputs:
            readers.setdefault(name, []).append(node)
    gone: set[int] = set()
    products: dict[int, _Node] = {}
    made: dict[str, np.ndarray] = {}
    for node in nodes:
        if node.operator != "MatMulInteger":
            continue
        rounded, weight, _, zero = node.inputs
        (cast,) = readers[node.outputs[0]]
        (scaled,) = readers[cast.outputs[0]]
        scales = by_output[next(name for name in scaled.inputs if name != cast.outputs[0])]
        scale = tensors[next(name for name in scales.inputs if name in tensors)]
        made[f"{weight}_plain"] = (tensors[weight].astype(np.float32) - tensors[zero].astype(np.float32)) * scale
        plain = (by_output[rounded].inputs[0], f"{weight}_plain")
        products[id(node)] = _made("MatMul", plain, scaled.outputs)
        gone |= {id(cast), id(scaled), id(scales)}
    kept = [products.get(id(node), node) for node in nodes if id(node) not in gone]
    used = Counter(name for node in kept for name in node.inputs)
    return [node for node in kept if node.operator != "DynamicQuantizeLinear" or any(map(used.get, node.outputs))], made


def _made(operator: str, inputs: Iterable[str], outputs: Sequence[str]) -> _Node:
    inputs = tuple(inputs)
    fields: list[Field] = [(INPUT, 2, name.encode()) for name in inputs]
    fields += [(OUTPUT, 2, name.encode()) for name in outputs]
    return _Node(operator, inputs, tuple(outputs), _written([*fields, (OPERATOR, 2, operator.encode())]))


def _node(content: bytes) -> _Node:
    fields = _parse(content)
    names = {number: [_bytes(v).decode() for n, _, v in fields if n == number] for number in (INPUT, OUTPUT, OPERATOR)}
    return _Node(names[OPERATOR][0], tuple(names[INPUT]), tuple(names[OUTPUT]), content)


def _name_of(content: bytes) -> str:
    return next(_bytes(value).decode() for number, _, value in _parse(content) if number == NAME)


def _tensor(content: bytes) -> tuple[str, np.ndarray]:
    """Name and numbers of a tensor; empty where they are of a type that no quantised product has."""
    fields = _parse(content)
    dims = [size for number, wire, value in fields if number == DIMS for size in _numbers(wire, value)]
    kind = TYPES.get(next((int(value) for number, _, value in fields if number == TYPE), 0))
    raw = b"".join(_bytes(value) for number, _, value in fields if number == RAW)
    if kind is None:
        return _name_of(content), np.empty(0)
    if raw:
        return _name_of(content), np.frombuffer(raw, kind).reshape(dims)
    packed = b"".join(_bytes(value) for number, wire, value in fields if number == FLOATS for _ in [wire])
    ints = [each for number, wire, value in fields if number == INTS for each in _numbers(wire, value)]
    return _name_of(content), (np.frombuffer(packed, "<f4") if packed else np.array(ints).astype(kind)).reshape(dims)


def _plain_tensor(name: str, numbers: np.ndarray) -> bytes:
    dims: list[Field] = [(DIMS, 0, size) for size in numbers.shape]
    raw = np.ascontiguousarray(numbers, "<f4").tobytes()
    return _written([*dims, (TYPE, 0, FLOAT), (NAME, 2, name.encode()), (RAW, 2, raw)])


def _numbers(wire: int, value: int | bytes) -> list[int]:
    """One number, or several in one field."""
    if isinstance(value, int):
        return [value]
    found, at = list[int](), 0
    while at < len(value):
        number, at = _varint(value, at)
        found.append(number)
    return found if wire == 2 else []


def _bytes(value: int | bytes) -> bytes:
    if isinstance(value, int):
        raise ValueError("a number stands where bytes belong")
    return value


def _parse(content: bytes) -> list[Field]:
    """The fields of one message, in order."""
    fields: list[Field] = []
    at = 0
    while at < len(content):
        key, at = _varint(content, at)
        number, wire = key >> 3, key & 7
        if wire == 0:
            value, at = _varint(content, at)
            fields.append((number, wire, value))
            continue
        size = {1: 8, 5: 4}.get(wire)
        if size is None:
            if wire != 2:
                raise ValueError("a field of a sort that ONNX does not have")
            size, at = _varint(content, at)
        if at + size > len(content):
            raise ValueError("a field longer than the file")
        fields.append((number, wire, content[at : at + size]))
        at += size
    return fields


def _written(fields: Iterable[Field]) -> bytes:
    parts: list[bytes] = []
    for number, wire, value in fields:
        parts.append(_encoded(number << 3 | wire))
        if isinstance(value, int):
            parts.append(_encoded(value))
        else:
            parts += [_encoded(len(value)), value] if wire == 2 else [value]
    return b"".join(parts)


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = content[at]
        value, shift, at = value | (byte & 0x7F) << shift, shift + 7, at + 1
        if byte < 0x80:
            return value, at
        if shift > 63:
            raise ValueError("a number longer than ONNX has")


def _encoded(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])
