"""A mediator's scripted day in a process of its own, which prints a line for each gesture that is safely written.

``python -m tests.support.scripted_day FOLDER PASSPHRASE`` opens the profile and works until it is killed.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from mediator_app.services import attendance, people, sessions, vouchers
from mediator_app.services.laptop import Laptop, open_laptop
from mediator_app.storage.profile import open_profile


def work(laptop: Laptop) -> None:
    """Workshop after workshop: three people each, their presences, a voucher, a correction, a count."""
    schemes = vouchers.list_schemes(laptop)
    scheme = schemes[0].id if schemes else vouchers.add_scheme(laptop, {"name": "Chèque", "face_value_cents": 1000})[0]
    for number in itertools.count():
        session = sessions.add_session(
            laptop, {"title": f"Atelier {number}", "starts_at": "2026-11-24T10:00", "ends_at": "2026-11-24T12:00"}
        )
        acknowledge("session", session.id)
        for _ in range(3):
            person = people.add_person(laptop, {"last_name": "Roche", "first_name": "Denise"}).id
            acknowledge("person", person)
            presence, _ = attendance.set_attendance(laptop, session.id, person, "present")
            acknowledge("attendance", presence)
            code = person.replace("-", "")[8:]
            acknowledge("redemption", vouchers.redeem_voucher(laptop, code, scheme, session.id, person).id)
            people.edit_person(laptop, person, {"note": f"note {number}"})
            acknowledge("person", person, f"note {number}")
        counted, _ = attendance.count_unnamed(laptop, session.id, {"total": 4})
        acknowledge("headcount", counted)


def acknowledge(entity: str, id_: str, note: str = "") -> None:
    """Tell the parent, in one write, that this is safe."""
    sys.stdout.write(f"{entity}\t{id_}\t{note}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    with open_profile(Path(sys.argv[1]), sys.argv[2]) as profile:
        sys.stdout.write("open\t\t\n")
        sys.stdout.flush()
        work(open_laptop(profile.connection))
