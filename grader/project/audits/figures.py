"""Whether figures speak to those who do not see them."""

import re
from collections.abc import Iterator

from grader.project.audits.finding import (
    PASSED,
    UNINFORMATIVE,
    WARNED,
    Case,
    Finding,
)
from grader.project.contract import Project
from grader.project.source import read_notebook

NAME = "figures"
_MARKDOWN = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<path>[^)\s]*)")
_HTML = re.compile(r"<img\b(?P<rest>[^>]*)>", re.I)
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I)
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_BADGES = ("shields.io", "badge")
_SHORTEST = 15


def judge(case: Case) -> Finding:
    """Look at every image in README and notebook; missing words only warn."""
    found = list(_images(case.project))
    silent = [where for where, alt in found if len(alt.strip()) < _SHORTEST]
    numbers = {"figures": len(found), "silent": len(silent)}
    if not found:
        return Finding(NAME, UNINFORMATIVE, "There are no figures to look at.", numbers)
    if silent:
        words = (
            f"{len(silent)} of {len(found)} figures have no words for somebody who "
            f"does not see them: {', '.join(silent[:4])}. Say what kind of chart it "
            "is, its axes, and its message."
        )
        return Finding(NAME, WARNED, words, numbers)
    words = (
        f"All {len(found)} figures have alt text. Whether it says what the figure "
        "says, and colors and labels, are for people to judge."
    )
    return Finding(NAME, PASSED, words, numbers)


def _images(project: Project) -> Iterator[tuple[str, str]]:
    """Yield where each image stands, and its alt text."""
    texts = [("README.md", project.readme)]
    texts += [(project.source.path.name, text) for text in project.source.texts]
    for name, text in texts:
        plain = _CODE.sub("", text)
        for hit in _MARKDOWN.finditer(plain):
            if not any(word in hit["path"] for word in _BADGES):
                yield f"{name} `{hit['path'][:40]}`", hit["alt"]
        for hit in _HTML.finditer(plain):
            alt = _ALT.search(hit["rest"])
            yield f"{name} `<img>`", (alt[1] or alt[2] or "") if alt else ""
    if project.source.is_notebook:
        yield from _outputs(project)


def _outputs(project: Project) -> Iterator[tuple[str, str]]:
    """Yield the images among a notebook's saved outputs."""
    for number, cell in enumerate(read_notebook(project.source.path).cells, 1):
        for output in cell.get("outputs", ()):
            for kind in output.get("data", {}):
                if kind.startswith("image/"):
                    about = output.get("metadata", {}).get(kind, {})
                    alt = about.get("alt", "") if isinstance(about, dict) else ""
                    yield f"{project.source.path.name} cell {number}", str(alt)
