"""What users of other systems complain of when a copy is wrong, lost, old, empty or another's, each with its test.

Sources are those of the research's last table. Laptops are real profiles, the centre real HTTP in a folder of its own.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from mediator_app.domain.entities import ENTITIES
from mediator_app.errors import AppError, NotTheCentreError
from mediator_app.protocol.codec import encode
from mediator_app.protocol.messages import SyncReply
from mediator_app.server import backups
from mediator_app.server.__main__ import main
from mediator_app.server.folder import DATABASE, create_centre
from mediator_app.services import people, review, sending
from mediator_app.services.review import DUPLICATE
from mediator_app.storage import replica, settings
from mediator_app.storage.operations import Draft, append
from mediator_app.sync import comparing
from tests.stories.conftest import AtWork
from tests.support.chaos_laptops import behind
from tests.support.chaos_networks import Network
from tests.support.offices import Desk
from tests.support.scripted_day import a_day
from tests.support.strangers import HEADERS, answering

FAST = Network("fast", up=50_000_000, down=50_000_000, rtt=0.001)


def a_person(desk: Desk, name: str = "Roche") -> str:
    """Somebody new."""
    return people.add_person(desk.laptop, {"last_name": name}).id


def spoil(desk: Desk, person: str) -> None:
    """Let the laptop's copy of a record go bad, as a fault of a disk or of a program would."""
    desk.connection.execute("UPDATE base SET seq = 1, fields = '{}' WHERE id = ?", (person,))


def test_copy_that_went_bad_is_mended_without_a_full_sync_and_without_a_question(at_work: AtWork) -> None:
    """« Full sync forced, choose a side »: Anki's manual, and its meta.rs."""
    a_day(at_work.karim.laptop, 400)
    person = a_person(at_work.karim)
    at_work.karim.send()
    with behind(at_work.claire.laptop, FAST) as line:
        at_work.claire.send()
        whole = line.traffic.down
        before = at_work.claire.holds()
        spoil(at_work.claire, person)
        at_work.office.clock.advance(days=1, seconds=1)
        at_work.claire.send()
    assert settings.get(at_work.claire.connection, comparing.MENDED) == "1"
    assert (at_work.claire.holds(), replica.problems(at_work.claire.connection)) == (before, [])
    assert line.traffic.down - whole < whole / 3


def test_own_work_outlives_the_mending_of_a_copy(at_work: AtWork) -> None:
    """« Full sync forced, choose a side »: Anki; what was not sent yet is no side that could lose."""
    person = a_person(at_work.claire)
    at_work.office.send_all()
    spoil(at_work.claire, person)
    people.edit_person(at_work.claire.laptop, person, {"note": "rappeler jeudi"})
    at_work.office.clock.advance(days=1, seconds=1)
    at_work.office.send_all()
    for desk in at_work.office.desks:
        card = people.person_card(desk.laptop, person).fields
        assert (card["last_name"], card["note"]) == ("Roche", "rappeler jeudi")


def test_report_about_a_record_that_is_gone_is_parked_and_shown_to_its_author(at_work: AtWork) -> None:
    """« Silent 403, orphans »: cht-core#11306, where what cannot be taken is dropped after three tries."""
    person = a_person(at_work.helene)
    at_work.office.send_all()
    people.edit_person(at_work.claire.laptop, person, {"note": "vue à la mairie"})
    people.delete_person(at_work.helene.laptop, person)
    at_work.helene.send()
    at_work.claire.send()
    assert at_work.claire.states() == ["parked"]
    assert [one.code for one in sending.answers(at_work.claire.laptop)] == ["deleted"]
    assert "vue à la mairie" in str(at_work.office.log()[-1].fields)


def asked_of_the_centre(at_work: AtWork, capsys: pytest.CaptureFixture[str], command: str, *words: str) -> Any:
    """What a command of the centre's administrator answers."""
    assert main([command, "--data", str(at_work.office.centre_folder), "--json", *words]) == 0
    return json.loads(capsys.readouterr().out)


def test_report_about_a_record_given_to_others_is_parked_and_shown_to_its_author_and_to_the_coordination(
    at_work: AtWork, capsys: pytest.CaptureFixture[str]
) -> None:
    """« Silent 403, orphans »: cht-core#11306, where reports of a contact that was reassigned are dropped."""
    person = a_person(at_work.helene)
    at_work.office.send_all()
    device = settings.membership(at_work.claire.connection).device
    asked_of_the_centre(at_work, capsys, "scopes", device, "Nord")
    asked_of_the_centre(at_work, capsys, "move", person, "Sud")
    people.edit_person(at_work.claire.laptop, person, {"note": "vue à la mairie"})
    at_work.office.send_all()
    assert at_work.claire.states() == ["parked"]
    assert [one.code for one in sending.answers(at_work.claire.laptop)] == ["out_of_scope"]
    (parked,) = asked_of_the_centre(at_work, capsys, "parked")
    assert (parked["id"], parked["device"]) == (person, device)
    assert (person in at_work.claire.holds(), person in at_work.karim.holds()) == (False, True)


