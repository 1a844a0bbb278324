"""What must hold of questions put to people, of rights, and of gestures that are taken whole or not at all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec

from mediator_app.domain.entities import VOIDED
from mediator_app.server.store.interface import CENTRE
from tests.simulation.known import NOT_MENDED
from tests.simulation.whole import Told, Whole

COORDINATION: Final = frozenset({"merge", "distinction", "settlement", "scheme", "lease", "erasure"})
_decode = msgspec.json.Decoder(dict[str, int]).decode


def gestures_are_whole(whole: Whole) -> None:
    """Of one gesture's operations either none was refused, or all were."""
    refused: defaultdict[tuple[str, int], set[bool]] = defaultdict(set)
    for told in whole.log:
        refused[told.line.device, told.line.txn].add(told.line.state == "rejected")
    assert all(len(states) == 1 for states in refused.values()), "half of a gesture was refused"


def only_those_allowed_wrote(whole: Whole, roles: dict[int, str]) -> None:
    """Nothing of the coordination's was accepted from a mediator. ``roles``: number of the line → role when it came."""
    for told in whole.log:
        line = told.line
        if roles.get(line.seq) == "mediator" and line.state == "accepted":
            assert line.entity not in COORDINATION, f"a mediator made {line.entity}"
            if line.entity == "redemption" and line.kind == "void":
                assert whole.records[line.id][0].made_by == line.actor, "a mediator cancelled another's voucher"


def one_question_at_a_time(whole: Whole) -> None:
    """No two open questions are about the same field."""
    seen: set[tuple[str, str]] = set()
    for id_, (record, fields) in whole.records.items():
        if record.entity == "case" and fields.get("state") == "open":
            about = (fields["record"], fields["field"]) if fields["kind"] == "field" else (id_, "state")
            assert about not in seen, "the same question twice"
            seen.add(about)


def doubts_are_asked(whole: Whole) -> None:
    """Every voucher that was put aside is among those that a question is or was about."""
    asked = {
        version["redemption"]
        for told in whole.log
        if told.line.entity == "case"
        for version in told.fields.get("versions") or ()
        if "redemption" in version
    }
    for id_, (record, fields) in whole.records.items():
        if record.entity == "redemption" and fields.get("state") in ("parked", "refused"):
            assert id_ in asked, "a voucher was put aside and nobody is asked"


def settled_was_seen(whole: Whole, meant: Mapping[str, Any]) -> None:
    """A question is closed once somebody has answered who saw all its versions, and not before.

    A redemption that was chosen was seen, whatever number it has got since the centre was put back. ``meant``: settlement →
    the value that was to be kept.
    """
    versions: defaultdict[str, dict[int, Any]] = defaultdict(dict)
    seen: defaultdict[str, set[Any]] = defaultdict(set)
    answers: Counter[str] = Counter()
    for told in whole.log:
        if told.line.device == CENTRE and told.line.entity == "settlement":
            continue  # it was moved with its question
        if told.line.entity == "settlement" and told.line.state == "accepted":
            answers[told.fields["case"]] += 1
        if told.line.entity == "case":
            versions[told.line.id] |= {v["seq"]: v for v in told.fields.get("versions") or ()}
        if told.line.entity == "settlement" and told.line.state == "accepted" and told.line.code != "merged":
            seen[told.fields["case"]] |= {*told.fields["supersedes"], told.fields["keep"]}
            if told.fields["keep"].isdigit():
                _does_what_it_says(whole, told, meant)
    for id_, (record, fields) in whole.records.items():
        if "settled twice" in NOT_MENDED and answers[id_] > 1:
            continue
        if record.entity == "case" and fields.get("state") == "settled":
            unseen = [v for seq, v in versions[id_].items() if not seen[id_] & {seq, v.get("redemption")}]
            assert not unseen, "a question was closed over a version that nobody had seen"


def _does_what_it_says(whole: Whole, told: Told, meant: Mapping[str, Any]) -> None:
    """What the centre writes for a settlement is the value that was chosen."""
    case = whole.records[told.fields["case"]][1]
    for line in whole.log[told.line.seq : told.line.seq + 1]:
        if line.line.cause == told.fields["case"] and line.line.id == case.get("record"):
            assert line.fields == {case["field"]: meant[told.line.id]}, "another value was put in place than was chosen"


def nobody_is_asked_needlessly(whole: Whole, edits: Iterable[tuple[str, str, Any, Any]]) -> None:
    """No question is opened between a value and one whose author had it on screen and replaced it.

    Unless somebody chose that value meanwhile, which he could not know.
    """
    chosen = {
        (told.line.id, name, str(value)) for told in whole.log if told.line.cause for name, value in told.fields.items()
    }
    replaced = {(id_, name, value, seen) for id_, name, value, seen in edits if (id_, name, str(seen)) not in chosen}
    for told in whole.log:
        if told.line.entity == "case" and told.line.kind == "create" and told.fields.get("kind") == "field":
            theirs, mine = (version["value"] for version in told.fields["versions"][:2])
            about = told.fields["record"], told.fields["field"]
            is_knowing = isinstance(theirs, str) and isinstance(mine, str) and (*about, mine, theirs) in replaced
            assert not is_knowing, f"asked whether {mine} or {theirs}, and who wrote the first had seen the other"


def who_has_seen_is_later(whole: Whole) -> None:
    """Whoever had seen a version has written at a later time than it."""
    for told in whole.log:
        if len(told.line.base) > 2 and told.line.device != CENTRE:
            newest = max(seq for seq in _decode(told.line.base).values())
            if newest < told.line.seq:
                seen = whole.log[newest - 1].line
                assert told.line.hlc_claimed > seen.hlc, f"line {told.line.seq} is older than what its author had seen"


def gestures_arrive_whole(whole: Whole) -> None:
    """All operations of one gesture come in the same request; each request comes in a second of its own."""
    moments: dict[tuple[str, int], str] = {}
    for told in whole.log:
        if told.line.device != CENTRE:
            key = (told.line.device, told.line.txn)
            assert moments.setdefault(key, told.line.received_at) == told.line.received_at, (
                "a gesture came in two parts"
            )


def nothing_deleted_is_edited(whole: Whole) -> None:
    """What came for a deleted record without bringing it back is put aside, told, and not accepted as if it counted."""
    gone: set[str] = set()
    for told in whole.log:
        line = told.line
        if line.state != "accepted" or line.device == CENTRE or line.entity in ("redemption", "merge"):
            continue
        if told.fields.get(VOIDED):
            if line.code != "merged":  # a deletion can lose, by its time, to a taking back that had not seen it
                gone.add(line.id)
        elif line.kind == "create" or VOIDED in told.fields:
            gone.discard(line.id)
        else:
            assert line.id not in gone, "an edit of a deleted record was accepted"
