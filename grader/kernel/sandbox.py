"""The full level: a box of Linux namespaces, built by bubblewrap.

The kernel sees /usr, its Python, copies of the submission's files and nothing else:
no network, no other process, no way to make namespaces of its own. Each oddity below
closes a hole that was demonstrated; tests/kernel has a test for each.
"""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from grader.kernel import entry, seccomp
from grader.kernel.files import open_file
from grader.kernel.interpreter import is_open
from grader.kernel.landlock import Rule
from grader.kernel.room import Launch, Room, clean_environment
from grader.kernel.world import EXCHANGE, HOME, PLACES

_USER = "1000"
_HALL_ROOM = 64 << 20
_SYSTEM = ("/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts", "/etc/localtime")
_MAKES_ROOM: tuple[Rule, ...] = (
    ("/usr", "read"),
    ("/etc", "read"),
    ("/proc", "read"),
    ("/dev", "use"),
    ("/dev/shm", "write"),
    ("/tmp", "write"),
    ("/home", "write"),
    (EXCHANGE, "sockets"),
)


def find_bubblewrap() -> str | None:
    """Return the path of bubblewrap, if it is installed."""
    return shutil.which("bwrap")


def bubblewrap(arguments: list[str], room: Room) -> Launch:
    """Return how to start a kernel with `arguments` in a box of its own.

    As root the box is built by an ordinary user, since to bubblewrap uid 0 is no
    sandbox; where that user could not reach the files, an outer box shows them.
    """
    inner, fds = _inner(room)
    return _launch(inner, fds, python_command(arguments, room, plan(room)), room)


def hall(settings: str, room: Room) -> Launch:
    """Return how to start a zygote with `settings` in a box of its own.

    The room's exchange folder is where the boxes of all its forks lie. It may make
    namespaces, since its forks must; each fork gives that up for itself.
    """
    inner, fds = _hall(room)
    return _launch(inner, fds, [*_python(room, "zygote"), settings], room)


def _launch(inner: list[str], fds: list[int], python: list[str], room: Room) -> Launch:
    """Return how to start `python` in the box that the options `inner` describe."""
    command = [find_bubblewrap() or "bwrap", "--args", str(_memory(inner, fds)), "--"]
    command += python
    wrappers = 2
    if room.user is not None:
        command = _lose_root(room.user) + command
        if not all(map(is_open, sources(room))):
            outer = _memory(_outer(room), fds)
            bwrap = find_bubblewrap() or "bwrap"
            command = [bwrap, "--args", str(outer), "--", *command]
            wrappers = 4
    environment = clean_environment(room, HOME, "/tmp")
    return Launch(command, environment, tuple(fds), wrappers)


def python_command(arguments: list[str], room: Room, plan: entry.Plan) -> list[str]:
    """Return the command of the process that confines itself and is the kernel."""
    return [*_python(room, "entry"), plan.to_json(), *arguments]


def _python(room: Room, module: str) -> list[str]:
    """Return the command that runs the main function of a module of ours."""
    parent = str(Path(entry.__file__).resolve().parents[2])
    code = entry.CODE.format(parent=parent, module=module)
    return [str(room.interpreter.executable), "-P", "-c", code]


def sources(room: Room) -> list[Path]:
    """Return the folders and files of the host that are shown in the box."""
    lent = [file.source for file in room.files if not file.is_copied]
    return [*room.interpreter.folders, *room.readable, *lent]


def plan(room: Room) -> entry.Plan:
    """Return what the kernel does to itself: limits, system calls, the exchange."""
    shown = [(str(path), "read") for path in sources(room)]
    return entry.Plan(
        room.limits.as_dict(),
        (*_MAKES_ROOM, *shown),
        seccomp.FAMILIES,
        does_probe=room.does_probe,
        channel=room.channel,
    )


def _inner(room: Room) -> tuple[list[str], list[int]]:
    """Return the options of the innermost box and the open files they read."""
    fds: list[int] = []
    options = [*_walls(), "--disable-userns"]
    # Left to itself, each tmpfs may fill half of the machine's memory.
    for folder in ("/dev/shm", "/tmp", "/home"):
        options += ["--perms", "1777", "--size", str(room.limits.disk)]
        options += ["--tmpfs", folder]
    options += [
        "--perms",
        "0755",
        "--dir",
        HOME,
        "--bind",
        str(room.exchange),
        EXCHANGE,
    ]
    options += _binds(sources(room), ("/tmp", "/home"), "--ro-bind")
    options += _files(room, fds)
    options += ["--remount-ro", "/", "--remount-ro", "/dev", "--remount-ro", "/proc"]
    options += ["--unsetenv", "JPY_PARENT_PID", "--chdir", HOME]
    return options, fds


