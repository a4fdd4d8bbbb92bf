"""Does my phone show the right keyboard?

Why it matters: On a phone, typing a number on the letter keyboard takes more taps and more mistakes [R05, 2018]; the
right keyboard costs the shop one attribute [T07, 2026].

How to mend: Use `type="email"` for e-mail, `type="tel"` for phone, and `inputmode="numeric"` for card number, expiry
and code. Never `type="number"` for these: it eats leading zeros.

Passes when e-mail, phone and card fields bring up their keyboard. Fails in proportion to those that show plain
letters. Cannot tell without a visit on the phone that came to such a field.

The score is the share of right fields [T07]. A postcode is judged only where it has digits only and the form offers no
other country, since elsewhere letters may be needed. Capital letters and spell checking cannot be seen and are
not judged.
"""

from auditor.evidence import Field, Journey, Journeys, Milestone, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, inapplicable, on_page, scored, share
from checks._devices import on_each_device, stopped_early
from checks._till import checkout_fields
from checks._wording import listed, quoted

_DIGITS = frozenset({"numeric", "decimal", "tel"})
_POSTCODES_OF_DIGITS = frozenset({"DE", "AT", "CH", "FR", "ES", "IT", "BE", "DK", "NO", "FI", "US"})


@check(severity=Severity.MINOR, sources=("T07", "R05"))
def mobile_keyboards(journeys: Journeys) -> Outcome:
    on_phones = tuple(journey for journey in journeys.journeys if journey.device == "phone")
    if not on_phones:
        return cant_tell(Reason.NOT_ASKED, "No visit on a phone was asked for.")
    return on_each_device(Journeys(journeys=on_phones), _judge)


def _judge(journey: Journey) -> Outcome:
    seen = checkout_fields(journey)
    countries = [field for _, field in seen if field.meaning == "country" and len(field.options) != 1]
    digits_only = not countries and journey.locale.replace("_", "-").partition("-")[2] in _POSTCODES_OF_DIGITS
    fields = [(p, f, _fits(f, digits_only)) for p, f in seen if f.kind not in ("select", "combobox")]
    judged = [(page, field, fits) for page, field, fits in fields if fits is not None]
    if not judged and journey.reached_rank() >= Milestone.PAYMENT.rank:
        return inapplicable("The checkout asks for nothing that needs a keyboard of its own.")
    if not judged:
        return stopped_early(journey, "a field for e-mail, phone or card")
    wrong = [(page, field) for page, field, fits in judged if not fits]
    saw = f"{len(judged) - len(wrong)} of {len(judged)} fields bring up the keyboard that fits."
    if wrong:
        saw += f" Plain letters for {listed(quoted(field.label or field.name) for _, field in wrong[:5])}."
    return scored(
        share(len(judged) - len(wrong), len(judged)), saw, *(on_page(page, field) for page, field in wrong[:5])
    )


def _fits(field: Field, postcode_is_digits: bool) -> bool | None:
    """None where no special keyboard is called for."""
    if field.meaning in ("email", "email_again"):
        return field.kind == "email" or field.inputmode == "email"
    digits = field.meaning in ("phone", "card_number", "card_cvc", "card_expiry")
    if digits or (field.meaning == "postcode" and postcode_is_digits):
        return field.kind != "number" and (field.kind == "tel" or field.inputmode in _DIGITS)
    return None
