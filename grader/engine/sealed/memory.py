"""A bound on what a test may need, so that no answer makes the checker swell.

Values arrive bounded, but a test multiplies, repeats and compares them. What is too
much is then a MemoryError of that test, where the system can bound a process.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MAX_GROWTH = 2**30
_SIZES = Path("/proc/self/statm")  # in pages; the sixth is data


@contextmanager
def bounded(growth: int = MAX_GROWTH) -> Iterator[None]:
    """Let this process take `growth` bytes more than it has, meanwhile."""
    if not _SIZES.exists():
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    taken = int(_SIZES.read_text().split()[5]) * resource.getpagesize()
    bounds = [one for one in (soft, hard) if one != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_DATA, (min([taken + growth, *bounds]), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
