"""The button-scoring rule of the crawler of Mathur et al., "Dark Patterns at Scale" (CSCW 2019): our own reading.

The crawler's code is GPL: its ideas in our own words are here, none of its code. What we took:

- phases: product, add to cart, view cart, checkout. The rule believes that each of its presses worked.
- a control's words score 5 in its text, 5 in its address, 3 in its own attributes; every feature is put on 0 to 1
  between the least and the greatest of the page.
- add to cart = 0.6 words + 0.3 area + 0.1 colour; checkout = 0.6 words + 0.2 area + 0.2 colour; from 0.5 on it
  counts.
- link to the cart = words, small, in the header; less for words of deleting, removing and going on. The weights
  are ours.
- a page with exactly one clear winner for add to cart is a product's; a tie is a list.
- links to products: words of the address and the root of the link's area. The published classifier's weights are
  not known to us, so the words are ours, both halves count the same.
- without a link to the cart the checkout is tried and the other way round, three such swaps at most.
- the topmost dialog over the middle of the view is dismissed by "close", "agree", "yes", "no". Only on the way
  into the cart: later it would close the cart's own drawer.
- English only, and no field is filled: it ends where the checkout begins. Choosing sizes and colours is left out.

What differs by what we can see: colour is the contrast of the label with its ground instead of the distance of the
button's colour from the page's. The walk itself refuses cookies and closes windows for every mind, and it waits
for pages instead of sleeping, both in favour of this rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import sqrt
from urllib.parse import urlsplit

from auditor.browser.traffic import same_site
from auditor.evidence import Milestone, StopReason
from auditor.seeing.facets import Understood
from auditor.seeing.model import SeenControl
from auditor.shopper.memory import Action, Memory, Policy
from tests.shops.baselines.manners import halt, harmless, press, stop

M = Milestone
THRESHOLD = 0.5
CLEAR = 0.01
"""Two scores nearer than this are a tie (own judgement)."""
SWAPS = 3

CART_WORDS = r"(cart|bag|basket|trolley)(?![a-z])"
ADD = re.compile(
    rf"\badd[\W_]*(it|this)?[\W_]*(in)?to[\W_]*((my|your|the|shopping)[\W_]*)*{CART_WORDS}|\bbuy\b", re.I
)
CART = re.compile(rf"(?<![a-z])(mini|shopping)?[\W_]*{CART_WORDS}", re.I)
NOT_CART = re.compile(r"\b(add|delete|remove|continue)\b|\badd[\W_]*to", re.I)
CHECKOUT = re.compile(r"check[\W_]*out|\bproceed\b", re.I)
DISMISS = re.compile(r"\b(close|dismiss|agree|accept|yes|no)\b", re.I)
PRODUCT = re.compile(r"(?<![a-z])(products?|prod|items?|goods|details?|sku|dp|p)(?![a-z])", re.I)
NO_PRODUCT = re.compile(
    r"(?<![a-z])(about|account|blog|brands?|cart|basket|bag|categor(y|ies)|checkout|collections?|contact|faq|help|"
    r"info|login|news|order|privacy|register|returns?|search|shipping|sign[\W_]?(in|up)|terms|wish[\W_]?list)(?![a-z])",
    re.I,
)
NEXT = {"add_to_cart": "view_cart", "view_cart": "to_checkout"}
OTHER = {"view_cart": "to_checkout", "to_checkout": "view_cart"}

Scored = list[tuple[float, SeenControl]]


@dataclass
class Mathur:
    """One walk's rule; it keeps its own phase, so each walk needs a new one."""

    last: str = ""
    """The latest step that it took towards the till, empty while it looks for a product."""
    swaps: int = 0
    dismissed: set[tuple[str, str]] = field(default_factory=set)

    def __call__(self, u: Understood, memory: Memory, policy: Policy) -> Action:
        if (halted := halt(u, memory)) is not None:
            return halted
        if memory.at_least(M.CHECKOUT):
            return stop(
                StopReason.NO_PROGRESS, "The checkout is reached; this rule fills in nothing, so it ends here."
            )
        pool = harmless(u, memory)
        if self.last:
            return self._to_the_till(u, memory, pool)
        if (way_out := self._dismissal(u, pool)) is not None:
            return press("dismiss", way_out)
        if (winner := the_one(add_to_cart(pool))) is not None:
            self.last = "add_to_cart"
            return press("add_to_cart", winner)
        links = product_links(u, memory, pool)
        if links:
            return press("open_product", links[0][1])
        return stop(
            StopReason.NO_PRODUCT, "No page had exactly one button for the cart, and no link is left to open."
        )

    def _to_the_till(self, u: Understood, memory: Memory, pool: Sequence[SeenControl]) -> Action:
        due = NEXT.get(self.last, "to_checkout")
        for step in (due, OTHER[due]):
            found = best(cart_links(pool) if step == "view_cart" else checkouts(pool))
            if found is None:
                continue
            # Pressing the way to the checkout once more is not the order of things either, and must end.
            self.swaps += step != NEXT.get(self.last)
            if self.swaps > SWAPS:
                break
            self.last = step
            return press(step, found)
        if not memory.at_least(M.IN_CART):
            return stop(
                StopReason.NO_ADD_TO_CART,
                "It pressed what scored best for the cart; nothing shows that the product is in the cart.",
            )
        return stop(
            StopReason.NO_CHECKOUT, f"No way from the cart to the checkout scored enough ({SWAPS} swaps at most)."
        )

    def _dismissal(self, u: Understood, pool: Sequence[SeenControl]) -> SeenControl | None:
        over = [i for i, layer in enumerate(u.seen.layers) if layer.middle]
        if not over:
            return None
        top = max(over, key=lambda i: u.seen.layers[i].z)
        for c in pool:
            told = (u.seen.path, c.label)
            if c.layer == top and DISMISS.search(c.label) and told not in self.dismissed:
                self.dismissed.add(told)
                return c
        return None


