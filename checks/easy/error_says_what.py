"""If I make a mistake, does the shop tell me what and where?

Why it matters: 31 % of large shops check nothing while people type, so all depends on the message afterwards [R06,
2024]; WCAG demands that an error is named in words, at its field, with a hint how to mend it [T06, 2023].

How to mend: Put a sentence right at the field that names it and says what is expected ("Enter an e-mail address such
as name@example.com"), tie it with `aria-describedby`, and mark the field with `aria-invalid`.

Passes when each slip we made was answered visibly, at its field, tied to it for screen readers, and in words that name
the field or the form expected. Fails in proportion to what was missing. Cannot tell when no slip could be made.

The score is the mean of the four answers over all slips [T06, T07]. Whether a message is specific is read from its
words and can err. Where the browser shows one message at a time, slips still waiting for theirs are left out.
"""

from collections.abc import Iterator

from auditor.evidence import Box, ErrorMessage, Field, Journeys, Mistake, Mistakes, PageRecord, Reason, WrongEntry
from auditor.plugins import Outcome, Place, Severity, cant_tell, check, on_page, scored
from auditor.words import INTENTS, normalise, says
from checks._wording import counted, listed, quoted

_NEAR_PX = 80
_FORMAT_SIGNS = (
    "@",
    "example",
    "e.g.",
    "z. b.",
    "z.b.",
    "format",
    "digits",
    "ziffern",
    "stellen",
    "characters",
    "zeichen",
)
_QUESTIONS = ("visible", "at its field", "tied to it for screen readers", "specific")
_Slip = tuple[Mistake, WrongEntry, list[bool]]


@check(severity=Severity.SERIOUS, sources=("T06", "T07", "R06"))
def error_says_what(mistakes: Mistakes, journeys: Journeys) -> Outcome:
    slips = [
        (mistake, entry, answers)
        for mistake in mistakes.mistakes
        for entry in mistake.wrong
        if (answers := _answers(mistake, entry, journeys.page(mistake.page_after))) is not None
    ]
    if not slips:
        return cant_tell(Reason.NOT_REACHED, "No form was reached in which a slip could be made without ordering.")
    points = [answer for _, _, answers in slips for answer in answers]
    missing = [name for i, name in enumerate(_QUESTIONS) if not all(answers[i] for _, _, answers in slips)]
    texts = list(dict.fromkeys(m.text for mistake, _, _ in slips for m in mistake.messages if m.text))
    saw = f"{counted(len(slips), 'slip')} in the form; the messages were {listed(map(quoted, texts[:3])) if texts else 'none'}."
    if missing:
        saw += f" Not always: {listed(missing)}."
    return scored(100 * sum(points) / len(points), saw, *_places(slips, journeys))


def _answers(mistake: Mistake, entry: WrongEntry, page: PageRecord | None) -> list[bool] | None:
    """Visible, at its field, tied, specific; None for a slip whose turn had not come yet."""
    if not mistake.noticed:
        return [False] * len(_QUESTIONS)
    own = [m for m in mistake.messages if m.meaning == entry.meaning]
    if not own:
        another_first = any(m.meaning for m in mistake.messages)
        return None if another_first else [bool(mistake.messages), False, False, False]
    field = next((f for f in page.fields if f.meaning == entry.meaning), None) if page else None
    tied = field is None or field.invalid or bool(field.error)
    return [True, any(_near(m, field) for m in own), tied, any(_specific(m.text, entry) for m in own)]


def _near(message: ErrorMessage, field: Field | None) -> bool:
    if message.box is None or field is None or field.box is None:
        return True
    return _gap_px(message.box, field.box) <= _NEAR_PX


def _gap_px(a: Box, b: Box) -> float:
    across = max(a.x - (b.x + b.width), b.x - (a.x + a.width), 0.0)
    down = max(a.y - (b.y + b.height), b.y - (a.y + a.height), 0.0)
    return float((across**2 + down**2) ** 0.5)


def _specific(text: str, entry: WrongEntry) -> bool:
    plain = normalise(text)
    if entry.label and normalise(entry.label) in plain:
        return True
    intent = f"field_{entry.meaning}"
    if intent in INTENTS and says(intent, text):
        return True
    return any(sign in text.lower() for sign in _FORMAT_SIGNS)


def _places(slips: list[_Slip], journeys: Journeys) -> Iterator[Place]:
    for mistake, entry, answers in slips:
        page = journeys.page(mistake.page_after)
        if page is not None and not all(answers):
            field = next((f for f in page.fields if f.meaning == entry.meaning), None)
            said = next((m.text for m in mistake.messages if m.meaning in (entry.meaning, "")), "")
            yield on_page(page, field, element=entry.label, quote=said)
