"""What a process may do with which folder, by the Linux kernel's landlock.

Three system calls by hand: the Python bindings there are were months old when this
was written. Only the standard library may be imported: this runs inside the box.
"""

import ctypes
import os
import struct
from collections.abc import Iterable

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same on every machine
_EXECUTE, _WRITE, _READ, _LIST = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_MAKE_SOCKET, _TRUNCATE, _IOCTL = 1 << 9, 1 << 14, 1 << 15
_FOR_FILES = _EXECUTE | _WRITE | _READ | _TRUNCATE | _IOCTL
_SCOPES = 0b11  # abstract sockets and signals stay inside
SCOPED = 6

_READING = _EXECUTE | _READ | _LIST
# `use` is for devices such as /dev/null: read and write, create nothing.
KINDS = {
    "read": _READING,
    "use": _READING | _WRITE | _IOCTL,
    "sockets": _READ | _LIST | _MAKE_SOCKET,
    "write": (1 << 16) - 1,
}

Rule = tuple[str, str]


def abi() -> int:
    """Return the version of landlock here, 0 where there is none."""
    libc = ctypes.CDLL(None, use_errno=True)
    return max(0, libc.syscall(_CREATE, None, ctypes.c_size_t(0), 1))


def _handled(version: int) -> int:
    """Return the rights that this version of landlock knows."""
    bits = 13 if version < 2 else 14 if version < 3 else 15 if version < 5 else 16
    return (1 << bits) - 1


def restrict(rules: Iterable[Rule]) -> None:
    """Allow this process and its children only what `rules` name, for ever.

    A rule is a path and one of KINDS and holds for everything beneath; what is
    missing on this machine is passed over.
    """
    version = abi()
    if not version:
        raise OSError("this Linux has no landlock")
    rights = _handled(version)
    fields = [
        rights,
        *([0] if version >= 4 else []),
        *([_SCOPES] if version >= 6 else []),
    ]
    attributes = struct.pack(f"={len(fields)}Q", *fields)
    ruleset = _call(_CREATE, attributes, ctypes.c_size_t(len(attributes)), 0)
    for path, kind in rules:
        _allow(ruleset, path, KINDS[kind] & rights)
    if ctypes.CDLL(None, use_errno=True).prctl(38, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "no_new_privs was refused")
    _call(_RESTRICT, ruleset, 0)
    os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    if not os.path.isdir(path):
        rights &= _FOR_FILES
    try:
        _call(_ADD, ruleset, 1, struct.pack("=Qi", rights, fd), 0)
    finally:
        os.close(fd)


def _call(number: int, *arguments: object) -> int:
    code = ctypes.CDLL(None, use_errno=True).syscall(number, *arguments)
    if code < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), "landlock")
    return int(code)
