"""Can I say no to tracking as easily as yes?

Why it matters: Nearly all authorities call a banner without "reject" beside "accept" an infringement [L12, 2023], and
hiding it one layer deeper raises consent by 22 percentage points, against people's wish [R20, 2020].

How to mend: Put "Reject all" on the first layer, as a button of the same size and contrast as "Accept all".

Passes when refusing takes no more taps than accepting and looks at least 80 % as prominent. Fails when refusal is
smaller, paler, deeper, or missing. Cannot tell when the banner could not be read, or is in a language that the auditor
does not know. Does not apply where no banner is shown: tracking without a banner is caught by
no-tracking-before-consent.

Score: no extra tap and prominence at least 0.8 = 100, from 0.5 = 70, below = 50; one extra tap = 25; more, or no way
to refuse = 0 (rulebook, from L12). Prominence is the smaller of the ratios of area and of contrast. The worst device
that could be judged counts.
"""

from __future__ import annotations

from auditor.evidence import Consent, ConsentSeen, Control, Journeys, Reason
from auditor.plugins import Outcome, Place, Severity, cant_tell, check, inapplicable, scored
from checks._reading import label, unread_language
from checks._wording import quoted

_EQUAL, _WEAKER = 0.8, 0.5


@check(severity=Severity.SERIOUS, sources=("L12", "R20"))
def cookie_reject_easy(consent: Consent, journeys: Journeys) -> Outcome:
    shown = [seen for seen in consent.seen if seen.shown]
    if not shown:
        return inapplicable("No consent banner was shown.")
    answers = [
        _judge(seen, _language(seen, journeys)) for seen in shown if seen.accept or seen.reject or seen.settings
    ]
    if not answers:
        return cant_tell(Reason.FRAME_UNREADABLE, "A consent banner was shown, but its buttons could not be read.")
    judged = [answer for answer in answers if answer.score is not None]
    return min(judged, key=lambda answer: answer.score or 0.0) if judged else answers[0]


def _language(seen: ConsentSeen, journeys: Journeys) -> str:
    """The page's language where we have no words for it, else ""."""
    page = journeys.page(seen.page)
    return unread_language([page]) if page else ""


def _judge(seen: ConsentSeen, unread: str) -> Outcome:
    if unread and seen.reject is None:
        return cant_tell(
            Reason.LOW_CONFIDENCE, f'The consent banner is in "{unread}", for which we have no words.'
        )
    place = _place(seen, seen.reject or seen.accept)
    if seen.taps_to_reject is None:
        return scored(0, f"On the {seen.device}, no way to refuse cookies was found.", place)
    extra = seen.taps_to_reject - (seen.taps_to_accept or 1)
    if extra > 0:
        return scored(
            25 if extra == 1 else 0,
            f"On the {seen.device}, refusing takes {seen.taps_to_reject} taps, accepting {seen.taps_to_accept or 1}.",
            place,
        )
    if seen.reject is None or seen.accept is None:
        return cant_tell(Reason.LOW_CONFIDENCE, "The buttons of the consent banner could not be compared.", place)
    ratio = _prominence(seen.reject, seen.accept)
    if ratio is None:
        return cant_tell(Reason.LOW_CONFIDENCE, "Size and contrast of the buttons could not be measured.", place)
    names = f"{quoted(label(seen.reject))} is {ratio:.0%} as prominent as {quoted(label(seen.accept))}"
    score = 100 if ratio >= _EQUAL else 70 if ratio >= _WEAKER else 50
    return scored(score, f"On the {seen.device}, one is as near as the other; {names}.", place)


def _prominence(reject: Control, accept: Control) -> float | None:
    """Smaller of the ratios of area and contrast, at most 1; None when neither is known."""
    ratios = []
    if reject.box and accept.box and accept.box.area:
        ratios.append(reject.box.area / accept.box.area)
    if reject.contrast is not None and accept.contrast:
        ratios.append(reject.contrast / accept.contrast)
    return min(1.0, *ratios) if ratios else None


def _place(seen: ConsentSeen, control: Control | None) -> Place:
    box = control.box if control and control.box else seen.box
    return Place(page=seen.page, device=seen.device, element=label(control) if control else "", box=box)
