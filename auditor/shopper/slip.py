"""One customer's mistake in the address form: the postcode forgotten, no @ in the e-mail. Never where a submit may order."""

from __future__ import annotations

from auditor import words
from auditor.evidence import ErrorMessage, Mistake, WrongEntry
from auditor.seeing.facets import ADDRESS, CONTACT, Understood
from auditor.shopper.filling import Entry, demanded

FORGET = ("postcode", "city", "street", "last_name")
GOOD = ADDRESS | CONTACT


def spoil(entries: list[Entry], lang: str) -> tuple[list[Entry], tuple[WrongEntry, ...]]:
    """The entries with one field left empty and the e-mail without its @; what was done to them."""
    wrong: list[WrongEntry] = []
    spoiled = list(entries)
    for i, e in enumerate(entries):
        if e.meaning == "email" and e.how == "type":
            spoiled[i] = Entry(e.field, e.meaning, "type", e.value.replace("@", "."))
            wrong.append(WrongEntry(meaning="email", label=e.field.label, what="no @ in it"))
            break
    typed = [e for name in FORGET for e in entries if e.meaning == name and e.how == "type"]
    # What may stay empty is no mistake; where nothing says what is demanded, the postcode is.
    forgotten = next((e for e in typed if demanded(e.field, lang)), typed[0] if typed else None)
    if forgotten is not None:
        spoiled.remove(forgotten)
        wrong.append(WrongEntry(meaning=forgotten.meaning, label=forgotten.field.label, what="left empty"))
    return spoiled, tuple(wrong)


def taken(
    before: Understood, after: Understood, entries: list[Entry], wrong: tuple[WrongEntry, ...], native: list[str]
) -> Mistake:
    """How the shop took it. `native` are the browser's own messages, when the form was not even sent."""
    lang = after.seen.language
    bad = {w.meaning for w in wrong}
    typed = tuple(dict.fromkeys(e.meaning for e in entries if e.how == "type" and e.meaning not in bad))
    there = {m: f for f, m in zip(after.seen.fields, after.meanings, strict=True) if f.visible}
    same_step = bool(bad & there.keys())
    known = {m.text for m in before.seen.messages}
    messages = [ErrorMessage(text=f.error[:300], meaning=m, box=f.box) for m, f in there.items() if f.error]
    told = {m.text for m in messages}
    for said in after.seen.messages:
        if (
            said.text in known
            or said.text in told
            or said.kind == "status"
            or any(said.text in t or t in said.text for t in told)
        ):
            continue
        named = [w.meaning for w in wrong if _names(said.text, w, lang)]
        messages.append(ErrorMessage(text=said.text, meaning=named[0] if len(named) == 1 else "", box=said.box))
    for i, text in enumerate(native):
        messages.append(ErrorMessage(text=text, meaning=wrong[min(i, len(wrong) - 1)].meaning))
    values = {e.meaning: e.value for e in entries}
    lost = tuple(m for m in typed if m in there and not _kept(there[m].value, values[m])) if same_step else ()
    return Mistake(
        device="",
        page_before="",
        page_after="",
        wrong=wrong,
        noticed=same_step and bool(messages or native or after.has("validation_errors")),
        messages=tuple(messages[:12]),
        typed=typed,
        lost=lost,
    )


def _names(text: str, entry: WrongEntry, lang: str) -> bool:
    """By the label on the form, or by other words for the same."""
    label = words.normalise(entry.label)
    return (bool(label) and label in words.normalise(text)) or words.says(f"field_{entry.meaning}", text, lang)


def _kept(now: str, typed: str) -> bool:
    plain = [c.casefold() for c in typed if c.isalnum()]
    return [c.casefold() for c in now if c.isalnum()][-len(plain) :] == plain if plain else True
