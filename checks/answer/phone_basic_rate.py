"""If I must call, does it cost me extra?

Why it matters: Whoever has bought something must not pay more than the basic rate to ask about it (Consumer Rights
Directive, Article 21) [L01, 2011], and a number without hours makes people call in vain [T07, 2026].

How to mend: Publish a number with an ordinary prefix (or a free one) and write the hours next to it, for example
"Monday to Friday, 9:00 to 17:00".

Passes when the numbers have an ordinary, mobile, company or free prefix and hours are stated. Fails when a number is
premium-rate or shared-cost, or no hours are stated. Cannot tell when the kind of all numbers is unknown: the numbering
plan does not know them, or they are written without country and mean different things in several. Does not apply where
no number is shown.

Score: kind of number 80, hours stated 20 (parts of the rulebook; kind by the public numbering plans). In a language
without words here hours, and numbers without "+", would not be noticed: then nothing is said.
"""

from __future__ import annotations

import phonenumbers
from phonenumbers import PhoneNumberType

from auditor.evidence import InfoPages, PageRecord, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, failed, inapplicable, on_page, scored
from checks._contact import Phone, phones
from checks._reading import sentences, unread_language
from checks._wording import quoted
from checks.answer._ways import service_pages

_DEAR = {PhoneNumberType.PREMIUM_RATE: "premium-rate", PhoneNumberType.SHARED_COST: "shared-cost"}
_ORDINARY = frozenset(
    {
        PhoneNumberType.FIXED_LINE,
        PhoneNumberType.MOBILE,
        PhoneNumberType.FIXED_LINE_OR_MOBILE,
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.UAN,
        PhoneNumberType.VOIP,
    }
)
_ORDINARY_RATE = "ordinary"


@check(severity=Severity.MODERATE, sources=("L01", "T07"))
def phone_basic_rate(info_pages: InfoPages) -> Outcome:
    pages = service_pages(info_pages)
    shown: list[tuple[str, PageRecord, Phone]] = [(_rate(n), page, n) for page in pages for n in phones(page)]
    language = unread_language(pages)
    if not shown and language:
        return cant_tell(Reason.LOW_CONFIDENCE, f'The pages are in "{language}", for which we have no words.')
    if not shown:
        return inapplicable("No service telephone number is shown.")
    for rate, page, phone in shown:
        if rate in _DEAR.values():
            return failed(f"{quoted(phone.shown)} is a {rate} number.", on_page(page, quote=phone.shown))
    ordinary = [(page, phone) for rate, page, phone in shown if rate == _ORDINARY_RATE]
    if not ordinary:
        return cant_tell(Reason.LOW_CONFIDENCE, f"The kind of number of {quoted(shown[0][2].shown)} is not known.")
    page, phone = ordinary[0]
    saw = f"{quoted(phone.shown)} is a number at an ordinary rate; "
    if hours := sentences(pages, "opening_hours"):
        stated_on, said = hours[0]
        return scored(100, f"{saw}hours are stated: {quoted(said)}.", on_page(stated_on, quote=said))
    if language:
        return cant_tell(Reason.LOW_CONFIDENCE, f'{saw}whether hours are stated in "{language}" we cannot read.')
    return scored(80, f"{saw}no hours are stated.", on_page(page, quote=phone.shown))


def _rate(phone: Phone) -> str:
    """ "ordinary", "premium-rate" or "shared-cost"; "" when unknown, or not the same wherever the number may belong."""
    kinds = [phonenumbers.number_type(number) for number in phone.numbers]
    rates = {_DEAR.get(kind, _ORDINARY_RATE) for kind in kinds if kind in _DEAR or kind in _ORDINARY}
    return rates.pop() if len(rates) == 1 else ""
