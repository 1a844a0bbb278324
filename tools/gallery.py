"""Draws every building block of the window in three palettes at 100 % and 200 %, as PNG in a folder, to be looked at.

python tools/gallery.py FOLDER [PALETTE PERCENT]
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.pages import PageSpec
from mediator_app.desktop.shell import MainWindow, Person
from mediator_app.desktop.tokens import PALETTES
from mediator_app.desktop.translation import install_language
from mediator_app.desktop.widgets.bands import InfoBand, UndoBar
from mediator_app.desktop.widgets.buttons import KeyButton, LinkButton
from mediator_app.desktop.widgets.cards import Card
from mediator_app.desktop.widgets.chips import Chip, ChipLabel
from mediator_app.desktop.widgets.choices import RadioBox, TickBox
from mediator_app.desktop.widgets.fields import (
    DateField,
    LabelledField,
    NotesField,
    Omnibox,
    Picker,
    SearchField,
    TextField,
    TimeField,
)
from mediator_app.desktop.widgets.flow_layout import FlowLayout
from mediator_app.desktop.widgets.gauges import Avatar, CountBadge, FillBar
from mediator_app.desktop.widgets.headers import Page
from mediator_app.desktop.widgets.labels import (
    EmptyRow,
    FactLine,
    Figure,
    IconTile,
    Label,
    Line,
    NumberLabel,
    SectionLabel,
)
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.desktop.widgets.row_models import RowsModel
from mediator_app.desktop.widgets.row_views import GroupHeader, RowShape, RowView, Span, highlighted
from mediator_app.desktop.widgets.stepper import Stepper
from mediator_app.desktop.widgets.tabs import TabLine
from mediator_app.desktop.widgets.toggles import ChoiceRow, Segmented, ToggleChip
from mediator_app.sync.status import SyncState

STATES = [
    Chip("expected", "Attendue"),
    Chip("present", "Présente"),
    Chip("absent", "Absent"),
    Chip("excused", "Excusé"),
    Chip("waiting", "12 jours sans nouvelles"),
    Chip("warning", "Doublon\u202f?", "people"),
    Chip("success", "Confirmé"),
    Chip("info", "Accepté sous réserve"),
    Chip("danger", "Refusé"),
    Chip("neutral", "Accès retiré", "lock"),
    Chip("local", "Sur ce poste"),
    Chip("sent", "Envoyé"),
    Chip("received", "Reçu par le centre"),
    Chip("check", "À vérifier"),
    Chip("refused", "Refusé"),
]
THEMES = [
    "Diagnostic numérique",
    "Prendre en main du matériel",
    "Maintenance de matériel",
    "Santé",
    "E-mail",
    "Parentalité",
]
NAMES = ["Aubrun Paulette", "Bournazeau Josiane", "Chabannes Yvette", "Couturier André", "Œuvrard Marie-Thérèse"]


def main(arguments: list[str]) -> int:
    """Write the pictures; the folder is made if it is missing."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    app = theme.make_application()
    install_language(app, "fr")
    wanted = (
        [(arguments[1], int(arguments[2]))]
        if len(arguments) > 1
        else [(key, size) for key in PALETTES for size in (100, 200)]
    )
    for palette_key, percent in wanted:
        theme.apply_theme(app, palette_key, percent)
        for name, board in BOARDS.items():
            draw(board, folder / f"{name}-{palette_key}-{percent}.png")
    return 0


def draw(board: Callable[[], QWidget], path: Path) -> None:
    """Show a board, write its picture, throw it away."""
    widget = board()
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.resize(1366, max(768, widget.sizeHint().height()))
    widget.show()
    QApplication.processEvents()
    widget.grab().save(str(path))
    widget.deleteLater()


def controls() -> QWidget:
    """Buttons, chips, bands, figures."""
    page = Page("Atelier collectif")
    page.header.set_muted("Enregistré sur ce poste à 12\u00a0h\u00a006", icon="received")
    page.header.add_action(KeyButton("Dupliquer", icon="copy"))
    page.header.add_action(KeyButton("Chercher", icon="search", hint="Ctrl+F"))
    page.header.add_action(KeyButton("Clore l’atelier", kind="primary", icon="check", hint="Ctrl+Return"))
    columns = QHBoxLayout()
    columns.setSpacing(16)
    page.content.addLayout(columns, 1)
    columns.addWidget(_button_card(), 1)
    columns.addWidget(_fact_card(), 1)
    return page


