"""Which projects an instructor reads: one in five by a draw that nobody chooses."""

import hashlib
import hmac
from collections.abc import Collection
from math import ceil

ONE_IN = 5


def drawn(learners: Collection[str], assignment: str, salt: str) -> frozenset[str]:
    """Return the learners whose project is drawn, a fifth of them and at least one.

    The rank is a hash of the cohort's salt and the learner's name, so handing in
    something else changes nothing, and nobody without the salt can foretell it.
    """
    ranked = sorted(learners, key=lambda one: (_rank(one, assignment, salt), one))
    return frozenset(ranked[: ceil(len(ranked) / ONE_IN)])


def _rank(learner: str, assignment: str, salt: str) -> bytes:
    words = f"read\0{assignment}\0{learner}".encode("utf-8", "surrogatepass")
    return hmac.new(salt.encode(), words, hashlib.sha256).digest()
