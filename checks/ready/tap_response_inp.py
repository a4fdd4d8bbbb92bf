"""When I tap, does something happen at once?

Why it matters: A tenth of a second feels immediate, a second breaks the train of thought [R12, 1993]; a tap without
any answer gets tapped again.

How to mend: Find the script that runs when this button is tapped and let it show something first ("adding …") and do
the heavy work afterwards, in pieces.

Passes when even the slowest tap of the whole way was answered on screen at once. Fails when the page froze after a tap.
Cannot tell when too few taps gave a number.

The number is the browser's own Interaction to Next Paint: 200 ms scores 90, 500 ms scores 50 [T01, T02]; the slowest
tap of all devices counts. A tap that was too quick for the browser to tell counts as 16 ms, the least that it tells. A
pass needs three measured taps (own judgement; the rulebook asks for six over several runs, which a longer watch
collects). One slow tap is proof enough of a fault.
"""

from auditor.evidence import TOLD_FROM_MS, Journeys, NoInp, Reason, Tap, Taps
from auditor.plugins import (
    PASS_MARK,
    Basis,
    Outcome,
    Severity,
    cant_tell,
    check,
    log_normal,
    on_page,
    scored,
)
from checks._wording import counted, quoted

_ENOUGH_TAPS = 3


@check(severity=Severity.SERIOUS, sources=("T01", "T02", "R12"), basis=Basis.STATISTICAL)
def tap_response_inp(taps: Taps, journeys: Journeys) -> Outcome:
    known = sorted((ms, i) for i, tap in enumerate(taps.taps) if (ms := _answered_ms(tap)) is not None)
    if not known:
        return cant_tell(Reason.UNSUPPORTED, "The browser gave no response time for any tap.")
    slowest_ms, index = known[-1]
    tap = taps.taps[index]
    score = log_normal(slowest_ms, 200, 500)
    saw = (
        f"The slowest of {counted(len(known), 'measured tap')} was {quoted(tap.target or tap.intent)} on the "
        f"{tap.device}: the screen answered after {slowest_ms:.0f} ms."
    )
    if score >= PASS_MARK and len(known) < _ENOUGH_TAPS:
        return cant_tell(Reason.LOW_CONFIDENCE, f"{saw} That is too few taps to praise the rest.")
    record = journeys.page(tap.page)
    return scored(score, saw, *([on_page(record, tap.box, element=tap.target)] if record else []))


def _answered_ms(tap: Tap) -> float | None:
    return TOLD_FROM_MS if tap.no_inp is NoInp.QUICK else tap.inp_ms
