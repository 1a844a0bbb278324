"""Where things lie on this computer, and the passphrase of scripts.

It answers: the data and log folders, which folders no profile may be put in, and what ``--passphrase-file`` or
``MEDIATOR_APP_PASSPHRASE`` say. What is in the folders is left to ``storage``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PureWindowsPath

from mediator_app.errors import AppError, InvalidInputError

APP_NAME = "Tournée"
FOLDER_NAME = "tournee"
PASSPHRASE_VARIABLE = "MEDIATOR_APP_PASSPHRASE"  # noqa: S105 - a name, not a passphrase

# Programs that copy single files while they are being written break a database (and its write-ahead log).
_COPYING_FOLDERS = re.compile(
    r"(onedrive|dropbox|google ?drive|mon drive|my drive|icloud ?drive|mobile documents|cloudstorage|nextcloud|owncloud"
    r"|kdrive|pcloud ?drive|box sync|seafile|syncthing|megasync)( [-–(].*)?",
    re.IGNORECASE,
)
_COPYING_MARKS = (".dropbox", ".stfolder", ".nextcloudsync.log", ".owncloudsync.log", ".tmp.driveupload")


def data_folder() -> Path:
    """Where the profiles lie when nothing else is asked for (%LOCALAPPDATA%, ~/Library, ~/.local/share)."""
    import platformdirs

    return platformdirs.user_data_path(FOLDER_NAME, appauthor=False)


@cache
def program_version() -> str:
    """The version of this program, as its package says; empty if it runs without having been installed."""
    from importlib import metadata

    try:
        return metadata.version("mediator-app")
    except metadata.PackageNotFoundError:
        return ""


def default_profile() -> Path:
    """The profile that opens when ``--profile`` names no other."""
    return data_folder() / "profile"


def passphrase_from(file: Path | None, environ: Mapping[str, str]) -> str | None:
    """The passphrase given to a script: the file's, else the environment's, else None (someone must be asked).

    One line end at the end of the file is not part of it. InvalidInputError: the file is absent, empty or not text.
    """
    given = environ.get(PASSPHRASE_VARIABLE) if file is None else _content(file)
    return None if given is None else unicodedata.normalize("NFKC", given)


def refuse_copied_folder(folder: Path) -> None:
    """AppError (code ``copied_folder``) if another program copies this folder elsewhere, or if it is on a network."""
    place = folder.expanduser().absolute()
    if place.drive.startswith("\\\\") or any(_is_copied(parent) for parent in (place, *place.parents)):
        raise AppError(
            "Ce dossier est copié par un autre programme (OneDrive, Dropbox, Nextcloud…) ou se trouve sur le réseau.",
            "Ces copies abîment les données pendant qu’elles s’écrivent. Choisissez un dossier de ce poste,"
            f" par exemple {default_profile()}.",
            code="copied_folder",
        )


def _is_copied(folder: Path) -> bool:
    named = _COPYING_FOLDERS.fullmatch(PureWindowsPath(folder).name)
    return named is not None or any((folder / mark).exists() for mark in _COPYING_MARKS)


def _content(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8-sig")  # Notepad puts a byte order mark in front
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError(
            f"Le fichier de la phrase secrète ne peut pas être lu\u00a0: {file}.",
            "Vérifiez son chemin et enregistrez-le en texte simple (UTF-8).",
        ) from error
    text = text.removesuffix("\n").removesuffix("\r")
    if not text:
        raise InvalidInputError(
            f"Le fichier de la phrase secrète est vide\u00a0: {file}.",
            "Écrivez la phrase secrète sur sa première ligne.",
        )
    return text
