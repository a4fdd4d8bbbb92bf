"""Can I get rid of it with one tap, for good?

Why it matters: Windows that are hard to close or come back are a nagging pattern [R26, 2023] and among the disliked
forms of advertising [T14]; WCAG wants targets of at least 24 pixels [T06, 2023].

How to mend: Give every window a visible cross of at least 24 pixels, let Escape close it too, and remember that it was
closed.

Passes when a window closes at one tap, by a large enough control, and stays away. Fails when it cannot be closed, only
by Escape, by a tiny control, or comes back. Cannot tell when its controls could not be understood. Does not apply
where no window lay over the page.

A working control 40 points, Escape 20, size 20, staying away 20 (rulebook, from T06 and T14). Escape is tried only when
no control worked; where it was not tried it leaves the reckoning. A window that cannot be closed at all scores 0. The
worst window counts.
"""

from auditor.evidence import Interruption, Journey, Journeys, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, inapplicable, scored
from checks._devices import on_each_device, stopped_early
from checks._reading import label
from checks._wording import listed, quoted
from checks.calm._popups import place, popups, unread

_LEAST_PX = 24
_CLOSE, _ESCAPE, _SIZE, _AWAY = 40.0, 20.0, 20.0, 20.0


@check(severity=Severity.MODERATE, sources=("T06", "T14", "R26"))
def popup_closable(journeys: Journeys) -> Outcome:
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    if journey.reached_rank() < 0:
        return stopped_early(journey, "a page of the shop")
    shown = popups(journey)
    if not shown:
        return inapplicable("No window lay over the page.")
    answers = [_judge_one(journey, popup) for popup in shown]
    judged = [answer for answer in answers if answer.score is not None]
    return min(judged, key=lambda answer: answer.score or 0.0) if judged else answers[0]


def _judge_one(journey: Journey, popup: Interruption) -> Outcome:
    control = next((c for c in popup.controls if popup.closed_by and label(c) == popup.closed_by), None)
    where = place(journey, popup, control)
    if not popup.closed_by:
        if unread(journey, [popup]) or not all(label(c) for c in popup.controls):
            return cant_tell(
                Reason.LOW_CONFIDENCE, f"We did not understand how to close {quoted(popup.text)}.", where
            )
        return scored(0, f"The window {quoted(popup.text)} could not be closed, not even by Escape.", where)
    by_escape = popup.closed_by == "Escape"
    points = {"a control that closes it": (0.0 if by_escape else _CLOSE, _CLOSE)}
    if by_escape:
        points["Escape"] = (_ESCAPE, _ESCAPE)
    if by_escape or (control and control.box):
        large = (
            not by_escape and control and control.box and min(control.box.width, control.box.height) >= _LEAST_PX
        )
        points[f"a control of {_LEAST_PX} pixels"] = (_SIZE if large else 0.0, _SIZE)
    points["staying away"] = (0.0 if popup.came_back else _AWAY, _AWAY)
    missing = [what for what, (got, _) in points.items() if not got]
    saw = f"The window {quoted(popup.text)} closes by {quoted(popup.closed_by)}"
    saw += f"; what is missing: {listed(missing)}." if missing else " and stays away."
    reached, possible = (sum(column) for column in zip(*points.values(), strict=True))
    return scored(100 * reached / possible, saw, where)
