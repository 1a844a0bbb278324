"""Pages on a printer: the person chooses it in the system's dialog, each picture fills a sheet of its own shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from mediator_app.errors import AppError

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

PRINTER_PPI = 300.0


def ask_printer(title: str, pages: int, parent: QWidget) -> QPrinter | None:
    """Let a person choose a printer and pages; None if she gave up."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter()
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDocName(title)
    printer.setFromTo(1, pages)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def send_to(printer: QPrinter, pictures: Sequence[bytes], title: str, refusal: str) -> int:
    """Print the pages asked for and answer how many; AppError titled ``refusal`` (``not_printed``) if it cannot begin."""
    images = [QImage.fromData(picture) for picture in _chosen(printer, pictures)]
    printer.setDocName(title)
    printer.setFullPage(True)
    painter = QPainter()
    try:
        for place, image in enumerate(images):
            printer.setPageOrientation(_orientation(image))
            if not (printer.newPage() if place else painter.begin(printer)):
                raise AppError(refusal, code="not_printed")
            painter.drawImage(QRectF(painter.viewport()), image)
    finally:
        if painter.isActive():
            painter.end()
    return len(images)


def _chosen(printer: QPrinter, pictures: Sequence[bytes]) -> Sequence[bytes]:
    first, last = printer.fromPage(), printer.toPage()
    return pictures[first - 1 : last] if 0 < first <= last else pictures


def _orientation(image: QImage) -> QPageLayout.Orientation:
    is_wide = image.width() > image.height()
    return QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
