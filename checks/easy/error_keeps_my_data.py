"""After an error, is my typing still there?

Why it matters: Whoever has to type the whole address again for one slip often does not [R06, 2024; T07, 2026].

How to mend: Let the server fill the form with what was sent before it shows the error; keep everything but passwords
and card numbers.

Passes when everything that was typed rightly still stood there after the shop complained about a slip. Fails in
proportion to what was lost. Cannot tell when no slip was made or the shop did not notice it.

The score is the share of rightly filled fields that kept their content [T06, T07]; passwords and card data must be
typed again and do not count. Going back and reloading are not tried yet; the rulebook gives them half of the weight.
"""

from auditor.evidence import Journeys, Mistake, Mistakes, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, on_page, scored, share
from checks._till import CARD
from checks._wording import counted, listed

_SECRET = CARD | {"password"}


@check(severity=Severity.SERIOUS, sources=("T07", "T06", "R06"))
def error_keeps_my_data(mistakes: Mistakes, journeys: Journeys) -> Outcome:
    judged = [mistake for mistake in mistakes.mistakes if mistake.noticed and _typed(mistake)]
    if not judged:
        return cant_tell(Reason.NOT_REACHED, "No slip was made that the shop complained about.")
    worst = min(judged, key=_kept)
    typed, lost = _typed(worst), _lost(worst)
    page = journeys.page(worst.page_after)
    saw = f"After a slip on the {worst.device}, {counted(len(typed) - len(lost), 'field')} of {len(typed)} kept what was typed."
    if lost:
        saw += f" Lost: {listed(sorted(meaning.replace('_', ' ') for meaning in lost))}."
    return scored(_kept(worst), saw, *([on_page(page)] if page and lost else []))


def _typed(mistake: Mistake) -> set[str]:
    return set(mistake.typed) - _SECRET


def _lost(mistake: Mistake) -> set[str]:
    return _typed(mistake) & set(mistake.lost)


def _kept(mistake: Mistake) -> float:
    typed = _typed(mistake)
    return share(len(typed) - len(_lost(mistake)), len(typed))
