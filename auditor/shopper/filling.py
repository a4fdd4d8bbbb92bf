"""What to put into which field: a plan, made without touching the page. Pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import phonenumbers

from auditor import words
from auditor.evidence import Box
from auditor.seeing.facets import ADDRESS, CARD, CONTACT, Understood, login_forms
from auditor.seeing.fields import split_tokens
from auditor.seeing.model import Option, SeenField
from auditor.seeing.money import parse_amount
from auditor.shopper.people import Person, country_of

SIDE = frozenset(
    {"newsletter", "search", "coupon", "quantity", "marketing", "insurance", "gift_wrap", "register", "account"}
)
NEVER = CARD | {"iban", "password", "card_type", "payment_method"}
"""Never filled, never chosen: no payment credential exists in this process (guard, layers 1 and 2)."""
WHEN_DEMANDED = frozenset(
    {
        "company",
        "address_extra",
        "fax",
        "tax_id",
        "message",
        "subject",
        "birth_date",
        "gender",
        "salutation",
        "order_number",
    }
)
CHROME = ("header", "nav", "footer")
SOME_NUMBER = 30
NOTHING = ("", "0", "-1", "null", "none", "undefined")
"""Values that programmers give to "please choose"."""
PHONE_CODE = re.compile(r"\+\d{1,3}\b")
GUEST_CODE = re.compile(r"\b(guest|anonymous|gast|invite)\b")
BAIT = re.compile(r"honey ?pot|leave (this )?(field )?(blank|empty)|do not fill|nicht ausf|hp_|_hp\b", re.I)


@dataclass(frozen=True)
class Entry:
    """One thing to do with one field."""

    field: SeenField
    meaning: str
    how: str
    """"type", "select" (by option value), "pick" (press a radio), "tick" or "search" (type and choose in a combobox)."""
    value: str = ""


def in_scope(u: Understood) -> list[tuple[SeenField, str]]:
    """Fields of the step at hand: not the header's search, not the footer's newsletter, not a login form, no bait."""
    window = u.seen.asking
    logins = login_forms(u)
    found = []
    for f, m in zip(u.seen.fields, u.meanings, strict=True):
        if not f.visible or f.disabled or f.landmark in CHROME or m in SIDE:
            continue
        if f.layer >= 0 and f.layer != window and not u.seen.layers[f.layer].covers > 0.4:
            continue
        if window >= 0 and f.layer != window:
            continue
        if (
            (f.frame, f.form) in logins
            or BAIT.search(f"{f.label} {f.name} {f.tokens}")
            or (f.tab < 0 and f.hidden_aria)
        ):
            continue
        found.append((f, m))
    return found


def demanded(f: SeenField, lang: str) -> bool:
    if words.says("optional_mark", f.label, lang):
        return False
    return f.required or f.invalid or bool(f.error) or "*" in f.label or words.says("required_mark", f.label, lang)


def plan(u: Understood, person: Person, *, repair: int = 0) -> list[Entry]:
    """What is still to be entered on this page, country first; empty when the step is filled."""
    fields = in_scope(u)
    lang = u.seen.language
    entries: list[Entry] = []
    around = {m for _, m in fields} | {"phone_code" for f, m in fields if m == "phone" and _lists_codes(f)}
    suspects = _suspects(fields) if repair else ()
    personal = {f.form for f, m in fields if m in ADDRESS | CONTACT}
    groups = _groups(fields)
    chosen_groups: set[str] = set()
    for (f, m), group in zip(fields, groups, strict=True):
        wrong = (
            f.invalid or bool(f.error) or (repair > 0 and (f.browser_invalid or bool(f.blamed) or m in suspects))
        )
        if m in NEVER:
            continue
        if f.picks:
            if group in chosen_groups:
                continue
            members = [pair for pair, name in zip(fields, groups, strict=True) if name == group]
            entry = _pick(members, m, lang, repair)
            if entry is not None:
                chosen_groups.add(group)
                entries.append(entry)
            continue
        if f.ticks:
            if (
                m in ("terms", "privacy")
                and not f.checked
                and (f.required or wrong or repair > 0)
                and not _may_be_final(u)
            ):
                entries.append(Entry(f, m, "tick"))
            continue
        if f.kind in ("file", "range", "color"):
            continue
        value = _value(f, m, person, around, repair)
        if f.kind in ("number", "spinbutton"):
            value = re.sub(r"\D", "", value) or (_some_number(f) if demanded(f, lang) or wrong else "")
        if f.kind == "select":
            # After a refusal any list may be what is missing; one in a form of its own leads elsewhere, though.
            must = demanded(f, lang) or (repair > 0 and (bool(m) or f.form in personal))
            entry = _select(f, m, person, value, must=must)
            if entry is not None:
                entries.append(entry)
            continue
        broken = m in ("email", "email_again") and "@" not in f.value
        lists = f.kind == "combobox"
        blank = not f.value or (lists and _is_placeholder(f, lang))
        if lists and not value and m in ("", *WHEN_DEMANDED) and blank and demanded(f, lang):
            entries.append(Entry(f, m, "search"))
            continue
        if m in suspects and f.value == value:
            continue
        if (
            not value
            or (not blank and not wrong and not broken and m != "country")
            or (f.value == value and not wrong)
        ):
            continue
        if m in WHEN_DEMANDED and not (demanded(f, lang) or wrong):
            continue
        if m == "country" and (country_of(f.value) == person.country):
            continue
        entries.append(Entry(f, m, "search" if lists else "type", value))
    if not entries and repair and not _may_be_final(u):
        entries = _one_of_the_boxes(fields)
    entries.sort(key=lambda e: e.meaning != "country")
    return entries


def _suspects(fields: list[tuple[SeenField, str]]) -> tuple[str, ...]:
    """What may be written in more than one way, where a form was refused and does not say for which field."""
    told = any(f.invalid or f.error or f.blamed or f.browser_invalid for f, _ in fields)
    return () if told else ("phone", "postcode")


def _one_of_the_boxes(fields: list[tuple[SeenField, str]]) -> list[Entry]:
    """A step that shows nothing but boxes, none of them known to be an extra, and was refused, wants one of them."""
    boxes = [f for f, m in fields if f.ticks and not m]
    alone = len(boxes) == len(fields) and len(boxes) >= 2 and not any(f.checked for f in boxes)
    return [Entry(boxes[0], "option", "tick", "1")] if alone else []


def _some_number(f: SeenField) -> str:
    """For a number that is demanded and that we know nothing of. Asked of a customer it is an age, more often than not."""
    least, most = (int(n) if n.isdigit() else None for n in (f.min, f.max))
    return str(max(least or 0, min(SOME_NUMBER, SOME_NUMBER if most is None else most)))


def _is_placeholder(f: SeenField, lang: str) -> bool:
    """Whether a list shows what it is for and not what was chosen."""
    shown = words.normalise(f.value)
    return words.says("choose_option", f.value, lang) or shown in (
        words.normalise(f.label),
        words.normalise(f.placeholder),
    )


def _may_be_final(u: Understood) -> bool:
    return u.any("payment_choice", "card_fields", "psp_frame", "order_review")


def _value(f: SeenField, m: str, person: Person, around: set[str], repair: int) -> str:
    """Text for a field, empty where there is nothing to say. `repair` counts how often the form refused."""
    national = person.national_phone
    # Refused, the bare digits come first: they are what most forms that want no plus sign want.
    ways = [national] if "phone_code" in around else [person.phone, re.sub(r"\D", "", national), national]
    phone = ways[repair % len(ways)]
    if (f.maxlength and len(phone) > f.maxlength) or (f.pattern and not _matches(f.pattern, phone)):
        phone = next(
            (p for p in (re.sub(r"\D", "", person.national_phone), person.phone[1:]) if _matches(f.pattern, p)),
            phone,
        )
    bare = re.sub(r"[ -]", "", person.postcode)
    fits = _matches(f.pattern, person.postcode) and not repair % 2
    postcode = person.postcode if fits or not _matches(f.pattern, bare) else bare
    values = {
        "email": person.email, "email_again": person.email, "first_name": person.given if "last_name" in around else person.full_name,
        "last_name": person.family if around & {"first_name"} or m != "last_name" else person.full_name,
        "first_name_kana": person.given_kana, "last_name_kana": person.family_kana,
        "full_name_kana": f"{person.family_kana} {person.given_kana}".strip(),
        "full_name": person.full_name, "street": person.street if "house_number" in around else person.street_line,
        "house_number": person.number, "address_extra": "2", "postcode": postcode, "city": person.city,
        "region": person.region_name or person.region, "country": _country_name(f, person), "phone": phone,
        "birth_date": "1990-05-17" if f.kind == "date" else "17.05.1990", "company": "Privat", "message": "-", "subject": "-",
    }  # fmt: skip
    return values.get(m, "")


def _country_name(f: SeenField, person: Person) -> str:
    """The country's English name (CLDR): what a free-text field understands best."""
    from babel import Locale

    return str(Locale("en").territories.get(person.country, person.country))