def _button_card() -> Card:
    card = Card("Boutons et états")
    card.add_to_title(CountBadge("4"))
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    disabled = KeyButton("Éteint", icon="printer")
    disabled.setEnabled(False)
    for button in (
        KeyButton("Retirer l’accès…", kind="danger", icon="lock"),
        KeyButton("Plus tard", kind="quiet"),
        disabled,
    ):
        row.addWidget(button)
    row.addWidget(KeyButton("Envoyer au centre", icon="sent", size="sm"))
    row.addWidget(LinkButton("Annuler"))
    row.addStretch(1)
    card.add(line)
    flow = QWidget()
    layout = FlowLayout(flow)
    for chip in STATES:
        layout.addWidget(ChipLabel(chip))
    card.add(flow)
    themes = QWidget()
    layout = FlowLayout(themes, 7)
    for place, words in enumerate(THEMES):
        layout.addWidget(ToggleChip(words, checked=place in {1, 3}))
    card.add(SectionLabel("Thématiques"))
    card.add(themes)
    filters = ChoiceRow([("all", "Tous"), ("held", "Sous réserve"), ("ok", "Confirmés")], "Filtre")
    for key, count in (("all", "96"), ("held", "7"), ("ok", "14")):
        filters.button(key).set_count(count)
    filters.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    card.add(filters)
    card.add(Segmented([("a", "Débutant"), ("b", "Intermédiaire"), ("c", "Avancé")], "Niveau"))
    card.add(Stepper("Femmes", 2))
    card.add(Line())
    card.add(Stepper("60 à 69 ans"))
    undo = UndoBar()
    undo.offer("Mme Roche\u00a0: présence et chèque")
    card.body.addWidget(undo, 0, Qt.AlignmentFlag.AlignLeft)
    card.body.addStretch(1)
    return card


def _fact_card() -> QWidget:
    column = QWidget()
    stack = QVBoxLayout(column)
    stack.setContentsMargins(0, 0, 0, 0)
    stack.setSpacing(16)
    card = Card("Étape du jour")
    card.add(FactLine("key", "Clés à la mairie", "Mme Lacour, de 8\u00a0h\u00a030 à 12\u00a0h"))
    card.add(
        FactLine("box", "Matériel\u00a0: 8 sur 10 chargés", "Il manque une multiprise et la clé USB", tone="warning")
    )
    bar = FillBar()
    bar.set_fill(9, 12, "9 inscrits sur 12")
    card.add(bar)
    figures = QWidget()
    row = QHBoxLayout(figures)
    row.setContentsMargins(0, 0, 0, 0)
    for value, unit, words in (("8", "/ 12", "présents"), ("70\u00a0€", "", "en chèques")):
        figure = Figure(words)
        figure.set_value(value, unit)
        row.addWidget(figure)
    inline = Figure("présents", inline=True)
    inline.set_value("8", "/ 12")
    row.addWidget(inline)
    row.addWidget(NumberLabel("0412 7785", "figure", code=True))
    row.addWidget(Avatar("Denise Roche", 56))
    row.addWidget(IconTile("warning", "warning"))
    card.add(figures)
    stack.addWidget(card)
    stack.addWidget(
        InfoBand(
            "info",
            "Premier encaissement, et scanné. Un code voisin appartient au carnet de Mme Roche.",
            title="Pourquoi A\u202f?",
        )
    )
    stack.addWidget(InfoBand("warning", "8 chèques confirmés restent en dehors de ce bordereau.", action="Les ajouter"))
    stack.addWidget(InfoBand("danger", "Notez sur la feuille.", title="Non enregistré."))
    tones = QHBoxLayout()
    for tone, words in (("success", "Présente"), ("warning", "Chèque déjà utilisé")):
        door = Card(tone=tone)  # type: ignore[arg-type]
        door.add(Label(words, "section", tone=tone))  # type: ignore[arg-type]
        door.add(Label("Denise Roche", "huge", wrap=True))
        tones.addWidget(door)
    stack.addLayout(tones)
    stack.addStretch(1)
    return column


