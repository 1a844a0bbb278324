"""What is replicated: every entity, its fields, and what happens when two people change the same field.

One table decides. The laptop's views, the centre's verdicts, the documentation and the tests are all derived from it.
How two versions of a field are merged stands in ``registers``; who may do what in ``rights``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class FieldClass(StrEnum):
    """What the centre does when a value arrives whose author had not seen the present one."""

    FIXED = "fixed"  # set when the record is made, never changed
    AUTO = "auto"  # the later one wins, the other stays in the history
    REVIEW = "review"  # the later one is shown and a person is asked
    UNION = "union"  # a set; an edit travels as what was added and what was removed
    SERVER = "server"  # only the centre writes it


class ValueType(StrEnum):
    """The type of a value on the wire. No floats travel: money in cents, degrees in millionths."""

    TEXT = "text"
    INTEGER = "integer"
    FLAG = "flag"
    LIST = "list"
    MAP = "map"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entity: its name, its type, its class, and what it points to if it is a reference."""

    name: str
    type: ValueType = ValueType.TEXT
    cls: FieldClass = FieldClass.AUTO
    target: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """A kind of record. A fact is made once and only ever voided; a record's fields are edited one by one."""

    name: str
    fields: dict[str, Field]
    is_fact: bool = False
    made_by_centre: bool = False

    @property
    def references(self) -> tuple[Field, ...]:
        """The fields that point to other records."""
        return tuple(field for field in self.fields.values() if field.type is ValueType.REFERENCE)


VOIDED: Final = "voided"
"""The field that every entity has: true once the record was cancelled or deleted. An edit made without having seen
that never revives it; only making the same record anew does (a presence ticked again)."""


def _text(name: str, cls: FieldClass = FieldClass.AUTO, *, required: bool = False) -> Field:
    return Field(name, ValueType.TEXT, cls, required=required)


def _integer(name: str, cls: FieldClass = FieldClass.AUTO, *, required: bool = False) -> Field:
    return Field(name, ValueType.INTEGER, cls, required=required)


def _reference(name: str, target: str, cls: FieldClass = FieldClass.FIXED, *, required: bool = True) -> Field:
    return Field(name, ValueType.REFERENCE, cls, target, required)


def _entity(name: str, *fields: Field, is_fact: bool = False, made_by_centre: bool = False) -> Entity:
    voided = Field(VOIDED, ValueType.FLAG)
    return Entity(name, {field.name: field for field in (*fields, voided)}, is_fact, made_by_centre)


_FIXED, _AUTO, _REVIEW, _UNION, _SERVER = FieldClass

