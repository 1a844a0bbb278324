"""The list of what is to check: grouped, with what is at stake, and rows that say who, where and since when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from mediator_app.desktop.to_check.rows import CaseRows, grouped
from mediator_app.desktop.to_check.taking_back import Settled, settled_words, taking_back_words
from mediator_app.desktop.widgets.row_views import GroupHeader, RowView
from mediator_app.domain.cases import Case
from mediator_app.services.review import DISTINCT, NONE_KEPT
from tests.desktop.part_hands import Place, a_place, light
from tests.support.check_cases import denise, field_case, taken, twins_case, voucher_case, wall
from tests.support.laptops import SteppingClock

NB = "\u00a0"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    clock = SteppingClock(datetime(2026, 11, 25, 14, 0).astimezone())
    with a_place(tmp_path_factory.mktemp("rows"), clock=clock) as made:
        yield made


@pytest.fixture
def rows(qapp: QApplication, place: Place) -> CaseRows:
    light(qapp)
    return CaseRows(place.workplace)


def headers(*cases: Case) -> list[tuple[str, str]]:
    return [(row.title, row.right) for row in grouped(cases) if isinstance(row, GroupHeader)]


def facts(view: RowView) -> tuple[str, str, str]:
    return view.plain_title(), view.subtitle, view.right


def test_questions_are_grouped_in_the_order_in_which_they_cost(qapp: QApplication) -> None:
    light(qapp)
    cases = (
        field_case("name", entity="scheme"),
        field_case("name", entity="place"),
        field_case("title", entity="session"),
        twins_case(),
        voucher_case(),
    )
    assert [title for title, _ in headers(*cases)] == [
        "Chèques",
        "Personnes",
        "Ateliers",
        "Lieux",
        "Dispositifs de chèques",
    ]


def test_group_tells_how_many_and_how_much(qapp: QApplication) -> None:
    light(qapp)
    assert headers(voucher_case(), voucher_case(), twins_case()) == [("Chèques", f"2 · 20{NB}€"), ("Personnes", "1")]


def test_count_of_unnamed_people_stands_among_sessions(qapp: QApplication) -> None:
    light(qapp)
    assert headers(field_case("counts", ({}, {}), entity="headcount")) == [("Ateliers", "1")]


def test_no_question_makes_no_header() -> None:
    assert grouped(()) == []


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (voucher_case(), ("0412 7785 accepté 2 fois", "Felletin · Royère-de-Vassivière", f"9{NB}h{NB}02")),
        (voucher_case(taken(), reason="expired"), ("0412 7785 pris après sa date de fin", "Felletin", f"9{NB}h{NB}02")),
        (voucher_case(taken(), reason="pattern"), ("0412 7785 forme inattendue", "Felletin", f"9{NB}h{NB}02")),
        (voucher_case(taken(), reason="later"), ("0412 7785 à vérifier", "Felletin", f"9{NB}h{NB}02")),
        (
            twins_case(),
            ("Jean-Pierre Lefèvre, J.-P. Lefebvre", "Royère-de-Vassivière", "hier"),
        ),
        (field_case(), ("Annie Rochefort, 2 téléphones", "Modifiée sur 2 postes", "hier")),
        (
            field_case(
                "title", ("a", "b"), entity="session", about={"starts_at": wall(24, 10), "place_name": "Mairie - salle"}
            ),
            ("Annie Rochefort, 2 titres", f"24{NB}nov. · Mairie", "hier"),
        ),
        (
            field_case("name", ("a", "b"), entity="place", about={"commune": "23165"}),
            ("Annie Rochefort, 2 noms", "Royère-de-Vassivière", "hier"),
        ),
    ],
)
def test_row_says_what_where_and_since_when(rows: CaseRows, case: Case, said: tuple[str, str, str]) -> None:
    assert facts(rows.view(case)) == said


def test_two_vouchers_of_one_place_name_it_once(rows: CaseRows) -> None:
    assert rows.view(voucher_case(taken(), denise(place_name="Felletin, médiathèque"))).subtitle == "Felletin"


@pytest.mark.parametrize(("day", "said"), [(25, f"9{NB}h{NB}02"), (24, "hier"), (12, f"12{NB}nov.")])
def test_older_questions_are_dated(rows: CaseRows, day: int, said: str) -> None:
    assert rows.view(replace(voucher_case(), opened_at=wall(day, 9, 2))).right == said


def test_amount_stands_under_the_time_and_the_code_as_read(rows: CaseRows) -> None:
    view = rows.view(voucher_case())
    assert isinstance(view.title, tuple)
    assert (view.right_below, view.title[0].code) == (f"10{NB}€", True)


@pytest.mark.parametrize(
    ("case", "icon"),
    [
        (voucher_case(), "ticket"),
        (field_case(), "edit"),
        (twins_case(), "people"),
        (field_case("title", entity="session"), "workshop"),
        (field_case("name", entity="place"), "pin"),
    ],
)
def test_kind_is_told_by_an_icon_too(rows: CaseRows, case: Case, icon: str) -> None:
    assert rows.view(case).icon == icon


SAID: list[tuple[Case, str, str, str]] = [
    (voucher_case(), "gerard", f"Chèque 0412 7785{NB}: A gardé", "Changer de réponse"),
    (voucher_case(), NONE_KEPT, f"Chèque 0412 7785{NB}: aucun n’est payé", "Changer de réponse"),
    (voucher_case(taken()), "gerard", f"Chèque 0412 7785{NB}: accepté", "Changer de réponse"),
    (voucher_case(taken()), NONE_KEPT, f"Chèque 0412 7785{NB}: refusé", "Changer de réponse"),
    (field_case(), "v1", f"Annie Rochefort{NB}: B gardé", "Changer de réponse"),
    (
        twins_case(),
        "lefevre",
        f"Jean-Pierre Lefèvre et J.-P. Lefebvre{NB}: fiches fusionnées",
        "Défaire la fusion",
    ),
    (twins_case(), DISTINCT, f"Jean-Pierre Lefèvre et J.-P. Lefebvre{NB}: 2 personnes", ""),
]


@pytest.mark.parametrize(("case", "keep", "said", "action"), SAID)
def test_answer_given_is_named_with_its_way_back(
    qapp: QApplication, case: Case, keep: str, said: str, action: str
) -> None:
    light(qapp)
    settled: Any = Settled(case, "id", keep, "1")
    assert (settled_words(settled), taking_back_words(settled)) == (said, action)
