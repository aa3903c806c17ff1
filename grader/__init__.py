"""What a notebook imports: every name is loaded when it is first used."""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

# A notebook's first cell should cost milliseconds, so nothing is imported here.
_HOMES = {
    "agreement": "grader.learner.labels.agreement",
    "audit_project": "grader.project.notebook",
    "baseline_bar": "grader.learner.widgets.baselinebar",
    "begin": "grader.learner.begin",
    "burn": "grader.learner.logbook",
    "bug_hunt": "grader.learner.widgets.bughunt",
    "calibration": "grader.learner.predictions",
    "charter_form": "grader.learner.weeks.charterform",
    "check": "grader.learner.check",
    "decide": "grader.learner.logbook",
    "drift_dial": "grader.learner.widgets.driftdial",
    "evidence_report": "grader.report.evidence",
    "fault": "grader.learner.hunt",
    "fault_bingo": "grader.learner.widgets.faultbingo",
    "figure": "grader.learner.figure",
    "hint": "grader.learner.hints",
    "interview": "grader.learner.search.interview",
    "job_pipeline": "grader.learner.search.jobpipeline",
    "labeler": "grader.learner.labels.labeler",
    "leak_lab": "grader.learner.widgets.leaklab",
    "load": "grader.data",
    "market_map": "grader.learner.search.marketmap",
    "observe": "grader.learner.predictions",
    "parcels": "grader.data.parcels",
    "passport": "grader.learner.passport",
    "pipeline": "grader.learner.widgets.bughunt",
    "predict": "grader.learner.predictions",
    "progress": "grader.learner.progress",
    "project_card": "grader.project.card.notebook",
    "project_demo": "grader.project.demo.notebook",
    "quiz": "grader.learner.quiz",
    "reset": "grader.learner.begin",
    "reveal": "grader.learner.hints",
    "review": "grader.learner.review",
    "search_log": "grader.data.searchlogs",
    "search_note": "grader.learner.search.searchnote",
    "slice_explorer": "grader.learner.widgets.sliceexplorer",
    "split_playground": "grader.learner.widgets.splitplayground",
    "threshold_dial": "grader.learner.widgets.thresholddial",
    "tidy_log": "grader.data.searchlog",
    "week_log": "grader.learner.weeks.weeklog",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    """Import the module that holds `name` (called by Python on first use)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'grader' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
