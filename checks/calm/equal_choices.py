"""Is the "no" as easy to see as the "yes"?

Why it matters: 54 of 399 EU shops steered people by the design of their choices [R21, 2023]; a pale "no" beside a loud
"yes" is a recognised dark pattern [R19, 2019].

How to mend: Make the "no" a real button, about as large as the "yes", with a contrast of at least 4.5 to 1.

Passes when the "no" of every window is at least 80 % as large as the "yes" and well readable. Fails when it is smaller,
paler, or only a tiny cross. Cannot tell when neither could be measured or understood. Does not apply where no window
offered a choice; a window with nothing but a fair cross is judged by popup-closable.

Half of the score is the ratio of areas (nothing below 0.3, or for a "no" under 24 pixels), half a contrast of 4.5 [T06];
the mean over all windows. The consent banner is judged by cookie-reject-easy. The worse device counts.
"""

from statistics import fmean

from auditor.evidence import Control, Interruption, Journey, Journeys, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, inapplicable, scored
from auditor.words import says
from checks._devices import on_each_device, stopped_early
from checks._reading import label
from checks._wording import quoted
from checks.calm._popups import language, place, popups, refusals, unread

_LEAST_PX = 24
_LEAST_RATIO = 0.3
_READABLE = 4.5
_NO_ANSWER = ("close", "privacy", "terms", "privacy_accept", "terms_accept")


@check(severity=Severity.MODERATE, sources=("R19", "R21", "T06"))
def equal_choices(journeys: Journeys) -> Outcome:
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
    choices = [(p, *pair) for p in shown if (pair := _choice(p, language(journey, p)))]
    if not choices:
        return inapplicable("No window asked for a yes or a no.")
    judged = [(p, yes, no, score) for p, yes, no in choices if (score := _score(yes, no)) is not None]
    if not judged:
        return cant_tell(Reason.LOW_CONFIDENCE, "Size and contrast of the choices could not be measured.")
    popup, yes, no, _ = min(judged, key=lambda entry: entry[3])
    saw = f"{quoted(label(no) or 'the cross')} beside {quoted(label(yes))}: {_measures(yes, no)}."
    return scored(fmean(entry[3] for entry in judged), saw, place(journey, popup, no))


def _choice(popup: Interruption, lang: str) -> tuple[Control, Control] | None:
    """The yes and the no of a popup; None where it offers no choice, or only a cross of fair size."""
    noes = refusals(popup, lang)
    crosses = [c for c in popup.controls if says("close", label(c), lang)]
    others = [
        c
        for c in popup.controls
        if c not in noes and label(c) and not any(says(i, label(c), lang) for i in _NO_ANSWER)
    ]
    yes = next((c for c in others if says("subscribe", label(c), lang)), None) or max(
        others, key=_area, default=None
    )
    no = max(noes, key=_area, default=None) or next((c for c in crosses if _is_tiny(c)), None)
    fair_cross = not noes and any(not _is_tiny(c) for c in crosses)
    return (yes, no) if yes and no and not fair_cross else None


def _score(yes: Control, no: Control) -> float | None:
    parts: list[float] = []
    if yes.box and no.box and yes.box.area:
        ratio = min(1.0, no.box.area / yes.box.area)
        parts.append(100 * ratio if ratio >= _LEAST_RATIO and not _is_tiny(no) else 0.0)
    if no.contrast is not None:
        parts.append(100.0 if no.contrast >= _READABLE else 0.0)
    return fmean(parts) if parts else None


def _measures(yes: Control, no: Control) -> str:
    told = []
    if yes.box and no.box and yes.box.area:
        ratio = no.box.area / yes.box.area
        told.append("at least as large" if ratio >= 1 else f"{ratio:.0%} of its size")
    if no.contrast is not None:
        told.append(f"contrast {no.contrast:.1f} to 1")
    return ", ".join(told)


def _area(control: Control) -> float:
    return control.box.area if control.box else 0.0


def _is_tiny(control: Control) -> bool:
    return control.box is not None and min(control.box.width, control.box.height) < _LEAST_PX
