"""The fillable copy of a sheet: tagged check boxes and text fields over the drawn ones.

Structure follows ISO 14289-1 (PDF/UA-1) 7.18.4: each widget has its own Form element, which holds nothing but
the reference to it, and a tooltip. Reading order and tab order are those of the sheet's own tags.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from one_pagers.render import Place, SheetError

#: Print, and nothing hidden.
_PRINT = 4
#: A tick as fractions of the box, from the lower left corner.
_TICK = ((0.20, 0.52), (0.42, 0.27), (0.82, 0.78))


class FormError(SheetError):
    """The drawn boxes and the tags of a sheet do not match: no field is put where it would be misread."""


@dataclass(frozen=True, slots=True)
class _Field:
    place: Place
    #: Name within the form, unique.
    name: str
    tooltip: str
    #: The tag of the drawn box.
    figure: Dictionary


def fillable(pdf: bytes, places: tuple[Place, ...], steps: tuple[str, ...]) -> bytes:
    """A copy of a typeset sheet that can be filled in. Same input, same bytes.

    :param pdf: a tagged sheet
    :param places: where boxes and lines were drawn, in reading order
    :param steps: what each box named ``step`` stands for
    :raises FormError: the sheet's tags hold other boxes than ``places``
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fields = _fields(document, places, steps)
        parents = _ParentTree(document)
        widgets = [_add(document, field, parents) for field in fields]
        parents.write()
        document.Root.AcroForm = document.make_indirect(_form(document, widgets))
        stream = io.BytesIO()
        document.save(stream, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return stream.getvalue()


def _form(document: pikepdf.Pdf, widgets: list[pikepdf.Object]) -> Dictionary:
    # No NeedAppearances: PDF/A forbids it. Helvetica is only named for what a reader will type.
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    resources = Dictionary(Font=Dictionary(Helv=document.make_indirect(helvetica)))
    return Dictionary(Fields=Array(widgets), DR=resources, DA=String("/Helv 11 Tf 0.08 0.13 0.17 rg"))


def _fields(document: pikepdf.Pdf, places: tuple[Place, ...], steps: tuple[str, ...]) -> list[_Field]:
    """Pair each place with the tag of the box drawn there: both come in reading order."""
    figures = list(_figures(document.Root.StructTreeRoot.K))
    texts = iter(steps)
    fields: list[_Field] = []
    for number, place in enumerate(places, start=1):
        while figures and str(figures[0].get("/Alt", "")) != place.alt:
            figures.pop(0)
        if not figures:
            raise FormError(f"box {number} of {len(places)} has no tag")
        tooltip = next(texts, place.alt) if place.name == "step" else place.alt
        own = f" {number}" if place.name == "own" else ""
        fields.append(_Field(place, f"{place.kind}{number}", tooltip + own, figures.pop(0)))
    return fields


def _figures(node: pikepdf.Object) -> Iterator[Dictionary]:
    """The figures below a node of the structure tree, in reading order."""
    if isinstance(node, Array):
        for kid in node:
            yield from _figures(kid)
    elif isinstance(node, Dictionary):
        if node.get("/S") == Name.Figure:
            yield node
        elif "/K" in node:
            yield from _figures(node.K)


class _ParentTree:
    """The number tree that leads from a widget to its tag, flattened so that it can grow."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self._root = document.Root.StructTreeRoot
        self._document = document
        self._entries = dict(_numbers(self._root.ParentTree))
        self._next = max(self._entries, default=-1) + 1

    def take(self, element: pikepdf.Object) -> int:
        """A fresh number for a tag."""
        number, self._next = self._next, self._next + 1
        self._entries[number] = element
        return number

    def write(self) -> None:
        """Put the tree back."""
        pairs = [part for number in sorted(self._entries) for part in (number, self._entries[number])]
        self._root.ParentTree = self._document.make_indirect(Dictionary(Nums=Array(pairs)))
        self._root.ParentTreeNextKey = self._next


def _numbers(node: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    nums = list(node.get("/Nums", []))
    yield from ((int(number), element) for number, element in zip(nums[::2], nums[1::2], strict=True))
    for kid in node.get("/Kids", []):
        yield from _numbers(kid)


def _add(document: pikepdf.Pdf, field: _Field, parents: _ParentTree) -> pikepdf.Object:
    """Put one widget on its page and its tag right after that of the drawn box."""
    page = document.pages[field.place.page - 1].obj
    widget = document.make_indirect(_widget(document, field, page))
    parent = field.figure.P
    reference = Dictionary(Type=Name.OBJR, Obj=widget, Pg=page)
    element = document.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Form, P=parent, Alt=String(field.tooltip), K=reference)
    )
    widget.StructParent = parents.take(element)
    kids = list(parent.K) if isinstance(parent.K, Array) else [parent.K]
    after = next((at for at, kid in enumerate(kids) if _same(kid, field.figure)), len(kids) - 1)
    parent.K = Array([*kids[: after + 1], element, *kids[after + 1 :]])
    page.Annots = Array([*page.get("/Annots", []), widget])
    page.Tabs = Name.S
    return widget


def _same(one: object, other: Dictionary) -> bool:
    return isinstance(one, Dictionary) and one.objgen == other.objgen


def _widget(document: pikepdf.Pdf, field: _Field, page: Dictionary) -> Dictionary:
    place = field.place
    top = float(page.MediaBox[3]) - place.y
    common = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, F=_PRINT, P=page, T=String(field.name), TU=String(field.tooltip),
        Rect=Array([round(x, 2) for x in (place.x, top - place.height, place.x + place.width, top)]),
    )  # fmt: skip
    if place.kind == "text":
        common.update(_text_entries(document, place))
    else:
        common.update(_tick_entries(document, place))
    return common


def _text_entries(document: pikepdf.Pdf, place: Place) -> Dictionary:
    appearance = Dictionary(N=_appearance(document, place, b"/Tx BMC EMC"))
    return Dictionary(FT=Name.Tx, V=String(""), DA=String("/Helv 11 Tf 0.08 0.13 0.17 rg"), AP=appearance)


def _tick_entries(document: pikepdf.Pdf, place: Place) -> Dictionary:
    (a, b), (c, d), (e, f) = ((x * place.width, y * place.height) for x, y in _TICK)
    drawn = f"q 0.08 0.13 0.17 RG {place.width * 0.11:.2f} w 1 J 1 j {a:.2f} {b:.2f} m {c:.2f} {d:.2f} l {e:.2f} {f:.2f} l S Q"
    states = Dictionary(Yes=_appearance(document, place, drawn.encode()), Off=_appearance(document, place, b""))
    return Dictionary(FT=Name.Btn, V=Name.Off, AS=Name.Off, AP=Dictionary(N=states))


def _appearance(document: pikepdf.Pdf, place: Place, content: bytes) -> pikepdf.Object:
    stream = pikepdf.Stream(
        document, content, Type=Name.XObject, Subtype=Name.Form, Resources=Dictionary(),
        BBox=Array([0, 0, round(place.width, 2), round(place.height, 2)]),
    )  # fmt: skip
    return document.make_indirect(stream)