ENTITIES: Final[dict[str, Entity]] = {
    entity.name: entity
    for entity in (
        _entity(
            "person",
            _text("last_name", _REVIEW),
            _text("first_name", _REVIEW),
            _text("birth_name"),
            _integer("birth_year", _REVIEW),
            _text("phone", _REVIEW),
            _text("email"),
            _text("address"),
            _text("commune", _REVIEW),
            _text("gender"),
            _text("status"),
            _text("note", _REVIEW),
        ),
        _entity(
            "place",
            _text("name", _REVIEW, required=True),
            _text("commune", _REVIEW),
            _text("address"),
            _text("address_extra"),
            _text("postal_code"),
            _integer("latitude_e6"),
            _integer("longitude_e6"),
            _text("typology"),
            _text("phone"),
            _text("email"),
            _text("website"),
            _text("opening_hours", _REVIEW),
            _text("summary"),
            _text("description"),
            Field("services", ValueType.LIST, _UNION),
            Field("publics", ValueType.LIST, _UNION),
            Field("itinerant", ValueType.FLAG),
            _text("parent"),
            _text("siret"),
            Field("access", ValueType.LIST, _UNION),
            _text("fees"),
            _text("updated_on"),
            _text("source_key", _FIXED),
        ),
        _entity(
            "session",
            _text("title", _REVIEW, required=True),
            _reference("place", "place", _REVIEW, required=False),
            _text("starts_at", _REVIEW, required=True),
            _text("ends_at", _REVIEW, required=True),
            _text("kind"),
            _text("place_kind"),
            _integer("capacity"),
            Field("themes", ValueType.LIST, _UNION),
            Field("materials", ValueType.LIST, _UNION),
            _text("level"),
            _text("autonomy"),
            _text("note", _REVIEW),
            _text("state"),
            _text("reopened_because"),
            _reference("stop", "stop", _AUTO, required=False),
            _reference("workshop", "workshop", _AUTO, required=False),
            _integer("price_cents"),
            Field("mediators", ValueType.LIST, _UNION),
            _text("posture"),
            Field("redirected", ValueType.FLAG),
            _text("redirection"),
            _text("procedure"),
        ),
        _entity(
            "attendance",
            _reference("session", "session"),
            _reference("person", "person"),
            _text("status", required=True),
            _text("arrived_at"),
            Field("walk_in", ValueType.FLAG),
            _text("registered_at"),
            _text("registered_by"),
            _text("reminder"),
            _text("reminded_at"),
        ),
        _entity(
            "headcount",
            _reference("session", "session"),
            Field("counts", ValueType.MAP, _REVIEW, required=True),
        ),
        _entity(
            "scheme",
            _text("name", _REVIEW, required=True),
            _text("issuer"),
            _integer("face_value_cents", _REVIEW, required=True),
            _integer("book_size"),
            _text("pattern"),
            _text("valid_until", _REVIEW),
            _integer("tolerance_days"),
        ),
        _entity(
            "redemption",
            _reference("scheme", "scheme"),
            _text("code", _FIXED, required=True),
            _text("code_key", _FIXED, required=True),
            _reference("session", "session"),
            _reference("person", "person", required=False),
            _integer("amount_cents", _FIXED, required=True),
            _text("taken_at", _FIXED, required=True),
            _text("how", _FIXED),
            _text("state", _SERVER),
            _text("reason", _SERVER),
            _text("rival", _SERVER),
            _text("received_at", _SERVER),
            is_fact=True,
        ),
        _entity(
            "lease",
            _reference("scheme", "scheme"),
            _text("first_code", _FIXED, required=True),
            _text("last_code", _FIXED, required=True),
            _text("device", _FIXED, required=True),
            _text("until", _REVIEW, required=True),
        ),
        _entity(
            "merge",
            _reference("survivor", "person"),
            _reference("absorbed", "person"),
            _text("reason", _FIXED),
            Field("choices", ValueType.MAP, _FIXED),
            is_fact=True,
        ),
        _entity("distinction", _reference("first", "person"), _reference("second", "person"), is_fact=True),
        _entity("erasure", _reference("person", "person"), _text("reason", _FIXED), is_fact=True),
        _entity(
            "settlement",
            _reference("case", "case"),
            _text("keep", _FIXED, required=True),
            Field("supersedes", ValueType.LIST, _FIXED),
            is_fact=True,
        ),
        _entity(
            "case",
            _text("kind", _SERVER),
            _text("entity", _SERVER),
            _text("record", _SERVER),
            _text("field", _SERVER),
            Field("versions", ValueType.LIST, _SERVER),
            _text("state", _SERVER),
            _text("kept", _SERVER),
            made_by_centre=True,
        ),
        _entity("member", _text("name", _SERVER), _text("role", _SERVER), made_by_centre=True),
        _entity(
            "workshop",
            _text("title", _REVIEW, required=True),
            _text("summary"),
            _text("kind"),
            _text("place_kind"),
            Field("themes", ValueType.LIST, _UNION),
            Field("materials", ValueType.LIST, _UNION),
            _text("level"),
            _integer("length_minutes"),
            _integer("capacity"),
            _integer("price_cents", _REVIEW),
            _integer("vouchers"),
            Field("publics", ValueType.LIST, _UNION),
            _text("note"),
            Field("retired", ValueType.FLAG),
        ),
        _entity(
            "tour",
            _text("title", _REVIEW, required=True),
            _text("starts_on", _REVIEW, required=True),
            _text("ends_on", _REVIEW, required=True),
            Field("mediators", ValueType.LIST, _UNION),
            _text("vehicle"),
            _text("registration_phone"),
            _text("registration_url"),
            _text("note", _REVIEW),
            _text("state"),
        ),
        _entity(
            "stop",
            _reference("tour", "tour"),
            _reference("place", "place", _REVIEW),
            _reference("workshop", "workshop", _AUTO, required=False),
            _text("starts_at", _REVIEW, required=True),
            _integer("length_minutes", _REVIEW, required=True),
            _text("rule", _REVIEW),
            Field("added_days", ValueType.LIST, _UNION),
            Field("skipped_days", ValueType.LIST, _UNION),
            _integer("travel_order"),
            _integer("capacity"),
            _text("contact_name"),
            _text("contact_phone"),
            _text("contact_email"),
            _text("keys"),
            _text("power"),
            _text("network"),
            _text("parking"),
            _text("note", _REVIEW),
            _text("state"),
        ),
        _entity(
            "kit_item",
            _reference("tour", "tour"),
            _text("name", required=True),
            _integer("quantity"),
            _integer("position"),
        ),
        _entity(
            "kit_check",
            _reference("item", "kit_item"),
            _text("day", _FIXED, required=True),
            _integer("quantity_out"),
            _text("out_at"),
            _integer("quantity_in"),
            _text("in_at"),
            _text("note"),
        ),
        _entity(
            "payment",
            _reference("session", "session"),
            _reference("person", "person", required=False),
            _integer("amount_cents", _FIXED, required=True),
            _text("method", _FIXED, required=True),
            _text("taken_at", _FIXED, required=True),
            is_fact=True,
        ),
        _entity(
            "mandate",
            _reference("person", "person"),
            _reference("session", "session", required=False),
            Field("families", ValueType.LIST, _FIXED),
            _text("actions", _FIXED, required=True),
            _text("starts_on", _FIXED, required=True),
            _text("ends_on", _FIXED, required=True),
            _text("duration", _FIXED),
            _text("consent", _FIXED),
            _text("consent_at", _FIXED),
            _text("made_in", _FIXED),
            _text("signed_on"),
            _text("revoked_on", _REVIEW),
            _text("revoked_because"),
        ),
        _entity(
            "mandate_use",
            _reference("mandate", "mandate"),
            _reference("session", "session", required=False),
            _text("action", _FIXED, required=True),
            _text("used_at", _FIXED, required=True),
            is_fact=True,
        ),
        _entity(
            "pack",
            _reference("person", "person"),
            _text("title", required=True),
            _text("unit", _FIXED, required=True),
            _integer("amount", _REVIEW, required=True),
            _integer("price_cents", _REVIEW),
            _text("opened_on", required=True),
            _text("closed_on"),
        ),
        _entity(
            "pack_use",
            _reference("pack", "pack"),
            _reference("session", "session"),
            _integer("amount", _REVIEW, required=True),
        ),
        _entity(
            "assessment",
            _reference("person", "person"),
            _reference("session", "session", required=False),
            _reference("pack", "pack", required=False),
            _text("area", _FIXED, required=True),
            _text("moment", _FIXED, required=True),
            _integer("level", _FIXED, required=True),
            _text("taken_on", _FIXED, required=True),
            is_fact=True,
        ),
        _entity(
            "equipment",
            _text("name", _REVIEW, required=True),
            _text("category"),
            _text("number"),
            _text("serial_number"),
            _text("condition"),
            _integer("value_cents"),
            _text("acquired_on"),
            _text("note"),
        ),
        _entity(
            "movement",
            _reference("equipment", "equipment"),
            _text("kind", _FIXED, required=True),
            _reference("person", "person", required=False),
            _reference("session", "session", required=False),
            _reference("pack", "pack", required=False),
            _text("moved_at", _FIXED, required=True),
            _text("due_on", _FIXED),
            _integer("price_cents", _FIXED),
            is_fact=True,
        ),
        _entity(
            "attachment",
            _reference("session", "session", required=False),
            _reference("mandate", "mandate", required=False),
            _text("name", _FIXED, required=True),
            _text("media_type", _FIXED, required=True),
            _integer("byte_count", _FIXED, required=True),
            _text("sha256", _FIXED, required=True),
            _text("taken_at", _FIXED, required=True),
            is_fact=True,
        ),
    )
}


def field_of(entity: str, name: str) -> Field | None:
    """The field of that name, or None for one this version does not know (it is kept and sent back untouched)."""
    return ENTITIES[entity].fields.get(name)


PYTHON_TYPES: Final[dict[ValueType, type]] = {
    ValueType.TEXT: str,
    ValueType.INTEGER: int,
    ValueType.FLAG: bool,
    ValueType.LIST: list,
    ValueType.MAP: dict,
    ValueType.REFERENCE: str,
}
"""The Python type of a value of each type."""


def has_right_type(field: Field, value: object) -> bool:
    """Is the value of the field's type? None always is: it is the absence of a value."""
    if value is None:
        return True
    if field.cls is _UNION and isinstance(value, dict):
        return value.keys() <= {"add", "remove"} and all(isinstance(part, list) for part in value.values())
    if field.type is ValueType.INTEGER and isinstance(value, bool):
        return False
    return isinstance(value, PYTHON_TYPES[field.type])
