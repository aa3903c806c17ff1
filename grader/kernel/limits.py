"""How much a submission may use: time, memory, processes, disk and output."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from math import isfinite
from typing import Any

from grader.errors import CourseError

_MIB = 1 << 20
_UNITS = {"": 1, "b": 1, "kib": 1 << 10, "mib": _MIB, "gib": 1 << 30}
_SIZE = re.compile(r"([0-9.]+)\s*([a-z]*)")


@dataclass(frozen=True)
class Limits:
    """What one box may use; times in seconds, sizes in bytes.

    Wall time is four times CPU time, so that a crowded machine costs no points.
    `memory` is the sum over all processes of a box, `address_space` and `file_size`
    are for each process and file, `disk` for each of its three writable folders;
    `output_total` is all that a kernel may send, `reply_size` one answer of its agent.
    """

    cell_wall: float = 120.0
    cell_cpu: float = 30.0
    wall: float = 600.0
    cpu: float = 150.0
    memory: int = 1536 * _MIB
    address_space: int = 1280 * _MIB
    processes: int = 64
    file_size: int = 64 * _MIB
    disk: int = 64 * _MIB
    open_files: int = 256
    output: int = 64 << 10
    messages: int = 10_000
    message_size: int = 8 * _MIB
    output_total: int = 64 * _MIB
    reply_size: int = 64 * _MIB

    def as_dict(self) -> dict[str, float | int]:
        """Return the limits by name, as they are recorded with every grade."""
        return asdict(self)


_TIMES = {"cell_wall", "cell_cpu", "wall", "cpu"}
_COUNTS = {"processes", "open_files", "messages"}
# Below these no kernel starts, and every submission would look broken.
_LEAST = {
    "processes": 8,
    "open_files": 64,
    "messages": 10,
    "memory": 128 * _MIB,
    "address_space": 512 * _MIB,
    "file_size": 64 << 10,
    "disk": 1 * _MIB,
    "output": 1 << 10,
    "message_size": 64 << 10,
    "output_total": 64 << 10,
    "reply_size": 64 << 10,
}


def parse_limits(table: Mapping[str, Any], where: str = "[limits]") -> Limits:
    """Read limits such as `{"wall": 300, "memory": "2 GiB"}`; the rest are defaults.

    Raises CourseError, naming `where`, for an unknown name or a value that no kernel
    could live with.
    """
    names = [field.name for field in fields(Limits)]
    unknown = sorted(set(table) - set(names))
    if unknown:
        raise CourseError(
            f"{where}: there is no limit {unknown[0]!r}. Known: {', '.join(names)}."
        )
    values: dict[str, Any] = {n: _value(n, raw, where) for n, raw in table.items()}
    return Limits(**values)


def _value(name: str, raw: Any, where: str) -> float | int:
    """Return the value of one limit; raise CourseError if it does not fit."""
    if name in _TIMES:
        value: float | int = _number(name, raw, where, float)
    elif name in _COUNTS:
        value = _number(name, raw, where, int)
    else:
        value = _size(name, raw, where)
    least = _LEAST.get(name, 0.1)
    if not least <= value < float("inf"):
        raise CourseError(f"{where}: `{name}` is {raw!r}. Give at least {least}.")
    return value


def _number(name: str, raw: Any, where: str, kind: type) -> Any:
    is_number = isinstance(raw, int | float) and not isinstance(raw, bool)
    if not is_number or not isfinite(raw) or kind(raw) != raw:
        unit = "seconds" if kind is float else "a whole number"
        raise CourseError(f"{where}: `{name}` is {raw!r}. Give {unit}, such as 60.")
    return kind(raw)


def _size(name: str, raw: Any, where: str) -> int:
    """Return bytes, from a whole number or a text such as "64 MiB"."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    match = _SIZE.fullmatch(raw.strip().lower()) if isinstance(raw, str) else None
    try:
        return int(float(match[1]) * _UNITS[match[2]])  # type: ignore[index]
    except (TypeError, KeyError, ValueError, OverflowError):
        raise CourseError(
            f'{where}: `{name}` is {raw!r}. Give bytes or a size such as "64 MiB".'
        ) from None