def _matches(pattern: str, value: str) -> bool:
    if not pattern:
        return True
    try:
        return re.fullmatch(pattern, value) is not None
    except re.error:
        return True


def _select(f: SeenField, m: str, person: Person, value: str, *, must: bool) -> Entry | None:
    current = next((o for o in f.options if o.value == f.value), None)
    options = [o for o in f.options if not o.disabled and (o.value or o.text)]
    if m == "country":
        if current and current.value and person.country in (current.value.upper(), country_of(current.text)):
            return None
        hit = next((o for o in options if person.country in (o.value.upper(), country_of(o.text))), None)
        return Entry(f, m, "select", hit.value) if hit else None
    if m == "region" and (person.region or person.region_name):
        wanted = {
            person.region.casefold(),
            person.region_name.casefold(),
            f"{person.country}-{person.region}".casefold(),
        } - {""}
        hit = next((o for o in options if o.value.casefold() in wanted or o.text.casefold() in wanted), None)
        named = person.region_name.casefold()  # "Hlavní město Praha" for Praha
        hit = hit or next((o for o in options if named and named in o.text.casefold()), None)
        if hit and (current is None or current.value != hit.value):
            return Entry(f, m, "select", hit.value)
        if hit:
            return None
    if m == "phone" and _lists_codes(f):
        return _phone_code(f, person, current)
    if m == "guest":
        hit = next((o for o in options if words.says("guest", o.text)), None)
        return Entry(f, m, "select", hit.value) if hit and hit is not current else None
    blank = current is None or _asks_to_choose(f, current)
    if not blank or not must or m in CARD:
        return None
    real = [o for o in options if o.value and not _asks_to_choose(f, o)]
    if not real:
        return None
    middle = real[len(real) // 2] if m == "birth_date" else real[0]
    return Entry(f, m, "select", middle.value)


def _asks_to_choose(f: SeenField, o: Option) -> bool:
    """Whether an option of a list stands for none of them: by its words, or first of all and with a value of nothing."""
    first = len(f.options) > 1 and o == f.options[0] and o.value.strip().casefold() in NOTHING
    return first or not o.value or words.says("choose_option", o.text)


def _lists_codes(f: SeenField) -> bool:
    """Whether a list holds the codes of countries, to be told beside the rest of a phone number."""
    coded = sum(1 for o in f.options if PHONE_CODE.search(f"{o.value} {o.text}"))
    return coded >= 2 and 2 * coded > len(f.options)


def _phone_code(f: SeenField, person: Person, current: Option | None) -> Entry | None:
    code = f"+{phonenumbers.parse(person.phone).country_code}"
    fits = [o for o in f.options if not o.disabled and code in PHONE_CODE.findall(f"{o.value} {o.text}")]
    if not fits or current in fits:
        return None
    best = next((o for o in fits if country_of(PHONE_CODE.sub("", o.text)) == person.country), fits[0])
    return Entry(f, "phone", "select", best.value)


def _groups(fields: list[tuple[SeenField, str]]) -> list[str]:
    """Of each field, which group of radio buttons it belongs to, empty for other fields. Ways of delivery of which each has
    a name of its own belong to one group, too."""
    named = [f"{f.frame}|{f.form}|{f.group or f.section}" if f.picks else "" for f, _ in fields]
    sizes = Counter(named)
    return [
        f"{f.frame}|{f.form}|{m}|{f.section}" if m == "delivery_method" and name and sizes[name] == 1 else name
        for (f, m), name in zip(fields, named, strict=True)
    ]


def _pick(group: list[tuple[SeenField, str]], m: str, lang: str, repair: int) -> Entry | None:
    """A radio to press in this group, or None when the group is answered or none of our business."""
    meanings = {n for _, n in group}
    guests = [g for g, n in group if n == "guest"]
    if guests:
        # "I am a new customer" counts as a guest, but not beside a choice that is called so.
        coded = [g for g in guests if GUEST_CODE.search(split_tokens(f"{g.option_value} {g.id} {g.tokens}"))]
        guest = (coded or guests)[0]
        return None if guest.checked else Entry(guest, "guest", "pick")
    if any(g.checked for g, _ in group) or "payment_method" in meanings:
        return None
    if "delivery_method" in meanings:
        home = [g for g, _ in group if not words.says("deliver_pickup", g.label or g.row, lang)]
        return Entry(min(home or [g for g, _ in group], key=_costs), "delivery_method", "pick")
    must = any(demanded(g, lang) or g.required for g, _ in group)
    if (must and m == "option") or ((must or repair) and m in ("salutation", "gender")):
        return Entry(group[0][0], m, "pick")
    return None


def _costs(f: SeenField) -> float:
    """What a way of delivery costs by its own words; one that names no price stands after those that do."""
    for text in (f.label, f.row):
        parsed = parse_amount(text)
        if parsed is not None and parsed[1]:  # "3-5 days" is no price
            return float(parsed[0])
    return 0.0 if words.says("free", f.label or f.row) else float("inf")


def filled_forms(u: Understood) -> tuple[set[int], float]:
    """Forms of the step at hand and how far down their last field reaches."""
    fields = [f for f, m in in_scope(u) if m not in NEVER or m == "password"]
    last = max((f.box.y + f.box.height for f in fields), default=0.0)
    return {f.form for f in fields if f.form >= 0}, last


def unfinished(u: Understood, person: Person) -> bool:
    """Whether the page still waits for something a customer must enter before paying."""
    return any(e.meaning in ADDRESS | CONTACT | {"delivery_method", "guest"} for e in plan(u, person))


def box_of(entries: list[Entry]) -> Box | None:
    return entries[0].field.box if entries else None


def signature_of(u: Understood) -> str:
    """The step at hand, whatever its address: path and what it asks for."""
    asked = sorted({m for f, m in in_scope(u) if m})
    return f"{u.seen.path.partition('?')[0]}|{','.join(asked)}"


def fingerprint(entries: list[Entry]) -> str:
    """The same for the same entries into the same fields."""
    return ",".join(f"{e.field.name}:{e.meaning}:{e.value[:20]}" for e in entries)
