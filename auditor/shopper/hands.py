"""Doing what was decided, with real input: fields, options, presses."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Sequence

from playwright.async_api import ElementHandle, Error, Frame

from auditor import words
from auditor.browser.tab import Tab
from auditor.seeing.observe import Look
from auditor.shopper.filling import Entry
from auditor.shopper.people import country_of

SELECT_ALL = "Control+A"
OPTION = "[role=option]"


async def enter(tab: Tab, look: Look, entry: Entry) -> bool:
    """Put one entry into its field; False when the field would not take it."""
    f = entry.field
    element = await look.element(f.frame, f.ref if entry.how in ("pick", "tick") else f.own)
    if element is None:
        return False
    try:
        await element.scroll_into_view_if_needed(timeout=2000)
        if entry.how == "select":
            await element.select_option(value=entry.value, timeout=3000)
        elif entry.how in ("pick", "tick"):
            await _press_small(tab, look, entry, element)
        elif entry.how == "search":
            await _search(tab, element, entry)
        else:
            await _type(tab, element, entry)
    except Error:
        return False
    return True


async def _press_small(tab: Tab, look: Look, entry: Entry, element: ElementHandle) -> None:
    """A radio or a box: pressed where a customer would press it; its label where it is hidden itself."""
    try:
        if tab.visitor.profile.touch:
            await element.tap(timeout=2500)
        else:
            await element.click(timeout=2500)
    except Error:
        own = await look.element(entry.field.frame, entry.field.own)
        if own is None:
            raise
        await own.check(force=True, timeout=2000)
    own = await look.element(entry.field.frame, entry.field.own)
    if own is not None and entry.field.kind in ("radio", "checkbox"):
        with contextlib.suppress(Error):
            if not await own.is_checked():
                await own.check(force=True, timeout=2000)


async def _type(tab: Tab, element: ElementHandle, entry: Entry) -> None:
    if entry.field.kind in (
        "date",
        "month",
        "time",
        "number",
        "tel",
        "email",
        "text",
        "textarea",
        "search",
        "url",
        "textbox",
    ):
        await element.fill(entry.value, timeout=3000)
    else:
        await element.focus()
        await tab.page.keyboard.press(SELECT_ALL)
        await tab.page.keyboard.type(entry.value)
    with contextlib.suppress(Error):
        typed = await element.input_value(timeout=1000)
        wanted = sum(c.isalnum() for c in entry.value)
        if sum(c.isalnum() for c in typed) < wanted:  # a masked field: type as a person does
            await element.focus()
            await tab.page.keyboard.press(SELECT_ALL)
            await tab.page.keyboard.press("Delete")
            await tab.page.keyboard.type(entry.value, delay=15)
    # Leaving the field lets the page notice; the address suggestions of some pages close on Escape only.
    with contextlib.suppress(Error):
        await element.dispatch_event("change")
        await element.evaluate("el => el.blur()")


async def _search(tab: Tab, element: ElementHandle, entry: Entry) -> None:
    """A combobox: open it, narrow its list by typing where that is possible, and take the option that is meant.

    Raises playwright's Error where it offers nothing that fits.
    """
    frame = await element.owner_frame() or tab.page.main_frame
    await (element.tap(timeout=3000) if tab.visitor.profile.touch else element.click(timeout=3000))
    offered = await _offered(frame)
    found = best_option(offered, entry)
    if found is None and await element.evaluate("el => el.matches('input, textarea, [contenteditable=true]')"):
        await tab.page.keyboard.type(entry.value, delay=20)
        offered = await _offered(frame)
        found = best_option(offered, entry)
    if found is None:
        await tab.page.keyboard.press("Escape")
        raise Error(f"no option of the combobox means {entry.value}")
    option = (await frame.query_selector_all(OPTION))[found]
    await option.scroll_into_view_if_needed(timeout=2000)
    await (option.tap(timeout=2000) if tab.visitor.profile.touch else option.click(timeout=2000))


async def _offered(frame: Frame, limit_s: float = 2.0) -> list[str]:
    """The texts of the options, empty for those that are hidden or cannot be chosen; waits until there are some."""
    start = time.monotonic()
    while True:
        texts: list[str] = await frame.eval_on_selector_all(
            OPTION,
            """all => all.map(o => o.getClientRects().length && o.getAttribute('aria-disabled') !== 'true'
                && !o.hasAttribute('data-disabled') ? (o.innerText || o.textContent || '').trim().slice(0, 80) : '')""",
        )
        if any(texts) or time.monotonic() - start > limit_s:
            return texts
        await asyncio.sleep(0.1)


def best_option(offered: Sequence[str], entry: Entry) -> int | None:
    """Index of the option that is meant; the first real one where any will do."""
    wanted = entry.value.casefold()
    if entry.meaning == "country":
        code = country_of(entry.value)
        return next((i for i, text in enumerate(offered) if text and country_of(text) == code), None)
    for fits in (str.__eq__, str.startswith, str.__contains__):
        for i, text in enumerate(offered):
            if wanted and text and fits(text.casefold(), wanted):
                return i
    if entry.meaning in ("region", "city", "postcode", "street"):
        return None
    return next((i for i, text in enumerate(offered) if text and not words.says("choose_option", text)), None)
