"""A limit on how long a call may take, in the same process.

On the main thread of a system with SIGALRM the call is interrupted. Elsewhere
(Windows, worker threads) it runs in a thread that is left behind when time is
up: the message comes, but the thread may go on until the process ends. Neither
can interrupt a single long call into compiled code; a separate process can.
"""

import contextlib
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any


class TimeIsUp(BaseException):
    """The limit was reached; not an Exception, so that answers let it through."""


def has_alarm() -> bool:
    """Return whether a call here can be interrupted by a signal."""
    on_main = threading.current_thread() is threading.main_thread()
    return on_main and hasattr(signal, "setitimer")


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Hold back the signal of a limit that is reached meanwhile."""
    if not has_alarm():
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def run(call: Callable[[], Any], seconds: float) -> Any:
    """Return `call()`; raise TimeIsUp when it takes more than `seconds`."""
    return _with_alarm(call, seconds) if has_alarm() else _in_thread(call, seconds)


def _with_alarm(call: Callable[[], Any], seconds: float) -> Any:
    def ring(*_: Any) -> None:
        raise TimeIsUp

    before = signal.signal(signal.SIGALRM, ring)
    # It rings again and again: a bare `except:` in a loop swallows the first.
    left, interval = signal.setitimer(signal.ITIMER_REAL, seconds, 0.2)
    started = time.monotonic()
    if 0 < left < seconds:  # inside of a limit that ends sooner
        signal.setitimer(signal.ITIMER_REAL, left, 0.2)
    try:
        return call()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:
            rest = max(left - (time.monotonic() - started), 0.001)
            signal.setitimer(signal.ITIMER_REAL, rest, interval)


def _in_thread(call: Callable[[], Any], seconds: float) -> Any:
    box: list[Any] = []

    def target() -> None:
        try:
            box.append((True, call()))
        except BaseException as error:
            box.append((False, error))

    thread = threading.Thread(target=target, daemon=True)
    thread.start()
    thread.join(seconds)
    if not box:
        raise TimeIsUp
    is_value, outcome = box[0]
    if is_value:
        return outcome
    raise outcome
