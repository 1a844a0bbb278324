"""What a command writes: one document for scripts or lines for people, errors in words on their own stream."""

from __future__ import annotations

import json

import pytest

from mediator_app.cli.answers import Answer, shortened, show, show_error, table
from mediator_app.errors import AppError, NotFoundError

ANSWER = Answer({"id": "p1", "name": "Œuvrard"}, ["Fiche créée."], ["Doublon possible."])


def test_people_read_lines_and_notes_apart(capsys: pytest.CaptureFixture[str]) -> None:
    assert show(ANSWER, as_json=False) == 0
    assert capsys.readouterr() == ("Fiche créée.\n", "Doublon possible.\n")


def test_scripts_read_one_document_with_its_accents(capsys: pytest.CaptureFixture[str]) -> None:
    show(ANSWER, as_json=True)
    out, err = capsys.readouterr()
    assert json.loads(out) == {"id": "p1", "name": "Œuvrard"}
    assert ("Œuvrard" in out, out.count("\n"), err) == (True, 1, "Doublon possible.\n")


def test_answer_that_is_not_well_exits_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    assert show(Answer([], ok=False), as_json=True) == 1


@pytest.mark.parametrize("as_json", [True, False])
def test_error_is_said_in_words_in_any_case(capsys: pytest.CaptureFixture[str], as_json: bool) -> None:
    assert show_error(NotFoundError("Introuvable.", "Vérifiez."), as_json=as_json) == 1
    out, err = capsys.readouterr()
    assert err == "Introuvable.\nVérifiez.\n"
    assert (json.loads(out)["error"]["code"] if as_json else out) == ("not_found" if as_json else "")


def test_error_without_a_hint_leaves_no_empty_line(capsys: pytest.CaptureFixture[str]) -> None:
    show_error(AppError("Introuvable."), as_json=False)
    assert capsys.readouterr().err == "Introuvable.\n"


def test_rows_line_up_under_their_columns() -> None:
    lines = table([{"name": "Roche", "year": 1948}, {"name": "Œuvrard Marie", "year": None}])
    assert lines == ["name           year", "Roche          1948", "Œuvrard Marie"]


def test_no_row_is_said() -> None:
    assert table([]) == ["Aucune ligne."]


@pytest.mark.parametrize(
    ("value", "shown"),
    [("a" * 48, "a" * 48), ("a" * 49, "a" * 47 + "…"), ("deux\nlignes\tet  plus", "deux lignes et plus"), (0, "0")],
)
def test_value_is_one_line_of_a_bounded_width(value: object, shown: str) -> None:
    assert table([{"note": value}])[1] == shown


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (0, None),
        (20, "remarque 20"),
        (21, "… et une autre remarque (toutes avec --json)."),
        (22, "… et 2 autres remarques (toutes avec --json)."),
    ],
)
def test_remarks_beyond_twenty_are_counted(count: int, last: str | None) -> None:
    lines = shortened([f"remarque {number}" for number in range(1, count + 1)])
    assert (len(lines), lines[-1] if lines else None) == (min(count, 21), last)


def test_document_is_one_line_whatever_it_holds(capsys: pytest.CaptureFixture[str]) -> None:
    show(Answer([{"note": "deux\nlignes\u2028ou\u0085trois"}]), as_json=True)
    assert capsys.readouterr().out.count("\n") == 1


def test_documents_leave_the_lines_for_people_out(capsys: pytest.CaptureFixture[str]) -> None:
    show(Answer([], ["Aucune ligne."]), as_json=True)
    assert capsys.readouterr().out == "[]\n"


def test_refusal_without_a_hint_still_has_its_three_keys(capsys: pytest.CaptureFixture[str]) -> None:
    show_error(AppError("Introuvable.", code="lost"), as_json=True)
    assert json.loads(capsys.readouterr().out) == {"error": {"code": "lost", "title": "Introuvable.", "hint": ""}}


def test_columns_are_those_of_the_first_row_in_its_order() -> None:
    assert table([{"b": 1, "a": 2}, {"a": 3, "b": 4}]) == ["b  a", "1  2", "4  3"]


def test_people_read_a_list_as_words() -> None:
    assert table([{"actions": ["Payer", "Déclarer"]}])[1] == "Payer, Déclarer"
