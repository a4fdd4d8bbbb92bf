"""Do I get advertising only if I ask for it?

Why it matters: A box that is ticked beforehand is no consent (European Court of Justice, C-673/17) [L20, 2019; L12,
2023], and trick wording was found on shops worldwide [R19, 2019].

How to mend: Leave the newsletter box empty, keep it apart from the terms, and write what happens when it is ticked:
"Yes, send me the newsletter by e-mail".

Passes when every advertising box is empty, stands alone and says yes by being ticked. Fails when one is ticked
beforehand, is joined with the terms, or is worded the wrong way round. Cannot tell when the checkout was not reached, or
when its boxes are in a language that the auditor does not know. Does not apply where no advertising box was seen.

Score: unticked 60, separate from the terms 25, plain wording 15; ticked beforehand 0; the worst box counts (rulebook,
from L20). A box that is ticked beforehand and says "no advertising" only loses the 15 for its wording; a radio button
that says no is the honest other half of a question. Wording is told by phrases and may be missed.
"""

from __future__ import annotations

import re

from auditor.evidence import Field, Journey, Journeys, PageRecord, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, inapplicable, on_page, scored
from auditor.words import says
from checks._devices import stopped_early
from checks._reading import from_checkout_on, unread_language
from checks._wording import quoted

_TICKS = ("checkbox", "radio", "switch")
_NEWSLETTER = re.compile(r"newsletters?", re.IGNORECASE)
_TAKE_THE_TICK_OUT = re.compile(
    r"\b(?:untick|uncheck|deselect|abwählen|décoche[rz]|desmar[cq]\w+|deseleziona\w*)\b", re.I
)
_SAYS_NO = re.compile(
    r"\b(?:opt out|no,? thanks|no (?:newsletter|offers|advertising|marketing)|(?:do|would) not (?:want|like|wish)|don't (?:want|send|wish)|rather not"
    r"|kein(?:e|en)? (?:newsletter|werbung|angebote)|nicht (?:erhalten|zusenden|wünsche)"
    r"|ne (?:souhaite|veux|désire) (?:pas|plus)|no (?:deseo|quiero)|non (?:desidero|voglio)|geen (?:nieuwsbrief|aanbiedingen)"
    r"|nie (?:chcę|wyrażam)|não (?:desejo|quero)|inte (?:få|ta emot)|ikke (?:modtage|ønsker)|nechci|nepřeji)\b"
    r"|希望しない|受け取らない",
    re.IGNORECASE,
)


@check(severity=Severity.SERIOUS, sources=("L20", "L12", "R19"))
def marketing_opt_in_clean(journeys: Journeys) -> Outcome:
    boxes = [
        (j, page, f) for j in journeys.journeys for page in j.pages for f in page.fields if _is_marketing(f, page)
    ]
    if boxes:
        return min((_judge(journey, page, box) for journey, page, box in boxes), key=lambda o: o.score or 0.0)
    walked = journeys.furthest()
    if not any("address_fields" in p.facets or "contact_fields" in p.facets for p in from_checkout_on(walked)):
        return stopped_early(walked, "the customer's details were asked for")
    boxes_seen = [page for page in walked.pages if any(f.kind in _TICKS and not f.meaning for f in page.fields)]
    if language := unread_language(boxes_seen):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The boxes are in "{language}", for which we have no words.')
    return inapplicable("No box that asks for consent to advertising was seen.")


def _is_marketing(field: Field, page: PageRecord) -> bool:
    if field.kind not in _TICKS or (field.kind == "radio" and _SAYS_NO.search(field.label)):
        return False
    return field.meaning in ("marketing", "newsletter") or says("marketing_consent", field.label, page.lang)


def _judge(journey: Journey, page: PageRecord, box: Field) -> Outcome:
    take_out, says_no = bool(_TAKE_THE_TICK_OUT.search(box.label)), bool(_SAYS_NO.search(box.label))
    if box.checked and (take_out or not says_no) and not _ticked_by_us(journey, box):
        return scored(0, f"The box {quoted(box.label)} is ticked beforehand.", on_page(page, box, quote=box.label))
    reversed_ = take_out or says_no
    # The word "newsletter" keeps the lexicon from hearing the terms: here it is just what must not stand beside them.
    joined = says("terms_accept", _NEWSLETTER.sub("", box.label), page.lang)
    faults = ["agrees to the terms at the same time"] * joined + ["is worded the wrong way round"] * reversed_
    score = 100 - 25 * joined - 15 * reversed_
    at_first = "ticked" if box.checked else "empty"
    saw = (
        f"The box {quoted(box.label)} is {at_first} at first" + "".join(f", but {fault}" for fault in faults) + "."
    )
    return scored(score, saw, on_page(page, box, quote=box.label))


def _ticked_by_us(journey: Journey, box: Field) -> bool:
    return any(
        step.action in ("tick", "choose") and step.target in (box.label, box.name) for step in journey.steps
    )
