"""Settings of one audit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    url: str
    out: Path
    devices: tuple[str, ...] = ("phone", "desktop")
    runs: int = 3
    """Timed visits of each page."""
    locale: str = ""
    email: str = "anna.berger@example.com"
    """What the shopper types as e-mail address; a name that RFC 2606 reserves unless the operator gives their own."""
    seconds: float = 180.0
    """Longest time for one journey."""
    browser: str = ""
    no_sandbox: bool = False
    headed: bool = False
    slow_ms: float = 0.0
