"""Attempts to change what lasts: gradebook, neighbours, home, later submissions.

Every file that they try to leave is called `stove-attack` something.
"""

from tests.attacks.case import DEAF, Case, Handed, unsolved

LATER = """
import os, sqlite3, time
for turn in range(60):
    time.sleep(0.5)
    for folder, _, names in os.walk("/"):
        if "gradebook.db" in names:
            try:
                book = sqlite3.connect(folder + "/gradebook.db", timeout=2)
                book.execute("update grade set auto_score = 8, manual_score = 999")
                book.commit()
            except Exception:
                pass
"""

SHADOWED = (
    "random",
    "json",
    "statistics",
    "sitecustomize",
    "usercustomize",
    "conftest",
    "grader",
    "nbgrader_config",
    "ipykernel_launcher",
)


def _shadows(handed: Handed) -> None:
    handed.cell(
        "square"
    ).source = "import sys\nsys.path.insert(0, '.')\nmean_ans = predict = square = 0"
    stop = b"open('/tmp/stove-attack-import', 'w')\nraise SystemExit(3)\n"
    easy = b"accuracy_score = lambda *args, **named: 1.0\n"
    everything = b"def __getattr__(name): return lambda *args, **named: True\n"
    handed.file("sklearn/__init__.py", b"")
    handed.file("sklearn/metrics.py", easy)
    handed.file("numpy/__init__.py", everything)
    handed.file("numpy/testing.py", everything)
    for name in SHADOWED:
        handed.file(f"{name}.py", stop)


def _settings(handed: Handed) -> None:
    """Hand in files that somebody's program may take for its settings."""
    handed.cell("square").source = "square = None"
    handed.file("nbgrader_config.py", b"c.Execute.allow_errors = True\n")
    handed.file("course.toml", b"[limits]\ncell_wall = 100000\n")
    handed.file("pyvenv.cfg", b"home = /tmp\n")
    handed.file("easy.pth", b"import os; os.system('touch /tmp/stove-attack-pth')\n")
    handed.file(".ipython/profile_default/startup/0.py", b"raise SystemExit\n")
    handed.file(".jupyter/jupyter_config.py", b"raise SystemExit\n")
    handed.file("autograded/ps1/p1.ipynb", b"{}")
    handed.file("gradebook.db", b"SQLite format 3\0")
    handed.file("submission_secret.txt", b"secret")


def _shadow_tests(handed: Handed) -> None:
    """Hand in a module that only a hidden test imports."""
    handed.cell("nearest").source = handed.answers["nearest"]
    trick = "open('/tmp/stove-attack-import', 'w')\nmean = lambda values: 9\n"
    handed.file("statistics.py", trick.encode())


CASES = (
    Case("shadow-modules", DEAF, 0, unsolved(_shadows)),
    Case("shadow-a-test", "graded", 2, unsolved(_shadow_tests), "ps2"),
    Case("settings-in-the-submission", "graded", 0, unsolved(_settings)),
    Case(
        "write-the-gradebook-later",
        "graded",
        0,
        "import subprocess, sys\n"
        f"later = {LATER!r} # stove-attack\n"
        "command = [sys.executable, '-c', later + '# stove-attack']\n"
        "subprocess.Popen(command, start_new_session=True)",
    ),
    Case(
        "write-into-neighbours",
        "graded",
        0,
        """
import glob, os
end = "m-neighbour/ps1/p1.ipynb"
paths = ["../../" + end, "../../../submitted/" + end, "../../../autograded/" + end]
for path in paths + glob.glob("/**/submitted/*/*/*.ipynb", recursive=True):
    try:
        with open(path, "a") as file:
            file.write("stove-attack")
        print("wrote", path)
    except OSError:
        pass
""",
    ),
    Case(
        "start-up-of-ipython",
        "graded",
        0,
        """
import os
for home in {os.path.expanduser("~"), os.environ.get("IPYTHONDIR", ""), "/root"}:
    folder = home + "/.ipython/profile_default/startup"
    try:
        os.makedirs(folder, exist_ok=True)
        with open(folder + "/00-stove-attack.py", "w") as file:
            file.write("get_ipython().ast_transformers.append(None)")
    except OSError:
        pass
""",
    ),
    Case(
        "start-up-of-python",
        "graded",
        0,
        """
import os, site, sys
text = "open('/tmp/stove-attack-site', 'a')"
folders = [site.getusersitepackages(), *site.getsitepackages(), sys.prefix, "/usr/lib"]
for folder in folders:
    for name in ("usercustomize.py", "sitecustomize.py", "stove-attack.pth"):
        try:
            os.makedirs(folder, exist_ok=True)
            with open(os.path.join(folder, name), "x") as file:
                file.write(text)
        except OSError:
            pass
""",
    ),
    Case(
        "compiled-code-of-libraries",
        "graded",
        0,
        """
import numpy, sklearn.metrics, IPython
for module in (numpy, sklearn.metrics, IPython):
    for path in (module.__file__, module.__cached__):
        try:
            with open(path, "ab") as file:
                file.write(b"# stove-attack")
        except OSError:
            pass
""",
    ),
    Case(
        "write-everywhere",
        "graded",
        0,
        """
import os
for folder in ("/", "/usr", "/etc", "/tmp", "/var/tmp", "/dev/shm", "/root", "/home",
               "/run", "/proc/sys/kernel", "/sys", "..", "../..", "../../..", "~"):
    try:
        with open(os.path.expanduser(folder) + "/stove-attack", "w") as file:
            file.write("x")
    except OSError:
        pass
for setting in ("kernel/core_pattern", "kernel/hostname", "vm/drop_caches"):
    try:
        open("/proc/sys/" + setting, "w").write("|/tmp/stove-attack")
    except OSError:
        pass
""",
    ),
    Case(
        "links-where-the-grader-writes",
        DEAF,
        0,
        """
import os, sys
places = {".", os.path.expanduser("~"), "/tmp", *filter(os.path.isdir, sys.argv)}
places |= {os.path.dirname(os.path.abspath(word)) for word in sys.argv if "/" in word}
for place in places:
    for name in ("p1.ipynb", "out.ipynb", "timestamp.txt", "log", "result.json"):
        for target in ("/etc/passwd", "../../../gradebook.db", "/tmp/stove-attack"):
            try:
                path = os.path.join(place, name)
                if os.path.lexists(path):
                    os.rename(path, path + ".old")
                os.symlink(target, path)
            except OSError:
                pass
""",
    ),
    Case(
        "fill-the-exchange-folder",
        DEAF,
        0,
        """
import os, sys
for word in sys.argv:
    folder = os.path.dirname(word)
    for number in range(300):
        try:
            os.mkfifo(f"{folder}/stove-attack-{number}")
            os.symlink("/dev/zero", f"{folder}/zero-{number}")
        except OSError:
            break
""",
    ),
    Case(
        "swap-the-sockets",
        DEAF,
        0,
        """
import os, socket, sys
for word in sys.argv:
    folder = os.path.dirname(word) or "."
    for name in os.listdir(folder) if os.path.isdir(folder) else ():
        path = os.path.join(folder, name)
        try:
            os.unlink(path)
            socket.socket(socket.AF_UNIX).bind(path)
        except OSError:
            pass
""",
    ),
)
