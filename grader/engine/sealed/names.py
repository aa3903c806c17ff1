"""What a cell's source does to names: reads, binds, imports, changes them.

Python's own rules of scope, so that a name inside a comprehension, a nested
function or a class body counts only where it reaches the notebook's namespace.
"""

import ast
import builtins
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from grader.engine.sealed.changes import changed_by

BUILTINS = frozenset(dir(builtins))
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(frozen=True)
class Names:
    """What one source does to the names of the notebook.

    `reads` are names looked up in the namespace, `in_classes` those of them that
    a class body looks up; `binds` are bound other than by an import; `imports`
    and `defines` map a name to the statement that binds it; `stars` are star
    imports; `changes` are names whose object may be changed in place. `modules` are
    the modules that anything here imports.
    """

    reads: frozenset[str] = frozenset()
    in_classes: frozenset[str] = frozenset()
    binds: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    imports: dict[str, str] = field(default_factory=dict)
    stars: tuple[str, ...] = ()
    defines: dict[str, str] = field(default_factory=dict)
    classes: frozenset[str] = frozenset()
    modules: tuple[str, ...] = ()

    @property
    def free(self) -> frozenset[str]:
        """The names that must come from elsewhere."""
        return self.reads - self.binds - set(self.imports) - BUILTINS


def free_names(source: str) -> frozenset[str]:
    """Return the names that `source` needs and neither binds nor imports."""
    return names_of(source).free


def plain_source(source: str) -> str:
    """Return `source` as plain Python; IPython's magics become calls."""
    try:
        ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        pass
    else:
        return source
    from IPython.core.inputtransformer2 import TransformerManager

    head, _, rest = source.lstrip("\n").partition("\n")
    if head.split()[:1] == ["%%time"]:  # a clock around the cell, nothing more
        source = rest
    try:
        return TransformerManager().transform_cell(source)
    except SyntaxError:
        return source


