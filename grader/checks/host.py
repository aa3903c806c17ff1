"""The answer's side of the narrow interface: hold objects, run calls, reply.

A request and its reply are plain trees with buffers (see `wire`), so that the
same host serves a check in this process and one across a pipe.
"""

import contextlib
import importlib
import inspect
import io
import json
import linecache
import sys
import sysconfig
import traceback
import types
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from grader.checks import limits
from grader.checks.standins import Ask, Message, StandIn
from grader.checks.wire import Packer, Unpacker, WireError

MAX_OUTPUT = 64 * 1024
MAX_WARNINGS = 20
MAX_HANDLES = 10_000
SPIED = -1
_OURS = str(Path(__file__).parent)
_LIBRARIES = tuple({sysconfig.get_path(k) for k in ("stdlib", "purelib", "platlib")})


class Host:
    """Keep the objects that stay with the answer and call them on request.

    `ask` puts a question about a lent object to the check in the middle of a call;
    whoever carries the requests sets it.
    """

    ask: Ask | None = None

    def __init__(self, answer: Any) -> None:
        self.objects: dict[int, Any] = {0: answer, SPIED: _spied}

    def serve(self, request: Message) -> Message:
        """Run one request and return its reply; never raise."""
        body, buffers = request
        packer = Packer(keep=self._keep)
        printed = io.StringIO()
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            with _captured(printed):
                reply = self._attempt(body, buffers, packer)
        reply["output"] = printed.getvalue()[:MAX_OUTPUT]
        reply["warnings"] = [str(w.message)[:500] for w in caught[:MAX_WARNINGS]]
        return reply, packer.buffers

    def _attempt(
        self, body: dict[str, Any], buffers: list[bytes], packer: Packer
    ) -> dict[str, Any]:
        try:
            call = lambda: self._run(body, buffers, packer)  # noqa: E731
            return limits.run(call, body["seconds"])
        except limits.TimeIsUp:
            return {"error": {"type": "TimeIsUp", "message": "", "line": ""}}
        except WireError as error:
            return {"error": {"type": "WireError", "message": str(error), "line": ""}}
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            return {"error": told(error)}

    def _run(
        self, body: dict[str, Any], buffers: list[bytes], packer: Packer
    ) -> dict[str, Any]:
        target = self.objects[body["id"]]
        if body["method"] is None:
            return {"value": packer.pack(target)}
        if body["method"]:
            target = getattr(target, body["method"])
        unpacker = Unpacker(buffers, recipe=_make, kinds={"lent": self._stand_in})
        args = unpacker.unpack(body["args"])
        kwargs = unpacker.unpack(body["kwargs"])
        unfit = _misfit(target, args, kwargs)
        if unfit:
            return {"error": {"type": "Arity", "message": unfit, "line": ""}}
        before = _fingerprints(args)
        value = target(*args, **kwargs)
        if inspect.iscoroutine(value):
            value.close()  # else Python warns on stderr that nobody awaited it
        after = _fingerprints(args)
        changed = [i for i, print_ in enumerate(before) if print_ != after[i]]
        return {"value": packer.pack(value), "changed": changed,
                "args": [packer.pack(args[i]) for i in changed]}  # fmt: skip

    def _stand_in(self, tree: dict[str, Any], *_: Any) -> StandIn:
        if self.ask is None:
            raise WireError("nothing can be lent here")
        return StandIn(tree["id"], tree["name"], tree["methods"], self.ask)

    def _keep(self, value: Any) -> int:
        if len(self.objects) >= MAX_HANDLES:
            raise WireError("it holds too many objects")
        number = len(self.objects)
        self.objects[number] = value
        return number


def _fingerprints(args: list[Any]) -> list[tuple[str, list[bytes]]]:
    """Return what would cross for each argument, to see which ones a call changed."""
    packers = [Packer(keep=id) for _ in args]
    trees = [packer.pack(arg) for packer, arg in zip(packers, args, strict=True)]
    return [(json.dumps(t), p.buffers) for t, p in zip(trees, packers, strict=True)]


def _spied() -> list[Any]:
    """Return what the spies of this process logged, and forget it."""
    spy = sys.modules.get("grader.checks.spy")
    log = list(spy.LOG) if spy else []
    if spy:
        spy.LOG.clear()
    return log


@contextlib.contextmanager
def _captured(printed: io.StringIO) -> Any:
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        yield


def _make(path: str, parameters: dict[str, Any]) -> Any:
    """Make the object of a recipe; only scikit-learn's classes and our spies.

    A function of `sklearn.metrics` is not called: it is what the answer gets.
    """
    if not path.startswith(("sklearn.", "grader.checks.spy.")):
        raise WireError(f"a recipe may not name {path}")
    module, name = path.rsplit(".", 1)
    named = getattr(importlib.import_module(module), name)
    if module == "sklearn.metrics" and inspect.isfunction(named):
        return partial(named, **parameters) if parameters else named
    return named(**parameters)


def _misfit(target: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]) -> str:
    """Say how the arguments do not fit the signature; empty when they do."""
    if not callable(target):
        return f"it is a {type(target).__name__}, not a function"
    if not isinstance(target, types.FunctionType):
        return ""
    signature = inspect.signature(target)
    try:
        signature.bind(*args, **kwargs)
    except TypeError as error:
        named = f"{target.__name__}{signature}"
        return f"the check calls it with {len(args)} arguments, but {named}: {error}"
    return ""


def told(error: BaseException) -> dict[str, Any]:
    """Return an exception as text: type, message and the learner's own line."""
    try:
        message = str(error)[:500]
    except Exception:
        message = "(its message could not be read)"
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if _is_own(frame.filename)]
    if isinstance(error, SyntaxError) and error.text:
        line, number = error.text.strip(), error.lineno
    elif own:
        line, number = _line(own[-1]), own[-1].lineno
    else:
        line, number = "", None
    is_last = bool(own) and own[-1] is frames[-1]
    return {"type": type(error).__name__[:100], "message": message,
            "line": line[:300], "number": number, "is_own": is_last}  # fmt: skip


def _is_own(filename: str) -> bool:
    return not filename.startswith((_OURS, "<frozen", *_LIBRARIES))


def _line(frame: traceback.FrameSummary) -> str:
    return (frame.line or linecache.getline(frame.filename, frame.lineno or 0)).strip()


def module_from(source: str, name: str = "<answer>") -> dict[str, Any]:
    """Execute `source` in a namespace of its own and return the namespace."""
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module  # so that classes of the answer can be found
    exec(compile(source, name, "exec"), module.__dict__)
    return module.__dict__
