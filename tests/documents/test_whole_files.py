"""A file is written whole or not at all, wherever it should go."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator_app.documents.whole_files import write_whole
from mediator_app.errors import AppError


def test_bytes_are_written_and_nothing_is_left_beside(tmp_path: Path) -> None:
    write_whole(b"whole", tmp_path / "tour.ics")
    assert [path.name for path in tmp_path.iterdir()] == ["tour.ics"]
    assert (tmp_path / "tour.ics").read_bytes() == b"whole"


def test_file_that_stood_there_is_replaced(tmp_path: Path) -> None:
    for data in (b"a longer one", b"short"):
        write_whole(data, tmp_path / "tour.ics")
    assert (tmp_path / "tour.ics").read_bytes() == b"short"


@pytest.mark.parametrize("folder", ["nowhere", "a file"])
def test_folder_that_is_none_is_said_with_what_to_do(tmp_path: Path, folder: str) -> None:
    (tmp_path / "a file").write_bytes(b"x")
    with pytest.raises(AppError) as refused:
        write_whole(b"x", tmp_path / folder / "tour.ics")
    assert (refused.value.code, refused.value.hint[:10]) == ("not_written", "Choisissez")
    assert refused.value.title == "Le fichier «\u00a0tour.ics\u00a0» n’a pas pu être enregistré."


def test_name_of_a_folder_is_refused_and_the_folder_kept(tmp_path: Path) -> None:
    (tmp_path / "tour.ics").mkdir()
    with pytest.raises(AppError):
        write_whole(b"x", tmp_path / "tour.ics")
    assert [path.name for path in tmp_path.iterdir()] == ["tour.ics"]
    assert (tmp_path / "tour.ics").is_dir()
