"""The tool fingerprint: what besides the handbook decides the bytes of the output."""

from __future__ import annotations

import ctypes
import platform
import re
import sys
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import guiju
from guiju.publish.inputs import hashes, key_of_inputs
from guiju.render.artifact import key_of

_PANGO = ("libpango-1.0.so.0", "libpango-1.0-0.dll", "libpango-1.0.dylib")
_HARFBUZZ = ("libharfbuzz.so.0", "libharfbuzz-0.dll", "libharfbuzz.0.dylib")
_SUBSET = ("libharfbuzz-subset.so.0", "libharfbuzz-subset-0.dll", "libharfbuzz-subset.0.dylib")
_FONTCONFIG = ("libfontconfig.so.1", "libfontconfig-1.dll", "libfontconfig.1.dylib")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """The tools by name and version; code is the hash of Guiju's own sources."""

    parts: Mapping[str, str]
    code: str

    @property
    def hash(self) -> str:
        """Give one hash over the tools, Guiju's own sources left out."""
        return key_of(part for pair in sorted(self.parts.items()) for part in pair)


def fingerprint(fonts: Mapping[str, str]) -> Fingerprint:
    """Take the fingerprint of this machine's tools; fonts maps a font file's name to its hash."""
    parts = {
        "guiju": guiju.__version__,
        "python": platform.python_version(),
        "platform": f"{sys.platform}-{platform.machine()}",
        "lock": key_of(f"{name}=={version}" for name, version in sorted(distributions("guiju").items())),
        "pango": _said(_PANGO, "pango_version_string"),
        "harfbuzz": _said(_HARFBUZZ, "hb_version_string"),
        "harfbuzz-subset": "yes" if _library(_SUBSET) else "missing",
        "fontconfig": _fontconfig(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "fonts": key_of_inputs(fonts),
        "holidays": _version("holidays"),
    }
    return Fingerprint(parts=parts, code=_own_sources())


def distributions(root: str) -> dict[str, str]:
    """Give the installed versions of a distribution and of all that it needs, extras left out."""
    found: dict[str, str] = {}
    waiting = [root]
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name not in found and (about := _installed(name)):
            found[name] = about.version
            waiting += [_name(line) for line in about.requires or () if "extra ==" not in line]
    return found


def _version(name: str) -> str:
    about = _installed(name)
    return about.version if about else "missing"


def _installed(name: str) -> metadata.Distribution | None:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def _name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    return found[0] if found else requirement


def _library(names: tuple[str, ...]) -> ctypes.CDLL | None:
    for name in names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None


def _said(names: tuple[str, ...], function: str) -> str:
    library = _library(names)
    if library is None:
        return "missing"
    call = getattr(library, function)
    call.restype = ctypes.c_char_p
    return str(call().decode())


def _fontconfig() -> str:
    library = _library(_FONTCONFIG)
    return str(library.FcGetVersion()) if library else "missing"


def _own_sources() -> str:
    sources = hashes("guiju", Path(guiju.__file__).parent)
    return key_of_inputs({path: digest for path, digest in sources.items() if path.endswith(".py")})
