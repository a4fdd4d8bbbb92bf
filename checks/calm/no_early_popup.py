"""May I look around before you jump at me?

Why it matters: Windows that cover the page before anything was done are among the advertisements that people disliked
most in the Better Ads studies [T14, since 2017]; applied to the shop's own windows by analogy.

How to mend: Offer the newsletter in the page itself, or wait until the visitor has read or done something.

Passes when nothing unasked covers the page before the first tap. Fails when a window does. Cannot tell when no page of
the shop could be opened.

Each distinct window that covers more than 30 % of the screen or lets nothing else be pressed, before any input and
within ten seconds, costs 40 points; a choice of country or store half of that, because prices may need it. Consent banners and age gates are left
out, and whatever came after the visitor had done something. One landing page is looked at per device.
"""

from auditor.evidence import Interruption, Journey, Journeys
from auditor.plugins import Outcome, Severity, check, scored
from checks._devices import on_each_device, stopped_early
from checks._wording import counted, quoted
from checks.calm._popups import place, popups

_COVERS = 0.3
_EARLY_MS = 10_000
_COST = 40.0


@check(severity=Severity.MODERATE, sources=("T14", "R12"))
def no_early_popup(journeys: Journeys) -> Outcome:
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    if journey.reached_rank() < 0:
        return stopped_early(journey, "a page of the shop")
    early = [popup for popup in popups(journey) if _is_early(popup)]
    if not early:
        return scored(100, "Nothing unasked covered the page before the first tap.")
    cost = sum(_COST / 2 if popup.kind == "country_picker" else _COST for popup in early)
    first = early[0]
    return scored(
        100 - cost,
        f"{counted(len(early), 'window')} lay over the page before anything was done; {quoted(first.text)} covered "
        f"{first.covers:.0%} of the screen.",
        *(place(journey, popup) for popup in early),
    )


def _is_early(popup: Interruption) -> bool:
    return popup.before_any_input and popup.at_ms <= _EARLY_MS and (popup.modal or popup.covers > _COVERS)
