"""What a screen reader is told, and a check that every control on a page has a name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say ``text`` now, from a visible widget: the door's result, for instance.

    Qt before 6.8 has no announcements: the widget's description is changed instead, which most readers say too.
    """
    try:
        from PySide6.QtGui import QAccessibleAnnouncementEvent
    except ImportError:
        widget.setAccessibleDescription(text)
        event: QAccessibleEvent = QAccessibleEvent(widget, QAccessible.Event.DescriptionChanged)
    else:
        event = QAccessibleAnnouncementEvent(widget, text)
    QAccessible.updateAccessibility(event)


def unnamed_controls(root: QWidget) -> list[QWidget]:
    """The widgets under ``root`` that the keyboard can reach and a screen reader cannot name; empty is right.

    A label's buddy, an accessible name or a button's words name a control. Inner parts of Qt's own widgets are left out,
    and so are controls hidden one by one; those of a hidden part of the page are looked at.
    """
    widgets = [root, *(child for child in root.findChildren(QWidget) if not child.isHidden())]
    labelled = {label.buddy() for label in widgets if isinstance(label, QLabel)}
    return [widget for widget in widgets if _is_reached(widget) and widget not in labelled and not _name(widget)]


def _is_reached(widget: QWidget) -> bool:
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.objectName().startswith("qt_"):
        return False
    parent = widget.parentWidget()
    is_viewport = isinstance(parent, QAbstractScrollArea) and widget is parent.viewport()
    return not is_viewport and widget.focusProxy() is None


def _name(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text()
    interface: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(widget)
    return widget.accessibleName() or (interface.text(QAccessible.Text.Name) if interface is not None else "")
