"""A tap and what it led to, told by the browser."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from auditor.browser.launch import OpenBrowser
from auditor.browser.tab import Tab, TapResult, page_script
from auditor.config import DEVICES

pytestmark = pytest.mark.browser
BUSY_MS = 300
PAGES = {
    "quick": "<button onclick=\"said.textContent = 'done'\">Tap</button><p id=said></p>",
    "busy": f"<button onclick=\"const t = performance.now(); while (performance.now() - t < {BUSY_MS}); said.textContent = 'done'\">Tap</button><p id=said></p>",
    "late": f"<button onclick=\"setTimeout(() => said.textContent = 'done', {BUSY_MS})\">Tap</button><p id=said></p>",
    "leaves": "<form action=/quick><button>Tap</button></form>",
    "dead": "<button>Tap</button>",
    "asks": "<script>Notification.requestPermission()</script><button onclick='Notification.requestPermission()'>Tap</button>",
}


@asynccontextmanager
async def site() -> AsyncIterator[str]:
    async def serve(request: web.Request) -> web.Response:
        return web.Response(
            text=f"<!doctype html><body>{PAGES[request.match_info['name']]}", content_type="text/html"
        )

    app = web.Application()
    app.router.add_get("/{name}", serve)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def test_what_a_tap_led_to_on_phone_and_desktop(chromium: OpenBrowser) -> None:
    told: dict[tuple[str, str], TapResult] = {}
    async with site() as url:
        for device in ("phone", "desktop"):
            visitor = await chromium.visitor(DEVICES[device], scripts=(page_script("pulse.js"),))
            tab = await Tab.open(visitor, "127.0.0.1")
            for name in ("quick", "busy", "late", "leaves", "dead"):
                await tab.goto(f"{url}/{name}")
                told[device, name] = await tab.press(await tab.page.wait_for_selector("button"))  # type: ignore[arg-type]
            await visitor.close()
    for device in ("phone", "desktop"):
        tap = {name: told[device, name] for _, name in told}
        inp = {name: result.inp_ms for name, result in tap.items()}
        feedback = {name: result.feedback_ms for name, result in tap.items()}
        assert inp["busy"] is not None
        assert inp["busy"] >= BUSY_MS, "a frozen page answers late"
        for name, result in tap.items():
            assert result.handled_ms is not None, f"{name}: told before the page was left"
            if (painted := inp[name]) is not None:  # a quick page may leave before it paints again
                assert result.handled_ms <= painted
        handled = tap["busy"].handled_ms
        assert handled is not None
        assert handled >= BUSY_MS
        assert inp["late"] is not None
        assert inp["late"] < inp["busy"], "a page that only waits is not frozen"
        assert feedback["late"] is not None
        assert feedback["late"] >= BUSY_MS
        assert feedback["quick"] is not None
        assert feedback["quick"] < feedback["late"]
        assert feedback["dead"] is None, "nothing happened, so nothing is told"
        assert [name for name, result in tap.items() if result.navigated] == ["leaves"]
        assert tap["quick"].said[-1][1] == "done"


async def test_a_permission_counts_only_when_nobody_tapped(chromium: OpenBrowser) -> None:
    async with site() as url:
        visitor = await chromium.visitor(DEVICES["desktop"], scripts=(page_script("pulse.js"),))
        tab = await Tab.open(visitor, "127.0.0.1")
        await tab.goto(f"{url}/asks")
        before = (await tab.pulse())["asked"]
        await tab.press(await tab.page.wait_for_selector("button"))  # type: ignore[arg-type]
        after = (await tab.pulse())["asked"]
        await visitor.close()
    assert before == ["notifications"]
    assert after == before
