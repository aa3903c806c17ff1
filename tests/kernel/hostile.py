"""What a hostile notebook tries from inside a box: a name, a cell, what it must see.

A cell ends by printing `held` or what got through. Names in capitals are filled in
by the test: a path, a port, a process of the grader's.
"""

PRELUDE = """
import ctypes, os, socket, subprocess, sys
libc = ctypes.CDLL(None, use_errno=True)
def attempt(*actions):
    through = []
    for action in actions:
        try:
            result = action()
        except (OSError, MemoryError, ValueError) as error:
            continue
        if result != -1:
            through.append(repr(result)[:80])
    print("held" if not through else f"got through: {through}")
def call(number, *arguments):
    return libc.syscall(number, *arguments)
def refuse(has_leaked, what=""):
    print("held" if not has_leaked else f"got through: {what}")
def write(path):
    return lambda: open(path, "w").write("1")
def read(path):
    return lambda: open(path, "rb").read()
"""

CELLS = {
    "reach the network": """
def tcp(address):
    return lambda: socket.create_connection(address, 2)
def udp():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    return s.sendto(b"x", ("192.0.2.1", 53))
attempt(tcp(("127.0.0.1", PORT)), tcp(("192.0.2.1", 80)), udp)
""",
    "reach a socket in a folder of the host": """
def connect():
    s = socket.socket(socket.AF_UNIX)
    s.connect(SOCKET)
    return s
attempt(connect)
""",
    "reach the machine beneath by vsock, packet or netlink": """
attempt(*[lambda f=f: socket.socket(f, socket.SOCK_RAW) for f in (40, 17, 16)])
""",
    "read the home of the grader": """
attempt(read("/etc/shadow"), read("/etc/passwd"), lambda: os.listdir("/root") or -1,
        lambda: os.listdir(FOLDER), read(FOLDER + "/gradebook.db"))
""",
    "find the gradebook": """
found = [p for p, _, names in os.walk("/") if "gradebook.db" in names]
refuse(found, found)
""",
    "read the hidden tests beside the submission": """
names = [n for _, _, ns in os.walk(".") for n in ns]
bad = [n for n in names if n.endswith(".ipynb") or n in ("link.csv", ".env")]
refuse(bad, bad)
""",
    "see other processes": """
def others():
    mine = {os.getpid(), os.getppid(), 1}
    return [p for p in os.listdir("/proc") if p.isdigit() and int(p) not in mine] or -1
attempt(others, read(f"/proc/{GRADER}/environ"), read(f"/proc/{GRADER}/cmdline"))
""",
    "read the grader's environment": """
texts = [repr(dict(os.environ))]
for pid in (1, "self", os.getppid(), GRADER):
    for name in ("environ", "cmdline"):
        try:
            texts.append(open(f"/proc/{pid}/{name}", errors="replace").read())
        except OSError:
            pass
leaks = [w for w in ("a-secret-token", "JPY_PARENT_PID") if any(w in t for t in texts)]
refuse(leaks, leaks)
""",
    "inherit open files": """
links = []
for fd in os.listdir("/proc/self/fd"):
    try:
        links.append(os.readlink(f"/proc/self/fd/{fd}"))
    except OSError:
        pass
known = ("socket:", "pipe:", "anon_inode:", "/dev/", "/memfd:log", "/proc/")
bad = [link for link in links if not link.startswith(known)]
refuse(bad, bad)
""",
    "change a setting of the Linux kernel": """
paths = ["/proc/sys/kernel/core_pattern", "/proc/sys/kernel/hostname",
         "/proc/sys/vm/drop_caches", "/proc/sysrq-trigger",
         "/proc/sys/net/ipv4/ip_forward", "/proc/self/oom_score_adj"]
paths += [os.path.join(p, n) for p, _, ns in os.walk("/proc/sys") for n in ns
          if os.access(os.path.join(p, n), os.W_OK)][:50]
attempt(*[(lambda p=p: os.close(os.open(p, os.O_WRONLY)) or p) for p in paths])
""",
    "write outside its folders": """
python = os.path.dirname(os.__file__)
attempt(*map(write, ["/usr/x", "/etc/x", "/x", python + "/x", sys.prefix + "/x",
                     "/dev/x", FOLDER + "/x", "/var/tmp/x", "/root/x", "/proc/x"]))
""",
    "write beside the sockets": """
here = os.path.dirname(sys.argv[sys.argv.index("-f") + 1])
attempt(write(here + "/x"), lambda: os.mkdir(here + "/d") or 1,
        lambda: os.symlink("/etc", here + "/l") or 1,
        lambda: os.unlink(here + "/s-1") or 1)
""",
    "be root": """
status = open("/proc/self/status").read()
caps = [line for line in status.splitlines() if line.startswith("Cap")]
bad = [c for c in caps if int(c.split()[1], 16) and not c.startswith("CapBnd")]
refuse(os.getuid() == 0 or "NoNewPrivs:\\t1" not in status or bad, status)
""",
    "become root again": """
attempt(lambda: os.setuid(0) or 1, lambda: os.setgid(0) or 1,
        lambda: subprocess.run(["su", "-c", "true"]).returncode or 1 if
        os.path.exists("/usr/bin/su") and os.getuid() == 0 else -1)
""",
    "make namespaces": """
new = [0x10000000, 0x20000, 0x20000000, 0x40000000]
attempt(*[lambda n=n: libc.unshare(n) for n in new],
        lambda: call(56, 0x10000011, 0, 0, 0, 0),
        lambda: subprocess.run(["unshare", "-U", "true"], stderr=-3).returncode and -1)
""",
    "mount": """
attempt(lambda: libc.mount(b"tmpfs", b"/tmp", b"tmpfs", 0, None),
        lambda: libc.umount2(b"/proc", 2), lambda: libc.chroot(b"/tmp"))
""",
    "use dangerous system calls": """
attempt(lambda: libc.ptrace(16, os.getppid(), 0, 0), lambda: os.memfd_create("x"),
        lambda: call(425, 8, ctypes.create_string_buffer(120)),
        lambda: libc.shmget(0, 1 << 30, 0o1600), lambda: call(321, 0, 0, 0),
        lambda: call(250, 1, 0, 0, 0, 0), lambda: call(323, 0),
        lambda: call(0x40000000 + 39))
""",
    "type into the grader's terminal": """
import fcntl
attempt(lambda: fcntl.ioctl(0, 0x5412, b"x") or 1, lambda: os.open("/dev/tty", 2))
""",
    "signal the grader": """
attempt(lambda: os.kill(GRADER, 0) or "grader",
        lambda: os.kill(GRADER, 9) or "grader",
        lambda: os.getppid() != 1 and not os.kill(os.getppid(), 9) and "parent" or -1)
""",
    "kill everybody": """
for victim in (-1, 1) if IS_FULL else (-1,):
    try:
        os.kill(victim, 15 if victim < 0 else 9)
    except OSError:
        pass
print("held")
""",
    "fork without end": """
import time
children = []
try:
    for _ in range(400):
        pid = os.fork()
        if not pid:
            time.sleep(60)
            os._exit(0)
        children.append(pid)
except OSError:
    pass
for pid in children:
    os.kill(pid, 9)
    os.waitpid(pid, 0)
refuse(len(children) > 63, len(children))
""",
    "start threads without end": """
import threading
stop = threading.Event()
threads = []
try:
    for _ in range(400):
        threads.append(threading.Thread(target=stop.wait))
        threads[-1].start()
except RuntimeError:
    threads.pop()
stop.set()
refuse(len(threads) > 63, len(threads))
""",
    "allocate without end": "attempt(lambda: len(bytearray(2 << 30)))",
    "write one huge file": """
def huge():
    with open("huge", "wb", buffering=0) as file:
        for _ in range(200):
            file.write(bytes(1 << 20))
try:
    huge()
except OSError:
    pass
size = os.path.getsize("huge")
os.unlink("huge")
refuse(size > 64 << 20, size)
""",
    "import what the submission shadows": """
import zmq, json, ipykernel
here = [m.__file__ for m in (zmq, json, ipykernel) if "site-packages" not in m.__file__
        and "/lib/python" not in m.__file__]
refuse(here or os.path.exists("shadowed"), here)
""",
}

