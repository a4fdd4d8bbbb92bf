"""Ending early: what a person's Ctrl-C does, the signals of a machine that goes down do, too."""

from __future__ import annotations

import asyncio
import contextlib
import signal

ENDINGS = (signal.SIGTERM, signal.SIGHUP)


def cancelled_by_signals() -> None:
    """From now on these cancel the task that asks, so that what was measured is kept and the browser ends."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None
    with contextlib.suppress(NotImplementedError):  # platforms without signals for loops
        for ending in ENDINGS:
            loop.add_signal_handler(ending, task.cancel)
