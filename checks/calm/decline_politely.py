"""May I say no without being insulted?

Why it matters: Making people call themselves fools for saying no ("No thanks, I hate saving") was counted 169 times on
11,000 shops [R19, 2019] and is a recognised dark pattern [R26, 2023; R36].

How to mend: Write "No, thank you" and nothing more.

Passes when every window can be declined in neutral words. Fails when the words of a "no" put the customer to shame.
Cannot tell when the window is in a language that has no words here. Does not apply where no window with a worded "no"
was seen.

Each shaming text costs 50 points (rulebook). Told by phrases, which miss irony: heuristic. Consent banners are left
out. The worse device counts.
"""

from auditor.evidence import Journey, Journeys, Reason
from auditor.plugins import Basis, Outcome, Severity, cant_tell, check, inapplicable, penalty, scored
from auditor.words import says
from checks._devices import on_each_device, stopped_early
from checks._reading import label
from checks._wording import distinct, listed, quoted
from checks.calm._popups import language, place, popups, refusals, unread

_COST = 50.0


@check(severity=Severity.MINOR, sources=("R19", "R26", "R36"), basis=Basis.HEURISTIC)
def decline_politely(journeys: Journeys) -> Outcome:
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    if journey.reached_rank() < 0:
        return stopped_early(journey, "a page of the shop")
    shown = popups(journey)
    if unknown := unread(journey, shown):
        return cant_tell(
            Reason.LOW_CONFIDENCE,
            f'A window is in "{unknown}", for which we have no words.',
            place(journey, shown[0]),
        )
    said = [(popup, c) for popup in shown for c in refusals(popup, language(journey, popup))]
    if not said:
        return inapplicable("No window offered a worded no.")
    rude = [(popup, c) for popup, c in said if says("shaming", label(c), language(journey, popup))]
    texts = distinct(label(c) for _, c in rude or said)
    saw = f"Who says no must press {listed(map(quoted, texts[:3]))}"
    if not rude:
        return scored(100, f"{saw}: neutral words.", place(journey, *said[0]))
    return scored(
        penalty(len(texts), _COST),
        f"{saw}: words that put the customer to shame.",
        *(place(journey, popup, c) for popup, c in rude),
    )
