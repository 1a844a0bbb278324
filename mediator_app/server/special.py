"""The operations whose verdict needs more than their own fields: vouchers, merges of people, settled questions.

A voucher is accepted at most once per scheme and normalised code. Everything doubtful is parked with its reason and
opens a case; attendance is never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from mediator_app.domain.entities import VOIDED
from mediator_app.domain.identifiers import voucher_case_id
from mediator_app.domain.vouchers import SchemeRules, judge
from mediator_app.protocol.messages import Verdict
from mediator_app.server.arriving import Arriving, voucher_key
from mediator_app.server.erasing import GONE, erase_person
from mediator_app.server.ledger import Ledger
from mediator_app.server.sectors import OUT_OF_SCOPE
from mediator_app.server.words_about import WORDS_ABOUT, subject_of

NONE_KEPT: Final = "none"
"""What ``keep`` says in a settlement when no redemption of the voucher is to be paid."""

COMPLETED: Final = frozenset({"redemption", "settlement", "erasure"})
"""What the centre adds something to when it is made, so that it is never 'accepted as sent'."""

UNKNOWN_QUESTION: Final = "unknown_question"
"""The reason of an answer to a question that this centre does not remember to have asked."""


def decide_special(ledger: Ledger, arriving: Arriving) -> Verdict | None:
    """The verdict of an operation of a special kind; None for what is then taken in like any other."""
    operation = arriving.operation
    is_new = operation.kind == "create" and ledger.record(operation.id) is None
    decide = (_MAKING if is_new else _CHANGING).get(operation.entity)
    return decide(ledger, arriving) if decide else None


def _write_about_erased(ledger: Ledger, arriving: Arriving) -> Verdict | None:
    """What an absent laptop wrote down about somebody who was erased meanwhile is taken in and emptied at once."""
    above = ledger.fetch(subject_of(arriving.operation.entity, arriving.fields or {}))
    if above is None or not above.erased:
        return None
    verdict = ledger.write_as(arriving, "accepted", "", "", {})
    ledger.empty(arriving.operation.id, GONE, arriving.operation.id)
    return verdict


def _stay_erased(ledger: Ledger, arriving: Arriving) -> Verdict:
    """Somebody was erased, and this centre was put back to when it had not received her: she comes again, and is emptied."""
    verdict = ledger.write_as(arriving, "accepted", "", "", {})
    ledger.empty(arriving.operation.id, GONE, "restore")
    return verdict


def _merge(ledger: Ledger, arriving: Arriving) -> Verdict | None:
    """A person is never merged with herself. Of one who was erased meanwhile only who was merged with whom is kept."""
    fields = arriving.fields or {}
    pair = {name: str(fields.get(name)) for name in ("survivor", "absorbed")}
    if pair["survivor"] != pair["absorbed"]:
        if not any(person and person.erased for person in map(ledger.fetch, pair.values())):
            return None
        verdict = ledger.write_as(arriving, "accepted", "", "", {})
        ledger.empty(arriving.operation.id, pair, arriving.operation.id)
        return verdict
    return ledger.refuse(arriving, Verdict(arriving.operation.n, "rejected", "same_person"))


def _merge_again(ledger: Ledger, arriving: Arriving) -> Verdict | None:
    """A merge that two copies of a laptop still had to send: once it is emptied, what the second one brings is too."""
    operation = arriving.operation
    present = ledger.record(operation.id)
    if operation.kind != "create" or present is None or not present.erased:
        return None
    verdict = ledger.accept_again(arriving)
    ledger.empty(operation.id, ledger.fields_of(operation.id), operation.id)
    return verdict


def _settle_again(ledger: Ledger, arriving: Arriving) -> Verdict:
    return ledger.accept_again(arriving)


def _take_erasure_back(ledger: Ledger, arriving: Arriving) -> Verdict:
    return ledger.refuse(arriving, Verdict(arriving.operation.n, "rejected", "for_good"))


def _erase(ledger: Ledger, arriving: Arriving) -> Verdict:
    """A person is erased by a coordinator; what was emptied goes to every laptop, also to the one that asked for it."""
    verdict = ledger.write_as(arriving, "accepted", "", "", {})
    person = ledger.fetch(str((arriving.fields or {})["person"]))
    if person and not person.erased:
        erase_person(ledger, person.id, arriving.operation.id)
    return verdict


def _redeem(ledger: Ledger, arriving: Arriving) -> Verdict:
    fields = arriving.fields or {}
    scheme, code_key = voucher_key(fields)
    rival = ledger.holder(scheme, code_key)
    reason = "duplicate" if rival else _doubt(ledger.fields_of(scheme), fields)
    if not reason and ledger.reserved_for(scheme, code_key) not in ("", ledger.device):
        reason = "reserved"
    state = "parked" if reason else "accepted"
    added = {"code_key": code_key, "state": state, "received_at": ledger.received_at}
    if not reason:
        ledger.held[scheme, code_key] = arriving.operation.id
        return ledger.write_as(arriving, "accepted", "", "", added)
    case = voucher_case_id(scheme, code_key)
    verdict = ledger.write_as(arriving, "parked", reason, case, {**added, "reason": reason, "rival": rival})
    _ask_about_voucher(ledger, arriving, case, [id_ for id_ in (rival, arriving.operation.id) if id_])
    return verdict


def _doubt(scheme: dict[str, Any], fields: dict[str, Any]) -> str:
    """Why a person must look at a voucher: nothing, unknown_scheme, pattern, expired or empty."""
    if not scheme or scheme.get(VOIDED):
        return "unknown_scheme"
    until = scheme.get("valid_until")
    try:
        taken_on = datetime.fromisoformat(str(fields["taken_at"])).date()
        valid_until = date.fromisoformat(until) if until else None
    except ValueError:
        return "expired"
    rules = SchemeRules(
        pattern=scheme.get("pattern") or "",
        valid_until=valid_until,
        tolerance_days=scheme.get("tolerance_days") or 0,
    )
    judgement = judge(str(fields["code"]), rules, taken_on)
    return "" if judgement.ok else str(judgement.reason)


def _ask_about_voucher(ledger: Ledger, arriving: Arriving, case: str, redemptions: list[str]) -> None:
    """Open the voucher's case, or open it again, with these redemptions among those to choose from."""
    known = ledger.fields_of(case).get("versions", [])
    ids = [version["redemption"] for version in known]
    added = [{"redemption": id_, "seq": ledger.version_of(id_, "code")} for id_ in redemptions if id_ not in ids]
    about = {"kind": "voucher", "entity": "redemption", "record": arriving.operation.id, "field": "state"}
    ledger.asked[case, "state"] = case
    fields = {**about, "versions": [*known, *added], "state": "open", "kept": None}
    ledger.write_by_centre("case", case, fields, arriving.operation.id)


