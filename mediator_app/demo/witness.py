"""Looks at the laptops' files and at the centre from outside, for the story's checks: what is there, and is it equal?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from mediator_app.demo.team import Colleague
from mediator_app.server.store.interface import Store
from mediator_app.services.laptop import Laptop
from mediator_app.services.review import to_check
from mediator_app.storage import inspection
from mediator_app.storage.replica import problems

Seen = tuple[bool, str]


class Witness:
    """Sees the centre's database and every laptop's file; changes nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def nothing_lost(self, colleagues: Sequence[Colleague]) -> Seen:
        """Is every operation ever made on a laptop at the centre, with its own content and a final verdict?"""
        missing = total = 0
        with self._store.reading() as session:
            for colleague in colleagues:
                made = inspection.operations(colleague.laptop.connection)
                known = session.known(colleague.laptop.who.device, 1, len(made))
                total += len(made)
                missing += sum(1 for n, id_ in made if n not in known or known[n].id != id_)
        return missing == 0 and total > 0, f"{total - missing} opérations au centre sur {total}"

    def redemption_states(self, ids: Iterable[str]) -> list[str]:
        """The states that the centre gives to these vouchers, and whether it holds them for paid."""
        with self._store.reading() as session:
            records = session.records(ids)
        return [str(self._fields(record.fields).get("state")) for record in records.values()]

    def values_asked(self, laptop: Laptop) -> set[Any]:
        """All values between which a person is asked to choose."""
        return {option.value for case in to_check(laptop) if case.kind == "field" for option in case.options}

    def all_equal(self, colleagues: Sequence[Colleague]) -> Seen:
        """Do all laptops show exactly the same rows, and the same as the centre's records?"""
        shown = [inspection.everything(colleague.laptop.connection) for colleague in colleagues]
        with self._store.reading() as session:
            at_centre = {record.id for record in session.records_after("", 1 << 30)}
        is_equal = all(one == shown[0] for one in shown) and set(shown[0]) == at_centre
        return is_equal, f"{len(shown[0])} lignes identiques sur {len(shown)} postes et au centre"

    def sound(self, colleagues: Sequence[Colleague]) -> Seen:
        """Is what each laptop shows what its confirmed data and its own operations give?"""
        wrong = sum(len(problems(colleague.laptop.connection)) for colleague in colleagues)
        return wrong == 0, f"{wrong} ligne incohérente"

    def presences(self, colleagues: Sequence[Colleague], wanted: int) -> Seen:
        """Is every presence that was ticked on every laptop?"""
        counts = {inspection.present(colleague.laptop.connection) for colleague in colleagues}
        return counts == {wanted}, f"{wanted} présences sur chaque poste"

    @staticmethod
    def _fields(text: str) -> dict[str, Any]:
        return dict(msgspec.json.decode(text))
