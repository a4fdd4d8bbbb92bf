"""What is read off a live page, in a real Chromium."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page

from auditor.browser.launch import OpenBrowser
from auditor.browser.tab import Tab
from auditor.config import DEVICES
from auditor.seeing.observe import look

pytestmark = pytest.mark.browser


@pytest.fixture
async def page(browser: OpenBrowser) -> AsyncIterator[Page]:
    visitor = await browser.visitor(DEVICES["phone"])
    yield (await Tab.open(visitor, "127.0.0.1")).page
    await visitor.close()


async def test_a_control_without_words_is_told_by_its_icon(page: Page) -> None:
    await page.set_content("""
        <a href="#"><i class="fa fa-shopping-basket"></i> <span>(2)</span></a>
        <button><svg class="icon"><use href="#icon-trash"></use></svg><span class="sr"></span>&times;</button>
        <button><i class="fa fa-lock"></i>Checkout</button>""")
    basket, bin_, till = (await look(page)).seen.visible_controls()
    assert "shopping-basket" in basket.tokens
    assert "icon-trash" in bin_.tokens
    assert till.tokens == ""  # its words tell what it is


async def test_what_a_closed_menu_cuts_off_is_not_seen(page: Page) -> None:
    await page.set_content("""
        <nav><div style="max-height: 0; overflow: hidden"><a href="/mugs" style="display: block">Mugs</a></div>
        <div style="width: 0; overflow: hidden"><a href="/cups" style="position: absolute; width: 90px">Cups</a></div>
        <div style="height: 0"><a href="/bowls" style="display: block">Bowls</a></div></nav>""")
    shown = {c.label: c.visible for c in (await look(page)).seen.controls}
    assert shown == {"Mugs": False, "Cups": True, "Bowls": True}