def _change_redemption(ledger: Ledger, arriving: Arriving) -> Verdict | None:
    """What comes to a redemption that is there: the same once more, or its voiding, which frees its voucher."""
    if arriving.operation.kind == "create":
        return ledger.accept_again(arriving)
    key = voucher_key(ledger.fields_of(arriving.operation.id))
    if ledger.holder(*key) == arriving.operation.id:
        ledger.held[key] = None
    return None


@dataclass(frozen=True, slots=True)
class _Settlement:
    """What a person decided: about which case, what is kept, and which versions they had before them."""

    case: str
    keep: str
    seen: frozenset[int]

    @classmethod
    def of(cls, fields: dict[str, Any]) -> _Settlement:
        seen = frozenset(seq for seq in fields.get("supersedes") or () if isinstance(seq, int))
        return cls(str(fields["case"]), str(fields["keep"]), seen)


def _settle(ledger: Ledger, arriving: Arriving) -> Verdict:
    settlement = _Settlement.of(arriving.fields or {})
    about = ledger.fields_of(settlement.case)
    if ledger.fetch(settlement.case) is None:
        # This centre was put back to before it asked. If there is need to, it asks anew; the answer stays a record.
        return ledger.write_as(arriving, "parked", UNKNOWN_QUESTION, settlement.case, {})
    if "kind" not in about:
        return ledger.park(arriving, "erased", settlement.case)
    if settlement.keep not in _choices(about):
        return ledger.refuse(arriving, Verdict(arriving.operation.n, "rejected", "malformed", "keep"))
    if about["kind"] == "voucher":
        if any(ledger.is_out_of_bounds(str(version["redemption"])) for version in about["versions"]):
            return ledger.park(arriving, OUT_OF_SCOPE, settlement.case)
        return _settle_voucher(ledger, arriving, settlement, about)
    return _settle_field(ledger, arriving, settlement, about)


def _choices(about: dict[str, Any]) -> set[str]:
    """What may be kept: one of a field's versions; one of a voucher's redemptions, or none."""
    if about["kind"] == "voucher":
        return {NONE_KEPT, *(str(version["redemption"]) for version in about["versions"])}
    return {str(version["seq"]) for version in about["versions"]}


def _unseen(about: dict[str, Any], settlement: _Settlement) -> list[dict[str, Any]]:
    """The versions that came since the person looked."""
    return [
        version
        for version in about["versions"]
        if version["seq"] not in settlement.seen
        and settlement.keep not in (str(version["seq"]), version.get("redemption"))
    ]


