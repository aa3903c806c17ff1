"""Seed banks: every item has 32 seeds, and a cohort's salt picks one."""

import hashlib
import os

BANK = 1
SIZE = 32
SALT_VARIABLE = "STOVE_SALT"


def seed(item: str, index: int = 0) -> int:
    """Return seed number `index` of the bank of `item`."""
    return _digest(f"bank {BANK}", item, str(index % SIZE))


def picked(item: str) -> int:
    """Return the seed to use here: the first, or the one the cohort's salt picks."""
    salt = os.environ.get(SALT_VARIABLE, "")
    return seed(item, _digest(salt, item) % SIZE if salt else 0)


def _digest(*parts: str) -> int:
    data = "\0".join(parts).encode()
    return int.from_bytes(hashlib.sha256(data).digest()[:6], "big")
