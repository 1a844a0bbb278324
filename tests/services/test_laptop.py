"""Who works on a laptop: the name of somebody alone, which a team's never gives way to."""

from __future__ import annotations

from pathlib import Path

from mediator_app.services.laptop import keep_name
from mediator_app.storage import settings
from tests.support.laptops import a_laptop


def test_name_of_somebody_alone_is_kept_with_single_spaces(tmp_path: Path) -> None:
    with a_laptop(tmp_path, name="") as laptop:
        keep_name(laptop, "  Claire   Fourneau ")
        assert laptop.who.member_name == settings.membership(laptop.connection).member_name == "Claire Fourneau"


def test_name_that_the_centre_knows_stays(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop:
        settings.keep_membership(laptop.connection, settings.Membership(device="poste-1", member_name="Karim Benali"))
        laptop.refresh_membership()
        keep_name(laptop, "Claire Fourneau")
        assert laptop.who.member_name == "Karim Benali"
