"""Who are you and where do I find you?

Why it matters: Whoever sells online must give name, geographic address and e-mail address easily and at all times
(E-Commerce Directive, Article 5) [L07, 2000; L01, 2011], and customers ask "who are these guys" before they pay
[R13, 2000-2014].

How to mend: Make a page "Imprint" or "About us", linked from every footer, with the legal name, the street address,
an e-mail address and the register or VAT number as text.

Passes when name, address and e-mail address were found (85 points; not every trader has a number). Fails when one of
these is missing. Cannot tell when the pages are in a language that the auditor has no words for.

Score: name 30, address 30, e-mail 25, register or VAT number 15 (rulebook, from L07). Read are imprint, contact, terms,
"about us" and the front page; the privacy notice, which names many others, only where none of these was found. Parts
are found by patterns: an address in a picture goes unseen, and whether the details are true is not judged.
"""

from __future__ import annotations

import re

from auditor.evidence import InfoPages, PageRecord, Reason
from auditor.plugins import Basis, Outcome, Severity, Verdict, cant_tell, check, on_page
from auditor.words import says
from checks._contact import emails, postal_address
from checks._reading import found_pages, unread_language
from checks._wording import listed, quoted

_PARTS = {"name": 30.0, "address": 30.0, "e-mail address": 25.0, "register or VAT number": 15.0}
_GOOD = 85.0
_OTHERS = re.compile(
    r"\b(?:PayPal|Klarna|Stripe|Adyen|Mollie|Google|Meta|Facebook|Amazon|Microsoft|DHL|Hermes|UPS)\b", re.I
)
"""Companies that terms name beside the trader."""
_DIGITS_OF_A_NUMBER = 7
_LEGAL_FORM = re.compile(
    r"[^\W\d_][\w&.\-' ]+?,? (?:GmbH|UG|AG|KG|OHG|GbR|eG|e\. ?K\.|SE|Ltd\.?|Limited|PLC|plc|LLP|LLC|Inc\.?|SAS|SARL|SA|"
    r"S\.A\.S?\.?|S\.L\.U?\.?|S\.r\.l\.|S\.p\.A\.|B\.?V\.?|N\.?V\.?|VOF|BVBA|AB|ApS|A/S|Oy|sp\. z o\. ?o\.|s\. ?r\. ?o\.|"
    r"a\. ?s\.|Lda\.?|Unipessoal)(?=[\s,.;)]|$)|株式会社|有限会社|合同会社"
)
_VAT_ID = re.compile(
    r"\b(?:ATU\d{8}|DE ?\d{3} ?\d{3} ?\d{3}|(?:BE|BG|CY|CZ|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|GB|"
    r"CHE|XI)[- ]?[0-9A-Z][0-9A-Z. -]{6,12}[0-9A-Z])\b"
)


@check(severity=Severity.SERIOUS, sources=("L07", "L01", "R13"), basis=Basis.HEURISTIC)
def trader_identity(info_pages: InfoPages) -> Outcome:
    own = found_pages(info_pages, "imprint", "contact", "terms", "about")
    pages = [*(own or found_pages(info_pages, "privacy")), info_pages.home]
    if language := unread_language(pages):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The pages are in "{language}", for which we have no words.')
    found = {
        "name": next((n for p in pages if (n := _name(p))), ""),
        "address": next((a for p in pages if (a := postal_address(p))), ""),
        "e-mail address": next((e for p in pages for e in emails(p)), ""),
        "register or VAT number": next((n for p in pages if (n := _number(p))), ""),
    }
    score = sum(_PARTS[part] for part, value in found.items() if value)
    missing = [part for part, value in found.items() if not value]
    saw = f"Found: {listed(f'{part} {quoted(v)}' for part, v in found.items() if v) or 'nothing'}."
    saw += f" Not found: {listed(missing)}." if missing else ""
    verdict = Verdict.PASSED if score >= _GOOD else Verdict.FAILED
    return Outcome(verdict=verdict, score=score, saw=saw, places=(on_page(pages[0]),))


def _name(page: PageRecord) -> str:
    """A line that holds a company with its legal form, or that is labelled as the trader's name."""
    lines = [line.strip() for line in page.text.split("\n") if line.strip()]
    companies = [m.group().strip() for line in lines if (m := _LEGAL_FORM.search(line))]
    company = next((name for name in companies if not _OTHERS.search(name)), "")
    return company or next((line for line in lines if _labels_name(line, page)), "")


def _labels_name(line: str, page: PageRecord) -> bool:
    label, colon, value = line.partition(":")
    return bool(colon and value.strip()) and says("trader_name_label", label, page.lang)


def _number(page: PageRecord) -> str:
    for vat in _VAT_ID.findall(page.text):
        if sum(char.isdigit() for char in vat) >= _DIGITS_OF_A_NUMBER:
            return str(vat)
    lines = page.text.split("\n")
    return next(
        (
            line.strip()
            for line in lines
            if re.search(r"\d{3}", line) and any(says(i, line, page.lang) for i in ("register_number", "vat_id"))
        ),
        "",
    )
