"""Platform hints alone: presses only what is known of the shop's software. Of products the hints know nothing, so those
are found as the shopper finds them, which favours this baseline. It fills in nothing."""

from __future__ import annotations

from auditor.evidence import Milestone, StopReason
from auditor.seeing.facets import Understood
from auditor.shopper import ranking
from auditor.shopper.memory import Action, Memory, Policy
from tests.shops.baselines.manners import halt, harmless, press, stop

M = Milestone


def hints(u: Understood, memory: Memory, _policy: Policy) -> Action:
    """The next press that the hints know, or the end."""
    if (end := halt(u, memory)) is not None:
        return end
    allowed = {c.ref for c in harmless(u, memory)}
    if not memory.at_least(M.PRODUCT):
        found = [
            c.control for c in ranking.products(u, memory.tried, memory.products_tried) if c.control.ref in allowed
        ]
        return press("open_product", found[0]) if found else stop(StopReason.NO_PRODUCT, "No product is in sight.")
    if u.platform is None:
        return stop(StopReason.NO_PROGRESS, "Nothing is known of this shop's software.")
    intent = (
        "to_checkout" if memory.at_least(M.CART_SEEN)
        else "view_cart" if memory.at_least(M.IN_CART) or memory.unproven
        else "add_to_cart"
    )  # fmt: skip
    for c in harmless(u, memory):
        sends = c.type in ("submit", "image") and 0 <= c.form < len(u.seen.forms)
        address = u.seen.forms[c.form].action if sends else ""
        if u.platform.knows(intent, c, address) and not memory.tried[ranking.key_of(intent, c, u.seen.path)]:
            return press(intent, c)
    return stop(StopReason.NO_PROGRESS, f"The hints know no way to {intent.replace('_', ' ')} here.")
