"""Where a session that is opened wants the keyboard: at what is still to be told of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator_app.desktop.sessions.participants import ParticipantsCard
from mediator_app.desktop.sessions.session_form import SessionForm
from mediator_app.domain.sessions import SessionCard


def first_field(card: SessionCard, form: SessionForm, participants: ParticipantsCard) -> QWidget:
    """Who comes where nobody is listed, then what it is about where no theme is chosen, else the list."""
    if card.row.state == "closed":
        return participants.rows
    if not card.participants and participants.isVisible():
        return participants.add_field
    if not card.fields.get("themes"):
        return next(iter(form.themes.themes.chips.values()))
    return participants.rows
