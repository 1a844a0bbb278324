"""« Appareils »: the territory's laptops for its coordinators; for everybody else this laptop and its team, or how to join one.

What the centre told last is shown at once, with its moment; a fresh list is asked for when the page opens.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator_app.desktop import theme
from mediator_app.desktop.centre import Centre, ToJoin
from mediator_app.desktop.devices.detail import LaptopPanel
from mediator_app.desktop.devices.invite_card import InviteCard
from mediator_app.desktop.devices.join_card import JoinCard
from mediator_app.desktop.devices.laptop_list import LaptopListCard
from mediator_app.desktop.devices.series_box import SeriesBox
from mediator_app.desktop.devices.wording import moment_words
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.desktop.widgets.buttons import KeyButton
from mediator_app.desktop.widgets.following_page import FollowingPage
from mediator_app.desktop.widgets.scrolling import ScrollColumn
from mediator_app.desktop.workplace import Workplace
from mediator_app.domain.rights import Role
from mediator_app.errors import AccessRemovedError, AppError
from mediator_app.protocol.team import InviteReply, KnownLaptop, LaptopList, RevokeReply
from mediator_app.services.leases import release
from mediator_app.services.team import TeamStanding

_LARGE = 150
"""From this text size on, the columns stand under one another and the page scrolls."""


class DevicesPage(FollowingPage):
    """``open_with(device=id)`` chooses a laptop."""

    def __init__(self, workplace: Workplace, centre: Centre, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._workplace = workplace
        self._centre = centre
        centre.setParent(self)
        self._standing: TeamStanding | None = None
        self._is_reachable = False
        self._is_asking = False
        self._chosen = ""
        self._is_coordinator = workplace.role is Role.COORDINATOR
        self._build()
        self._connect()
        self.refresh()
        if workplace.role is not Role.SOLO:
            QTimer.singleShot(0, self, self._ask)

    def open_with(self, device: str = "") -> None:
        """Choose a laptop once it is listed."""
        self._chosen = device or self._chosen
        self.list.rows.choose(self._chosen)

    def refresh(self) -> None:
        """Read again what this laptop knows by itself."""
        self._centre.standing(self._show)

    def show_error(self, error: AppError) -> None:
        """Say above the laptops what could not be done."""
        self._tell_refused(error)

    def _build(self) -> None:
        self.setObjectName("devices_page")
        self.header.set_title(self.tr("Appareils") if self._is_coordinator else self.tr("Ce poste"))
        self.refresh_button = KeyButton(self.tr("Actualiser"), icon="download", hint="F5", parent=self)
        self.refresh_button.setObjectName("refresh_laptops")
        self.refresh_button.hide_cap()
        self.header.add_folding_action(self.refresh_button)
        self._band = InfoBand("warning", "", parent=self)
        self._band.setObjectName("devices_band")
        self._band.hide()
        self.list = LaptopListCard(self)
        self.detail = LaptopPanel(is_coordinator=self._is_coordinator, parent=self)
        self.series = SeriesBox(self._workplace, self)
        self.invite = InviteCard(self._workplace, self)
        self.join = JoinCard(self)
        self.list.setVisible(self._is_coordinator)
        self.invite.setVisible(self._is_coordinator)
        self.join.hide()
        if theme.text_percent() >= _LARGE:
            self._lay_out_large()
        else:
            self._lay_out()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.space("gap"))
        for part, stretch in ((self._band, 0), (self.join, 0), (self.list, 1), (self.series, 0), (self.detail, 5)):
            left.addWidget(part, stretch)
        columns = QHBoxLayout()
        columns.setSpacing(theme.space("gap"))
        columns.addLayout(left, 1)
        self.invite.setFixedWidth(theme.scaled(322))
        columns.addWidget(self.invite)
        self.content.addLayout(columns, 1)

    def _lay_out_large(self) -> None:
        column = ScrollColumn(self.tr("Appareils"), self)
        column.body.setSpacing(theme.space("gap"))
        for part in (self._band, self.join, self.list, self.series, self.detail, self.invite):
            column.body.addWidget(part)
        self.detail.setMinimumHeight(theme.scaled(280))
        self.content.addWidget(column, 1)

    def _connect(self) -> None:
        self.follow(self._workplace, "lease", "scheme", "member")
        self._centre.failed.connect(self._fail)
        self._centre.joined.connect(self._workplace.team_joined)
        self.refresh_button.clicked.connect(self._ask)
        QShortcut(QKeySequence("F5"), self, self._ask)
        QShortcut(QKeySequence("Esc"), self, self._fold)
        self.list.chosen.connect(self._choose)
        self.detail.revoke_wanted.connect(self._revoke)
        self.detail.release_wanted.connect(self._release)
        self.detail.reserve_wanted.connect(lambda: self.series.begin(self._chosen))
        self.invite.wanted.connect(lambda name, role: self._centre.invite(name, role, self._show_code))
        self.join.wanted.connect(self._join)

    def _fold(self) -> None:
        self.series.put_away()
        self.detail.revoking.put_away()

    def _ask(self) -> None:
        """Ask the centre for a fresh list, once at a time; the button stays as it is, so that it keeps the keyboard."""
        if self._workplace.role is not Role.SOLO and not self._is_asking:
            self._is_asking = True
            self._centre.laptops(self._heard)

    def _heard(self, _: LaptopList) -> None:
        self._is_reachable, self._is_asking = True, False
        self._band.hide()
        self.refresh()

    def _fail(self, error: AppError) -> None:
        self._is_asking = False
        if self.join.isVisible() and not self.join.button.isEnabled():
            self.join.show_refused(error)
            return
        self._is_reachable = self._is_reachable and error.code not in ("offline", "not_the_centre")
        self._tell_refused(error)
        self.refresh()

    def _tell_refused(self, error: AppError) -> None:
        is_removed = error.code == AccessRemovedError.code
        self._band.set_message("danger" if is_removed else "warning", error.hint, title=error.title)
        self._band.show()

    def _show(self, standing: TeamStanding) -> None:
        self._standing = standing
        needs_team = not standing.who.is_enrolled or standing.is_unknown
        self.join.setVisible(needs_team)
        self.join.show_reason(standing.who.url, is_unknown=standing.is_unknown)
        self.refresh_button.setVisible(standing.who.is_enrolled)
        self.header.set_muted(self._muted(standing))
        self.invite.show_reachable(is_reachable=self._is_reachable)
        laptops = standing.heard.laptops if standing.heard else []
        self.detail.setVisible(bool(laptops))
        if not laptops:
            return
        own = next((one.id for one in laptops if one.is_own), laptops[0].id)
        self._chosen = self._chosen or own
        self.list.show_laptops(laptops, self._chosen, self._workplace.now())
        self._show_chosen()

    def _muted(self, standing: TeamStanding) -> str:
        if not standing.who.is_enrolled:
            return self.tr("Sans équipe pour l’instant")
        if standing.heard is None or not self._is_coordinator:
            return self.tr("Territoire «\u00a0{name}\u00a0»").format(name=standing.who.territory_name)
        heard = moment_words(standing.heard.at, self._workplace.now())
        gone = sum(bool(one.revoked_at) for one in standing.heard.laptops)
        active = self.tr("%n poste(s) actif(s)", "", len(standing.heard.laptops) - gone)
        removed = self.tr("%n accès retiré(s)", "", gone)
        return " · ".join((active, removed, self.tr("liste reçue {moment}").format(moment=heard)))

    def _choose(self, laptop: str) -> None:
        if laptop != self._chosen:
            self._chosen = laptop
            self._fold()
        self._show_chosen()

    def _show_chosen(self) -> None:
        standing = self._standing
        one = self._laptop()
        if standing is not None and one is not None:
            series = standing.series_of(one.id)
            self.detail.show_laptop(one, series, self._workplace.now(), is_reachable=self._is_reachable)

    def _laptop(self) -> KnownLaptop | None:
        heard = self._standing.heard if self._standing else None
        return next((one for one in heard.laptops if one.id == self._chosen), None) if heard else None

    def _revoke(self, laptop: str) -> None:
        self._centre.revoke(laptop, self._revoked)

    def _revoked(self, done: RevokeReply) -> None:
        one = self._laptop()
        name = one.name if one is not None and one.id == done.laptop else done.laptop
        title = self.tr("L’accès de {name} est retiré.").format(name=name)
        self._band.set_message("success", self.tr("Ce poste l’apprendra dès qu’il se connectera."), title=title)
        self._band.show()
        self._centre.laptops(lambda _: self.refresh())

    def _release(self, lease: str) -> None:
        self._workplace.write(lambda laptop: release(laptop, lease), None, self._tell_refused, owner=self)

    def _show_code(self, made: InviteReply) -> None:
        url = self._standing.who.url if self._standing else ""
        self.invite.show_code(made, url)

    def _join(self, wanted: ToJoin) -> None:
        self._centre.join(wanted)
