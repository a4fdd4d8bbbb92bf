"""All trials in a row, each with a deadline; whatever happens to one, the others go on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from playwright.async_api import Error

from auditor.browser.guard import GuardFailed
from auditor.browser.launch import OpenBrowser
from auditor.evidence import Absent, Model, Present, Reason
from auditor.seeing.observe import PageHung
from auditor.trials.accessibility import accessibility
from auditor.trials.info_pages import info_pages
from auditor.trials.languages import languages
from auditor.trials.links import links
from auditor.trials.not_found import not_found
from auditor.trials.reflow import reflow
from auditor.trials.scene import TRIAL_S, Scene, TrialFailed
from auditor.trials.search import search
from auditor.trials.transport import transport
from auditor.trials.visits import VisitsTrial

Slots = dict[str, Present[Any] | Absent]


async def run_trials(browser: OpenBrowser, scene: Scene, tell: Callable[[str], None]) -> Slots:
    """Slot name -> what was seen, or why not. Raises nothing but CancelledError."""
    visits = VisitsTrial(browser, scene)
    trials: tuple[tuple[str, str, Callable[[], Awaitable[Model]]], ...] = (
        # First and last: what a stranger sees now is compared with what another one sees later.
        ("", "Looking at the product as a stranger", visits.first),
        ("transport", "Looking at the connection", lambda: transport(browser, scene)),
        ("search", "Searching", lambda: search(browser, scene)),
        ("info_pages", "Looking for contact, returns and other answers", lambda: info_pages(browser, scene)),
        ("links", "Following links", lambda: links(browser, scene)),
        ("not_found", "Mistyping an address", lambda: not_found(browser, scene)),
        ("languages", "Changing the language", lambda: languages(browser, scene)),
        ("accessibility", "Looking for barriers", lambda: accessibility(browser, scene)),
        ("reflow", "Zooming in", lambda: reflow(browser, scene)),
        ("visits", "Coming back", visits.all),
    )
    slots: Slots = {}
    until = time.monotonic() + scene.total_s
    for name, saying, trial in trials:
        tell(saying)
        slot = await attempt(trial, min(TRIAL_S, until - time.monotonic()))
        if name:
            slots[name] = slot
    return slots


async def attempt(trial: Callable[[], Awaitable[Model]], longest_s: float) -> Present[Any] | Absent:
    """The trial's evidence, or why there is none. Raises nothing but CancelledError."""
    if longest_s <= 0:
        return Absent(reason=Reason.TIMEOUT, detail="No time was left for this.")
    try:
        async with asyncio.timeout(longest_s):
            return Present(value=await trial())
    except TrialFailed as failed:
        return Absent(reason=failed.reason, detail=failed.sentence)
    except PageHung as hung:
        return Absent(reason=Reason.TIMEOUT, detail=f"A page does not answer any more: {hung}")
    except TimeoutError:
        return Absent(reason=Reason.TIMEOUT, detail=f"It did not end within {longest_s:.0f} seconds.")
    except GuardFailed as failed:
        return Absent(reason=Reason.OWN_FAULT, detail=f"The page was not opened, because {failed}.")
    except Error as error:
        said = error.message.partition("\n")[0][:160]
        return Absent(reason=Reason.OWN_FAULT, detail=f"The browser gave up: {said}")
    except Exception as error:  # one trial must never take the audit down; it stays visible as our own fault
        return Absent(reason=Reason.OWN_FAULT, detail=f"{type(error).__name__}: {str(error)[:160]}")
