"""Do I have a choice of ways to reach you?

Why it matters: A shop need not have a telephone, but customers must be able to reach it quickly and efficiently
(European Court of Justice, C-649/17) [L08, 2019]; a form alone does not suffice for merchant listings [T10, 2024].

How to mend: Name at least three of these on the contact page: an e-mail address that somebody reads, a telephone
number, a form, a chat with people behind it, the postal address.

Passes when three or more ways are shown. Fails when there are fewer. Cannot tell when no contact page was found
and the front page shows nothing either, or when too few were noticed in a language that has no words here.

Score: no way 0, one 50, two 80, three 95, four or more 100; at most 50 when a form or a chat is the only quick way
(curve derived from L08 and T10). Social media and addresses that nobody reads ("noreply@") do not count. Whether the
addresses work is not tried here.
"""

from __future__ import annotations

from auditor.evidence import InfoPages, Reason
from auditor.plugins import PASS_MARK, Outcome, Severity, cant_tell, check, on_page, piecewise, scored
from checks._contact import chats, emails, phones, postal_address
from checks._reading import unread_language
from checks._wording import distinct, listed
from checks.answer._ways import contact_form, service_pages

_CURVE = ((0.0, 0.0), (1.0, 50.0), (2.0, 80.0), (3.0, 95.0), (4.0, 100.0))
_MOST_ALONE = 50.0


@check(severity=Severity.MODERATE, sources=("L08", "T10", "R13", "L18"))
def contact_channels(info_pages: InfoPages) -> Outcome:
    pages = service_pages(info_pages)
    seen = {
        "e-mail": distinct(a for p in pages for a in emails(p)),
        "telephone": distinct(phone.shown for p in pages for phone in phones(p)),
        "form": ["yes" for p in pages if contact_form(p)],
        "chat": ["yes" for p in pages if chats(p)],
        "postal address": [address for p in pages if (address := postal_address(p))],
    }
    ways = [way for way, found in seen.items() if found]
    if len(pages) == 1 and not ways:
        return cant_tell(Reason.NOT_FOUND, "No contact, imprint or help page was found to read.")
    quick = [way for way in ways if way != "postal address"]
    alone = len(quick) <= 1 and quick != ["e-mail"] and quick != ["telephone"]
    score = min(piecewise(len(ways), _CURVE), _MOST_ALONE if alone else 100.0)
    if score < PASS_MARK and (language := unread_language(pages)):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The pages are in "{language}", for which we have no words.')
    named = [f"{way} ({found[0]})" if found[0] != "yes" else way for way, found in seen.items() if found]
    saw = f"Ways to reach the shop: {listed(named) or 'none'}."
    if alone and quick:
        saw += f" The {quick[0]} is the only quick one."
    return scored(score, saw, on_page(pages[0]))
