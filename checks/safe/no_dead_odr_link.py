"""Are your legal notes up to date?

Why it matters: The EU's platform for online disputes closed on 20 July 2025, and references to it should be removed
[L17, 2024]: a dead link in the legal notes makes people doubt the rest.

How to mend: Delete the sentence with the link to ec.europa.eu/consumers/odr from imprint, terms and mails; keep the
statement whether you take part in dispute resolution.

Passes when the legal pages do not refer to the platform. Fails when one does. Cannot tell when no imprint, terms,
privacy or contact page was found.

Score: present or not (L17). A sentence that says the platform is closed is no reference to it. Mails are not read.
"""

from __future__ import annotations

from auditor.evidence import Control, InfoPages, PageRecord, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, failed, on_page, passed
from checks._reading import found_pages, sentences
from checks._wording import counted, quoted

_ADDRESSES = ("ec.europa.eu/consumers/odr", "ec.europa.eu/odr", "webgate.ec.europa.eu/odr")


@check(severity=Severity.MINOR, sources=("L17",))
def no_dead_odr_link(info_pages: InfoPages) -> Outcome:
    legal = found_pages(info_pages, "imprint", "terms", "withdrawal", "privacy", "returns", "contact", "help")
    if not legal:
        return cant_tell(Reason.NOT_FOUND, "No imprint, terms or contact page was found to read.")
    pages = [*legal, info_pages.home]
    for page in pages:
        if link := _link(page):
            return failed(
                f"A link leads to the closed platform: {quoted(link.name or link.href)}.", on_page(page, link)
            )
    for page, sentence in sentences(pages, "odr_platform"):
        return failed(f"The closed platform is named: {quoted(sentence)}.", on_page(page, quote=sentence))
    return passed(f"{counted(len(pages), 'page')} read; the closed platform is not named.")


def _link(page: PageRecord) -> Control | None:
    return next((c for c in page.controls if any(address in c.href.lower() for address in _ADDRESSES)), None)