@lru_cache(maxsize=1024)
def names_of(source: str) -> Names:
    """Return what `source` does to names; nothing where it is not Python."""
    try:
        tree = ast.parse(plain_source(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Names()
    reader = _Reader()
    reader.read(tree)
    return reader.found()


@dataclass
class _Scope:
    kind: str  # "module" | "function" | "class" | "comprehension"
    parent: "_Scope | None" = None
    bound: set[str] = field(default_factory=set)
    loaded: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    declared: set[str] = field(default_factory=set)  # global

    def is_outer(self, name: str) -> bool:
        """Return whether `name`, used here, is looked up in the module."""
        scope: _Scope | None = self
        while scope is not None and scope.kind != "module":
            if name in scope.declared:
                return True
            hides = scope.kind != "class" or (scope is self and name in self.bound)
            if hides and name in scope.bound:
                return scope.kind == "class"  # read before it is bound, perhaps
            scope = scope.parent
        return True


class _Reader(ast.NodeVisitor):
    def __init__(self) -> None:
        self.scope = _Scope("module")
        self.scopes = [self.scope]
        self.imports: dict[str, str] = {}
        self.stars: list[str] = []
        self.defines: dict[str, str] = {}
        self.classes: set[str] = set()
        self.modules: list[str] = []

    def read(self, tree: ast.Module) -> None:
        self.visit(tree)

    def found(self) -> Names:
        top = self.scopes[0]
        declared = [s.bound & s.declared for s in self.scopes[1:]]
        return Names(
            reads=self._outer("loaded", *self.scopes),
            in_classes=self._outer("loaded", *self._of_kind("class")),
            binds=frozenset(top.bound.union(*declared)),
            changes=self._outer("changed", *self.scopes),
            imports=self.imports,
            stars=tuple(self.stars),
            defines=self.defines,
            classes=frozenset(self.classes),
            modules=tuple(self.modules),
        )

    def _of_kind(self, kind: str) -> list[_Scope]:
        return [scope for scope in self.scopes if scope.kind == kind]

    def _outer(self, what: str, *scopes: _Scope) -> frozenset[str]:
        return frozenset(n for s in scopes for n in getattr(s, what) if s.is_outer(n))

    def _bind(self, name: str | None) -> None:
        if name:
            self.scope.bound.add(name)

    def _inside(self, kind: str, names: list[str], parts: list[Any]) -> None:
        outer = self.scope
        self.scope = _Scope(kind, outer, set(names))
        self.scopes.append(self.scope)
        for part in parts:
            self.visit(part)
        self.scope = outer

    def visit(self, node: ast.AST) -> None:
        """Read one node (called by Python for each)."""
        self.scope.changed.update(changed_by(node))
        if isinstance(node, _FUNCTIONS):
            self._function(node)
        elif isinstance(node, _COMPREHENSIONS):
            self._comprehension(node)
        else:
            super().visit(node)

    def _function(self, node: Any) -> None:
        args, name = node.args, getattr(node, "name", None)
        self._bind(name)
        if name and self.scope.kind == "module":
            self.defines[name] = ast.unparse(node)
        each = [*args.posonlyargs, *args.args, *args.kwonlyargs]
        each += [one for one in (args.vararg, args.kwarg) if one]
        for part in (
            *getattr(node, "decorator_list", ()),
            *args.defaults,
            *filter(None, args.kw_defaults),
            *(one.annotation for one in each if one.annotation),
            *filter(None, [getattr(node, "returns", None)]),
        ):
            self.visit(part)
        body = node.body if isinstance(node.body, list) else [node.body]
        names = [one.arg for one in each] + _type_names(node)
        self._inside("function", names, body)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Read a class: its bases here, its body in a scope of its own."""
        self._bind(node.name)
        if self.scope.kind == "module":
            self.defines[node.name] = ast.unparse(node)
            self.classes.add(node.name)
        for part in (*node.decorator_list, *node.bases, *node.keywords):
            self.visit(part)
        self._inside("class", _type_names(node), node.body)

    def _comprehension(self, node: Any) -> None:
        first, *others = node.generators
        self.visit(first.iter)
        parts = [first.target, *first.ifs, *others]
        values = [node.key, node.value] if hasattr(node, "key") else [node.elt]
        self._inside("comprehension", [], parts + values)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        """Read `name := value`, which binds outside of comprehensions."""
        scope = self.scope
        while scope.kind == "comprehension" and scope.parent:
            scope = scope.parent
        scope.bound.add(node.target.id)
        self.visit(node.value)

    def visit_Name(self, node: ast.Name) -> None:
        """Read one name."""
        if isinstance(node.ctx, ast.Load):
            self.scope.loaded.add(node.id)
        else:
            self._bind(node.id)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        """Read `x += 1`, which reads and binds."""
        if isinstance(node.target, ast.Name):
            self.scope.loaded.add(node.target.id)
        self.generic_visit(node)

    def visit_Delete(self, node: ast.Delete) -> None:
        """Read `del x`, which needs an `x`."""
        self.scope.loaded.update(t.id for t in node.targets if isinstance(t, ast.Name))
        self.generic_visit(node)

    def visit_Global(self, node: ast.Global) -> None:
        """Read a declaration."""
        self.scope.declared.update(node.names)

    def visit_Import(self, node: ast.Import) -> None:
        """Read `import a.b as c`."""
        for alias in node.names:
            self.modules.append(alias.name)
            name = alias.asname or alias.name.split(".")[0]
            self._imported(name, ast.unparse(ast.Import([alias])))

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """Read `from a import b as c`, stars included."""
        if node.module and not node.level:
            self.modules.append(node.module)
        for alias in node.names:
            one = ast.unparse(ast.ImportFrom(node.module, [alias], node.level))
            if alias.name == "*":
                self.stars.append(one)
            else:
                self._imported(alias.asname or alias.name, one)

    def _imported(self, name: str, statement: str) -> None:
        if self.scope.kind == "module" or name in self.scope.declared:
            before = self.imports.get(name)
            # `import os` and `import os.path` both bind `os`: keep both.
            self.imports[name] = f"{before}\n{statement}" if before else statement
        else:
            self._bind(name)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        """Read `except E as name`."""
        self._bind(node.name)
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        """Read a capture of `match`."""
        self._bind(node.name)
        self.generic_visit(node)

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        """Read `*name` of `match`."""
        self._bind(node.name)

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        """Read `**name` of `match`."""
        self._bind(node.rest)
        self.generic_visit(node)


def _type_names(node: Any) -> list[str]:
    """Return the names of `def f[T]`, of Python 3.12 and later."""
    return [one.name for one in getattr(node, "type_params", ())]
