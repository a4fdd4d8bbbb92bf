"""Leaving the cart as it was found: the one write that the freeze lets through, and only from the cart page."""

from __future__ import annotations

import contextlib

from playwright.async_api import Error

from auditor.browser.tab import Tab
from auditor.evidence import CartEnd, Milestone
from auditor.seeing.facets import understand
from auditor.seeing.observe import look
from auditor.shopper import ranking
from auditor.shopper.finality import finality
from auditor.shopper.memory import Memory
from auditor.shopper.progress import names_product
from auditor.shopper.ranking import key_of

LINES = 4


async def empty_cart(tab: Tab, memory: Memory) -> CartEnd:
    """Open the cart and remove what is in it. Raises what opening and looking raise."""
    if not memory.cart_url:
        return CartEnd(emptied=False, detail="We found no cart page to empty.")
    guard, title = tab.visitor.guard, memory.product.title if memory.product else ""
    await tab.goto(memory.cart_url, timeout_s=15)
    for _ in range(LINES):
        seen = await look(tab.page)
        u = understand(seen.seen)
        if u.has("cart_empty") or not (u.has("cart_lines") or names_product(u, title)):
            return CartEnd(emptied=True, detail="The cart is empty again.")
        found = [
            c
            for c in ranking.pressable(ranking.removers(u, memory.tried))
            if not finality(c.control, u, Milestone.CART_SEEN).may_order
        ]
        if not found:
            return CartEnd(emptied=False, detail="We found nothing on the cart page that removes a line.")
        chosen = found[0].control
        element = await seen.element(chosen.frame, chosen.ref)
        if element is None:
            continue
        guard.announce(chosen.href or tab.page.url)
        with guard.emptying_cart(tab.page.url), contextlib.suppress(Error):
            await tab.press(element)
        memory.tried[key_of("remove_item", chosen, u.seen.path)] += 1
    return CartEnd(emptied=False, detail="The cart did not become empty.")
