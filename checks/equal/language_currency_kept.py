"""Do my language and currency stay as I chose them?

Why it matters: Whoever chose a language and suddenly reads another one does not know whether the shop will
understand them, and merchant listings require one currency through the checkout [T10, 2024; R29, 2005].

How to mend: Keep the choice in the address or a cookie and use it on every page, in the cart, in the checkout and in
mails; never fall back to the visitor's country.

Passes when every page after the choice keeps language and currency. Fails when one does not. Cannot tell when the
pages after the choice do not tell their language. Does not apply where fewer than two languages are offered.

Score: share of pages that keep both (own judgement). Checkout and mails would need a longer look.
"""

from __future__ import annotations

from collections import Counter

from auditor.evidence import Languages, LanguageWalk, PageRecord, Reason
from auditor.plugins import Outcome, Place, Severity, cant_tell, check, inapplicable, on_page, scored, share
from checks._wording import counted, distinct
from checks.equal._language import spoken_language


@check(severity=Severity.MODERATE, sources=("T10", "R29"))
def language_currency_kept(languages: Languages) -> Outcome:
    if len(languages.offered) < 2:
        return inapplicable("The shop offers one language only.")
    stations, faults = 0, list[tuple[Place, str]]()
    for walk in languages.walks:
        told = [(page, spoken_language(page)) for page in walk.pages if spoken_language(page)]
        stations += len(told)
        faults += [f for page, language in told if (f := _fault(walk, page, language))]
    if not stations:
        return cant_tell(Reason.NOT_FOUND, "No page after choosing a language tells which language it is in.")
    kept = stations - len(faults)
    saw = f"{counted(stations, 'page')} seen after choosing a language; {kept} kept it and the currency."
    said = distinct(sentence for _, sentence in faults)
    return scored(share(kept, stations), " ".join([saw, *said]), *[place for place, _ in faults])


def _fault(walk: LanguageWalk, page: PageRecord, language: str) -> tuple[Place, str] | None:
    """What did not stay on this page, None when all did."""
    chosen = walk.chosen.replace("_", "-").partition("-")[0].lower()
    if language != chosen:
        return on_page(page, quote=page.title), f'After choosing "{chosen}", {_named(page)} came in "{language}".'
    first = next((c for p in walk.pages if (c := _currency(p))), "")
    if _currency(page) not in ("", first):
        return on_page(page), f"The currency changed from {first} to {_currency(page)} on {_named(page)}."
    return None


def _named(page: PageRecord) -> str:
    return f'"{page.title}"' if page.title else page.url


def _currency(page: PageRecord) -> str:
    """The currency of most amounts of the page; another one may stand beside it."""
    common = Counter(m.currency for m in page.money if m.currency).most_common(1)
    return common[0][0] if common else ""
