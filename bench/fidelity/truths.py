"""Pages whose truth is known, because we serve them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

LATE_MS, HANDLER_MS, TASK_MS, TASKS, BLOCKS_FROM_MS = 1500, 120, 150, 3, 50
TEXT_MS, PICTURE_MS = 300, 700
BUSY = "const until = performance.now() + {}; while (performance.now() < until);"
BLOCK = "<div style='width:600px;height:{}px;background:#345;color:#fff;font:40px serif'>{}</div>"
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><circle r="90" cx="150" cy="100"/></svg>'
)
PAGES = {
    "delay-0": BLOCK.format(300, "Hello"),
    "delay-200": BLOCK.format(300, "Hello"),
    "delay-1000": BLOCK.format(300, "Hello"),
    "late-paint": f"<p>Hi</p><script>setTimeout(() => document.body.insertAdjacentHTML('beforeend', `{BLOCK.format(500, 'Late')}`), {LATE_MS} - performance.now())</script>",
    "shift": "<div id=late></div><div style='height:50vh;width:100vw;background:#456'>below</div><script>setTimeout(() => { late.style.height = '25vh'; }, 400)</script>",
    "long-tasks": BLOCK.format(300, "Busy")
    + "<script>"
    + "".join(f"setTimeout(() => {{ {BUSY.format(TASK_MS)} }}, {300 + 400 * n});" for n in range(TASKS))
    + "</script>",
    "soft": """<main id=m>Old</main><button style='width:200px;height:90px'>Go</button><script>document.querySelector('button').onclick = async () => {
  history.pushState({}, '', '/kettle'); const text = await (await fetch('/text')).text();
  m.innerHTML = `<h2>${text}</h2><img width=300 height=200 src="/picture.svg">`; }</script>""",
    "input": f"<button onclick='{BUSY.format(HANDLER_MS)} document.title = 1' style='width:200px;height:90px'>Press</button>",
}


def shift_on(width: float, height: float) -> float:
    """A block over the upper half of the view moves down by a quarter: three quarters of the view are touched, and it
    moves by a quarter of the view's height, over the view's longer side (web.dev, CLS)."""
    return round(0.75 * 0.25 * height / max(width, height), 4)


@dataclass(frozen=True)
class Truth:
    """What one page is known to do."""

    page: str
    what: str
    truth: float
    unit: str = "ms"
    aim: float | None = None
    rest_ms: float = 500
    """So long a visitor stays; Lighthouse and browsertime wait by themselves."""


TRUTHS = (
    *(Truth(f"delay-{ms}", "first byte", ms, aim=10) for ms in (0, 200, 1000)),
    Truth("late-paint", "largest paint", LATE_MS, aim=25, rest_ms=1800),
    Truth("shift", "layout shift", shift_on(1280, 800), "", aim=0.001),
    Truth("long-tasks", "blocking", TASKS * (TASK_MS - BLOCKS_FROM_MS), rest_ms=1800),
    Truth("soft", "tap to settled page", TEXT_MS + PICTURE_MS),
    Truth("input", "tap to next paint", HANDLER_MS, aim=16),
)


@asynccontextmanager
async def served() -> AsyncIterator[str]:
    """Where the pages are, until the end of the block."""

    async def answer(request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name.startswith("delay-"):
            await asyncio.sleep(int(name.removeprefix("delay-")) / 1000)
        if name == "text":
            await asyncio.sleep(TEXT_MS / 1000)
            return web.Response(text="Kettle")
        if name == "picture.svg":
            await asyncio.sleep(PICTURE_MS / 1000)
            return web.Response(text=PICTURE, content_type="image/svg+xml")
        if name not in PAGES:
            raise web.HTTPNotFound
        head = '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Truth</title><body style="margin:0">'
        return web.Response(text=head + PAGES[name], content_type="text/html")

    app = web.Application()
    app.router.add_get("/{name}", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
