"""Do my language and currency stay as I chose them?

Why it matters: Whoever chose a language and suddenly reads another one does not know whether the shop will
understand them, and merchant listings require one currency through the checkout [T10, 2024; R29, 2005].

How to mend: Keep the choice in the address or a cookie and use it on every page, in the cart, in the checkout and in
mails; never fall back to the visitor's country.

Passes when every page after the choice keeps language and currency. Fails when one does not. Cannot tell when the
choice could not be made or changed nothing at all (the press may have missed), or when fewer than two pages after it
tell their language. Does not apply where fewer than two languages are offered.

Score: share of pages that keep both (rulebook). The words of a page count before what its markup declares. Another
currency may stand beside the chosen one. Checkout and mails would need a longer look.
"""

from __future__ import annotations

from collections import Counter

from auditor.evidence import Languages, LanguageWalk, PageRecord, Reason
from auditor.plugins import Outcome, Place, Severity, cant_tell, check, inapplicable, on_page, scored, share
from checks._reading import language_of
from checks._wording import counted, distinct
from checks.equal._language import is_recognised, spoken_language

_FEWEST = 2
_WRITTEN_NORWEGIAN = {"no": "nb", "nn": "nb"}


@check(severity=Severity.MODERATE, sources=("T10", "R29"))
def language_currency_kept(languages: Languages) -> Outcome:
    if len(languages.offered) < 2:
        return inapplicable("The shop offers one language only.")
    stations, faults = 0, list[tuple[Place, str]]()
    for walk in languages.walks:
        told = [(page, language) for page in walk.pages if (language := _language(page, walk))]
        if told and all(language != _code(walk.chosen) for _, language in told):
            continue  # Perhaps it was our press that missed: nothing was chosen, so nothing could be lost.
        stations += len(told)
        faults += [f for page, language in told if (f := _fault(walk, page, language))]
    if stations < _FEWEST and not faults:
        return cant_tell(Reason.NOT_FOUND, "Too few pages tell whether a chosen language stayed.")
    kept = stations - len(faults)
    saw = f"{counted(stations, 'page')} seen after choosing a language; {kept} kept it and the currency."
    said = distinct(sentence for _, sentence in faults)
    return scored(share(kept, stations), " ".join([saw, *said]), *[place for place, _ in faults])


def _code(language: str) -> str:
    code = language.replace("_", "-").partition("-")[0].lower()
    return _WRITTEN_NORWEGIAN.get(code, code)


def _language(page: PageRecord, walk: LanguageWalk) -> str:
    """By its words where we know those of the chosen language, else what the page declares; "" for neither."""
    spoken = spoken_language(page) if is_recognised(_code(walk.chosen)) else ""
    return spoken or _code(language_of(page))


def _fault(walk: LanguageWalk, page: PageRecord, language: str) -> tuple[Place, str] | None:
    """What did not stay on this page, None when all did."""
    chosen = _code(walk.chosen)
    if language != chosen:
        came = "came in" if spoken_language(page) == language else "was marked as"
        return on_page(page, quote=page.title), f'After choosing "{chosen}", {_named(page)} {came} "{language}".'
    first = next((c for p in walk.pages if (c := _currency(p))), "")
    if first and _currency(page, first) not in ("", first):
        return on_page(page), f"The currency changed from {first} to {_currency(page)} on {_named(page)}."
    return None


def _named(page: PageRecord) -> str:
    return f'"{page.title}"' if page.title else page.url


def _currency(page: PageRecord, chosen: str = "") -> str:
    """The currency of most amounts of the page; the chosen one where two stand side by side."""
    counts = Counter(m.currency for m in page.money if m.currency)
    return max(counts, key=lambda code: (counts[code], code == chosen), default="")
