"""The namespace in which a test runs: every name is resolved when it is used."""

import builtins
import contextlib
import io
import types
from collections.abc import Callable, Iterator
from typing import Any

import grader
from grader.engine.plan import PlannedCell
from grader.engine.sealed import code
from grader.engine.sealed.bridge import ABSENT, Bridge
from grader.engine.sealed.names import names_of
from grader.engine.sealed.origins import Origins


class Scope(dict[str, Any]):
    """A namespace that asks for what is not in it (Python asks it by `[]`)."""

    def __init__(self, find: "Finder", extra: dict[str, Any]) -> None:
        super().__init__(__name__="__main__", __builtins__=builtins, **extra)
        self._find = find

    def __missing__(self, name: str) -> Any:
        return self._find.value(name)

    def __setitem__(self, name: str, value: Any) -> None:
        self._find.rebind(name)
        super().__setitem__(name, value)

    def __delitem__(self, name: str) -> None:
        if dict.__contains__(self, name):
            super().__delitem__(name)
        else:
            self._find.hide(name)

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or self._find.is_there(str(name))

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value of `name`, which `globals().get` of a test asks for."""
        try:
            return self[name]
        except (KeyError, NameError):
            return default

    def keys(self) -> Any:
        """Return all names, those of the submission too (`dir()` asks for them)."""
        return dict.fromkeys([*super().keys(), *self._find.names()]).keys()


class Finder:
    """Find the value of a name for the test that runs now, at `position`.

    What the instructor's cells bind is made here, lazily, each cell at most once.
    """

    def __init__(
        self,
        cells: tuple[PlannedCell, ...],
        origins: Origins,
        bridge: Bridge,
        extra: dict[str, Any],
    ) -> None:
        self._cells = cells
        self._origins = origins
        self._bridge = bridge
        self._extra = extra
        self._position = 0
        self._fetched: dict[str, Any] = {}
        self._hidden: list[str] = []
        self._deleted: set[str] = set()
        self._given = Scope(self, extra)  # all locked cells share one namespace
        self._tests: dict[int, Scope] = {}
        self._done: dict[tuple[int, str], BaseException | None] = {}

    def begin(self, position: int) -> Scope:
        """Return the fresh namespace of the test at `position`."""
        self._position = position
        self._fetched, self._deleted = {}, set()
        scope = self._tests[position] = Scope(self, self._extra)
        return scope

    def end(self) -> None:
        """Give the submission back the names that the test deleted."""
        hidden, self._hidden = self._hidden, []
        if hidden and not self._bridge.stopped:
            self._bridge.ask("restore", names=hidden)

    def value(self, name: str) -> Any:
        """Return the value of `name`; KeyError lets Python try its builtins."""
        found = ABSENT if name in self._deleted else self._trusted(name)
        if found is not ABSENT:
            return found
        if name in self._deleted or self._origins.is_builtin(name):
            raise KeyError(name)
        if name not in self._fetched:
            self._fetched[name] = self._bridge.ask("fetch", name=name)
        value = self._fetched[name]
        if value is ABSENT:
            raise NameError(f"name {name!r} is not defined")
        return value

    def _trusted(self, name: str) -> Any:
        """Return what the instructor or a library means by `name`, or ABSENT."""
        origins = self._origins
        if origins.is_learners(name):
            return ABSENT
        for position in reversed(origins.cells_for(name, self._position)):
            scope = self._made(position, name)
            if dict.__contains__(scope, name):
                return dict.__getitem__(scope, name)
        if name in origins.imports and self._is_offered(name):
            return self._once(-1, name, lambda: origins.imports[name])
        if name in origins.helpers:
            return self._once(-1, name, lambda: origins.helpers[name])
        if name == "check":
            return grader.check
        return ABSENT if origins.is_builtin(name) else self._starred(name)

    def _is_offered(self, name: str) -> bool:
        """Return whether an import counts: given, or made by the submission too."""
        return name not in self._origins.asked or (
            self._bridge.ask("has", name=name) is True
        )

    def _starred(self, name: str) -> Any:
        for number, statement in enumerate(self._origins.stars):
            self._run(self._given, statement, (-2 - number, "*"), -1)
        if self._origins.stars and dict.__contains__(self._given, name):
            return dict.__getitem__(self._given, name)
        return ABSENT

    def _once(self, number: int, name: str, text: Callable[[], str]) -> Any:
        if not dict.__contains__(self._given, name):
            self._run(self._given, text(), (number, name), self._position)
        return dict.__getitem__(self._given, name)

    def _made(self, position: int, name: str) -> Scope:
        """Run what makes `name` at `position`, unless it was run; return its scope."""
        cell = self._cells[position]
        if cell.kind == "locked":
            for earlier in self._origins.cells_for(name, position + 1):
                if self._cells[earlier].kind == "locked":
                    source = self._cells[earlier].source
                    self._run(self._given, source, (earlier, "cell"), earlier)
            return self._given
        scope = self._tests.setdefault(position, Scope(self, self._extra))
        if not dict.__contains__(scope, name):
            # The test itself was not run, or stopped before it came to `name`.
            for number, text in enumerate(code.statements(cell.source)):
                names = names_of(text)
                if name in names.binds:
                    self._run(scope, text, (position, f"{name}:{number}"), position)
        return scope

    def _run(
        self, scope: Scope, source: str, key: tuple[int, str], position: int
    ) -> None:
        """Run a source of the instructor's once; a failure is raised each time."""
        if key not in self._done:
            self._done[key] = None
            with self._at(position), contextlib.redirect_stdout(io.StringIO()):
                try:
                    code.run(source, scope, f"<instructor's cell {key[0]}>")
                except Exception as error:
                    self._done[key] = error
        failure = self._done[key]
        if failure is not None:
            raise failure

    @contextlib.contextmanager
    def _at(self, position: int) -> Iterator[None]:
        before, self._position = self._position, max(position, 0)
        try:
            yield
        finally:
            self._position = before

    def is_there(self, name: str) -> bool:
        """Return whether the submission or the instructor has such a name."""
        try:
            return self._trusted(name) is not ABSENT or (
                not self._origins.is_builtin(name)
                and self._bridge.ask("has", name=name) is True
            )
        except (KeyError, NameError):
            return False

    def names(self) -> list[str]:
        """Return the names that the submission says it has."""
        names = self._bridge.ask("names")
        if type(names) is not list:
            return []
        return [name for name in names if type(name) is str]

    def hide(self, name: str) -> None:
        """Delete a name of the submission's until the test ends or binds it again."""
        self._fetched.pop(name, None)
        if name in self._deleted or self._origins.is_builtin(name):
            raise KeyError(name)
        if self._trusted(name) is not ABSENT:
            self._deleted.add(name)
            return
        if self._bridge.ask("hide", name=name) is ABSENT:
            raise KeyError(name)
        self._hidden.append(name)
        self._fetched[name] = ABSENT

    def rebind(self, name: str) -> None:
        """Restore a deleted name that the test binds again."""
        if name in self._hidden:
            self._hidden.remove(name)
            self._fetched.pop(name, None)
            self._bridge.ask("restore", names=[name])


def main_module(scope: Scope) -> types.ModuleType:
    """Return a module that shows `scope`, for what looks names up in `__main__`."""
    return _Main(scope)


class _Main(types.ModuleType):
    def __init__(self, scope: Scope) -> None:
        super().__init__("__main__")
        self.__dict__["_stove_scope"] = scope

    def __getattr__(self, name: str) -> Any:
        scope = self.__dict__["_stove_scope"]
        if name.startswith("__") or not dict.__contains__(scope, name):
            raise AttributeError(name)
        return scope[name]

    def __dir__(self) -> list[str]:
        names = dict.keys(self.__dict__["_stove_scope"])
        return [name for name in names if not name.startswith("__")]
