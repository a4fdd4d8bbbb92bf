"""A throw-away PostgreSQL of our own: Debian's programs, our folder, and no port at all."""

import os
import pwd
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.shops.machine import need_debian, running

PROGRAMS = Path("/usr/lib/postgresql")
SUPERUSER = "postgres"
SECONDS_TO_START = 60.0
IN_A_HURRY = [f"{name}=off" for name in ("fsync", "synchronous_commit", "full_page_writes")]


@dataclass(frozen=True)
class Postgres:
    """A running server; its socket is in the folder of its data."""

    folder: Path

    def ask(self, database: str, sql: str) -> str:
        """What one statement, or one file's worth of them, answers."""
        options = ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"]
        where = [f"--host={self.folder}", f"--username={SUPERUSER}", f"--dbname={database}"]
        done = subprocess.run(
            [_program("psql"), *options, *where],
            input=sql,
            env=_environment(),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def ready(self) -> bool:
        """Whether it takes connections now."""
        where = [f"--host={self.folder}", f"--username={SUPERUSER}"]
        done = subprocess.run([_program("pg_isready"), "--quiet", *where], env=_environment(), check=False)
        return done.returncode == 0


def need_postgres() -> None:
    """Make sure that the programs are there, or say in one sentence what is missing."""
    need_debian("postgresql", lambda: bool(_versions()), "PostgreSQL")


def create(data: Path) -> None:
    """Make an empty cluster in a folder that does not exist yet."""
    data.mkdir(parents=True)
    _hand_over(data)
    options = ["--auth=trust", f"--username={SUPERUSER}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    subprocess.run(
        [*_unprivileged(), _program("initdb"), *options, "--pgdata", data],
        cwd="/",
        env=_environment(),
        stdout=subprocess.DEVNULL,
        check=True,
    )


@contextmanager
def serve(data: Path, log: Path) -> Iterator[Postgres]:
    """Run a server on this cluster, and stop it so that the cluster can be copied afterwards."""
    _hand_over(data)
    settings = ["listen_addresses=", f"unix_socket_directories={data}", *IN_A_HURRY]
    command = [*_unprivileged(), _program("postgres"), "-D", data, *(f"--{setting}" for setting in settings)]
    with (
        log.open("w") as file,
        running(command, cwd=Path("/"), env=_environment(), log=file, end_with=signal.SIGINT) as process,
    ):
        server = Postgres(data)
        last = time.monotonic() + SECONDS_TO_START
        while not server.ready():
            if process.poll() is not None or time.monotonic() > last:
                raise RuntimeError(f"PostgreSQL did not start: {log.read_text()[-2000:]}")
            time.sleep(0.1)
        yield server


def _versions() -> list[Path]:
    """The folders of programs that can run a server, oldest first."""
    return sorted(path.parent for path in PROGRAMS.glob("*/bin/postgres"))


def _program(name: str) -> Path:
    return _versions()[-1] / name


def _user() -> pwd.struct_passwd:
    """Who runs the server where we are root, because it refuses to run as root."""
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _unprivileged() -> list[str | Path]:
    """What stands before a command that must not be run by root."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", f"--reuid={_user().pw_uid}", f"--regid={_user().pw_gid}", "--clear-groups"]


def _hand_over(data: Path) -> None:
    """The server asks that its data are its own, and nobody else's."""
    data.chmod(0o700)
    if os.geteuid() == 0:
        for path in (data, *data.rglob("*")):
            os.chown(path, _user().pw_uid, _user().pw_gid)


def _environment() -> dict[str, str]:
    """Nothing of the caller's: PGHOST and its kind would lead elsewhere."""
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
