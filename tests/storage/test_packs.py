"""Packs as they are read: whose, what sessions took of them, who has one and was not counted, the levels."""

from __future__ import annotations

from mediator_app.storage import packs
from tests.support.shown import Tables


def pack(
    tables: Tables, id_: str, person: str = "p", *, opened_on: str = "2026-11-01", closed_on: str | None = None
) -> str:
    about = {"title": "Pack de 5 heures", "unit": "minutes", "amount": 300}
    return tables.show("pack", id_, person=person, opened_on=opened_on, closed_on=closed_on, **about)


def use(tables: Tables, pack_: str, session: str, amount: int = 120, *, voided: bool = False) -> None:
    tables.show("pack_use", f"{pack_}/{session}", pack=pack_, session=session, amount=amount, voided=voided)


def test_open_packs_come_before_closed_ones_the_newest_first(tables: Tables) -> None:
    pack(tables, "closed", opened_on="2026-11-20", closed_on="2026-11-21")
    pack(tables, "old", opened_on="2026-10-01")
    pack(tables, "new", opened_on="2026-11-10")
    assert [one.id for one in packs.all_of(tables.connection)] == ["new", "old", "closed"]


def test_pack_tells_what_was_used_without_what_was_taken_back(tables: Tables) -> None:
    pack(tables, "k")
    use(tables, "k", tables.session("1"), 120)
    use(tables, "k", tables.session("2"), 60)
    use(tables, "k", tables.session("3"), 90, voided=True)
    one = packs.one(tables.connection, "k")
    assert one is not None
    assert one.used == 180


def test_untouched_pack_has_used_nothing(tables: Tables) -> None:
    one = packs.one(tables.connection, pack(tables, "k"))
    assert one is not None
    assert one.used == 0


def test_pack_of_an_absorbed_record_is_the_persons_who_stands(tables: Tables) -> None:
    tables.merge(tables.person("p", "Lefèvre"), tables.person("twin", "Lefebvre"))
    pack(tables, "k", "twin")
    (one,) = packs.of_person(tables.connection, "p")
    assert (one.person, one.last_name) == ("p", "Lefèvre")


def test_deleted_pack_is_none(tables: Tables) -> None:
    pack(tables, "k")
    tables.delete("pack", "k")
    assert packs.one(tables.connection, "k") is None
    assert packs.of_person(tables.connection, "p") == []


def test_uses_are_told_the_latest_session_first(tables: Tables) -> None:
    for day in ("2026-11-10", "2026-11-24", "2026-11-17"):
        use(tables, "k", tables.session(day, day))
    assert [one.session for one in packs.uses(tables.connection, "k")] == ["2026-11-24", "2026-11-17", "2026-11-10"]


def test_use_at_a_session_that_is_not_here_is_told_without_its_title(tables: Tables) -> None:
    use(tables, "k", "elsewhere")
    assert [(one.session_title, one.amount) for one in packs.uses(tables.connection, "k")] == [("", 120)]


def test_only_who_was_there_with_an_open_pack_is_a_holder(tables: Tables) -> None:
    tables.session("s")
    for person, status, closed in (
        ("came", "present", None),
        ("excused", "excused", None),
        ("used up", "present", "2026-11-02"),
    ):
        tables.attends("s", tables.person(person), status)
        pack(tables, f"pack of {person}", person, closed_on=closed)
    tables.attends("s", tables.person("without"))
    assert packs.holders(tables.connection, "s") == ["came"]


def test_holder_with_two_open_packs_is_named_once(tables: Tables) -> None:
    tables.attends(tables.session("s"), tables.person("p"))
    pack(tables, "k1")
    pack(tables, "k2")
    assert packs.holders(tables.connection, "s") == ["p"]


def test_session_counted_by_the_pack_of_her_other_record_is_counted(tables: Tables) -> None:
    tables.merge(tables.person("p"), tables.person("twin"))
    tables.attends(tables.session("s"), "p")
    pack(tables, "k1", "p")
    use(tables, pack(tables, "k2", "twin"), "s")
    assert packs.holders(tables.connection, "s") == []


def test_use_taken_back_makes_her_a_holder_again(tables: Tables) -> None:
    tables.attends(tables.session("s"), tables.person("p"))
    use(tables, pack(tables, "k"), "s", voided=True)
    assert packs.holders(tables.connection, "s") == ["p"]


def test_uncounted_sessions_begin_with_the_day_and_end_with_fifty(tables: Tables) -> None:
    tables.person("p")
    for number in range(52):
        tables.attends(tables.session(f"{number:02}", f"2026-{10 + number // 28:02}-{number % 28 + 1:02}"), "p")
    found = [one.session for one in packs.uncounted(tables.connection, "p", "2026-10-02")]
    assert (len(found), found[0], found[-1]) == (50, "51", "02")


def test_counted_deleted_or_missed_session_is_not_left_to_count(tables: Tables) -> None:
    tables.person("p")
    tables.attends(tables.session("counted"), "p")
    use(tables, pack(tables, "k"), "counted")
    tables.attends(tables.session("deleted", voided=True), "p")
    tables.attends(tables.session("missed"), "p", "absent")
    assert packs.uncounted(tables.connection, "p", "2026-01-01") == []


def test_levels_of_both_records_are_told_in_the_order_of_time(tables: Tables) -> None:
    tables.merge(tables.person("p"), tables.person("twin"))
    for id_, person, moment, level, day in (
        ("1", "twin", "after", 3, "2026-11-20"),
        ("2", "p", "before", 1, "2026-11-01"),
        ("3", "p", "after", 2, "2026-11-20"),
    ):
        about = {"area": "internet", "moment": moment, "level": level, "taken_on": day}
        tables.show("assessment", id_, person=person, **about)
    tables.delete("assessment", "3")
    found = packs.estimates(tables.connection, "p")
    assert found == [("internet", "before", 1), ("internet", "after", 3)]


def test_presence_under_an_absorbed_record_is_hers(tables: Tables) -> None:
    tables.merge(tables.person("p"), tables.person("twin"))
    tables.attends(tables.session("s"), "twin")
    assert packs.was_present(tables.connection, "s", "p")
    assert not packs.was_present(tables.connection, "s", "neighbour")
