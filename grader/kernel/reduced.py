"""The reduced level: the host's own folders, shut by landlock, seccomp and rlimits.

For containers, Binder and hosts that forbid user namespaces. The kernel shares the
host's network namespace, process numbers and file system; what it may do with them
is refused call by call. docs/sandbox.md says what that leaves open.
"""

from pathlib import Path

from grader.errors import GraderError
from grader.kernel import entry, landlock, seccomp
from grader.kernel.interpreter import closed_folder, is_open
from grader.kernel.room import Launch, Room, clean_environment
from grader.kernel.sandbox import python_command, sources

_READ = ("/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/alternatives")
_MORE = ("/etc/fonts", "/etc/localtime", "/proc/cpuinfo", "/proc/meminfo", "/proc/stat")
_MOST_ENTRIES = 4000
_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")


def confined(arguments: list[str], room: Room) -> Launch:
    """Return how to start a kernel that confines itself on the host as it is.

    Raises GraderError for root whose Python lies where only root may go.
    """
    if room.user is not None:
        for path in sources(room):
            if not is_open(path):
                raise GraderError(
                    f"{closed_folder(path)} is closed to every user but root, and "
                    "the box must not run as root. Grade as an ordinary user, or "
                    "install Python in a folder that is open to all."
                )
    home = room.exchange / "home"
    plan = entry.Plan(
        room.limits.as_dict(),
        _rules(room),
        (seccomp.UNIX,),
        has_own_world=False,
        needs_landlock=True,
        user=room.user,
        extra_processes=running() if room.user is None else 0,
        does_probe=room.does_probe,
        channel=room.channel,
    )
    environment = clean_environment(room, str(home), str(home / "tmp"))
    command = python_command(arguments, room, plan)
    size = room.limits.disk + sum(file.source.stat().st_size for file in room.files)
    return Launch(command, environment, (), 1, size, _MOST_ENTRIES)


def _rules(room: Room) -> tuple[landlock.Rule, ...]:
    """Return what the kernel may reach: programs, its Python, its own folders."""
    shown = [*_READ, *_MORE, *map(str, sources(room))]
    home = room.exchange / "home"
    return (
        *((path, "read") for path in shown),
        *((path, "use") for path in _DEVICES),
        (str(room.exchange), "sockets"),
        (str(home), "write"),
    )


def running() -> int:
    """Return how many threads the user runs now: their limit counts them all."""
    import psutil

    mine = psutil.Process().uids().real
    total = 0
    for process in psutil.process_iter(["uids", "num_threads"]):
        uids = process.info["uids"]
        if uids and uids.real == mine:
            total += process.info["num_threads"] or 1
    return total


def is_here() -> bool:
    """Return whether this Linux knows landlock and this machine's system calls."""
    try:
        seccomp.program((seccomp.UNIX,), False, True)
    except OSError:
        return False
    return bool(Path("/proc/self").exists() and landlock.abi())
