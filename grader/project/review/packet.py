"""Pack a project for a peer: what is needed to judge it, by name, and no more.

Only named files go in, so nothing hidden can. Their texts are looked at for personal
data and lose the author's home folder, pictures lose what cameras write into them.
"""

import hashlib
import io
import json
import os
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.checks.personal import in_text, masked
from grader.errors import GraderError, ProjectError
from grader.project.audits.finding import PASSED, Finding
from grader.project.card.store import content
from grader.project.contract import README, RESULTS, SETTINGS, Project, text_of
from grader.project.review.gates import failed, given
from grader.report.article import article, without_home
from grader.report.template import render

NAME, MANIFEST, FORM = "review_packet.zip", "packet.json", 1
MOST_BYTES, MOST_FILES = 40 << 20, 100
SAFE = re.compile(r"\w[\w .()+,=@-]*(?:/\w[\w .()+,=@-]*)*")
_MOST_DATA, _MOST_PICTURE = 10 << 20, 5 << 20
_CARD = ("card.json", "card.html")
_PICTURE = re.compile(r"!\[[^\]]*\]\(<?([^)\s>]+\.(?:png|jpe?g))", re.I)
# Long numbers that are no person's: pictures in pages, fingerprints of files.
_OPAQUE = re.compile(r"data:[^\"')\s]+|\b[0-9a-f]{32,}\b", re.I)


@dataclass(frozen=True)
class Packed:
    """Where the packet is, what went in, and what stays with the reason."""

    path: Path
    inside: tuple[str, ...]
    stays: tuple[str, ...]


def pack(project: Project, findings: tuple[Finding, ...]) -> Packed:
    """Write `review_packet.zip` into the project's folder.

    Raises ProjectError, and writes nothing, while a gate fails or a text holds
    somebody's address or number.
    """
    if held := failed(findings):
        raise ProjectError(
            f"Gates come before people, and these fail: {', '.join(held)}. "
            f'"stove project audit {project.folder}" says what to do.'
        )
    stays: list[str] = []
    files = _texts(project, findings, stays)
    _keep_private(files)
    files |= dict(_pictures(project, stays)) | dict(_data(project, findings, stays))
    if sum(map(len, files.values())) > MOST_BYTES or len(files) >= MOST_FILES:
        raise ProjectError(
            f"The packet would be larger than {MOST_BYTES >> 20} MiB. Clear large "
            "outputs of the notebook, or show fewer pictures."
        )
    path = project.folder / NAME
    if path.exists() and not _is_ours(path):
        raise ProjectError(f"`{path}` is no packet of this kit. Move it first.")
    _write(path, project, files)
    return Packed(path, tuple(sorted(files)), tuple(stays))


def _texts(
    project: Project, findings: tuple[Finding, ...], stays: list[str]
) -> dict[str, bytes]:
    """Return the pages, without the name of the author's home folder."""
    told = [one.as_dict() | {"numbers": {}} for one in findings]
    names = (README, SETTINGS, RESULTS, *_card(project, stays))
    texts = {name: text_of(project.folder / name) for name in names}
    texts["audits.json"] = json.dumps(told, indent=1, ensure_ascii=False)
    if project.source.is_notebook:
        texts["article.html"] = _article(project)
    else:
        texts[project.source.path.name] = text_of(project.source.path)
    plain = {name: without_home(text) for name, text in texts.items()}
    return {name: text.encode() for name, text in plain.items() if text.strip()}


def _card(project: Project, stays: list[str]) -> tuple[str, ...]:
    """Return the files of the report card, if it is of the project as it is."""
    if not (project.folder / _CARD[0]).exists():
        return ()
    try:
        told = json.loads(text_of(project.folder / _CARD[0]))
        is_current = told["versions"][-1]["content"] == content(project.folder)
    except (ValueError, KeyError, IndexError, TypeError):
        is_current = False
    if not is_current:
        stays.append("the report card (of an earlier state; run it again)")
    return _CARD if is_current else ()


def _article(project: Project) -> str:
    try:
        told = article(project.source.path)
    except GraderError as error:
        raise ProjectError(str(error)) from None
    return render("article.html.j2", key="", told=told)


def _keep_private(files: Mapping[str, bytes]) -> None:
    """Raise ProjectError for a text with a mail address, phone or account in it."""
    found = [
        f"`{name}` holds a {kind} ({masked(words)})"
        for name, data in files.items()
        if name != "card.html"  # numbers of a drawing; its words are in card.json
        for kind, words in in_text(_OPAQUE.sub("", data.decode()))
    ]
    if found:
        raise ProjectError(
            f"A packet carries nothing personal: {'; '.join(found[:4])}. Take it out "
            "and pack again. Nothing was written.",
            tuple(found),
        )


def _pictures(project: Project, stays: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures that the README shows, without what cameras write."""
    from PIL import Image

    for name in dict.fromkeys(_PICTURE.findall(project.readme)):
        path = _inside(project, name)
        if path is None or path.stat().st_size > _MOST_PICTURE:
            stays.append(f"{name} (no picture of this folder, or too large)")
            continue
        held = io.BytesIO()
        try:
            with Image.open(path) as seen:
                plain = seen.convert("RGB")
                plain.info.clear()
                plain.save(held, "JPEG" if seen.format == "JPEG" else "PNG")
        except (OSError, ValueError, Image.DecompressionBombError):
            stays.append(f"{name} (no picture that can be read)")
            continue
        yield name, held.getvalue()


def _data(
    project: Project, findings: tuple[Finding, ...], stays: list[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield the data, where licence and personal data passed without a doubt."""
    state = {one.audit: one.state for one in findings}
    doubts = [n for n in ("licence", "personal data") if state.get(n) != PASSED]
    paths = [(one.path, _inside(project, one.path)) for one in project.settings.data]
    size = sum(path.stat().st_size for _, path in paths if path)
    for name, path in paths:
        if doubts or path is None or size > _MOST_DATA:
            reason = "name or size"
            if doubts:
                reason = f"{' and '.join(doubts)} did not pass without a doubt"
            stays.append(f"{name} ({reason})")
        else:
            yield name, path.read_bytes()


def _inside(project: Project, name: str) -> Path | None:
    """Return the file of that name, if it lies in the folder and is not hidden."""
    if not SAFE.fullmatch(name):
        return None
    path = (project.folder / name).resolve()
    is_here = path.is_relative_to(project.folder) and path.is_file()
    return path if is_here else None


def _is_ours(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as packed:
            return MANIFEST in packed.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def _write(path: Path, project: Project, files: Mapping[str, bytes]) -> None:
    """Write the packet, whole or not at all; its entries bear no clock and no owner."""
    manifest = {
        "form": FORM,
        "title": project.settings.title,
        "pin": given(project),
        "files": {n: hashlib.sha256(b).hexdigest() for n, b in sorted(files.items())},
    }
    first = json.dumps(manifest, indent=1, ensure_ascii=False).encode()
    fresh = path.with_name(f".{path.name}.part")
    try:
        with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, data in {MANIFEST: first, **dict(sorted(files.items()))}.items():
                entry = zipfile.ZipInfo(name)
                packed.writestr(entry, data, zipfile.ZIP_DEFLATED)
        os.replace(fresh, path)
    except OSError as error:
        raise ProjectError(f"`{path}` cannot be written: {error.strerror}.") from None