def fields() -> QWidget:
    """Fields, choices, tabs and the door's box."""
    page = Page("Fiche", "Née Mazaud, en 1948 · Saint-Pierre-Bellevue")
    box = Omnibox("Numéro, nom, téléphone ou code du chèque")
    box.set_aside("Lecteur prêt", icon="scan")
    typed = Omnibox("Numéro, nom, téléphone ou code du chèque")
    typed.setText("roche denise")
    typed.set_aside("effacer", keys="Esc")
    page.content.addWidget(box)
    page.content.addWidget(typed)
    card = Card("Champs")
    tabs = TabLine([("sheet", "Fiche"), ("sessions", "Ateliers"), ("history", "Historique")], "Parties de la fiche")
    tabs.set_count("sessions", "5")
    card.add(tabs)
    search = SearchField("Chercher une personne", placeholder="Nom, téléphone, commune")
    search.setText("roch")
    wrong = LabelledField("Année de naissance", TextField("", placeholder="1948"))
    wrong.set_fault("L’année a 4 chiffres.")
    date = DateField("Date")
    date.setDate(QDate(2026, 11, 24))
    time = TimeField("Début")
    time.setTime(QTime(10, 0))
    line = QHBoxLayout()
    line.setSpacing(12)
    for widget in (
        LabelledField("Nom de l’atelier", TextField("", icon="pin")),
        LabelledField("Lieu", Picker("Lieu", [("r", "Foyer rural, Royère-de-Vassivière")])),
        LabelledField("Date", date),
        LabelledField("Début", time),
        wrong,
    ):
        line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    card.body.addWidget(search)
    card.body.addLayout(line)
    card.add(LabelledField("Notes", NotesField(""), aside="Ni mot de passe, ni situation de santé ou de famille"))
    tick = TickBox("J’ai mis la feuille de secours en lieu sûr")
    tick.setChecked(True)
    card.add(tick)
    card.add(TickBox("2 multiprises"))
    for words, chosen in (("Lefèvre", True), ("Lefebvre", False)):
        radio = RadioBox(words, boxed=True)
        radio.setChecked(chosen)
        card.add(radio)
    page.content.addWidget(card, 1)
    return page


def lists() -> QWidget:
    """The list shapes of the mockups: door, people, inbox, outbox."""
    page = Page("Listes")
    columns = QHBoxLayout()
    columns.setSpacing(16)
    for rows, shape, current in (_door_rows(), _people_rows(), _outbox_rows()):
        card = Card(flush=True)
        card.add(_list(rows, shape, current))
        columns.addWidget(card, 1)
    empty = Card("Inscrits", flush=True)
    empty.add(EmptyRow("Aucun inscrit.", "Tapez un nom pour commencer."))
    empty.body.addStretch(1)
    columns.addWidget(empty)
    page.content.addLayout(columns, 1)
    return page


def _name(text: str) -> tuple[Span, ...]:
    last, first = text.split(" ", 1)
    return Span(last, strong=True), Span(f" {first}")


def _door_rows() -> tuple[list[RowView | GroupHeader], RowShape, str]:
    states = [STATES[1], STATES[1], STATES[0], STATES[3], STATES[1]]
    rows: list[RowView | GroupHeader] = [
        RowView(
            name,
            _name(name),
            number=str(place + 8),
            chip=state,
            right=f"10\u00a0h\u00a00{place}" if state.state == "present" else "",
            mark="ticket" if place % 2 else "",
        )
        for place, (name, state) in enumerate(zip(NAMES, states, strict=True))
    ]
    shape = RowShape(
        height=40, number_sample="12", right_sample="10\u00a0h\u00a004", chip_sample=STATES[1], has_mark=True
    )
    return rows, shape, NAMES[1]


def _people_rows() -> tuple[list[RowView | GroupHeader], RowShape, str]:
    rows: list[RowView | GroupHeader] = [GroupHeader("6 personnes sur 1\u202f248", "Dernière venue")]
    for place, (last, first) in enumerate((("Roche", "Denise"), ("Roche", "Denis"), ("Laroche", "Pascal"))):
        start = last.lower().index("roch")
        title = (*highlighted(last, [(start, start + 4)], strong=True), Span(f" {first}"))
        chip = STATES[5] if place == 1 else None
        rows.append(
            RowView(
                place,
                title,
                "1951 · Bourganeuf",
                avatar=first[0] + last[0],
                right="24\u00a0nov.",
                chip=chip,
                chip_below=True,
            )
        )
    rows.append(
        RowView(
            "new",
            (Span("Nouvelle personne «\u00a0roch\u00a0»", strong=True, ink="accent"),),
            icon="plus",
            icon_ink="accent",
            cap="F8",
        )
    )
    return rows, RowShape(height=54), "0"


