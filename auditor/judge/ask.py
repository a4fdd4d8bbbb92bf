"""Putting a check's question to the evidence."""

from __future__ import annotations

import logging
from datetime import UTC
from typing import Any

from auditor.evidence import Absent, Awaited, Evidence, Present, Reason
from auditor.plugins import Check, Outcome, Verdict, cant_tell

log = logging.getLogger(__name__)


def ask(check: Check, evidence: Evidence) -> Outcome:
    """The check's outcome. Never raises: a check that breaks is our fault, not the shop's, and is shown as such."""
    given: dict[str, Any] = {}
    missing: list[Absent | Awaited] = []
    slots = evidence.slots()
    for name, kind in check.needs.items():
        slot = Present(value=evidence) if kind is Evidence else slots[kind]
        if isinstance(slot, Present):
            given[name] = slot.value
        else:
            missing.append(slot)
    if missing:
        return _unasked(missing)
    try:
        outcome = check.ask(**given)
        if not isinstance(outcome, Outcome):
            raise TypeError("a check returns an Outcome")
    except Exception as error:
        log.debug("the check %s broke", check.id, exc_info=True)
        # The class alone: a message may quote the page, or an address in memory that differs on each run.
        broken = f'Our check "{check.id}" broke ({type(error).__name__}). That is our fault, not the shop\'s.'
        return cant_tell(Reason.OWN_FAULT, broken)
    return outcome


def _unasked(missing: list[Absent | Awaited]) -> Outcome:
    """What will never come outweighs what may still come."""
    first = next((slot for slot in missing if isinstance(slot, Absent)), missing[0])
    if isinstance(first, Awaited):
        until = f"The answer may still come until {first.until.astimezone(UTC):%Y-%m-%d %H:%M} UTC."
        return cant_tell(Reason.AWAITED, first.detail or until)
    verdict = Verdict.UNTESTED if first.reason is Reason.PROFILE else Verdict.CANT_TELL
    return Outcome(verdict=verdict, reason=first.reason, saw=first.detail or "This was not seen during the audit.")
