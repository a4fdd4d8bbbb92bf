"""Windows in the way of a page that a real browser shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from auditor.audit import profile_of
from auditor.browser.launch import OpenBrowser
from auditor.evidence import Milestone, StopReason
from auditor.seeing.facets import Understood
from auditor.shopper.decide import decide
from auditor.shopper.memory import Action, Memory, Policy
from auditor.shopper.walk import Mind, Walk
from auditor.store import RunFolder

COVERED = """<!doctype html><html lang="en"><title>Shop</title><main><h1>Welcome to our shop</h1>
<button type="button" onclick="location = '/goods'" style="position:absolute;top:290px;height:40px">Shop now</button></main>
<div style="position:fixed;top:260px;left:0;right:0;height:100px;z-index:9;background:#fff"><p>Take a seat.</p>
<button type="button" onclick="fetch('/hm'); this.parentNode.remove()">Hm</button></div></html>"""
GOODS = (
    """<!doctype html><html lang="en"><title>Goods</title><h1>Goods</h1><p>Nothing is on sale today.</p></html>"""
)


async def _walked(browser: OpenBrowser, folder: Path, mind: Mind = decide) -> tuple[Walk, list[str]]:
    """A walk from the covered page, and the addresses that it asked for."""
    asked: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(text=GOODS if request.path == "/goods" else COVERED, content_type="text/html")

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    RunFolder.create(folder)
    async with TestServer(app) as server:
        url, profile = str(server.make_url("/")), profile_of("phone", browser.version)
        walk = Walk(url, profile, folder, "a@example.com", policy=Policy(), mind=mind)
        await walk.run(browser)
        await walk.leave(browser)
    return walk, asked


@pytest.mark.browser
async def test_what_lies_over_the_only_way_is_closed_before_a_page_is_given_up(
    browser: OpenBrowser, tmp_path: Path
) -> None:
    walk, asked = await _walked(browser, tmp_path / "run")
    assert "/goods" in asked
    assert walk.journal.stopped[0] in (StopReason.NOT_A_SHOP, StopReason.NO_PRODUCT)


@pytest.mark.browser
@pytest.mark.parametrize(("reached", "pressed"), [(Milestone.LANDED, True), (Milestone.CHECKOUT, False)])
async def test_in_the_checkout_no_window_is_closed_by_a_button_that_is_not_understood(
    browser: OpenBrowser, reached: Milestone, pressed: bool, tmp_path: Path
) -> None:
    def lost(_u: Understood, memory: Memory, _policy: Policy) -> Action:
        memory.reached = reached
        return Action("stop", stop=StopReason.NO_PROGRESS, sentence="Lost.")

    walk, asked = await _walked(browser, tmp_path / "run", lost)
    assert walk.journal.stopped[0] is StopReason.NO_PROGRESS
    assert ("/hm" in asked) is pressed


LATE = """<!doctype html><html lang="en"><title>Shop</title><div class="spinner" style="height:40px">Wait</div><script>
setTimeout(() => { document.body.innerHTML = '<h1>Goods</h1><a href="/goods">Mugs</a>'; }, 3000);</script></html>"""


@pytest.mark.browser
async def test_a_page_that_draws_itself_late_is_waited_for(browser: OpenBrowser, tmp_path: Path) -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(text=GOODS if request.path == "/goods" else LATE, content_type="text/html")

    seen: list[int] = []

    def mind(u: Understood, _memory: Memory, _policy: Policy) -> Action:
        seen.append(len(u.seen.visible_controls()))
        return Action("stop", stop=StopReason.NOT_A_SHOP, sentence="Nothing.")

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    RunFolder.create(tmp_path / "run")
    async with TestServer(app) as server:
        profile = profile_of("phone", browser.version)
        walk = Walk(str(server.make_url("/")), profile, tmp_path / "run", "a@example.com", mind=mind)
        await walk.run(browser)
        await walk.leave(browser)
    assert seen[0] == 1, "not looked at before it stood there"
