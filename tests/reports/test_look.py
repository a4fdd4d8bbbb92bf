"""The report as people meet it: in a real browser, wide, narrow, on paper, with scripts off."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from playwright.async_api import Page

from auditor.browser.launch import OpenBrowser
from auditor.browser.tab import page_script
from reports.html import html
from tests.reports.sample import shared

pytestmark = pytest.mark.browser
SMALL_TEXT = """() => [...document.querySelectorAll('body *')].filter((el) => {
  const words = [...el.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  return words && el.getClientRects().length && parseFloat(getComputedStyle(el).fontSize) * scale(el) < 12;
  function scale(el) { const svg = el.closest('svg'); const box = svg && svg.viewBox.baseVal;
    return box && box.width ? svg.getBoundingClientRect().width / box.width : 1; }
}).map((el) => el.outerHTML.slice(0, 120))"""


@asynccontextmanager
async def opened(browser: OpenBrowser, width: int, **options: Any) -> AsyncIterator[Page]:
    context = await browser.browser.new_context(viewport={"width": width, "height": 900}, **options)
    page = await context.new_page()
    await page.set_content(html.render(shared()).decode())
    try:
        yield page
    finally:
        await context.close()


async def test_at_every_width_it_fits_and_no_text_is_smaller_than_12_px(browser: OpenBrowser) -> None:
    for width in (320, 390, 768, 1280, 1920):
        async with opened(browser, width) as page:
            assert await page.evaluate("document.documentElement.scrollWidth") <= width
            assert await page.evaluate(SMALL_TEXT) == []


async def test_axe_finds_nothing_light_or_dark(browser: OpenBrowser) -> None:
    for scheme in ("light", "dark"):
        async with opened(browser, 1280, color_scheme=scheme) as page:
            # The report's own policy lets no script in; evaluation comes from outside the page.
            await page.evaluate(page_script("vendor/axe.min.js") + "\n; 0")
            violations = await page.evaluate(
                "axe.run().then((r) => r.violations.map((v) => [v.id, v.nodes[0].html]))"
            )
            assert violations == []


async def test_nothing_leaves_and_nothing_is_refused_by_its_own_policy(browser: OpenBrowser) -> None:
    said: list[str] = []
    asked: list[str] = []
    context = await browser.browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    await page.set_content(html.render(shared()).decode())
    assert await page.get_by_role("heading", level=1).is_visible()
    assert await page.locator("#mend img").first.is_visible()
    await context.close()
    assert said == []
    assert [url for url in asked if not url.startswith(("data:", "about:"))] == []


async def test_on_paper_everything_is_unfolded(browser: OpenBrowser) -> None:
    async with opened(browser, 1280) as page:
        await page.emulate_media(media="print")
        hidden = "() => [...document.querySelectorAll('details')].filter((d) => !d.children[1]?.getClientRects().length).length"
        assert await page.locator("details").count() > 0
        assert await page.evaluate(hidden) == 0
        pdf = await page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