def told_of(at_work: AtWork, desk: Desk, capsys: pytest.CaptureFixture[str]) -> Any:
    """What the centre's administrator is told of a laptop."""
    device = settings.membership(desk.connection).device
    return {one["id"]: one for one in asked_of_the_centre(at_work, capsys, "devices")}[device]


def test_centre_tells_who_has_sent_what_and_what_still_waits_since_when(
    at_work: AtWork, capsys: pytest.CaptureFixture[str]
) -> None:
    """« Has everybody synced? »: cht-core#8202, open since 2023."""
    a_person(at_work.claire)
    at_work.claire.send()
    append(at_work.karim.connection, [Draft("person", "p9", {"note": "x"})], at_work.karim.laptop.author, "note")
    at_work.karim.connection.execute("UPDATE operation SET kind = 'edit'")
    at_work.karim.send()
    at_work.office.clock.advance(days=2)
    at_work.karim.send()
    fields = "last_n", "last_seen_at", "waiting", "waiting_since"
    claire, karim = (
        [told_of(at_work, desk, capsys)[name] for name in fields] for desk in (at_work.claire, at_work.karim)
    )
    assert claire == [1, "2026-11-24T09:15:00Z", 0, ""]
    assert karim == [1, "2026-11-26T09:15:00Z", 1, "2026-11-24T09:15:00Z"]


@pytest.mark.parametrize("years", [-56, 73])
def test_laptop_whose_clock_is_decades_off_opens_no_question_and_is_not_refused(at_work: AtWork, years: int) -> None:
    """« Clock one hour off, 3,000 conflicts »: Joplin#5738; « clock is off, cannot sync »: Anki."""
    odile = at_work.office.welcome("Odile", years_off=years)
    ids = [a_person(at_work.claire, f"Nom{number}") for number in range(20)]
    at_work.office.send_all()
    for desk in (odile, at_work.karim, odile, at_work.claire):
        for person in ids:
            people.edit_person(desk.laptop, person, {"note": f"vue par {desk.folder.name}", "phone": "06 39 98 10 01"})
        at_work.office.send_all()
    for desk in at_work.office.desks:
        assert all(people.person_card(desk.laptop, one).fields["note"] == "vue par Claire" for one in ids)
        assert [case for case in review.to_check(desk.laptop) if case.kind != DUPLICATE] == []
        assert set(desk.states()) <= {"accepted"}


def test_centre_brought_back_from_a_backup_is_sent_what_it_lost(at_work: AtWork, tmp_path: Path) -> None:
    """« Restoring the server lost data »: cht-core#8093."""
    office = at_work.office
    backups.back_up(office.centre_folder, tmp_path / "copy", office.clock())
    a_day(at_work.claire.laptop, 60)
    office.send_all()
    before, made = made_by_people(at_work.claire), office.lines_of(at_work.claire)
    office.stop_centre()
    backups.restore(office.centre_folder, tmp_path / "copy", office.clock())
    office.start_centre()
    office.send_all()
    assert office.lines_of(at_work.claire) == made
    assert all(made_by_people(desk) == before for desk in office.desks)


def test_centre_put_back_by_hand_finds_out_by_itself(at_work: AtWork, tmp_path: Path) -> None:
    """« Restoring the server lost data »: cht-core#8093; the administrator copied the files and told nobody."""
    office = at_work.office
    office.stop_centre()
    shutil.copytree(office.centre_folder, tmp_path / "aside")
    office.start_centre()
    a_day(at_work.claire.laptop, 30)
    office.send_all()
    before, made = made_by_people(at_work.claire), office.lines_of(at_work.claire)
    office.stop_centre()
    shutil.rmtree(office.centre_folder)
    shutil.copytree(tmp_path / "aside", office.centre_folder)
    office.start_centre()
    office.send_all()
    assert office.lines_of(at_work.claire) == made
    assert all(made_by_people(desk) == before for desk in office.desks)


def test_laptop_brought_back_from_a_backup_revives_nobody_who_was_deleted(at_work: AtWork, tmp_path: Path) -> None:
    """« Restore of a client, deletes return »: submersion#309."""
    person = a_person(at_work.claire)
    at_work.office.send_all()
    at_work.claire.copy_to(tmp_path / "copy")
    people.delete_person(at_work.claire.laptop, person)
    at_work.office.send_all()
    at_work.claire.put_back(tmp_path / "copy")
    a_person(at_work.claire, "Peyrot")
    at_work.office.send_all()
    for desk in at_work.office.desks:
        assert desk.connection.execute("SELECT last_name FROM people").fetchall() == [("Peyrot",)]


