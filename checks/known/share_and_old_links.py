"""Does a link a friend sent me still work?

Why it matters: People send each other products and keep addresses; one that works only for the visit that found it is
a dead end for everybody else, and a shop that is not there when it is called fails at availability [R29, 2005; T07].

How to mend: Give every product one address without a visit's number in it, and let it open for strangers.

Passes when a product's address opens the same product for a stranger. Fails when the stranger lands elsewhere or meets
an error. Cannot tell when no product was reached, the stranger was turned away as a robot, or it could not be told
which product was shown.

Score: opens or not (rulebook, whose other parts leave the reckoning: the preview of shared links is not kept as
evidence, and old addresses need a history of audits).
"""

from urllib.parse import urlsplit

from auditor.evidence import Reason, Visit, Visits
from auditor.plugins import Outcome, Severity, cant_tell, check, failed, on_page, passed

_TURNED_AWAY = frozenset({401, 403, 407, 429, 451, 503})


@check(severity=Severity.MINOR, sources=("T07", "R29"))
def share_and_old_links(visits: Visits) -> Outcome:
    strangers = visits.of("product", "fresh")
    if not strangers:
        return cant_tell(Reason.NOT_REACHED, "No product's address was opened by a stranger.")
    if any(visit.shows_product for visit in strangers):
        return passed("A product's address opens the same product for a stranger.", on_page(strangers[0].page))
    visit = strangers[0]
    place = on_page(visit.page)
    status = visit.page.status
    if status in _TURNED_AWAY:
        return cant_tell(Reason.BLOCKED, f"The stranger was turned away with status {status}.", place)
    if status is not None and status >= 400:
        return failed(f"A product's address answers a stranger with error {status}.", place)
    if visit.shows_product is None or _may_be_it(visit):
        return cant_tell(
            Reason.LOW_CONFIDENCE, "It could not be told which product the stranger was shown.", place
        )
    return failed("A product's address leads a stranger to another page: it works only for who found it.", place)


def _may_be_it(visit: Visit) -> bool:
    """The same address with an offer on it: perhaps the product under another name."""
    same = urlsplit(visit.page.url).path.rstrip("/") == urlsplit(visit.url).path.rstrip("/")
    return same and "product_offer" in visit.page.facets
