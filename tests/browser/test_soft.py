"""A tap that draws another page into the same document, and what moves beside it: times against what the server held back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partialmethod

import pytest
from aiohttp import web

from auditor.browser.launch import OpenBrowser
from auditor.browser.tab import Tab, TapResult, _why_none, page_script
from auditor.config import DEVICES
from auditor.evidence import LoadRun, NoInp, SoftSource
from auditor.stopwatch import READS, timing_script

pytestmark = pytest.mark.browser
TEXT_MS, PICTURE_MS = 400, 1200
PICTURE = b"".join(
    [
        b"BM",
        (54 + 3 * 120 * 120).to_bytes(4, "little"),
        bytes(4),
        (54).to_bytes(4, "little"),
        (40).to_bytes(4, "little"),
    ]
    + [(120).to_bytes(4, "little")] * 2
    + [b"\x01\x00\x18\x00", bytes(24)]
    + [bytes((n % 251, n * 7 % 253, n * 13 % 255)) for n in range(120 * 120)]
)
RING = "<div id=ring><b>0</b></div>"
TURN = """<script>setInterval(() => { const ring = document.getElementById('ring');
  if (ring) { ring.style.marginLeft = (Date.now() % 50) + 'px'; ring.firstChild.textContent = Date.now(); } }, 90);</script>"""
PUSH = "history.pushState({}, '', '/kettle');"


def shop(
    address: str = "", main: str = "<p>Old</p>", picture: str = "src=/picture.bmp width=480 height=480"
) -> str:
    """A page whose button changes the address, draws a skeleton at once, and the next content when the server tells it."""
    return f"""<main id=m>{main}</main><button>Go</button><script>
