"""Opening the pages of the journey again, for trials that look at each of them."""

from __future__ import annotations

from auditor.evidence import Reason
from auditor.trials.addresses import page_address
from auditor.trials.pages import Browsing
from auditor.trials.scene import Scene, TrialFailed

MOST_PAGES = 6
OPEN_TO_ALL = frozenset({"landed", "home", "listing", "search", "product", "in_cart", "cart_seen", "cart"})
"""Pages before the checkout; on all others everything that writes is frozen before they are opened."""
FIRST = ("landed", "product", "cart_seen", "checkout", "payment")
"""What matters most to a customer, where there are more pages than time."""


def chosen_pages(scene: Scene) -> list[tuple[str, str]]:
    """At most six different addresses, those of the checkout last."""
    by_address: dict[str, tuple[str, str]] = {}
    for name, url in scene.pages:
        if page_address(url):
            by_address.setdefault(page_address(url), (name, url))
    ranked = sorted(by_address.values(), key=lambda p: FIRST.index(p[0]) if p[0] in FIRST else len(FIRST))
    return sorted(ranked[:MOST_PAGES], key=lambda p: (p[0] not in OPEN_TO_ALL, scene.pages.index(p)))


async def open_again(person: Browsing, name: str, url: str) -> None:
    """Raises TrialFailed when the page cannot be opened, or another page comes in its place."""
    if name not in OPEN_TO_ALL:
        await person.freeze()
    status = await person.open(url)
    if status is not None and status >= 400:
        raise TrialFailed(Reason.UNREACHABLE, f"The page {url} answered {status} when it was opened again.")
    if page_address(person.page.url).rstrip("/") != page_address(url).rstrip("/"):
        raise TrialFailed(Reason.NOT_REACHED, f"The page {url} led elsewhere when it was opened again.")
