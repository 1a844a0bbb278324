"""``enrol``, ``sync`` and ``status``, with a real centre, without one, and behind the login page of a Wi-Fi."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from mediator_app.domain.rights import Role
from mediator_app.storage import settings
from mediator_app.storage.profile import open_profile
from tests.cli.conftest import PASSPHRASE, Centre, Profile
from tests.cli.makers import a_scheme, a_session

SYNC_KEYS = {
    *("pushed", "accepted", "rejected", "held", "parked", "pulled"),
    *("pending", "to_check", "rounds", "bytes_up", "bytes_down", "seconds"),
}
STATUS_KEYS = {
    *("pending", "oldest_pending", "to_check", "last_sent"),
    *("last_received", "last_failure", "device", "role"),
}


class _LoginPage(BaseHTTPRequestHandler):
    """Answers every request as the Wi-Fi of a station does."""

    status = 200

    def do_POST(self) -> None:
        body = b"<html>Bienvenue sur le Wi-Fi de la gare</html>"
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(self.status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Location", "http://127.0.0.1:9/login")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Write nothing on the terminal."""


class _Redirect(_LoginPage):
    status = 302


@contextmanager
def a_portal(page: type[_LoginPage]) -> Iterator[str]:
    """A login page on a free port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), page) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def send_to(profile: Profile, url: str) -> None:
    """Make the profile believe that its centre is elsewhere."""
    with open_profile(profile.folder, PASSPHRASE) as opened:
        settings.put(opened.connection, **{"member.url": url})


def test_enrol_tells_who_one_is(solo: Profile, centre: Centre) -> None:
    document = solo.run("enrol", centre.url, centre.code(Role.COORDINATOR, "Hélène Vauzelle")).document
    assert document.pop("device")
    assert document == {"member": "Hélène Vauzelle", "role": "coordinator", "territory": "Creuse"}


def test_code_works_once(solo: Profile, centre: Centre) -> None:
    code = centre.code()
    centre.member("other")
    assert solo.run("enrol", centre.url, code).code == 0
    assert solo.run("enrol", centre.url, code).error == "already_enrolled"


def test_wrong_code_is_refused(solo: Profile, centre: Centre) -> None:
    ran = solo.run("enrol", centre.url, "AAAAAAAA")
    assert (ran.code, ran.error) == (1, "wrong_code")


def test_sync_prints_exactly_the_keys_of_the_contract(centre: Centre) -> None:
    ran = centre.member("claire").run("sync")
    assert (ran.code, set(ran.document)) == (0, SYNC_KEYS)


def test_what_was_made_alone_goes_to_the_centre(solo: Profile, centre: Centre) -> None:
    a_session(solo)
    solo.run("enrol", centre.url, centre.code())
    document = solo.run("sync").document
    assert (document["pushed"], document["accepted"], document["pending"]) == (13, 13, 0)


def test_colleague_receives_what_was_sent(centre: Centre) -> None:
    claire, karim = centre.member("claire"), centre.member("karim")
    claire.id_of("person", "add", "--last-name", "Roche")
    claire.run("sync")
    karim.run("sync")
    assert karim.rows("SELECT last_name FROM people") == [{"last_name": "Roche"}]


def test_list_imported_on_two_laptops_makes_everybody_once(centre: Centre, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_text("Nom;Prénom;Année de naissance\nRoche;Denise;1948\nFaure;Lucienne;\n", encoding="utf-8")
    claire, helene = centre.member("claire"), centre.member("helene", Role.COORDINATOR)
    for one in (claire, helene):
        one.run("import", "people", file)
    for one in (claire, helene, claire):
        assert one.run("sync").document["to_check"] == 0
    assert len(claire.rows("SELECT id FROM people")) == len(helene.rows("SELECT id FROM people")) == 2


def test_laptop_without_a_team_does_not_send(solo: Profile) -> None:
    ran = solo.run("sync")
    assert (ran.code, ran.error) == (1, "not_enrolled")


def test_no_network_is_offline_and_loses_nothing(centre: Centre) -> None:
    claire = centre.member("claire")
    claire.id_of("person", "add", "--last-name", "Roche")
    send_to(claire, "http://127.0.0.1:9")
    ran = claire.run("sync")
    assert (ran.code, ran.error) == (1, "offline")
    assert claire.run("status").document["pending"] == 1


@pytest.mark.parametrize("page", [_LoginPage, _Redirect])
def test_login_page_is_not_the_centre(centre: Centre, page: type[_LoginPage]) -> None:
    claire = centre.member("claire")
    with a_portal(page) as url:
        send_to(claire, url)
        ran = claire.run("sync")
    assert (ran.code, ran.error) == (1, "not_the_centre")


def test_enrolling_at_a_login_page_is_not_the_centre(solo: Profile) -> None:
    with a_portal(_LoginPage) as url:
        assert solo.run("enrol", url, "AAAAAAAA").error == "not_the_centre"


def test_plain_http_to_another_computer_is_refused(solo: Profile) -> None:
    assert solo.run("enrol", "http://centre.example", "AAAAAAAA").error == "invalid_input"


def test_status_of_a_new_profile(solo: Profile) -> None:
    empty = dict.fromkeys(STATUS_KEYS)
    assert solo.run("status").document == {**empty, "pending": 0, "to_check": 0, "role": "solo"}


def test_status_after_sending(centre: Centre) -> None:
    claire = centre.member("claire")
    claire.id_of("person", "add", "--last-name", "Roche")
    claire.run("sync")
    document = claire.run("status").document
    assert (document["pending"], document["oldest_pending"], document["role"]) == (0, None, "mediator")
    assert document["last_sent"] == document["last_received"] != ""


def test_status_tells_the_failure(centre: Centre) -> None:
    claire = centre.member("claire")
    send_to(claire, "http://127.0.0.1:9")
    claire.run("sync")
    assert claire.run("status").document["last_failure"]


def test_status_tells_since_when_something_waits(solo: Profile) -> None:
    a_scheme(solo)
    [row] = solo.rows("SELECT wall FROM outbox")
    assert solo.run("status").document["oldest_pending"] == row["wall"]


def test_coordinator_lists_the_laptops_and_takes_one_access_away(centre: Centre) -> None:
    claire, helene = centre.member("claire"), centre.member("helene", Role.COORDINATOR)
    device = claire.run("status").document["device"]
    assert helene.run("laptops", "revoke", device).document["id"] == device
    told = helene.run("laptops", "list").document["laptops"]
    assert [(one["member_name"], "revoked_at" in one) for one in told] == [("helene", False), ("claire", True)]
    assert claire.run("sync").error == "access_removed"


def test_code_that_a_coordinator_asks_for_lets_a_laptop_join(solo: Profile, centre: Centre) -> None:
    helene = centre.member("helene", Role.COORDINATOR)
    made = helene.run("laptops", "invite", "Odile Marsan", "--role", "coordinator").document
    assert solo.run("enrol", centre.url, made["code"]).document["role"] == "coordinator"


def test_mediator_may_not_invite(centre: Centre) -> None:
    assert centre.member("claire").run("laptops", "invite", "Odile").error == "not_allowed"


def test_list_of_laptops_is_the_last_one_heard_without_a_network(centre: Centre) -> None:
    claire = centre.member("claire")
    heard = claire.run("laptops", "list").document
    send_to(claire, "http://127.0.0.1:9")
    ran = claire.run("laptops", "list")
    assert ran.document == heard
    assert heard["at"] in ran.err
    assert claire.run("laptops", "invite", "Odile").error == "offline"


def test_laptop_without_a_team_has_no_list(solo: Profile) -> None:
    assert solo.run("laptops", "list").error == "no_team"
