"""Submissions that use up memory, processes, disk or output."""

from tests.attacks.case import DEAF, FULL, Case

CASES = (
    Case(
        "fork-bomb",
        DEAF,
        0,
        """
import os, time
for number in range(200):
    try:
        if not os.fork():
            time.sleep(30)
            os._exit(0)
    except OSError:
        break
""",
    ),
    Case(
        "fork-for-ever",
        FULL,
        0,
        """
import os
while True:
    try:
        os.fork()
    except OSError:
        pass
""",
    ),
    Case(
        "zombies",
        DEAF,
        0,
        """
import os
for number in range(500):
    try:
        if not os.fork():
            os._exit(0)
    except OSError:
        break
""",
    ),
    Case(
        "threads",
        DEAF,
        0,
        """
import threading, time
try:
    for number in range(500):
        threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
except RuntimeError:
    pass
""",
    ),
    Case(
        "thread-that-never-ends",
        DEAF,
        0,
        """
import threading
def forever():
    while True:
        pass
threading.Thread(target=forever).start()
""",
    ),
    Case(
        "memory",
        FULL,
        0,
        """
kept = []
while True:
    kept.append(bytearray(b"x" * (64 << 20)))
""",
    ),
    Case(
        "memory-of-many",
        FULL,
        0,
        """
import os, time
for number in range(16):
    if not os.fork():
        kept = bytearray(b"x" * (256 << 20))
        time.sleep(30)
        os._exit(0)
time.sleep(30)
""",
    ),
    Case(
        "fill-the-disk",
        DEAF,
        0,
        """
import os
for folder in ("/tmp", "/dev/shm", ".", os.path.expanduser("~"), "/var/tmp", "/run"):
    for number in range(40):
        try:
            with open(f"{folder}/stove-attack-{number}", "wb", 0) as file:
                for _ in range(60):
                    file.write(bytes(1 << 20))
        except OSError:
            break
""",
    ),
    Case(
        "many-files",
        DEAF,
        0,
        """
import os
try:
    for number in range(200_000):
        os.close(os.open(f"stove-attack-{number}", os.O_CREAT))
except OSError:
    pass
""",
    ),
    Case(
        "raise-its-limits",
        FULL,
        0,
        """
import resource
for name in dir(resource):
    if name.startswith("RLIMIT_"):
        limit = getattr(resource, name)
        for most in (resource.RLIM_INFINITY, resource.getrlimit(limit)[1]):
            try:
                resource.setrlimit(limit, (most, most))
            except (OSError, ValueError):
                pass
kept = [bytearray(b"x" * (512 << 20)) for _ in range(20)]
""",
    ),
    Case(
        "lower-its-limits",
        DEAF,
        0,
        """
import resource
resource.setrlimit(resource.RLIMIT_NOFILE, (4, 4))
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
resource.setrlimit(resource.RLIMIT_AS, (1 << 20, 1 << 20))
""",
    ),
    Case(
        "output-flood",
        DEAF,
        0,
        "for number in range(60): print('x' * (1 << 20))",
    ),
    Case(
        "output-in-many-pieces",
        DEAF,
        0,
        """
import sys
for number in range(20_000):
    print(number, file=(sys.stdout, sys.stderr)[number % 2], flush=True)
""",
    ),
    Case(
        "one-huge-message",
        DEAF,
        0,
        """
from IPython.display import display
display({"text/plain": "x" * (200 << 20), "image/png": "y" * (50 << 20)}, raw=True)
""",
    ),
    Case(
        "output-of-functions",
        "graded",
        0,
        """
def square(x):
    for _ in range(60):
        print("x" * (1 << 20))
""",
    ),
    Case(
        "daemon",
        "graded",
        0,
        """
import atexit, os, subprocess, sys
wait = "import time; time.sleep(600) # stove-attack"
subprocess.Popen([sys.executable, "-c", wait], start_new_session=True)
if not os.fork():
    os.setsid()
    if not os.fork():
        os.execv(sys.executable, [sys.executable, "-c", wait])
    os._exit(0)
atexit.register(lambda: open("/tmp/stove-attack-exit", "w"))
""",
    ),
)
