"""The papers of a session: who stands on them, in which order, and what never does."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from mediator_app.documents.session_papers import (
    AttendanceSheet,
    ReminderList,
    ReminderRow,
    SheetRow,
    half_days,
    sheet_link,
    sheet_number,
)
from tests.documents.printed import NOON, heading, pages_of, sheet, text_of, written


def test_rows_stand_in_the_order_of_the_screen_with_their_numbers() -> None:
    [page] = pages_of(sheet("Thérond", "Œuvrard", "Roche"))
    rows = [line for line in page.splitlines() if "Denise" in line]
    assert [row.split()[:2] for row in rows] == [["1", "Thérond"], ["2", "Œuvrard"], ["3", "Roche"]]


def test_header_says_what_where_when_and_who() -> None:
    text = text_of(replace(sheet(), heading=heading(themes=("E-mail", "Santé"))))
    for words in ("Découvrir la tablette", "mardi 24 novembre 2026", "10 h – 12 h", "Mairie, Royère-de-Vassivière"):
        assert words in text.replace("\u00a0", " ")
    assert "Claire Fourneau" in text
    assert "E-mail · Santé" in text


def test_sheet_without_anybody_has_numbered_rows_to_fill() -> None:
    [page] = pages_of(AttendanceSheet(heading(), ()))
    assert [line for line in page.splitlines() if line.isdigit()] == ["1", "2", "3", "4", "5", "6"]


def test_blank_rows_go_on_from_the_last_number() -> None:
    document = AttendanceSheet(heading(), (SheetRow(11, "Roche", "Denise"),), blank_rows=4)
    assert document.content()["blank_numbers"] == [12, 13, 14, 15]


def test_two_hundred_people_stand_under_a_header_on_every_page() -> None:
    pages = PdfReader(io.BytesIO(written(sheet(*["Roche"] * 200)))).pages
    middle = pages[4].extract_text()
    assert "N° Nom, prénom Commune Présence Signature" in middle
    assert f"Page 5 sur {len(pages)}" in middle
    assert "201\n" in pages[-1].extract_text() + "\n"


def test_waiting_person_is_said_to_be_on_the_waiting_list() -> None:
    document = AttendanceSheet(heading(), (SheetRow(1, "Roche", "Denise", mention="liste d’attente"),))
    assert "Roche Denise liste d’attente" in text_of(document)


def test_each_mediator_signs_at_the_foot() -> None:
    text = text_of(sheet(mediators=("Claire Fourneau", "Hugo Martin")))
    assert text.index("Médiation numérique Nom Signature") < text.index("Hugo Martin", text.index("Médiation"))


def test_sheet_says_whom_to_ask_for_ones_data_and_that_signing_is_free() -> None:
    text = text_of(replace(sheet(), keeper="Mairie, 05\u00a036\u00a049\u00a000\u00a012"))
    assert "leur usage auprès de : Mairie, 05 36 49 00 12. Si la réponse" in text.replace("\u00a0", " ")
    assert "Signer n’est pas obligatoire" in text


@pytest.mark.parametrize(
    ("start", "end", "names"),
    [
        ((9, 0), (12, 0), ["Matin"]),
        ((14, 0), (16, 0), ["Après-midi"]),
        ((11, 0), (13, 30), ["Matin"]),
        ((12, 30), (15, 0), ["Après-midi"]),
        ((9, 0), (17, 0), ["Matin", "Après-midi"]),
        ((12, 15), (13, 45), ["Matin", "Après-midi"]),
    ],
)
def test_half_days_to_sign_follow_the_hours(start: tuple[int, int], end: tuple[int, int], names: list[str]) -> None:
    starts, ends = (NOON.replace(hour=hour, minute=minute) for hour, minute in (start, end))
    assert [half["name"] for half in half_days(starts, ends)] == names


def test_whole_day_has_a_signature_for_each_half() -> None:
    text = text_of(sheet("Roche", ends=NOON.replace(hour=17)))
    assert text.index("Signature, matin à partir de 10") < text.index("Signature, après-midi jusqu’à 17")


def test_number_of_a_sheet_is_always_the_same_and_another_for_another_session() -> None:
    assert sheet_number("a") == sheet_number("a") != sheet_number("b")
    assert len({sheet_number(str(number)) for number in range(500)}) == 500


def test_reminder_list_has_phones_in_pairs_and_a_warning() -> None:
    document = ReminderList(heading(), (ReminderRow(4, "Roche", "Denise", "+33639981275", answer="rappeler lundi"),))
    text = text_of(document).replace("\u00a0", " ")
    assert "4 Roche Denise 06 39 98 12 75 rappeler lundi" in text
    assert "ne l’affichez pas" in text


def test_reminder_list_of_nobody_says_so() -> None:
    assert "Personne n’est inscrit" in text_of(ReminderList(heading(), ()))


def test_sheet_of_two_hundred_is_small_enough_to_mail() -> None:
    assert len(written(sheet(*["Roche"] * 200))) < 500_000


@pytest.mark.parametrize(
    ("signed", "ends", "half"),
    [(None, 17, -1), (12, 17, 0), (13, 17, 1), (16, 17, 1), (15, 12, 0)],
)
def test_signature_on_a_screen_stands_in_its_half_of_the_day(signed: int | None, ends: int, half: int) -> None:
    at = NOON.replace(hour=signed) if signed else None
    document = AttendanceSheet(heading(ends=NOON.replace(hour=ends)), (SheetRow(1, "Roche", "Denise", signed_at=at),))
    assert document.content()["rows"][0]["signed_half"] == half


@pytest.mark.parametrize(
    ("place", "commune", "where"),
    [
        ("Mairie", "Crocq", "Mairie, Crocq"),
        ("", "Crocq", "Crocq"),
        ("", "", ""),
        ("Découvrir la tablette", "Crocq", "Crocq"),
    ],
)
def test_place_is_said_without_an_empty_part_or_the_title_again(place: str, commune: str, where: str) -> None:
    assert heading(place=place, commune=commune).content()["where"] == where


def test_neither_phone_nor_year_of_birth_is_given_to_the_sheet() -> None:
    assert sheet("Roche").content()["rows"][0].keys() == {
        "signed_half", "drawing", "number", "last_name", "first_name", "commune", "mention",
    }  # fmt: skip


def test_number_of_a_sheet_has_no_sign_that_is_copied_wrongly() -> None:
    signs = "".join(sheet_number(str(number)) for number in range(300))
    assert set(signs) == set("23456789ABCDEFGHJKLMNPQRSTUVWXYZ-")


def test_code_of_a_sheet_tells_its_session() -> None:
    assert sheet_link("s1") == "tournee:feuille:s1"


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ((9, 0), (12, 0), ["9 h – 12 h"]),
        ((12, 16), (17, 0), ["12 h 16 – 17 h"]),
        ((12, 15), (17, 0), ["à partir de 12 h 15", "jusqu’à 17 h"]),
        ((13, 0), (17, 0), ["13 h – 17 h"]),
    ],
)
def test_half_days_say_their_hours(start: tuple[int, int], end: tuple[int, int], hours: list[str]) -> None:
    starts, ends = (NOON.replace(hour=hour, minute=minute) for hour, minute in (start, end))
    assert [half["hours"].replace("\u00a0", " ") for half in half_days(starts, ends)] == hours


def test_titles_of_papers_name_the_session_and_its_day() -> None:
    assert ReminderList(heading(), ()).title == (
        "Personnes à rappeler\u00a0: Découvrir la tablette, mardi 24\u00a0novembre\u00a02026"
    )
