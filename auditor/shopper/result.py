"""What a walk leaves behind for the audit: the journey, and what was met on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from auditor.evidence import ConsentSeen, Journey, LoadRun, Mistake, Tap


@dataclass
class Walked:
    journey: Journey
    consent: ConsentSeen
    mistake: Mistake | None = None
    taps: list[Tap] = field(default_factory=list)
    storage: Any = None
    """Cookies with the product in the cart, for looks that come later."""
    reopenable: list[tuple[str, str]] = field(default_factory=list)
    """(milestone, address) of pages that can be opened again by address."""
    title: str = ""
    loads: dict[str, LoadRun] = field(default_factory=dict)
    """By page id, on a timed walk: how each page loaded."""
