"""Parts of the page of tours, each alone: rows and cells, the calendar, the map, the repetition, what is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop import theme
from mediator_app.desktop.tours import wording
from mediator_app.desktop.tours.map_view import MapStop, MapView, Projection
from mediator_app.desktop.tours.month_view import MonthModel, in_lines, month_days
from mediator_app.desktop.tours.repeat_field import RepeatField
from mediator_app.desktop.tours.rows import WeekCell, mondays_of, stop_lines, visit_to_show
from mediator_app.desktop.tours.tour_form import TourForm
from mediator_app.desktop.tours.week_table import WeekModel, WeekTable
from mediator_app.documents.outlines import load_outline
from mediator_app.domain.outlines import Box
from mediator_app.domain.tour_concerns import Concern, ConcernKind
from mediator_app.domain.tours import StopRow, VisitState
from mediator_app.services import stops, tours
from mediator_app.services.tours import TourPlan
from mediator_app.services.visits import make_session
from tests.desktop.part_hands import Place, a_place, at_size, heard, light, shown
from tests.support.tours import OnTour, a_tour

TUESDAY = date(2026, 11, 24)
WEEKLY = "FREQ=WEEKLY;BYDAY=TU"


class ModelTester(Protocol):
    """pytest-qt's fixture."""

    def check(self, model: QAbstractItemModel) -> None:
        """Fail where the model breaks Qt's rules."""


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OnTour]:
    """A tour that no test changes: Felletin on Mondays, Royère on Tuesdays with one day off, one stop called off."""
    with a_tour(tmp_path_factory.mktemp("tour")) as found:
        found.stop("Felletin", "2026-11-09T09:00", "FREQ=WEEKLY;BYDAY=MO", length_minutes=420, capacity=12)
        royere = found.stop("Royère", rule=WEEKLY, skipped_days=["2026-12-08"])
        stops.cancel_stop(found.laptop, found.stop("Bourganeuf", "2026-11-27T09:00"))
        make_session(found.laptop, royere, TUESDAY)
        yield found


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with a_place(tmp_path_factory.mktemp("form")) as made:
        yield made


@pytest.fixture(scope="module")
def plan(at: OnTour) -> TourPlan:
    return tours.tour_plan(at.laptop, at.tour)


@pytest.fixture
def app(qapp: QApplication) -> QApplication:
    return light(qapp)


def name(stop: StopRow) -> str:
    return stop.place.name.removeprefix("Foyer de ")


def cells(plan: TourPlan, place: int) -> list[WeekCell]:
    return list(stop_lines(plan, mondays_of(plan), name)[place].cells)


def table(qtbot: QtBot, plan: TourPlan, width: int = 740) -> WeekTable:
    made = WeekTable(name)
    shown(qtbot, made, width, 420)
    made.show_plan(plan)
    made.setFocus()
    return made


def test_weeks_of_a_tour_begin_on_mondays(plan: TourPlan) -> None:
    weeks = mondays_of(plan)
    assert (weeks[0], weeks[-1], len(weeks)) == (date(2026, 11, 9), date(2026, 12, 14), 6)


def test_cell_tells_state_counts_and_whether_a_session_was_made(app: QApplication, plan: TourPlan) -> None:
    states = [(cell.state, cell.is_prepared) for cell in cells(plan, 1)]
    done, to_come, off = VisitState.DONE, VisitState.TO_COME, VisitState.CANCELLED
    wanted = [(done, False), (done, False), (VisitState.TODAY, True), (to_come, False), (off, True), (to_come, False)]
    assert states == wanted
    assert [cell.text for cell in cells(plan, 1)][2:5] == ["0", "0", "annulé"]


def test_week_without_a_visit_is_a_dash(app: QApplication, plan: TourPlan) -> None:
    assert [cell.text for cell in cells(plan, 2)] == ["—", "—", "annulé", "—", "—", "—"]


def test_cell_is_spoken_whole(app: QApplication, plan: TourPlan) -> None:
    assert cells(plan, 0)[0].spoken == "Felletin, lundi\u00a09\u00a0novembre\u00a02026, aucun atelier prévu, terminé"


def test_line_tells_the_days_and_the_place(app: QApplication, plan: TourPlan) -> None:
    line = stop_lines(plan, mondays_of(plan), lambda stop: "Felletin")[0]
    assert line.subtitle == "Lundi, journée · Foyer de Felletin"
    assert line.is_reached


