"""Series of vouchers that are reserved for one laptop until a day, so that it can be sure of them without a network.

What the centre knows of the time decides, never a laptop's clock. Once the day is over, whoever takes a voucher first has it.
"""

from __future__ import annotations

from collections.abc import Iterable

from mediator_app.domain.entities import VOIDED
from mediator_app.domain.vouchers import is_in_series, normal_code
from mediator_app.server.arriving import fields_in
from mediator_app.server.store.interface import LeaseKept, StoredRecord


def leases_in(records: Iterable[StoredRecord]) -> list[LeaseKept]:
    """The leases among records, in the form in which they are looked up."""
    return [_lease(record) for record in records if record.entity == "lease"]


def reserved_for(leases: Iterable[LeaseKept], scheme: str, code_key: str, today: str) -> str:
    """The laptop for which a voucher is reserved on a day (ISO); empty if for none."""
    for lease in leases:
        is_valid = lease.scheme == scheme and lease.until >= today and lease.device
        if is_valid and is_in_series(code_key, lease.first_key, lease.last_key):
            return lease.device
    return ""


def _lease(record: StoredRecord) -> LeaseKept:
    fields = fields_in(record.fields)
    first, last = (normal_code(str(fields.get(name) or "")) for name in ("first_code", "last_code"))
    device = "" if fields.get(VOIDED) else str(fields.get("device") or "")
    return LeaseKept(record.id, str(fields.get("scheme")), first, last, device, str(fields.get("until") or ""))
