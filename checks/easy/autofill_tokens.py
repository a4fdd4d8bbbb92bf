"""Will my browser fill in my address correctly?

Why it matters: Browsers and phones know the customer's address, but put it in reliably only where each field says what
it wants; WCAG 2.2 demands it for everybody's sake [T06, 2023; T07, 2026].

How to mend: Give each field its `autocomplete` word: given-name, family-name, email, tel, street-address or
address-line1, postal-code, address-level2 for the town, country, and cc-number and its sisters for the card.

Passes when every field for name, company, e-mail, phone, address, country, date of birth and card carries the right
word. Fails in proportion to the fields that carry none, "off", or a word that their own label contradicts. Cannot tell
with fewer than four such fields.

The score is the share of right fields; the words are those of WHATWG and WCAG 1.3.5 [T06, T08]. Card fields inside the
payment provider's frame count where they can be read. Fields whose word is not settled (house number alone, second
address line, title) are left out. Labels are read in the languages that the auditor knows.
"""

from auditor.evidence import Field, Journey, Journeys, Milestone, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, inapplicable, on_page, scored, share
from auditor.words import says
from checks._devices import on_each_device, stopped_early
from checks._till import checkout_fields
from checks._wording import counted, listed, quoted

_ENOUGH_FIELDS = 4
_WANTED = {
    "email": {"email", "username"},
    "first_name": {"given-name"},
    "last_name": {"family-name"},
    "full_name": {"name"},
    "company": {"organization"},
    "street": {"street-address", "address-line1"},
    "postcode": {"postal-code"},
    "city": {"address-level2", "address-level3"},
    "region": {"address-level1"},
    "country": {"country", "country-name"},
    "phone": {"tel", "tel-national", "tel-local", "tel-country-code", "tel-area-code"},
    "birth_date": {"bday", "bday-day", "bday-month", "bday-year"},
    "card_number": {"cc-number"},
    "card_expiry": {"cc-exp", "cc-exp-month", "cc-exp-year"},
    "card_cvc": {"cc-csc"},
    "card_holder": {"cc-name", "cc-given-name", "cc-family-name"},
}
# Names are left out: "Name" on a label may be the whole name or the family name, and both words can be right.
_TOLD_APART = ("email", "phone", "street", "postcode", "city", "country")


@check(severity=Severity.SERIOUS, sources=("T06", "T07", "T08"))
def autofill_tokens(journeys: Journeys) -> Outcome:
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    fields = [(page, field) for page, field in checkout_fields(journey) if field.meaning in _WANTED]
    if not fields and journey.reached_rank() < Milestone.PAYMENT.rank:
        return stopped_early(journey, "an address form")
    if not fields:
        return inapplicable("Nothing has to be typed between the cart and the payment.")
    if len(fields) < _ENOUGH_FIELDS:
        return cant_tell(
            Reason.LOW_CONFIDENCE, f"Only {counted(len(fields), 'field')} could be matched to its meaning."
        )
    wrong = [(page, field) for page, field in fields if not _is_right(field, page.lang)]
    saw = f"{len(fields) - len(wrong)} of {len(fields)} fields tell the browser what belongs into them."
    if wrong:
        saw += f" Not so: {listed(quoted(f.label or f.name) for _, f in wrong[:5])}."
    return scored(
        share(len(fields) - len(wrong), len(fields)),
        saw,
        *(on_page(page, field, quote=f'autocomplete="{field.autocomplete}"') for page, field in wrong[:5]),
    )


def _is_right(field: Field, language: str) -> bool:
    return _token(field) in _WANTED[field.meaning] and not _label_contradicts(field, language)


def _label_contradicts(field: Field, language: str) -> bool:
    """What a field means is told by its word first; the label may say plainly that it means something else."""
    said = {meaning for meaning in _TOLD_APART if says(f"field_{meaning}", field.label, language)}
    return field.meaning in _TOLD_APART and bool(said) and field.meaning not in said


def _token(field: Field) -> str:
    """The last word tells; section names, "shipping", "billing", "home", "work" and "mobile" may stand before it."""
    words = [word for word in field.autocomplete.lower().split() if word != "webauthn"]
    return words[-1] if words else ""
