"""The shop in a real browser: its comfort by script, its looks, and the vices that only a browser can show."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import Page

from auditor import demo
from auditor.browser.launch import OpenBrowser
from tests.demo.customer import ANN

pytestmark = pytest.mark.browser

SEEN_BY_SCRIPT = (
    "layout-jump", "slow-tap", "script-error", "wide-page", "fake-timer", "early-popup", "stubborn-popup",
    "lopsided-choices",
)  # fmt: skip
FAULTS = """axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
  .then((said) => said.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target}`)))"""
SMALL = """[...document.querySelectorAll('button, select, textarea, .button, .tools a, .kinds a, footer li a, .go a')]
  .filter((it) => it.checkVisibility({visibilityProperty: true}))
  .filter((it) => it.getBoundingClientRect().height < 44 || it.getBoundingClientRect().width < 44)
  .map((it) => it.outerHTML.slice(0, 80))"""
SHIFTS = """window.shift = 0;
new PerformanceObserver((seen) => { for (const it of seen.getEntries()) if (!it.hadRecentInput) shift += it.value; })
  .observe({type: 'layout-shift', buffered: true});"""

HOLD_ANSWERS = """() => {
  const ask = window.fetch, held = new Promise((go) => { window.release = go; });
  window.fetch = async (...asked) => { const answer = await ask(...asked); await held; return answer; };
}"""
START = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest_asyncio.fixture(scope="module")
async def clean() -> AsyncIterator[demo.RunningShop]:
    async with await demo.start() as opened:
        yield opened


@asynccontextmanager
async def visitor(
    chromium: OpenBrowser, shop: demo.RunningShop, width: int = 390, *, decided: bool = True
) -> AsyncIterator[Page]:
    """A fresh person's page; `decided` says that they have answered the question about cookies before."""
    phone = width < 600
    context = await chromium.browser.new_context(
        viewport={"width": width, "height": 844 if phone else 800}, is_mobile=phone, has_touch=phone
    )
    if decided:
        await context.add_cookies([{"name": "cookie_choice", "value": "necessary", "url": shop.url}])
    try:
        yield await context.new_page()
    finally:
        await context.close()


async def stop_the_clock(page: Page) -> None:
    """From now on, time passes on the page's next addresses only when the test says so."""
    await page.clock.install(time=START)
    await page.clock.pause_at(START + timedelta(hours=1))


async def fill_cart(page: Page, shop: demo.RunningShop) -> None:
    await page.goto(f"{shop.url}en/product/harbour-blend")
    await page.click("#add")
    await page.wait_for_selector("#added:not([hidden])")


async def to_payment(page: Page, shop: demo.RunningShop) -> None:
    await fill_cart(page, shop)
    await page.goto(f"{shop.url}en/checkout/address")
    for name, value in ANN.items():
        await page.fill(f"#{name}", value)
    await page.click(".go .button")
    await page.click(".go .button")
    await page.wait_for_selector(".final")


@pytest.mark.parametrize("width", [320, 1280])
async def test_the_clean_shop_is_accessible_calm_and_keeps_to_itself(
    chromium: OpenBrowser, clean: demo.RunningShop, width: int
) -> None:
    axe = files("auditor.page_scripts").joinpath("vendor", "axe.min.js").read_text()
    said: list[str] = []
    hosts: set[str | None] = set()
    async with visitor(chromium, clean, width, decided=False) as page:
        await page.add_init_script(SHIFTS)
        page.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))

        async def look() -> None:
            await page.evaluate(axe)
            assert await page.evaluate(FAULTS) == [], page.url
            assert await page.evaluate(SMALL) == [], page.url
            assert await page.evaluate("document.documentElement.scrollWidth") == width, page.url
            assert await page.evaluate("shift") == 0, page.url

        await page.goto(f"{clean.url}en/")
        assert await page.is_visible("#cookies")
        await look()
        await page.click("#cookies [value=necessary]")
        await page.wait_for_selector("#cookies", state="detached")
        for path in ("", "category/coffee", "product/kalmar-dripper", "contact"):
            await page.goto(f"{clean.url}en/{path}")
            await look()
        await fill_cart(page, clean)
        for path in ("cart", "checkout", "checkout/address"):
            await page.goto(f"{clean.url}en/{path}")
            await look()
        for name, value in ANN.items():
            await page.fill(f"#{name}", value)
        await page.click(".go .button")
        await page.wait_for_selector("#delivery-standard")
        await look()
        await page.click(".go .button")
        await page.wait_for_selector(".final")
        await look()
        await page.evaluate("document.querySelector('#payment-card').click()")
        await page.wait_for_selector(".card-frame")
        await look()
    assert said == []
    assert hosts == {"127.0.0.1", "localhost"}


async def test_adding_to_the_cart_is_told_when_it_is_true(chromium: OpenBrowser, clean: demo.RunningShop) -> None:
    async with visitor(chromium, clean) as page:
        await page.goto(f"{clean.url}en/product/kalmar-dripper")
        await page.click("#add")
        assert "colour" in await page.inner_text("#variant-error")
        assert await page.evaluate("document.activeElement.id") == "variant"
        await page.select_option("#variant", "white")
        assert await page.query_selector("#variant-error") is None
        assert "kalmar-dripper~white.svg" in str(await page.get_attribute("#shown", "src"))
        await page.evaluate(HOLD_ANSWERS)
        async with page.expect_response("**/cart/add"):
            await page.click("#add")
        await page.click("#add")
        assert await page.inner_text("#status") == ""
        assert await page.is_hidden("#cart-count")
        await page.evaluate("release()")
        await page.wait_for_selector("#added:not([hidden])")
        assert "Kalmar" in await page.inner_text("#status")
        assert await page.inner_text("#cart-count") == "1"
        await page.click("#added a")
        assert await page.input_value(".count") == "1"


async def test_when_the_script_cannot_reach_the_shop_the_plain_form_does(
    chromium: OpenBrowser, clean: demo.RunningShop
) -> None:
    async with visitor(chromium, clean) as page:
        await page.goto(f"{clean.url}en/product/oak-board")
        await page.evaluate("void (window.fetch = () => Promise.reject(new TypeError('offline')))")
        await page.click("#add")
        await page.wait_for_url("**/en/cart")
        assert await page.is_visible(".cart-lines li")


async def test_the_country_changes_the_fields_and_keeps_what_was_typed(
    chromium: OpenBrowser, clean: demo.RunningShop
) -> None:
    async with visitor(chromium, clean) as page:
        await fill_cart(page, clean)
        await page.goto(f"{clean.url}en/checkout/address")
        await page.fill("#street", "1 Main St")
        await page.fill("#phone", "+1 212 555 0100")
        await page.select_option("#country", "US")
        await page.wait_for_selector("#state")
        assert "ZIP" in await page.inner_text("label[for=postcode]")
        await page.select_option("#country", "DE")
        await page.wait_for_selector("#state", state="detached")
        assert await page.input_value("#street") == "1 Main St"
        assert await page.input_value("#phone") == "+1 212 555 0100"


async def test_the_review_names_the_chosen_payment(chromium: OpenBrowser, clean: demo.RunningShop) -> None:
    async with visitor(chromium, clean) as page:
        await to_payment(page, clean)
        assert await page.inner_text("#payment-chosen") == "not chosen yet"
        assert await page.is_hidden(".card-frame")
        await page.click("label[for=payment-card]")
        assert await page.inner_text("#payment-chosen") == "Credit or debit card"
        assert await page.is_visible(".card-frame")
        await page.click("label[for=payment-invoice]")
        assert await page.inner_text("#payment-chosen") == "Invoice"


async def test_a_password_can_be_looked_at(chromium: OpenBrowser, clean: demo.RunningShop) -> None:
    async with visitor(chromium, clean) as page:
        await page.goto(f"{clean.url}en/account/register")
        for kind, words in (("text", "Hide password"), ("password", "Show password")):
            await page.click(".show-password")
            assert await page.get_attribute("#password", "type") == kind
            assert await page.inner_text(".show-password") == words


async def test_mistakes_take_the_focus(chromium: OpenBrowser, clean: demo.RunningShop) -> None:
    async with visitor(chromium, clean) as page:
        await page.goto(f"{clean.url}en/contact")
        await page.click("main .go .button")
        await page.wait_for_selector(".summary:focus")


@pytest.mark.parametrize("leave", ["Escape", ".close", ".decline"])
async def test_the_newsletter_is_offered_once_and_goes_for_good(
    chromium: OpenBrowser, clean: demo.RunningShop, leave: str
) -> None:
    async with visitor(chromium, clean) as page:
        await stop_the_clock(page)
        await page.goto(f"{clean.url}en/")
        await page.focus("#q")
        await page.clock.run_for(11_900)
        assert await page.is_hidden("#popup")
        await page.clock.run_for(200)
        assert await page.is_visible("#popup")
        assert await page.evaluate("document.activeElement.id") == "q"
        size = await page.locator("#popup").bounding_box()
        assert size is not None
        assert size["width"] * size["height"] < 0.3 * 390 * 844
        await (page.keyboard.press(leave) if leave == "Escape" else page.click(f"#popup {leave}"))
        assert await page.is_hidden("#popup")
        await page.reload()
        await page.clock.run_for(60_000)
        assert await page.is_hidden("#popup")


async def test_nothing_is_offered_beside_the_cookies_or_on_the_way_to_pay(
    chromium: OpenBrowser, clean: demo.RunningShop
) -> None:
    async with visitor(chromium, clean, decided=False) as page:
        await stop_the_clock(page)
        await page.goto(f"{clean.url}en/")
        await page.clock.run_for(60_000)
        assert await page.is_hidden("#popup")
        await page.goto(f"{clean.url}en/cart")
        assert await page.query_selector("#popup") is None


async def test_whoever_wants_less_motion_gets_none(chromium: OpenBrowser, clean: demo.RunningShop) -> None:
    moving = "getComputedStyle(document.querySelector('.button')).transitionDuration !== '0s'"
    async with visitor(chromium, clean) as page:
        await page.goto(f"{clean.url}en/")
        assert await page.evaluate(moving)
        await page.emulate_media(reduced_motion="reduce")
        assert not await page.evaluate(moving)


# ---- the vices that a browser must look at; each is compared with the clean shop


@asynccontextmanager
async def both(
    chromium: OpenBrowser, clean: demo.RunningShop, vice: str, width: int = 390
) -> AsyncIterator[list[tuple[bool, demo.RunningShop, Page]]]:
    """Without and with the vice: (has it, shop, a visitor's page), the clean one first."""
    async with (
        await demo.start(vices=demo.parse_vices([vice])) as faulty,
        visitor(chromium, clean, width) as calm,
        visitor(chromium, faulty, width) as vexed,
    ):
        yield [(False, clean, calm), (True, faulty, vexed)]


async def test_layout_jump(chromium: OpenBrowser, clean: demo.RunningShop) -> None:
    async with both(chromium, clean, "layout-jump") as visits:
        for jumps, shop, page in visits:
            await stop_the_clock(page)
            await page.goto(f"{shop.url}en/")
            before = await page.evaluate("document.querySelector('h1').getBoundingClientRect().top")
            await page.clock.run_for(1300)
            after = await page.evaluate("document.querySelector('h1').getBoundingClientRect().top")
            assert (after > before + 844 / 4) == jumps


async def test_slow_tap(chromium: OpenBrowser, clean: demo.RunningShop) -> None:
    tap = """() => { const from = performance.now(); document.querySelector('#add').click(); return performance.now() - from; }"""
    took: list[float] = []
    async with both(chromium, clean, "slow-tap=600") as visits:
        for _, shop, page in visits:
            await page.goto(f"{shop.url}en/product/oak-board")
            took.append(await page.evaluate(tap))
            await page.wait_for_selector("#added:not([hidden])")
    assert took[1] > 3 * took[0]


async def test_script_error(chromium: OpenBrowser, clean: demo.RunningShop) -> None:
    async def errors(shop: demo.RunningShop, page: Page, *paths: str) -> list[str]:
        seen: list[str] = []
        page.on("pageerror", lambda error: seen.append(str(error.name)))
        for path in paths:
            await page.goto(f"{shop.url}en/{path}")
            await page.evaluate("new Promise((go) => setTimeout(go, 400))")  # the page's own timers come first
        return seen

    async with both(chromium, clean, "script-error") as visits:
        for fails, shop, page in visits:
            assert await errors(shop, page, "", "product/oak-board") == []
            expected = ["ReferenceError", "TypeError", "RangeError"] if fails else []
            assert await errors(shop, page, "cart") == expected


async def test_wide_page(chromium: OpenBrowser, clean: demo.RunningShop) -> None:
    async with both(chromium, clean, "wide-page", 320) as visits:
        for wide, shop, page in visits:
            await page.goto(f"{shop.url}en/")
            assert await page.evaluate("document.documentElement.scrollWidth") == (900 if wide else 320)


async def test_fake_timer(chromium: OpenBrowser, clean: demo.RunningShop) -> None:
    async with both(chromium, clean, "fake-timer") as visits:
        for timed, shop, page in visits:
            await stop_the_clock(page)
            shown = []
            for wait_ms in (0, 61_000, 540_000):
                await page.goto(f"{shop.url}en/product/oak-board")
                await page.clock.run_for(wait_ms)
                shown += await page.locator("#timer").all_inner_texts()
            assert shown == (["10:00", "08:59", "01:00"] if timed else [])


async def test_early_popup(chromium: OpenBrowser, clean: demo.RunningShop) -> None:
    async with both(chromium, clean, "early-popup") as visits:
        for early, shop, page in visits:
            await stop_the_clock(page)
            await page.goto(f"{shop.url}en/")
            await page.clock.run_for(600)
            assert await page.evaluate("!!document.querySelector('#popup:modal')") == early
            if early:
                size = await page.locator("#popup").bounding_box()
                assert size is not None
                assert size["width"] * size["height"] > 0.5 * 390 * 844
                await page.click("#popup .decline")
                assert await page.is_hidden("#popup")


async def test_stubborn_popup(chromium: OpenBrowser, clean: demo.RunningShop) -> None:
    async with both(chromium, clean, "stubborn-popup") as visits:
        for stubborn, shop, page in visits:
            await stop_the_clock(page)
            await page.goto(f"{shop.url}en/")
            await page.clock.run_for(12_100)
            assert await page.locator("#popup button:not(form.inline button)").count() == (0 if stubborn else 2)
            await page.keyboard.press("Escape")
            assert await page.is_visible("#popup") == stubborn
            await page.goto(f"{shop.url}en/category/tea")
            await page.clock.run_for(12_100)
            assert await page.is_visible("#popup") == stubborn


async def test_lopsided_choices(chromium: OpenBrowser, clean: demo.RunningShop) -> None:
    weight = """() => { const [yes, no] = ['.inline .button', '.decline'].map((it) => document.querySelector(`#popup ${it}`));
      const area = (it) => it.getBoundingClientRect().width * it.getBoundingClientRect().height;
      return [area(yes) / area(no), parseFloat(getComputedStyle(yes).fontSize) / parseFloat(getComputedStyle(no).fontSize)]; }"""
    async with both(chromium, clean, "lopsided-choices") as visits:
        for lopsided, shop, page in visits:
            await stop_the_clock(page)
            await page.goto(f"{shop.url}en/")
            await page.clock.run_for(12_100)
            area, font = await page.evaluate(weight)
            assert (area > 5) == lopsided
            assert (font > 2) == lopsided
