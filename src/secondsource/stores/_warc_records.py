"""A snapshot as WARC records (ISO 28500), and back: the response, the request, and what else we know, as metadata."""

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, BinaryIO
from urllib.parse import quote

from warcio.archiveiterator import ArchiveIterator  # pyright: ignore[reportMissingTypeStubs]
from warcio.exceptions import ArchiveLoadFailed  # pyright: ignore[reportMissingTypeStubs]
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParserException  # pyright: ignore[reportMissingTypeStubs]
from warcio.warcwriter import WARCWriter  # pyright: ignore[reportMissingTypeStubs]

from secondsource.domain.address import split_address, without_password
from secondsource.domain.article import Snapshot
from secondsource.domain.ids import digest
from secondsource.errors import SerialError
from secondsource.serial import dumps, loads

TROUBLE = (
    ArchiveLoadFailed, StatusAndHeadersParserException, SerialError, zlib.error, EOFError, ValueError, OSError,
)  # fmt: skip
"""What reading a damaged file raises."""

_SECRET = re.compile(r"^(?:proxy-)?authorization$|cookie|api-?key|token|secret", re.IGNORECASE)
_FOLDERS = re.compile(r".*[/\\\\]", re.DOTALL)
# The body is kept unpacked; a reader that met these would try to unpack it again.
_OF_THE_WIRE = frozenset({"content-encoding", "transfer-encoding", "content-length"})


@dataclass(frozen=True, slots=True)
class Label:
    """Everything about a snapshot but its bytes."""

    sha256: str
    address: str
    fetched_at: datetime
    content_type: str
    charset: str | None
    headers: tuple[tuple[str, str], ...]
    final_address: str | None
    request: tuple[tuple[str, str], ...]
    tool: str


def label_of(snapshot: Snapshot) -> Label:
    """What is kept beside the bytes: no password, key or cookie is among it."""
    return Label(
        snapshot.sha256,
        _writable(without_password(snapshot.address)),
        snapshot.fetched_at,
        snapshot.content_type,
        snapshot.charset,
        _harmless(snapshot.headers),
        snapshot.final_address and without_password(snapshot.final_address),
        _harmless(snapshot.request),
        snapshot.tool,
    )


def pack(snapshot: Snapshot) -> bytes:
    """The records of one snapshot, each packed by itself, so that files of them can be joined end to end."""
    label = label_of(snapshot)
    out = io.BytesIO()
    writer: Any = WARCWriter(out, gzip=True, warc_version="1.1")
    common = {"WARC-Date": label.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")}
    response = _response(writer, snapshot.body, label, common)
    about = common | {"WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID")}
    writer.write_record(response)
    if _is_web(label.address):
        writer.write_record(_request(writer, label, about))
    told = dumps(label).encode()
    metadata = writer.create_warc_record(
        _uri(label), "metadata", io.BytesIO(told), len(told), "application/json", dict(about)
    )
    writer.write_record(metadata)
    return out.getvalue()


def describe_file(tool: str) -> bytes:
    """The record that opens a file."""
    out = io.BytesIO()
    writer: Any = WARCWriter(out, gzip=True, warc_version="1.1")
    writer.write_record(writer.create_warcinfo_record(None, {"software": tool, "format": "WARC File Format 1.1"}))
    return out.getvalue()


def unpack(file: BinaryIO) -> Iterator[tuple[Snapshot, int]]:
    """Snapshots from where the file stands, each with the place where its last record ends.

    Stops in silence at a snapshot that is not whole, as after a crash. Raises one of TROUBLE for damage.
    """
    body: bytes | None = None
    records: Any = ArchiveIterator(file)
    for record in _whole(records):
        content = _content(record)
        if len(content) != (record.payload_length if record.http_headers else record.length):
            return
        if record.rec_type in ("response", "resource"):
            body = content
        elif record.rec_type == "metadata" and body is not None:
            label = loads(Label, content.decode())
            end = records.get_record_offset() + records.get_record_length()
            yield _snapshot(body, label), end
            body = None


def _whole(records: Any) -> Iterator[Any]:
    """The records, one by one. Raises ValueError where a head is so broken that its reader trips over it."""
    while True:
        try:
            record = next(records, None)
        except (AttributeError, OverflowError) as error:
            raise ValueError("a record has no head that can be read") from error
        if record is None:
            return
        yield record


def _content(record: Any) -> bytes:
    try:
        return record.raw_stream.read()
    except OverflowError as error:
        raise ValueError("a record says that it is longer than anything can be") from error


def _snapshot(body: bytes, label: Label) -> Snapshot:
    if digest(body) != label.sha256:
        raise ValueError(f"the bytes of {label.address} are not the ones that were kept")
    known = {field.name for field in fields(Snapshot)}
    return Snapshot(
        body=body, **{field.name: getattr(label, field.name) for field in fields(label) if field.name in known}
    )


def _response(writer: Any, body: bytes, label: Label, common: dict[str, str]) -> Any:
    headers = common | {"WARC-Payload-Digest": f"sha256:{label.sha256}"}
    stream, length = io.BytesIO(body), len(body)
    if not _is_web(label.address):
        kind = label.content_type or "application/octet-stream"
        return writer.create_warc_record(_uri(label), "resource", stream, length, _line(kind), headers)
    http = [(_kept_name(name), _line(value)) for name, value in label.headers]
    head = StatusAndHeaders("200 OK", [*http, ("Content-Length", str(length))], protocol="HTTP/1.1")
    return writer.create_warc_record(_uri(label), "response", stream, length, "", headers, http_headers=head)


def _request(writer: Any, label: Label, about: dict[str, str]) -> Any:
    parts = split_address(_uri(label))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    sent = [(_line(name), _line(value)) for name, value in label.request]
    if "host" not in {name.lower() for name, _ in sent}:
        sent = [("Host", _line(parts.netloc.rpartition("@")[2])), *sent]
    head = StatusAndHeaders(f"GET {_line(path)} HTTP/1.1", sent, is_http_request=True)
    return writer.create_warc_record(_uri(label), "request", http_headers=head, warc_headers_dict=dict(about))


def _uri(label: Label) -> str:
    """The address as a URI; a file is named without its folders."""
    address = label.final_address or label.address
    if _is_web(address):
        return quote(address, safe=":/?#[]@!$&'()*+,;=%~-._")
    return f"urn:file:{quote(_FOLDERS.sub('', address) or '-', safe='')}"


def _is_web(address: str) -> bool:
    return address.lower().startswith(("http://", "https://"))


def _harmless(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in headers if not _SECRET.search(name))


def _kept_name(name: str) -> str:
    return f"X-Archive-Orig-{name}" if name.lower() in _OF_THE_WIRE else _line(name)


def _line(text: str) -> str:
    """As one line of plain letters."""
    return "".join(c if " " <= c <= "~" else " " if c < " " else "?" for c in text)


def _writable(text: str) -> str:
    """A file name may hold what is no character."""
    return text.encode(errors="backslashreplace").decode()
