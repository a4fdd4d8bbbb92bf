"""Is the ticking clock true?

Why it matters: 40 % of the countdowns on 11,000 shops were deceptive [R19, 2019], 42 of 399 EU shops had a fake one
[R21, 2023], and a false end of an offer is a forbidden practice [L09, Annex I point 7].

How to mend: Count down to a fixed moment, the same for everybody, and end the offer when it comes.

Passes when a countdown ends at the same moment for two strangers, or the page names the date when the offer ends. Fails
when the countdown starts anew for each visitor. Cannot tell when it was seen once only, runs in another way, or an
offer "for a short time" has no date: that needs a look days later. Does not apply where nothing is said to end.

A countdown that starts anew scores 0. Its end may differ by five seconds between two looks, which must be further
apart than twice that (rulebook, from R19). Clocks of other things, such as dispatch times and reserved carts, are left
alone.
"""

from auditor.evidence import Reason, Visit, Visits
from auditor.plugins import Outcome, Severity, cant_tell, check, failed, inapplicable, on_page, passed
from checks._reading import unread_language
from checks._wording import quoted
from checks.calm._countdown import countdowns, offer_ends

_TOLERANCE_S = 5.0
_ANEW_S = 60.0
"""A clock that gained more than this beyond the time between did not just start anew: it is another one."""


@check(severity=Severity.SERIOUS, sources=("R19", "R21", "L09"))
def timer_honest(visits: Visits) -> Outcome:
    strangers = sorted(visits.of("product", "fresh"), key=lambda visit: visit.at_s)
    if not strangers:
        return cant_tell(Reason.NOT_REACHED, "The product was not seen by a stranger.")
    first, last = strangers[0], strangers[-1]
    if language := unread_language(v.page for v in strangers):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The product is in "{language}", for which we have no words.')
    clocks = countdowns(first)
    if not clocks:
        return _without_clock(first)
    if first.device != last.device or last.at_s - first.at_s < 2 * _TOLERANCE_S:
        return cant_tell(Reason.NEEDS_HISTORY, "A countdown was seen only once; a later look would tell.")
    later = countdowns(last)
    moved = {
        words: later[words] + last.at_s - first.at_s - left for words, left in clocks.items() if words in later
    }
    apart_s = last.at_s - first.at_s
    for words, shift in moved.items():
        if -_TOLERANCE_S <= shift - apart_s <= _ANEW_S:
            return failed(
                f"The countdown {quoted(words)} starts anew for each visitor: {_left(clocks[words])} were left for one, "
                f"and {_left(later[words])} for another {apart_s:.0f} seconds later.",
                on_page(first.page, quote=words),
                on_page(last.page, quote=words),
            )
    if moved and all(abs(shift) <= _TOLERANCE_S for shift in moved.values()):
        return passed("The countdown ends at the same moment for two strangers.", on_page(first.page))
    return cant_tell(
        Reason.LOW_CONFIDENCE, "Two strangers saw countdowns that cannot be compared.", on_page(first.page)
    )


def _without_clock(visit: Visit) -> Outcome:
    said = list(offer_ends(visit))
    if not said:
        return inapplicable("No countdown and no words about an offer's end were seen on the product's page.")
    undated = next((sentence for sentence, dated in said if not dated), "")
    if undated:
        return cant_tell(
            Reason.NEEDS_HISTORY,
            f"{quoted(undated)} names no date; whether it ends shows only in some days.",
            on_page(visit.page, quote=undated),
        )
    return passed(
        f"The page names the end of the offer: {quoted(said[0][0])}.", on_page(visit.page, quote=said[0][0])
    )


def _left(left_s: int) -> str:
    return f"{left_s // 60}:{left_s % 60:02d}"
