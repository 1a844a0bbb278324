"""The search for a commune as it is typed, and the commune that a spreadsheet's row means, on a table of a dozen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.communes import COMMUNE_REASONS, Commune, CommuneTable, Resolution

_COMMUNES = (
    ("23095", "Le Grand-Bourg", "23240", "0", "1142"),
    ("23096", "Guéret", "23000", "0", "12955"),
    ("23165", "Royère-de-Vassivière", "23460", "", "527"),
    ("23189", "Saint-Dizier-Masbaraud", "23400", "", "1209"),
    ("23005", "Arfeuille-Châtain", "23700", "", "180"),
    ("23247", "Saint-Vaury", "23320", "0", "1669"),
    ("35262", "Sainte-Colombe", "35134", "", "331"),
    ("57521", "Œting", "57600", "", "2668"),
    ("69189", "Sainte-Colombe", "69560", "", "1933"),
    ("75056", "Paris", "75011,75012", "", "2103778"),
    ("86070", "Châtain", "86250", "", "240"),
    ("87129", "Royères", "87400", "", "900"),
    ("97112", "Grand-Bourg", "97112", "", "4800"),
    ("98411", "Kerguelen", "", "", ""),
)
_FORMER = (
    ("23190", "Saint-Dizier-Leyrenne", "23189"),
    ("75112", "Paris 12e Arrondissement", "75056"),
    ("23999", "", "23096"),
)
TABLE = CommuneTable.from_text(
    "\n".join(
        "\t".join(column)
        for column in (*zip(*_COMMUNES, strict=True), *zip(*_FORMER, strict=True), ("200034825",), ("Grand Guéret",))
    )
)


def found(text: str, near: str | None = None) -> list[str]:
    return [commune.code for commune in TABLE.search(text, near)]


def test_a_commune_is_told_whole() -> None:
    assert TABLE.by_code("23189") == Commune(
        "23189", "Saint-Dizier-Masbaraud", ("23400",), "23", None, None, 1209, ("Saint-Dizier-Leyrenne",)
    )


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("23096", "Guéret"),
        (" 23189 ", "Saint-Dizier-Masbaraud"),
        ("23190", "Saint-Dizier-Masbaraud"),
        ("00000", None),
        ("", None),
    ],
)
def test_name_alone_is_that_of_the_whole_commune(code: str, name: str | None) -> None:
    assert TABLE.name_of(code) == name


def test_a_commune_knows_its_intercommunalite() -> None:
    commune = TABLE.by_code("23096")
    assert commune is not None
    assert (commune.epci_code, commune.epci_name) == ("200034825", "Grand Guéret")


def test_what_is_not_known_is_absent() -> None:
    commune = TABLE.by_code("98411")
    assert commune is not None
    assert (commune.postal_codes, commune.population, commune.epci_code) == ((), None, None)


@pytest.mark.parametrize(("old", "now"), [("23190", "23189"), ("75112", "75056"), ("23999", "23096")])
def test_the_code_of_a_merged_commune_gives_the_commune_of_today(old: str, now: str) -> None:
    commune = TABLE.by_code(old)
    assert commune is not None
    assert commune.code == now


def test_an_unknown_code_gives_none() -> None:
    assert TABLE.by_code("00000") is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("gue", "23096"),
        ("23460 royère", "23165"),
        ("royère 23", "23165"),
        ("vassiviere roy", "23165"),
        ("st vaury", "23247"),
        ("oeting", "57521"),
        ("grand bourg", "97112"),
        ("23320", "23247"),
        ("2346", "23165"),
        ("leyrenne", "23189"),
        ("paris 12", "75056"),
        ("75112", "75056"),
    ],
)
def test_the_commune_that_is_typed_comes_first(typed: str, code: str) -> None:
    assert found(typed)[0] == code


def test_homonyms_are_all_proposed_those_of_the_departement_first() -> None:
    assert (found("ste colombe"), found("ste colombe", "35")) == (["69189", "35262"], ["35262", "69189"])


def test_a_beginning_nearby_is_better_than_a_whole_name_far_away() -> None:
    assert found("châtain", "23")[0] == "86070"
    assert found("royer", "23")[0] == "23165"


def test_nothing_typed_finds_nothing() -> None:
    assert (found(""), found("  - "), found("zzz")) == ([], [], [])


def test_no_more_than_asked_are_given() -> None:
    assert len(TABLE.search("s", limit=2)) == 2


@given(st.text(max_size=20))
def test_anything_can_be_typed(text: str) -> None:
    assert len(TABLE.search(text)) <= 8


@pytest.mark.parametrize(
    ("name", "postal_code", "insee", "resolution"),
    [
        ("Guéret", "23000", None, Resolution("23096", "name_and_postal_code")),
        ("GUERET", None, None, Resolution("23096", "name")),
        ("Guéret", "23320", None, Resolution("23096", "name_and_department")),
        ("Saint-Vaury  Numéro de téléphone", "23320", None, Resolution("23247", "name_and_postal_code")),
        ("23460 Royère", None, None, Resolution("23165", "nearly")),
        ("Saint-Dizier-Masbarau", "23400", None, Resolution("23189", "nearly")),
        ("Saint-Dizier-Leyrenne", "23400", None, Resolution("23189", "name_and_postal_code")),
        ("Châtain", "23700", None, Resolution("23005", "nearly")),
        ("Grand-Bourg", "23240", None, Resolution("23095", "name_and_postal_code")),
        ("St Vaury", "23320", "23247", Resolution("23247", "insee")),
        (None, None, "23190", Resolution("23189", "insee")),
        ("", "23460", None, Resolution("23165", "postal_code")),
        ("Sainte-Colombe", "69560", None, Resolution("69189", "name_and_postal_code")),
    ],
)
def test_a_row_tells_its_commune(
    name: str | None, postal_code: str | None, insee: str | None, resolution: Resolution
) -> None:
    assert TABLE.resolve(name, postal_code, insee) == resolution


@pytest.mark.parametrize(
    ("name", "postal_code", "insee", "reason"),
    [
        ("Sainte-Colombe", None, None, "ambiguous"),
        ("Grand-Bourg", None, None, "ambiguous"),
        ("Guéret", "75011", None, "contradiction"),
        ("Guéret", "23000", "23247", "contradiction"),
        ("Le Bourg", "23240", None, "unknown"),
        ("Saint", "23320", None, "unknown"),
        ("Trifouillis-les-Oies", "23000", None, "unknown"),
        ("Guéret / Saint-Vaury", None, None, "ambiguous"),
        ("", None, None, "empty"),
        (None, "99999", None, "empty"),
    ],
)
def test_a_doubtful_row_is_tied_to_no_commune(
    name: str | None, postal_code: str | None, insee: str | None, reason: str
) -> None:
    assert TABLE.resolve(name, postal_code, insee) == Resolution(None, reason)


def test_the_territory_s_departement_tells_homonyms_apart() -> None:
    assert TABLE.resolve("Sainte-Colombe", department="35").code == "35262"


def test_the_territory_s_departement_does_not_rule_out_a_name_borne_once() -> None:
    assert TABLE.resolve("Royères", department="23").code == "87129"


def test_every_refusal_has_a_sentence() -> None:
    assert {"empty", "unknown", "ambiguous", "contradiction"} == COMMUNE_REASONS.keys()


def test_a_file_of_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="not a table of communes"):
        CommuneTable.from_text("code\tname")


def test_code_is_looked_up_whatever_its_case_and_spaces() -> None:
    table = CommuneTable.from_text("\n".join(("2A004", "Ajaccio", "20000", "", "", "", "", "", "", "")))
    assert table.name_of(" 2a004 ") == "Ajaccio"


def test_length_of_the_table_is_that_of_the_communes_of_today() -> None:
    assert len(TABLE) == len(_COMMUNES)


@pytest.mark.parametrize("text", ["2346", "23", "234"])
def test_beginning_of_a_postal_code_finds_all_that_begin_so(text: str) -> None:
    served = {code for code, _, postal, *_ in _COMMUNES if any(one.startswith(text) for one in postal.split(","))}
    assert set(found(text)) == served


def test_number_that_fits_no_such_name_is_a_word_of_it() -> None:
    assert found("paris 12") == ["75056"]
    assert found("guéret 69") == []


def test_whole_name_comes_before_names_that_begin_so() -> None:
    assert found("royères") == ["87129"]
    assert set(found("roy")) == {"23165", "87129"}


def test_of_two_alike_the_most_inhabited_comes_first() -> None:
    assert found("sainte-colombe") == ["69189", "35262"]


@pytest.mark.parametrize(
    ("name", "postal_code", "department", "resolution"),
    [
        ("Châtain", None, None, Resolution("86070", "name")),
        ("Grand-Bourg", None, "23", Resolution("23095", "name_and_department")),
        ("Grand-Bourg", None, "971", Resolution("97112", "name_and_department")),
        ("Sainte-Colombe", None, "23", Resolution(None, "ambiguous")),
        ("Guéret", "1234567", None, Resolution("23096", "name")),
        ("Paris 12e Arrondissement", "75012", None, Resolution("75056", "name_and_postal_code")),
        ("Kerguelen", None, None, Resolution("98411", "name")),
        (None, None, "23", Resolution(None, "empty")),
    ],
)
def test_name_postal_code_and_department_tell_together(
    name: str | None, postal_code: str | None, department: str | None, resolution: Resolution
) -> None:
    assert TABLE.resolve(name, postal_code, department=department) == resolution


@pytest.mark.parametrize("insee", ["99999", "pas de code", "2A0", ""])
def test_insee_code_that_is_none_leaves_the_name_to_tell(insee: str) -> None:
    assert TABLE.resolve("Guéret", "23000", insee) == Resolution("23096", "name_and_postal_code")


def test_near_miss_is_taken_only_among_the_communes_of_the_postal_code() -> None:
    assert TABLE.resolve("Gueray", "23000").code is None
    assert TABLE.resolve("Saint-Vaurry", "23320") == Resolution("23247", "nearly")
    assert TABLE.resolve("Saint-Vaurry", "23000").code is None


def test_same_question_has_the_same_answer_again() -> None:
    assert TABLE.resolve("Guéret", "23000") is TABLE.resolve("Guéret", "23000")


def test_sentences_of_refusal_are_whole_and_in_french() -> None:
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in COMMUNE_REASONS.values())


def test_table_whose_columns_differ_in_length_is_refused() -> None:
    with pytest.raises(ValueError, match="not a table of communes"):
        CommuneTable.from_text("\n".join(("23096\t23247", "Guéret", *[""] * 8)))
