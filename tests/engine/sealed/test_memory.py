"""A test that needs more memory than it may is an error of that test."""

import resource
import sys

import pytest

from tests.engine.sealed.conftest import error_of

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux bounds the data of a process"
)
TEST = "import numpy as np\nassert np.multiply.outer(a, a).shape[0] == len(a)"


def test_small_values_cannot_make_the_checker_large(tried):
    """Two columns of 160 kB would be a table of 3 GB."""
    given = "import numpy as np\na = np.ones({})"
    before = resource.getrlimit(resource.RLIMIT_DATA)
    assert "" == error_of(tried(given.format(1_000), TEST))
    assert "MemoryError: Unable" in error_of(tried(given.format(20_000), TEST))
    assert before == resource.getrlimit(resource.RLIMIT_DATA)
