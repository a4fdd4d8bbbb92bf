"""The real lhci in the real browser: numbers come, the cart is there, and a page that orders by itself orders nothing."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from aiohttp import web

from auditor.evidence import LighthouseFailure, Network
from auditor.lighthouse.collect import Collected, Customer, collect
from auditor.lighthouse.find import find_lighthouse
from auditor.lighthouse.reading import run_of
from tests.builders import PHONE
from tests.trials.shop import serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]
ORDERS = """<!doctype html><html lang=en><title>Cart</title><meta name=viewport content="width=device-width">
<h1>Your cart</h1><p>Copper Kettle</p><form id=f method=post action=/order?form></form><script>
fetch('/order?fetch', {method: 'POST'}).catch(() => 0);
navigator.sendBeacon('/order?beacon');
new Image().src = '/seen';
for (const name of ['Worker', 'WebSocket']) try {
  name === 'Worker' ? new Worker(URL.createObjectURL(new Blob([`fetch('${location.origin}/order?worker', {method: 'POST'})`])))
                    : new WebSocket(`ws://${location.host}/order?socket`);
} catch {}
setTimeout(() => f.submit(), 100);
</script>"""


async def test_lighthouse_measures_the_carted_page_and_orders_nothing(tmp_path: Path) -> None:
    asked: Counter[str] = Counter()
    cookies: set[str] = set()

    async def cart(request: web.Request) -> web.Response:
        cookies.add(request.headers.get("Cookie", ""))
        return web.Response(text=ORDERS, content_type="text/html")

    async def order(request: web.Request) -> web.Response:
        asked[request.query_string] += 1
        return web.Response(text="thank you")

    async def image(_request: web.Request) -> web.Response:
        asked["seen"] += 1
        raise web.HTTPNotFound

    storage = {
        "cookies": [
            {"name": "cart", "value": "a-cookie-of-a-cart", "domain": "127.0.0.1", "path": "/", "expires": -1,
             "httpOnly": True, "secure": False, "sameSite": "Lax"}
        ],
        "origins": [],
    }  # fmt: skip
    files: dict[str, bytes] = {}

    def keep(name: str, content: bytes) -> str:
        files[name] = content
        return name

    async with serving({"/cart": cart, "/order": order, "/seen": image}) as url:
        home = tmp_path / "home"
        home.mkdir()
        tools = await find_lighthouse(home)
        got = await collect(tools, Customer(PHONE, storage), f"{url.rstrip('/')}/cart", "phone-cart", keep)
    assert not isinstance(got, LighthouseFailure), got
    assert isinstance(got, Collected)
    assert asked.pop("seen") >= 1, "the page's script really ran"
    assert not asked, f"orders came through: {dict(asked)}"
    assert cookies == {"cart=a-cookie-of-a-cart"}, "each visit is the customer's with the cart"
    assert got.held_back >= 3
    run = run_of(got.lhr, got.file, got.held_back)
    assert run.performance is not None
    assert run.accessibility is not None
    assert run.lcp_ms is not None
    assert run.lcp_ms > 0
    assert run.observed_lcp_ms is not None
    assert got.lhr.lighthouseVersion.startswith("12.")
    assert got.lhr.configSettings.throttlingMethod == "simulate"
    assert b"a-cookie-of-a-cart" not in files["phone-cart.json"], "what is kept knows no session"
    assert json.loads(files["phone-cart.json"])["configSettings"]["formFactor"] == "mobile"


async def test_lighthouse_loads_over_the_same_line_and_in_the_same_language_as_the_audit(tmp_path: Path) -> None:
    languages: set[str] = set()

    async def home(request: web.Request) -> web.Response:
        languages.add(request.headers.get("Accept-Language", "")[:5])
        text = "<!doctype html><html lang=de><title>Laden</title><meta name=viewport content='width=device-width'><h1>Guten Tag</h1>"
        return web.Response(text=text, content_type="text/html")

    files: dict[str, bytes] = {}

    def keep(name: str, content: bytes) -> str:
        files[name] = content
        return name

    slow = Network(name="slow", about="half a second there and back", latency_ms=500)
    async with serving({"/": home}) as url:
        tools = await find_lighthouse(tmp_path)
        got = await collect(tools, Customer(PHONE, locale="de-AT", network=slow), url, "phone-landed", keep)
    assert isinstance(got, Collected), got
    assert languages == {"de-AT"}
    assert got.lhr.configSettings.throttlingMethod == "devtools"
    run = run_of(got.lhr, got.file, got.held_back)
    assert run.fcp_ms is not None
    assert run.fcp_ms >= 500, "observed, with the wait in it"
    assert json.loads(files["phone-landed.json"])["configSettings"]["throttling"]["cpuSlowdownMultiplier"] == 1
