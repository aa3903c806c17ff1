"""Compile and run the source of a test cell as a kernel would."""

import ast
import contextlib
import linecache
import tokenize
from io import StringIO
from typing import Any

from grader.engine.sealed.names import Names, names_of, plain_source

NOTHING: Any = object()


def run(source: str, scope: dict[str, Any], name: str) -> Any:
    """Run `source` in `scope`; return the value of a last expression, or NOTHING.

    As in a notebook, a semicolon at the end keeps the value from being shown.
    """
    text = plain_source(source)
    _fill(scope, names_of(text))
    linecache.cache[name] = (len(text), None, text.splitlines(True), name)
    tree = ast.parse(text, name)
    last = tree.body[-1] if tree.body else None
    shown = last if isinstance(last, ast.Expr) and not is_quiet(text) else None
    if shown is not None:
        tree.body.pop()
    exec(compile(tree, name, "exec", dont_inherit=True), scope)
    if shown is None:
        return NOTHING
    expression = ast.Expression(shown.value)
    return eval(compile(expression, name, "eval", dont_inherit=True), scope)


def _fill(scope: dict[str, Any], names: Names) -> None:
    """Put the names into `scope` that class bodies look up: these do not ask it."""
    for name in names.in_classes - names.binds - set(names.imports):
        if not dict.__contains__(scope, name):
            with contextlib.suppress(KeyError, NameError):
                dict.__setitem__(scope, name, scope[name])


def statements(source: str) -> list[str]:
    """Return the statements of `source`, each as a text of its own."""
    try:
        tree = ast.parse(plain_source(source))
    except (SyntaxError, ValueError):
        return []
    return [ast.unparse(part) for part in tree.body]


def is_quiet(text: str) -> bool:
    """Return whether `text` ends with a semicolon, comments aside."""
    skipped = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.ENDMARKER)
    try:
        tokens = list(tokenize.generate_tokens(StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError):
        return False
    last = next((t for t in reversed(tokens) if t.type not in skipped), None)
    return last is not None and last.string == ";"
