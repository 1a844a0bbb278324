"""What the national standard says of a place beside our own fields: kept in words, and found again."""

from __future__ import annotations

from datetime import date

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
