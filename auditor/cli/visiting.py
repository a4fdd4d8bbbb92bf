"""Work that needs a browser and may end early: shared by `compare` and `calibrate`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from auditor.browser.find import NoBrowser
from auditor.browser.launch import OpenBrowser, open_browser
from auditor.cli.ending import cancelled_by_signals
from auditor.cli.words import Exit
from auditor.comparing import Unreachable

INTERRUPTED = (Exit.INTERRUPTED, "Interrupted: what was measured until then is told.")


def with_browser(
    work: Callable[[OpenBrowser], Awaitable[None]], *, path: str, no_sandbox: bool
) -> tuple[Exit, str]:
    """Do the work, which keeps what it measures elsewhere; how it ended, with a sentence unless all is fine."""

    async def working() -> tuple[Exit, str]:
        cancelled_by_signals()
        try:
            async with open_browser(path=path, no_sandbox=no_sandbox) as browser:
                await work(browser)
        except asyncio.CancelledError:
            return INTERRUPTED
        except (NoBrowser, Unreachable) as error:
            return Exit.UNREACHABLE, str(error)
        return Exit.FINE, ""

    try:
        return asyncio.run(working())
    except KeyboardInterrupt:  # a second one, while the first was being obeyed
        return INTERRUPTED
