"""Which form of a page takes a customer's question, and what goes into it. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from auditor import words
from auditor.asking.bank import Wording
from auditor.seeing.facets import ADDRESS, BOT_SCRIPT, Understood, login_forms, usable
from auditor.seeing.model import SeenControl, SeenField
from auditor.shopper.filling import NEVER, Entry, demanded, in_scope, plan
from auditor.shopper.people import Person

PUZZLE = re.compile(
    r"recaptcha|hcaptcha|turnstile|funcaptcha|arkoselabs|friendlycaptcha|geetest|mtcaptcha", re.IGNORECASE
)
NO_MACHINES = re.compile(
    r"no automated (enquiries|inquiries|requests|messages)|keine automatisierten? (anfragen|nachrichten)|pas de demandes automatis", re.IGNORECASE
)  # fmt: skip
OTHER_FORMS = ("review", "newsletter_offer", "withdraw_here", "withdraw_confirm", "apply_coupon", "share")
"""What a form with a text and an address may be for as well."""
ONLY_DEMANDED = ADDRESS | {
    "phone",
    "company",
    "address_extra",
    "birth_date",
    "gender",
    "salutation",
    "tax_id",
    "fax",
}
"""Told only where it must be; an order number is never told, for there is none."""


@dataclass(frozen=True)
class Found:
    """The form, its fields with what they mean, and what sends it."""

    message: SeenField
    email: SeenField
    fields: tuple[tuple[SeenField, str], ...]
    send: SeenControl
    demanded: tuple[str, ...]
    """Labels of what must be filled, one for each group."""


def contact_form(u: Understood) -> Found | None:
    """A form with a message and an address that is for questions; the best where there are several, None where there is none."""
    grouped: dict[tuple[int, int], list[tuple[SeenField, str]]] = defaultdict(list)
    scope = {id(f) for f, _ in in_scope(u)}
    logins = login_forms(u)
    for f, m in zip(u.seen.fields, u.meanings, strict=True):
        if (
            f.visible
            and not f.disabled
            and (id(f) in scope or f.landmark == "footer")
            and (f.frame, f.form) not in logins
        ):
            grouped[f.frame, f.form].append((f, m))
    found = [
        (points, form)
        for fields in grouped.values()
        if (form := _form(u, fields)) and (points := _points(u, form)) > 0
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def form_opener(u: Understood) -> SeenControl | None:
    """A button, and no link, that promises a way to write: it may open a window with the form."""
    lang = u.seen.language
    return next(
        (
            c for c in u.seen.controls
            if usable(c) and not c.href and c.form < 0 and c.role == "button" and words.says("contact", c.label, lang) and not words.says("chat", c.label, lang)
        ),
        None,
    )  # fmt: skip


def puzzle(u: Understood) -> bool:
    """Whether a test for machines stands on the page: it is reported, and nothing is sent."""
    scripts = any(PUZZLE.search(script) or BOT_SCRIPT.search(script) for script in u.seen.scripts)
    frames = any(PUZZLE.search(frame.url) for frame in u.seen.frames)
    asked = any(
        words.says("bot_wall", f.label, u.seen.language) or "captcha" in f"{f.name} {f.id}".lower()
        for f in u.seen.fields
        if f.visible
    )
    return scripts or frames or asked or u.has("captcha")


def forbidden(u: Understood) -> bool:
    """Whether the shop says that it wants no enquiries by machine."""
    return NO_MACHINES.search(u.seen.text) is not None


def entries(form: Found, u: Understood, person: Person, wording: Wording) -> list[Entry]:
    """What to type and choose: the question, the address for the answer, a name, and what else is demanded. Boxes for
    advertising stay as they are."""
    ours = {id(f) for f, _ in form.fields}
    meaning = {id(f): m for f, m in form.fields}
    planned = [e for e in plan(u, person) if id(e.field) in ours]
    told = [
        e for e in planned
        if e.meaning not in ("message", "subject", "order_number", *NEVER)
        and (e.meaning not in ONLY_DEMANDED or demanded(e.field, u.seen.language))
    ]  # fmt: skip
    told += _subject(form, told, wording)
    told += [
        Entry(f, m, "tick")
        for f, m in form.fields
        if f.ticks and not f.checked and _must_tick(f, m, u.seen.language) and not _planned(f, told)
    ]
    text = wording.text[: form.message.maxlength] if form.message.maxlength > 0 else wording.text
    told = [e for e in told if e.field is not form.message and e.field is not form.email]
    email = Entry(form.email, meaning[id(form.email)], "type", person.email)
    return [email, *told, Entry(form.message, "message", "type", text)]


def _form(u: Understood, fields: Sequence[tuple[SeenField, str]]) -> Found | None:
    messages = [f for f, m in fields if f.kind == "textarea" or m == "message"]
    emails = [f for f, m in fields if m == "email" or f.kind == "email"]
    if not messages or not emails or any(f.kind == "password" for f, _ in fields):
        return None
    message = max(messages, key=lambda f: (f.kind == "textarea", f.box.height if f.box else 0))
    send = _send(u, message)
    if send is None:
        return None
    must = [f.label or f.placeholder or f.name for f, _ in fields if demanded(f, u.seen.language)]
    return Found(message, emails[0], tuple(fields), send, tuple(dict.fromkeys(must)))


def _send(u: Understood, message: SeenField) -> SeenControl | None:
    """Of the form's own buttons the one that says that it sends; else its last one that submits."""
    own = [
        c for c in u.seen.controls
        if c.frame == message.frame and c.form == message.form and c.visible and not c.disabled and not c.href and c.type != "reset"
        and (c.form >= 0 or (c.box and message.box and 0 <= c.box.y - message.box.y < 900))
    ]  # fmt: skip
    says = [
        c
        for c in own
        if words.says("send", c.label, u.seen.language) or words.says("contact", c.label, u.seen.language)
    ]
    submits = [c for c in own if c.type == "submit"]
    return next(iter(says), None) or (submits[-1] if submits else None)


