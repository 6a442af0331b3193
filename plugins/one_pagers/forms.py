"""The fillable copy of a sheet: tagged check boxes and text fields over the drawn ones.

Structure follows ISO 14289-1 (PDF/UA-1) 7.18.4: each widget has its own Form element, which holds nothing but
the reference to it, and a tooltip. Reading order and tab order are those of the sheet's own tags.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from one_pagers.render import FormWords, SheetError

#: Print, and nothing hidden.
_PRINT = 4
#: How a reader's own words are set.
_TYPED = "/Helv 11 Tf 0.08 0.13 0.17 rg"
#: A tick as fractions of the box, from the lower left corner.
_TICK = ((0.20, 0.52), (0.42, 0.27), (0.82, 0.78))


class FormError(SheetError):
    """The tags of a sheet are not those of a checklist: no field is put where it would be misread."""


@dataclass(frozen=True, slots=True)
class _Field:
    #: Whether it is ticked or written into.
    ticked: bool
    #: Name within the form, unique.
    name: str
    tooltip: str
    #: The tag of the drawn box or line.
    figure: Dictionary

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top, as the figure's tag gives them."""
        left, bottom, right, top = (round(float(x), 2) for x in _attribute(self.figure, "/BBox"))
        return left, bottom, right, top

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        left, bottom, right, top = self.box
        return round(right - left, 2), round(top - bottom, 2)


def fillable(pdf: bytes, words: FormWords) -> bytes:
    """A copy of a typeset sheet that can be filled in. Same input, same bytes.

    :param pdf: a tagged sheet
    :param words: by which words boxes and lines are known, and what the fields are called
    :raises FormError: the sheet's tags do not hold the boxes that ``words`` speak of
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fields = _fields(document, words)
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
    return Dictionary(Fields=Array(widgets), DR=resources, DA=String(_TYPED))


def _fields(document: pikepdf.Pdf, words: FormWords) -> list[_Field]:
    """A field for each drawn box and line, in reading order."""
    steps, boxes, lines = iter(words.steps), count(1), count(1)
    fields: list[_Field] = []
    for number, figure in enumerate(_figures(document.Root.StructTreeRoot.K), start=1):
        alt = str(figure.get("/Alt", ""))
        if alt == words.tick:
            fields.append(_Field(True, f"tick{number}", next(steps, "") or f"{alt} {next(boxes)}", figure))
        elif alt == words.own:
            fields.append(_Field(False, f"own{number}", f"{alt} {next(lines)}", figure))
        elif alt in words.lines:
            fields.append(_Field(False, f"line{number}", alt, figure))
    if next(steps, None) is not None:
        raise FormError("the sheet has fewer boxes than steps")
    return fields


def _attribute(element: Dictionary, name: str) -> pikepdf.Object:
    """An attribute of a tag; the typesetter writes attributes as one dictionary or several."""
    attributes = element.get("/A", Array())
    for one in attributes if isinstance(attributes, Array) else [attributes]:
        if isinstance(one, Dictionary) and name in one:
            return one[name]
    raise FormError(f"a drawn box has no {name}")


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
    page = field.figure.Pg
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


def _widget(document: pikepdf.Pdf, field: _Field, page: pikepdf.Object) -> Dictionary:
    widget = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, F=_PRINT, P=page, T=String(field.name), TU=String(field.tooltip),
        Rect=Array(field.box),
    )  # fmt: skip
    widget.update(_tick_entries(document, field) if field.ticked else _text_entries(document, field))
    return widget


def _text_entries(document: pikepdf.Pdf, field: _Field) -> Dictionary:
    appearance = Dictionary(N=_appearance(document, field, b"/Tx BMC EMC"))
    return Dictionary(FT=Name.Tx, V=String(""), DA=String(_TYPED), AP=appearance)


def _tick_entries(document: pikepdf.Pdf, field: _Field) -> Dictionary:
    width, height = field.size
    (a, b), (c, d), (e, f) = ((x * width, y * height) for x, y in _TICK)
    stroke = f"q 0.08 0.13 0.17 RG {width * 0.11:.2f} w 1 J 1 j"
    drawn = f"{stroke} {a:.2f} {b:.2f} m {c:.2f} {d:.2f} l {e:.2f} {f:.2f} l S Q"
    states = Dictionary(Yes=_appearance(document, field, drawn.encode()), Off=_appearance(document, field, b""))
    return Dictionary(FT=Name.Btn, V=Name.Off, AS=Name.Off, AP=Dictionary(N=states))


def _appearance(document: pikepdf.Pdf, field: _Field, content: bytes) -> pikepdf.Object:
    stream = pikepdf.Stream(
        document,
        content,
        Type=Name.XObject,
        Subtype=Name.Form,
        Resources=Dictionary(),
        BBox=Array([0, 0, *field.size]),
    )
    return document.make_indirect(stream)
