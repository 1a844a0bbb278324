"""``lease``: a series of vouchers reserved for a laptop, and given back to everybody."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Profile, Ran
from tests.cli.makers import a_scheme


@pytest.fixture
def scheme(solo: Profile) -> str:
    return a_scheme(solo)


def reserved(
    solo: Profile, scheme: str, first: str = "04127700", last: str = "04127799", until: str = "2099-12-31"
) -> Ran:
    series = ("--scheme", scheme, "--first", first, "--last", last)
    return solo.run("lease", "add", *series, "--device", "poste-1", "--until", until)


def test_series_is_reserved_once_until_it_is_given_back(solo: Profile, scheme: str) -> None:
    lease = reserved(solo, scheme).document["id"]
    assert reserved(solo, scheme, "04127750", "04127850").error == "invalid_input"
    assert solo.run("lease", "end", lease).document == {"id": lease}
    assert reserved(solo, scheme, "04127750", "04127850").code == 0


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"first": "04127799", "last": "04127700"}, "ne font pas une série"),
        ({"first": "0412770", "last": "04127799"}, "ne font pas une série"),
        ({"until": "2020-01-01"}, "déjà passée"),
    ],
)
def test_what_is_no_series_to_come_is_refused_in_words(
    solo: Profile, scheme: str, told: dict[str, str], said: str
) -> None:
    ran = reserved(solo, scheme, **told)
    assert (ran.error, said in ran.out) == ("invalid_input", True)


def test_series_of_a_scheme_that_is_not_here_is_not_found(solo: Profile) -> None:
    assert reserved(solo, "nowhere").error == "not_found"


def test_series_that_is_not_here_cannot_be_given_back(solo: Profile) -> None:
    assert solo.run("lease", "end", "nowhere").error == "not_found"
