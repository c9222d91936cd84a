"""What makes a print fit for an archive: PDF/A-3a and PDF/UA-1 in one file, the tags of a bound book, its source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from html import escape, unescape
from typing import Any

from guiju.publish.paper_colour import srgb
from guiju.publish.paper_fonts import without_tables
from guiju.publish.paper_tags import tidy_tags

VARIANT = "pdf/a-3a"
# An attachment needs dates, and a build has no clock: the first day that a PDF can well write.
_NO_DAY = "D:20000101000000Z"
_SOURCE = re.compile(rb'<meta name="guiju-source" content="([^"]*)"')
_LONG = re.compile(rb"-?\d*\.\d{2,}")
_PLACING = tuple(b" " + one for one in (b"m", b"l", b"c", b"re", b"Tm", b"w", b"rg", b"RG"))
_UA = "http://www.aiim.org/pdfua/ns/id/"
# PDF/A knows the words of PDF/UA only where they are described beside them (ISO 19005-3, 6.6.2.3).
_DESCRIBED = f"""<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_UA}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>the part of PDF/UA that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


class Promise(StrEnum):
    """What a file promises to an archive and to a screen reader: PDF/A-3a and PDF/UA-1; PDF/A-3b, where its pages
    share what is on them and so have no tags; nothing, where it is for filling in on a screen."""

    TAGGED = "tagged"
    SHARED = "shared"
    NONE = "none"


_PROMISED = {
    Promise.TAGGED: "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
    "<pdfuaid:part>1</pdfuaid:part>",
    Promise.SHARED: "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>",
    Promise.NONE: "",
}


def finish(document: Any, pdf: Any) -> None:
    """Finish a print before WeasyPrint writes it: its tags, and what it claims to be."""
    tidy_tags(document, pdf)
    _drop_unused(pdf)
    _round_off(pdf)
    profile = pdf.objects[int(pdf.catalog["OutputIntents"][0]["DestOutputProfile"].split()[0])]
    profile.stream = [srgb()]
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    about = document.metadata
    metadata.stream = [claims(about.title or "", about.authors, _said(pdf.info.get("Producer")))]


def claims(title: str, authors: Sequence[str], producer: str, promise: Promise = Promise.TAGGED) -> bytes:
    """Write the XMP packet of a file that promises so much."""
    creator = "".join(f"<rdf:li>{escape(one)}</rdf:li>" for one in authors)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="{_UA}" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
{_PROMISED[promise]}
<dc:format>application/pdf</dc:format><pdf:Producer>{escape(producer)}</pdf:Producer>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
{f"<dc:creator><rdf:Seq>{creator}</rdf:Seq></dc:creator>" if creator else ""}
</rdf:Description>
{_DESCRIBED if promise is Promise.TAGGED else ""}</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()


def reclaim(book: Any, print_of: Any, title: str, promise: Promise) -> None:
    """Let a file that is made of a finished print promise what it can keep, under its own title. The profile of its
    colours is that of the print."""
    import pikepdf

    about = print_of.docinfo
    authors, producer = [str(about[key]) for key in ("/Author",) if key in about], str(about.get("/Producer", ""))
    metadata = book.make_stream(claims(title, authors, producer, promise))
    metadata["/Type"], metadata["/Subtype"] = _name("/Metadata"), _name("/XML")
    book.Root["/Metadata"] = metadata
    if book is not print_of:
        book.docinfo.update({key: str(about[key]) for key in ("/Author", "/Producer") if key in about})
        intents = (one if one.is_indirect else print_of.make_indirect(one) for one in print_of.Root.OutputIntents)
        book.Root["/OutputIntents"] = _array(book.copy_foreign(one) for one in intents)
        book.Root["/ViewerPreferences"] = pikepdf.Dictionary(DisplayDocTitle=True)
    book.docinfo["/Title"] = title


def join_tags(book: Any, parts: Sequence[Any], starts: Sequence[int]) -> None:
    """Hang the tags of parts behind those of a book; the parts' pages stand in it already, from `starts` on (from 0).

    Without this a bound book is dumb: pages that are put into another file leave their structure behind.
    """
    root = book.Root.StructTreeRoot
    places = dict(_pairs(root.ParentTree.Nums))
    free = max(places, default=-1) + 1
    for part, start in zip(parts, starts, strict=False):
        theirs = book.copy_foreign(part.Root.StructTreeRoot)
        if "/RoleMap" in theirs:
            root["/RoleMap"] = theirs.RoleMap
        top = theirs.K[0]
        top["/S"], top["/P"] = _name("/Part"), root.K[0]
        if title := _title(part):
            top["/T"] = title
        root.K[0].K.append(top)
        owners = dict(_pairs(theirs.ParentTree.Nums))
        for page in list(book.pages)[start : start + len(part.pages)]:
            places[free], free = owners[_moved(page.obj, "/StructParents", free)], free + 1
            for note in page.obj.get("/Annots", []):
                if "/StructParent" in note:
                    places[free], free = owners[_moved(note, "/StructParent", free)], free + 1
    root.ParentTree["/Nums"] = _array(one for pair in sorted(places.items()) for one in pair)
    root["/ParentTreeNextKey"] = free


