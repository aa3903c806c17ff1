"""The child process where there is no box: one request, one reply, no network."""

import socket
import sys
from pathlib import Path
from typing import Any, NoReturn


class OfflineError(OSError):
    """The network was asked for, and a project has to do without."""


def refuse_network() -> None:
    """Have every connection and every look-up of a name fail in this process."""

    def refused(*_: Any, **__: Any) -> NoReturn:
        raise OfflineError("the network is switched off here")

    socket.socket.connect = refused  # type: ignore[method-assign]
    socket.socket.connect_ex = refused  # type: ignore[method-assign]
    socket.getaddrinfo = refused


def main() -> None:
    """Answer the request in the file of the first argument, into the second."""
    from grader.project.inside import answer

    refuse_network()
    asked, told = map(Path, sys.argv[1:3])
    sys.path.insert(0, str(Path.cwd()))
    told.write_text(answer(asked.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
