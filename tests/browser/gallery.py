"""A notebook that shows a verdict card of each outcome, given by a real check."""

import nbformat

from grader.data.searchlogs import search_log
from grader.learner.search import searchfolder

_ITEM = """
from grader.checks import Item, Message, fail, number
from grader.checks.answer import Answer
from grader.checks.judge import judge
from grader.learner.card import VerdictCard

late = Item(
    "99-1",
    "The share of late flights",
    answer="late_share",
    marks={"A": "the value, on fresh delays", "N": "style"},
    hints=("Where.", "What.", "How, on other data."),
    misconceptions={
        "m99.early-counts": Message(
            observed="For delays of -10, 0 and 30 minutes the share is {got:.2f}.",
            why="An early flight is not late: `abs` makes it so.",
            attempt="Compare the delay itself with the limit.",
        ),
        "m99.percent": Message(
            observed="One late flight in four gives {got:g}.",
            why="A share lies between 0 and 1; a percentage does not.",
            attempt="Look at the last line of the function.",
        ),
    },
    seconds=2,
)

@late.probe("value", points=2)
def share_of_late_flights(answer, rng):
    got = number(answer([0, 5, 20, 0]))
    if got > 1:
        fail("m99.percent", got=got)

@late.probe("value", points=1)
def early_flights_are_not_late(answer, rng):
    got = number(answer([-30, 0, 30]))
    if got > 0.5:
        fail("m99.early-counts", got=got)

def shown(answer):
    return VerdictCard(judge(late, Answer.local(answer)))
"""
_ANSWERS = {
    "passed": "    return sum(d > 15 for d in delays) / len(delays)",
    "partly": "    return sum(abs(d) > 15 for d in delays) / len(delays)",
    "failed": "    return 100 * sum(abs(d) > 15 for d in delays) / len(delays)",
    "not attempted": '    raise NotImplementedError("99-1")',
    "crashed": "    return sum(d > 15 for d in delays) / late_flights",
    "timed out": "    while True: pass",
}
_UNJUDGED = """
def broken_probe(answer, rng):
    1 / 0

late.probes[0] = type(late.probes[0])("value", 2, broken_probe)
shown(late_share)
"""


def notebook() -> nbformat.NotebookNode:
    """Return the notebook, not yet run."""
    cells = [_code(_ITEM), *(_code(_answer(body)) for body in _ANSWERS.values())]
    return in_python([*cells, _code(_UNJUDGED)])


_BENCH = (
    """
from datetime import timedelta
from grader import calibration, fault, observe, predict, quiz, review
from grader.learner import journal

for number in range(24):
    sure, holds = (95, number % 2) if number % 3 else (60, number % 4)
    predict(f"03.guess-{number}", 1.0, confidence=sure)
    observe(f"03.guess-{number}", 1.0 if holds else 2.0)
quiz("03.recall-1")
""",
    "calibration()",
    """
hunt = fault("penguins", level=2, alias="gallery")
truth = hunt.opened().faults
""",
    """
half = truth[0].rows[: len(truth[0].rows) // 2]
found = [
    {"kind": truth[0].kind, "column": list(truth[0].columns), "rows": half},
    {"kind": truth[1].kind, "column": list(truth[1].columns), "rows": truth[1].rows},
    {"kind": "drift", "column": "year", "rows": "0-9"},
]
hunt.score(found)
""",
    "hunt.reveal()",
    """
notes = journal.current()
real = notes._clock
notes._clock = lambda: real() + timedelta(days=9)
review()
""",
)
BENCH = {
    "calibration": "Calibration after",
    "hunt": "Faults in penguins",
    "hunt_score": "faults found",
    "hunt_truth": "What was planted",
    "review": "Review",
}


def bench() -> nbformat.NotebookNode:
    """Return a notebook with the cards of calibration, faults and review."""
    return in_python([_code(source) for source in _BENCH])


LABELS = (
    "from grader import agreement, labeler\nlabeler('robin')",
    """
from grader.data.titles import sheet

lines = ["alias: robin"]
for place, id in enumerate(sheet("robin", again=True).id):
    lines.append(f"first, {id}, {'no' if place % 3 else 'yes'}, analyst")
    lines.append(f"second, {id}, {'no' if place % 4 else 'yes'}, analyst")
agreement("\\n".join(lines))
""",
)


_SEARCH = (
    "from grader import interview, job_pipeline, market_map\n"
    'job_pipeline(today="2026-03-16")',
    'interview("leakage-1")',
    "market_map()",
)


def search() -> nbformat.NotebookNode:
    """Return a notebook in which somebody looks at their own job search."""
    return in_python([_code(source) for source in _SEARCH])


def own_search() -> None:
    """Write an invented log, two requirements and one piece of evidence."""
    searchfolder.made()
    files = searchfolder.folder()
    search_log(4).assign(note="").to_csv(files / "log.csv", index=False)
    rows = "data analyst,SQL,must,ad-1\ndata analyst,3+ years of dbt,must,ad-1\n"
    (files / "requirements.csv").write_text(f"role,requirement,kind,ad\n{rows}")
    things = "id,link,shows\nE1,https://example.org/a,SQL; data mining\n"
    (files / "evidence.csv").write_text(things)


def faulty() -> nbformat.NotebookNode:
    """Return a notebook whose output is too pale to be read."""
    pale = '<p style="color: #ccc; background: #fff;">Hard to read.</p>'
    return in_python([_code(f"from IPython.display import HTML\nHTML({pale!r})")])


def outcomes() -> list[str]:
    """Return the outcomes that the notebook shows, in order."""
    return [*_ANSWERS, "not judged"]


def in_python(cells: list[nbformat.NotebookNode]) -> nbformat.NotebookNode:
    """Return a notebook that JupyterLab opens without asking for a kernel."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


def _answer(body: str) -> str:
    return f"def late_share(delays):\n{body}\n\nshown(late_share)"


def _code(source: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_code_cell(source.strip())
