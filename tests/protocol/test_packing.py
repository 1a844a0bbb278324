"""What is left out of a small round comes back exactly; what was never packed is refused, however it looks."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.identifiers import attendance_id
from mediator_app.protocol.messages import Change, Operation, Run, SyncReply, SyncRequest, Verdict
from mediator_app.protocol.packing import NotPackedError, count_ids, is_packed, pack, unpack

EPOCH = "7d0f6a0e-8a63-4b0c-9d1e-6f1f0a4f2c11"
SESSION, PERSON = "01a20cc8-8e80-7789-97b7-af817af70801", "01a20cc8-8e80-77e5-b413-39420620f087"
WALL = "2026-11-24T10:04:12+01:00"
LIMIT = 1 << 20


def presence(n: int = 7, **changes: object) -> Operation:
    """A presence as a laptop writes it, with some places changed by name."""
    fields = {"session": SESSION, "person": PERSON, "status": "present", "arrived_at": WALL}
    id_, hlc = attendance_id(SESSION, PERSON), 1_795_511_052_123 << 16
    one = Operation(n, n, "attendance", id_, "create", msgspec.Raw(msgspec.json.encode(fields)), {}, hlc, WALL)
    return msgspec.structs.replace(one, **changes)


def request(*operations: Operation, **changes: object) -> SyncRequest:
    """A round with these operations."""
    one = SyncRequest(EPOCH, EPOCH, f"{EPOCH}:51234:0a1b2c3d", 4096, WALL, list(operations), last_n=9, acked=5)
    return msgspec.structs.replace(one, **changes)


def change(**changes: object) -> Change:
    """A record as a laptop receives it."""
    raw, id_ = presence().fields, attendance_id(SESSION, PERSON)
    return msgspec.structs.replace(Change("attendance", id_, 12, raw, 12, "m1", WALL, "m1", WALL), **changes)


def reply(*changes: Change) -> SyncReply:
    """A round's answer with these records."""
    return SyncReply(
        *(EPOCH, EPOCH, f"{EPOCH}:12", 12, False, 1 << 60, "2026-11-24T09:04:12Z"),
        runs=[Run(1, 2, 3)],
        verdicts=[Verdict(4, "held", "unknown_record", PERSON)],
        changes=list(changes),
    )


def packed(message: SyncRequest | SyncReply) -> bytes:
    """The whole packed message."""
    made = pack(message)
    assert made is not None
    return made[0] + b"\0" + made[1]


def comes_back(message: SyncRequest | SyncReply) -> bool:
    """Is a message the same once packed and unpacked?"""
    return msgspec.json.decode(unpack(packed(message), b"", LIMIT), type=type(message)) == message


OPERATIONS = {
    "a presence": presence(),
    "one after another": presence(8, wall="2026-11-24T10:04:15+01:00"),
    "an hour later": presence(8, wall="2026-11-24T13:00:00+01:00"),
    "a day earlier": presence(8, wall="2026-11-23T10:04:12+01:00"),
    "in another zone": presence(8, wall="2026-07-24T10:04:12+02:00"),
    "at no time": presence(8, wall=""),
    "at what is no time": presence(8, wall="2026-11-24T10:61:12+01:00"),
    "at a time with blanks": presence(8, wall="2026-11-24 10:04:12+01:00"),
    "in UTC": presence(8, wall="2026-11-24T09:04:12Z"),
    "by a clock set to 2099": presence(8, hlc=2**63 - 1),
    "by a clock set to 1900": presence(8, hlc=-(2**63)),
    "in the same millisecond": presence(8, hlc=presence().hlc + 3),
    "within a transaction": presence(8, txn=5),
    "with an id of its own": presence(8, id="other"),
    "with an id in capitals": presence(8, id=PERSON.upper()),
    "without a person": presence(8, fields=msgspec.Raw(b'{"session":"s"}')),
    "with fields that are no object": presence(8, fields=msgspec.Raw(b"[1]")),
    "that holds ids and times within a text": presence(8, fields=msgspec.Raw(f'{{"x":"{PERSON} {WALL}"}}'.encode())),
    "written with blanks": presence(8, fields=msgspec.Raw(b'{ "a" :\n"\\u0001" }')),
    "an edit": presence(8, entity="person", kind="edit", base={"phone": 12}, cause="c", actor="m1", schema=2),
}


@pytest.mark.parametrize("one", OPERATIONS.values(), ids=OPERATIONS.keys())
def test_operation_comes_back_exactly(one: Operation) -> None:
    assert comes_back(request(presence(), one, presence(9)))


CHANGES = {
    "a presence": change(),
    "with versions of its fields": change(seqs={"status": 12, "person": 3}),
    "without versions": change(seqs={}),
    "with another version than its own": change(seqs=0),
    "changed by somebody else, later": change(actor="m2", wall="2026-11-25T10:04:12+01:00"),
    "made by nobody": change(made_by="", actor="", made_at="", wall=""),
    "older than the one before": change(seq=3, seqs=3),
    "with nothing in it": change(fields=msgspec.Raw(b"{}")),
}


