"""What a form field wants: from its autocomplete token down to its neighbours (engine.md 3.5)."""

from __future__ import annotations

import re
from functools import lru_cache

from auditor import words
from auditor.seeing.model import Observation, SeenField
from auditor.words.countries import country_code

AUTOCOMPLETE = {
    "email": "email", "username": "email", "given-name": "first_name", "additional-name": "", "family-name": "last_name",
    "name": "full_name", "honorific-prefix": "salutation", "sex": "gender", "organization": "company",
    "street-address": "street", "address-line1": "street", "address-line2": "address_extra", "address-line3": "address_extra",
    "postal-code": "postcode", "address-level2": "city", "address-level1": "region", "address-level3": "", "country": "country",
    "country-name": "country", "tel": "phone", "tel-national": "phone", "bday": "birth_date", "new-password": "password",
    "current-password": "password", "one-time-code": "", "cc-number": "card_number", "cc-exp": "card_expiry",
    "cc-exp-month": "card_expiry", "cc-exp-year": "card_expiry", "cc-csc": "card_cvc", "cc-name": "card_holder",
    "cc-type": "card_type",
}  # fmt: skip
"""WHATWG autofill tokens -> what the field wants."""

MOST_WAYS_IN = 5
"""A list of more is no choice between an account and none."""

NUMBERED = (
    "fax",
    "postcode",
    "house_number",
    "birth_date",
    "tax_id",
    "card_number",
    "card_cvc",
    "card_expiry",
    "iban",
)
"""What else is typed on the keys of a telephone."""
TYPES = {"email": "email", "tel": "phone", "password": "password", "search": "search"}

# Names that programmers give to fields; each with what must not stand beside it. Order matters: specific first.
NAMES: tuple[tuple[str, str, str], ...] = (
    ("card_number", r"(card|cc|pan|karten)[-_ ]?(no|num|number|nummer)", r"gift|loyal"),
    ("card_cvc", r"\b(cvc|cvv|csc|ccv)\d?\b|security[-_ ]?code|card[-_ ]?code", r""),
    ("card_expiry", r"expir|exp[-_ ]?(month|year|date)|valid[-_ ]?(until|thru)|start_month", r"experience"),
    ("card_holder", r"(card|cc)[-_ ]?holder|name[-_ ]?on[-_ ]?card|(cc|card)[-_ ]?name", r""),
    ("card_type", r"(card|cc)[-_ ]?type", r""),
    ("iban", r"\biban\b", r""),
    ("coupon", r"coupon|voucher|promo|discount[-_ ]?code|gutschein", r""),
    ("email_again", r"(e-?mail|mail)[-_ ]?(confirm|repeat|again|2|verify)|(confirm|repeat|verify)[-_ ]?(e-?mail|mail)", r""),
    ("newsletter", r"newsletter|subscribe", r""),
    ("email", r"e-?mail|(^|[-_ .\[])mail($|[-_ .\]])", r"name[-_ ]?mail"),
    ("password", r"passw|passwd|\bpwd\b|kennwort", r""),
    ("last_name_kana", r"kana[-_ \[\]]*(0?1|sei|last|family)\b|(last|family|sei)[-_ ]?(name)?[-_ ]?(kana|furigana)", r""),
    ("first_name_kana", r"kana[-_ \[\]]*(0?2|mei|first|given)\b|(first|given|mei)[-_ ]?(name)?[-_ ]?(kana|furigana)", r""),
    ("full_name_kana", r"\bkana\b|furigana|name[-_ ]?kana", r""),
    ("first_name", r"(first|given|fore)[-_ ]?name|vorname|prenom|\bfname\b|(^|[-_\[])firstname|nombre(?!.*usuario)", r""),
    ("last_name", r"(last|family|sur)[-_ ]?name|nachname|\blname\b|lastname|apellido|cognome", r""),
    ("company", r"company|organi[sz]ation|firma|entreprise", r""),
    ("tax_id", r"\b(vat|tax)[-_ ]?(id|no|number|nr)|\bnip\b|\bico\b|\bdic\b|codice[-_ ]?fiscale", r""),
    ("house_number", r"house[-_ ]?(no|num|number|nr)|street[-_ ]?(no|num|number|nr)|hausnummer|huisnummer", r""),
    ("address_extra", r"(address|street|line|addr)[-_ \[]?(line[-_ ]?)?[2345]\b|address2|apartment|\bapt\b|suite|unit|additional", r""),
    ("street", r"street|(address|addr)[-_ \[]?(line[-_ ]?)?1?\b|\bline1\b|\bstrasse\b|address1|calle|ulica", r"e-?mail|mail|ip[-_ ]?addr|same|billing_same"),
    ("postcode", r"post[-_ ]?(al)?[-_ ]?code|\bzip\b|zip[-_ ]?code|postcode|\bplz\b|\bcap\b|codigo[-_ ]?postal", r""),
    ("city", r"\bcity\b|town|locality|\bort\b|\bstadt\b|ciudad|\bville\b|\bline4\b", r"country"),
    ("region", r"\bstate\b|province|region|county|prefecture|\bpref\b|bundesland", r"country|united"),
    ("country", r"country|\bland\b|\bpays\b|\bpais\b", r"code|phone|dial|mobile"),
    ("phone", r"phone|telephone|\btel\b|mobile|telefon|handy", r""),
    ("fax", r"\bfax\b", r""),
    ("birth_date", r"birth|\bdob\b|bday|geburt", r""),
    ("gender", r"gender|\bsex\b|geschlecht", r""),
    ("salutation", r"salutation|anrede|\btitle\b|civility", r"sub|page"),
    ("order_number", r"order[-_ ]?(no|num|number|id|nr)|bestellnummer", r""),
    ("subject", r"subject|betreff|topic", r""),
    ("message", r"message|nachricht|comment|enquiry|inquiry|question", r""),
    ("quantity", r"quantity|\bqty\b|menge|anzahl|cantidad", r""),
    ("full_name", r"full[-_ ]?name|(^|[-_ .\[])name($|\])|your[-_ ]?name|recipient", r"user|product|shop"),
)  # fmt: skip
_COMPILED = tuple((m, re.compile(p, re.I), re.compile(n, re.I) if n else None) for m, p, n in NAMES)

