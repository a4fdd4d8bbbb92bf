"""Do I have to fill in half my life to ask a question?

Why it matters: Every field that must be filled costs messages, and picture puzzles make people give up
[R34, 2023; T07, 2026].

How to mend: Ask only for an e-mail address and the message, make everything else optional, and keep spam away with
an invisible trap field instead of a puzzle.

Passes when at most four fields must be filled and there is no puzzle. Fails when five or more must be filled, when
an order number is compulsory, or when a puzzle stands in the way. Cannot tell when no contact page was found or opened,
or the form does not say which of its many fields are compulsory. Does not apply where the contact page has no form.

Score: up to 4 compulsory fields 100, 6 fields 70, 8 fields 40, 10 fields 0; less 30 for a compulsory order number or
account, less 30 for a visible puzzle (thresholds: own judgement).
"""

from __future__ import annotations

from auditor.evidence import Field, InfoPages, PageRecord, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, inapplicable, on_page, piecewise, scored
from auditor.words import says
from checks._forms import compulsory
from checks._reading import found_pages
from checks._wording import counted, listed, quoted
from checks.answer._ways import contact_form

_CURVE = ((4.0, 100.0), (6.0, 70.0), (8.0, 40.0), (10.0, 0.0))
_FEW = 4
_DEDUCTION = 30.0
_PUZZLE_HOSTS = ("recaptcha", "hcaptcha", "funcaptcha", "arkoselabs", "captcha")
_BADGE_HEIGHT_PX = 60
"""A checkbox or picture puzzle is higher; the badge of an invisible one is not in the form's way."""


@check(severity=Severity.MODERATE, sources=("R34", "T07", "R05"))
def contact_form_effort(info_pages: InfoPages) -> Outcome:
    pages = found_pages(info_pages, "contact")
    if not pages:
        return cant_tell(Reason.NOT_FOUND, "No contact page was found.")
    page = pages[0]
    fields = contact_form(page)
    if not fields:
        return inapplicable("The contact page has no form.")
    must = compulsory(fields, page)
    if not must and len(fields) > _FEW:
        return cant_tell(
            Reason.LOW_CONFIDENCE,
            f"The contact form has {len(fields)} fields and does not say which of them must be filled.",
            on_page(page, fields[0]),
        )
    faults, deductions = _faults(must, page)
    names = listed(quoted(f.label or f.name) for f in must)
    saw = f"{counted(len(must), 'field')} of {len(fields)} must be filled{': ' + names if names else ''}."
    marks = [on_page(page, f) for f in must] if len(must) > _FEW else []
    return scored(piecewise(len(must), _CURVE) - deductions, " ".join([saw, *faults]), *marks)


def _faults(must: tuple[Field, ...], page: PageRecord) -> tuple[list[str], float]:
    faults = []
    if any(f.meaning in ("order_number", "password") for f in must):
        faults.append("An order number or account is demanded even for a question before buying.")
    if _puzzle(page):
        faults.append("A puzzle has to be solved.")
    return faults, _DEDUCTION * len(faults)


def _puzzle(page: PageRecord) -> bool:
    """Whether a visible puzzle stands on the page; invisible ones are no effort."""
    frames = [f for f in page.frames if any(name in f.host + f.title.lower() for name in _PUZZLE_HOSTS)]
    visible = any(f.box and f.box.height > _BADGE_HEIGHT_PX for f in frames)
    return "captcha" in page.facets or visible or any(says("bot_wall", f.label, page.lang) for f in page.fields)
