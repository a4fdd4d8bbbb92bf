"""Is "only 2 left" true?

Why it matters: A false claim that little is left is a forbidden practice [L09, Annex I point 7]. Most such claims are
true (615 of 632 on 11,000 shops could not be disproved [R19, 2019]), so the claim alone is never a fault.

How to mend: Show the number from the stock keeping, or none.

Passes when several looks at the product within a minute saw the same number left, or it sank by a piece or two. Fails
when the number jumps up and down between looks. Cannot tell when a claim has no number, or was seen once only. Does not
apply where nothing is said to run out.

A number that rises by two or more between looks at the same address is shown false: 0; one that falls by three or more
is doubtful: 50 (own judgement, after R19). How many people are looking is not compared, because that may change at any
second. No piece is put into the cart to test the claim: it would take scarce goods from others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from auditor.evidence import Reason, Visit, Visits
from auditor.plugins import Outcome, Severity, cant_tell, check, failed, inapplicable, on_page, passed, scored
from checks._reading import unread_language
from checks._wording import counted, distinct, listed, quoted

_LEFT = re.compile(
    r"\b(?:only|just|last|nur noch|noch|nur|letzten?|letzte[rs]?)\s+(\d{1,4})\b(?!\s*(?:%|€|:|h\b|hours|days|min|stunden|tage))"
    r"|\b(\d{1,4})\s+(?:\w+\s+)?(?:left|remaining|in stock|available|verfügbar|auf lager)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:people|persons?|others|viewing|looking|watching|carts?|baskets?|personen|kunden|andere|warenkörben|warenkorb)\b",
    re.IGNORECASE,
)
_FALSE_RISE = 2
_DOUBTFUL_FALL = 3


@check(severity=Severity.SERIOUS, sources=("R19", "L09"))
def scarcity_honest(visits: Visits) -> Outcome:
    looks = sorted(visits.of("product"), key=lambda visit: visit.at_s)
    if not looks:
        return cant_tell(Reason.NOT_REACHED, "The product was not seen again.")
    if language := unread_language(v.page for v in looks if v.who.startswith("fresh")):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The product is in "{language}", for which we have no words.')
    claims = distinct(sentence for look in looks for sentence in look.scarcity)
    if not claims:
        return inapplicable("Nothing is said to run out.")
    numbered = max(_by_address(looks).values(), key=len, default=[])
    if len(numbered) < 2:
        return cant_tell(
            Reason.LOW_CONFIDENCE, f"{quoted(claims[0])} gives no number that several looks could compare."
        )
    numbers = [number for _, number in numbered]
    rise = sum(max(0, later - sooner) for sooner, later in pairwise(numbers))
    saw = f"{counted(len(numbers), 'look')} at the same product saw {listed(map(str, numbers))} left."
    places = [on_page(look.page, quote=look.scarcity[0]) for look, _ in numbered]
    if rise >= _FALSE_RISE:
        return failed(f"{saw} No stock does that within a minute.", *places)
    if max(numbers) - min(numbers) >= _DOUBTFUL_FALL:
        return scored(50, f"{saw} So many pieces seldom go within a minute.", *places)
    return passed(saw, places[0])


def _by_address(looks: list[Visit]) -> dict[str, list[tuple[Visit, int]]]:
    """Looks that saw a number, in order of time. Another language's address may be another stock."""
    found: dict[str, list[tuple[Visit, int]]] = defaultdict(list)
    for look in looks:
        number = next((n for sentence in look.scarcity if (n := _left(sentence)) is not None), None)
        if number is not None:
            found[look.url].append((look, number))
    return found


def _left(claim: str) -> int | None:
    """How many pieces the claim says are left; None where it gives no number or counts people."""
    match = None if _PEOPLE.search(claim) else _LEFT.search(claim)
    return int(match[1] or match[2]) if match else None
