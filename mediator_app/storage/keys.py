"""The key of the encrypted database, and the two ways to it: the passphrase and the recovery sheet.

The database key is random and never changes. The file ``profile.key`` holds it twice, each time sealed by AES-256-GCM:
under Argon2id of the passphrase, and under a random recovery code that the user prints. Its checksum tells a damaged
file from a wrong passphrase; it gives nothing away, being made of what the file shows anyway. Where the file lies and
who may ask is left to ``profile``.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec

from mediator_app.errors import DamagedProfileError, InvalidInputError, NewerProfileError, WrongPassphraseError
from mediator_app.storage.database import translated
from mediator_app.storage.folder import KEY_FILE, write_durably

Unlock = Callable[[Path, str], bytes]

_FORMAT = 1
_KEY_BYTES = 32
_RECOVERY_CHARACTERS = 32  # five bits in each
_RECOVERY_GROUP = 4
_RECOVERY_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess of the passphrase costs: passes, memory in KiB, lanes. The default is RFC 9106's second choice."""

    time: int = 3
    memory_kib: int = 65536
    lanes: int = 4


STRONG = KdfCost()
CHEAP = KdfCost(time=1, memory_kib=8, lanes=1)  # for throw-away profiles only: the demonstration and the tests


class _Argon2id(msgspec.Struct, frozen=True, tag="argon2id", tag_field="name"):
    """How the passphrase becomes a key; the ceilings keep a hostile file from asking for a year of work."""

    time: Annotated[int, msgspec.Meta(ge=1, le=64)]
    memory_kib: Annotated[int, msgspec.Meta(ge=8, le=4 * 1024 * 1024)]
    lanes: Annotated[int, msgspec.Meta(ge=1, le=64)]
    salt: Annotated[bytes, msgspec.Meta(min_length=16)]


class _Hkdf(msgspec.Struct, frozen=True, tag="hkdf-sha256", tag_field="name"):
    """How the recovery code becomes a key: it has 160 random bits, so no slow derivation is needed."""

    salt: Annotated[bytes, msgspec.Meta(min_length=16)]


class _Wrap(msgspec.Struct, frozen=True):
    """The database key, sealed; ``kdf`` says how to come by the key that opens it."""

    kdf: _Argon2id | _Hkdf
    nonce: Annotated[bytes, msgspec.Meta(min_length=12, max_length=12)]
    sealed: bytes


class _Wraps(msgspec.Struct, frozen=True):
    passphrase: _Wrap
    recovery: _Wrap


class _Version(msgspec.Struct, frozen=True):
    version: int


class _Document(_Version, frozen=True):
    checksum: str
    wraps: _Wraps


def create_keys(folder: Path, passphrase: str, cost: KdfCost = STRONG) -> tuple[bytes, str]:
    """Write a new key file and return the 32-byte database key and the recovery code to print."""
    key = secrets.token_bytes(_KEY_BYTES)
    code = "".join(secrets.choice(_RECOVERY_ALPHABET) for _ in range(_RECOVERY_CHARACTERS))
    recovery = _sealed(_Hkdf(secrets.token_bytes(16)), code, key)
    _write(folder, _Wraps(_sealed_by_passphrase(passphrase, cost, key), recovery))
    groups = (code[start : start + _RECOVERY_GROUP] for start in range(0, len(code), _RECOVERY_GROUP))
    return key, "-".join(groups)


def unlock(folder: Path, passphrase: str) -> bytes:
    """The database key. WrongPassphraseError, DamagedProfileError or NewerProfileError otherwise."""
    key = _unsealed(_read(folder).passphrase, passphrase)
    if key is None:
        raise WrongPassphraseError(
            "Cette phrase secrète n’ouvre pas ces données.",
            "Vérifiez les majuscules et la langue du clavier. Si vous l’avez oubliée, utilisez la feuille de secours.",
        )
    return key


def unlock_with_recovery(folder: Path, code: str) -> bytes:
    """The database key, by the code of the recovery sheet.

    Forgiven: lower case, spaces, hyphens, O for 0, I or L for 1. Errors as for ``unlock``.
    """
    key = _unsealed(_read(folder).recovery, code)
    if key is None:
        raise WrongPassphraseError(
            "Ce code de secours n’ouvre pas ces données.",
            "Recopiez les huit groupes de quatre caractères de la feuille de secours de ce poste.",
        )
    return key


