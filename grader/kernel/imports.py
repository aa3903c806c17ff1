"""What a zygote imports before anybody asks, and what it leaves to the notebooks."""

import importlib
import os
import sys
from collections.abc import Iterable, Iterator

# Of a cold start nine tenths are these imports; tests/kernel/test_zygote.py sees to
# it that none is missing. A version that lacks one goes without.
KERNEL = (
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.displayhook",
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "pygments.formatters.terminal256",
    "sqlite3",
    "stack_data",
    "tornado.platform.asyncio",
)
# These look for a running IPython as they are imported; what they are made of does not.
_INSTEAD = {
    "matplotlib.pyplot": (
        "matplotlib.figure",
        "matplotlib.style",
        "matplotlib.image",
        "matplotlib.backends.backend_agg",
        "matplotlib.colorbar",
        "matplotlib.widgets",
        "matplotlib.projections",
    ),
}
AGENT = ("grader.kernel.agent", "grader.checks.namespace")


def each(imports: Iterable[str]) -> Iterator[str]:
    """Yield the modules to import for those of a notebook."""
    for name in imports:
        yield from _INSTEAD.get(name, (name,))


def imports_silently(name: str) -> bool:
    """Import a module; return whether that did nothing but import it.

    What prints, starts threads or looks for a running IPython has to be imported
    where the learner does it, or the learner's notebook would see no such thing.
    """
    from IPython.core.interactiveshell import InteractiveShell

    parent, _, last = name.rpartition(".")
    if hasattr(sys.modules.get(parent), last):  # there, or no module at all
        return True
    asked: list[bool] = []
    original = InteractiveShell.initialized

    def initialized() -> bool:
        asked.append(True)
        return bool(original())

    said = os.fstat(1).st_size
    InteractiveShell.initialized = initialized  # type: ignore[method-assign]
    try:
        importlib.import_module(name)
    except ModuleNotFoundError:
        pass
    except BaseException:
        return False
    finally:
        InteractiveShell.initialized = original  # type: ignore[method-assign]
        sys.stdout.flush()
        sys.stderr.flush()
    return not asked and os.fstat(1).st_size == said and threads() == 1


def packages() -> set[str]:
    """Return the names at the top of all that is imported."""
    return {name.partition(".")[0] for name in sys.modules}


def threads() -> int:
    """Return how many threads this process has; a fork copies one of them only."""
    return len(os.listdir("/proc/self/task"))
