"""Who may use a data folder beside whom; nothing is left there."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator_app.errors import AppError
from mediator_app.server.occupancy import alone_in, serving_from


def test_any_number_of_servers_share_a_folder(tmp_path: Path) -> None:
    with serving_from(tmp_path), serving_from(tmp_path), serving_from(tmp_path):
        assert list(tmp_path.iterdir()) == []


def test_database_is_not_replaced_under_a_server(tmp_path: Path) -> None:
    with (
        serving_from(tmp_path),
        pytest.raises(AppError, match="Le centre est en marche") as refused,
        alone_in(tmp_path),
    ):
        pass
    assert refused.value.code == "in_use"


def test_no_server_starts_while_the_database_is_replaced(tmp_path: Path) -> None:
    with alone_in(tmp_path), pytest.raises(AppError, match="en cours de restauration"), serving_from(tmp_path):
        pass


def test_two_commands_do_not_replace_one_database(tmp_path: Path) -> None:
    with alone_in(tmp_path), pytest.raises(AppError), alone_in(tmp_path):
        pass


def test_folder_is_free_again_whatever_ended_its_use(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), alone_in(tmp_path):
        raise ZeroDivisionError
    with serving_from(tmp_path):
        pass
    with alone_in(tmp_path):
        assert list(tmp_path.iterdir()) == []
