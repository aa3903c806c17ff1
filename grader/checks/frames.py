"""Frames on a pipe: one JSON header with the sizes of the buffers behind it."""

import json
import struct
from typing import IO

from grader.checks import limits
from grader.checks.host import Message
from grader.checks.standins import Ask
from grader.checks.wire import MAX_BYTES, WireError

MAX_HEADER = 64 * 2**20
# What a parsed header may take in memory is bounded by how many parts it has.
_MAX_PARTS = {b",": 8_000_000, b"[": 3_000_000, b"{": 1_000_000}
_LENGTH = struct.Struct(">Q")


def send(stream: IO[bytes], message: Message) -> None:
    """Write one frame and flush; raise WireError for what would be refused."""
    header, buffers = encoded(message), message[1]
    stream.write(_LENGTH.pack(len(header)) + header)
    for buffer in buffers:
        stream.write(buffer)
    stream.flush()


def encoded(message: Message) -> bytes:
    """Return the header of a message; raise WireError if nobody would read it."""
    body, buffers = message
    header = json.dumps({"body": body, "sizes": [len(b) for b in buffers]}).encode()
    _check(header)
    return header


def _check(header: bytes) -> None:
    if len(header) > MAX_HEADER:
        raise WireError("it has more than 64 MiB of text")
    if any(header.count(mark) > most for mark, most in _MAX_PARTS.items()):
        raise WireError("it has too many parts")


def receive(stream: IO[bytes]) -> Message:
    """Read one frame; raise EOFError at the end, WireError when it is malformed."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if length > MAX_HEADER:
        raise WireError("a header is larger than 64 MiB")
    data = _exactly(stream, length)
    _check(data)
    try:
        header = json.loads(data)
        body, sizes = header["body"], [int(size) for size in header["sizes"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise WireError("a malformed header arrived") from None
    is_sane = all(size >= 0 for size in sizes) and sum(sizes) <= MAX_BYTES
    if not isinstance(body, dict) or not is_sane:
        raise WireError("a malformed header arrived")
    return body, [_exactly(stream, size) for size in sizes]


def asking(reader: IO[bytes], writer: IO[bytes]) -> Ask:
    """Return what puts a question to the other side in the middle of a call."""

    def ask(question: Message) -> Message:
        with limits.undisturbed():  # half a frame read is a place lost
            send(writer, question)
            return receive(reader)

    return ask


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data
