"""Makes a PDF, and pictures of its pages, of what the app prints; what each document shows stands beside, in its own module.

A document gives plain values, which reach its typst template as JSON and never as typst source: a name with ``#`` or ``$``
comes out as it is written. The compiler is asked for PDF/UA-1 (ISO 14289-1): tagged, in French, with a title.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from mediator_app.documents.whole_files import write_whole
from mediator_app.errors import AppError
from mediator_app.resources import resource_path

if TYPE_CHECKING:
    from typst import Fonts

SCREEN_PPI: Final = 110.0
"""Dots per inch of pictures for the screen; a printer wants 300."""

NO_GLYPH: Final = "\ufffd"
"""Stands for a sign that no font of this computer can draw: PDF/UA-1 forbids a page with empty boxes."""

_TURNING: Final = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Marks that turn the direction of what follows: one in a name would rearrange the row that it stands in."""

_UNSHOWN: Final = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")


class Printable(Protocol):
    """A document: which template of ``resources/documents`` sets it, its title, and what the template shows."""

    @property
    def template(self) -> str:
        """The template's name, without ``.typ``."""

    @property
    def title(self) -> str:
        """The title of the PDF, which readers announce."""

    def content(self) -> Mapping[str, Any]:
        """Texts, numbers, lists and maps, as JSON can carry them."""


@dataclass(frozen=True, slots=True)
class _Setting:
    template: str
    data: str
    fonts: Fonts


def pdf(document: Printable) -> bytes:
    """The document as PDF/UA-1, in about 0.05 s a page; AppError (code ``not_printed``) if it cannot be set."""
    return _set(document)[0]


def page_pictures(document: Printable, ppi: float = SCREEN_PPI) -> list[bytes]:
    """Its pages as PNG pictures, in order; the same errors."""
    _, setting = _set(document)
    pictures = _compile(setting, "png", ppi)
    return [pictures] if isinstance(pictures, bytes) else pictures


def write_pdf(document: Printable, path: Path) -> int:
    """Write the document as PDF; its pages are not left half written. AppError (``not_written``) if the file cannot be."""
    made = pdf(document)
    write_whole(made, path)
    return len(made)


def plain(text: str) -> str:
    """The text without what cannot be printed: control signs, halves of signs, marks that turn the line around."""
    kept = (" " if sign in "\t\n\r\x0b\x0c\u2028\u2029" else sign for sign in text if _is_printed(sign))
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def _is_printed(sign: str) -> bool:
    spaces = "\t\n\r\x0b\x0c"
    return sign in spaces or (sign not in _TURNING and unicodedata.category(sign) not in ("Cc", "Cs"))


def _set(document: Printable) -> tuple[bytes, _Setting]:
    """The PDF and how it was set: in our font; else with this computer's fonts; else without the signs they lack."""
    import typst

    content = _plain({"title": document.title, **document.content()})
    unshown: list[str] = []
    for has_all_fonts in (False, True, True):
        text = json.dumps(content if not has_all_fonts else _without(content, unshown))
        setting = _Setting(document.template, text, _fonts(has_all_fonts))
        try:
            return _pdf(setting), setting
        except typst.TypstError as error:
            missing = _unshown(error.diagnostic)
            if not missing:
                raise _not_printed() from error
            unshown = missing if has_all_fonts else []
    raise _not_printed()


def _pdf(setting: _Setting) -> bytes:
    made = _compile(setting, "pdf", None)
    return made if isinstance(made, bytes) else b"".join(made)


def _compile(setting: _Setting, form: str, ppi: float | None) -> Any:
    import typst

    folder = resource_path("documents")
    return typst.compile(
        folder / f"{setting.template}.typ",
        root=folder,
        format=form,  # type: ignore[call-overload]
        ppi=ppi,
        font_paths=setting.fonts,
        sys_inputs={"data": setting.data},
        pdf_standards=["ua-1"] if form == "pdf" else [],
    )


@lru_cache(maxsize=2)
def _fonts(has_all: bool) -> Fonts:
    """Our own font alone, found in a millisecond; or with those of this computer, which may be thousands."""
    import typst

    ours = [resource_path("fonts")]
    return typst.Fonts(include_system_fonts=has_all, include_embedded_fonts=has_all, font_paths=ours)


def _unshown(diagnostic: str) -> list[str]:
    found = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in _UNSHOWN.findall(diagnostic))
    return list(dict.fromkeys(found))


def _without(value: Any, signs: Iterable[str]) -> Any:
    signs = tuple(signs)

    def replaced(text: str) -> str:
        for sign in signs:
            text = text.replace(sign, NO_GLYPH)
        return text

    return _mapped(value, replaced)


def _plain(value: Any) -> Any:
    return _mapped(value, plain)


def _mapped(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _mapped(part, change) for key, part in value.items()}
    return [_mapped(part, change) for part in value] if isinstance(value, (list, tuple)) else value


def _not_printed() -> AppError:
    return AppError(
        "Le document n’a pas pu être préparé.",
        "Rien n’est perdu\u00a0: notez sur une feuille libre et signalez-le à la personne qui tient Tournée.",
        code="not_printed",
    )
