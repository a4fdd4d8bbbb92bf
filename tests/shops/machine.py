"""What every real shop needs from the machine: made once, its Debian packages, and processes that end."""

import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

SHOPS = Path(__file__).parents[2] / ".shops"
SECONDS_TO_END = 20.0


class MissingError(RuntimeError):
    """One sentence that says what this machine lacks."""


def make_once(home: Path, sources: Iterable[Path], make: Callable[[], None]) -> None:
    """Call `make` unless it already made `home` from sources with this content."""
    home.mkdir(parents=True, exist_ok=True)
    made_from = home / ".made-from"
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    with (home / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # tests run side by side
        if made_from.is_file() and made_from.read_text() == digest:
            return
        made_from.unlink(missing_ok=True)
        make()
        made_from.write_text(digest)


def need_debian(package: str, is_there: Callable[[], bool], what: str) -> None:
    """Install a Debian package where `what` is not there and we may; else say what is missing."""
    if is_there():
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "-y", "--no-install-recommends", package]):
            subprocess.run(
                ["apt-get", "-qq", *command],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                check=False,
            )
    if not is_there():
        raise MissingError(f"{what} is missing; install it as root (Debian: apt-get install {package}).")


@contextmanager
def running(
    command: Sequence[str | Path],
    *,
    cwd: Path,
    env: dict[str, str],
    log: IO[str],
    stdout: int | None = None,
    end_with: signal.Signals = signal.SIGTERM,
) -> Iterator[subprocess.Popen[str]]:
    """Run a command as the head of a process group, and end the whole group."""
    with subprocess.Popen(
        command,
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=log if stdout is None else stdout,
        stderr=log,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            _end_group(process, end_with)


def _end_group(process: subprocess.Popen[str], end_with: signal.Signals) -> None:
    """Ask, wait, insist; the last signal is for what outlived the head of the group."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, end_with)
    with suppress(subprocess.TimeoutExpired):
        process.wait(SECONDS_TO_END)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
