"""What this machine offers for a box, and what to install or change for more."""

import os
import platform
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from grader.kernel import landlock
from grader.kernel.detect import Level, Trial, try_level
from grader.kernel.limits import Limits
from grader.kernel.warm import WarmBoxes

_INSTALL = {
    "debian": "sudo apt-get install bubblewrap",
    "ubuntu": "sudo apt-get install bubblewrap",
    "fedora": "sudo dnf install bubblewrap",
    "rhel": "sudo dnf install bubblewrap",
    "suse": "sudo zypper install bubblewrap",
    "arch": "sudo pacman -S bubblewrap",
    "alpine": "sudo apk add bubblewrap util-linux",
}
_ELSEWHERE = {
    "Darwin": "Grade in a Linux container (podman machine) or on a Linux machine.",
    "Windows": "Grade in WSL2: in its Linux, the full level works.",
}
# A setting of the Linux kernel, the value that is in the way, and what to do.
_SETTINGS = (
    (
        "kernel/apparmor_restrict_unprivileged_userns",
        "1",
        "Ubuntu's AppArmor forbids user namespaces. Give bwrap a profile with "
        "`userns`, or set this to 0 with sysctl.",
    ),
    (
        "kernel/unprivileged_userns_clone",
        "0",
        "Set this to 1 with sysctl to allow user namespaces.",
    ),
    (
        "user/max_user_namespaces",
        "0",
        "Set this to 10000 with sysctl to allow user namespaces.",
    ),
)


_MEANS = {
    Level.FULL: "the full level; nothing is missing",
    Level.REDUCED: "grading works; what would be better is marked with --",
    Level.NONE: "submissions are not run; mend one line that is marked with --",
}


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: good or not, and what to do about it."""

    subject: str
    is_good: bool
    detail: str
    remedy: str = ""


@dataclass(frozen=True)
class Report:
    """All findings, and the level that submissions would be graded in."""

    level: Level
    limits: Limits
    findings: tuple[Finding, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the report as plain data."""
        return {
            "level": str(self.level),
            "limits": self.limits.as_dict(),
            "findings": [asdict(finding) for finding in self.findings],
        }

    def __str__(self) -> str:
        """Return the report as lines for a terminal."""
        lines = [f"Box: {self.level} ({_MEANS[self.level]})"]
        for finding in self.findings:
            lines.append(
                f"  {'ok' if finding.is_good else '--'}  {finding.subject}: "
                f"{finding.detail}"
            )
            if finding.remedy:
                lines.append(f"      {finding.remedy}")
        return "\n".join(lines)


def examine(limits: Limits | None = None) -> Report:
    """Try everything that grading would use on this machine; some seconds."""
    system = platform.system()
    limits = limits or Limits()
    if system != "Linux":
        remedy = _ELSEWHERE.get(system, "Grade on a Linux machine.")
        found = Finding("system", False, f"{system} has no sandbox for this", remedy)
        return Report(Level.NONE, limits, (found,))
    full, reduced = try_level(Level.FULL), try_level(Level.REDUCED)
    best = Level.FULL if full.works else Level.REDUCED
    findings = [_user(), _bubblewrap(), *_settings(full), _full(full)]
    findings += [_warm()] if full.works else []
    findings += [_landlock(), _reduced(reduced, full), _memory()]
    level = best if full.works or reduced.works else Level.NONE
    return Report(level, limits, tuple(findings))


def _user() -> Finding:
    if os.geteuid():
        return Finding("user", True, "an ordinary one")
    if shutil.which("setpriv"):
        return Finding("user", True, "root; each box becomes a user of its own")
    remedy = "Install util-linux, or grade as an ordinary user."
    return Finding("user", False, "root, and setpriv is missing", remedy)


def _bubblewrap() -> Finding:
    path = shutil.which("bwrap")
    if not path:
        return Finding("bubblewrap", False, "not installed", install_command())
    run = subprocess.run([path, "--version"], capture_output=True, text=True)
    version = run.stdout.strip().rpartition(" ")[2]
    if tuple(map(int, version.split(".")[:2])) < (0, 8):
        remedy = "Install 0.8 or newer: older ones cannot forbid namespaces inside."
        return Finding("bubblewrap", False, version, remedy)
    return Finding("bubblewrap", True, f"{version} at {path}")


def install_command(release: Path = Path("/etc/os-release")) -> str:
    """Return the command that installs bubblewrap on this distribution."""
    try:
        pairs = [line.partition("=") for line in release.read_text().splitlines()]
    except OSError:
        pairs = []
    known = {key: value.strip('"') for key, _, value in pairs}
    names = f"{known.get('ID', '')} {known.get('ID_LIKE', '')}".split()
    for name in names:
        for family, command in _INSTALL.items():
            if family in name:
                return f"{command}"
    return "Install bubblewrap with your package manager."


def _settings(full: Trial) -> list[Finding]:
    """Return the settings that are in the way, where the full level failed."""
    found = []
    for name, bad, remedy in _SETTINGS:
        path = Path("/proc/sys", name)
        value = path.read_text().strip() if path.exists() else ""
        if value == bad and not full.works:
            shown = name.replace("/", ".")
            found.append(Finding(shown, False, f"is {value}", remedy))
    return found


def _full(trial: Trial) -> Finding:
    if trial.works:
        return Finding("full level", True, "a trial box let nothing out")
    remedy = (
        "In a container, allow user namespaces and an unmasked /proc (podman: "
        "`--security-opt unmask=ALL --security-opt seccomp=unconfined`), or use the "
        "reduced level."
    )
    return Finding("full level", False, trial.reason, remedy)


def _warm() -> Finding:
    with WarmBoxes() as boxes:
        told = boxes.told
    if not told:
        return Finding("warm boxes", True, "a trial fork let nothing out")
    remedy = "Grading works without; each submission starts a Python, which is slower."
    return Finding("warm boxes", False, told, remedy)


def _landlock() -> Finding:
    version = landlock.abi()
    if not version:
        remedy = "Use Linux 5.13 or newer with landlock among its security modules."
        return Finding("landlock", False, "not in this Linux", remedy)
    scoped = "" if version >= landlock.SCOPED else "; kill() is refused altogether"
    return Finding("landlock", True, f"version {version}{scoped}")


def _reduced(trial: Trial, full: Trial) -> Finding:
    detail = "a trial box let nothing out" if trial.works else trial.reason
    if full.works and not trial.works:
        detail = f"not needed, and does not work: {detail.rstrip('.')}"
    return Finding("reduced level", trial.works, detail)


def _memory() -> Finding:
    """Say who keeps the total of memory: the watchdog; a cgroup would be stricter."""
    has_cgroup = Path("/sys/fs/cgroup/cgroup.controllers").exists()
    detail = "the watchdog sums the shares of all processes every 50 ms"
    remedy = ""
    if has_cgroup and shutil.which("systemd-run"):
        remedy = (
            "Stricter: run the grader under `systemd-run --user --scope "
            "-p MemoryMax=… -p TasksMax=…`, a cgroup for all its boxes together."
        )
    return Finding("total memory", sys.platform == "linux", detail, remedy)
