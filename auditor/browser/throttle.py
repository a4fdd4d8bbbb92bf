"""Slowing network and processor of one page down, over the browser's own debugger."""

from __future__ import annotations

from playwright.async_api import Page

from auditor.evidence import Network

BYTES = 1024 / 8
"""In a kilobit."""


async def slow_down(page: Page, network: Network) -> None:
    """From the next request on, for as long as the page lives. Frames of other sites have lines and processors of their own.

    Raises playwright's Error.
    """
    if not network.slows:
        return
    session = await page.context.new_cdp_session(page)
    await session.send("Network.enable")
    await session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": network.latency_ms,
            "downloadThroughput": network.down_kbps * BYTES or -1,
            "uploadThroughput": network.up_kbps * BYTES or -1,
        },
    )
    await session.send("Emulation.setCPUThrottlingRate", {"rate": network.cpu_slower})
