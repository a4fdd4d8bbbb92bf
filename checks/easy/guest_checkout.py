"""Can I buy without opening an account?

Why it matters: 24 % of people who left a checkout named a forced account [R02, 2024]; 44 % of large shops make the
guest way needlessly hard to find [R03, 2018].

How to mend: Let people order as guests and put that choice first, at least as large as the sign-in. Offer the account
after the order, when the address is known anyway.

Passes when there is no account step at all, or the guest way stands first or at least as large as the sign-in. Fails
when the guest way is the smaller, later one (60), opens only by a detour (30), or an account is forced (0). Cannot
tell when the visit ended before the question came up, or when the account step is in a language that the auditor does
not know.

Prominence is judged by reading order and area (scores: own judgement on [R03]). Sign-in links in the page header,
wallet buttons such as PayPal, and a sign-in form beside the address are neither account step nor guest way. A password
in the address form forces an account only where the visit got no further. The worse device counts.
"""

from auditor.evidence import Box, Control, Field, Journey, Journeys, Milestone, PageRecord, Reason, StopReason
from auditor.plugins import Outcome, Severity, cant_tell, check, failed, on_page, passed, scored
from auditor.words import says
from checks._devices import on_each_device, stopped_early
from checks._forms import is_compulsory
from checks._reading import from_checkout_on, label, unread_language
from checks._wording import quoted
from checks.easy._guest import same_form

_SITE_WIDE = frozenset({"header", "nav", "footer"})
_WHERE_TO = frozenset({"street", "postcode", "city"})


@check(severity=Severity.SERIOUS, sources=("R03", "R02", "T10"))
def guest_checkout(journeys: Journeys) -> Outcome:
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    if journey.signed_in:
        return cant_tell(Reason.NOT_ASKED, "The route signed in first, so nobody tried to buy as a guest.")
    checkout = from_checkout_on(journey)
    address = next((p for p in checkout if "address_fields" in p.facets), None)
    before = checkout[: checkout.index(address)] if address else checkout
    gates = [p for p in before if "account_gate" in p.facets]
    if journey.stopped_because is StopReason.LOGIN_WALL:
        wall = (gates or list(journey.pages))[-1:]
        return _unread(wall) or failed(
            "Nobody can buy here without an account: the way ends at a sign-in.",
            *map(on_page, wall),
        )
    accepted = journey.reached_rank() >= Milestone.ADDRESS.rank
    if address is None and not accepted:
        return stopped_early(journey, "the address form")
    if address is not None and not accepted and (password := _demanded_password(address)):
        return failed(
            "The address form demands a password: every order opens an account.", on_page(address, password)
        )
    if not gates:
        return passed("The checkout goes straight to the address; no account step stands in the way.")
    gate = gates[0]
    guest = _first(gate, "guest")
    if guest is None:
        return _unread([gate]) or scored(
            30,
            "The address could be reached, but no words on the account step offer to buy as a guest.",
            on_page(gate),
        )
    sign_in = _first(gate, "login") or _password_box(gate)
    if sign_in is None or _stands_out(guest, sign_in):
        return passed(
            f"{quoted(_name(guest))} is offered at least as plainly as signing in.", on_page(gate, guest)
        )
    return scored(
        60,
        f"One can buy as a guest ({quoted(_name(guest))}), but the sign-in stands first and is larger.",
        on_page(gate, guest),
    )


def _unread(pages: list[PageRecord]) -> Outcome | None:
    """A guest way in words that we do not know is no missing guest way."""
    language = unread_language(pages)
    return (
        cant_tell(Reason.LOW_CONFIDENCE, f'The account step is in "{language}", for which we have no words.')
        if language
        else None
    )


def _demanded_password(page: PageRecord) -> Field | None:
    """A password that the address form itself demands; one in a sign-in form beside it is only for customers."""
    return next(
        (
            f
            for f in page.fields
            if f.meaning == "password"
            and is_compulsory(f, page)
            and any(other.meaning in _WHERE_TO for other in same_form(page, f))
        ),
        None,
    )


def _password_box(page: PageRecord) -> Field | None:
    return next((f for f in page.fields if f.meaning == "password" and f.landmark not in _SITE_WIDE), None)


def _first(page: PageRecord, intent: str) -> Control | Field | None:
    """The first control or radio button of the page's own part that says the intent."""
    meaning = {"guest": "guest", "login": "account"}[intent]
    things: list[Control | Field] = [
        *(c for c in page.controls if c.landmark not in _SITE_WIDE and says(intent, label(c), page.lang)),
        *(f for f in page.fields if f.kind == "radio" and f.meaning == meaning),
    ]
    return min(things, key=lambda thing: _top_left(thing.box), default=None)


def _top_left(box: Box | None) -> tuple[float, float]:
    return (box.y, box.x) if box else (float("inf"), float("inf"))


def _stands_out(guest: Control | Field, sign_in: Control | Field) -> bool:
    if guest.box is None or sign_in.box is None:
        return True
    # Two boxes side by side are read from the left, so only a whole row counts as later.
    side_by_side = abs(guest.box.y - sign_in.box.y) < max(guest.box.height, sign_in.box.height)
    first = guest.box.x < sign_in.box.x if side_by_side else guest.box.y < sign_in.box.y
    return first or guest.box.area >= sign_in.box.area


def _name(thing: Control | Field) -> str:
    return label(thing) if isinstance(thing, Control) else thing.label
