"""Attempts to read what is not the learner's: files, environment, processes, others.

What they find they print, and return as an answer. A secret in any output or page
is a leak, whoever it belongs to.
"""

from tests.attacks.case import DEAF, Case, Handed, unsolved

# Print any text, also one that the output's limit would cut.
TELL = """
import glob, json, os, subprocess, sys
def tell(read, *args):
    try:
        found = read(*args)
    except Exception:
        return
    text = found.decode(errors="replace") if isinstance(found, bytes) else str(found)
    at = text.find("canary-")
    print(text[max(at - 20, 0):at + 100] if at >= 0 else text[:100])
def read(path):
    with open(path, "rb") as file:
        return file.read(1 << 20)
"""


def _told(name: str, source: str, outcome: str | tuple[str, ...] = "graded") -> Case:
    return Case(name, outcome, 0, TELL + source.strip("\n"))


def _link_to(target: str) -> Case:
    def build(handed: Handed) -> None:
        handed.folder.mkdir(parents=True, exist_ok=True)
        handed.path.symlink_to(target)

    name = f"link-to{target.replace('/', '-').replace('.', '')}".strip("-")
    return Case(name, "refused", 0, build)


def _link_beside(handed: Handed) -> None:
    handed.folder.mkdir(parents=True, exist_ok=True)
    (handed.folder / "data").symlink_to("../../../source")
    for path in ("data", "data/ps1/p1.ipynb"):
        handed.cell("square").source += f"\nprint(open({path!r}).read())"


CASES = (
    _told(
        "run-the-solution",
        """
for up in ("../../..", "../..", "..", ".", "/"):
    for path in glob.glob(f"{up}/source/*/*.ipynb"):
        for cell in json.loads(read(path))["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("solution"):
                exec("".join(cell["source"]), globals())
""",
    ),
    _told(
        "shell-reads-the-solution",
        """
shell = get_ipython().getoutput
tell(shell, "cat ../../../source/ps1/p1.ipynb ../ps1/*; ls -la ../../.. / ~; id")
tell(shell, "grep -rs canary- ~ /tmp /var/tmp /home /root /srv /mnt /work 2>&1")
""",
    ),
    _told(
        "search-all-files",
        """
for top in ("/home", "/root", "/tmp", "/var", "/srv", "/mnt", "/opt", "/etc", "."):
    for folder, _, names in os.walk(top):
        for name in names:
            if name.endswith((".ipynb", ".db", ".toml", ".txt", ".env", "_history")):
                tell(read, os.path.join(folder, name))
""",
    ),
    _told(
        "other-learners",
        """
for up in ("../..", "../../..", "../../../submitted", "../../../autograded"):
    for path in glob.glob(f"{up}/*/ps1/*.ipynb"):
        tell(read, path)
""",
    ),
    _told(
        "environment",
        """
print([value for value in os.environ.values() if "canary-" in value])
for process in os.listdir("/proc"):
    for name in ("environ", "cmdline"):
        tell(read, f"/proc/{process}/{name}")
mean_ans = os.environ.get("STOVE_SALT")
""",
    ),
    _told(
        "salt-of-the-grader",
        """
import ctypes, gc
tell(ctypes.CDLL(None).getenv, b"STOVE_SALT")
for found in gc.get_objects():
    if isinstance(found, dict) and "STOVE_SALT" in found:
        print(found["STOVE_SALT"])
for name, module in list(sys.modules.items()):
    if name.startswith("grader"):
        print([value for value in vars(module).values() if "canary-" in str(value)])
""",
    ),
    _told(
        "other-processes",
        """
for process in os.listdir("/proc"):
    if process.isdigit():
        for name in ("root", "cwd", "fd/0", "fd/3", "exe"):
            tell(os.readlink, f"/proc/{process}/{name}")
        tell(os.listdir, f"/proc/{process}/root/root")
        tell(os.listdir, f"/proc/{process}/cwd")
        tell(read, f"/proc/{process}/mem")
        for path in glob.glob(f"/proc/{process}/cwd/source/*/*"):
            tell(read, path)
""",
    ),
    _told(
        "own-memory",
        """
for line in open("/proc/self/maps"):
    span, rights = line.split()[:2]
    start, end = (int(part, 16) for part in span.split("-"))
    if rights.startswith("rw") and end - start < 64 << 20:
        with open("/proc/self/mem", "rb", 0) as memory:
            memory.seek(start)
            data = memory.read(end - start)
        at = data.find(b"canary" + b"_hidden")
        if at >= 0:
            print(data[at - 200:at + 200])
""",
    ),
    _told(
        "open-files",
        """
for name in os.listdir("/proc/self/fd"):
    tell(os.readlink, f"/proc/self/fd/{name}")
    tell(read, f"/proc/self/fd/{name}/../source/ps1/p1.ipynb")
    for path in ("..", "../source/ps1/p1.ipynb", "gradebook.db"):
        try:
            tell(os.open, path, os.O_RDONLY, 0, dir_fd=int(name))
        except Exception:
            pass
""",
    ),
    _told(
        "trace-the-grader",
        """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for process in [os.getppid(), 1, *range(2, 400)]:
    if process != os.getpid() and libc.ptrace(16, process, 0, 0) == 0:
        print("traced", process)
        tell(read, f"/proc/{process}/mem")
""",
        DEAF,
    ),
    _told(
        "read-another-process",
        """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
room = ctypes.create_string_buffer(4096)
class Span(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("len", ctypes.c_size_t)]
here = Span(ctypes.addressof(room), 4096)
there = Span(0x400000, 4096)
for process in (os.getppid(), 1):
    if libc.process_vm_readv(process, ctypes.byref(here), 1,
                             ctypes.byref(there), 1, 0) > 0:
        print("read", process)
print(libc.unshare(0x10000000), libc.setns(3, 0), libc.chroot(b"/proc/1/root"))
""",
    ),
    _told(
        "call-home",
        """
import socket
for host, port in (("127.0.0.1", 22), ("192.0.2.1", 80), ("169.254.169.254", 80)):
    try:
        socket.create_connection((host, port), 0.5)
        print("connected", host)
    except OSError:
        pass
""",
    ),
    _told(
        "magics-with-paths",
        """
shell = get_ipython()
for path in ("../../../submitted/m-neighbour/ps1/stove-attack.txt",
             "/tmp/stove-attack.txt", "~/stove-attack.txt"):
    try:
        shell.run_cell_magic("writefile", path, "x")
    except OSError:
        pass
tell(shell.run_line_magic, "load", "../../../source/ps1/p1.ipynb")
""",
    ),
    _link_to("/etc/passwd"),
    _link_to("../../m-neighbour/ps1/p1.ipynb"),
    _link_to("../../../source/ps1/p1.ipynb"),
    _link_to("../../../gradebook.db"),
    Case("link-to-a-folder", "refused", 0, unsolved(_link_beside)),
)
