"""No box at all: a kernel with the account's own rights, under limits alone.

Only `stove grade --unsafe-no-sandbox` gets here, and only where no level works. The
limits and the watchdog hold against accidents; nothing holds against intent.
"""

from grader.kernel import entry
from grader.kernel.reduced import running
from grader.kernel.room import Launch, Room, clean_environment
from grader.kernel.sandbox import python_command

_MOST_ENTRIES = 4000


def launch(arguments: list[str], room: Room) -> Launch:
    """Return how to start a kernel that may do whatever this account may."""
    home = room.exchange / "home"
    plan = entry.Plan(
        room.limits.as_dict(),
        has_own_world=False,
        is_confined=False,
        extra_processes=running(),
        channel=room.channel,
    )
    environment = clean_environment(room, str(home), str(home / "tmp"))
    size = room.limits.disk + sum(file.source.stat().st_size for file in room.files)
    command = python_command(arguments, room, plan)
    return Launch(command, environment, (), 1, size, _MOST_ENTRIES)
