"""The recovery sheet on paper: one A4 page with the code, printed or written as PDF. The code is kept nowhere."""

from __future__ import annotations

import html
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QWidget

from mediator_app.desktop.typography import elided
from mediator_app.desktop.words import day
from mediator_app.errors import AppError

_MARGINS = 20.0
"""Millimetres."""


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on the sheet: the code in groups, whose laptop it opens, and the day it was made."""

    code: str
    owner: str
    made_on: date


def code_lines(code: str) -> tuple[str, str]:
    """The eight groups of the code on two lines, easier to copy than one."""
    groups = code.split("-")
    half = len(groups) // 2
    return "  ".join(groups[:half]), "  ".join(groups[half:])


def write_pdf(sheet: RecoverySheet, path: Path) -> None:
    """Write the sheet as PDF; AppError (code ``not_written``) if the file could not be."""
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(target)
    writer.setPageLayout(_a4())
    writer.setTitle(QCoreApplication.translate("RecoverySheet", "Feuille de secours de Tournée"))
    _document(sheet).print_(writer)
    del writer  # ends the document
    try:
        path.write_bytes(target.data().data())
    except OSError as error:
        raise AppError(
            QCoreApplication.translate("RecoverySheet", "La feuille n’a pas pu être enregistrée."),
            QCoreApplication.translate("RecoverySheet", "Choisissez un autre dossier ou imprimez-la."),
            code="not_written",
        ) from error


def print_sheet(sheet: RecoverySheet, window: QWidget) -> bool:
    """Let somebody choose a printer and print; whether it went to one."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter()
    printer.setPageLayout(_a4())
    if QPrintDialog(printer, window).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    _document(sheet).print_(printer)
    return True


def _a4() -> QPageLayout:
    margins = QMarginsF(_MARGINS, _MARGINS, _MARGINS, _MARGINS)
    page = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(page, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def _document(sheet: RecoverySheet) -> QTextDocument:
    heading = QCoreApplication.translate("RecoverySheet", "Feuille de secours")
    owner = (
        elided(QCoreApplication.translate("RecoverySheet", "Poste de {name}").format(name=sheet.owner), sheet.owner)
        if sheet.owner
        else QCoreApplication.translate("RecoverySheet", "Ce poste")
    )
    made = QCoreApplication.translate("RecoverySheet", "préparé le {day}").format(day=day(sheet.made_on, "full"))
    paragraphs = (
        QCoreApplication.translate(
            "RecoverySheet", "Si la phrase secrète est oubliée, ce code seul rouvre Tournée sur ce poste."
        ),
        QCoreApplication.translate(
            "RecoverySheet",
            "À l’ouverture, choisissez «\u00a0J’ai oublié ma phrase\u00a0» et recopiez les huit groupes.",
        ),
        QCoreApplication.translate(
            "RecoverySheet", "Rangez cette feuille au bureau, sous clé, jamais avec l’ordinateur ni dans le véhicule."
        ),
        QCoreApplication.translate(
            "RecoverySheet", "Qui tient cette feuille et l’ordinateur peut lire toutes les fiches."
        ),
    )
    first, second = (line.replace(" ", "&nbsp;") for line in code_lines(sheet.code))
    document = QTextDocument()
    document.setHtml(
        f"<body style='color:#000000; font-family:Inter; font-size:12pt'><h1>{html.escape(heading)}</h1>"
        f"<p>Tournée · {html.escape(owner)}, {html.escape(made)}</p>"
        f"<p style='font-family:monospace; font-size:20pt; margin:24px'>{first}<br>{second}</p>"
        + "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
        + "</body>"
    )
    return document
