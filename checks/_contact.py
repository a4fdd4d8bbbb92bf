"""Ways to reach the shop that a page shows: e-mail addresses, telephone numbers, chat, postal address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import phonenumbers
from phonenumbers import Leniency, NumberParseException, PhoneNumber, PhoneNumberMatcher

from auditor.evidence import Control, PageRecord
from auditor.words import says
from checks._reading import controls_saying, language_of
from checks._wording import distinct

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HIDDEN_AT = re.compile(r"\s*[\[({]\s*(?:at|ät|chez|arroba|chiocciola)\s*[\])}]\s*", re.IGNORECASE)
_HIDDEN_DOT = re.compile(r"\s*[\[({]\s*(?:dot|punkt|point|punto|ponto)\s*[\])}]\s*", re.IGNORECASE)
_NOBODY_READS = re.compile(r"no-?_?reply|do-?not-?reply|noresponder|ne-?pas-?repondre", re.IGNORECASE)
_POSTCODES = re.compile(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"  # United Kingdom
    r"|\d{4} ?[A-Z]{2},? +[A-Z]\w+"  # Netherlands
    r"|\d{2}-\d{3} +[^\W\d_]\w+|\d{4}-\d{3}\b|〒? ?\d{3}-\d{4}\b"  # Poland, Portugal, Japan
    r"|[A-Z]{2},? +\d{5}(?:-\d{4})?\b"  # United States
    r"|(?:[A-Z]{1,2}-)?(?:\d{4,5}|\d{3} \d{2}) +[^\W\d_][\w'’.-]+)"  # most of the continent
)
_STREET = re.compile(r"[^\W\d_]{3,}.*\d|\d.*[^\W\d_]{3,}|P\.? ?O\.? Box|Postfach", re.IGNORECASE)
_STREET_ENDS = re.compile(r"(?:[,·|–-]|\d\s?[a-z]?)\s*$")
_REGION_BY_LANGUAGE = {"en": "GB", "sv": "SE", "da": "DK", "cs": "CZ", "ja": "JP"}
_REGION_BY_DOMAIN = {"uk": "GB", "jp": "JP"} | {
    code.lower(): code
    for code in (
        "DE",
        "AT",
        "CH",
        "FR",
        "ES",
        "IT",
        "NL",
        "BE",
        "PL",
        "PT",
        "SE",
        "DK",
        "CZ",
        "IE",
        "LU",
        "FI",
        "NO",
    )
}


@dataclass(frozen=True)
class Phone:
    """A telephone number as the page shows it."""

    shown: str
    number: PhoneNumber
    line: int
    """Index of its line in the page's text, -1 when it stands only in a link."""


def emails(page: PageRecord) -> list[str]:
    """E-mail addresses that somebody reads; spelled-out "name (at) shop" counts."""
    plain = _HIDDEN_DOT.sub(".", _HIDDEN_AT.sub("@", page.text))
    linked = [unquote(urlsplit(c.href).path) for c in page.controls if c.href.startswith("mailto:")]
    found = distinct(a.lower() for a in [*linked, *_EMAIL.findall(plain)] if _EMAIL.fullmatch(a))
    return [a for a in found if not _NOBODY_READS.search(a)]


def phones(page: PageRecord) -> list[Phone]:
    """Numbers behind tel: links, and numbers in the text that are labelled or written internationally."""
    found: dict[str, Phone] = {}
    lines = page.text.split("\n")
    for index, line in enumerate(lines):
        labelled = any(
            says("phone_number_label", part, page.lang) for part in lines[max(0, index - 1) : index + 1]
        )
        if says("field_fax", line, page.lang) or not (labelled or "+" in line):
            continue
        for match in PhoneNumberMatcher(line, region(page), leniency=Leniency.POSSIBLE):
            found.setdefault(_key(match.number), Phone(match.raw_string, match.number, index))
    for control in page.controls:
        number = _parsed(unquote(urlsplit(control.href).path), page) if control.href.startswith("tel:") else None
        if number:
            found.setdefault(_key(number), Phone(control.text or control.href[4:], number, -1))
    return list(found.values())


def _key(number: PhoneNumber) -> str:
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _parsed(text: str, page: PageRecord) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(text, region(page))
    except NumberParseException:
        return None


def region(page: PageRecord) -> str:
    """The country whose national numbers the page most likely shows, as ISO 3166 code."""
    domain = (urlsplit(page.url).hostname or "").rpartition(".")[2]
    declared = page.lang.replace("_", "-").partition("-")[2].upper()
    language = language_of(page)
    return (
        _REGION_BY_DOMAIN.get(domain)
        or (declared if len(declared) == 2 else "")
        or _REGION_BY_LANGUAGE.get(language, language.upper() or "GB")
    )


def chats(page: PageRecord) -> tuple[Control, ...]:
    """Controls that open a chat."""
    return controls_saying(page, "chat")


def postal_address(page: PageRecord) -> str:
    """The first postal address of the page: postcode and town with a street beside or above; "" for none."""
    lines = [line.strip() for line in page.text.split("\n")]
    for index, line in enumerate(lines):
        for match in _POSTCODES.finditer(line):
            before = line[: match.start()]
            # "over 10000 customers" is no postcode: a line starts with it, or the street stands before it.
            if before and not _STREET_ENDS.search(before):
                continue
            above = [before] if before else lines[max(0, index - 2) : index]
            if any(_STREET.search(part) and len(part) < 80 for part in above):
                return line if before else ", ".join([*above, line])
    return ""