def _hall(room: Room) -> tuple[list[str], list[int]]:
    """Return the options of a zygote's box; its forks build their own out of it."""
    options = _walls()
    for folder in ("/dev/shm", "/tmp", "/home"):
        options += ["--perms", "1777", "--size", str(_HALL_ROOM), "--tmpfs", folder]
    options += ["--perms", "0755", "--dir", HOME]
    options += ["--bind", str(room.exchange), PLACES]
    options += _binds(sources(room), ("/tmp", "/home"), "--ro-bind")
    options += ["--remount-ro", "/", "--remount-ro", "/dev"]
    return [*options, "--unsetenv", "JPY_PARENT_PID", "--chdir", HOME], []


def _walls() -> list[str]:
    """Return the options that every box of ours begins with."""
    options = ["--unshare-all", "--unshare-user"]
    options += ["--uid", _USER, "--gid", _USER, "--hostname", "box"]
    options += ["--die-with-parent", "--new-session", "--cap-drop", "ALL"]
    return [*options, *_system(), "--proc", "/proc", "--dev", "/dev"]


def _system() -> list[str]:
    """Return the binds of the system's programs, of /etc only what these need."""
    options = ["--ro-bind", "/usr", "/usr", "--perms", "0755", "--dir", "/etc"]
    for name in ("bin", "sbin", "lib", "lib32", "lib64"):
        if os.path.islink(f"/{name}"):
            options += ["--symlink", os.readlink(f"/{name}"), f"/{name}"]
        elif os.path.isdir(f"/{name}"):
            options += ["--ro-bind", f"/{name}", f"/{name}"]
    for path in _SYSTEM:
        options += ["--ro-bind-try", path, path]
    return options


def _binds(paths: Iterable[Path], made: Iterable[str], kind: str) -> list[str]:
    """Return binds at the same paths; bubblewrap would make folders above 0700."""
    options: list[str] = []
    known = {"/", "/usr", "/etc", "/dev", "/proc", *made}
    for path in paths:
        for above in map(str, reversed(path.parents)):
            if above not in known:
                known.add(above)
                options += ["--perms", "0755", "--dir", above]
        options += [kind, str(path), str(path)]
    return options


def _files(room: Room, fds: list[int]) -> list[str]:
    """Return the options that lay the submission's files into the home."""
    options: list[str] = []
    made: set[str] = set()
    for file in room.files:
        for above in [*reversed(Path(file.name).parents)][1:]:
            if str(above) not in made:
                made.add(str(above))
                options += ["--perms", "0755", "--dir", f"{HOME}/{above}"]
        target = f"{HOME}/{file.name}"
        if file.is_copied:
            fds.append(open_file(file.source))
            options += ["--perms", "0644", "--file", str(fds[-1]), target]
        else:
            options += ["--ro-bind", str(file.source), target]
    return options


def _outer(room: Room) -> list[str]:
    """Return the options of root's box, whose only use is to show closed folders.

    It shares the user namespace, without which `setpriv` can become nobody, and the
    host's /proc, without which the inner box may not mount its own.
    """
    options = ["--unshare-pid", "--unshare-ipc", "--unshare-net", "--unshare-uts"]
    options += ["--die-with-parent", *_system(), "--bind", "/proc", "/proc"]
    options += ["--dev", "/dev"]
    shown = _binds(sources(room), (), "--ro-bind")
    made = [part for part in shown if part.startswith("/")]
    exchange = _binds([room.exchange], made, "--bind")
    return [*options, *shown, *exchange, "--remount-ro", "/"]


def _lose_root(user: int) -> list[str]:
    """Return the command that becomes `user` before it runs what follows."""
    rights = ["--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"]
    who = [f"--reuid={user}", f"--regid={user}", "--clear-groups"]
    return [shutil.which("setpriv") or "setpriv", *who, *rights]


def _memory(options: list[str], fds: list[int]) -> int:
    """Write options to memory, not to a command line that the box could read."""
    fd = os.memfd_create("options")
    os.write(fd, os.fsencode("\0".join(options)))
    os.lseek(fd, 0, os.SEEK_SET)
    fds.append(fd)
    return fd
