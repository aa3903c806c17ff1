"""The doctor says what works on a machine, and what to install where it does not."""

import os
import platform
import sys
from pathlib import Path

import pytest

from grader.errors import GraderError
from grader.kernel import doctor, warm
from grader.kernel.detect import Level, Trial
from grader.kernel.doctor import examine, install_command
from tests.kernel.boxes import run_as, workplace

# Only root can be both.
ACCOUNTS = [False] if os.geteuid() else [True, False]


@pytest.mark.bubblewrap
def test_this_machine_is_examined():
    """The report names the level and every part, as text and as plain data."""
    report = examine()
    subjects = [finding.subject for finding in report.findings]
    assert report.level is Level.FULL
    assert {"user", "bubblewrap", "full level", "landlock"} < set(subjects)
    assert "ok  warm boxes: a trial fork let nothing out" in str(report)
    assert report.as_dict()["limits"]["processes"] == 64
    assert "ok  full level: a trial box let nothing out" in str(report)
    assert str(report).startswith("Box: bubblewrap (the full level; nothing is miss")


@pytest.mark.bubblewrap
@pytest.mark.parametrize("is_root", ACCOUNTS, ids=lambda a: "root" if a else "user")
def test_each_account_is_told_what_it_has(is_root):
    """`stove doctor` ends well for root and for an ordinary user, and says which."""
    stove = str(Path(sys.executable).with_name("stove"))
    with workplace(is_root) as folder:
        folder.chmod(0o777)
        run = run_as(is_root, [sys.executable, stove, "doctor"], folder, TMPDIR="/tmp")
    user = "root; each box becomes a user" if is_root else "an ordinary one"
    assert run.returncode == 0, run.stderr
    assert f"ok  user: {user}" in run.stdout
    assert "Box: bubblewrap" in run.stdout


@pytest.mark.bubblewrap
def test_missing_warm_boxes_are_told_with_their_reason(monkeypatch):
    """Where no fork can be made, grading still works, and the report says why."""

    def refused(self):
        raise GraderError("no fork today")

    monkeypatch.setattr(warm.WarmBoxes, "_begun", refused)
    report = examine()
    assert report.level is Level.FULL
    assert "--  warm boxes: no fork today" in str(report)


@pytest.mark.parametrize(
    ("release", "command"),
    [
        ("ID=debian\n", "sudo apt-get install bubblewrap"),
        ("ID=linuxmint\nID_LIKE=ubuntu\n", "sudo apt-get install bubblewrap"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', "sudo dnf install bubblewrap"),
        ('ID="opensuse-leap"\nID_LIKE="suse"\n', "sudo zypper install bubblewrap"),
        ("ID=arch\n", "sudo pacman -S bubblewrap"),
        ("ID=plan9\n", "Install bubblewrap with your package manager."),
    ],
)
def test_the_command_fits_the_distribution(tmp_path, release, command):
    """Each family of Linux gets the command of its own package manager."""
    path = tmp_path / "os-release"
    path.write_text(release)
    assert install_command(path) == command


@pytest.mark.parametrize(
    ("system", "word"), [("Darwin", "podman"), ("Windows", "WSL2")]
)
def test_other_systems_are_sent_elsewhere(monkeypatch, system, word):
    """macOS and Windows have no level, and are told where to grade."""
    monkeypatch.setattr(platform, "system", lambda: system)
    report = examine()
    assert report.level is Level.NONE
    assert word in report.findings[0].remedy


def test_where_nothing_works_the_remedies_are_listed(monkeypatch, tmp_path):
    """Without bubblewrap and landlock each finding says what to do."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(doctor.landlock, "abi", lambda: 0)
    monkeypatch.setattr(doctor, "try_level", lambda level: Trial(level, False, "no"))
    report = examine()
    missing = {f.subject for f in report.findings if not f.is_good and f.remedy}
    assert report.level is Level.NONE
    assert {"bubblewrap", "full level", "landlock"} <= missing
