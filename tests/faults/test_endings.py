"""Audits that end before they are done: the keyboard, a signal, a browser that dies. What was seen is kept."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import pytest
from aiohttp import web

from auditor.cli.words import Exit
from auditor.evidence import Absent, Evidence, Present, Reason, StopReason
from auditor.store import RunFolder
from tests.faults.hosts import page
from tests.faults.running import Ended, Started, auditor, started
from tests.lighthouse.fakes import fake_lhci, gone
from tests.trials.shop import serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

Disturb = Callable[[int], Awaitable[None]]


@asynccontextmanager
async def disturbed(disturb: Disturb) -> AsyncIterator[str]:
    """A host without a shop (404) that calls `disturb` with the number of the visit, and only then answers."""
    visits = 0

    async def answer(request: web.Request) -> web.StreamResponse:
        nonlocal visits
        if request.path == "/":
            visits += 1
            await disturb(visits)
        return page("<h1>Nothing here</h1>", status=404)

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()


async def audit_while(disturb: Callable[[Started, int], Awaitable[None]], run: Path, *devices: str) -> Ended:
    """An audit during whose visits to the front page something happens."""
    auditing: list[Started] = []
    options = [word for device in devices for word in ("--device", device)]
    async with (
        disturbed(lambda visit: disturb(auditing[0], visit)) as url,
        started("audit", url, "--out", run, "--runs", "1", "--quiet", *options) as running,
    ):
        auditing.append(running)
        return await running.end()


async def assert_readable(run: Path, evidence: Evidence, because: str) -> None:
    """Incomplete, and says so; judged and drawn all the same."""
    assert not evidence.complete
    assert evidence.incomplete_because == because
    assert "</html>" in (run / "report.html").read_text()
    before = (run / "scorecard.json").read_bytes()
    for command in ("judge", "report"):
        again = await auditor(command, run)
        assert (again.code, again.said) == (Exit.FINE, "")
    assert (run / "scorecard.json").read_bytes() == before


@pytest.mark.parametrize("times", [1, 2], ids=["once", "twice"])
async def test_ctrl_c_leaves_a_finished_readable_incomplete_run(tmp_path: Path, times: int) -> None:
    run = tmp_path / "run"

    async def press_ctrl_c(auditing: Started, _visit: int) -> None:
        assert auditing.browsers(), "the test can see what must be gone later"
        for _ in range(times):
            os.killpg(auditing.process.pid, signal.SIGINT)  # a terminal sends it to the driver, too
            await asyncio.sleep(0.3)
        await asyncio.sleep(30)

    ended = await audit_while(press_ctrl_c, run, "phone")
    assert ended.code == Exit.INTERRUPTED, ended.said
    assert ended.said == "auditor: Interrupted: what was measured until then is kept, judged and drawn.\n"
    assert "Traceback" not in ended.printed
    assert ended.left == ()
    evidence = RunFolder(run).evidence()
    await assert_readable(run, evidence, "interrupted")
    assert isinstance(evidence.journeys, Present)
    assert evidence.journeys.value.journeys[0].stopped_because is StopReason.INTERRUPTED
    assert getattr(evidence.search, "reason", None) is Reason.INTERRUPTED


async def test_a_polite_kill_is_an_interruption_too(tmp_path: Path) -> None:
    run = tmp_path / "run"

    async def terminate(auditing: Started, _visit: int) -> None:
        auditing.process.terminate()
        await asyncio.sleep(30)

    ended = await audit_while(terminate, run, "phone")
    assert (ended.code, ended.left) == (Exit.INTERRUPTED, ())
    await assert_readable(run, RunFolder(run).evidence(), "interrupted")


async def test_a_browser_that_dies_is_replaced(tmp_path: Path) -> None:
    run = tmp_path / "run"
    killed: list[int] = []

    async def kill_the_first(auditing: Started, visit: int) -> None:
        if visit == 1:
            killed.extend(kill(auditing.browsers()))
            await asyncio.sleep(30)

    ended = await audit_while(kill_the_first, run, "phone", "desktop")
    assert killed
    assert ended.code == Exit.UNREACHABLE
    assert ended.said == "auditor: The front page answers with status 404.\n", "what the second browser saw"
    evidence = RunFolder(run).evidence()
    assert evidence.complete
    assert isinstance(evidence.journeys, Present)
    assert [j.stopped_because for j in evidence.journeys.value.journeys] == [StopReason.HTTP_ERROR]
    assert ended.left == ()


async def test_browsers_that_die_again_and_again_are_reported(tmp_path: Path) -> None:
    run = tmp_path / "run"

    async def kill_each(auditing: Started, _visit: int) -> None:
        kill(auditing.browsers())
        await asyncio.sleep(30)

    ended = await audit_while(kill_each, run, "phone", "desktop")
    because = "the browser died, and so did the one that replaced it"
    assert (ended.code, ended.said) == (Exit.UNREACHABLE, f"auditor: The audit is incomplete: {because}.\n")
    assert ended.left == ()
    evidence = RunFolder(run).evidence()
    await assert_readable(run, evidence, because)
    assert isinstance(evidence.journeys, Present)
    assert evidence.journeys.value.journeys[-1].stopped_because is StopReason.BROWSER_DIED


def kill(browsers: list[psutil.Process]) -> list[int]:
    for browser in browsers:
        browser.kill()
    return [browser.pid for browser in browsers]


HANGS = """
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen(["sleep", "600"])
Path("{mark}.part").write_text(f"{{os.getpid()}} {{child.pid}}")
os.rename("{mark}.part", "{mark}")
time.sleep(600)
"""


async def test_ctrl_c_ends_a_lighthouse_that_hangs_and_what_was_seen_before_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, mark = tmp_path / "run", tmp_path / "mark"
    fake_lhci(tmp_path, HANGS.format(mark=mark))
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    options = ("--device", "desktop", "--runs", "1", "--seconds", "8", "--quiet", "--lighthouse")
    async with (
        serving({"/": "<title>Shop</title><h1>Nothing to buy today</h1>"}) as shop,
        started("audit", shop, "--out", run, *options) as auditing,
    ):
        while not mark.exists():
            assert auditing.process.returncode is None, "it must come to Lighthouse"
            await asyncio.sleep(0.1)
        os.killpg(auditing.process.pid, signal.SIGINT)
        ended = await auditing.end()
    assert (ended.code, ended.left) == (Exit.INTERRUPTED, ()), ended.said
    assert [await gone(int(pid)) for pid in mark.read_text().split()] == [True, True]
    evidence = RunFolder(run).evidence()
    await assert_readable(run, evidence, "interrupted")
    assert isinstance(evidence.journeys, Present)
    assert isinstance(evidence.lighthouse, Absent)
    assert evidence.lighthouse.reason is Reason.INTERRUPTED
