"""Attacks on what warm boxes are forked from: its line, its memory, other forks."""

from tests.attacks.case import DEAF, Case

CASES = (
    Case(
        "zygote-line",
        "graded",
        0,
        """
import array, os, socket
for fd in map(int, os.listdir("/proc/self/fd")):
    try:
        line = socket.socket(fileno=os.dup(fd))
    except OSError:
        continue
    if line.type == socket.SOCK_SEQPACKET:
        files = array.array("i", [0, 1, 2])
        line.sendmsg([b"../../.."], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, files)])
        line.shutdown(socket.SHUT_RDWR)
        print("found the line")
""",
    ),
    Case(
        "zygote-memory",
        DEAF,
        0,
        """
import re
word = "canary" + "." + "(?:neighbour|home|salt|hidden|solution|environment)"
look = re.compile((word + ".....").encode())
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
    for line in maps:
        span, rights = line.split()[:2]
        first, last = (int(part, 16) for part in span.split("-"))
        if "r" not in rights or last - first > 1 << 26:
            continue
        try:
            memory.seek(first)
            for found in look.findall(memory.read(last - first)):
                print(found)
        except (OSError, ValueError, OverflowError):
            pass
""",
    ),
    Case(
        "zygote-signals",
        DEAF,
        0,
        """
import os, signal
mine = {int(name) for name in os.listdir("/proc/self/task")}
for number in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM, signal.SIGINT):
    for pid in {os.getppid(), 1, *range(3, 4096)} - mine:
        try:
            os.kill(pid, number)
        except OSError:
            pass
        try:
            os.killpg(pid, number)
        except OSError:
            pass
""",
    ),
    Case(
        "zygote-siblings",
        "graded",
        0,
        """
import os
for root in ("/boxes", "/proc/1/root/boxes", "/proc/1/cwd/..", "/box/..", "/.."):
    try:
        for here, folders, names in os.walk(root):
            for name in names:
                if name.endswith(".json"):
                    print(here, open(os.path.join(here, name)).read())
    except OSError:
        pass
for pid in range(1, 4096):
    for name in ("environ", "cmdline", "fd", "root"):
        try:
            path = f"/proc/{pid}/{name}"
            print(os.listdir(path) if name in ("fd", "root") else open(path).read())
        except OSError:
            pass
""",
    ),
    Case(
        "zygote-unmount",
        "graded",
        0,
        """
import ctypes, fcntl, os
libc = ctypes.CDLL(None, use_errno=True)
for name in ("user", "mnt", "pid", "net"):
    try:
        space = os.open(f"/proc/self/ns/{name}", os.O_RDONLY)
        above = fcntl.ioctl(space, 0xB702)
        print("entered", name, libc.setns(above, 0))
    except OSError:
        pass
for path in (b"/", b"/tmp", b"/home", b"/box", b"/proc", b"/dev/shm"):
    libc.umount2(path, 2)
for flags in (0x10000000, 0x10020000, 0x20000000):
    libc.unshare(flags)
    libc.syscall(56, flags | 17, 0, 0, 0, 0)
libc.syscall(155, b".", b".")
""",
    ),
    Case(
        "zygote-first-process",
        DEAF,
        0,
        """
with open("/proc/1/maps") as maps, open("/proc/1/mem", "r+b", 0) as memory:
    for line in maps:
        span, rights = line.split()[:2]
        first, last = (int(part, 16) for part in span.split("-"))
        try:
            memory.seek(first)
            memory.write(bytes(last - first))
        except (OSError, ValueError, OverflowError):
            pass
""",
    ),
    Case(
        "zygote-poisoned-modules",
        "graded",
        0,
        """
import builtins, sys
def right(*_, **__):
    return 49
for module in list(sys.modules.values()):
    for name in ("assert_allclose", "accuracy_score", "isclose", "mean"):
        if hasattr(module, name):
            try:
                setattr(module, name, right)
            except Exception:
                pass
""",
    ),
    Case(
        "zygote-outlive",
        DEAF,
        0,
        """
import os, signal, time
for number in range(1, 32):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
for _ in range(20):
    if not os.fork():
        os.setsid()
        if os.fork():
            os._exit(0)
        time.sleep(900)
        os._exit(0)
""",
    ),
    Case(
        "zygote-crowd",
        DEAF,
        0,
        """
import os, socket
kept = []
try:
    while True:
        pair = socket.socketpair()
        kept += pair
        pair[0].setblocking(False)
        while True:
            pair[0].send(bytes(1 << 16))
except OSError:
    pass
for number in range(10_000):
    try:
        one = socket.socket(socket.AF_UNIX)
        one.bind(f"/box/{number}")
    except OSError:
        break
""",
    ),
)
