"""The errors a user can act on, in words; anything else is a bug and is reported whole.

Each carries a stable ``code`` for scripts, a ``title`` that says what happened and a ``hint`` that says what to do.
Library exceptions are translated once, at the border (``storage.database``, ``sync.transport``).
"""

from __future__ import annotations


class AppError(Exception):
    """Something the user can act on; never a bug."""

    code = "refused"

    def __init__(self, title: str, hint: str = "", *, code: str | None = None) -> None:
        super().__init__(title)
        self.title = title
        self.hint = hint
        if code is not None:
            self.code = code


class InvalidInputError(AppError):
    """What was typed or imported cannot be taken as it is."""

    code = "invalid_input"


class NotFoundError(AppError):
    """The named thing is not on this laptop."""

    code = "not_found"


class NotAllowedError(AppError):
    """This role may not do that."""

    code = "not_allowed"


class AlreadyTakenError(AppError):
    """A voucher was already taken on this laptop."""

    code = "already_taken"


class WrongPassphraseError(AppError):
    """The passphrase does not open the profile."""

    code = "wrong_passphrase"


class ProfileMissingError(AppError):
    """There is no profile in the folder."""

    code = "no_profile"


class DamagedProfileError(AppError):
    """The profile cannot be read; it is kept as it is."""

    code = "damaged_profile"


class NewerProfileError(AppError):
    """The profile was written by a newer version of the program."""

    code = "newer_profile"


class ProfileInUseError(AppError):
    """Another window or command holds the profile."""

    code = "profile_in_use"


class DiskFullError(AppError):
    """The disk refused the write; nothing was changed."""

    code = "disk_full"


class OfflineError(AppError):
    """The centre could not be reached; nothing is lost."""

    code = "offline"


class NotTheCentreError(AppError):
    """Something answered, but it was not the centre: a Wi-Fi login page, most often."""

    code = "not_the_centre"


class AccessRemovedError(AppError):
    """The coordinator has removed this laptop's access."""

    code = "access_removed"
