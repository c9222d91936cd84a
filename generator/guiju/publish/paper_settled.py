"""Settling a print: every object is written out once, where the library would write it out twice.

pydyf makes a file's identifier of all that is in it, and so writes and compresses everything a second time.
"""

from __future__ import annotations

import zlib
from typing import Any


def settle(pdf: Any) -> None:
    """Write out each object of a finished print, in place; what the file will be stays the same."""
    for one in pdf.objects:
        if hasattr(one, "stream"):
            _compress(one)
    settled = _settled()
    kept = {id(pdf.info), id(pdf.catalog)}
    pdf.objects[:] = [
        one if one.free == "f" or hasattr(one, "stream") or id(one) in kept else settled(one) for one in pdf.objects
    ]


def _compress(stream: Any) -> None:
    import pydyf

    content = b"\n".join(pydyf._to_bytes(one) for one in stream.stream)
    if stream.compress:
        stream.extra = {**stream.extra, "Filter": "/FlateDecode"}
        content = zlib.compress(content, 9)
    stream.stream, stream.compress = [content], False


def _settled() -> Any:
    import pydyf

    class Settled(pydyf.Object):  # type: ignore[misc]  # the library ships no types
        """An object as it will stand in the file."""

        data = b""

        def __init__(self, made: Any) -> None:
            super().__init__()
            self.number, self.generation, self.data = made.number, made.generation, made.data

    return Settled
