"""Whether a reader may use what is there, and whether the data are those meant."""

from hashlib import file_digest

from grader.project.audits.finding import FAILED, PASSED, WARNED, Case, Finding
from grader.project.contract import Project

NAME = "licence"
_UNCLEAR = {"", "?", "unknown", "none", "tbd", "todo", "n/a", "unclear", "kaggle"}


def judge(case: Case) -> Finding:
    """Look at the licence of project and data, and at the data's fingerprints."""
    settings = case.project.settings
    faults, notes = _looked(case.project)
    if faults:
        words = (
            f"{'; '.join(faults)}. Nobody can build on what they may not use or "
            "cannot find. Write source and licence into project.toml, or choose data "
            "that allow it."
        )
        return Finding(NAME, FAILED, words)
    if notes:
        return Finding(NAME, WARNED, f"{'; '.join(notes)}.")
    words = (
        f"The project is under {settings.licence}; {len(settings.data)} file(s) of "
        "data have source, licence and the right hash. Whether the licence is true and "
        "allows your use is not tested here."
    )
    return Finding(NAME, PASSED, words, {"files": len(settings.data)})


def _looked(project: Project) -> tuple[list[str], list[str]]:
    """Return what is at fault, and what would be good to have."""
    faults, notes = [], []
    if project.settings.licence.strip().lower() in _UNCLEAR:
        faults.append(f"The project's licence is {project.settings.licence!r}")
    if not project.settings.data:
        notes.append(
            "project.toml names no data. List each file under `[[data]]`, or say in "
            "the README where the rows come from"
        )
    for data in project.settings.data:
        if data.licence.lower() in _UNCLEAR:
            faults.append(f"`{data.path}` has no clear licence")
        if not data.source:
            faults.append(f"`{data.path}` has no source")
        with (project.folder / data.path).open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        if not data.sha256:
            notes.append(f'`{data.path}` has no hash. Add sha256 = "{digest}"')
        elif data.sha256.lower() != digest:
            faults.append(
                f"`{data.path}` is another file than the one described (its sha256 "
                f"begins with {digest[:8]}, project.toml says {data.sha256[:8]})"
            )
    return faults, notes
