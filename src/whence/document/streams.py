"""Reading from streams with bounds: the first bytes, unpacking, and UTF-16 as UTF-8."""

import codecs
import io
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, Literal, Protocol

import brotli

from whence.errors import WhenceError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Packing = Literal["gzip", "deflate", "br"]

GZIP_MAGIC = b"\x1f\x8b"

_CHUNK = 65_536
_GZIP_WINDOW = zlib.MAX_WBITS + 16
_BOMB_RATIO = 200
"""Text packs to a fifth or a tenth, the most repetitive crawl to a fiftieth of its size."""
_BOMB_BYTES = 50_000_000
"""Below this much output a high ratio does no harm (a short file of one repeated line)."""


def read_up_to(stream: BinaryIO, size: int) -> bytes:
    """The next ``size`` bytes, fewer only at the end (a pipe may answer with less at a time)."""
    parts: list[bytes] = []
    while size > 0:
        part = stream.read(min(size, _CHUNK * 16))
        if not part:
            break
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def peek(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """The first bytes of the stream, and a stream that starts with them again.

    An error while peeking is raised by the returned stream, once what came before it was read:
    the records in front of a truncation are not lost.
    """
    # A buffered read() of many bytes loses those that it had when the error came.
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    parts: list[bytes] = []
    error: WhenceError | OSError | None = None
    missing = size
    while missing > 0:
        try:
            part = read(min(missing, _CHUNK))
        except (WhenceError, OSError) as raised:
            error = raised
            break
        if not part:
            break
        parts.append(part)
        missing -= len(part)
    head = b"".join(parts)
    if missing > 0 and error is None:
        return head, io.BytesIO(head)
    return head, io.BufferedReader(_Rejoined(head, stream, error), _CHUNK)


class _Rejoined(io.RawIOBase):
    """Bytes already read, then the rest of their stream (or the error that ended it)."""

    def __init__(self, head: bytes, rest: BinaryIO, error: WhenceError | OSError | None) -> None:
        self._head = memoryview(head)
        self._rest = rest
        self._error = error

    def readable(self) -> bool:
        return True

    def readinto(self, target: "WriteableBuffer", /) -> int:
        buffer = memoryview(target).cast("B")
        if self._head:
            count = min(len(buffer), len(self._head))
            buffer[:count] = self._head[:count]
            self._head = self._head[count:]
            return count
        if self._error is not None:
            raise self._error
        data = self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Unpacker(Protocol):
    """A decompressor whose output is bounded.

    ``between`` holds where the stream may end: after a whole member. ``done`` holds where nothing
    that follows belongs to it.
    """

    def unpack(self, data: bytes, size: int) -> bytes: ...

    @property
    def wants_input(self) -> bool: ...

    @property
    def between(self) -> bool: ...

    @property
    def done(self) -> bool: ...


class _Zlib:
    def __init__(self, window: int) -> None:
        self._window = window
        self._engine = zlib.decompressobj(window)
        self._waiting = b""

    def unpack(self, data: bytes, size: int) -> bytes:
        packed = self._waiting + data
        if self._engine.eof:
            self._waiting = packed
            if not packed.startswith(GZIP_MAGIC):
                return b""
            self._engine = zlib.decompressobj(self._window)
        output = self._engine.decompress(packed, size)
        self._waiting = self._engine.unused_data or self._engine.unconsumed_tail
        return output

    @property
    def wants_input(self) -> bool:
        return len(self._waiting) < (len(GZIP_MAGIC) if self._engine.eof else 1)

    @property
    def between(self) -> bool:
        return self._engine.eof

    @property
    def done(self) -> bool:
        another = self._window == _GZIP_WINDOW and (
            self.wants_input or self._waiting.startswith(GZIP_MAGIC)
        )
        return self._engine.eof and not another


class _Brotli:
    def __init__(self) -> None:
        self._engine = brotli.Decompressor()

    def unpack(self, data: bytes, size: int) -> bytes:
        output: bytes = self._engine.process(data, output_buffer_limit=size)
        return output

    @property
    def wants_input(self) -> bool:
        return bool(self._engine.can_accept_more_data())

    @property
    def between(self) -> bool:
        return bool(self._engine.is_finished())

    @property
    def done(self) -> bool:
        return self.between


class Unpacked(io.RawIOBase):
    """What a packed stream holds, unpacked as it is read and never more than asked for.

    Raises WhenceError while reading: ``truncated`` where the stream ends too soon, ``format``
    where it is damaged, ``too-large`` where it is a decompression bomb. Several gzip members
    after another are one stream, as gzip itself reads them; other bytes after the last are
    ignored, as gzip ignores them.
    """

    def __init__(self, stream: BinaryIO, packing: Packing) -> None:
        self._stream = stream
        self._packing = packing
        self._started = packing != "deflate"
        self._unpacker: _Unpacker = (
            _Brotli()
            if packing == "br"
            else _Zlib(_GZIP_WINDOW if packing == "gzip" else zlib.MAX_WBITS)
        )
        self._waiting = b""  # Brotli may give a little more than asked for.
        self._input = 0
        self._output = 0
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, target: "WriteableBuffer", /) -> int:
        buffer = memoryview(target).cast("B")
        while not self._waiting and not self._ended:
            self._waiting = self._next(len(buffer))
        count = min(len(buffer), len(self._waiting))
        buffer[:count] = self._waiting[:count]
        self._waiting = self._waiting[count:]
        return count

    def _next(self, size: int) -> bytes:
        if self._unpacker.done:
            self._ended = True
            return b""
        packed = self._stream.read(_CHUNK) if self._unpacker.wants_input else b""
        if not packed and self._unpacker.wants_input:
            if self._unpacker.between:
                self._ended = True
                return b""
            raise WhenceError(
                "truncated",
                f"its {self._packing} data ends too soon, the rest is missing;"
                " copy or download it again",
            )
        if not self._started:
            self._start(packed)
        self._input += len(packed)
        try:
            data = self._unpacker.unpack(packed, size)
        except (zlib.error, brotli.error) as error:
            raise WhenceError(
                "format",
                f"its {self._packing} data is damaged ({error}); copy or download it again",
            ) from None
        self._output += len(data)
        if self._output > max(_BOMB_BYTES, self._input * _BOMB_RATIO):
            raise WhenceError(
                "too-large",
                f"it unpacks to more than {_BOMB_RATIO} times its size, as decompression bombs"
                " do; unpack it yourself if you trust it",
            )
        return data

    def _start(self, packed: bytes) -> None:
        """Choose between the two things that servers call deflate: with a zlib header or bare."""
        self._started = True
        with_header = packed[0] & 0x0F == 8 and int.from_bytes(packed[:2], "big") % 31 == 0
        if not with_header:
            self._unpacker = _Zlib(-zlib.MAX_WBITS)


def unpacked(stream: BinaryIO, packing: Packing) -> BinaryIO:
    """The stream unpacked; see ``Unpacked`` for what reading from it may raise."""
    return io.BufferedReader(Unpacked(stream, packing), _CHUNK)


class _AsUtf8(io.RawIOBase):
    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._waiting = b""
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, target: "WriteableBuffer", /) -> int:
        buffer = memoryview(target).cast("B")
        while not self._waiting and not self._ended:
            data = self._stream.read(_CHUNK)
            self._ended = not data
            self._waiting = self._decoder.decode(data, self._ended).encode("utf-8")
        count = min(len(buffer), len(self._waiting))
        buffer[:count] = self._waiting[:count]
        self._waiting = self._waiting[count:]
        return count


def as_utf8(stream: BinaryIO, encoding: str) -> BinaryIO:
    """The stream with its text in UTF-8, so that lines can be split at ``\\n`` bytes."""
    return io.BufferedReader(_AsUtf8(stream, encoding), _CHUNK)
