"""Codes read in pictures, as a camera gives them: turned, dim, askew; each told once while it stays in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.camera import Reader
from mediator_app.desktop.decoding import codes_in
from mediator_app.desktop.tasks import Tasks
from mediator_app.documents.bar_codes import code_128_svg
from mediator_app.documents.qr_codes import qr_svg

A, B = "04127640", "TEST-2026-000123"


def picture(*drawings: str, ground: int = 235, turned: float = 0) -> QImage:
    """What a camera sees of codes lying on a table, 640 × 480."""
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(ground << 16 | ground << 8 | ground)
    painter = QPainter(image)
    for place, drawing in enumerate(drawings):
        area = QRectF(60, 40 + 220 * place, 200, 200) if "QR" in drawing else QRectF(60, 60 + 220 * place, 462, 120)
        QSvgRenderer(drawing.removeprefix("QR").encode()).render(painter, area)
    painter.end()
    return image.transformed(QTransform().rotate(turned), Qt.TransformationMode.SmoothTransformation)


def qr(code: str) -> str:
    return f"QR{qr_svg(code)}"


@pytest.mark.parametrize("turned", [0, 12, 90, 180])
@pytest.mark.parametrize("drawing", [qr(A), code_128_svg(B)])
def test_code_is_read_however_it_is_held(qapp: QApplication, drawing: str, turned: float) -> None:
    assert codes_in(picture(drawing, turned=turned)) == [A if "QR" in drawing else B]


def test_two_codes_in_sight_are_both_read(qapp: QApplication) -> None:
    assert sorted(codes_in(picture(qr(A), qr(B)))) == [A, B]


def test_code_is_read_in_a_dim_room(qapp: QApplication) -> None:
    assert codes_in(picture(qr(A), ground=90)) == [A]


def test_empty_table_says_nothing(qapp: QApplication) -> None:
    assert (codes_in(picture()), codes_in(QImage())) == ([], [])


def test_code_that_stays_in_sight_is_told_once_then_again_after_a_while(qtbot: QtBot, tasks: Tasks) -> None:
    told: list[str] = []
    seconds = [0.0]
    reader = Reader(tasks, clock=lambda: seconds[0])
    reader.scanned.connect(told.append)
    for moment in (0.0, 0.5, 1.0, 3.0):
        seconds[0] = moment
        reader.take(picture(qr(A)))
        qtbot.waitUntil(lambda: not tasks.paper.is_busy())
    assert told == [A, A]


def test_picture_that_comes_while_another_is_read_is_dropped(qtbot: QtBot, tasks: Tasks) -> None:
    told: list[str] = []
    reader = Reader(tasks)
    reader.scanned.connect(told.append)
    reader.take(picture(qr(A)))
    reader.take(picture(qr(B)))
    qtbot.waitUntil(lambda: not tasks.paper.is_busy())
    assert told == [A]
