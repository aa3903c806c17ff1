"""Seals: the hash comes first, and the content has to fit it."""

import json
from hashlib import sha256

import pytest

from grader.data import faults
from grader.errors import DataError


def test_a_seal_shows_its_hash_and_nothing_else(station):
    """A seal shows its hash and nothing else."""
    _, sealed = faults.plant(station, 1, 2)

    assert sealed.sha256 == sha256(sealed.text.encode()).hexdigest()
    assert repr(sealed) == f"Sealed(sha256={sealed.sha256!r})"


def test_a_seal_gives_back_all_that_was_sealed(station):
    """A seal gives back all that was sealed."""
    _, sealed = faults.plant(station, 4, 3, target="sky")
    again = faults.open_seal(sealed.text, sealed.sha256.upper())

    assert sealed.reveal() == again
    assert again.nonce
    assert (again.seed, again.level) == (4, 3)


def test_content_that_was_changed_is_refused(station):
    """Content that was changed is refused."""
    _, sealed = faults.plant(station, 1, 1)
    changed = sealed.text.replace('"level":1', '"level":2')

    with pytest.raises(DataError, match="has changed"):
        faults.open_seal(changed, sealed.sha256)


def test_a_seal_of_another_release_is_named(station):
    """A seal of another release is named."""
    _, sealed = faults.plant(station, 1, 1)
    other = json.dumps(json.loads(sealed.text) | {"version": 99})

    with pytest.raises(DataError, match="version 99"):
        faults.open_seal(other, sha256(other.encode()).hexdigest())


def test_the_same_faults_under_another_seed_have_another_hash(station):
    """The same faults under another seed have another hash."""
    seals = {faults.plant(station, s, number=0)[1].sha256 for s in range(5)}

    assert len(seals) == 5
