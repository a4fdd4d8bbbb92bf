"""Running somebody else's program: no shell, few words of the environment, a deadline, and nothing of it left afterwards."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

POLITE_S = 5.0
"""So long a program may tidy up after SIGTERM before it is killed (faults.md L01 of the project: 5 s)."""
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
    program = await asyncio.create_subprocess_exec(
        *command, cwd=home, env=environment, start_new_session=True,
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    kept = bytearray()
    listening = asyncio.create_task(_listen(program, kept))
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
        await asyncio.wait({listening}, timeout=1)
        listening.cancel()
    return Ended(code, kept.decode(errors="replace"))


async def _listen(program: asyncio.subprocess.Process, kept: bytearray) -> None:
    assert program.stdout is not None
    while part := await program.stdout.read(65536):
        kept += part
        del kept[:-MOST_BYTES]


def _signal(group: int, which: signal.Signals) -> None:
    """To the whole process group: it leads one of its own."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, which)
