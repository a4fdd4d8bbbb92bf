"""Is my connection protected on every page, above all at the till?

Why it matters: Without TLS anybody on the same network can read and change what a customer types; browsers warn
against such pages [T10, 2024; T16, 2009].

How to mend: Redirect every address to https, renew the certificate by machine, and make sure that every form sends
to an https address.

Passes when the certificate is good, every page is https, http leads there or is not answered, and no form or content is
unprotected. Fails otherwise. Cannot tell when no page was seen. Does not apply to a shop on this very machine, unless
one of its forms sends to http elsewhere.

Score: a fault on a page that asks for personal data, or a bad certificate = 0; a fault elsewhere = 50 (rulebook).
"""

from __future__ import annotations

from urllib.parse import urlsplit

from auditor.evidence import Journeys, PageRecord, Reason, Transport
from auditor.plugins import (
    Outcome,
    Place,
    Severity,
    cant_tell,
    check,
    failed,
    inapplicable,
    on_page,
    passed,
    scored,
)
from checks._wording import distinct

_PERSONAL = frozenset(
    {
        *("email", "email_again", "first_name", "last_name", "full_name", "street", "postcode", "phone"),
        *("password", "birth_date", "card_number", "iban", "newsletter", "message"),
    }
)
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


@check(severity=Severity.CRITICAL, sources=("T10", "T02", "T16"))
def https_everywhere(transport: Transport, journeys: Journeys) -> Outcome:
    if transport.certificate_error and not transport.loopback:
        return failed(f"The certificate is not valid: {transport.certificate_error}.")
    pages = [page for journey in journeys.journeys for page in journey.pages]
    faults = [(page, fault) for page in pages if (fault := _fault(page))]
    if faults:
        personal = [fault for fault in faults if _asks_personal_data(fault[0])]
        told = distinct(sentence for _, sentence in personal or faults)
        places: list[Place] = [on_page(page) for page, _ in (personal or faults)[:3]]
        where = "On pages that ask for personal data: " if personal else ""
        return scored(0 if personal else 50, where + " ".join(told[:3]), *places)
    if transport.loopback:
        return inapplicable("The shop runs on this very machine, which browsers trust without encryption.")
    if not pages:
        return cant_tell(Reason.NOT_REACHED, "No page of the shop was seen.")
    if transport.http_redirects_to_https is False:
        return scored(50, "All pages seen are encrypted, but the http address does not lead to https.")
    return passed(f"All {len(pages)} pages seen are encrypted, and so is what their forms send.")


def _fault(page: PageRecord) -> str:
    """What is unprotected on the page, "" for nothing. This machine itself needs no encryption."""
    if _unprotected(page.url):
        return f"{page.url} is not encrypted."
    target = next((target for target in page.form_targets if _unprotected(target)), "")
    if target:
        return f"A form sends unencrypted to {urlsplit(target).netloc}."
    mixed = next((error.text for error in page.errors if "mixed content" in error.text.lower()), "")
    return "The page loads unencrypted content." if mixed else ""


def _unprotected(url: str) -> bool:
    parts = urlsplit(url)
    host = parts.hostname or ""
    return parts.scheme == "http" and host not in _THIS_MACHINE and not host.endswith(".localhost")


def _asks_personal_data(page: PageRecord) -> bool:
    return any(field.meaning in _PERSONAL or field.kind == "email" for field in page.fields)