document.querySelector('button').onclick = async () => {{
  {address}
  m.innerHTML = '<div style="height:100px;background:#eee">Loading</div>';
  const title = await (await fetch('/title')).text();
  m.innerHTML = `<h2 style="font:60px serif">${{title}}</h2><img {picture}>`;
}};</script>"""


PAGES = {
    "soft": shop(PUSH),
    "hash": shop("location.hash = '#/kettle';"),
    "stays": shop(),
    "moving": RING + TURN + shop(PUSH),
    "in_its_place": TURN + shop(PUSH, main=RING),
    "no_size": shop(PUSH, picture="src=/picture.bmp"),
    "beside": shop(PUSH, picture="src=/picture.bmp style='position:absolute;left:3000px'"),
    "hangs": shop(PUSH, picture="src=/never.bmp width=480 height=480"),
    "back": "<script>history.pushState({}, '', '/list'); history.pushState({}, '', '/lamp');</script>"
    + shop("history.back(); await new Promise((done) => { onpopstate = done; });"),
    "place": "<button onclick=\"location.hash = '#below'; said.textContent = 'there'\">Go</button><p id=said></p><p id=below>x",
    "dead": RING + TURN + "<button>Go</button>",
    "slides": "<ul id=u><li class=on>1<li>2<li>3<li>4</ul><script>let n = 0; setInterval(() => { u.children[n % 4].className = ''; u.children[++n % 4].className = 'on'; }, 100)</script><button>Go</button>",
    "turns": "<ul id=u><li>1<li>2<li>3</ul><script>setInterval(() => u.append(u.firstChild), 100)</script><button>Go</button>",
    "named": "<div class=swiper><b id=s>0</b></div><script>setInterval(() => { s.textContent = Date.now(); }, 500)</script><button>Go</button>",
    "counts": "<button>Go</button><p id=c>0</p><script>let n = 0; document.querySelector('button').onclick = () => setTimeout(() => { c.textContent = ++n; }, 100)</script>",
    "shadow": "<main id=m></main><button>Go</button><script>const root = m.attachShadow({mode: 'open'}); document.querySelector('button').onclick = () => { history.pushState({}, '', '/kettle'); root.innerHTML = '<h2>Copper kettle</h2>'; }</script>",
    "leaves": "<form action=/stays><button>Go</button></form>",
    "link": "<a href=/stays><button>Go</button></a>",
    "unfelt": "<script>for (const type of ['pointerdown', 'click']) addEventListener(type, (e) => e.stopImmediatePropagation(), true);</script><button>Go</button>",
    "forged": "<script>setTimeout(() => { const p = globalThis[Symbol.for('auditor.pulse')]; p.settled = () => 'soon'; p.here = () => ({}); })</script><button>Go</button>",
}  # fmt: skip
OLDER = """(() => { const observe = PerformanceObserver.prototype.observe;
PerformanceObserver.prototype.observe = function (what) {
  if (['soft-navigation', 'interaction-contentful-paint'].includes(what.type)) throw new TypeError('unknown');
  return observe.call(this, what);
}; })();"""
"""Makes the browser one that knows no soft navigations."""
SILENT = """(() => { const observe = PerformanceObserver.prototype.observe;
PerformanceObserver.prototype.observe = function (what) {
  if (!['event', 'first-input'].includes(what.type)) return observe.call(this, what);
}; })();"""
"""Makes the browser one that answers each tap too quickly to tell of it."""
UNTIMED = SILENT + "Object.defineProperty(PerformanceObserver, 'supportedEntryTypes', { value: [] });"


@asynccontextmanager
async def site() -> AsyncIterator[str]:
    async def serve(request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name == "title":
            await asyncio.sleep(TEXT_MS / 1000)
            return web.Response(text="Copper kettle, hand made")
        if name == "picture.bmp":
            await asyncio.sleep(PICTURE_MS / 1000)
            return web.Response(body=PICTURE, content_type="image/bmp", headers={"Cache-Control": "no-store"})
        if name == "never.bmp":
            await asyncio.sleep(3600)
        if name not in PAGES:
            raise web.HTTPNotFound
        return web.Response(text=f"<!doctype html><body>{PAGES[name]}", content_type="text/html")

    app = web.Application()
    app.router.add_get("/{name}", serve)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def pressed(
    browser: OpenBrowser, url: str, names: tuple[str, ...], device: str = "phone", first: str = ""
) -> dict[str, tuple[TapResult, LoadRun | None]]:
    visitor = await browser.visitor(DEVICES[device], scripts=(first, page_script("pulse.js"), timing_script()))
    tab = await Tab.open(visitor, "127.0.0.1", READS)
    told = {}
    for name in names:
        await tab.goto(f"{url}/{name}")
        await asyncio.sleep(0.8)  # for a look at what moves by itself
        tab.load = None
        button = await tab.page.wait_for_selector("button")
        assert button is not None
        told[name] = await tab.press(button), tab.load
    await visitor.close()
    return told


@pytest.mark.parametrize("device", ["phone", "desktop"])
async def test_a_page_drawn_into_the_document_is_timed_until_its_text_and_pictures_are_there(
    chromium: OpenBrowser, device: str
) -> None:
    async with site() as url:
        told = await pressed(chromium, url, ("soft", "hash", "moving", "in_its_place", "no_size", "back"), device)
    for name, (tap, load) in told.items():
        assert tap.soft, name
        assert not tap.navigated, name
        assert load is not None, name
        assert load.soft is SoftSource.BROWSER, name
        assert load.fcp_ms is not None
        assert load.lcp_ms is not None
        assert load.settled_ms is not None
        assert load.fcp_ms < TEXT_MS < load.lcp_ms, f"{name}: the skeleton comes first"
        assert TEXT_MS + PICTURE_MS <= load.settled_ms < 2 * (TEXT_MS + PICTURE_MS), f"{name}: {load.settled_ms}"
        assert tap.done_ms is not None
        assert tap.done_ms <= load.settled_ms
        assert tap.feedback_ms is not None
        assert tap.feedback_ms < TEXT_MS
        assert load.ttfb_ms is None
        assert load.load_ms is None
        assert [f.path for f in load.waterfall] == ["/title", "/picture.bmp"], (
            "what the page before asked for is not its"
        )
        assert load.requests == 2


async def test_what_changes_in_place_is_no_page_and_what_moves_by_itself_no_answer(chromium: OpenBrowser) -> None:
    async with site() as url:
        told = await pressed(chromium, url, ("stays", "place", "dead", "leaves", "link"))
    stays, load = told["stays"]
    assert not stays.soft
    assert load is None
    assert stays.done_ms is not None
    assert stays.done_ms >= TEXT_MS + PICTURE_MS, "its picture counts all the same"
    assert not told["place"][0].soft, "a jump within the page"
    assert told["place"][0].feedback_ms is not None
    dead = told["dead"][0]
    assert (dead.feedback_ms, dead.done_ms) == (None, None), "the carousel turned as before"
    for name in ("leaves", "link"):
        left, load = told[name]
        assert left.navigated
        assert not left.soft
        assert load is not None
        assert load.soft is None
        assert load.settled_ms is None, "a document has its load event"
        assert load.ttfb_ms is not None


@pytest.mark.parametrize("name", ["dead", "slides", "turns", "named"])
async def test_what_moves_by_itself_is_no_answer(chromium: OpenBrowser, name: str) -> None:
    async with site() as url:
        ((tap, load),) = (await pressed(chromium, url, (name,))).values()
    assert (tap.feedback_ms, tap.done_ms, load) == (None, None, None)


async def test_what_answers_each_of_many_even_taps_is_an_answer(chromium: OpenBrowser) -> None:
    async with site() as url:
        visitor = await chromium.visitor(DEVICES["phone"], scripts=(page_script("pulse.js"),))
        tab = await Tab.open(visitor, "127.0.0.1")
        await tab.goto(f"{url}/counts")
        button = await tab.page.wait_for_selector("button")
        assert button is not None
        taps = [await tab.press(button) for _ in range(6)]
        await visitor.close()
    assert [tap.said[-1][1] for tap in taps] == ["1", "2", "3", "4", "5", "6"]
    assert all(tap.feedback_ms == tap.done_ms for tap in taps)


async def test_a_browser_that_knows_no_soft_navigations_tells_when_it_had_settled(chromium: OpenBrowser) -> None:
    async with site() as url:
        told = await pressed(chromium, url, ("soft", "moving"), first=OLDER)
    for name, (tap, load) in told.items():
        assert tap.soft, name
        assert load is not None, name
        assert load.soft is SoftSource.CHANGES, name
        assert (load.fcp_ms, load.lcp_ms) == (None, None), name
        assert load.settled_ms is not None, name
        assert TEXT_MS + PICTURE_MS <= load.settled_ms < 2 * (TEXT_MS + PICTURE_MS), name


async def test_pictures_beside_the_view_are_not_waited_for(chromium: OpenBrowser) -> None:
    async with site() as url:
        ((_, load),) = (await pressed(chromium, url, ("beside",))).values()
    assert load is not None
    assert load.settled_ms is not None
    assert TEXT_MS <= load.settled_ms < TEXT_MS + PICTURE_MS


async def test_a_picture_that_never_comes_has_not_settled(
    chromium: OpenBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Tab, "settle", partialmethod(Tab.settle, limit_s=2.0))
    async with site() as url:
        ((tap, load),) = (await pressed(chromium, url, ("hangs",))).values()
    assert load is not None
    assert load.fcp_ms is not None, "what was measured is kept"
    assert (load.settled_ms, tap.done_ms) == (None, None)
    assert tap.feedback_ms is not None


async def test_a_tap_without_a_time_to_the_next_paint_says_why(chromium: OpenBrowser) -> None:
    async with site() as url:
        silent = await pressed(chromium, url, ("counts", "link", "unfelt"), first=SILENT)
        none = await pressed(chromium, url, ("counts",), first=UNTIMED)
        told = await pressed(chromium, url, ("soft",))
    assert all(tap.inp_ms is None for tap, _ in silent.values())
    assert silent["link"][0].no_inp is NoInp.LEFT
    assert silent["unfelt"][0].no_inp is NoInp.UNFELT
    assert silent["counts"][0].no_inp in (NoInp.QUICK, NoInp.UNTOLD), "a busy machine runs its handlers for longer"
    assert (none["counts"][0].inp_ms, none["counts"][0].no_inp) == (None, NoInp.UNSUPPORTED)
    assert told["soft"][0].inp_ms is not None
    assert told["soft"][0].no_inp is None


@pytest.mark.parametrize(
    ("told", "handled", "left", "why"),
    [
        ({"timed": True}, 3.0, False, NoInp.QUICK),
        ({"timed": True}, 40.0, False, NoInp.UNTOLD),
        ({"timed": True}, None, False, NoInp.UNFELT),
        ({"timed": False}, 3.0, False, NoInp.UNSUPPORTED),
        ({"timed": False}, 3.0, True, NoInp.LEFT),
        (None, 3.0, False, NoInp.UNTOLD),
        (None, None, True, NoInp.LEFT),
    ],
)
def test_the_reason_is_the_one_that_what_is_known_allows(
    told: object, handled: float | None, left: bool, why: NoInp
) -> None:
    assert _why_none(told, handled, left=left) is why


async def test_where_our_script_cannot_look_the_browser_tells(chromium: OpenBrowser) -> None:
    async with site() as url:
        ((tap, load),) = (await pressed(chromium, url, ("shadow",))).values()
    assert load is not None
    assert load.settled_ms is not None
    assert tap.feedback_ms == load.fcp_ms
    assert tap.done_ms == load.settled_ms


async def test_a_page_that_forges_its_clock_tells_nothing(chromium: OpenBrowser) -> None:
    async with site() as url:
        ((tap, load),) = (await pressed(chromium, url, ("forged",))).values()
    assert (tap.feedback_ms, tap.done_ms, load) == (None, None, None)
