"""Exceptions of the learner's, raised again on the trusted side by their names."""

import builtins
import sys
from collections.abc import Callable
from typing import Any

_NEVER = (AssertionError, StopIteration, StopAsyncIteration)
_LIBRARIES = ("numpy", "pandas", "scipy", "sklearn", "json", "decimal", "re", "csv")


class Stopped(BaseException):
    """The submission's side ended or took too long; `trouble` says which."""

    def __init__(self, trouble: str) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class LearnerError(RuntimeError):
    """The submission raised something that a test must not mistake for its own."""


class Refused(TypeError):
    """A test asked an object of the submission for what only a value can answer."""


def raised(told: dict[str, Any], known: Callable[[Any], Any]) -> Exception:
    """Return the exception to raise for one that the other side tells of."""
    name, message = str(told.get("type"))[:100], str(told.get("message"))[:500]
    kind = known(told.get("class")) or _builtin(name)
    args = told.get("args", [message])
    error: Exception | None = None
    if kind is not None and isinstance(args, list) and _are_plain(args):
        try:
            error = kind(*args)
        except Exception:  # some classes want arguments of another form
            error = None
    if error is None:
        error = LearnerError(f"{name}: {message}")
    if told.get("line"):
        error.add_note(f"In the submission: {str(told['line'])[:300]}")
    return error


def mirrored(tree: dict[str, Any]) -> type[Exception]:
    """Return a class of ours for an exception class that stays with the learner."""
    name = str(tree.get("__name__"))[:100]
    library = _of_library(str(tree.get("__module__")), name)
    if library is not None:
        return library
    named = tree.get("bases")
    bases = [_builtin(str(base)) for base in named] if isinstance(named, list) else []
    base = next((base for base in bases if base is not None), LearnerError)
    try:
        return type(name, (base,), {"__module__": "__main__"})
    except (TypeError, ValueError):
        return LearnerError


def category(name: Any) -> type[Warning]:
    """Return the builtin class of a warning, UserWarning for others."""
    kind = getattr(builtins, name, None) if type(name) is str else None
    is_warning = isinstance(kind, type) and issubclass(kind, Warning)
    return kind if is_warning else UserWarning  # type: ignore[return-value]


def _builtin(name: str) -> type[Exception] | None:
    return _allowed(getattr(builtins, name, None))


def _of_library(module: str, name: str) -> type[Exception] | None:
    if module.split(".")[0] not in _LIBRARIES:
        return None
    return _allowed(getattr(sys.modules.get(module), name, None))


def _allowed(kind: Any) -> type[Exception] | None:
    if not (isinstance(kind, type) and issubclass(kind, Exception)):
        return None
    return None if issubclass(kind, _NEVER) else kind


def _are_plain(args: list[Any]) -> bool:
    return all(type(one) in (bool, int, float, str, type(None)) for one in args)