def test_work_after_a_restore_is_neither_lost_nor_doubled(at_work: AtWork, tmp_path: Path) -> None:
    """« Restore of a client »: submersion#309, where the restore also rewinds what the device thinks it has sent."""
    at_work.claire.copy_to(tmp_path / "copy")
    lost = a_person(at_work.claire, "Roche")
    at_work.office.send_all()
    at_work.claire.put_back(tmp_path / "copy")
    new = a_person(at_work.claire, "Peyrot")
    at_work.office.send_all()
    assert sorted(line.id for line in at_work.office.log() if line.entity == "person") == sorted([lost, new])
    assert all({lost, new} <= desk.holds().keys() for desk in at_work.office.desks)


def test_two_laptops_with_the_same_disk_both_go_on(at_work: AtWork) -> None:
    """« Clone »: TbSync#759."""
    a_person(at_work.claire, "Roche")
    twin = at_work.office.clone(at_work.claire, "Jumelle")
    made = [a_person(desk, desk.folder.name) for desk in (at_work.claire, twin)]
    at_work.office.send_all(3)
    devices = {settings.membership(desk.connection).device for desk in at_work.office.desks}
    assert len(devices) == len(at_work.office.desks)
    lines = [line.id for line in at_work.office.log() if line.entity == "person"]
    assert (len(lines), len(set(lines))) == (3, 3)
    assert all(set(made) <= desk.holds().keys() for desk in at_work.office.desks)


def test_centre_of_another_territory_in_its_place_empties_no_laptop(at_work: AtWork) -> None:
    """« An empty target wiped everything »: Joplin#883; here somebody founded a new, empty centre under the address."""
    a_day(at_work.claire.laptop, 10)
    at_work.claire.send()
    a_person(at_work.claire)
    before = at_work.claire.holds()
    at_work.office.stop_centre()
    shutil.rmtree(at_work.office.centre_folder)
    create_centre(at_work.office.centre_folder, "Creuse")
    at_work.office.start_centre()
    with pytest.raises(AppError):
        at_work.claire.send(patience=0)
    assert (at_work.claire.holds(), at_work.claire.waiting()) == (before, 1)
    assert at_work.office.log() == []


def test_answer_from_another_territory_is_not_believed(at_work: AtWork) -> None:
    """« An empty target wiped everything »: Joplin#883; somebody else's centre says, in due form, to begin again."""
    a_day(at_work.claire.laptop, 10)
    at_work.claire.send()
    before, cursor = at_work.claire.holds(), settings.cursor(at_work.claire.connection)
    body = encode(SyncReply("another", "epoch-9", "epoch-9:0", 0, False, 1, "2026-11-24T09:00:00Z", reset=True))
    head = b"HTTP/1.1 200 OK\r\n%bContent-Length: %d\r\n\r\n" % (HEADERS, len(body))
    with answering(head + body) as (url, _):
        settings.put(at_work.claire.connection, **{"member.url": url})
        with pytest.raises(NotTheCentreError):
            at_work.claire.send(patience=0)
    assert (at_work.claire.holds(), settings.cursor(at_work.claire.connection)) == (before, cursor)
    assert set(at_work.claire.states()) == {"accepted"}


EMPTIED = "operations", "records", "vouchers", "open_cases", "audit", "buckets", "snapshots", "snapshot_pieces"


def test_own_centre_that_is_empty_empties_no_laptop_and_is_filled_again(at_work: AtWork) -> None:
    """« An empty target wiped everything »: Joplin#883; here all but the list of laptops was lost."""
    office = at_work.office
    a_day(at_work.claire.laptop, 30)
    office.send_all()
    before, made = made_by_people(at_work.claire), len(at_work.claire.states())
    office.stop_centre()
    with closing(sqlite3.connect(office.centre_folder / DATABASE)) as file, file:
        for table in EMPTIED:
            file.execute(f"DELETE FROM {table}")
    office.start_centre()
    at_work.karim.send()
    assert made_by_people(at_work.karim) == before  # although nobody has brought Claire's work again
    office.send_all()
    assert all(made_by_people(desk) == before for desk in office.desks)
    assert len(office.lines_of(at_work.claire)) == made


def made_by_people(desk: Desk) -> dict[str, dict[str, Any]]:
    """Everything that the screens are made of, but for what only the centre writes: members, questions, when it received."""
    told = {}
    for id_, (name, *values) in desk.holds().items():
        if not ENTITIES[name].made_by_centre:
            fields = dict(zip([*ENTITIES[name].fields, "made_by", "made_at"], values, strict=True))
            told[id_] = {**fields, "received_at": None}
    return told