@pytest.mark.parametrize("one", CHANGES.values(), ids=CHANGES.keys())
def test_change_comes_back_exactly(one: Change) -> None:
    assert comes_back(reply(change(), one, change(seq=40, seqs=40)))


ENVELOPES = {
    "empty": request(),
    "with no cursor": request(cursor=""),
    "with a cursor of another epoch": request(cursor="other:12"),
    "with no epoch": request(epoch="", cursor="12"),
    "at no time": request(wall=""),
    "that knows more": request(presence(), asking=[3, 4], erased_through=8),
}


@pytest.mark.parametrize("one", ENVELOPES.values(), ids=ENVELOPES.keys())
def test_envelope_comes_back_exactly(one: SyncRequest) -> None:
    assert comes_back(one)


def test_empty_answer_comes_back_exactly() -> None:
    assert comes_back(reply())


texts = st.text(max_size=30) | st.sampled_from([SESSION, PERSON, WALL, "present", f'"{WALL}"'])


@given(
    st.lists(
        st.builds(
            Operation,
            *(
                st.integers(1, 2**53),
                st.integers(1, 2**53),
                st.sampled_from(["attendance", "person", "x"]),
                texts,
                texts,
            ),
            st.dictionaries(st.sampled_from(["session", "person"]) | texts, texts)
            .map(msgspec.json.encode)
            .map(msgspec.Raw),
            *(st.dictionaries(texts, st.integers(0, 2**40), max_size=2), st.integers(-(2**63), 2**63 - 1), texts),
        ),
        max_size=4,
    ),
    texts,
)
def test_any_round_comes_back_exactly_or_is_not_packed(operations: list[Operation], wall: str) -> None:
    one = request(*operations, wall=wall)
    assert pack(one) is None or comes_back(one)


@pytest.mark.parametrize("raw", [b'{"a":"\x01"}', b'{"a":"\x00"}', b"\x02", b"{\x03}"])
def test_what_would_be_taken_for_a_mark_is_not_packed(raw: bytes) -> None:
    assert pack(request(presence(fields=msgspec.Raw(raw)))) is None


def test_cursor_that_would_be_read_otherwise_is_not_packed() -> None:
    assert pack(request(cursor=":12")) is None


def test_presence_does_not_carry_what_can_be_computed() -> None:
    text, ids = pack(request(presence())) or (b"", b"")
    assert (len(ids), attendance_id(SESSION, PERSON).encode() in text, WALL.encode() in text) == (64, False, False)


def test_ids_may_come_apart() -> None:
    text, ids = pack(request(presence())) or (b"", b"")
    assert count_ids(text) == len(ids)
    assert count_ids(text + b"\0" + ids) == 0
    assert unpack(text, ids, LIMIT) == unpack(text + b"\0" + ids, b"", LIMIT)


def test_plain_json_is_not_taken_for_packed() -> None:
    assert not is_packed(msgspec.json.encode(request()))
    assert is_packed(packed(request()))


SOUND = packed(request(presence(), presence(8)))
BROKEN = {
    "nothing": b"",
    "an unknown letter": b"x" + SOUND[1:],
    "an id too few": SOUND[:-16],
    "an id too many": SOUND + b"x" * 16,
    "half an id": SOUND[:-8],
    "a record without fields": SOUND.replace(b"\x03", b""),
    "fields without a record": SOUND.replace(b"\x03", b"\x03\x03"),
    "rows that are no rows": b"q\0[]\0{}\0\0",
    "an envelope without its cursor": b"q\0[1]\0[]\0\0",
    "a short row": b'q\0["","","",1,""]\0[[1,2]]\0{}\0',
    "a number beyond all bounds": b'q\0["","","",1,""]\0[[1,0,"",9e300,0,"a","b","c",{},"","",1]]\0{}\0',
    "a time beyond all bounds": b'q\0["","","",1,9999999999999999]\0[]\0\0',
    "a time after no time": b'q\0["","","",1,""]\0[[1,0,5,0,0,"a","b","c",{},"","",1]]\0{}\0',
    "a time as long as a book": b'q\0["","","",1,""]\0[[1,0,"%s",0,0,"a","b","c",{},"","",1]]\0{}\0' % (b"x" * 41),
    "nesting without end": b"q\0" + b"[" * 5000 + b"\0[]\0\0",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_what_was_never_packed_is_refused(text: bytes) -> None:
    with pytest.raises(NotPackedError):
        unpack(text, b"", LIMIT)


@pytest.mark.parametrize("mark", [b"\x01", b"\x02"], ids=["ids", "times"])
def test_marks_that_would_grow_beyond_the_limit_are_not_filled_in(mark: bytes) -> None:
    row = b'[1,0,"%s",0,0,"a","b","c",{},"","",1]' % WALL.encode()
    many = 40_000
    text = b'q\0["","","",1,""]\0[%s]\0%s\0%s' % (row, mark * many, b"i" * 16 * many if mark == b"\x01" else b"")
    with pytest.raises(NotPackedError):
        unpack(text, b"", LIMIT)


@given(st.binary(max_size=60))
def test_no_bytes_raise_anything_else(text: bytes) -> None:
    with pytest.raises(NotPackedError):
        unpack(b"q\0" + text, b"", LIMIT)
