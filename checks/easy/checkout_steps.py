"""How many screens until I am done?

Why it matters: The average checkout has 5.1 screens; what has to be typed matters more than how it is cut up [R01,
2024], so this weighs little.

How to mend: Put on one screen what belongs together: who and where, then how delivered, then how paid and a last look.

Passes with up to five screens from the cart to the payment, both counted. Fails with more. Cannot tell when the visit
ended before the payment step.

5 screens score 100, 6 score 85, 7 score 70, 9 score 30, 11 score 0 (derived from [R01]). A page that grows while it is
filled is one screen; a section that closes and opens the next is two. A last look behind the payment step, where
the visit ends, is not counted.
"""

from auditor.evidence import Journey, Journeys, Milestone, PageRecord
from auditor.plugins import Outcome, Severity, check, on_page, piecewise, scored
from checks._devices import on_each_device, stopped_early
from checks._till import path_of, to_fill
from checks._wording import counted

_CURVE = ((5.0, 100.0), (6.0, 85.0), (7.0, 70.0), (9.0, 30.0), (11.0, 0.0))
_PARTS = frozenset(
    {"cart_lines", "account_gate", "contact_fields", "address_fields", "shipping_choice", "payment_choice"}
)
_ON_EVERY_SCREEN = frozenset({"coupon", "country_picker"})


@check(severity=Severity.MINOR, sources=("R01",))
def checkout_steps(journeys: Journeys) -> Outcome:
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    start = journey.at(Milestone.CART_SEEN) or journey.at(Milestone.CHECKOUT)
    end = journey.at(Milestone.PAYMENT)
    if start is None or end is None:
        return stopped_early(journey, "the payment step")
    first, last = journey.pages.index(start), journey.pages.index(end)
    screens: list[PageRecord] = []
    for page in journey.pages[first : last + 1]:
        if not any(_is_same_screen(page, known) for known in screens):
            screens.append(page)
    return scored(
        piecewise(len(screens), _CURVE),
        f"{counted(len(screens), 'screen')} from the cart to the payment step, both counted.",
        *(on_page(page) for page in screens),
    )


def _is_same_screen(page: PageRecord, known: PageRecord) -> bool:
    asked, asked_before = _asked(page), _asked(known)
    if path_of(page) != path_of(known):
        # The same form shown again at another address, as after a slip.
        return len(asked) > 1 and asked == asked_before
    if asked and asked_before:
        return not asked.isdisjoint(asked_before)
    parts, parts_before = _PARTS.intersection(page.facets), _PARTS.intersection(known.facets)
    return parts == parts_before or not parts.isdisjoint(parts_before)


def _asked(page: PageRecord) -> frozenset[str]:
    return frozenset(f.name or f.label for f in to_fill(page) if f.meaning not in _ON_EVERY_SCREEN)
