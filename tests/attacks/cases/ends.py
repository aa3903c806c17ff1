"""Submissions that never end, or end themselves."""

from tests.attacks.case import DEAF, Case

CASES = (
    Case("loop", "timed out", 0, "while True: pass"),
    Case(
        "loop-without-interrupts",
        "timed out",
        0,
        """
import signal
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
while True:
    try:
        pass
    except BaseException:
        continue
""",
    ),
    Case("sleep", "timed out", 0, "import time; time.sleep(10**6)"),
    Case(
        "loop-in-compiled-code",
        "timed out",
        0,
        "import re; re.match('(a+)+$', 'a' * 60 + 'b')",
    ),
    Case(
        "hang-in-a-function",
        "timed out",
        0,
        """
def square(x):
    import time
    while True:
        try:
            time.sleep(100)
        except BaseException:
            pass
""",
    ),
    Case(
        "hang-after-some-points",
        "timed out",
        1,
        """
def square(x):
    while x != 2:
        pass
    return 4
""",
    ),
    Case("wait-for-input", ("graded", "timed out"), 0, "square = input('points? ')"),
    Case("exit", "kernel died", 0, "import os; os._exit(0)"),
    Case(
        "exit-in-a-test",
        "kernel died",
        0,
        "import os\ndef square(x): os._exit(0)",
    ),
    Case(
        "exit-after-some-points",
        "kernel died",
        1,
        """
import os
def square(x):
    return 4 if x == 2 else os._exit(0)
""",
    ),
    Case("crash", "kernel died", 0, "import ctypes; ctypes.string_at(1)"),
    Case(
        "kill-the-parent",
        DEAF,
        0,
        "import os, signal; os.kill(os.getppid(), signal.SIGKILL)",
    ),
    Case(
        "kill-everybody",
        DEAF,
        0,
        """
import os, signal
for process in (-1, 1, 0):
    try:
        os.kill(process, signal.SIGTERM)
        os.kill(process, signal.SIGSTOP)
    except OSError:
        pass
""",
    ),
    Case(
        "stop-itself",
        DEAF,
        0,
        "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",
    ),
    Case(
        "stop-itself-in-a-test",
        DEAF,
        0,
        """
import os, signal
def square(x):
    os.kill(os.getpid(), signal.SIGSTOP)
""",
    ),
    Case(
        "never-idle",
        DEAF,
        0,
        """
session = get_ipython().kernel.session
send = session.send
def silent(stream, kind, *args, **named):
    return None if kind == "status" else send(stream, kind, *args, **named)
session.send = silent
""",
    ),
    Case(
        "clock-stands-still-outside",
        "graded",
        0,
        "import time; time.time = time.perf_counter = time.monotonic = lambda: 0.0",
    ),
)
