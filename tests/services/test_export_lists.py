"""What stands beside people, workshops and vouchers, as spreadsheets: mandates, packs, devices, money and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from mediator_app.services import (
    equipment,
    levels,
    mandates,
    packs,
    payments,
    people,
    programme,
    sessions,
    stops,
    tours,
)
from mediator_app.services.exports import export_sheet
from mediator_app.services.laptop import Laptop
from tests.support.laptops import a_laptop


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """Denise with a mandate, a pack, levels, a lent tablet and money given; a tour of one stop; a workshop."""
    with a_laptop(tmp_path_factory.mktemp("lists") / "laptop") as laptop:
        denise = people.add_person(laptop, {"last_name": "Roche", "first_name": "Denise"}).id
        place = sessions.add_place(laptop, "Mairie", "23165")[0]
        times = {"starts_at": "2026-11-24T10:00", "ends_at": "2026-11-24T12:00"}
        session = sessions.add_session(laptop, {"title": "Photos", "place": place, **times}).id
        mandates.draw_up(laptop, denise, mandates.Terms("Demander la carte grise\nPayer", "MONTH"))
        pack = packs.open_pack(laptop, denise, "hours5", 1500)[0]
        packs.count_session(laptop, pack, session)
        levels.set_level(laptop, denise, "general", "before", 1)
        levels.set_level(laptop, denise, "general", "after", 2)
        levels.set_level(laptop, denise, "general", "after", 3)
        device = equipment.add_device(laptop, {"name": "Tablette", "number": "T-01", "value_cents": 12000})[0]
        equipment.lend(laptop, device, denise, equipment.Handover(due_on=date(2026, 12, 8)))
        payments.take_payment(laptop, session, denise, amount_cents=750)
        tour = tours.add_tour(laptop, {"title": "Hiver", "starts_on": "2026-11-23", "ends_on": "2026-12-18"})[0]
        told = {"contact_phone": "05 36 49 10 10", "rule": "FREQ=WEEKLY;BYDAY=WE"}
        stops.add_stop(laptop, tour, {"place": place, "starts_at": "2026-11-25T14:00", "length_minutes": 120, **told})
        programme.add_workshop(laptop, {"title": "Découvrir la tablette", "price_cents": 0, "publics": ["Seniors"]})
        yield laptop


def only_row(laptop: Laptop, kind: Any) -> dict[str, Any]:
    """The one row of an export, by the titles of its columns."""
    sheet = export_sheet(laptop, kind).sheet
    [row] = sheet.rows
    return dict(zip([column.title for column in sheet.columns], row, strict=True))


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("mandates", {"Nom": "Roche", "Actions permises": "Demander la carte grise | Payer", "État": "À signer"}),
        ("mandates", {"Durée": "1 mois (31 jours)", "Au": date(2026, 12, 24), "À garder jusqu’au": date(2032, 12, 24)}),
        (
            "packs",
            {"Compté en": "minutes", "Contenu": 300, "Compté": 120, "Reste": 180, "Prix (€)": 15, "Clos le": None},
        ),
        ("levels", {"Sujet": "Aisance générale", "Niveau avant": "Débutant (1/3)", "Niveau après": "Avancé (3/3)"}),
        ("equipment", {"Numéro": "T-01", "Valeur (€)": 120, "Où": "Prêté", "Chez": "Denise Roche"}),
        ("equipment", {"Retour prévu": date(2026, 12, 8), "Acquis le": None}),
        ("payments", {"Montant (€)": 7.5, "Moyen": "Espèces", "Atelier": "Photos", "Nom": "Roche"}),
        ("stops", {"Tournée": "Hiver", "Commune": "Royère-de-Vassivière", "Téléphone": "05 36 49 10 10"}),
        ("workshops", {"Atelier": "Découvrir la tablette", "Prix (€)": 0, "Publics": "Seniors", "Retiré": False}),
    ],
)
def test_list_is_told_in_the_words_of_its_screen(laptop: Laptop, kind: str, told: dict[str, Any]) -> None:
    row = only_row(laptop, kind)
    assert {title: row[title] for title in told} == told


def test_stop_tells_when_the_van_comes(laptop: Laptop) -> None:
    assert "mercredi" in only_row(laptop, "stops")["Quand"]


def test_days_limit_the_money(laptop: Laptop) -> None:
    assert export_sheet(laptop, "payments", last="2026-11-24").rows == 0
