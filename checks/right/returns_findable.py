"""Before I buy, can I see how to send it back?

Why it matters: 20 % of shops lack a link to return rules in the footer, 43 % say nothing on the product page [R09,
2019-2024]; 10 % of people who left a checkout disliked the return rules [R02, 2016].

How to mend: Link "Returns" in the footer of every page, beside the price on the product page, and above the last button.

Passes when at least footer and product page lead to the rules. Fails with less. Cannot tell when no product page was
reached, or the pages are in a language that the auditor has no words for. Does not apply where nothing is sent.

Points: footer (or header) 40, product's own part 40, checkout 20 (rulebook). The rulebook calls 80 points good: they
score 90, and fewer in proportion. A checkout that was not reached is left out
of the reckoning. A sentence that names the return period counts on the product page, when it does not stand on every
page. A link that opens an error counts nothing. "Right of withdrawal" counts as return rules, the button to withdraw
does not. The worse device counts.
"""

from collections.abc import Iterable

from auditor.evidence import Control, InfoPages, Journey, Journeys, Milestone, PageRecord, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, inapplicable, on_page, piecewise, scored
from auditor.words import quotes, says
from checks._delivery import nothing_is_sent
from checks._devices import on_each_device, stopped_early
from checks._reading import (
    from_checkout_on,
    is_broken,
    is_site_wide,
    label,
    links_to,
    product_page,
    unread_language,
)
from checks._wording import listed

_PARTS = {"the footer": 40.0, "the product page": 40.0, "the checkout": 20.0}
_CURVE = ((0.0, 0.0), (80.0, 90.0), (100.0, 100.0))


@check(severity=Severity.SERIOUS, sources=("R09", "R02", "T10"))
def returns_findable(journeys: Journeys, info_pages: InfoPages) -> Outcome:
    if nothing_is_sent(journeys):
        return inapplicable("Nothing is sent: the checkout asks for no address.")
    return on_each_device(journeys, lambda journey: _judge(journey, info_pages))


def _judge(journey: Journey, info: InfoPages) -> Outcome:
    page = product_page(journey)
    if page is None:
        return stopped_early(journey, "a product page")
    dead = {i.page.url for i in info.pages if i.page and is_broken(i.page)}
    found = {
        "the footer": any(is_site_wide(page, c) for c in _links([page], dead)),
        "the product page": any(not is_site_wide(page, c) for c in _links([page], dead))
        or _says_period(page, info.home),
        "the checkout": bool(_links(from_checkout_on(journey), dead)),
    }
    if journey.reached_rank() < Milestone.PAYMENT.rank and not found["the checkout"]:
        del found["the checkout"]
    points = (
        100 * sum(_PARTS[part] for part, there in found.items() if there) / sum(_PARTS[part] for part in found)
    )
    missing = [part for part, there in found.items() if not there]
    if missing and (language := unread_language([page])):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The pages are in "{language}", for which we have no words.')
    there = [part for part, there in found.items() if there]
    saw = f"How to send something back is linked in {listed(there)}" if there else "No link leads to return rules"
    return scored(
        piecewise(points, _CURVE),
        f"{saw}; not in {listed(missing)}." if missing and there else f"{saw}.",
        on_page(page),
    )


def _links(pages: Iterable[PageRecord], dead: set[str]) -> list[Control]:
    return [
        c
        for page in pages
        for c in links_to(page, "returns", "withdrawal", "return_period")
        if c.href and c.href not in dead and not says("withdraw_here", label(c), page.lang)
    ]


def _says_period(page: PageRecord, home: PageRecord) -> bool:
    """Whether a sentence of the product's own names the return period; banners stand on the front page too."""
    everywhere = " ".join(home.text.split())
    return any(
        sentence not in everywhere and not says("delivery_date", sentence, page.lang)
        for sentence in quotes("return_period", page.text, page.lang)
    )
