"""axe, 320 pixels, and all trials in a row, on good pages and on bad ones."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiohttp import web

from auditor.browser.launch import OpenBrowser
from auditor.evidence import KINDS, Absent, Model, Present, Reason
from auditor.trials import run_trials
from auditor.trials.accessibility import accessibility
from auditor.trials.not_found import not_found
from auditor.trials.pages import browsing
from auditor.trials.reflow import reflow
from auditor.trials.run import attempt
from auditor.trials.scene import TrialFailed
from tests.builders import page
from tests.trials.shop import page as html_page
from tests.trials.shop import serving, standard

pytestmark = pytest.mark.browser

TRIALS = set(KINDS) - {"journeys", "page_loads", "taps", "consent", "mistakes", "lighthouse", "contact"}


def _silent(sentence: str) -> None:
    assert sentence


# ---- accessibility


async def test_barriers_are_found_where_they_stand(browser: OpenBrowser, scene_of: Any) -> None:
    bad = html_page(
        "<h1>Hi</h1><img src='/x.png' width=50 height=40>",
        head="<meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\">",
    )
    async with serving(standard() | {"/bad": bad}) as url:
        record = page("desktop-7", url=f"{url}bad", device="desktop")
        seen = await accessibility(
            browser, scene_of(url, pages=[("landed", url), ("product", f"{url}bad")], records=[record])
        )
    assert seen.engine.startswith("axe-core 4.")
    clean, wrong = seen.scans
    assert clean.passes > 0
    assert (wrong.page, wrong.name) == ("desktop-7", "product")
    image = next(v for v in wrong.violations if v.rule == "image-alt")
    assert image.impact == "critical"
    assert image.nodes[0].box
    assert (image.nodes[0].box.width, image.nodes[0].box.height) == (50, 40)
    assert "image-alt" not in {v.rule for v in clean.violations}


async def test_pages_of_the_checkout_are_opened_frozen(browser: OpenBrowser, scene_of: Any) -> None:
    writes = "<script>fetch('/order', {method: 'POST', body: 'x'}).catch(() => 0)</script>"
    asked: list[str] = []
    pages = standard() | {"/pay": html_page(f"<h1>Payment</h1>{writes}")}
    async with serving(pages, asked) as url:
        seen = await accessibility(browser, scene_of(url, pages=[("payment", f"{url}pay"), ("landed", url)]))
    assert [s.name for s in seen.scans] == ["landed", "payment"]
    assert not [a for a in asked if a.startswith("POST")]


async def test_a_page_that_leads_elsewhere_is_not_taken_for_the_one_asked(
    browser: OpenBrowser, scene_of: Any
) -> None:
    async def away(request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("/cart")

    async with serving(standard() | {"/pay": away}) as url:
        with pytest.raises(TrialFailed) as failed:
            await accessibility(browser, scene_of(url, pages=[("payment", f"{url}pay")]))
    assert failed.value.reason is Reason.NOT_REACHED


async def test_a_missing_script_names_its_mend(
    browser: OpenBrowser, scene_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        raise FileNotFoundError(name)

    monkeypatch.setattr("auditor.trials.accessibility.page_script", missing)
    with pytest.raises(TrialFailed, match="make setup") as failed:
        await accessibility(browser, scene_of("http://127.0.0.1:9/", pages=[("landed", "http://127.0.0.1:9/")]))
    assert failed.value.reason is Reason.UNSUPPORTED


# ---- pressing


async def test_a_button_that_is_gone_is_no_fault_of_ours(browser: OpenBrowser, scene_of: Any) -> None:
    """The click worked, but late: when it is tried another way the page has moved on."""
    pages = standard() | {"/p": html_page("<a id=next href='/q'>Next</a>"), "/q": html_page("<h1>There</h1>")}
    async with serving(pages) as url, browsing(browser, scene_of(url)) as person:
        await person.open(f"{url}p")
        link = await person.page.query_selector("#next")
        assert link is not None
        await person.open(f"{url}q")
        await person.press(link)
        assert await person.page.inner_text("h1") == "There"


# ---- reflow


async def test_a_wide_page_and_what_sticks_out(browser: OpenBrowser, scene_of: Any, shots: Any) -> None:
    table = "<table aria-label='Sizes' style='width:700px'><tr><td>S</td></tr></table>"
    scrolls = "<div style='overflow-x:auto'><div style='width:900px'>A long code</div></div>"
    async with serving(standard() | {"/p": html_page(table + scrolls), "/q": html_page(scrolls)}) as url:
        seen = await reflow(browser, scene_of(url, pages=[("landed", f"{url}p"), ("product", f"{url}q")]))
    wide, fits = seen.pages
    assert wide.scroll_width_px == 708
    assert wide.widest == "table: Sizes"
    assert wide.box
    assert wide.box.width == 700
    assert (shots / wide.shot).exists()
    assert (fits.scroll_width_px, fits.widest, fits.shot) == (320, "", "")


async def test_a_folded_menu_is_not_a_wide_page_but_cut_words_are(browser: OpenBrowser, scene_of: Any) -> None:
    hidden = "<style>body { overflow-x: hidden }</style>"
    menu = "<nav style='position:absolute;left:340px;width:300px'>Menu</nav>"
    cut = "<p style='width:500px'>This sentence goes on beyond the edge</p>"
    async with serving({"/menu": html_page(hidden + menu), "/cut": html_page(hidden + cut)}) as url:
        seen = await reflow(browser, scene_of(url, pages=[("landed", f"{url}menu"), ("product", f"{url}cut")]))
    menu_page, cut_page = seen.pages
    assert menu_page.scroll_width_px == 320
    assert cut_page.scroll_width_px == 508
    assert cut_page.widest.startswith("p: This sentence")


async def test_nothing_to_lay_out(browser: OpenBrowser, scene_of: Any) -> None:
    with pytest.raises(TrialFailed) as failed:
        await reflow(browser, scene_of("http://127.0.0.1:9/"))
    assert failed.value.reason is Reason.NOT_REACHED


# ---- bad pages


async def test_an_alert_storm_ends_the_visit(browser: OpenBrowser, scene_of: Any) -> None:
    storm = "<script>for (;;) alert('again')</script>"
    async with serving({"/": storm}) as url, browsing(browser, scene_of(url)) as person:
        with pytest.raises(TrialFailed, match="message boxes") as failed:
            await person.open(url)
    assert failed.value.reason is Reason.BLOCKED


async def test_a_few_alerts_are_answered(browser: OpenBrowser, scene_of: Any) -> None:
    few = "<script>alert(1); confirm(2)</script><h1>Hi</h1>"
    async with serving({"/": few}) as url, browsing(browser, scene_of(url)) as person:
        assert await person.open(url) == 200
        assert (await person.see("home")).u.seen.h1 == "Hi"


async def test_a_page_that_spins_is_given_up(
    browser: OpenBrowser, scene_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.trials.pages.ANSWER_S", 0.5)
    spins = "<h1>Hi</h1><script>addEventListener('load', () => setTimeout(() => { for (;;); }, 20))</script>"
    async with serving({"/": spins}) as url, browsing(browser, scene_of(url)) as person:
        with pytest.raises(TrialFailed) as failed:
            await person.open(url)
    assert failed.value.reason is Reason.TIMEOUT


async def test_a_page_that_never_ends_is_given_up(
    browser: OpenBrowser, scene_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.trials.pages.GOTO_MS", 700)

    async def never(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        await response.write(b"<h1>Wait")
        await asyncio.sleep(30)
        return response

    async with serving({"/": never}) as url, browsing(browser, scene_of(url)) as person:
        with pytest.raises(TrialFailed) as failed:
            await person.open(url)
    assert failed.value.reason is Reason.TIMEOUT


# ---- all in a row


async def test_every_trial_fills_its_slot(
    browser: OpenBrowser, scene_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.trials.visits.BETWEEN_S", 0.0)
    async with serving(standard()) as url:
        home = page("home", url=url, controls=[])
        scene = scene_of(url, pages=[("landed", url)], home=home)
        slots = await run_trials(browser, scene, _silent)
    assert set(slots) == TRIALS
    missing = {name: slot.reason for name, slot in slots.items() if isinstance(slot, Absent)}
    assert missing == {"links": Reason.NOT_REACHED}
    for name, slot in slots.items():
        if isinstance(slot, Present):
            assert type(slot.value) is KINDS[name]


async def test_a_shop_that_is_gone_leaves_reasons_and_no_exception(browser: OpenBrowser, scene_of: Any) -> None:
    slots = await run_trials(browser, scene_of("http://127.0.0.1:9/"), _silent)
    assert set(slots) == TRIALS
    reasons = {name: slot.reason for name, slot in slots.items() if isinstance(slot, Absent)}
    assert set(reasons) == TRIALS - {"transport"}
    assert reasons["search"] is Reason.UNREACHABLE


async def test_no_time_left_is_a_reason(browser: OpenBrowser, scene_of: Any) -> None:
    slots = await run_trials(browser, scene_of("http://127.0.0.1:9/", total_s=0.0), _silent)
    assert {slot.reason for slot in slots.values() if isinstance(slot, Absent)} == {Reason.TIMEOUT}
    assert len(slots) == len(TRIALS)


async def test_404_everywhere_is_still_evidence(browser: OpenBrowser, scene_of: Any) -> None:
    async with serving({}) as url:
        assert (await not_found(browser, scene_of(url))).status == 404


async def test_what_goes_wrong_in_a_trial_becomes_its_reason() -> None:
    async def broken() -> Model:
        raise ValueError("a slip of ours")

    async def endless() -> Model:
        await asyncio.sleep(30)
        raise AssertionError

    slip = await attempt(broken, 5)
    assert isinstance(slip, Absent)
    assert (slip.reason, slip.detail) == (Reason.OWN_FAULT, "ValueError: a slip of ours")
    late = await attempt(endless, 0.05)
    assert isinstance(late, Absent)
    assert late.reason is Reason.TIMEOUT


async def test_being_stopped_stops_the_trials() -> None:
    async def waiting() -> Model:
        await asyncio.sleep(30)
        raise AssertionError

    task = asyncio.ensure_future(attempt(waiting, 20))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
