"""What the first opening was told: enough to make the profile and to join a team. Plain values, without Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FirstRunChoice:
    """``url`` and ``code`` are empty for somebody who works alone; ``member_name`` may be empty when the code gives it."""

    url: str
    code: str
    member_name: str
    passphrase: str

    @property
    def joins(self) -> bool:
        """Is a team to be joined?"""
        return bool(self.url)
