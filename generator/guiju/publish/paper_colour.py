"""The colours of prints: sRGB as a small ICC profile, for every file carries its own (ICC.1:2010, IEC 61966-2-1)."""

from __future__ import annotations

import functools
import struct
from collections.abc import Sequence

_D50 = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.4360747, 0.2225045, 0.0139322),
    b"gXYZ": (0.3850649, 0.7168786, 0.0971045),
    b"bXYZ": (0.1430804, 0.0606169, 0.7141733),
}
# From the white of daylight (D65) to that of the profile (D50), by Bradford.
_ADAPTED = (1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


@functools.cache
def srgb() -> bytes:
    """Make the profile, under 600 bytes."""
    curve = b"para" + struct.pack(">IHH", 0, 3, 0) + _fixed(_CURVE)
    tags = {
        b"desc": _words("sRGB"),
        b"cprt": _words("CC0"),
        b"wtpt": _xyz(_D50),
        b"chad": b"sf32" + bytes(4) + _fixed(_ADAPTED),
        **{name: _xyz(values) for name, values in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _profile(tags)


def _profile(tags: dict[bytes, bytes]) -> bytes:
    """Put the header, the list of tags and their contents together; equal contents are there once."""
    places: dict[bytes, int] = {}
    at = 132 + 12 * len(tags)
    for content in tags.values():
        if content not in places:
            places[content] = at
            at += len(content) + -len(content) % 4
    listed = b"".join(name + struct.pack(">II", places[one], len(one)) for name, one in tags.items())
    contents = b"".join(one + bytes(-len(one) % 4) for one in places)
    day = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    header = struct.pack(">I4sI4s4s4s", at, bytes(4), 0x04200000, b"mntr", b"RGB ", b"XYZ ") + day + b"acsp"
    header = header + bytes(24) + struct.pack(">I", 1) + _fixed(_D50)
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + listed + contents


def _words(text: str) -> bytes:
    said = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">III4sII", 0, 1, 12, b"enUS", len(said), 28) + said


def _xyz(values: Sequence[float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(values)


def _fixed(values: Sequence[float]) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))