@translated()
def change_passphrase(folder: Path, secret: str, new: str, *, way_in: Unlock = unlock, cost: KdfCost = STRONG) -> None:
    """Seal the key again under the passphrase ``new``; ``secret`` is the old one, or what ``way_in`` asks for.

    The recovery sheet stays valid. Earlier backups keep the passphrase of their day.
    """
    key = way_in(folder, secret)
    _write(folder, _Wraps(_sealed_by_passphrase(new, cost, key), _read(folder).recovery))


def _sealed_by_passphrase(passphrase: str, cost: KdfCost, key: bytes) -> _Wrap:
    if not passphrase.strip():
        raise InvalidInputError(
            "La phrase secrète est vide.", "Choisissez plusieurs mots\u00a0: ils protègent les données de ce poste."
        )
    return _sealed(_Argon2id(cost.time, cost.memory_kib, cost.lanes, secrets.token_bytes(16)), passphrase, key)


def _sealed(kdf: _Argon2id | _Hkdf, secret: str, key: bytes) -> _Wrap:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(12)
    return _Wrap(kdf, nonce, AESGCM(_derived(kdf, secret)).encrypt(nonce, key, _bound(kdf)))


def _unsealed(wrap: _Wrap, secret: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(_derived(wrap.kdf, secret)).decrypt(wrap.nonce, wrap.sealed, _bound(wrap.kdf))
    except InvalidTag:
        return None


def _bound(kdf: _Argon2id | _Hkdf) -> bytes:
    """What the seal vouches for besides the key, so that its cost cannot be lowered in the file."""
    return b"tournee profile.key 1 " + msgspec.json.encode(kdf)


def _derived(kdf: _Argon2id | _Hkdf, secret: str) -> bytes:
    # The same words typed on a Mac (é in two characters) and on Windows (in one) are the same secret.
    secret = unicodedata.normalize("NFKC", secret)
    return _by_argon2(kdf, secret) if isinstance(kdf, _Argon2id) else _by_hkdf(kdf, secret)


def _by_argon2(kdf: _Argon2id, passphrase: str) -> bytes:
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    try:
        return hash_secret_raw(
            passphrase.encode(), kdf.salt, kdf.time, kdf.memory_kib, kdf.lanes, hash_len=_KEY_BYTES, type=Type.ID
        )
    except HashingError as error:  # costs that contradict one another
        raise _damaged() from error


def _by_hkdf(kdf: _Hkdf, code: str) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    characters = "".join(filter(str.isalnum, code.upper())).translate(_MISREAD)
    return HKDF(SHA256(), _KEY_BYTES, kdf.salt, b"tournee recovery").derive(characters.encode())


def _write(folder: Path, wraps: _Wraps) -> None:
    document = _Document(_FORMAT, _checksum(wraps), wraps)
    write_durably(folder / KEY_FILE, msgspec.json.format(msgspec.json.encode(document)))


def _read(folder: Path) -> _Wraps:
    try:
        raw = (folder / KEY_FILE).read_bytes()
        if msgspec.json.decode(raw, type=_Version).version > _FORMAT:
            raise NewerProfileError(
                "La clé de ces données a été écrite par une version plus récente de Tournée.",
                "Rien n’a été modifié. Installez la dernière version de Tournée, puis ouvrez à nouveau.",
            )
        document = msgspec.json.decode(raw, type=_Document)
    except (FileNotFoundError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise _damaged() from error
    if document.checksum != _checksum(document.wraps):
        raise _damaged()
    return document.wraps


def _checksum(wraps: _Wraps) -> str:
    return hashlib.sha256(msgspec.json.encode(wraps)).hexdigest()


def _damaged() -> DamagedProfileError:
    return DamagedProfileError(
        "La clé de ces données (fichier profile.key) manque ou est abîmée.",
        "Rien n’a été modifié. Restaurez la dernière sauvegarde\u00a0: elle contient aussi la clé.",
    )
