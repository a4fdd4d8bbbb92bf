"""Running somebody else's program: no shell, few words of the environment, a deadline, and nothing of it left afterwards."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

POLITE_S = 5.0
"""So long a program may tidy up after SIGTERM before it is killed (faults.md L01 of the project: 5 s)."""
LAST_WORDS_S = 1.0
MOST_BYTES = 256_000
"""So much of what it says is kept, of its end."""
PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ")
"""All that it gets of our environment: no LHCI_*, no NODE_OPTIONS, no CHROME_PATH, no secrets."""


@dataclass(frozen=True)
class Ended:
    """How a program ended."""

    code: int | None
    """None when the deadline ended it."""
    said: str
    """The end of what it wrote to stdout and stderr."""


async def run_program(
    command: Sequence[str], home: Path, *, deadline_s: float, more: Mapping[str, str] | None = None
) -> Ended:
    """Run `command` in the folder `home`, which is its home and its place for temporary files, too. `more` is added to its
    environment. Raises OSError when it cannot be started; a cancellation kills it as the deadline does."""
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    environment |= {"HOME": str(home), "TMPDIR": str(home), **(more or {})}
    async with _listening() as (tail, ear):
        program = await asyncio.create_subprocess_exec(
            *command, cwd=home, env=environment, start_new_session=True, stdin=asyncio.subprocess.DEVNULL, stdout=ear, stderr=ear
        )  # fmt: skip
        code = None
        try:
            code = await asyncio.wait_for(program.wait(), deadline_s)
        except TimeoutError:
            _signal(program.pid, signal.SIGTERM)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(program.wait(), POLITE_S)
        finally:
            _signal(program.pid, signal.SIGKILL)  # also what it started, and left
            await program.wait()
        ear.close()
        with contextlib.suppress(TimeoutError):  # what left its group may hold the line, and is not waited for
            await asyncio.wait_for(tail.ended.wait(), LAST_WORDS_S)
    return Ended(code, tail.kept.decode(errors="replace"))


class _Tail(asyncio.Protocol):
    """The end of what is heard."""

    def __init__(self) -> None:
        self.kept = bytearray()
        self.ended = asyncio.Event()

    def data_received(self, data: bytes) -> None:
        self.kept += data
        del self.kept[:-MOST_BYTES]

    def connection_lost(self, _error: Exception | None) -> None:
        self.ended.set()


@contextlib.asynccontextmanager
async def _listening() -> AsyncIterator[tuple[_Tail, FileIO]]:
    """What is written to the file given is heard until the block ends. A pipe of asyncio's own would be waited for as long
    as anybody holds it, and a program may leave something running that does."""
    heard, spoken = os.pipe()
    with FileIO(heard, "r") as reading, FileIO(spoken, "w") as ear:
        transport, tail = await asyncio.get_running_loop().connect_read_pipe(_Tail, reading)
        try:
            yield tail, ear
        finally:
            transport.close()


def _signal(group: int, which: signal.Signals) -> None:
    """To the whole process group: it leads one of its own."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, which)
