"""`make bench-fidelity`: pages whose truth is known because we serve them, measured by our stopwatch and by lhci.

Arguments: `runs=15` of ours and of lhci's per page, `lhci=off`. Error is the median of what was told less the truth; scatter is
the coefficient of variation (standard deviation over mean). lhci tells two numbers for a paint: what its model of a slow
phone makes of it (the one it reports), and what it observed. The shift's truth is another on its phone's view.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web

from auditor.browser.find import find_browser, prepare
from auditor.browser.launch import OpenBrowser, open_browser
from auditor.browser.tab import Tab, page_script
from auditor.config import DEVICES
from auditor.evidence import LoadRun
from auditor.stopwatch.watch import time_alone
from bench.audit import LHCI

LATE_MS, HANDLER_MS, TASK_MS, TASKS, BLOCKS_FROM_MS = 1500, 120, 150, 3, 50
BUSY = "const until = performance.now() + {}; while (performance.now() < until);"
BLOCK = "<div style='width:600px;height:{}px;background:#345;color:#fff;font:40px serif'>{}</div>"
SHIFT_CLS = round(0.75 * 0.25 * 800 / 1280, 4)
"""A block over the upper half of the view moves down by a quarter: three quarters of the view are touched, and it moves by
a quarter of the view's height, over the view's longer side (web.dev, CLS)."""
SHIFT_ON_LHCIS_PHONE = 0.75 * 0.25
"""Its longer side is its height."""
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
    "input": f"<button onclick='{BUSY.format(HANDLER_MS)} document.title = 1' style='width:200px;height:90px'>Press</button>",
}


@dataclass(frozen=True)
class Truth:
    """What one page is known to do, and how each tool tells it."""

    page: str
    what: str
    truth: float
    unit: str
    ours: Callable[[LoadRun], float | None] | None
    simulated: str = ""
    """Audit of a Lighthouse report that holds what it reports."""
    observed: str = ""
    """Item of its `metrics` audit that holds what it saw."""
    aim: float | None = None
    for_lhci: float | None = None
    """The truth on its phone, where that is another."""


def blocked(run: LoadRun) -> float:
    return sum(max(0.0, frame.duration_ms - BLOCKS_FROM_MS) for frame in run.long_frames)


TRUTHS = (
    *(
        Truth(f"delay-{ms}", "first byte", ms, "ms", lambda run: run.ttfb_ms, "server-response-time", "observedTimeToFirstByte", 10)
        for ms in (0, 200, 1000)
    ),
    Truth("late-paint", "largest paint", LATE_MS, "ms", lambda run: run.lcp_ms, "largest-contentful-paint", "observedLargestContentfulPaint", 25),
    Truth("shift", "layout shift", SHIFT_CLS, "", lambda run: run.cls, "cumulative-layout-shift", "observedCumulativeLayoutShift", 0.001, SHIFT_ON_LHCIS_PHONE),
    Truth("long-tasks", "blocking", TASKS * (TASK_MS - BLOCKS_FROM_MS), "ms", blocked, "total-blocking-time", ""),
    Truth("input", "tap to next paint", HANDLER_MS, "ms", None, aim=16),
)  # fmt: skip


@asynccontextmanager
async def served() -> AsyncIterator[str]:
    async def answer(request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name.startswith("delay-"):
            await asyncio.sleep(int(name.removeprefix("delay-")) / 1000)
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


@dataclass
class Told:
    """What one tool said of one truth, and how long its runs took."""

    values: list[float] = field(default_factory=list)
    seconds: float = 0.0

    def row(self, truth: Truth, known: float) -> str:
        if not self.values:
            return f"{'not told':>30}"
        error = statistics.median(self.values) - known
        mean = statistics.fmean(self.values)
        scatter = statistics.stdev(self.values) / mean if len(self.values) > 1 and mean else 0.0
        digits = 4 if truth.unit == "" else 1
        return f"{error:+12.{digits}f} {truth.unit:<2} {scatter:8.1%} ({len(self.values):2})"


async def by_us(url: str, runs: int) -> dict[str, Told]:
    """Each page visited by our stopwatch, round by round; the button pressed on the page with one."""
    told = {t.page: Told() for t in TRUTHS}
    async with open_browser() as browser:
        await time_alone(browser, DEVICES["desktop"], f"{url}/delay-0")
        for _ in range(runs):
            for truth in TRUTHS:
                started = time.perf_counter()
                value = await _one(browser, url, truth)
                told[truth.page].seconds += time.perf_counter() - started
                if value is not None:
                    told[truth.page].values.append(value)
    return told


async def _one(browser: OpenBrowser, url: str, truth: Truth) -> float | None:
    if truth.ours is not None:
        run = await time_alone(browser, DEVICES["desktop"], f"{url}/{truth.page}", rest_ms=_rest(truth))
        return truth.ours(run) if run is not None else None
    visitor = await browser.visitor(DEVICES["desktop"], scripts=(page_script("pulse.js"),))
    try:
        tab = await Tab.open(visitor, "127.0.0.1")
        await tab.goto(f"{url}/{truth.page}")
        button = await tab.page.query_selector("button")
        assert button is not None
        return (await tab.press(button)).inp_ms
    finally:
        await visitor.close()


def _rest(truth: Truth) -> float:
    """A page that does something later is stayed on for so long; Lighthouse waits by itself."""
    return 1800 if truth.page in ("late-paint", "long-tasks") else 500


def by_lhci(url: str, runs: int) -> tuple[dict[str, Told], dict[str, Told]]:
    """What Lighthouse reports of each page, and what it observed; its defaults, in an empty folder."""
    simulated, observed = {t.page: Told() for t in TRUTHS}, {t.page: Told() for t in TRUTHS}
    for truth in TRUTHS:
        if not truth.simulated:
            continue
        started = time.perf_counter()
        for report in _reports(f"{url}/{truth.page}", runs):
            value = report["audits"].get(truth.simulated, {}).get("numericValue")
            seen = report["audits"]["metrics"]["details"]["items"][0].get(truth.observed)
            if value is not None:
                simulated[truth.page].values.append(float(value))
            if seen is not None:
                observed[truth.page].values.append(float(seen))
        simulated[truth.page].seconds = time.perf_counter() - started
    return simulated, observed


def _reports(url: str, runs: int) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="lhci-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the browser may run as another user
        launch = prepare(find_browser(), folder)
        config = {"url": [url], "numberOfRuns": runs, "settings": {"chromeFlags": "--headless=new"}}
        (folder / "lhci.json").write_text(json.dumps({"ci": {"collect": config}}))
        clean = {k: os.environ[k] for k in ("PATH", "LANG") if k in os.environ}
        clean |= {"HOME": name, "CHROME_PATH": str(launch.script)}
        command = [str(LHCI), "collect", "--no-lighthouserc", "--config", str(folder / "lhci.json")]
        subprocess.run(
            command, cwd=folder, env=clean, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        return [json.loads(file.read_text()) for file in sorted((folder / ".lighthouseci").glob("lhr-*.json"))]


async def _main(runs: int, *, with_lhci: bool) -> None:
    async with served() as url:
        ours = await by_us(url, runs)
        print(f"ours: {runs} runs of {len(TRUTHS)} pages", file=sys.stderr, flush=True)
        told = await asyncio.to_thread(by_lhci, url, runs) if with_lhci else ({}, {})
    heads = ["ours", *(["lhci, reported", "lhci, observed"] if with_lhci else [])]
    print(f"{'truth':34}" + "".join(f"{head + ': error, scatter (runs)':>36}" for head in heads))
    for truth in TRUTHS:
        theirs = truth.for_lhci if truth.for_lhci is not None else truth.truth
        tools = [(ours[truth.page], truth.truth), *((side[truth.page], theirs) for side in told if side)]
        name = f"{truth.page}: {truth.what} {truth.truth:g} {truth.unit}".rstrip()
        aim = f"   aim {truth.aim:g} {truth.unit}" if truth.aim is not None else ""
        print(f"{name:34}" + "".join(f"{tool.row(truth, known):>36}" for tool, known in tools) + aim)
        if with_lhci and (lhci_s := tools[1][0].seconds):
            print(
                f"{'':34}  {ours[truth.page].seconds / runs:.2f} s a run of ours, {lhci_s / runs:.2f} s of lhci's"
            )


def main(arguments: list[str]) -> None:
    given = dict(a.split("=", 1) for a in arguments)
    asyncio.run(_main(int(given.get("runs", "15")), with_lhci=given.get("lhci", "on") != "off"))


if __name__ == "__main__":
    main(sys.argv[1:])
