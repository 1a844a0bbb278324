"""What most tests of commands begin with: a place, a workshop, a voucher scheme."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Profile

TIMES = ("--start", "2026-11-24T10:00", "--end", "2026-11-24T12:00")
SCHEME = (
    *("--name", "Pass", "--issuer", "Département", "--face-value-cents", 1000),
    *("--book-size", 5, "--pattern", r"\d{8}"),
)
BUS = Path(__file__).parents[1] / "data" / "places" / "bus-charente.json"


def a_place(profile: Profile) -> str:
    """The id of an imported place."""
    profile.run("import", "places", BUS)
    return str(profile.rows("SELECT id FROM places ORDER BY id")[0]["id"])


def a_session(profile: Profile) -> str:
    """The id of a workshop."""
    return profile.id_of("session", "add", "--place", a_place(profile), "--title", "Tablette", *TIMES)


def a_scheme(profile: Profile) -> str:
    """The id of a voucher scheme of 10 € and eight figures."""
    return profile.id_of("scheme", "add", *SCHEME)
