"""System calls that no notebook needs, refused by a seccomp filter.

The filter is plain data for the Linux kernel, built here from a table, because the
one Python binding of libseccomp has had no release since 2021 and needs a shared
library that slim images lack. Only the standard library may be imported: this runs
inside the box, before the Jupyter kernel.
"""

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Iterable

UNIX, INET, INET6 = 1, 2, 10
# With a network of its own a box may have internet sockets: they lead nowhere.
# The kinds left out, such as vsock, know no namespaces.
FAMILIES = (UNIX, INET, INET6)

# Numbers on x86_64 and aarch64, from the kernel's own unistd.h.
_NUMBERS = {
    "acct": (163, 89),
    "add_key": (248, 217),
    "bpf": (321, 280),
    "chroot": (161, 51),
    "delete_module": (176, 106),
    "finit_module": (313, 273),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fsopen": (430, 430),
    "fspick": (433, 433),
    "init_module": (175, 105),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "io_uring_setup": (425, 425),
    "kexec_file_load": (320, 294),
    "kexec_load": (246, 104),
    "keyctl": (250, 219),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "mount": (165, 40),
    "mount_setattr": (442, 442),
    "move_mount": (429, 429),
    "mq_open": (240, 180),
    "msgget": (68, 186),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "open_tree": (428, 428),
    "perf_event_open": (298, 241),
    "personality": (135, 92),
    "pidfd_getfd": (438, 438),
    "pivot_root": (155, 41),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "ptrace": (101, 117),
    "quotactl": (179, 60),
    "reboot": (169, 142),
    "request_key": (249, 218),
    "semget": (64, 190),
    "setns": (308, 268),
    "shmget": (29, 194),
    "swapoff": (168, 225),
    "swapon": (167, 224),
    "syslog": (103, 116),
    "umount2": (166, 39),
    "unshare": (272, 97),
    "userfaultfd": (323, 282),
}
_CLONE, _CLONE3, _IOCTL = (56, 220), (435, 435), (16, 29)
_SOCKET, _SOCKETPAIR, _CONNECT = (41, 198), (53, 199), (42, 203)
# kill, tkill, tgkill, rt_sigqueueinfo, rt_tgsigqueueinfo, pidfd_send_signal
_SIGNALS = ((62, 129), (200, 130), (234, 131), (129, 138), (297, 240), (424, 424))
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

_NEW_NAMESPACES = 0x7E020000
_TIOCSTI, _TIOCLINUX = 0x5412, 0x541C
_DATAGRAM, _TYPE_MASK = 2, 0xF
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _AND, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_FIRST_ARGUMENT = 16

Instruction = tuple[int, int, int, int]


def _deny(code: int) -> Instruction:
    return (_RETURN, 0, 0, _ERRNO | code)


def _when(number: int, body: list[Instruction]) -> list[Instruction]:
    """Return `body` for the call `number`; it may fall through to what follows."""
    return [(_EQUAL, 0, len(body), number), *body]


def _argument(index: int) -> Instruction:
    """Load the low half of an argument (both machines are little-endian)."""
    return (_LOAD, 0, 0, _FIRST_ARGUMENT + 8 * index)


def _unless_any(values: Iterable[int], code: int) -> list[Instruction]:
    """Deny with `code` unless the loaded value is one of `values`, else allow."""
    tests = list(values)
    jumps = [(_EQUAL, len(tests) - i, 0, value) for i, value in enumerate(tests)]
    return [*jumps, _deny(code), (_RETURN, 0, 0, _ALLOW)]


def program(families: Iterable[int], has_own_world: bool, may_signal: bool) -> bytes:
    """Return the filter; raise OSError on a machine that the table lacks.

    `families` are the socket families that may be opened. Without namespaces of its
    own (`has_own_world=False`) a process may open no connection and send no datagram,
    since a socket in the file system leads out of the box; and no signals unless
    `may_signal`, which is for hosts whose landlock keeps signals inside.
    """
    if platform.machine() not in _MACHINES:
        raise OSError(errno.ENOSYS, f"no table for {platform.machine()}")
    column, machine = _MACHINES[platform.machine()]
    code = _prologue(machine)
    for numbers in _NUMBERS.values():
        code += _when(numbers[column], [_deny(errno.EPERM)])
    code += _clone_rules(column) + _terminal_rule(column)
    code += _socket_rules(column, families, has_own_world)
    if not may_signal:
        for numbers in _SIGNALS:
            code += _when(numbers[column], [_deny(errno.EPERM)])
    code.append((_RETURN, 0, 0, _ALLOW))
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in code)


def _prologue(machine: int) -> list[Instruction]:
    """Refuse other machines' calls (i386 on x86_64) and the x32 numbers."""
    return [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, machine),
        _deny(errno.ENOSYS),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, 0, 1, 0x40000000),
        _deny(errno.ENOSYS),
    ]


def _clone_rules(column: int) -> list[Instruction]:
    """Refuse new namespaces; clone3 hides its flags, so glibc must fall back."""
    flags = [
        _argument(0),
        (_ANY_BIT, 0, 1, _NEW_NAMESPACES),
        _deny(errno.EPERM),
        (_RETURN, 0, 0, _ALLOW),
    ]
    return _when(_CLONE[column], flags) + _when(_CLONE3[column], [_deny(errno.ENOSYS)])


def _terminal_rule(column: int) -> list[Instruction]:
    """Refuse to type into a terminal that the grader might have been started from."""
    body = [
        _argument(1),
        (_EQUAL, 1, 0, _TIOCSTI),
        (_EQUAL, 0, 1, _TIOCLINUX),
        _deny(errno.EPERM),
        (_RETURN, 0, 0, _ALLOW),
    ]
    return _when(_IOCTL[column], body)


def _socket_rules(
    column: int, families: Iterable[int], has_own_world: bool
) -> list[Instruction]:
    by_family = [_argument(0), *_unless_any(families, errno.EOPNOTSUPP)]
    pairs = _when(_SOCKETPAIR[column], by_family)
    if has_own_world:
        return pairs + _when(_SOCKET[column], by_family)
    no_datagram = [
        _argument(1),
        (_AND, 0, 0, _TYPE_MASK),
        (_EQUAL, 0, 1, _DATAGRAM),
        _deny(errno.EACCES),
    ]
    refuse = _when(_CONNECT[column], [_deny(errno.EACCES)])
    return pairs + _when(_SOCKET[column], no_datagram + by_family) + refuse


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def install(code: bytes) -> None:
    """Lay the filter on this process and all its children, for ever."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(38, 1, 0, 0, 0):  # PR_SET_NO_NEW_PRIVS
        raise OSError(ctypes.get_errno(), "no_new_privs was refused")
    filled = _Program(len(code) // 8, code)
    if libc.prctl(22, 2, ctypes.byref(filled), 0, 0):  # PR_SET_SECCOMP, filter
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), "seccomp")