FULL_CELLS = {
    "fill the disk": """
def fill(folder):
    total = 0
    try:
        for number in range(20):
            with open(f"{folder}/{number}", "wb", buffering=0) as file:
                for _ in range(50):
                    total += file.write(bytes(1 << 20))
    except OSError:
        pass
    for number in range(20):
        if os.path.exists(f"{folder}/{number}"):
            os.unlink(f"{folder}/{number}")
    return total
totals = [fill(f) for f in ("/tmp", "/dev/shm", ".")]
refuse(max(totals) > 65 << 20, totals)
""",
    "see where it is": """
text = open("/proc/mounts").read() + open("/proc/1/cmdline").read()
refuse(FOLDER in text or os.uname().nodename != "box", text)
""",
    "have room in every temporary folder": """
sizes = {m.split()[1]: os.statvfs(m.split()[1]) for m in open("/proc/mounts")
         if m.split()[2] == "tmpfs" and "rw" in m.split()[3].split(",")}
big = {p: s.f_blocks * s.f_frsize for p, s in sizes.items()}
refuse([p for p, size in big.items() if size > 64 << 20], big)
""",
}

LAST_CELLS = {
    "leave a daemon": """
code = "import time; time.sleep(900)  # MARK"
subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
if not os.fork():
    os.setsid()
    if not os.fork():
        os.execv(sys.executable, [sys.executable, "-c", code])
    os._exit(0)
print("held")
""",
    "flood the output": "print('x' * 1_000_000)",
}
