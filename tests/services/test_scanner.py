"""The scanner of a laptop: what is remembered about it, and what a scan means when the keyboard is another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.domain.scanning import ScannerSettings
from mediator_app.errors import InvalidInputError
from mediator_app.services.desk import Desk
from mediator_app.services.laptop import Laptop
from mediator_app.services.scanner import keep_scanner_settings, scanner_settings
from mediator_app.services.vouchers import add_scheme, read_scan
from tests.support.laptops import a_laptop, a_workshop


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    with a_laptop(tmp_path_factory.mktemp("laptop")) as made:
        add_scheme(made, {"name": "Pass", "face_value_cents": 1000, "pattern": r"APTIC-\d{4}-\d{6}"})
        yield made


def test_usual_settings_stand_until_others_are_kept(laptop: Laptop) -> None:
    assert scanner_settings(laptop) == ScannerSettings("enter", 35)
    keep_scanner_settings(laptop, ScannerSettings("tab", 60))
    assert scanner_settings(laptop) == ScannerSettings("tab", 60)


@pytest.mark.parametrize(
    "kept", [ScannerSettings("space", 35), ScannerSettings("enter", 0), ScannerSettings("tab", 500)]
)
def test_settings_under_which_a_hand_would_be_a_scanner_are_refused(laptop: Laptop, kept: ScannerSettings) -> None:
    with pytest.raises(InvalidInputError):
        keep_scanner_settings(laptop, kept)


@pytest.mark.parametrize("text", ["APTIC-2026-000123", 'QPTIC)éàé-)ààà&é"', "qptic°2026°000123", "aptic-2026-000123"])
def test_pattern_tells_which_reading_is_right(laptop: Laptop, text: str) -> None:
    code, scheme = read_scan(laptop, text)
    assert (code.upper(), scheme and scheme.name) == ("APTIC-2026-000123", "Pass")


def test_without_a_pattern_the_likeliest_reading_is_taken(laptop: Laptop) -> None:
    assert read_scan(laptop, "à'&éèè_(") == ("04127785", None)


def test_voucher_scanned_by_a_wrong_keyboard_is_taken(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop:
        desk = Desk(a_workshop(laptop).session)
        desk.enter(laptop, "ro")
        assert desk.enter(laptop, "à'&éèè_(", scanned=True).kind == "voucher"
