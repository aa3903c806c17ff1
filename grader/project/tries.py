"""Further jobs of the child process: what single audits ask of the author's code."""

from collections.abc import Callable, Mapping
from typing import Any

JOBS: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {}
