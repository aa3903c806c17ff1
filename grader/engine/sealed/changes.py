"""Which names a piece of code may change in place, without binding them."""

import ast
from collections.abc import Iterator

# Bare calls that leave their arguments as they are.
_READING = (
    "print display pprint repr len type help dir id fit fit_transform partial_fit "
    "plot scatter hist bar barh boxplot violinplot imshow fill_between errorbar "
    "axhline axvline text annotate show title suptitle xlabel ylabel xlim ylim "
    "legend grid figure subplots savefig tight_layout set_title set_xlabel "
    "set_ylabel colorbar sleep assert_allclose assert_array_equal"
)
# Bare calls that leave the object itself as it is.
_LOOKING = (
    "head tail info describe plot hist boxplot show predict predict_proba score "
    "get_params value_counts sample"
)
# Calls that change their object also where their value is used.
_CHANGING = (
    "append extend insert pop popleft appendleft remove clear sort reverse update "
    "add discard setdefault popitem fill put resize fit partial_fit "
    "fit_transform"
)


def changed_by(node: ast.AST) -> Iterator[str]:
    """Yield the names that `node` itself (not its parts) may change in place."""
    if isinstance(node, ast.Attribute | ast.Subscript):
        if not isinstance(node.ctx, ast.Load):
            yield from _root(node)
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield from _bare(node.value)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        inplace = any(keyword.arg in ("inplace", "out") for keyword in node.keywords)
        if node.func.attr in _CHANGING.split() or inplace:
            yield from _root(node.func.value)
        for keyword in node.keywords:
            if keyword.arg == "out":
                yield from _root(keyword.value)


def _bare(call: ast.Call) -> Iterator[str]:
    """Yield what a call in a line of its own may change: its object, its arguments."""
    name = ""
    if isinstance(call.func, ast.Attribute):
        name = call.func.attr
        if name not in _LOOKING.split():
            yield from _root(call.func.value)
    elif isinstance(call.func, ast.Name):
        name = call.func.id
    if name in _READING.split():
        return
    for part in (*call.args, *(keyword.value for keyword in call.keywords)):
        yield from _root(part)


def _root(node: ast.AST) -> Iterator[str]:
    """Yield the name at the root of `name.a[0].b`."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Starred):
        node = node.value
    if isinstance(node, ast.Name):
        yield node.id
