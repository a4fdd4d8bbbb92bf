"""The never-pays guard in a real Chromium, against a shop that orders by every channel a page has."""

import asyncio
import contextlib
import time
from collections.abc import Mapping

import pytest
from playwright.async_api import Error

from auditor.browser.guard import GuardFailed
from auditor.browser.launch import OpenBrowser, open_browser
from auditor.browser.tab import Tab, page_script
from auditor.config import DEVICES
from tests.browser.hostile import CHANNELS, hostile_shop
from tests.browser.layers import LAYERS, without
from tests.together import together
from tests.trials.shop import serving

DESKTOP = DEVICES["desktop"]
SECOND_NET = ("form", "form-named-window", "fetch", "put", "xhr", "iframe", "srcdoc", "worker", "timer")
"""Playwright's routes let redirects, WebSockets and what is sent at unload pass."""
NOTHING_TO_REFUSE = ("service-worker", "shared-worker", "worker", "worker-socket", "web-socket", "popup")
"""These do not come into being at all."""
PATIENCE_S = 5.0
pytestmark = pytest.mark.browser


async def test_a_frozen_page_orders_by_no_channel_and_an_unguarded_one_does(chromium: OpenBrowser) -> None:
    async with hostile_shop() as (url, orders):
        with without("popup blocker"):
            async with open_browser() as browser:
                await together(
                    CHANNELS, lambda channel: _fall_for(browser, f"{url}/pay/{channel}", channel, orders)
                )
        unguarded = {channel for channel, count in orders.items() if count}
        orders.clear()
        refused = sum(await together(CHANNELS, lambda channel: _resist(chromium, url, channel)))
    assert not orders, f"orders came through: {dict(orders)}"
    assert unguarded >= set(CHANNELS) - {"service-worker"}, "the shop must really order where nobody stops it"
    assert refused >= len(CHANNELS) - len(NOTHING_TO_REFUSE), "what was refused is written down"


async def test_the_second_net_holds_what_it_can_alone() -> None:
    others = LAYERS.keys() - {"freeze", "second net"}
    with without(*others):
        async with open_browser() as browser, hostile_shop() as (url, orders):
            await together(SECOND_NET, lambda channel: _resist(browser, url, channel))
    assert not orders


async def _fall_for(browser: OpenBrowser, address: str, channel: str, orders: Mapping[str, int]) -> None:
    """Open a hostile page as anybody would, and wait until it has ordered; some never do."""
    context = await browser.browser.new_context()
    page = await context.new_page()
    with contextlib.suppress(Error):  # some channels leave the page at once
        await page.goto(address, wait_until="commit")
    until = time.monotonic() + PATIENCE_S
    while not orders.get(channel) and time.monotonic() < until:
        await asyncio.sleep(0.05)
    await context.close()


async def _resist(browser: OpenBrowser, url: str, channel: str) -> int:
    """Open a hostile page behind the guard, let it try, leave it. How many requests the guard refused."""
    visitor = await browser.visitor(DESKTOP, scripts=(page_script("pulse.js"),))
    tab = await Tab.open(visitor, "127.0.0.1")
    await visitor.guard.freeze(visitor.context)
    visitor.guard.announce(f"{url}/other")
    await tab.goto(f"{url}/pay/{channel}")
    await asyncio.sleep(0.5)
    await visitor.close()
    return len(visitor.guard.refused)


async def test_where_the_guard_cannot_be_armed_the_shopper_does_not_move(chromium: OpenBrowser) -> None:
    async with hostile_shop() as (url, orders):
        visitor = await chromium.visitor(DESKTOP, scripts=(page_script("pulse.js"),))

        async def broken(_target: object) -> None:
            raise Error("no session to be had")

        visitor.context.new_cdp_session = broken  # type: ignore[assignment,method-assign]
        with pytest.raises(GuardFailed):
            await Tab.open(visitor, url)
        assert not visitor.guard.armed
        assert not orders


