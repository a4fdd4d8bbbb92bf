"""Whose turn it is on this machine: what is timed has it to itself, also where several audits run at once.

Two visits at once on two cores double the numbers of both (`make bench-lane`). So whoever times waits until nobody else of us
is at work, and whoever walks or tries waits while somebody times; walks do not wait for each other. The lock is the
system's own (`flock`): it ends with the process that holds it, however that ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

WAIT_S = 900.0
"""Longer than any walk or any Lighthouse takes by default: whoever holds the lane for so long hangs."""
AGAIN_S = 0.05
SOON_S = 1.0


class Lane:
    """One lane for all audits that name the same `place`: by default one for this machine, or what $AUDITOR_LANE names."""

    def __init__(self, place: Path | None = None, *, wait_s: float = WAIT_S) -> None:
        named = os.environ.get("AUDITOR_LANE") or str(Path(tempfile.gettempdir()) / "auditor-lane")
        self._lane = place or Path(named)
        # Who waits for the lane stands in the gate, so that those who come later do not pass: else somebody would always walk.
        self._gate = self._lane.with_name(self._lane.name + "-gate")
        self._wait_s = wait_s

    @contextlib.asynccontextmanager
    async def alone(self, tell: Callable[[str], None] = lambda _text: None) -> AsyncIterator[bool]:
        """For timing. Whether the lane is ours: False where it could not be had, and then numbers may mislead."""
        async with self._take(exclusive=True, tell=tell) as ours:
            yield ours

    @contextlib.asynccontextmanager
    async def together(self, tell: Callable[[str], None] = lambda _text: None) -> AsyncIterator[None]:
        """For whatever is not timed but keeps the machine busy."""
        async with self._take(exclusive=False, tell=tell):
            yield

    @contextlib.asynccontextmanager
    async def _take(self, *, exclusive: bool, tell: Callable[[str], None]) -> AsyncIterator[bool]:
        with contextlib.ExitStack() as held:
            try:
                gate, lane = _open(self._gate, held), _open(self._lane, held)
            except OSError:
                yield False
                return
            ends = time.monotonic() + self._wait_s
            ours = await _lock(gate, ends, exclusive=True, tell=tell)
            ours = ours and await _lock(lane, ends, exclusive=exclusive, tell=tell)
            _unlock(gate)
            yield ours


def _open(path: Path, held: contextlib.ExitStack) -> int:
    """Reading is enough for the lock, so audits of several users share it. Raises OSError."""
    try:
        file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except FileNotFoundError:
        file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CREAT, 0o644)
    held.callback(os.close, file)
    return file


async def _lock(file: int, ends: float, *, exclusive: bool, tell: Callable[[str], None]) -> bool:
    kind = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
    soon = time.monotonic() + SOON_S
    while True:
        try:
            fcntl.flock(file, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            now = time.monotonic()
            if now > ends:
                return False
            if now > soon:
                tell("waits: another audit has this machine")
                soon = ends
            await asyncio.sleep(AGAIN_S)
        except OSError:
            return False
        else:
            return True


def _unlock(file: int) -> None:
    with contextlib.suppress(OSError):
        fcntl.flock(file, fcntl.LOCK_UN)
