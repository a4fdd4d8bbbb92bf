"""Who pays for the return and when do I get my money back?

Why it matters: Within 14 days of the notice the money must be back, by the same means of payment and with the cost of
standard delivery [L01, 2011; L11, 2013]; who pays the return must be told before the order, or the shop pays [L01, 2011].

How to mend: Write four sentences on the returns page: who pays the return parcel, within how many days the money is
back, by which means, and that standard delivery is refunded.

Passes when at least three of these four are told, the two weightiest among them. Fails with less. Cannot tell when no
page about returns was found and terms and help do not say it all, or when they are in a language that the auditor has
no words for.

Points: payer of the return named 30, days until the refund 30 (none above 14 days in the EU), same means of payment
20, refund of the first delivery 20 (rulebook; the last is left out of the reckoning outside the EU and the United
Kingdom). The rulebook calls 80 points good: they score 90, and fewer in proportion. Clearness is judged, not
generosity. A judgement by words.
"""

from auditor.evidence import InfoPages, PageRecord, Reason
from auditor.plugins import Basis, Outcome, Severity, cant_tell, check, on_page, piecewise, scored
from auditor.words import says
from checks._europe import currency_of, sells_in_eea_or_uk
from checks._periods import periods_days
from checks._reading import unread_language
from checks._wording import listed
from checks.right._policy import has_return_page, policy_pages, policy_sentences
from checks.right._refunds import by_same_means, speaks_of_refund, with_delivery

_PARTS = {
    "who pays the return": 30.0,
    "when the money comes back": 30.0,
    "by which means it comes back": 20.0,
    "whether the first delivery is refunded": 20.0,
}
_CURVE = ((0.0, 0.0), (80.0, 90.0), (100.0, 100.0))
_LEGAL_DAYS = 14


@check(severity=Severity.SERIOUS, sources=("L01", "L11", "T10"), basis=Basis.HEURISTIC)
def return_terms_clear(info_pages: InfoPages) -> Outcome:
    pages = policy_pages(info_pages)
    if not pages:
        return cant_tell(Reason.NOT_FOUND, "No page with return rules was found.")
    in_europe = sells_in_eea_or_uk(currency_of([info_pages.home, *pages]))
    told = {part for page in pages for part in _parts(page, info_pages.home, in_europe)}
    asked = [part for part in _PARTS if in_europe or part != "whether the first delivery is refunded"]
    missing = [part for part in asked if part not in told]
    if missing and (language := unread_language(pages)):
        return cant_tell(
            Reason.LOW_CONFIDENCE, f'The return rules are in "{language}", for which we have no words.'
        )
    if missing and not has_return_page(info_pages):
        return cant_tell(
            Reason.NOT_FOUND,
            f"No page about returns was found, which may say {listed(missing)}.",
            on_page(pages[0]),
        )
    points = 100 * sum(_PARTS[part] for part in asked if part in told) / sum(_PARTS[part] for part in asked)
    there = [part for part in asked if part in told]
    saw = f"The return rules say {listed(there)}" if there else "The return rules leave everything open"
    saw += f"; not found: {listed(missing)}." if missing else "."
    return scored(piecewise(points, _CURVE), saw, on_page(pages[0]))


def _parts(page: PageRecord, home: PageRecord, in_europe: bool) -> set[str]:
    """What the page tells."""
    found = set[str]()
    for heading, said in policy_sentences(page, home):
        if any(says(payer, said, page.lang) for payer in ("return_costs_shop", "return_costs_customer")):
            found.add("who pays the return")
        if not (speaks_of_refund(said, page.lang) or speaks_of_refund(heading, page.lang)):
            continue
        if (days := periods_days(said)) and (min(days) <= _LEGAL_DAYS or not in_europe):
            found.add("when the money comes back")
        if by_same_means(said):
            found.add("by which means it comes back")
        if with_delivery(said):
            found.add("whether the first delivery is refunded")
    return found
