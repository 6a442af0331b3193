"""What a sheet is printed on, in which variant, and what it is made of."""

from __future__ import annotations

from enum import StrEnum


class Paper(StrEnum):
    """Paper sizes, named as addresses name them."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def typst(self) -> str:
        """The name the typesetter knows it by."""
        return "us-letter" if self is Paper.LETTER else "a4"


class Variant(StrEnum):
    """How a sheet is made for its reader."""

    STANDARD = "standard"
    #: The standard sheet with check boxes and fields that can be filled in on a screen.
    FILLABLE = "fillable"
    #: 17 points, on as many pages as it takes.
    LARGE = "large"
    #: Two languages side by side, aligned by unit and item.
    BILINGUAL = "bilingual"


class SheetKind(StrEnum):
    """What a sheet is made of, in the words of ``downloads.json``."""

    CHECKLIST = "checklist"
    PRINCIPLES = "principles"
    INTERVIEW = "interview"
    BOOKLET = "booklet"


def variant_name(paper: Paper, *parts: str) -> str:
    """The part of an address that tells sheets of one unit apart: ``a4``, ``letter-large``, ``a4-kk-en``."""
    return "-".join((paper.value, *(part for part in parts if part)))
