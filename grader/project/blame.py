"""What kind of trouble an exception of a project's code is, and what to try."""

import errno
import socket

CRASHED, ONLINE, OUTSIDE = "crashed", "online", "outside"
_NET = {
    *("gaierror", "herror", "URLError", "HTTPError", "ConnectionError"),
    *("ConnectTimeout", "ConnectError", "NameResolutionError", "MaxRetryError"),
    *("NewConnectionError", "ConnectionRefusedError", "OfflineError"),
}
_NO_ROUTE = {
    *(errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ECONNREFUSED, errno.ENETDOWN),
    errno.EAFNOSUPPORT,
}
_SHUT = {errno.EROFS, errno.EACCES, errno.EPERM}


_ONLINE_SAYS = (
    *("Network is unreachable", "Name or service not known", "No route to host"),
    *("Temporary failure in name resolution", "network is switched off"),
)
_SHUT_SAYS = ("Read-only file system", "Permission denied", "Operation not permitted")
_NET_WORDS = (
    "needs the network, and a reader on a train has none. Save a snapshot of the data "
    "in the folder and read that"
)
_SHUT_WORDS = (
    "reaches outside of the project's folder. Write and read beside the source only, "
    "by relative paths"
)


def by_name(name: str, text: str) -> tuple[str, str]:
    """Return the same as `kind_of` where only the words of an error are at hand."""
    if name in _NET or any(words in text for words in _ONLINE_SAYS):
        return _NET_WORDS, ONLINE
    if any(words in text for words in _SHUT_SAYS):
        return _SHUT_WORDS, OUTSIDE
    others = {
        "FileNotFoundError": FileNotFoundError(),
        "ModuleNotFoundError": ModuleNotFoundError(),
        "SystemExit": SystemExit(),
    }
    return kind_of(others.get(name, Exception()))


def kind_of(error: BaseException) -> tuple[str, str]:
    """Return what happened and what to try, as words, and the kind of trouble."""
    chain = _chain(error)
    if any(_is_online(one) for one in chain):
        return _NET_WORDS, ONLINE
    if any(isinstance(one, OSError) and one.errno in _SHUT for one in chain):
        return _SHUT_WORDS, OUTSIDE
    if isinstance(error, FileNotFoundError):
        return "looks for a file that is not in the folder. Copy it in", CRASHED
    if isinstance(error, ModuleNotFoundError):
        return "needs a package that is not installed here. Name it in the README", (
            CRASHED
        )
    if isinstance(error, SystemExit | KeyboardInterrupt):
        return "ends the program. Return instead", CRASHED
    return "stopped with an error. Run it alone in a notebook and mend it", CRASHED


def _is_online(error: BaseException) -> bool:
    if isinstance(error, socket.gaierror | socket.herror):
        return True
    names = {one.__name__ for one in type(error).__mro__}
    is_refused = isinstance(error, OSError) and error.errno in _NO_ROUTE
    return is_refused or bool(names & _NET)


def _chain(error: BaseException) -> list[BaseException]:
    """Return an exception and all that led to it."""
    found: list[BaseException] = []
    waiting = [error]
    while waiting and len(found) < 20:
        one = waiting.pop()
        found.append(one)
        before = (one.__cause__, one.__context__)
        waiting += [each for each in before if each and each not in found]
        waiting += [each for each in one.args if isinstance(each, BaseException)]
    return found
