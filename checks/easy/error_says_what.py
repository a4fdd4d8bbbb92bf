"""If I make a mistake, does the shop tell me what and where?

Why it matters: 31 % of large shops check nothing while people type, so all depends on the message afterwards [R06,
2024]; WCAG demands that an error is named in words, at its field, with a hint how to mend it [T06, 2023].

How to mend: Put a sentence right at the field that names it and says what is expected ("Enter an e-mail address such
as name@example.com"), tie it with `aria-describedby`, and mark the field with `aria-invalid`.

Passes when each slip we made was answered visibly, at its field, tied to it for screen readers, and in words that name
the field or the form expected. Fails in proportion to what was missing. Cannot tell when no slip could be made.

The score is the mean of the four answers over all slips [T06, T07]. The browser's own message stands at its field and is
tied to it. Whether a message is specific is read from its words and can err; in a language that the auditor does not know
only a message that repeats the field's label is taken as specific, the others are left out. Left out are also slips still
waiting for their message where one is shown at a time, and fields left empty that nobody said must be filled.
"""

from collections.abc import Iterator

from auditor.evidence import Box, ErrorMessage, Field, Journeys, Mistake, Mistakes, PageRecord, Reason, WrongEntry
from auditor.plugins import Outcome, Place, Severity, cant_tell, check, on_page, scored
from auditor.words import INTENTS, normalise, says
from checks._forms import is_compulsory
from checks._reading import unread_language
from checks._wording import counted, listed, quoted

_NEAR_PX = 80
_EMPTY = "left empty"
_FORMAT_SIGNS = frozenset(
    {"@", *("example", "e.g.", "z. b.", "z.b.", "format", "digits", "ziffern", "stellen", "characters", "zeichen")}
)
_QUESTIONS = ("visible", "at its field", "tied to it for screen readers", "specific")
_Answers = list[bool | None]


@check(severity=Severity.SERIOUS, sources=("T06", "T07", "R06"))
def error_says_what(mistakes: Mistakes, journeys: Journeys) -> Outcome:
    slips = [
        (mistake, entry, answers)
        for mistake in mistakes.mistakes
        for entry in mistake.wrong
        if (answers := _answers(mistake, entry, journeys)) is not None
    ]
    if not slips:
        return cant_tell(Reason.NOT_REACHED, "No form was reached in which a slip could be made without ordering.")
    points = [answer for _, _, answers in slips for answer in answers if answer is not None]
    missing = [name for i, name in enumerate(_QUESTIONS) if any(answers[i] is False for _, _, answers in slips)]
    texts = list(dict.fromkeys(m.text for mistake, _, _ in slips for m in mistake.messages if m.text))
    saw = f"{counted(len(slips), 'slip')} in the form; the messages were {listed(map(quoted, texts[:3])) if texts else 'none'}."
    if missing:
        saw += f" Not always: {listed(missing)}."
    return scored(100 * sum(points) / len(points), saw, *_places(slips, journeys))


def _answers(mistake: Mistake, entry: WrongEntry, journeys: Journeys) -> _Answers | None:
    """Visible, at its field, tied, specific (None: unseen); None at all for what was no slip or awaits its message."""
    own = [m for m in mistake.messages if m.meaning == entry.meaning]
    only_this = mistake.noticed and len(mistake.wrong) == 1
    if not own and not only_this and not _must_be_right(entry, journeys.page(mistake.page_before)):
        return None
    if not mistake.noticed:
        return [False] * len(_QUESTIONS)
    if not own:
        another_first = any(m.meaning for m in mistake.messages)
        return None if another_first else [bool(mistake.messages), False, False, False]
    page = journeys.page(mistake.page_after)
    specific = any(_specific(m.text, entry) for m in own) or (None if page and unread_language([page]) else False)
    # The browser's own bubble is no part of the page: it has no box there.
    if any(m.box is None for m in own):
        return [True, True, True, specific]
    field = _field(entry, page)
    if field is None:
        return [True, None, None, specific]
    return [True, any(_near(m, field) for m in own), field.invalid or bool(field.error), specific]


def _must_be_right(entry: WrongEntry, page: PageRecord | None) -> bool:
    """Content can always be wrong; an empty field is a slip only where the form demands it."""
    field = _field(entry, page)
    return entry.what != _EMPTY or (page is not None and field is not None and is_compulsory(field, page))


def _field(entry: WrongEntry, page: PageRecord | None) -> Field | None:
    return next((f for f in page.fields if f.meaning == entry.meaning), None) if page else None


def _near(message: ErrorMessage, field: Field) -> bool:
    return message.box is None or field.box is None or _gap_px(message.box, field.box) <= _NEAR_PX


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


def _places(slips: list[tuple[Mistake, WrongEntry, _Answers]], journeys: Journeys) -> Iterator[Place]:
    for mistake, entry, answers in slips:
        page = journeys.page(mistake.page_after)
        if page is not None and False in answers:
            said = next((m.text for m in mistake.messages if m.meaning in (entry.meaning, "")), "")
            yield on_page(page, _field(entry, page), element=entry.label, quote=said)
