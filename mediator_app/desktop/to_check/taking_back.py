"""The last answer given: how it is named in the undo bar, and how it is taken back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from mediator_app.desktop.to_check.wording import letter
from mediator_app.domain.cases import Case
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop
from mediator_app.services.merging import unmerge_people
from mediator_app.services.review import DISTINCT, DUPLICATE, NONE_KEPT
from mediator_app.services.undoing import undo

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Settled:
    """An answer: the question, the id of its settlement, merge or distinction, what was kept, and its gesture."""

    case: Case
    id: str
    keep: str
    txn: str


def settled_words(settled: Settled) -> str:
    """« Chèque 0412 7785 : A gardé »."""
    case = settled.case
    if case.kind == DUPLICATE:
        names = translate("to_check", " et ").join(str(option.value) for option in case.options)
        if settled.keep == DISTINCT:
            return translate("to_check", "{names}\u00a0: 2 personnes").format(names=names)
        return translate("to_check", "{names}\u00a0: fiches fusionnées").format(names=names)
    if case.kind == "field":
        form = translate("to_check", "{name}\u00a0: {letter} gardé")
        return form.format(name=case.details["title"], letter=letter(case, settled.keep))
    return _voucher_words(settled).format(code=case.details["code"], letter=letter(case, settled.keep))


def taking_back_words(settled: Settled) -> str:
    """What the undo button says."""
    if settled.case.kind != DUPLICATE:
        return translate("to_check", "Changer de réponse")
    return "" if settled.keep == DISTINCT else translate("to_check", "Défaire la fusion")


def take_back(laptop: Laptop, settled: Settled) -> Changes:
    """Separate two records again, or forget that they are two people."""
    if settled.keep == DISTINCT:
        return undo(laptop, settled.txn)
    return unmerge_people(laptop, settled.id)


def _voucher_words(settled: Settled) -> str:
    alone = len(settled.case.options) == 1
    if settled.keep == NONE_KEPT:
        refused = translate("to_check", "Chèque {code}\u00a0: refusé")
        return refused if alone else translate("to_check", "Chèque {code}\u00a0: aucun n’est payé")
    accepted = translate("to_check", "Chèque {code}\u00a0: accepté")
    return accepted if alone else translate("to_check", "Chèque {code}\u00a0: {letter} gardé")
