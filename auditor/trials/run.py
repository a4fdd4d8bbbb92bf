"""All trials, each with a deadline; whatever happens to one, the others go on."""

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
Trial = Callable[[], Awaitable[Model]]


async def run_trials(browser: OpenBrowser, scene: Scene, tell: Callable[[str], None]) -> Slots:
    """Slot name -> what was seen, or why not. Raises nothing but CancelledError."""
    visits = VisitsTrial(browser, scene)
    until = time.monotonic() + scene.total_s
    slots: Slots = {}

    async def do(name: str, saying: str, trial: Trial) -> None:
        tell(saying)
        slots[name] = await attempt(trial, min(TRIAL_S, until - time.monotonic()))

    # First and last: what a stranger sees now is compared with what another one sees later. Its failure shows there.
    tell("Looking at the product as a stranger")
    await attempt(visits.first, min(TRIAL_S, scene.total_s))
    # Alone, because it is timed.
    await do("search", "Searching", lambda: search(browser, scene))
    # Nothing here is timed, and each of them mostly waits for pages.
    await asyncio.gather(
        do("transport", "Looking at the connection", lambda: transport(browser, scene)),
        do("links", "Following links", lambda: links(browser, scene)),
        do("info_pages", "Looking for contact, returns and other answers", lambda: info_pages(browser, scene)),
        _in_a_row(
            lambda: do("not_found", "Mistyping an address", lambda: not_found(browser, scene)),
            lambda: do("languages", "Changing the language", lambda: languages(browser, scene)),
            lambda: do("reflow", "Zooming in", lambda: reflow(browser, scene)),
        ),
        do("accessibility", "Looking for barriers", lambda: accessibility(browser, scene)),
    )
    await do("visits", "Coming back", visits.all)
    return slots


async def _in_a_row(*each: Callable[[], Awaitable[None]]) -> None:
    for one in each:
        await one()


async def attempt(trial: Trial, longest_s: float) -> Present[Any] | Absent:
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
