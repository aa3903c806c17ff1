"""A real PostgreSQL server, on a socket in a folder of its own."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.conftest import find_postgresql

_PATIENCE = 60
_ACCOUNTS = ("postgres", "nobody")  # the server refuses to run as root


@dataclass(frozen=True)
class Server:
    """A running server; its folder holds the socket."""

    folder: Path

    def url(self, database="postgres"):
        """Return the address of a database, as nbgrader's `db_url` has it."""
        return f"postgresql://stove@/{database}?host={self.folder}"

    def create(self, database):
        """Make an empty database and return its address."""
        with self.connected() as connection:
            connection.execute(f"CREATE DATABASE {database}")
        return self.url(database)

    def connected(self):
        """Return a connection that commits by itself."""
        told = f"host={self.folder} user=stove dbname=postgres"
        return psycopg.connect(told, autocommit=True)


@contextmanager
def server():
    """Run a server with an empty cluster of databases, as an ordinary user."""
    account = _account()
    # A path of a socket has at most 107 bytes, and pytest's folders are private.
    folder = Path(tempfile.mkdtemp(prefix="stove-pg-", dir="/tmp"))
    if account:
        os.chown(folder, account["user"], account["group"])
    data, programs = str(folder / "data"), find_postgresql()
    making = [programs / "initdb", "-D", data, "-U", "stove", "-A", "trust", "-N"]
    making += ["-E", "UTF8", "--locale=C"]
    serving = [programs / "postgres", "-D", data, "-k", str(folder)]
    for told in ("listen_addresses=", "fsync=off", "unix_socket_permissions=0700"):
        serving += ["-c", told]
    try:
        subprocess.run(making, cwd=folder, check=True, capture_output=True, **account)
        with (
            (folder / "log").open("wb") as log,
            subprocess.Popen(
                serving, cwd=folder, stdout=log, stderr=log, **account
            ) as running,
        ):
            try:
                yield _answering(Server(folder), running)
            finally:
                running.send_signal(signal.SIGINT)  # a fast shutdown
                running.wait(_PATIENCE)
    finally:
        shutil.rmtree(folder)


def _account():
    """Return whom to run as: us, or for root somebody who is not."""
    if os.getuid() != 0:
        return {}
    known = {one.pw_name: one for one in pwd.getpwall()}
    found = next(known[name] for name in _ACCOUNTS if name in known)
    return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}


def _answering(server, running):
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            server.connected().close()
            return server
        except psycopg.OperationalError:
            log = (server.folder / "log").read_text()
            assert running.poll() is None and time.monotonic() < until, log
            time.sleep(0.05)
