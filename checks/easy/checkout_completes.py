"""Can I actually buy something?

Why it matters: A checkout that breaks loses every customer, and nothing else on the page makes up for it: checkout and
technical problems together caused a fifth of the lost sales that tests observed [R13].

How to mend: Repeat the way that is described here by hand, as a guest, on the same device. If you get stuck too, hand
the named step and its error message to whoever keeps the shop.

Passes when every visit that could be judged reached the payment step, one press before the order. Fails when the shop
itself broke off: an error page, a page that hangs, a loop of redirects or messages, a shop closed for work. Cannot tell
when no visit could be judged: turned away or stopped as a robot, an account demanded (judged by guest-checkout), or a
shop that we may have misread.

All judged visits 100, two of three 60, one of three 20, none 0 (own judgement). One audit has one visit per device; a
watch adds more. We never press the button that orders.
"""

from auditor.evidence import Journey, Journeys, Reason, StopReason
from auditor.plugins import (
    Basis,
    Outcome,
    Severity,
    cant_tell,
    check,
    inapplicable,
    on_page,
    piecewise,
    scored,
)
from checks._devices import stopped_early
from checks._wording import counted

_CURVE = ((0.0, 0.0), (1 / 3, 20.0), (2 / 3, 60.0), (1.0, 100.0))
_THE_SHOP_BROKE = frozenset(
    {
        StopReason.HTTP_ERROR,
        StopReason.REDIRECT_LOOP,
        StopReason.PAGE_HUNG,
        StopReason.DIALOG_STORM,
        StopReason.MAINTENANCE,
    }
)
_TURNED_AWAY = frozenset({401, 403, 407, 429, 451})
"""Answers to who asks, not to what is asked: another visitor may get through."""
_NO_SHOP_FOR_EVERYONE = frozenset({StopReason.QUOTE_ONLY, StopReason.STORE_PASSWORD, StopReason.NOT_A_SHOP})


@check(severity=Severity.CRITICAL, sources=("R13", "R02", "R29"), basis=Basis.STATISTICAL)
def checkout_completes(journeys: Journeys) -> Outcome:
    attempts = journeys.journeys
    done = [j for j in attempts if j.stopped_because is StopReason.PAYMENT_REACHED]
    broken = [j for j in attempts if j.stopped_because in _THE_SHOP_BROKE and not _turned_away(j)]
    if not done and not broken:
        return _unclear(attempts)
    tried = len(done) + len(broken)
    unclear = next((j for j in attempts if j not in done and j not in broken), None)
    if not broken:
        also = f" The visit on the {unclear.device} ended earlier: {unclear.stopped_detail}" if unclear else ""
        return scored(
            100,
            f"{len(done)} of {counted(len(attempts), 'visit')} reached the payment step {_as(attempts)}.{also}",
        )
    first = broken[0]
    last_page = first.pages[-1:]
    return scored(
        piecewise(len(done) / tried, _CURVE),
        f"{len(done)} of {counted(tried, 'visit')} reached the payment step. On the {first.device} the shop broke off "
        f"after {_furthest(first)}: {first.stopped_detail or first.stopped_because.value.replace('_', ' ')}",
        *(on_page(page, quote=first.stopped_detail) for page in last_page),
    )


def _as(attempts: tuple[Journey, ...]) -> str:
    return "signed in as a customer" if any(j.signed_in for j in attempts) else "as a guest"


def _unclear(attempts: tuple[Journey, ...]) -> Outcome:
    first = attempts[0]
    if all(journey.stopped_because in _NO_SHOP_FOR_EVERYONE for journey in attempts):
        return inapplicable(first.stopped_detail or "Nothing can be bought here by just anyone.")
    if first.stopped_because is StopReason.LOGIN_WALL:
        return cant_tell(
            Reason.NEEDS_AUTHORISATION, "The shop demands an account, and we open none without being asked to."
        )
    if _turned_away(first):
        return cant_tell(
            Reason.BLOCKED, f"The visit on the {first.device} was turned away: {first.stopped_detail}"
        )
    return stopped_early(first, "the payment step")


def _turned_away(journey: Journey) -> bool:
    last = journey.pages[-1:]
    return journey.stopped_because is StopReason.HTTP_ERROR and any(page.status in _TURNED_AWAY for page in last)


def _furthest(journey: Journey) -> str:
    return f'the step "{journey.reached.value.replace("_", " ")}"' if journey.reached else "the first page"
