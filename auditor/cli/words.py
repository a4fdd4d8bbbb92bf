"""What the commands share: exit codes, safe text for a terminal, progress on stderr."""

from __future__ import annotations

import math
import sys
import time
from enum import IntEnum
from typing import Any, NoReturn

import click


class Exit(IntEnum):
    """Exit codes, the same for every command."""

    FINE = 0
    GATE_FAILED = 1
    USAGE = 2
    UNREACHABLE = 3
    OWN_FAULT = 4
    INCONCLUSIVE = 5
    INTERRUPTED = 130


class Points(click.FloatRange):
    """A score, 0 to 100."""

    name = "number of points from 0 to 100"

    def __init__(self) -> None:
        super().__init__(0, 100)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        points = super().convert(value, param, ctx)
        if math.isnan(points):
            self.fail(f"{value!r} is not a valid {self.name}.", param, ctx)
        return float(points)


def shown(text: str, most: int = 400) -> str:
    """Text of a page or a user, fit for a terminal: no control characters, no direction tricks, cut to length."""
    plain = "".join(c if c.isprintable() else ("�" if ord(c) > 31 else " ") for c in text)
    plain = " ".join(plain.split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"


def stop(code: Exit, sentence: str) -> NoReturn:
    """End with one clear sentence on stderr."""
    click.echo(f"auditor: {shown(sentence, 1000)}", err=True)
    sys.exit(int(code))


class Progress:
    """What is being done, on stderr: a line each, with the seconds since the start."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._born = time.monotonic()

    def __call__(self, text: str) -> None:
        if not self._quiet:
            click.echo(f"{time.monotonic() - self._born:6.1f} s  {shown(text, 160)}", err=True)
