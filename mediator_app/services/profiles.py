"""A profile as a whole: prepared, opened, asked, checked, copied and brought back. What is in it is left to the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from mediator_app.services.laptop import Laptop, open_laptop
from mediator_app.storage.database import read_only_query, translated
from mediator_app.storage.profile import create_profile, open_profile

QUERY_VIEWS: Final = (
    *("people", "places", "sessions", "attendance", "redemptions", "schemes", "leases", "merges", "erasures"),
    *(
        "conflicts",
        "outbox",
        "workshops",
        "tours",
        "stops",
        "kit",
        "kit_checks",
        "payments",
        "mandates",
        "mandate_uses",
    ),
    *("packs", "pack_uses", "assessments", "equipment", "movements", "attachments"),
)
"""What a query may name; described column by column in ``docs/data-model.md``."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A profile brought back: what is wrong with it, and where the one before lies (None if there was none)."""

    problems: tuple[str, ...]
    replaced: Path | None


def prepare_profile(folder: Path, passphrase: str) -> str:
    """Make a new profile; the recovery code, to be shown once and kept nowhere."""
    return create_profile(folder, passphrase)


@contextmanager
def laptop_at(folder: Path, passphrase: str) -> Iterator[Laptop]:
    """The laptop of a profile, held by this program alone until the end of the block."""
    with open_profile(folder, passphrase) as profile, translated():
        yield open_laptop(profile.connection)


def rows_of(laptop: Laptop, sql: str) -> list[dict[str, Any]]:
    """The rows of a reading query over ``QUERY_VIEWS``; InvalidInputError for anything else.

    A column whose name comes twice is numbered: « id », « id (2) ».
    """
    columns, rows = read_only_query(laptop.connection, sql, QUERY_VIEWS)
    names = _told_apart(columns)
    return [dict(zip(names, row, strict=True)) for row in rows]


def _told_apart(names: Sequence[str]) -> list[str]:
    seen = Counter[str]()
    told = []
    for name in names:
        seen[name] += 1
        told.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return told


def check_profile(laptop: Laptop) -> list[str]:
    """What is wrong with the file and with what it shows, in French sentences; empty if all is sound."""
    from mediator_app.storage import backup, replica

    wrong = replica.problems(laptop.connection)
    return [
        *backup.check(laptop.connection),
        *(f"Une fiche n’est pas montrée comme elle a été enregistrée\u00a0: {id_}." for id_ in wrong),
    ]


def back_up(laptop: Laptop, file: Path) -> None:
    """Write a verified copy of the profile, which opens with today's passphrase."""
    from mediator_app.storage import backup

    backup.backup(laptop.connection, file)


def bring_back(file: Path, folder: Path, passphrase: str) -> Restored:
    """Put a backup in the profile's folder, with the passphrase of its day, and check it."""
    from mediator_app.storage import backup

    replaced = backup.restore(file, folder, passphrase, now=datetime.now(UTC))
    with laptop_at(folder, passphrase) as laptop:
        return Restored(tuple(check_profile(laptop)), replaced)


def brought_back_at(folder: Path) -> datetime | None:
    """When this profile was brought back, until somebody has said that she knows; None if it was not."""
    from mediator_app.storage import backup

    return backup.restored_at(folder)


def know_brought_back(folder: Path) -> None:
    """Whoever works here has read that the profile was brought back."""
    from mediator_app.storage import backup

    backup.forget_restored(folder)
