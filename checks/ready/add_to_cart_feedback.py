"""After "add to basket", how long until I see that it worked?

Why it matters: After one second without an answer people lose the thread, after ten they are gone [R12, 1993]; who
sees nothing taps again and finds two in the cart.

How to mend: Show the confirmation in the moment of the tap (a changed button, a message, the new count at the cart)
and let it stay readable.

Passes when a visible confirmation follows within a second. Fails when it takes seconds. Cannot tell when nothing
could be put into the cart, or the time until the confirmation could not be measured.

1 s scores 90, 3 s scores 50 [R12]; more than 10 s scores 0. The time until the page says that it worked counts, not
the first twitch of the button. The slowest device counts, of those on which the product reached the cart.
"""

from auditor.evidence import Journeys, Milestone, Reason, Taps
from auditor.plugins import Basis, Outcome, Severity, cant_tell, check, log_normal, on_page, scored
from checks._devices import stopped_early
from checks._wording import quoted

_NOTHING_CAME_MS = 10_000.0


@check(severity=Severity.SERIOUS, sources=("R12", "T06"), basis=Basis.STATISTICAL)
def add_to_cart_feedback(taps: Taps, journeys: Journeys) -> Outcome:
    if journeys.furthest().reached_rank() < Milestone.IN_CART.rank:
        return stopped_early(journeys.furthest(), "a product in the cart")
    filled = {j.device for j in journeys.journeys if j.reached_rank() >= Milestone.IN_CART.rank}
    timed = [
        (tap.done_ms, tap)
        for tap in taps.taps
        if tap.intent == "add_to_cart" and tap.device in filled and tap.done_ms is not None
    ]
    if not timed:
        return cant_tell(Reason.UNSUPPORTED, "The time from the tap to the confirmation could not be measured.")
    waited_ms, tap = max(timed, key=lambda pair: pair[0])
    record = journeys.page(tap.page)
    return scored(
        0.0 if waited_ms > _NOTHING_CAME_MS else log_normal(waited_ms, 1000, 3000),
        f"On the {tap.device}, after tapping {quoted(tap.target or 'add to cart')} it took {waited_ms / 1000:.1f} s "
        "until the page showed that it had worked.",
        *([on_page(record, tap.box, element=tap.target)] if record else []),
    )
