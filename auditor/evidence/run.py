"""One audit's evidence: everything the judge may know."""

from __future__ import annotations

from typing import Any, Final, Literal

from pydantic import AwareDatetime

from auditor.evidence.base import Absent, Awaited, Model, Present, Reason, Slot
from auditor.evidence.contact import Contact
from auditor.evidence.journey import Journeys
from auditor.evidence.lighthouse import Lighthouse
from auditor.evidence.timing import PageLoads, Taps
from auditor.evidence.trials import (
    Accessibility,
    Consent,
    InfoPages,
    Languages,
    Links,
    Mistakes,
    NotFoundPage,
    Reflows,
    Search,
    Transport,
    Visits,
)

SCHEMA_VERSION: Final = 1


class Shop(Model):
    url: str
    """As it was asked for."""
    host: str
    title: str = ""


class Environment(Model):
    """Every number knows where it was taken; numbers of different environments are not compared."""

    auditor: str
    browser: str = ""
    sandbox: str = "on"
    """"on", "on, as user NAME" or "off: why"."""
    system: str = ""
    python: str = ""
    cpus: int = 1
    cpu_ms: float | None = None
    """A fixed piece of work, timed at the start, the middle of several: larger is slower."""
    cpu_spread: float | None = None
    """How far those lay apart, as a share of the middle one."""
    load: float | None = None
    """Programs that wanted to run just before the audit, per processor."""
    doubts: tuple[str, ...] = ()
    """Why durations that were taken here may mislead, a sentence each."""
    throttling: str = "none"


class Asked(Model):
    """What the audit was asked to do."""

    devices: tuple[str, ...] = ("phone", "desktop")
    runs: int = 1
    locale: str = ""
    profile: str = "shopper"


class Evidence(Model):
    """Frozen and serialisable. Amending makes a new revision."""

    schema_version: Literal[1] = SCHEMA_VERSION
    revision: int = 0
    shop: Shop
    started_at: AwareDatetime
    finished_at: AwareDatetime
    complete: bool = True
    incomplete_because: str = ""
    environment: Environment
    asked: Asked = Asked()
    journeys: Slot[Journeys]
    page_loads: Slot[PageLoads]
    taps: Slot[Taps]
    consent: Slot[Consent]
    info_pages: Slot[InfoPages]
    links: Slot[Links]
    not_found: Slot[NotFoundPage]
    transport: Slot[Transport]
    search: Slot[Search]
    mistakes: Slot[Mistakes]
    visits: Slot[Visits]
    languages: Slot[Languages]
    accessibility: Slot[Accessibility]
    reflow: Slot[Reflows]
    lighthouse: Slot[Lighthouse] = Absent(reason=Reason.NOT_ASKED)
    """Only where it was asked for."""
    contact: Slot[Contact] = Absent(reason=Reason.PROFILE)
    """Only where the operator allowed questions."""

    def slots(self) -> dict[type[Model], Present[Any] | Absent | Awaited]:
        """Each kind of evidence with its slot: how the judge feeds a check by its parameter types."""
        return {kind: getattr(self, name) for name, kind in KINDS.items()}


KINDS: dict[str, type[Model]] = {
    "journeys": Journeys,
    "page_loads": PageLoads,
    "taps": Taps,
    "consent": Consent,
    "info_pages": InfoPages,
    "links": Links,
    "not_found": NotFoundPage,
    "transport": Transport,
    "search": Search,
    "mistakes": Mistakes,
    "visits": Visits,
    "languages": Languages,
    "accessibility": Accessibility,
    "reflow": Reflows,
    "lighthouse": Lighthouse,
    "contact": Contact,
}
"""Slot name -> kind of evidence. A check asks for a kind by annotating a parameter with it."""