def _settle_field(ledger: Ledger, arriving: Arriving, settlement: _Settlement, about: dict[str, Any]) -> Verdict:
    verdict = ledger.write_as(arriving, "accepted", "", settlement.case, {})
    subject = about["record"], about["field"]
    unseen = _unseen(about, settlement)
    kept = next(version for version in about["versions"] if str(version["seq"]) == settlement.keep)
    present = ledger.present_version(*subject)
    if present["value"] != kept["value"] and not unseen:
        if _was_seen(ledger, settlement, about, present):
            ledger.write_by_centre(about["entity"], about["record"], {about["field"]: kept["value"]}, settlement.case)
        else:
            unseen = [present]
    other = ledger.question_about(*subject)
    if about["state"] != "open" and other not in (None, settlement.case):
        _add_version(ledger, arriving, str(other), kept)  # asked anew since: the choice is one more to choose from
    else:
        _close(ledger, arriving, settlement, subject, [kept, *unseen] if unseen else [])
    return verdict


def _was_seen(ledger: Ledger, settlement: _Settlement, about: dict[str, Any], present: dict[str, Any]) -> bool:
    """Had the person who settles before them what is there now? After an earlier answer, only what that answer chose."""
    if present["seq"] in settlement.seen or not present["seq"]:
        return True
    is_choice = present["value"] in [version["value"] for version in about["versions"]]
    return is_choice and (about["state"] == "open" or ledger.is_by_centre(present["seq"]))


def _add_version(ledger: Ledger, arriving: Arriving, case: str, version: dict[str, Any]) -> None:
    versions = ledger.fields_of(case).get("versions", [])
    if version["value"] not in [known.get("value") for known in versions]:
        ledger.write_by_centre("case", case, {"versions": [*versions, version]}, arriving.operation.id)


def _settle_voucher(ledger: Ledger, arriving: Arriving, settlement: _Settlement, about: dict[str, Any]) -> Verdict:
    """Give the voucher to one redemption or to none. Redemptions that the person had not seen stay as they are.

    If one of those holds the voucher, nothing is given: the question is asked again with it.
    """
    case, keep = settlement.case, settlement.keep
    unseen = _unseen(about, settlement)
    decided = [str(version["redemption"]) for version in about["versions"] if version not in unseen]
    key = voucher_key(ledger.fields_of(decided[0]) if decided else {})
    holder = ledger.holder(*key)
    if keep != NONE_KEPT and holder and holder not in decided:
        verdict = ledger.write_as(arriving, "parked", "duplicate", case, {})
        _ask_about_voucher(ledger, arriving, case, [holder])
        return verdict
    verdict = ledger.write_as(arriving, "accepted", "", case, {})
    for id_ in decided:
        _judge_redemption(ledger, key, id_, is_kept=id_ == keep, cause=case)
    kept = [version for version in about["versions"] if version["redemption"] == keep]
    _close(ledger, arriving, settlement, (case, "state"), [*kept, *unseen] if unseen else [])
    return verdict


def _judge_redemption(ledger: Ledger, key: tuple[str, str], id_: str, *, is_kept: bool, cause: str) -> None:
    present = ledger.fields_of(id_)
    if is_kept and not present.get(VOIDED):
        ledger.held[key] = id_
        state: dict[str, Any] = {"state": "accepted", "reason": None}
    else:
        if ledger.holder(*key) == id_:
            ledger.held[key] = None
        state = {"state": "refused", "reason": present.get("reason") or "duplicate"}
    if {name: present.get(name) for name in state} != state:
        ledger.write_by_centre("redemption", id_, state, cause)


def _close(
    ledger: Ledger, arriving: Arriving, settlement: _Settlement, subject: tuple[str, str], left: list[dict[str, Any]]
) -> None:
    """Close a case, or leave it open with the versions that nobody has looked at yet."""
    case = settlement.case
    state = {"state": "open", "versions": left} if left else {"state": "settled"}
    ledger.asked[subject] = case if left else None
    ledger.write_by_centre("case", case, {**state, "kept": settlement.keep}, arriving.operation.id)


_Deciding = Callable[[Ledger, Arriving], Verdict | None]

_MAKING: Final[Mapping[str, _Deciding]] = {
    "redemption": _redeem,
    "settlement": _settle,
    "erasure": _erase,
    "merge": _merge,
    "person": _stay_erased,
    **dict.fromkeys(WORDS_ABOUT, _write_about_erased),
}
_CHANGING: Final[Mapping[str, _Deciding]] = {
    "redemption": _change_redemption,
    "merge": _merge_again,
    "settlement": _settle_again,
    "erasure": _take_erasure_back,
}
