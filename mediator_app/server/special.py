"""The operations whose verdict needs more than their own fields: vouchers, merges of people, settled questions.

A voucher is accepted at most once per scheme and normalised code. Everything doubtful is parked with its reason and
opens a case; attendance is never touched.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from mediator_app.domain.entities import VOIDED
from mediator_app.domain.identifiers import voucher_case_id
from mediator_app.domain.vouchers import SchemeRules, judge, normal_code
from mediator_app.protocol.messages import Verdict
from mediator_app.server.ledger import Arriving, Ledger

NONE_KEPT: Final = "none"
"""What ``keep`` says in a settlement when no redemption of the voucher is to be paid."""


def decide_special(ledger: Ledger, arriving: Arriving) -> Verdict | None:
    """The verdict of an operation of a special kind; None for the ordinary ones."""
    operation = arriving.operation
    is_new = operation.kind == "create" and ledger.record(operation.id) is None
    if operation.entity == "redemption":
        return _redeem(ledger, arriving) if is_new else _void_redemption(ledger, arriving)
    if operation.entity == "settlement" and is_new:
        return _settle(ledger, arriving)
    if operation.entity == "merge" and is_new and _same_person(arriving):
        return ledger.refuse(arriving, Verdict(operation.n, "rejected", "same_person"))
    return None


def _same_person(arriving: Arriving) -> bool:
    fields = arriving.fields or {}
    return bool(fields.get("survivor") == fields.get("absorbed"))


def _redeem(ledger: Ledger, arriving: Arriving) -> Verdict:
    fields = arriving.fields or {}
    scheme, code_key = str(fields["scheme"]), normal_code(str(fields["code"]))
    rival = ledger.holder(scheme, code_key)
    reason = "duplicate" if rival else _doubt(ledger.fields_of(scheme), fields)
    added = {"code_key": code_key, "state": "parked" if reason else "accepted"}
    if not reason:
        ledger.held[scheme, code_key] = arriving.operation.id
        return ledger.write_as(arriving, "accepted", "", "", added)
    case = voucher_case_id(scheme, code_key)
    verdict = ledger.write_as(arriving, "parked", reason, case, {**added, "reason": reason, "rival": rival})
    _ask_about_voucher(ledger, arriving, case, rival)
    return verdict


def _doubt(scheme: dict[str, Any], fields: dict[str, Any]) -> str:
    """Why a person must look at a voucher: nothing, unknown_scheme, pattern, expired or empty."""
    if not scheme or scheme.get(VOIDED):
        return "unknown_scheme"
    until = scheme.get("valid_until")
    rules = SchemeRules(
        pattern=scheme.get("pattern") or "",
        valid_until=date.fromisoformat(until) if until else None,
        tolerance_days=scheme.get("tolerance_days") or 0,
    )
    try:
        taken_on = datetime.fromisoformat(str(fields["taken_at"])).date()
    except ValueError:
        return "expired"
    judgement = judge(str(fields["code"]), rules, taken_on)
    return "" if judgement.ok else str(judgement.reason)


def _ask_about_voucher(ledger: Ledger, arriving: Arriving, case: str, rival: str | None) -> None:
    known = ledger.fields_of(case).get("versions", [])
    ids = [version["redemption"] for version in known]
    added = [id_ for id_ in (rival, arriving.operation.id) if id_ and id_ not in ids]
    versions = [*known, *({"redemption": id_, "seq": ledger.version_of(id_, "code")} for id_ in added)]
    about = {"kind": "voucher", "entity": "redemption", "record": arriving.operation.id, "field": "state"}
    ledger.asked[case, "state"] = case
    ledger.write_by_centre("case", case, {**about, "versions": versions, "state": "open"}, arriving.operation.id)


def _void_redemption(ledger: Ledger, arriving: Arriving) -> Verdict | None:
    """A voided redemption frees its voucher; only its author's laptop or a coordinator may void it."""
    present = ledger.fields_of(arriving.operation.id)
    key = (str(present.get("scheme")), str(present.get("code_key")))
    if ledger.holder(*key) == arriving.operation.id:
        ledger.held[key] = None
    return None


def _settle(ledger: Ledger, arriving: Arriving) -> Verdict:
    fields = arriving.fields or {}
    case = str(fields["case"])
    about = ledger.fields_of(case)
    if not about:
        return ledger.refuse(arriving, Verdict(arriving.operation.n, "rejected", "unknown_record", case))
    verdict = ledger.write_as(arriving, "accepted", "", case, {})
    seen = set(fields.get("supersedes") or ())
    versions = about["versions"]
    if about["kind"] == "voucher":
        left = _settle_voucher(ledger, versions, seen, str(fields["keep"]), case)
    else:
        left = _settle_field(ledger, about, seen, str(fields["keep"]), case)
    state = {"state": "open", "versions": left} if len(left) > 1 else {"state": "settled"}
    ledger.asked[_subject(about, case)] = case if len(left) > 1 else None
    ledger.write_by_centre("case", case, {**state, "kept": str(fields["keep"])}, arriving.operation.id)
    return verdict


def _subject(about: dict[str, Any], case: str) -> tuple[str, str]:
    return (case, "state") if about["kind"] == "voucher" else (about["record"], about["field"])


def _settle_voucher(
    ledger: Ledger, versions: list[dict[str, Any]], seen: set[int], keep: str, cause: str
) -> list[dict[str, Any]]:
    """Give the voucher to one redemption or to none; answers the versions that the person had not seen, if any."""
    ids = [str(version["redemption"]) for version in versions]
    for id_ in ids:
        present = ledger.fields_of(id_)
        is_kept = id_ == keep and not present.get(VOIDED)
        state: dict[str, Any] = (
            {"state": "accepted", "reason": None} if is_kept else {"state": "refused", "reason": "duplicate"}
        )
        if is_kept or keep == NONE_KEPT:
            ledger.held[str(present["scheme"]), str(present["code_key"])] = id_ if is_kept else None
        if not is_kept and len(ids) == 1:
            state["reason"] = present.get("reason")
        if {name: present.get(name) for name in state} != state:
            ledger.write_by_centre("redemption", id_, state, cause)
    unseen = [version for version in versions if version["seq"] not in seen]
    return [version for version in versions if version["redemption"] == keep] + unseen if unseen else []


def _settle_field(ledger: Ledger, about: dict[str, Any], seen: set[int], keep: str, cause: str) -> list[dict[str, Any]]:
    """Give the field the kept version's value; answers the versions that the person had not seen, if any."""
    versions = about["versions"]
    kept = next((version for version in versions if str(version["seq"]) == keep), None)
    if kept is None:
        return list(versions)
    unseen = [version for version in versions if version["seq"] not in seen]
    if unseen:
        return [kept, *(version for version in unseen if version is not kept)]
    present = ledger.fields_of(about["record"]).get(about["field"])
    if present != kept["value"]:
        ledger.write_by_centre(about["entity"], about["record"], {about["field"]: kept["value"]}, cause)
    return []