SLIPPING = """<!doctype html><meta name=viewport content="width=device-width"><body>
<button id=wanted style="position:fixed;left:50px;top:200px;width:200px;height:60px">No thanks</button>
<form id=window hidden style="position:fixed;left:0;top:150px;width:300px;height:200px;background:#fff">
<button style="position:absolute;left:50px;top:50px;width:200px;height:60px">Subscribe</button></form><p id=said></p><script>
addEventListener('WHEN', () => { document.getElementById('window').hidden = false; }, true);
addEventListener('submit', (event) => { event.preventDefault(); said.textContent += 'subscribed '; });
wanted.onclick = () => { said.textContent += 'declined '; };</script>"""
LEFT_ALONE = {
    "label": "<label id=wanted><input type=checkbox onchange=\"said.textContent += 'done '\"><b>Yes</b></label>",
    "label for": "<label id=wanted for=box>Yes</label><input id=box type=checkbox onchange=\"said.textContent += 'done '\">",
    "drawn anew": "<button id=wanted ontouchstart=\"this.innerHTML = '<i>Go</i>'\" onclick=\"said.textContent += 'done '\"><b>Go</b></button>",
    "opens at a touch": "<button id=wanted ontouchstart='more.hidden = false' onclick=\"said.textContent += 'done '\">Menu</button>"
    "<div id=more hidden style='position:fixed;top:300px'>More</div>",
    "within a link": "<a id=wanted href='#' onclick=\"said.textContent += 'done '\"><img alt=Go width=40 height=40><span>Go</span></a>",
    "fold": "<details ontoggle=\"said.textContent += 'done '\"><summary id=wanted>More</summary>Words</details>",
    "enter": "<form onsubmit=\"event.preventDefault(); said.textContent = 'done'\"><input id=wanted><button>Find</button></form>",
    "shadow": "<div id=host></div><script>const root = host.attachShadow({mode: 'open'});"
    "root.innerHTML = '<button id=wanted><b>Go</b></button>'; root.firstChild.onclick = () => { said.textContent += 'done '; };</script>",
}


async def pressed_on(browser: OpenBrowser, device: str, html: str) -> str:
    """What the page says after a press on #wanted and, in a form, Enter."""
    visitor = await browser.visitor(DEVICES[device], scripts=(page_script("pulse.js"),))
    page = (tab := await Tab.open(visitor, "127.0.0.1")).page
    async with serving({"/": html}) as url:
        await tab.goto(url)
        with contextlib.suppress(Error):
            await tab.press(await page.wait_for_selector("#wanted"))  # type: ignore[arg-type]
        if "<form onsubmit" in html:
            await tab.key("Enter")
        said = await page.inner_text("#said")
    await visitor.close()
    return said.strip()


@pytest.mark.parametrize("when", ["touchstart", "touchend", "pointerup"])
async def test_what_opens_under_the_finger_is_not_pressed(chromium: OpenBrowser, when: str) -> None:
    assert await pressed_on(chromium, "phone", SLIPPING.replace("WHEN", when)) == ""
    assert await pressed_on(chromium, "phone", SLIPPING.replace("WHEN", "nothing")) == "declined"


@pytest.mark.parametrize("device", ["phone", "desktop"])
@pytest.mark.parametrize("html", LEFT_ALONE.values(), ids=LEFT_ALONE)
async def test_presses_that_did_not_slip_are_left_alone(chromium: OpenBrowser, html: str, device: str) -> None:
    page = f"<!doctype html><meta name=viewport content='width=device-width'><body style='padding:60px'>{html}<p id=said></p>"
    assert await pressed_on(chromium, device, page) == "done"


async def test_in_the_checkout_there_is_no_wire_that_nobody_can_judge(chromium: OpenBrowser) -> None:
    wires = "() => ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport'].filter((name) => name in globalThis)"
    async with hostile_shop() as (url, _):
        visitor = await chromium.visitor(DESKTOP, scripts=(page_script("pulse.js"),))
        tab = await Tab.open(visitor, "127.0.0.1")
        await tab.goto(f"{url}/other")
        assert "RTCPeerConnection" in await tab.page.evaluate(wires), "before, it is left alone"
        await visitor.guard.entered_checkout(visitor.context)
        await tab.goto(f"{url}/other")
        assert await tab.page.evaluate(wires) == []
        await visitor.close()


async def test_only_the_cart_page_may_write_once_frozen(chromium: OpenBrowser) -> None:
    async with hostile_shop() as (url, orders):
        visitor = await chromium.visitor(DESKTOP, scripts=(page_script("pulse.js"),))
        tab = await Tab.open(visitor, "127.0.0.1")
        await tab.goto(f"{url}/other")
        await visitor.guard.freeze(visitor.context)
        send = "(to) => fetch(to, {method: 'POST'}).then((r) => r.status, () => 'refused')"
        assert await tab.page.evaluate(send, "/buy/line") == "refused"
        with visitor.guard.emptying_cart(f"{url}/other", writes=1):
            assert await tab.page.evaluate(send, "/buy/line") == 200
            assert await tab.page.evaluate(send, "/buy/line") == "refused", "a few writes only"
            assert await tab.page.evaluate(send, "/place-order") == "refused"
        assert await tab.page.evaluate(send, "/buy/line") == "refused"
        assert dict(orders) == {"line": 1}
        await visitor.close()
