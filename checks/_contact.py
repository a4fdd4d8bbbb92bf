"""Ways to reach the shop that a page shows: e-mail addresses, telephone numbers, chat, postal address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

import phonenumbers
from phonenumbers import Leniency, NumberParseException, PhoneNumber, PhoneNumberMatcher

from auditor.evidence import Control, PageRecord
from auditor.words import says
from checks._reading import controls_saying, label, language_of, parts_of
from checks._wording import distinct

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HIDDEN_AT = re.compile(r"\s*[\[({]\s*(?:at|ät|chez|arroba|chiocciola)\s*[\])}]\s*", re.IGNORECASE)
_HIDDEN_DOT = re.compile(r"\s*[\[({]\s*(?:dot|punkt|point|punto|ponto)\s*[\])}]\s*", re.IGNORECASE)
_NOBODY_READS = re.compile(
    r"no-?_?reply|do-?not-?reply|noresponder|ne-?pas-?repondre|@example\.(?:com|org|net)$", re.IGNORECASE
)
_POSTCODES = re.compile(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"  # United Kingdom
    r"|\d{4} ?[A-Z]{2},? +[A-Z]\w+"  # Netherlands
    r"|\d{2}-\d{3} +[^\W\d_]\w+|\d{4}-\d{3}\b|〒? ?\d{3}-\d{4}\b"  # Poland, Portugal, Japan
    r"|[A-Z]{2},? +\d{5}(?:-\d{4})?\b"  # United States
    r"|(?:[A-Z]{1,2}-)?(?:\d{4,5}|\d{3} \d{2}) +[^\W\d_][\w'’.-]+)"  # most of the continent
)
_STREET = re.compile(r"[^\W\d_]{3,}.*\d|\d.*[^\W\d_]{3,}|P\.? ?O\.? Box|Postfach", re.IGNORECASE)
_STREET_ENDS = re.compile(r"(?:[,·|–-]|\d\s?[a-z]?)\s*$")
_SHARES = re.compile(r"share|[?&](?:text|u|url|link)=", re.IGNORECASE)
"""WhatsApp and Messenger stand on many pages only to tell friends about a product."""
_REGIONS_BY_LANGUAGE = {
    "en": ("GB", "US", "IE", "AU", "NZ"),
    "de": ("DE", "AT", "CH"),
    "fr": ("FR", "BE", "CH"),
    "nl": ("NL", "BE"),
    "sv": ("SE",),
    "da": ("DK",),
    "cs": ("CZ",),
    "ja": ("JP",),
}
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
    numbers: tuple[PhoneNumber, ...]
    """What it may be: without a country code it can be a number of each country that the page may be from."""
    line: int
    """Index of its line in the page's text, -1 when it stands only in a link."""


def emails(page: PageRecord) -> list[str]:
    """E-mail addresses that somebody reads; spelled-out "name (at) shop" counts."""
    plain = _HIDDEN_DOT.sub(".", _HIDDEN_AT.sub("@", page.text))
    linked = [unquote(parts_of(c.href).path) for c in page.controls if c.href.startswith("mailto:")]
    found = distinct(a.lower() for text in [*linked, plain] for a in _EMAIL.findall(text))
    return [a for a in found if not _NOBODY_READS.search(a)]


def phones(page: PageRecord) -> list[Phone]:
    """Numbers in the text that are labelled or written internationally, and numbers behind tel: links; no fax."""
    found: dict[int, Phone] = {}
    for shown, line in _numbers_in_text(page):
        if numbers := _readings(shown, page):
            found.setdefault(_key(numbers), Phone(shown, numbers, line))
    for control in page.controls:
        if control.href.startswith("tel:") and (numbers := _readings(unquote(parts_of(control.href).path), page)):
            known = found.get(_key(numbers), Phone(control.text or control.href[4:], numbers, -1))
            # Text and link name the same number; the link more often with its country.
            found[_key(numbers)] = replace(known, numbers=min(known.numbers, numbers, key=len))
    return list(found.values())


def _numbers_in_text(page: PageRecord) -> Iterator[tuple[str, int]]:
    """Each number as written, with the index of its line. What stands before it says what it is."""
    lines = page.text.split("\n")
    for index, line in enumerate(lines):
        above = lines[index - 1] if index and not any(c.isdigit() for c in lines[index - 1]) else ""
        labelled = says("phone_number_label", above, page.lang) or says("phone_number_label", line, page.lang)
        if not labelled and "+" not in line:
            continue
        written = {
            match.start: match.raw_string
            for region in reversed(regions(page))
            for match in PhoneNumberMatcher(line, region, leniency=Leniency.POSSIBLE)
        }
        end = 0
        for start, number in sorted(written.items()):
            before = line[end:start].strip() or above
            end = start + len(number)
            is_fax = says("field_fax", before, page.lang) and not says("phone_number_label", before, page.lang)
            if not is_fax and (labelled or "+" in number):
                yield number, index


def _key(numbers: tuple[PhoneNumber, ...]) -> int:
    """The same for a number with and without its country code."""
    return int(numbers[0].national_number or 0)


def _readings(text: str, page: PageRecord) -> tuple[PhoneNumber, ...]:
    """What the number can be in each country that the page may be from."""
    found: list[PhoneNumber] = []
    for region in regions(page):
        try:
            number = phonenumbers.parse(text, region)
        except NumberParseException:
            continue
        if phonenumbers.is_possible_number(number) and number not in found:
            found.append(number)
    return tuple(found)


def regions(page: PageRecord) -> tuple[str, ...]:
    """The countries whose national numbers the page may show, likeliest first, as ISO 3166 codes.

    Domain or declared region name one; a language alone may be spoken in several.
    """
    domain = (parts_of(page.url).hostname or "").rpartition(".")[2]
    declared = page.lang.replace("_", "-").partition("-")[2].upper()
    language = language_of(page)
    if told := _REGION_BY_DOMAIN.get(domain) or (declared if len(declared) == 2 else ""):
        return (told,)
    return _REGIONS_BY_LANGUAGE.get(language, (language.upper(),) if language else _REGIONS_BY_LANGUAGE["en"])


def chats(page: PageRecord) -> tuple[Control, ...]:
    """Controls that open a chat with the shop; buttons that share a page are none."""
    return tuple(
        c
        for c in controls_saying(page, "chat")
        if not (says("share", label(c), page.lang) or _SHARES.search(c.href))
    )


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
