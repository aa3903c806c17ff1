"""Forged and broken messages on the channel between checker and kernel.

A learner's code finds the inherited socket among its open files. What it says
there it could also have computed, so a forgery earns nothing; and it may neither
hang the grader nor make it do anything.
"""

from tests.attacks.case import DEAF, FULL, Case

# How the cells below find the channel and speak on it.
SPEAK = '''
import json, os, socket, struct, threading, time
def channels():
    """Every open socket without a name; the grader's is one of them."""
    found = []
    for name in os.listdir("/proc/self/fd"):
        try:
            one = socket.socket(fileno=os.dup(int(name)))
            if one.family == socket.AF_UNIX and not one.getsockname():
                found.append(one)
        except OSError:
            pass
    return found
def header(text):
    return struct.pack(">Q", len(text)) + text
def frame(body, sizes=()):
    return header(json.dumps({"body": body, "sizes": list(sizes)}).encode())
def reply(value, **more):
    told = {"value": value, "output": "", "warnings": [], "changed": [], "args": []}
    return {**told, **more}
def say(data):
    for one in channels():
        try:
            one.setblocking(False)
            one.send(data)
        except OSError:
            pass
'''


def _spoken(name: str, source: str, outcome: str | tuple[str, ...] = DEAF) -> Case:
    return Case(name, outcome, 0, SPEAK + source.strip("\n"))


CASES = (
    _spoken("reply-before-asked", "say(frame(reply(True)) * 50)"),
    _spoken("reply-larger-than-memory", 'say(struct.pack(">Q", 2**63) + b"{}")'),
    _spoken(
        "buffers-larger-than-memory",
        """
array = {"t": "array", "dtype": "<f8", "shape": [2**40], "b": 0}
say(frame(reply(array), [2**50]))
""",
    ),
    _spoken("negative-sizes", "say(frame(reply({'t': 'bytes', 'b': 0}), [-1, -8]))"),
    _spoken(
        "sizes-that-are-no-numbers",
        """
for sizes in ([True], ["8"], [1e3], [None], [[8]]):
    say(frame(reply(1), sizes) + bytes(64))
""",
    ),
    _spoken(
        "not-a-number-on-the-wire",
        """
value = b'{"body": {"value": NaN, "seconds": Infinity}, "sizes": [NaN]}'
say(header(value) * 5)
""",
    ),
    _spoken(
        "the-same-key-twice",
        """
value = b'{"sizes": [], "body": {"error": {}}, "body": {"value": 4, "value": 9}}'
say(header(value) * 5)
""",
    ),
    _spoken(
        "recipe-in-a-reply",
        """
path = "os.system"
program = [{"t": "str", "v": "touch /tmp/stove-attack-recipe"}]
for tree in (program, [["command", "touch /tmp/stove-attack-recipe"]]):
    say(frame(reply({"t": "recipe", "path": path, "v": {"t": "dict", "v": tree}})))
""",
    ),
    _spoken(
        "handle-in-a-reply",
        """
for number in (-1, 0, 2**70, "0", None, [0]):
    for name in ("builtins.eval", "sklearn.linear_model.LogisticRegression", 7):
        say(frame(reply({"t": "handle", "id": number, "class": name})))
""",
    ),
    _spoken(
        "unknown-kinds",
        """
for kind in ("callable", "estimator", "state", "dataframe", "frame", "index", "np",
             "__class__", "record", "range", "array", None, 0, [], {}):
    say(frame(reply({"t": kind, "kind": kind, "v": [kind, 10**400], "b": 10**9})))
""",
    ),
    _spoken(
        "nest-on-the-wire",
        'say(header(b\'{"sizes": [], "body": \' + b"[" * 200_000))',
    ),
    _spoken("half-a-frame", 'say(struct.pack(">Q", 1 << 20) + b"{")'),
    _spoken("noise", "say(os.urandom(1 << 16))"),
    _spoken(
        "a-byte-at-a-time",
        """
def drip():
    say(struct.pack(">Q", 1 << 24))
    while True:
        say(b" ")
        time.sleep(0.05)
threading.Thread(target=drip, daemon=True).start()
""",
    ),
    _spoken(
        "flood-of-frames",
        """
def flood():
    found = channels()
    while True:
        for one in found:
            try:
                one.sendall(frame(reply("x" * 60_000, output="y" * 60_000)))
            except OSError:
                return
threading.Thread(target=flood, daemon=True).start()
""",
        FULL,
    ),
    _spoken(
        "answer-for-the-agent",
        """
def answer(one):
    while True:
        try:
            if not one.recv(1 << 16):
                return
            one.sendall(frame(reply(True)))
        except OSError:
            return
for one in channels():
    threading.Thread(target=answer, args=(one,), daemon=True).start()
""",
    ),
    _spoken(
        "points-in-a-reply",
        """
told = {"points": 1000, "score": 8, "outcome": "graded", "trust": "sealed",
        "verdict": {"points": 8}, "is_number": True, "credit": 8, "passed": True}
say(frame({**reply(1000), **told}) * 5)
say(frame({"op": "leave", **told}) * 5)
""",
    ),
    _spoken(
        "everything-open-is-null",
        """
null = os.open("/dev/null", os.O_RDWR)
for name in os.listdir("/proc/self/fd"):
    if int(name) > 2 and int(name) != null:
        try:
            os.dup2(null, int(name))
        except OSError:
            pass
""",
    ),
    _spoken("close-everything", "os.closerange(0, 4096)"),
    _spoken(
        "shut-the-channel",
        """
for one in channels():
    try:
        one.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
""",
    ),
    _spoken(
        "keep-the-channel-in-a-child",
        """
if not os.fork():
    while True:
        say(frame(reply(True)))
        time.sleep(0.01)
""",
    ),
    _spoken(
        "send-open-files",
        """
import array
some = array.array("i", [os.open("/dev/zero", os.O_RDONLY)] * 30)
for one in channels():
    try:
        rights = (socket.SOL_SOCKET, socket.SCM_RIGHTS, some)
        one.sendmsg([frame(reply(4))], [rights])
    except OSError:
        pass
""",
    ),
)
