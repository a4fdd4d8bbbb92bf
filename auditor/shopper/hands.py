"""Doing what was decided, with real input: fields, options, presses."""

from __future__ import annotations

import asyncio
import contextlib

from playwright.async_api import ElementHandle, Error

from auditor.browser.tab import Tab
from auditor.seeing.observe import Look
from auditor.shopper.filling import Entry

SELECT_ALL = "Control+A"


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
            await _search(tab, element, entry.value)
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


async def _search(tab: Tab, element: ElementHandle, value: str) -> None:
    """A combobox: type, wait for the list, take its first match. Never by Enter: where no list is open, it sends the form."""
    await element.click(timeout=3000)
    await tab.page.keyboard.type(value, delay=20)
    await asyncio.sleep(0.3)
    option = await tab.page.query_selector(f'[role=option]:has-text("{value.replace(chr(34), "")}")')
    if option is not None and await option.is_visible():
        await option.click(timeout=2000)
    else:
        await tab.page.keyboard.press("ArrowDown")
        await tab.page.keyboard.press("Tab")