# ---- scores


def add_to_cart(pool: Sequence[SeenControl]) -> Scored:
    return _sum(
        pool, (0.6, _normal(pool, _words(ADD))), (0.3, _normal(pool, _area)), (0.1, _normal(pool, _colour))
    )


def checkouts(pool: Sequence[SeenControl]) -> Scored:
    said = _normal(pool, _words(CHECKOUT))
    return _sum(pool, (0.6, said), (0.2, _normal(pool, _area)), (0.2, _normal(pool, _colour)))


def cart_links(pool: Sequence[SeenControl]) -> Scored:
    small = [1 - a for a in _normal(pool, _area)]
    header = [float(c.landmark in ("header", "nav")) for c in pool]
    other = [float(bool(NOT_CART.search(f"{c.label} {c.tokens} {_address(c)}"))) for c in pool]
    return _sum(pool, (0.6, _normal(pool, _words(CART))), (0.2, small), (0.2, header), (-0.6, other))


def product_links(u: Understood, memory: Memory, pool: Sequence[SeenControl]) -> Scored:
    """Links of the shop that were not opened yet, the likeliest product first."""
    here = u.seen.url.partition("#")[0]
    known = {here, memory.home_url, *memory.products_tried}
    host = urlsplit(memory.home_url).hostname or ""
    links = [
        c
        for c in pool
        if c.href.startswith("http")
        and c.href.partition("#")[0] not in known
        and same_site(urlsplit(c.href).hostname or "", host)
    ]
    return _sum(links, (0.5, _normal(links, _says_product)), (0.5, _normal(links, lambda c: sqrt(_area(c)))))


def best(scored: Scored) -> SeenControl | None:
    """The first of the page among the best, if they score enough."""
    return scored[0][1] if scored and scored[0][0] >= THRESHOLD else None


def the_one(scored: Scored) -> SeenControl | None:
    """The winner where there is exactly one; None for a tie."""
    if len(scored) > 1 and scored[0][0] - scored[1][0] < CLEAR:
        return None
    return best(scored)


def _sum(pool: Sequence[SeenControl], *features: tuple[float, Sequence[float]]) -> Scored:
    totals = [sum(weight * values[i] for weight, values in features) for i in range(len(pool))]
    return sorted(zip(totals, pool, strict=True), key=lambda pair: -pair[0])


def _normal(pool: Sequence[SeenControl], feature: Callable[[SeenControl], float]) -> list[float]:
    """The feature of each, 0 for the least of the page and 1 for the greatest. Where all are alike, as in a window
    with a single button, there is no scale: having it counts 1 (own reading)."""
    values = [feature(c) for c in pool]
    low, high = min(values, default=0.0), max(values, default=0.0)
    return [(v - low) / (high - low) if high > low else float(v > 0) for v in values]


def _words(pattern: re.Pattern[str]) -> Callable[[SeenControl], float]:
    def score(c: SeenControl) -> float:
        parts = ((5, c.label), (5, _address(c)), (3, c.tokens))
        return float(sum(points for points, text in parts if pattern.search(text)))

    return score


def _says_product(c: SeenControl) -> float:
    """How much an address looks like a product's: its words, a number or a long name at its end."""
    address = _address(c)
    end = address.rstrip("/").rpartition("/")[2]
    return (
        2.0 * bool(PRODUCT.search(address))
        + 1.0 * bool(re.search(r"\d", end))
        + 1.0 * (end.count("-") >= 2)
        - 3.0 * bool(NO_PRODUCT.search(address))
    )


def _address(c: SeenControl) -> str:
    """Path and query: the shop's name says nothing about the link."""
    parts = urlsplit(c.href)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _area(c: SeenControl) -> float:
    return c.box.area


def _colour(c: SeenControl) -> float:
    return c.contrast or 0.0
