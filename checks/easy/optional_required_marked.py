"""Do I see which fields I may leave empty?

Why it matters: Only 14 % of large shops mark both the required and the optional fields; in tests people then stopped
to guess, or were told off for leaving something empty [R05, 2018].

How to mend: Write "(optional)" beside what may stay empty and a sign or word beside what must be filled, in the label
itself, not only inside the field where it vanishes while typing.

Passes when every field to fill says either "required" (a star counts) or "optional". Fails in proportion to the
fields that say neither. Not asked where every field must be filled. Cannot tell when no checkout form was seen.

The score is the share of marked fields [R05]; a mark that stands only inside the field as a placeholder counts half
(own judgement). What only the code knows does not count: people cannot see it.
"""

from auditor.evidence import Field, Journey, Journeys, PageRecord
from auditor.plugins import Outcome, Severity, check, inapplicable, on_page, scored, share
from auditor.words import says
from checks._devices import on_each_device, stopped_early
from checks._till import CARD, checkout_fields
from checks._wording import counted, listed, quoted

_STARS = ("*", "＊")
_JUDGED_ELSEWHERE = CARD | {"coupon", "password"}
_MARK_STANDS_NEAR = 40  # Characters that a row may hold beside the label and still be the label's row.


@check(severity=Severity.MODERATE, sources=("R05",))
def optional_required_marked(journeys: Journeys) -> Outcome:
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    fields = [(p, f) for p, f in checkout_fields(journey) if f.meaning not in _JUDGED_ELSEWHERE]
    if not fields:
        return stopped_early(journey, "a form to fill")
    marked = [_marked(page, field) for page, field in fields]
    if all(field.required for _, field in fields) and not any(marked):
        return inapplicable(f"All {len(fields)} fields of the checkout must be filled; none may stay empty.")
    silent = [(page, field) for (page, field), mark in zip(fields, marked, strict=True) if mark == 0]
    saw = f"{counted(len(fields) - len(silent), 'field')} of {len(fields)} in the checkout say whether they must be filled."
    if silent:
        saw += f" No word or star beside {listed(quoted(f.label or f.name) for _, f in silent[:5])}."
    return scored(share(sum(marked), len(fields)), saw, *(on_page(page, field) for page, field in silent[:5]))


def _marked(page: PageRecord, field: Field) -> float:
    """1 for a mark that stays, 0.5 for one inside the field, 0 for none."""
    rows = [line for line in page.text.split("\n") if _is_row_of(line, field)]
    if any(_says_mark(text, page.lang) for text in (field.label, *rows)) or _note_covers_all(page):
        return 1.0
    return 0.5 if _says_mark(field.placeholder, page.lang) else 0.0


def _is_row_of(line: str, field: Field) -> bool:
    name = field.label.strip()
    return bool(name) and line.startswith(name) and len(line) <= len(name) + _MARK_STANDS_NEAR


def _says_mark(text: str, language: str) -> bool:
    if text.strip().endswith(_STARS) or text.strip().startswith(_STARS):
        return True
    return says("required_mark", text, language) or says("optional_mark", text, language)


def _note_covers_all(page: PageRecord) -> bool:
    """ "All fields are required" is true and said."""
    everything = all(f.required for f in page.fields if f.meaning and f.kind not in ("checkbox", "radio"))
    return everything and any(says("all_required", line, page.lang) for line in page.text.split("\n"))