def sources(front: bytes) -> tuple[str, ...]:
    """Give the files of the handbook (paths below its folder) that its front matter asks to be put into the book."""
    return tuple(dict.fromkeys(unescape(found.decode()).rpartition(" ")[0] for found in _SOURCE.findall(front)))


def attach(book: Any, files: Mapping[str, bytes]) -> None:
    """Put the source that a book was made from into it: path -> content, each its own attachment (PDF/A-3)."""
    import pikepdf

    made = []
    for path, content in sorted(files.items()):
        stream = pikepdf.Stream(book, content)
        stream["/Type"], stream["/Subtype"] = _name("/EmbeddedFile"), _name("/application/yaml")
        stream["/Params"] = pikepdf.Dictionary(
            ModDate=_NO_DAY, Size=len(content), CheckSum=pikepdf.String(hashlib.md5(content).digest())
        )
        spec = pikepdf.Dictionary(
            Type=_name("/Filespec"),
            F=path,
            UF=path,
            Desc=path,
            AFRelationship=_name("/Source"),
        )
        spec["/EF"] = pikepdf.Dictionary(F=book.make_indirect(stream), UF=book.make_indirect(stream))
        made.append((path, book.make_indirect(spec)))
    if made:
        names = pikepdf.Dictionary(Names=_array(one for pair in made for one in pair))
        if "/Names" not in book.Root:
            book.Root["/Names"] = pikepdf.Dictionary()
        book.Root.Names["/EmbeddedFiles"] = book.make_indirect(names)
        book.Root["/AF"] = _array(spec for _, spec in made)


def _drop_unused(pdf: Any) -> None:
    """Leave out the resources that a print does not draw with: kinds that it has none of, and spaces of colour."""
    for one in pdf.objects:
        if hasattr(one, "stream") and "Length1" in one.extra:
            one.stream = [without_tables(b"".join(one.stream))]
    streams = (one.stream for one in pdf.objects if hasattr(one, "stream"))
    in_spaces = any(isinstance(one, bytes) and one.endswith((b" cs", b" CS")) for stream in streams for one in stream)
    for one in pdf.objects:
        if isinstance(one, dict) and "ExtGState" in one:
            for kind in ("Pattern", "Shading", "XObject"):
                if kind in one and not one[kind]:
                    del one[kind]
            if not in_spaces:
                one.pop("ColorSpace", None)


def _round_off(pdf: Any) -> None:
    """Say places to a tenth of a pixel (0.03 mm): six more digits are a fifth of what a page weighs."""
    for reference in pdf.page_references:
        content = pdf.objects[int(pdf.objects[int(reference.split()[0])]["Contents"].split()[0])].stream
        for at, entry in enumerate(content):
            if isinstance(entry, bytes) and entry.endswith(_PLACING):
                content[at] = _LONG.sub(_rounded, entry)


def _rounded(number: re.Match[bytes]) -> bytes:
    value = float(number[0])
    short = b"%.1f" % value if abs(value) >= 10 else b"%.3f" % value
    return short.rstrip(b"0").rstrip(b".") or b"0"


def _moved(owner: Any, key: str, place: int) -> int:
    """Give a page's or a note's place in the parent tree another number, and say the one it had."""
    before = int(owner[key])
    owner[key] = place
    return before


def _pairs(numbers: Any) -> Iterator[tuple[int, Any]]:
    entries = list(numbers)
    yield from zip(map(int, entries[::2]), entries[1::2], strict=True)


def _title(part: Any) -> str:
    return str(part.docinfo.get("/Title", ""))


def _said(text: Any) -> str:
    return str(getattr(text, "string", text) or "")


def _name(name: str) -> Any:
    import pikepdf

    return pikepdf.Name(name)


def _array(entries: Iterator[Any]) -> Any:
    import pikepdf

    return pikepdf.Array(entries)