def test_visit_shown_of_a_week_is_todays_or_the_next(plan: TourPlan) -> None:
    visit = visit_to_show(plan, plan.stops[1].id, date(2026, 11, 23))
    assert visit
    assert visit.visit.day == TUESDAY
    assert visit_to_show(plan, plan.stops[2].id, date(2026, 11, 9)) is None


def test_models_keep_to_qts_rules(app: QApplication, qtmodeltester: ModelTester, plan: TourPlan) -> None:
    weeks, month = WeekModel(), MonthModel()
    weeks.set_lines(stop_lines(plan, mondays_of(plan), name), mondays_of(plan), date(2026, 11, 23))
    month.set_days(month_days(plan, TUESDAY, name))
    for model in (weeks, month):
        qtmodeltester.check(model)


def test_table_begins_at_todays_visit(app: QApplication, qtbot: QtBot, plan: TourPlan) -> None:
    assert table(qtbot, plan).current() == (plan.stops[1].id, date(2026, 11, 23))


def test_arrows_choose_another_visit_and_tell(app: QApplication, qtbot: QtBot, plan: TourPlan) -> None:
    weeks = table(qtbot, plan)
    told = heard(weeks.chosen)
    QTest.keyClick(weeks, Qt.Key.Key_Right)
    assert told == [(plan.stops[1].id, date(2026, 11, 30))]


def test_narrow_table_shows_fewer_weeks_and_pages(app: QApplication, qtbot: QtBot, plan: TourPlan) -> None:
    weeks = table(qtbot, plan, 420)
    assert (weeks.model().columnCount(), weeks.can_step(-1), weeks.can_step(1)) == (3, True, True)
    QTest.keyClick(weeks, Qt.Key.Key_PageDown)
    assert weeks.current()[1] == date(2026, 11, 30)
    QTest.keyClick(weeks, Qt.Key.Key_PageDown)
    assert not weeks.can_step(1)


def test_week_off_screen_is_brought_on(app: QApplication, qtbot: QtBot, plan: TourPlan) -> None:
    weeks = table(qtbot, plan, 420)
    weeks.choose(plan.stops[0].id, date(2026, 12, 14))
    assert weeks.current() == (plan.stops[0].id, date(2026, 12, 14))


@pytest.mark.parametrize("palette", ["light", "contrast"])
def test_weeks_are_drawn_at_twice_the_size(app: QApplication, qtbot: QtBot, plan: TourPlan, palette: str) -> None:
    with at_size(app, 200, palette):
        picture = table(qtbot, plan, 1200).grab()
    assert isinstance(picture, QPixmap)
    assert picture.height() == 420


def test_month_shows_whole_weeks_and_names_holidays(app: QApplication, plan: TourPlan) -> None:
    days = month_days(plan, TUESDAY, name)
    assert (len(days), days[0].day, days[-1].day) == (42, date(2026, 10, 26), date(2026, 12, 6))
    armistice = next(day for day in days if day.day == date(2026, 11, 11))
    assert armistice.holiday == "Armistice de 1918"
    assert armistice.spoken == "mercredi\u00a011\u00a0novembre\u00a02026, armistice de 1918"


def test_day_of_the_month_tells_its_visits(app: QApplication, plan: TourPlan) -> None:
    days = {day.day: day for day in month_days(plan, TUESDAY, name)}
    assert [(one.text, one.state) for one in days[TUESDAY].visits] == [("Royère", VisitState.TODAY)]
    assert [one.state for one in days[date(2026, 11, 27)].visits] == [VisitState.CANCELLED]


def test_north_is_above_and_distances_are_alike_in_both_directions() -> None:
    shown_ = Projection(Box(1, 45, 3, 46), QRectF(0, 0, 400, 400))
    middle, north, east = shown_.point(2, 45.5), shown_.point(2, 46), shown_.point(3, 45.5)
    assert middle == QPointF(200, 200)
    assert north.y() < middle.y()
    assert (east.x() - 200) / (200 - north.y()) == pytest.approx(2 * 0.7009, abs=0.001)


def test_map_is_drawn_with_and_without_stops(app: QApplication, qtbot: QtBot) -> None:
    creuse = load_outline("23")
    assert creuse
    view = MapView()
    shown(qtbot, view, 320, 260)
    view.show_stops([], [creuse])
    empty = view.grab().toImage()
    view.show_stops([MapStop(1, "Felletin", 2.175, 45.884, is_chosen=True)], [creuse])
    assert view.grab().toImage() != empty


