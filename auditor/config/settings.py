"""Settings of one audit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from auditor.config.contact import ContactSettings
from auditor.config.lighthouse import LighthouseWish
from auditor.config.networks import NETWORKS
from auditor.config.route import Account, RouteStep
from auditor.evidence import Network


class SettingsError(ValueError):
    """Something that cannot be audited with; one sentence with what is allowed."""


@dataclass(frozen=True)
class Settings:
    """Raises SettingsError for a language or an e-mail address that no customer could have."""

    url: str
    out: Path
    devices: tuple[str, ...] = ("phone", "desktop")
    runs: int = 3
    """Timed visits of each page."""
    timed_walks: int = 1
    """How often the way that was found is walked again by somebody who knows it, with the clock running. Each leaves one
    more cart behind that is emptied, and one more begun checkout, so once by default (own judgement)."""
    network: Network = NETWORKS["none"]
    """How what is timed is slowed down."""
    locale: str = ""
    email: str = "anna.berger@example.com"
    """What the shopper types as e-mail address; a name that RFC 2606 reserves unless the operator gives their own."""
    seconds: float = 180.0
    """Longest time for one journey."""
    route: tuple[RouteStep, ...] = ()
    """A written way to the till; empty to find one."""
    account: Account | None = None
    """Who signs in before the walk; None to buy as a guest."""
    platform_hints: bool = True
    """Use what is known of some shop software beforehand."""
    trace: bool = False
    """Keep a trace of the walks that Playwright's viewer opens."""
    browser: str = ""
    no_sandbox: bool = False
    lighthouse: LighthouseWish | None = None
    """Whether, and how, Lighthouse looks at the pages of the walk."""
    contact: ContactSettings | None = None
    """How one question is asked through the contact form; None where nobody allowed it."""
    headed: bool = False
    slow_ms: float = 0.0

    def __post_init__(self) -> None:
        if self.locale and not re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?", self.locale):
            raise SettingsError(
                f'"{self.locale[:40]}" is no --locale: give a language, and a country if it matters, like de or de-DE.'
            )
        if not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@.]+", self.email):
            raise SettingsError(f'"{self.email[:80]}" is no --email: give an address like anna@example.com.')
