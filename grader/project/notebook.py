"""The audits of a project in a notebook cell: `from grader import audit_project`."""

from html import escape
from pathlib import Path

from grader.learner.html import inline, without_formulas
from grader.learner.progressbar import progressbar
from grader.learner.screen import Shown, told
from grader.project.audits import NAMES, audits
from grader.project.audits.finding import (
    FAILED,
    PASSED,
    UNINFORMATIVE,
    WARNED,
    Finding,
)

_SIGNS = {PASSED: "✓", WARNED: "!", FAILED: "✗", UNINFORMATIVE: "–"}


class Audited(Shown):
    """The findings of all audits; a notebook shows them as a table."""

    def __init__(self, name: str, findings: tuple[Finding, ...]) -> None:
        self.name, self.findings = name, findings

    @property
    def is_clean(self) -> bool:
        """Return whether no audit failed."""
        return all(finding.state != FAILED for finding in self.findings)

    def words(self) -> str:
        """Return a line for each finding."""
        return "\n".join(finding.line() for finding in self.findings)

    def markup(self) -> str:
        """Return the findings as a table; state in sign and word, never color alone."""
        rows = "".join(
            f"<tr><td style='white-space:nowrap;text-align:left;vertical-align:top'>"
            f"{_SIGNS[one.state]} {escape(one.state)}</td>"
            f"<td style='text-align:left;vertical-align:top'>"
            f"<strong>{escape(one.audit)}</strong></td>"
            f"<td style='text-align:left'>{inline(one.words)}</td></tr>"
            for one in self.findings
        )
        head = "".join(
            f"<th scope='col' style='text-align:left'>{name}</th>"
            for name in ("State", "Audit", "Words")
        )
        return without_formulas(
            f"<table><caption>Audits of {escape(self.name)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )


@told
def audit_project(folder: Path | str) -> Audited:
    """Return the findings of all audits of the project in `folder`.

    Nothing is written to the folder, and nothing is sent anywhere. A folder that does
    not keep the contract is told with all that is missing.
    """
    found = tuple(progressbar(audits(folder), len(NAMES), "audits"))
    return Audited(Path(folder).resolve().name, found).show()
