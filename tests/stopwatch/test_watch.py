"""The stopwatch on pages whose truth is known because we serve them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from io import BytesIO

import pytest
from aiohttp import web
from PIL import Image

from auditor.browser.launch import OpenBrowser
from auditor.config import NETWORKS
from auditor.evidence import LoadRun, PageLoad
from auditor.stopwatch import TimedPage, stay_on, time_pages
from tests.builders import DESKTOP

BLOCK = "<div style='width:600px;height:300px;background:#345'>{}</div>"
SHIFT = """<div id=late></div><div style='height:400px;background:#456'>below</div>
<script>setTimeout(() => { document.getElementById('late').style.height = '200px'; }, 150);</script>"""
PICTURE_S, BUSY_MS = 0.3, 200
HEAD = {"rich": "<link rel=stylesheet href=/style?who=anna>"}
RICH = f"""<h1>Hi</h1><img src="/picture?who=anna" width=700 height=500>
<script>setTimeout(() => {{ const t = performance.now(); while (performance.now() - t < {BUSY_MS}); }}, 50)</script>"""
LIE = "<script>const kept = globalThis[Symbol.for('auditor.vitals')]; setInterval(() => {{ {} }}, 5)</script>"
LIES = {
    f"lie-{n}": BLOCK.format("still") + LIE.format(lie)
    for n, lie in enumerate(
        (
            "kept.cls = 'none'",
            "kept.lcp_element = 5",
            "kept.shifts = 7",
            "kept.frames = [{duration_ms: 1}]",
            "kept.lcp_box = 'x'",
        )
    )
}
LATE = SHIFT.replace("150", "1500")


@cache
def picture() -> bytes:
    """Of noise: a plain one is no content to Chromium, however large."""
    with BytesIO() as file:
        Image.effect_noise((700, 500), 60).save(file, "PNG")
        return file.getvalue()


@asynccontextmanager
async def pages() -> AsyncIterator[tuple[str, Counter[str]]]:
    """Its address, and how often each path was asked for (writes with their method)."""
    asked: Counter[str] = Counter()

    async def serve(request: web.Request) -> web.Response:
        name = request.match_info["name"]
        asked[name if request.method == "GET" else f"{request.method} {name}"] += 1
        if name == "slow":
            await asyncio.sleep(0.4)
        if name in ("picture", "style"):
            await asyncio.sleep(PICTURE_S if name == "picture" else 0)
            if name == "picture":
                return web.Response(body=picture(), content_type="image/png")
            return web.Response(text="h1 { color: #123 }", content_type="text/css")
        if name == "broken":
            raise web.HTTPInternalServerError
        if name == "step-2":
            raise web.HTTPFound("/still")
        body = {
            "shift": SHIFT,
            "late": LATE,
            "rich": RICH,
            **LIES,
            "writes": "<h1>Hi</h1><script>fetch('/saved', {method: 'POST'})</script>",
            "cookie": f"<h1>{request.cookies.get('cart', 'nobody')}</h1>",
        }.get(name, BLOCK.format("still"))
        return web.Response(
            text=f"<!doctype html><title>{name}</title>{HEAD.get(name, '')}<body>{body}", content_type="text/html"
        )

    app = web.Application()
    app.router.add_route("*", "/{name}", serve)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", asked
    finally:
        await runner.cleanup()


@pytest.mark.browser
async def test_known_truths_are_told(chromium: OpenBrowser) -> None:
    async with pages() as (url, asked):
        timed = [
            TimedPage(name, f"{url}/{name}", f"id-{name}")
            for name in ("still", "slow", "shift", "writes", "broken", "step-2")
        ]
        loads = await time_pages(chromium, DESKTOP, timed, runs=2)
    by_name = {load.name: load for load in loads}
    assert set(by_name) == {"still", "slow", "shift", "writes"}, "a page that fails, or is another, has no numbers"
    assert [len(load.runs) for load in loads] == [2, 2, 2, 2]
    for load in loads:
        assert load.page == f"id-{load.name}"
        for run in load.runs:
            assert run.ttfb_ms is not None
            assert run.lcp_ms is not None
            assert run.fcp_ms is not None
            assert run.ttfb_ms <= run.fcp_ms <= run.lcp_ms
    assert all(run.ttfb_ms is not None and run.ttfb_ms >= 400 for run in by_name["slow"].runs)
    assert {run.cls for run in by_name["still"].runs} == {0.0}
    # 200 px down of a block that fills the rest of 800 x 1280: what moved times how far, over the viewport's height.
    assert {round(run.cls or 0, 2) for run in by_name["shift"].runs} == {round((600 / 800) * (200 / 1280), 2)}
    assert asked["POST saved"] == 0, "who only looks writes nothing"
    assert asked["broken"] == 2


@pytest.mark.browser
async def test_who_stays_sees_what_comes_late(chromium: OpenBrowser) -> None:
    async with pages() as (url, _):
        timed = [TimedPage(name, f"{url}/{name}", "") for name in ("still", "shift", "late")]
        loads = await time_pages(chromium, DESKTOP, timed, runs=1)
        gone = [PageLoad(device="desktop", name="broken", url=f"{url}/broken", runs=(LoadRun(cls=0.0),))]
        stayed = await stay_on(chromium, {"desktop": (DESKTOP, None)}, [*loads, *gone], longest_s=60)
    assert [load.name for load in stayed] == ["still", "shift", "late", "broken"]
    still, shift, late, broken = stayed
    assert (still.run.cls, still.shifts[0].cls) == (0.0, 0.0)
    assert shift.shifts[0].cls == shift.run.cls != 0
    assert (late.run.cls, late.shifts[0].cls) == (0.0, shift.run.cls), "the timed visit was over before it came"
    assert (broken.stayed, broken.shifts) == (None, broken.runs)
    assert [(load.run.lcp_ms, load.runs) for load in stayed[:3]] == [
        (load.run.lcp_ms, load.runs) for load in loads
    ]


@pytest.mark.browser
async def test_each_visit_brings_the_cookies_of_the_cart_and_an_empty_cache(chromium: OpenBrowser) -> None:
    storage = {
        "cookies": [{"name": "cart", "value": "full", "domain": "127.0.0.1", "path": "/", "expires": -1,
                     "httpOnly": False, "secure": False, "sameSite": "Lax"}],
        "origins": [],
    }  # fmt: skip
    async with pages() as (url, asked):
        await time_pages(chromium, DESKTOP, [TimedPage("cookie", f"{url}/cookie", "")], runs=3, storage=storage)
    assert asked["cookie"] == 3


@pytest.mark.browser
async def test_what_a_load_waited_for_is_told(chromium: OpenBrowser) -> None:
    async with pages() as (url, _):
        names = ("slow", "shift", "rich")
        loads = await time_pages(chromium, DESKTOP, [TimedPage(n, f"{url}/{n}", "") for n in names], runs=2)
    slow, shift, rich = loads
    assert slow.run.phases is not None
    assert slow.run.phases.wait_ms >= 400
    assert slow.run.ttfb_ms is not None
    assert slow.run.phases.wait_ms <= slow.run.ttfb_ms
    (moved,) = shift.run.shifts
    assert moved.value == pytest.approx(shift.run.cls, abs=0.001)
    assert moved.source == "div"
    assert rich.run.lcp_url == f"{url}/picture", "without what an address may carry of a visitor"
    parts = rich.run.lcp_parts
    assert parts is not None
    assert parts.load_ms >= PICTURE_S * 1000
    whole = parts.first_byte_ms + parts.load_delay_ms + parts.load_ms + parts.render_delay_ms
    assert whole == pytest.approx(rich.run.lcp_ms, abs=20)
    assert rich.run.long_frames[0].duration_ms >= BUSY_MS
    assert [f.path for f in rich.run.waterfall[:3]] == ["/rich", "/style", "/picture"]
    assert rich.run.waterfall[1].blocks_rendering
    assert all(f.bytes for f in rich.run.waterfall[:3])
    assert [bool(run.waterfall) for run in rich.runs].count(True) == 1, "the requests of the shown run only"


@pytest.mark.browser
async def test_a_slowed_network_delays_each_request_and_a_slowed_processor_each_script(
    chromium: OpenBrowser,
) -> None:
    slowed = NETWORKS["slow-4g"]
    async with pages() as (url, _):
        timed = [TimedPage("rich", f"{url}/rich", "")]
        (plain,) = await time_pages(chromium, DESKTOP, timed, runs=1)
        (slow,) = await time_pages(chromium, DESKTOP, timed, runs=1, network=slowed)
    assert plain.run.load_ms is not None
    assert slow.run.load_ms is not None
    # The document and then what it names: two requests one after the other, each late by the latency.
    assert slow.run.load_ms - plain.run.load_ms >= 1.5 * slowed.latency_ms
    assert slow.run.waterfall[2].duration_ms >= slowed.latency_ms


@pytest.mark.browser
async def test_a_page_that_makes_its_numbers_up_has_none_and_breaks_nothing(chromium: OpenBrowser) -> None:
    async with pages() as (url, asked):
        timed = [TimedPage(name, f"{url}/{name}", "") for name in (*LIES, "still")]
        loads = await time_pages(chromium, DESKTOP, timed, runs=1)
    assert [load.name for load in loads] == ["still"]
    assert all(asked[name] == 1 for name in LIES)