def test_form_writes_the_rule_that_it_says(app: QApplication, qtbot: QtBot) -> None:
    field = RepeatField()
    shown(qtbot, field)
    field.show_rule("", TUESDAY, date(2026, 12, 18))
    assert field.rule() == ""
    field.often.set_value("odd")
    field.ends.set_value("until")
    assert field.rule().endswith("BYDAY=TU;UNTIL=20261218")
    assert field.rule().startswith("FREQ=YEARLY;WKST=MO;BYWEEKNO=1,3,5")


@pytest.mark.parametrize(
    "rule", ["FREQ=MONTHLY;BYDAY=2TU", "FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;INTERVAL=3;WKST=MO;BYDAY=MO,TU;COUNT=4"]
)
def test_rule_shown_and_not_touched_stays_as_it_was(app: QApplication, qtbot: QtBot, rule: str) -> None:
    field = RepeatField()
    qtbot.addWidget(field)
    field.show_rule(rule, TUESDAY, date(2026, 12, 18))
    assert field.rule() == rule


def test_weekday_follows_the_first_visit_if_it_is_the_only_one(app: QApplication, qtbot: QtBot) -> None:
    field = RepeatField()
    qtbot.addWidget(field)
    field.show_rule("FREQ=WEEKLY;BYDAY=TU", TUESDAY, date(2026, 12, 18))
    field.follow_day(TUESDAY, date(2026, 11, 26))
    assert field.rule().endswith("BYDAY=TH")


def test_tour_that_ends_before_it_begins_is_said_so(app: QApplication, qtbot: QtBot, place: Place) -> None:
    form = TourForm(place.workplace)
    shown(qtbot, form)
    saved = heard(form.saved)
    form.begin_new(TUESDAY)
    form.title.setText("Automne")
    form.last.setDate(form.first.date().addDays(-1))
    form.save()
    assert (saved, form._last.fault()) == ([], "Le dernier jour doit venir après le premier.")


@pytest.mark.parametrize(
    ("concern", "said"),
    [
        (Concern(ConcernKind.PUBLIC_HOLIDAY, "a", TUESDAY, "armistice"), "Jour férié\u00a0: armistice de 1918."),
        (Concern(ConcernKind.SCHOOL_HOLIDAY, "a", TUESDAY, "Noël"), "Vacances scolaires\u00a0: Noël."),
        (Concern(ConcernKind.UNKNOWN_CALENDAR, "a", TUESDAY), "Vacances scolaires\u00a0: calendrier inconnu."),
        (Concern(ConcernKind.OVERLAP, "a", TUESDAY, other="b"), "Au même moment que Felletin."),
        (
            Concern(ConcernKind.TOO_FAR, "a", TUESDAY, other="b", kilometres=62, minutes=75, gap=30),
            "Felletin est à 62\u00a0km environ, 1\u00a0h\u00a015 de route\u00a0: il y a 30\u00a0min entre les deux.",
        ),
    ],
)
def test_what_to_look_at_is_said_in_a_sentence(app: QApplication, concern: Concern, said: str) -> None:
    assert wording.concern_words(concern, "Felletin") == said


def test_distance_says_how_it_was_guessed(app: QApplication) -> None:
    assert wording.distance_words(147.6) == "148\u00a0km par semaine, à vol d’oiseau ×\u00a01,3"
    assert wording.distance_words(0) == ""


def test_tour_is_told_by_days_weeks_and_stops(app: QApplication, plan: TourPlan) -> None:
    assert wording.tour_span(plan.tour, 3) == "9\u00a0nov. – 18\u00a0déc.\u00a02026 · semaines 46 à 51 · 3 étapes"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Crocq", ["Crocq"]),
        ("Saint-Sébastien", ["Saint-", "Sébastien"]),
        ("Armistice de 1918", ["Armistice", "de 1918"]),
    ],
)
def test_long_name_in_the_month_is_broken_rather_than_cut(app: QApplication, name: str, lines: list[str]) -> None:
    metrics = QFontMetricsF(theme.font("caption"))
    assert in_lines(name, metrics, metrics.horizontalAdvance("Saint-Sébas"), 2) == lines


def test_long_name_without_a_second_line_is_cut(app: QApplication) -> None:
    metrics = QFontMetricsF(theme.font("caption"))
    assert in_lines("Saint-Sébastien", metrics, metrics.horizontalAdvance("Saint-Sébas"), 1)[0].endswith("…")