# Which label intents are tried, specific before general.
LABELS = (
    "card_number", "card_cvc", "card_expiry", "card_holder", "iban", "email_again", "email", "password", "coupon",
    "last_name_kana", "first_name_kana", "full_name_kana", "first_name", "last_name", "house_number", "address_extra", "street", "postcode", "city", "region", "country", "phone", "fax", "birth_date",
    "gender", "salutation", "company", "tax_id", "order_number", "subject", "message", "quantity", "full_name",
)  # fmt: skip


@lru_cache(maxsize=20_000)
def split_tokens(text: str) -> str:
    """camelCase, snake_case and kebab-case taken apart, lower case."""
    return (
        re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text).replace("_", " ").replace("-", " ").replace(".", " ").lower()
    )


def meaning(field: SeenField, language: str) -> str:
    """What the field wants ("email", "postcode", "delivery_method", ...), empty where it cannot be told."""
    if field.ticks:
        return _tick(field, language)
    if field.picks:
        return _pick(field, language)
    token = field.autocomplete.lower().split()[-1] if field.autocomplete else ""
    if AUTOCOMPLETE.get(token):
        found = AUTOCOMPLETE[token]
        return _email_or_newsletter(field, language) if found == "email" else found
    if field.kind == "search":
        return "search"
    if field.kind == "select" and _offers_a_way_in_as_guest(field, language):
        return "guest"
    by_label = _by_label(field, language)
    by_name = _by_name(field)
    if field.kind in TYPES:
        kind = TYPES[field.kind]
        if kind == "email":
            return by_label if by_label == "email_again" else _email_or_newsletter(field, language)
        if kind == "phone":  # keys for numbers are given to postcodes, too
            return next((m for m in (by_label, by_name) if m in NUMBERED), kind)
        return kind
    if field.kind == "number" and by_name == "quantity":
        return "quantity"
    if field.kind == "select" and by_label == "region" and _lists_countries(field):
        by_label = "country"  # "State": in some languages one word for both
    if field.kind == "select" and not by_label:
        by_label = by_name or ("country" if _lists_countries(field) else "")
    if field.kind == "select" and by_label in ("street", "address_extra"):
        return by_name if by_name in ("region", "city", "country") else ""  # the first part of an address
    if field.kind == "date" and not by_label:
        return by_name or "birth_date"
    if _is_search(field, language):
        return "search"
    if by_label == "street" and by_name == "address_extra":
        return by_name  # "Street (2)": its words are those of the first line
    return by_label or by_name


