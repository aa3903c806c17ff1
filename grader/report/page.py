"""A learner's feedback page where there is no grade: what happened, what to do.

nbgrader writes the pages of what it graded; these stand at the same place.
"""

import os
from pathlib import Path

from markupsafe import Markup

from grader.cohort.outcome import Result

_TITLES = {
    "broken": "This notebook could not be graded",
    "refused": "This submission was not opened",
    "timed out": "This notebook ran out of time",
    "kernel died": "The kernel of this notebook ended",
}
_PAGE = Markup("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'">
<title>{assignment}: {title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1.1rem/1.6 system-ui, sans-serif; max-width: 40rem;
 margin: 3rem auto; padding: 0 1rem; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{assignment} · {learner}</p>
<p>{reason}</p>
{more}
<p>Nothing is lost: what was handed in is kept as it came, and a new version
replaces it.</p>
</main>
</body>
</html>
""")


def write(course: Path, result: Result) -> Path | None:
    """Write the page of an ungraded submission; return its path.

    None where the fault was ours (`grader failed`): no learner should act on it.
    """
    title = _TITLES.get(result.outcome)
    if title is None:
        return None
    folder = course / "feedback" / result.learner / result.assignment
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{result.assignment}.html"
    new = path.with_suffix(".new")
    new.write_text(html(result, title), encoding="utf-8")
    os.replace(new, path)
    return path


def html(result: Result, title: str) -> str:
    """Return the page of `result`; every word of it is escaped."""
    others = [words for words in result.problems if words not in result.reason]
    entries = Markup("").join(Markup("<li>{}</li>").format(one) for one in others)
    return str(
        _PAGE.format(
            title=title,
            assignment=result.assignment,
            learner=result.learner,
            reason=result.reason,
            more=Markup("<ul>{}</ul>").format(entries) if others else "",
        )
    )
