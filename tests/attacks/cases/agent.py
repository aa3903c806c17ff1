"""Tampering with the grader's own code where it runs in the learner's kernel."""

from tests.attacks.case import DEAF, Case

# Every class and function of ours that the kernel has loaded.
OURS = """
import sys
def ours():
    for name, module in list(sys.modules.items()):
        if name.startswith("grader.") and module:
            yield from ((module, key, value) for key, value in vars(module).items())
fine = {"value": True, "output": "", "warnings": [], "changed": [], "args": []}
"""


def _patched(name: str, source: str, outcome: str | tuple[str, ...] = DEAF) -> Case:
    return Case(name, outcome, 0, OURS + source.strip("\n"))


CASES = (
    _patched(
        "patched-host",
        """
for module, key, value in ours():
    if isinstance(value, type):
        for method in ("serve", "_attempt", "_run"):
            if hasattr(value, method):
                setattr(value, method, lambda self, *args: (fine, []))
""",
    ),
    _patched(
        "patched-wire",
        """
for module, key, value in ours():
    if isinstance(value, type) and hasattr(value, "pack"):
        value.pack = lambda self, value, depth=0: True
""",
    ),
    _patched(
        "patched-frames",
        """
import grader.checks.frames as frames
send = frames.send
frames.send = lambda stream, message: send(stream, (fine, []))
for module, key, value in ours():
    if value is send:
        setattr(module, key, frames.send)
""",
    ),
    _patched(
        "patched-agent",
        """
for module, key, value in ours():
    if callable(value) and key in ("serve", "main", "receive", "run"):
        setattr(module, key, lambda *args, **named: None)
""",
    ),
    _patched(
        "patched-check",
        """
import grader
grader.check = check = lambda *args, **named: 1000
for module, key, value in ours():
    if key in ("check", "judge", "points", "score"):
        setattr(module, key, check)
mean_ans = 1000.0
""",
    ),
    _patched(
        "patched-json",
        """
import json
dumps = json.dumps
json.dumps = lambda *args, **named: dumps({"body": fine, "sizes": []})
json.JSONEncoder.encode = json.JSONEncoder.iterencode = json.dumps
""",
    ),
    _patched(
        "patched-struct",
        """
import struct
class Struct:
    size = 8
    def __init__(self, form): pass
    def pack(self, number): return bytes(7) + b"\\x02"
    def unpack(self, data): return (2,)
for module, key, value in ours():
    if isinstance(value, struct.Struct):
        setattr(module, key, Struct(""))
struct.Struct = Struct
""",
    ),
    _patched(
        "host-holds-other-objects",
        """
import gc
for found in gc.get_objects():
    held = getattr(found, "objects", None)
    if type(found).__module__.startswith("grader.") and isinstance(held, dict):
        for key in list(held):
            held[key] = lambda *args, **named: True
""",
    ),
    _patched(
        "namespace-that-lies",
        """
class Names(dict):
    def __missing__(self, key): return True
    def __contains__(self, key): return True
    def __getitem__(self, key): return True
    get = __getitem__
import gc
for found in gc.get_objects():
    if type(found).__module__.startswith("grader."):
        for key, value in list(getattr(found, "__dict__", {}).items()):
            if isinstance(value, dict):
                try:
                    setattr(found, key, Names())
                except Exception:
                    pass
""",
    ),
    _patched(
        "clock-stands-still",
        """
import time, signal
time.time = time.monotonic = time.perf_counter = time.process_time = lambda: 0.0
signal.alarm = signal.setitimer = lambda *args: (0.0, 0.0)
""",
    ),
    _patched(
        "hang-behind-a-still-clock",
        """
import signal, time
time.time = time.monotonic = time.perf_counter = lambda: 0.0
signal.setitimer(signal.ITIMER_REAL, 0)
signal.setitimer = signal.alarm = lambda *args: (0.0, 0.0)
for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
def square(x):
    while True:
        pass
""",
        "timed out",
    ),
    _patched(
        "trace-the-agent",
        """
import sys, threading
def watch(frame, event, arg):
    if event == "return" and "grader" in frame.f_code.co_filename:
        for name, value in list(frame.f_locals.items()):
            if isinstance(value, dict) and "value" in value:
                value["value"] = True
    return watch
sys.settrace(watch)
sys.setprofile(watch)
threading.settrace(watch)
""",
    ),
)
