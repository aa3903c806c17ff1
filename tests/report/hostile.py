"""A submission that puts every vector into every place of a notebook."""

from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from tests.report.graded import MEAN, SQUARES, TEXT, error, printed, shown
from tests.report.vectors import HTML, MARKDOWN, RUN, SVG, TEXTS

EVERYTHING = "\n\n".join([*HTML.values(), *MARKDOWN.values()])
LEARNER = f"eve<script>{RUN}<"


def outputs():
    """Return outputs of every kind, all of them hostile."""
    made = [shown({"text/html": text}) for text in HTML.values()]
    made += [shown({"text/markdown": text}) for text in MARKDOWN.values()]
    # What no file in UTF-8 can hold, no graded notebook holds.
    texts = [text for name, text in TEXTS.items() if name != "surrogate"]
    made += [printed(text) for text in [*HTML.values(), *texts]]
    made += [
        shown({"application/javascript": RUN}),
        shown({"text/latex": HTML["script"]}),
        shown({"image/svg+xml": SVG}, {"alt": f'x" onload="{RUN}'}),
        shown({"image/svg+xml": SVG}, {"image/svg+xml": {"alt": HTML["script"]}}),
        shown({"image/png": f'" onerror="{RUN}', "text/plain": "no picture"}),
        shown({"image/jpeg": HTML["script"], "text/plain": "no picture"}),
        shown({"application/json": {"x": HTML["script"]}}),
        shown({"application/vnd.jupyter.widget-view+json": {"model_id": RUN}}),
        shown({f"text/html;{HTML['script']}": HTML["script"]}),
        shown({"text/html": HTML["script"], "text/plain": HTML["script"]}),
        error(HTML["script"], HTML["onerror"], [HTML["script"], HTML["onload of svg"]]),
        new_output("error", ename="E", evalue=EVERYTHING, traceback=[]),
    ]
    return made


def cells():
    """Return cells of every kind, all of them hostile."""
    made = [new_markdown_cell(text) for text in [*HTML.values(), *MARKDOWN.values()]]
    picture = {f'x.png"><script>{RUN}</script>': {"image/png": HTML["script"]}}
    picture["x.png"] = {"image/svg+xml": SVG}
    made.append(new_markdown_cell(MARKDOWN["alt that breaks out"], attachments=picture))
    made += [
        new_code_cell(f"'''{EVERYTHING}'''"),
        new_code_cell("# rich"),
        new_code_cell("%%html\n" + EVERYTHING),
    ]
    for number, cell in enumerate(made):
        cell.id = f"h{number}"
        cell.metadata["name"] = HTML["script"]
        cell.metadata["tags"] = [HTML["script"]]
    return made


def grade(graded, learner=LEARNER):
    """Hand the hostile submission in, and have it graded with hostile words."""
    graded.submit(learner, {"mean": EVERYTHING, TEXT: EVERYTHING}, cells())
    told = {"# rich": outputs(), MEAN: outputs(), SQUARES: outputs()[:100]}
    notes = (HTML["script"], EVERYTHING)
    done = graded.grade(learner, told, notes=notes, reason=HTML["onerror"])
    assert ("graded", HTML["onerror"]) == (done.outcome, done.reason)
    return graded.page(learner)
