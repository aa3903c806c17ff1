"""Fixtures of the box's tests."""

import pytest

from tests.kernel.boxes import BOXES


@pytest.fixture(params=BOXES)
def kind(request):
    """Return which box a test is about: root's, an ordinary user's, the reduced."""
    return request.param
