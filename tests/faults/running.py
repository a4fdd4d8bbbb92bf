"""`auditor` as a person runs it: a program of its own, of which nothing may be left behind."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import tempfile
import time
import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.browsers import with_light_browser

AUDITOR = Path(sys.executable).parent / "auditor"
MARK = "STARTED_FOR_TEST"
GONE_S = 10.0
"""A killed process may take so long to leave the process table on a busy machine."""


@dataclass(frozen=True)
class Ended:
    code: int
    printed: str
    said: str
    left: tuple[str, ...]
    """Processes and temporary files that outlived the program."""

    @property
    def sentence(self) -> str:
        """The last line on stderr: what the program ended with."""
        return (self.said.strip().splitlines() or [""])[-1]


@dataclass
class Started:
    process: asyncio.subprocess.Process
    mark: str
    temporary: Path

    def processes(self) -> list[psutil.Process]:
        """Everything alive that the program started, also what left its process group or runs as another user."""
        return [p for p in psutil.process_iter() if _belongs(p, self.mark)]

    def browsers(self) -> list[psutil.Process]:
        """The browsers themselves, without their helpers."""
        lines = [(p, p.cmdline()) for p in self.processes()]
        return [p for p, line in lines if _has(line, "--user-data-dir=") and not _has(line, "--type=")]

    async def end(self, limit_s: float = 240.0) -> Ended:
        try:
            printed, said = await asyncio.wait_for(self.process.communicate(), limit_s)
        except TimeoutError:
            raise AssertionError(f"it did not end within {limit_s:.0f} seconds") from None
        code = self.process.returncode
        assert code is not None
        until = time.monotonic() + GONE_S
        while (left := self.processes()) and time.monotonic() < until:
            await asyncio.sleep(0.1)
        names = [f"process {p.pid}" for p in left]
        names += [str(p.relative_to(self.temporary)) for p in self.temporary.iterdir()]
        return Ended(code, printed.decode(), said.decode(), tuple(names))


def _has(line: list[str], option: str) -> bool:
    return any(word.startswith(option) for word in line)


def _belongs(process: psutil.Process, mark: str) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE and process.environ().get(MARK) == mark
    except (psutil.Error, OSError):
        return False


@contextlib.asynccontextmanager
async def started(*arguments: str | Path, program: tuple[str | Path, ...] = (AUDITOR,)) -> AsyncIterator[Started]:
    """The program, running; it is made sure that the test itself leaves nothing behind."""
    with _shared_folder() as temporary:
        mark = uuid.uuid4().hex
        process = await asyncio.create_subprocess_exec(
            *program,
            *arguments,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={**with_light_browser(), MARK: mark, "TMPDIR": str(temporary)},
            start_new_session=True,
        )
        running = Started(process, mark, temporary)
        try:
            yield running
        finally:
            for left in running.processes():
                with contextlib.suppress(psutil.NoSuchProcess):
                    left.kill()
            await process.wait()


@contextlib.contextmanager
def _shared_folder() -> Iterator[Path]:
    """For temporary files. As root the browser is another user, who must write there, unlike pytest's own folders."""
    with tempfile.TemporaryDirectory(prefix="faults-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o1777)
        yield folder


async def auditor(*arguments: str | Path) -> Ended:
    async with started(*arguments) as running:
        return await running.end()


async def audit(url: str, run: Path, *options: str, seconds: float = 8) -> Ended:
    """`auditor audit URL`, as small as an audit can be, quiet but for its last sentence."""
    return await auditor(
        "audit",
        url,
        "--out",
        run,
        "--device",
        "desktop",
        "--runs",
        "1",
        "--seconds",
        f"{seconds:g}",
        "--quiet",
        *options,
    )