def _outbox_rows() -> tuple[list[RowView | GroupHeader], RowShape, str]:
    rows: list[RowView | GroupHeader] = [
        GroupHeader("Aujourd’hui, mardi 24 novembre", "19"),
        RowView(
            "a",
            (Span("9 présences", strong=True), Span(" · Premiers pas", ink="text-muted")),
            icon="door",
            right="10\u00a0h\u00a021",
            chip=STATES[10],
        ),
        RowView(
            "b", (Span("Chèque "), Span("0391 0027", code=True)), icon="ticket", action="Comprendre", chip=STATES[14]
        ),
        RowView("c", "10 tablettes et chargeurs", ticked=True),
        RowView("d", "2 multiprises", ticked=False, right="hier", right_below="10\u00a0€"),
    ]
    return rows, RowShape(height=40, chip_sample=STATES[10]), "b"


def people() -> QWidget:
    """A list on the left and a card on the right, at the widths of the pages."""
    page = Page("Personnes")
    page.header.add_action(KeyButton("Importer une liste", icon="download"))
    page.header.add_action(KeyButton("Nouvelle personne", kind="primary", icon="plus", hint="Ctrl+N"))
    columns = QHBoxLayout()
    columns.setSpacing(16)
    rows, shape, current = _people_rows()
    card = Card(flush=True)
    card.setFixedWidth(theme.scaled(372) if theme.text_percent() < 150 else 520)
    card.add(_list(rows, shape, current))
    columns.addWidget(card)
    door, shape, current = _door_rows()
    other = Card("Inscrits", flush=True)
    other.add(_list(door, shape, current))
    columns.addWidget(other, 1)
    page.content.addLayout(columns, 1)
    return page


def _list(rows: list[RowView | GroupHeader], shape: RowShape, current: str) -> RowListView:
    model: RowsModel[RowView] = RowsModel(lambda row: row)
    view = RowListView(model, "Liste", shape)
    model.setParent(view)
    model.set_rows(rows)
    view.choose(current)
    return view


def shell() -> QWidget:
    """The window of a mediator with something to send and to check."""
    return _window(
        "mediator",
        SyncState(pending=12, oldest_pending=_at(13, 5), last_sent=_at(11, 40), last_received=_at(11, 41), to_check=2),
    )


def shell_late() -> QWidget:
    """The window of a coordinator's laptop on which a person must act, in the demonstration."""
    return _window(
        "coordinator",
        SyncState(pending=131, oldest_pending=_at(13, 5), last_sent=_at(11, 40), to_check=7),
        is_demo=True,
    )


def _window(role: str, state: SyncState, *, is_demo: bool = False) -> QWidget:
    titles = {
        "today": ("Aujourd’hui", "today"), "door": ("Accueil de la salle", "door"), "people": ("Personnes", "people"),
        "sessions": ("Ateliers", "workshop"), "tours": ("Tournées", "tour"), "vouchers": ("Chèques", "ticket"),
        "sends": ("Envois", "outbox"), "to-check": ("À vérifier", "inbox-check"), "dashboard": ("Tableau de bord", "chart"),
        "devices": ("Appareils", "laptop"), "settings": ("Réglages", "settings"), "help": ("Aide", "help"),
    }  # fmt: skip
    pages = tuple(PageSpec(key, title, icon, lambda _stack: people()) for key, (title, icon) in titles.items())
    folder = Path(tempfile.mkdtemp())
    window = MainWindow(pages, Person("Claire Fourneau", role, "Médiatrice"), folder, is_demo=is_demo)
    window.show_page("people")
    window.set_sync_state(state, _at(12, 0, day=24))
    window.show()
    window.offer_undo("Mme Roche\u00a0: présence et chèque")
    return window


def _at(hour: int, minute: int, *, day: int = 23) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


BOARDS: dict[str, Callable[[], QWidget]] = {
    "controls": controls,
    "fields": fields,
    "lists": lists,
    "shell": shell,
    "late": shell_late,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
