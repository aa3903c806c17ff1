"""What starts inside the box: lock the door from within, then be a Jupyter kernel.

Called by `sandbox` and `reduced` as `python -P -c … PLAN ARGUMENTS`. It lowers its
limits and rights while no code of a learner has run, so nothing has to be executed a
second time. Only the standard library and its two neighbours are imported before.
"""

import contextlib
import json
import os
import resource
import signal
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, NoReturn, Self

from grader.kernel import landlock, seccomp
from grader.kernel.limits import Limits

# Run with -c, because a module's name would be looked up where the learner writes.
CODE = (
    "import sys; p = {parent!r}; p in sys.path or sys.path.append(p); "
    "from grader.kernel.{module} import main; main()"
)
# What ipykernel has plots drawn by; matplotlib looks when it is imported.
BACKEND = "module://matplotlib_inline.backend_inline"


@dataclass(frozen=True)
class Plan:
    """How the process in the box confines itself, step by step."""

    limits: dict[str, float | int]
    rules: tuple[landlock.Rule, ...] = ()
    families: tuple[int, ...] = (seccomp.UNIX,)
    has_own_world: bool = True
    needs_landlock: bool = False
    user: int | None = None
    extra_processes: int = 0
    does_probe: bool = False
    channel: int | None = None
    is_confined: bool = True

    def to_json(self) -> str:
        """Return the plan as one argument of a command line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> Self:
        """Return the plan whose fields came as JSON."""
        rules = tuple((path, kind) for path, kind in fields["rules"])
        return cls(**{**fields, "rules": rules})


def main() -> None:
    """Confine this process as the first argument says, then start the kernel."""
    plan = Plan.from_fields(json.loads(sys.argv[1]))
    if not plan.has_own_world:
        _supervise(plan.channel)
    confine(plan)
    if plan.does_probe:
        from grader.kernel.probe import answer

        os.write(1, answer(sys.argv[2:]).encode())
        return
    be_kernel(sys.argv[2:], plan.channel)


def confine(plan: Plan) -> None:
    """Lower limits, user, reach and system calls of this process, for ever."""
    _set_limits(Limits(**plan.limits), plan.extra_processes)  # type: ignore[arg-type]
    if not plan.is_confined:
        return
    if plan.user is not None:
        os.setgroups([])
        os.setresgid(plan.user, plan.user, plan.user)
        os.setresuid(plan.user, plan.user, plan.user)
    version = landlock.abi()
    if plan.rules and (version or plan.needs_landlock):
        own = [(f"/proc/{os.getpid()}", "read")] if plan.needs_landlock else []
        landlock.restrict([*plan.rules, *own])
    may_signal = plan.has_own_world or version >= landlock.SCOPED
    code = refusal(tuple(plan.families), plan.has_own_world, may_signal)
    seccomp.install(code)


@cache
def refusal(families: tuple[int, ...], has_own_world: bool, may_signal: bool) -> bytes:
    """Return the filter of system calls; a zygote makes it once for all its forks."""
    return seccomp.program(families, has_own_world, may_signal)


def _set_limits(limits: Limits, extra_processes: int) -> None:
    """Set the limits of one process; only the watchdog knows the totals."""
    cpu = max(1, round(limits.cpu))
    for name, value in (
        ("CORE", 0),
        ("NOFILE", limits.open_files),
        ("NPROC", limits.processes + extra_processes),
        ("AS", limits.address_space),
        ("FSIZE", limits.file_size),
        ("CPU", cpu),
        ("MSGQUEUE", 0),
        ("MEMLOCK", 1 << 20),
    ):
        kind = getattr(resource, f"RLIMIT_{name}")
        highest = resource.getrlimit(kind)[1]
        allowed = value if highest == resource.RLIM_INFINITY else min(value, highest)
        resource.setrlimit(kind, (allowed, allowed))


def be_kernel(arguments: list[str], channel: int | None) -> None:
    """Start ipykernel with the path that `python -m ipykernel_launcher` has.

    The working directory joins the path only after ipykernel was imported, before
    the site-packages, so a learner's `zmq.py` shadows nothing of the kernel's.
    """
    import ctypes

    import zmq
    from ipykernel import kernelapp

    class IPKernelApp(kernelapp.IPKernelApp):
        def init_iopub(self, context: zmq.Context[zmq.Socket[bytes]]) -> None:
            # Else outputs beyond 1,000 are lost while a busy grader reads slowly.
            context.setsockopt(zmq.SNDHWM, 0)
            super().init_iopub(context)

    ctypes.CDLL(None).prctl(15, b"python")
    sys.argv = ["ipykernel_launcher", *arguments]
    app = IPKernelApp.instance()
    app.initialize(sys.argv[1:])
    if channel is not None:
        from grader.kernel import agent

        agent.offer(app.kernel, channel)
    where = [i for i, p in enumerate(sys.path) if p.endswith("-packages")]
    sys.path.insert(where[0] if where else len(sys.path), "")
    app.start()


def _supervise(channel: int | None) -> None:
    """Fork; the parent stays outside the limits and ends whatever the child started.

    Without a process namespace this is what makes a daemon die: every orphan is
    handed to the parent, and a signal, a dead grader or the kernel's end kills all.
    """
    import ctypes

    libc = ctypes.CDLL(None)
    grader = os.getppid()
    libc.prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
    libc.prctl(1, signal.SIGTERM, 0, 0, 0)  # PR_SET_PDEATHSIG
    signal.signal(signal.SIGTERM, _end)
    if os.getppid() != grader:
        _end(signal.SIGTERM, None)
    child = os.fork()
    if not child:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        return
    if channel is not None:
        os.close(channel)  # else its end is not seen when the kernel's is closed
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    status = 1
    while True:
        pid, state = os.wait()
        if pid == child:
            status = os.waitstatus_to_exitcode(state) & 255
            break
    kill_children()
    os._exit(status)


def _end(number: int, frame: object) -> NoReturn:
    """Kill every process of the box (called by the signal)."""
    kill_children()
    os._exit(128 + number)


def kill_children() -> None:
    """Kill all descendants of this process until none is left.

    The killed ones' children become ours, so it ends when we have none; the limit
    on processes bounds the race with a fork bomb.
    """
    while True:
        for pid in _children():
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def _children() -> list[int]:
    """Return all descendants, deepest last, read from /proc."""
    found: list[int] = [os.getpid()]
    for pid in found:
        for task in _listed(f"/proc/{pid}/task"):
            with contextlib.suppress(OSError), open(f"{task}/children") as file:
                found += map(int, file.read().split())
    return found[1:]


def _listed(folder: str) -> list[str]:
    try:
        return [os.path.join(folder, name) for name in os.listdir(folder)]
    except OSError:
        return []
