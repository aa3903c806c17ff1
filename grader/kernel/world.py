"""A world of its own for one fork of the zygote: namespaces, folders, no rights.

What bubblewrap does for a cold box, by the same system calls. All of it runs before
any code of a learner's, and nothing but the standard library may be imported.
"""

import contextlib
import ctypes
import fcntl
import os
import platform
import shutil
import socket
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

HOME = "/home/learner"
EXCHANGE = "/box"
# Where the zygote's own box shows the folders of all boxes; a fork sees its own only.
PLACES = "/boxes"

_USER, _MOUNTS, _PROCESSES = 0x10000000, 0x20000, 0x20000000
_IPC, _NAME, _NETWORK, _CGROUP = 0x8000000, 0x4000000, 0x40000000, 0x2000000
_NEW = _USER | _MOUNTS | _PROCESSES | _IPC | _NAME | _NETWORK | _CGROUP
_SIGCHLD = 17
_CLONE, _PIVOT = {"x86_64": (56, 155), "aarch64": (220, 41)}.get(
    platform.machine(), (-1, -1)
)

_RDONLY, _NOSUID, _NODEV, _NOEXEC, _REMOUNT = 1, 2, 4, 8, 32
_BIND, _REC, _PRIVATE, _DETACH = 4096, 16384, 1 << 18, 2
_SAFE = _NOSUID | _NODEV
# The mount flags that a remount must repeat, by statvfs's names.
_KEPT = {os.ST_NOSUID: _NOSUID, os.ST_NODEV: _NODEV, os.ST_NOEXEC: _NOEXEC}
_SYSTEM = ("/usr", "/etc", "/bin", "/sbin", "/lib", "/lib32", "/lib64")
_SIOCSIFFLAGS, _IFF_UP = 0x8914, 1

# Holds the interpreter's lock meanwhile: a copied process must not wait for it.
_LIBC = ctypes.PyDLL(None, use_errno=True)


@dataclass(frozen=True)
class Furniture:
    """What one box gets: its place beneath PLACES, files, further folders to read.

    `files` are names and whether each is a copy of the learner's own, `readable` the
    paths at which folders are shown, `folders` those of the interpreter.
    """

    place: str
    files: tuple[tuple[str, bool], ...]
    readable: tuple[str, ...]
    folders: tuple[str, ...]
    disk: int


def clone() -> int:
    """Fork into new namespaces; return 0 in the copy, which is their first process.

    Python's own fork cannot ask for namespaces. The copy may fork again, and what it
    forks is whole; it should do little else.
    """
    pid = int(_LIBC.syscall(_CLONE, _NEW | _SIGCHLD, 0, 0, 0, 0))
    if pid < 0:
        _fail("clone")
    return pid


def enter(furniture: Furniture, user: int, group: int) -> None:
    """Make the new namespaces a box, and give up every right to change them.

    `user` and `group` are those of the zygote; in here they have no name yet.
    """
    _become(user, group)
    umask = os.umask(0)
    _mount(None, "/", None, _REC | _PRIVATE)
    _build("/tmp", furniture)
    os.chdir("/tmp")
    if _LIBC.syscall(_PIVOT, b".", b"."):
        _fail("pivot_root")
    if _LIBC.umount2(b".", _DETACH):
        _fail("umount")
    _read_only("/")
    os.umask(umask)
    _open_loopback()
    os.chdir(HOME)
    _drop_rights()


def _become(user: int, group: int) -> None:
    """Be in the new user namespace who we were outside of it."""
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def _build(root: str, furniture: Furniture) -> None:
    """Build the root of a box in the folder `root`, out of the zygote's own."""
    _mount("tmpfs", root, "tmpfs", _SAFE, "size=1m,mode=755")
    for path in _SYSTEM:
        if os.path.islink(path):
            os.symlink(os.readlink(path), root + path)
        elif os.path.isdir(path):
            _bind(path, root + path)
    _devices(root, furniture.disk)
    os.mkdir(f"{root}/proc", 0o755)
    flags = _SAFE | _NOEXEC | _RDONLY
    _mount("proc", f"{root}/proc", "proc", flags)
    for name in ("/tmp", "/home"):
        os.mkdir(root + name)
        _mount("tmpfs", root + name, "tmpfs", _SAFE, _room(furniture.disk))
    os.mkdir(root + HOME, 0o755)
    place = f"{PLACES}/{furniture.place}"
    _bind(f"{place}/x", root + EXCHANGE)
    for path in furniture.folders:
        _bind(path, root + path)
    for number, path in enumerate(furniture.readable):
        _bind(f"{place}/r/{number}", root + path)
        _read_only(root + path)
    _lay_out(f"{place}/f", root + HOME, furniture.files)


def _devices(root: str, disk: int) -> None:
    """Show the devices; terminals and shared memory are each box's own."""
    _bind("/dev", f"{root}/dev")
    pts = "newinstance,ptmxmode=0666,mode=620"
    _mount("devpts", f"{root}/dev/pts", "devpts", _NOSUID | _NOEXEC, pts)
    _mount("tmpfs", f"{root}/dev/shm", "tmpfs", _SAFE, _room(disk))


def _room(disk: int) -> str:
    return f"size={disk},mode=1777"


def _lay_out(source: str, home: str, files: Iterable[tuple[str, bool]]) -> None:
    """Copy the learner's small files into the home; show the large ones there."""
    for name, is_copied in files:
        target = f"{home}/{name}"
        os.makedirs(os.path.dirname(target), 0o755, exist_ok=True)
        if is_copied:
            shutil.copyfile(f"{source}/{name}", target)
            os.chmod(target, 0o644)
        else:
            _bind(f"{source}/{name}", target)
            _read_only(target)


def _bind(source: str, target: str) -> None:
    """Show `source` at `target`, which is made."""
    is_folder = os.path.isdir(source)
    os.makedirs(target if is_folder else os.path.dirname(target), 0o755, exist_ok=True)
    if not is_folder:
        Path(target).touch()
    _mount(source, target, None, _BIND | _REC)


def _read_only(path: str) -> None:
    found = os.statvfs(path).f_flag
    kept = sum(flag for mark, flag in _KEPT.items() if found & mark)
    _mount(None, path, None, _REMOUNT | _BIND | _RDONLY | kept)


def _mount(
    source: str | None, target: str, kind: str | None, flags: int, data: str = ""
) -> None:
    words = [os.fsencode(one) if one else None for one in (source, target, kind, data)]
    if _LIBC.mount(*words[:3], ctypes.c_ulong(flags), words[3]):
        _fail(f"mount {target}")


def _open_loopback() -> None:
    """Let programs of one box speak to each other, as they may in a cold box."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        asked = struct.pack("16sh14x", b"lo", _IFF_UP)
        with contextlib.suppress(OSError):
            fcntl.ioctl(any_socket, _SIOCSIFFLAGS, asked)


def _drop_rights() -> None:
    """Give up all capabilities, those to come included."""
    number = 0
    while not _LIBC.prctl(24, number, 0, 0, 0):  # PR_CAPBSET_DROP, until there is none
        number += 1
    _LIBC.prctl(47, 4, 0, 0, 0)  # PR_CAP_AMBIENT, clear all
    header = struct.pack("Ii", 0x20080522, 0)
    if not number or _LIBC.capset(header, bytes(24)):
        _fail("capset")


def _fail(what: str) -> None:
    code = ctypes.get_errno()
    raise OSError(code, os.strerror(code), what)
