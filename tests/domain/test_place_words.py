"""What the national standard says of a place beside our own fields: kept in words, and found again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.communes import CommuneTable
from mediator_app.domain.import_headers import guess_mapping
from mediator_app.domain.import_place import place_from_row
from mediator_app.domain.import_rows import Reading
from mediator_app.domain.place_export import standard_file_name, standard_row
from mediator_app.domain.place_standard import FIELDS
from mediator_app.domain.place_words import in_words, out_of_words

COMMUNES = CommuneTable.from_text(
    "\n".join(("23096", "Guéret", "23000", "", "13000", "", "", "23096", "200000000", "CC"))
)
VALUES = st.lists(st.text("abcé -", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=3)
OLD = {
    "nom": "Mairie",
    "code_insee": "23096",
    "labels_nationaux": "CNFS;APTIC",
    "publics_accueillis": "Surdité;Seniors (+ 65 ans);Adultes",
    "modalites_accompagnement": "Seul : j’ai accès à du matériel;Dans un atelier : j’apprends collectivement",
    "accessibilite": "https://acceslibre.beta.gouv.fr/app/23/x",
}


def exported(**place: object) -> dict[str, object]:
    """A stored place as the standard has it."""
    return dict(zip([field.name for field in FIELDS], standard_row(place, COMMUNES), strict=True))


def standard(**row: str) -> dict[str, object]:
    """A row as the program would export it after taking it in."""
    reading = place_from_row(Reading.of(row, guess_mapping("places", list(row))), COMMUNES)
    return dict(zip([field.name for field in FIELDS], standard_row(reading.fields or {}, COMMUNES), strict=True))


@given(st.dictionaries(st.sampled_from(["source", "formations_labels", "prise_rdv"]), VALUES))
def test_what_is_kept_in_words_is_found_again(kept: dict[str, list[str]]) -> None:
    assert out_of_words("\n".join(["Ouvert à tous.", *in_words(kept)])) == ("Ouvert à tous.", kept)


def test_columns_of_the_old_standard_come_out_in_the_new_one() -> None:
    row = standard(**OLD)
    told = (
        "dispositif_programmes_nationaux",
        "prise_en_charge_specifique",
        "modalites_accompagnement",
        "publics_specifiquement_adresses",
    )
    assert [row[name] for name in told] == [
        "Conseillers numériques",
        "Surdité",
        "En autonomie|Dans un atelier collectif",
        "Seniors",
    ]
    assert row["fiche_acces_libre"] == "https://acceslibre.beta.gouv.fr/app/23/x"


def test_label_without_a_place_in_the_standard_stays_in_words() -> None:
    assert standard(**OLD)["presentation_detail"] == "Dispositifs et programmes nationaux\u00a0: APTIC"


def test_every_column_of_the_new_standard_goes_through_and_back() -> None:
    row = {
        "nom": "Mairie",
        "source": "Cartographie",
        "prise_en_charge_specifique": "Illettrisme|Surdité",
        "dispositif_programmes_nationaux": "Aidants Connect|France Services",
        "formations_labels": "ORDI 3.0",
        "autres_formations_labels": "Label du département",
        "modalites_accompagnement": "À distance",
        "prise_rdv": "https://exemple.fr/rdv",
        "presentation_detail": "Au premier étage.",
    }
    told = standard(**row)
    assert {name: told[name] for name in row} == row


def test_file_of_the_standard_is_named_by_its_rule() -> None:
    name = standard_file_name(date(2026, 11, 24), "La Quincaillerie", "Creuse")
    assert name == "2026-11-24_la-quincaillerie_lieux-de-mediation-numerique_creuse.csv"


def test_description_without_any_such_line_stays_as_it_is() -> None:
    assert out_of_words("Au premier étage.\nSource : la mairie") == ("Au premier étage.\nSource : la mairie", {})


def test_title_without_a_value_is_a_line_like_any_other() -> None:
    assert out_of_words("Source\u00a0: ") == ("Source\u00a0: ", {})


def test_column_without_values_makes_no_line() -> None:
    assert in_words({"source": [], "prise_rdv": ["https://exemple.fr"]}) == [
        "Prise de rendez-vous\u00a0: https://exemple.fr"
    ]


@pytest.mark.parametrize(
    ("flag", "told"), [(True, "Itinérant"), (False, "Fixe"), (None, None), (1, "Itinérant"), (0, "Fixe")]
)
def test_place_that_never_said_whether_it_roams_says_nothing(flag: object, told: str | None) -> None:
    assert exported(itinerant=flag)["itinerance"] == told


def test_position_is_exported_in_degrees() -> None:
    row = exported(latitude_e6=46_170_000, longitude_e6=-1_870_000)
    assert (row["latitude"], row["longitude"]) == (46.17, -1.87)


def test_commune_is_exported_by_its_name_and_its_code() -> None:
    row = exported(commune="23096")
    assert (row["commune"], row["code_insee"]) == ("Guéret", "23096")


def test_place_that_was_never_updated_has_the_day_it_was_made() -> None:
    made = "2026-11-24T10:00:00+01:00"
    assert exported(made_at=made)["date_maj"] == "2026-11-24"
    assert exported(made_at=made, updated_on="2026-03-12")["date_maj"] == "2026-03-12"


def test_summary_is_cut_where_the_standard_ends() -> None:
    assert exported(summary="x" * 300)["presentation_resume"] == "x" * 280


def test_lists_are_joined_by_a_bar_and_nothing_is_nothing() -> None:
    row = exported(services=["Aide", "Accès"], publics=[], access=None)
    assert [row[name] for name in ("services", "publics_specifiquement_adresses", "modalites_acces")] == [
        "Aide|Accès",
        None,
        None,
    ]


@pytest.mark.parametrize(("producer", "slug"), [("Été d’Œuvre", "ete-d-oeuvre"), ("  ", "inconnu"), ("A & B", "a-b")])
def test_name_of_the_file_has_no_sign_that_a_system_refuses(producer: str, slug: str) -> None:
    assert f"_{slug}_" in standard_file_name(date(2026, 11, 24), producer, "Creuse")
