"""Do I see which fields I may leave empty?

Why it matters: Only 14 % of large shops mark both the required and the optional fields; in tests people then stopped
to guess, or were told off for leaving something empty [R05, 2018].

How to mend: Write "(optional)" beside what may stay empty and a sign or word beside what must be filled, in the label
itself, not only inside the field where it vanishes while typing.

Passes when every field to fill says either "required" (a star counts) or "optional". Fails in proportion to the
fields that say neither. Not asked where every field must be filled. Cannot tell when no checkout form was seen, or when
its marks may be words of a language that the auditor does not know.

The score is the share of marked fields [R05]; a mark that stands only inside the field as a placeholder counts half
(own judgement). "All fields are required unless marked optional" marks all fields of a page that keeps to it. What only
the code knows does not count: people cannot see it. Sign-in forms, card fields and coupons are not judged.
"""

import re

from auditor.evidence import Field, Journey, Journeys, Milestone, PageRecord, Reason
from auditor.plugins import PASS_MARK, Outcome, Severity, cant_tell, check, inapplicable, on_page, scored, share
from auditor.words import says
from checks._devices import on_each_device, stopped_early
from checks._reading import unread_language
from checks._till import CARD, to_fill
from checks._wording import counted, listed, quoted
from checks.easy._guest import guest_fields

_STARS = ("*", "＊", "∗", "✱")
_PART_ENDS = re.compile(r"[()\[\],:;|–—]|\s-\s")
_JUDGED_ELSEWHERE = CARD | {"coupon", "password"}
_MARK_STANDS_NEAR = 40  # Characters that a row may hold beside the label and still be the label's row.


@check(severity=Severity.MODERATE, sources=("R05",))
def optional_required_marked(journeys: Journeys) -> Outcome:
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    fields = [(p, f) for p, f in guest_fields(journey) if f.meaning not in _JUDGED_ELSEWHERE]
    if not fields and journey.reached_rank() < Milestone.PAYMENT.rank:
        return stopped_early(journey, "a form to fill")
    if not fields:
        return inapplicable("Nothing has to be typed between the cart and the payment.")
    marked = [_marked(page, field) for page, field in fields]
    if all(field.required for _, field in fields) and not any(marked):
        return inapplicable(f"All {len(fields)} fields of the checkout must be filled; none may stay empty.")
    silent = [(page, field) for (page, field), mark in zip(fields, marked, strict=True) if mark == 0]
    score = share(sum(marked), len(fields))
    if score < PASS_MARK and (language := unread_language(page for page, _ in fields)):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The form is in "{language}", for which we have no words.')
    saw = f"{counted(len(fields) - len(silent), 'field')} of {len(fields)} in the checkout say whether they must be filled."
    if silent:
        saw += f" No word or star beside {listed(quoted(f.label or f.name) for _, f in silent[:5])}."
    return scored(score, saw, *(on_page(page, field) for page, field in silent[:5]))


def _marked(page: PageRecord, field: Field) -> float:
    """1 for a mark that stays, 0.5 for one inside the field, 0 for none."""
    rows = [line[len(field.label.strip()) :] for line in page.text.split("\n") if _is_row_of(line, field)]
    if any(_says_mark(text, page.lang) for text in (field.label, *rows)) or _note_covers_all(page):
        return 1.0
    return 0.5 if _says_mark(field.placeholder, page.lang) else 0.0


def _is_row_of(line: str, field: Field) -> bool:
    name = field.label.strip()
    return bool(name) and line.startswith(name) and len(line) <= len(name) + _MARK_STANDS_NEAR


def _says_mark(text: str, language: str) -> bool:
    if any(star in text for star in _STARS):
        return True
    # "required" alone is a mark, inside a sentence it may be said of anything: so the parts of a label are asked too.
    parts = [text, *_PART_ENDS.split(text), *text.split()[-1:]]
    return any(says(mark, part, language) for part in parts for mark in ("required_mark", "optional_mark"))


def _note_covers_all(page: PageRecord) -> bool:
    """ "All fields are required (unless marked optional)" is said and true."""
    asked = [f for f in to_fill(page) if f.meaning and f.meaning not in _JUDGED_ELSEWHERE]
    true = all(f.required or says("optional_mark", f.label, page.lang) for f in asked)
    return true and any(says("all_required", line, page.lang) for line in page.text.split("\n"))