def _points(u: Understood, form: Found) -> float:
    lang = u.seen.language
    about = " ".join([form.send.label, form.message.label, form.message.section, form.message.placeholder])
    points = 2.0
    points += 1.0 * (
        words.says("contact", u.seen.h1, lang)
        or words.says("contact", about, lang)
        or "contact" in u.seen.url.lower()
    )
    points += 0.5 * any(m in ("full_name", "first_name", "subject") for _, m in form.fields)
    points -= 3.0 * any(words.says(other, about, lang) for other in OTHER_FORMS)
    points -= 3.0 * any(m in ("coupon", "quantity", "card_number", "search") for _, m in form.fields)
    return points - 2.0 * (form.message.kind != "textarea")


def _subject(form: Found, told: Sequence[Entry], wording: Wording) -> list[Entry]:
    """A subject in words, or the first real one of a list, where the plan has not chosen."""
    found = []
    for f, m in form.fields:
        if m == "subject" and not _planned(f, told):
            options = [
                o for o in f.options if o.value and not o.disabled and not words.says("choose_option", o.text)
            ]
            if f.kind == "select" and options:
                found.append(Entry(f, m, "select", _fitting(options, wording.topic)))
            elif f.kind not in ("select", "combobox"):
                found.append(Entry(f, m, "type", wording.subject))
    return found


def _fitting(options: Sequence[object], topic: str) -> str:
    intent = {"delivery": "shipping_info", "returns": "returns"}.get(topic, "help")
    fits = [o for o in options if words.says(intent, getattr(o, "text", ""))]
    return str(getattr((fits or list(options))[0], "value", ""))


def _must_tick(f: SeenField, meaning: str, language: str) -> bool:
    """The consent without which no question is taken. Never advertising, whatever stands beside it."""
    if meaning in ("newsletter", "marketing", "insurance", "account", "register") or words.says(
        "marketing_consent", f.label, language
    ):
        return False
    return demanded(f, language) and (
        meaning in ("privacy", "terms")
        or words.says("privacy_accept", f.label, language)
        or words.says("privacy", f.label, language)
    )


def _planned(f: SeenField, told: Sequence[Entry]) -> bool:
    return any(e.field is f for e in told)
