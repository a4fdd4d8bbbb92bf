"""What the shop says to an address that does not exist."""

from __future__ import annotations

import secrets
from urllib.parse import urljoin

from auditor.browser.launch import OpenBrowser
from auditor.evidence import NotFoundPage
from auditor.trials.pages import browsing
from auditor.trials.scene import Scene


async def not_found(browser: OpenBrowser, scene: Scene) -> NotFoundPage:
    """Opens an address with a random name, so that nothing can stand there."""
    async with browsing(browser, scene) as person:
        status = await person.open(urljoin(scene.shop_url, f"no-such-page-{secrets.token_hex(8)}"))
        shown = await person.see("not-found", shot=True)
        return NotFoundPage(status=status, page=shown.record)
