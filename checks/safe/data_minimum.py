"""Do you ask only for what you need?

Why it matters: The law allows only data that the purchase needs; even the title is not needed to sell something
(European Court of Justice, C-394/23) [L20, 2025], and each demand without a reason costs trust [T07, 2026].

How to mend: Delete date of birth, gender, fax and second e-mail address from the form, make company and telephone
optional, or write beside the field what it is for.

Passes when nothing is demanded that delivery and payment do not need. Fails when there is. Cannot tell when the
address form was not reached, or when a reason may stand there in a language that the auditor does not know. A date of
birth is not counted where the goods have an age limit.

Score: 100 less 25 per demanded item without a reason beside it (derived from T07 and L20): telephone, date of birth,
title or gender, company, second e-mail address, fax, tax number. A choice that offers "prefer not to say" demands
nothing.
"""

from __future__ import annotations

import re

from auditor.evidence import Field, Journey, Journeys, PageRecord, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, on_page, penalty, scored
from auditor.words import says
from checks._devices import on_each_device, stopped_early
from checks._forms import is_compulsory
from checks._reading import from_checkout_on, lines_around, unread_language
from checks._wording import listed

_EACH = 25.0
_UNNEEDED = {
    "phone": "telephone",
    "birth_date": "date of birth",
    "gender": "title or gender",
    "salutation": "title or gender",
    "company": "company",
    "email_again": "second e-mail address",
    "fax": "fax",
    "tax_id": "tax number",
}
_REASON = re.compile(
    r"\b(?:so that|in case|because|needed (?:for|to)|required (?:for|by)|only (?:for|used|if)|used (?:for|to)|for (?:delivery|"
    r"questions)|(?:the|our) (?:carrier|courier)|to (?:reach|call|contact|text)|damit|falls|nur (?:für|bei)|für (?:rückfragen|die "
    r"(?:zustellung|lieferung))|benötig\w+|wird gebraucht|spedition|pour (?:la livraison|vous|le transporteur)|en cas de|para "
    r"(?:la entrega|el transportista|a entrega)|en caso|per (?:la consegna|il corriere)|in caso|voor (?:de bezorging|vragen)|"
    r"w celu|kurier\w*|em caso|för (?:leverans|frågor)|om vi|til levering|hvis vi|pro (?:doručení|dopravce))\b|ため",
    re.IGNORECASE,
)
_NO_ANSWER = re.compile(
    r"\b(?:prefer not|rather not|not say|no answer|not specified|no title|keine angabe|ohne angabe|keine anrede|ohne anrede"
    r"|non précisé|ne pas (?:préciser|répondre)|prefiero no|sin especificar|preferisco non|non specificato|liever niet"
    r"|geen aanhef|nie podaj\w*|wolę nie|prefiro não|vill (?:inte|ej)|ønsker ikke|nechci uvádět|neuvádět)\b|回答しない",
    re.IGNORECASE,
)
_SITE_WIDE = frozenset({"header", "nav", "footer"})


@check(severity=Severity.MODERATE, sources=("T07", "T10", "L20"))
def data_minimum(journeys: Journeys) -> Outcome:
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    forms = [p for p in from_checkout_on(journey) if {"address_fields", "contact_fields"} & set(p.facets)]
    if not forms:
        return stopped_early(journey, "the address form")
    adults_only = any(i.kind == "age_gate" for i in journey.interruptions)
    found: dict[str, tuple[PageRecord, Field]] = {}
    for page in forms:
        for field in page.fields:
            item = _UNNEEDED.get(field.meaning, "")
            exempt = adults_only and field.meaning == "birth_date"
            if item and not exempt and _demanded(field, page) and not _gives_reason(field, page):
                found.setdefault(item, (page, field))
    if not found:
        return scored(100, "Nothing is demanded that delivery and payment do not need.", on_page(forms[0]))
    if language := unread_language(page for page, _ in found.values()):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The form is in "{language}", for which we have no words.')
    saw = f"Demanded without a reason beside the field: {listed(found)}."
    return scored(penalty(len(found), _EACH), saw, *[on_page(page, field) for page, field in found.values()])


def _demanded(field: Field, page: PageRecord) -> bool:
    """An empty answer must be impossible: a chosen "no answer" in a list is none."""
    own_part = field.landmark not in _SITE_WIDE
    return own_part and is_compulsory(field, page) and not _may_stay_unsaid(field, page)


def _may_stay_unsaid(field: Field, page: PageRecord) -> bool:
    radios = [f.label for f in page.fields if f.kind == field.kind == "radio" and f.name == field.name]
    return any(
        says("optional_mark", answer, page.lang) or _NO_ANSWER.search(answer)
        for answer in (*field.options, *radios)
    )


def _gives_reason(field: Field, page: PageRecord) -> bool:
    """A reason in the label, the placeholder, or the line below the label."""
    texts = [field.label, field.placeholder]
    name = field.label.strip(" *:")
    lines = page.text.split("\n")
    texts += [
        lines_around(page, i, before=0) for i, line in enumerate(lines) if name and line.strip(" *:") == name
    ]
    return any(_REASON.search(text) for text in texts)
