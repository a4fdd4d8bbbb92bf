"""Random choice: what a journey is worth that knows nothing and reads nothing.

Anything visible and enabled may be pressed, one as likely as another; no field is filled. Chance is drawn from
what is seen and how often something was pressed, so the same walk through the same shop comes out the same. The
walk itself refuses cookies and closes windows for every mind, which favours this one.

The walk asks for proof of what an action was meant to do. So that chance is not denied what it stumbles into, each
press is said to mean whatever comes next: a product, then the cart, then the checkout. Whether it did is for the
walk to prove. One thing it cannot be given: the walk remembers the product it saw first, so putting another into
the cart needs other proofs than the product's name.
"""

from __future__ import annotations

from hashlib import sha256

from auditor.evidence import Milestone, StopReason
from auditor.seeing.facets import Understood
from auditor.shopper.memory import Action, Memory, Policy
from tests.shops.baselines.manners import halt, harmless, press, stop

M = Milestone


def chance(u: Understood, memory: Memory, policy: Policy) -> Action:
    """Press anything. Pure: no generator is kept, the choice follows from the page and the memory."""
    if (halted := halt(u, memory)) is not None:
        return halted
    pool = harmless(u, memory)
    if not pool:
        return stop(StopReason.NO_PROGRESS, "Nothing is left here that may be pressed.")
    told = "\n".join((u.seen.path, str(_presses(memory)), *(c.label for c in pool)))
    drawn = int.from_bytes(sha256(told.encode("utf-8", "replace")).digest()[:8], "big")
    return press(_meant(memory), pool[drawn % len(pool)])


def _meant(memory: Memory) -> str:
    """Also the intents whose every use the memory counts; "continue" lets the guard take all that follows for the
    checkout, wherever it leads."""
    if memory.at_least(M.IN_CART):
        return "continue"
    return "add_to_cart" if memory.at_least(M.PRODUCT) else "open_product"


def _presses(memory: Memory) -> int:
    """Never the same twice in a row: else a circle of pages would be walked for ever."""
    rank = memory.reached.rank if memory.reached else -1
    return rank + memory.tried.total() + len(memory.products_tried) + memory.forms_sent.total()