def _by_label(field: SeenField, language: str) -> str:
    for text in (field.label if field.label_from != "nearby" else "", field.placeholder, field.title, field.label):
        if not text or len(text) > 120:
            continue
        # "Land/område", "ZIP / Postal code": each of them names the field.
        for part in (text, *(text.split("/") if "/" in text else ())):
            known = words.meanings(part, language)
            strength, _, name = max(
                (known.get(f"field_{name}", 0.0), -rank, name) for rank, name in enumerate(LABELS)
            )
            if strength >= 2:
                return name
    return ""


def _by_name(field: SeenField) -> str:
    # Django and Rails wrap names: shipping-0-line1, user[address][city]. The innermost says what it is.
    inner = re.findall(r"\[([^\[\]]+)\]", field.name)
    for raw in (*inner[-1:], field.name, field.id):
        text = split_tokens(raw)
        for name, pattern, never in _COMPILED:
            if pattern.search(text) and not (never and never.search(text)):
                return name
    return ""


def _email_or_newsletter(field: SeenField, language: str) -> str:
    about = " ".join((field.name, field.id, field.tokens, field.section, field.label))
    if field.landmark == "footer" or re.search(r"newsletter|subscri|abonn", about, re.I):
        return "newsletter"
    return "newsletter" if words.says("subscribe", field.section, language) else "email"


def _is_search(field: SeenField, language: str) -> bool:
    if re.search(r"(^|[-_ ])(q|query|search|suche|keywords?)($|[-_ ])", split_tokens(f"{field.name} {field.id}")):
        return True
    return any(words.says("search", text, language) for text in (field.label, field.placeholder) if text)


def _offers_a_way_in_as_guest(field: SeenField, language: str) -> bool:
    few = len(field.options) <= MOST_WAYS_IN
    return few and any(words.says("guest", o.text, language) for o in field.options)


def _lists_countries(field: SeenField) -> bool:
    codes = {o.value.upper() for o in field.options}
    if len({"DE", "FR", "GB", "US", "AT", "IT", "ES", "NL"} & codes) >= 4:
        return True
    # The first may ask to choose; all others must be countries, or it is a list of something else.
    named = [bool(country_code(o.text)) for o in field.options]
    return sum(named) >= 2 and all(named[1:])


def _tick(field: SeenField, language: str) -> str:
    about = field.label or field.row
    known = words.meanings(about, language)
    name = split_tokens(f"{field.name} {field.id}")
    if (
        known.get("marketing_consent", 0) >= 2
        or known.get("subscribe", 0) >= 2
        or re.search(r"newsletter|marketing|subscri|promo", name)
    ):
        return "marketing"
    if known.get("insurance", 0) >= 2 or re.search(r"insurance|protection|warranty", name):
        return "insurance"
    if known.get("gift_wrap", 0) >= 2 or re.search(r"gift[ ]?(wrap|option)", name):
        return "gift_wrap"
    if known.get("terms_accept", 0) >= 2 or re.search(r"\bterms\b|\bagb\b|\btos\b|conditions|agree", name):
        return "terms"
    if known.get("privacy_accept", 0) >= 2 or re.search(r"privacy|datenschutz|gdpr", name):
        return "privacy"
    if known.get("billing_same", 0) >= 2 or re.search(r"same[ _-]?(as|address)|billing", name):
        return "billing_same"
    if known.get("register", 0) >= 2 or re.search(r"create[ _-]?account|register", name):
        return "register"
    return ""


