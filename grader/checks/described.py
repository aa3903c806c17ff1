"""What is told of an object, or of an exception, that stays where it is."""

import types
from typing import Any

from grader.checks.host import told

MAX_TEXT = 20_000
_FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType, types.MethodType)
_PLAIN = (bool, int, float, str, type(None))


def thing(value: Any) -> dict[str, Any]:
    """Return class, kind, names and documentation of `value`."""
    kind = type(value)
    name = f"{kind.__module__}.{kind.__qualname__}"
    facts: dict[str, Any] = {"class": name[:200], "kind": kind_of(value)}
    if facts["kind"] in ("function", "class", "exception"):
        for key in ("__module__", "__name__", "__qualname__", "__doc__"):
            text = getattr(value, key, None)
            facts[key] = text[:MAX_TEXT] if type(text) is str else None
    if facts["kind"] == "exception":
        facts["bases"] = [base.__name__ for base in value.__mro__]
    return facts


def kind_of(value: Any) -> str:
    """Return what kind of proxy stands for `value` on the checker's side."""
    if isinstance(value, _FUNCTIONS):
        return "function"
    if isinstance(value, type):
        return "exception" if issubclass(value, BaseException) else "class"
    if isinstance(value, types.ModuleType):
        return "module"
    if hasattr(type(value), "__next__"):
        return "iterator"
    return "callable" if callable(value) else "object"


def error(error: BaseException) -> dict[str, Any]:
    """Return an exception as text, with its plain arguments; never raise."""
    try:
        facts = told(error)
        facts["bases"] = [base.__name__ for base in type(error).__mro__]
        args = error.args if type(error.args) is tuple else ()
        if len(args) <= 5 and all(type(one) in _PLAIN for one in args):
            facts["args"] = [a[:MAX_TEXT] if type(a) is str else a for a in args]
    except BaseException:
        return {"type": "Exception", "message": "it cannot be told", "line": "",
                "bases": ["Exception"]}  # fmt: skip
    return facts
