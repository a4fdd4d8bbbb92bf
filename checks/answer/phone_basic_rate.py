"""If I must call, does it cost me extra?

Why it matters: Whoever has bought something must not pay more than the basic rate to ask about it (Consumer Rights
Directive, Article 21) [L01, 2011], and a number without hours makes people call in vain [T07, 2026].

How to mend: Publish a number with an ordinary prefix (or a free one) and write the hours next to it, for example
"Monday to Friday, 9:00 to 17:00".

Passes when every number has an ordinary, mobile, company or free prefix and hours are stated. Fails when a number is
premium-rate or shared-cost, or no hours are stated. Cannot tell when the kind of the number is unknown. Does not
apply where no number is shown.

Score: kind of number 80, hours stated 20 (parts of the rulebook; kind by the public numbering plans).
"""

from __future__ import annotations

import phonenumbers
from phonenumbers import PhoneNumberType

from auditor.evidence import InfoPages, PageRecord, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, failed, inapplicable, on_page, scored
from checks._contact import Phone, phones
from checks._reading import sentences
from checks._wording import quoted
from checks.answer._ways import service_pages

_DEAR = {PhoneNumberType.PREMIUM_RATE: "premium-rate", PhoneNumberType.SHARED_COST: "shared-cost"}


@check(severity=Severity.MODERATE, sources=("L01", "T07"))
def phone_basic_rate(info_pages: InfoPages) -> Outcome:
    pages = service_pages(info_pages)
    shown: list[tuple[PageRecord, Phone]] = [(page, phone) for page in pages for phone in phones(page)]
    if not shown:
        return inapplicable("No service telephone number is shown.")
    kinds = [phonenumbers.number_type(phone.number) for _, phone in shown]
    dear = next(((p, n, _DEAR[k]) for (p, n), k in zip(shown, kinds, strict=True) if k in _DEAR), None)
    if dear:
        page, phone, kind = dear
        return failed(f"{quoted(phone.shown)} is a {kind} number.", on_page(page, quote=phone.shown))
    page, phone = shown[0]
    if all(kind == PhoneNumberType.UNKNOWN for kind in kinds):
        return cant_tell(Reason.LOW_CONFIDENCE, f"The kind of number of {quoted(phone.shown)} is not known.")
    hours = sentences(pages, "opening_hours")
    saw = f"{quoted(phone.shown)} is a number at an ordinary rate; "
    if hours:
        return scored(
            100, f"{saw}hours are stated: {quoted(hours[0][1])}.", on_page(*hours[0][:1], quote=hours[0][1])
        )
    return scored(80, f"{saw}no hours are stated.", on_page(page, quote=phone.shown))