def _pick(field: SeenField, language: str) -> str:
    about = field.label or field.row
    known = words.meanings(about, language)
    section = words.meanings(field.section, language)
    name = split_tokens(f"{field.group} {field.name} {field.id} {field.option_value}")
    if known.get("guest", 0) >= 2 or re.search(r"\b(guest|anonymous|gast)\b", name):
        return "guest"
    if known.get("register", 0) >= 2 or (known.get("login", 0) >= 2 and len(about) < 80):
        return "account"
    pays = max(known.get(k, 0) for k in ("pay_card", "pay_offline", "pay_wallet"))
    if pays >= 2 and not known.get("deliver_home", 0) >= 2:
        return "payment_method"
    if re.search(r"payment|zahlung|paiement|\bpay\b|gateway", name):
        return "payment_method"
    if re.search(r"shipping|delivery|versand|carrier|livraison|rate", name) and "address" not in name:
        return "delivery_method"
    if max(known.get("deliver_home", 0), known.get("deliver_pickup", 0)) >= 2:
        return "delivery_method"
    if section.get("payment", 0) >= 2:
        return "payment_method"
    if section.get("delivery", 0) >= 2:
        return "delivery_method"
    if re.search(r"gender|salutation|anrede|\btitle\b", name):
        return "salutation"
    return "option"


def meanings(observation: Observation) -> tuple[str, ...]:
    """One meaning per field of the observation, in order; radios of one group agree with each other."""
    first = [meaning(f, observation.language) for f in observation.fields]
    groups: dict[tuple[int, int, str], list[int]] = {}
    for i, f in enumerate(observation.fields):
        if f.picks and f.group:
            groups.setdefault((f.frame, f.form, f.group), []).append(i)
    for members in groups.values():
        told = [first[i] for i in members if first[i] not in ("option", "")]
        for kind in ("guest", "payment_method", "delivery_method"):
            if kind in told and kind != "guest":
                for i in members:
                    first[i] = kind
                break
        if "guest" in told:
            for i in members:
                first[i] = "guest" if first[i] == "guest" else "account"
    return tuple(_of_search_forms(observation, _neighbours(observation, first)))


def _of_search_forms(observation: Observation, told: list[str]) -> list[str]:
    """Whatever stands in a form with a search box narrows the search down: a list of categories, say."""
    searching = {
        (f.frame, f.form) for f, m in zip(observation.fields, told, strict=True) if m == "search" and f.form >= 0
    }
    return [
        "search" if (f.frame, f.form) in searching and not m else m
        for f, m in zip(observation.fields, told, strict=True)
    ]


def _neighbours(observation: Observation, first: list[str]) -> list[str]:
    """What stands between a first name and a street is a last name; a bare "name" beside a first name too."""
    told = list(first)
    fields = observation.fields
    has_first = {f.form for i, f in enumerate(fields) if told[i] == "first_name"}
    for i, f in enumerate(fields):
        if told[i] == "full_name" and f.form in has_first and i and told[i - 1] == "first_name":
            told[i] = "last_name"
    return _streets(observation, told)


def _streets(observation: Observation, told: list[str]) -> list[str]:
    """Where nothing asks for the street but something for what comes after it, that is for both: "Number, building"."""
    asked = {(f.form, m) for f, m in zip(observation.fields, told, strict=True)}
    done: set[int] = set()
    for i, f in enumerate(observation.fields):
        if told[i] != "address_extra" or f.form in done or f.kind == "select":
            continue
        if (f.form, "city") in asked and not {(f.form, "street"), (f.form, "house_number")} & asked:
            told[i] = "street"
            done.add(f.form)
    return told
