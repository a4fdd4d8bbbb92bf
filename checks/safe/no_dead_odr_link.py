"""Are your legal notes up to date?

Why it matters: The EU's platform for online disputes closed on 20 July 2025, and references to it should be removed
[L17, 2024]: a dead link in the legal notes makes people doubt the rest.

How to mend: Delete the sentence with the link to ec.europa.eu/consumers/odr from imprint, terms and mails; keep the
statement whether you take part in dispute resolution.

Passes when the legal pages do not refer to the platform. Fails when one does. Cannot tell when no imprint, terms,
privacy or contact page was found, or when they are in a language that the auditor does not know.

Score: present or not (L17). A name or address beside the words that the platform is closed is no reference to it; a
link always is. Mails are not read.
"""

from __future__ import annotations

import re

from auditor.evidence import Control, InfoPages, PageRecord, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, failed, on_page, passed
from checks._reading import found_pages, sentences, unread_language
from checks._wording import counted, quoted

_CLOSED = re.compile(
    r"\b(?:clos(?:ed|ure)|discontinued|no longer|shut down|eingestellt|abgeschaltet|geschlossen|nicht mehr|fermée?|cerrad[ao]"
    r"|chius[ao]|dismess[ao]|gesloten|zamknięt[ay]|encerrad[ao]|nedlagt|stängd|zrušena|ukončena)\b",
    re.IGNORECASE,
)
_BESIDE = 200
"""Characters around a mention in which a closure is taken to be the platform's (own judgement)."""
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
    for page, words in [*_addresses(pages), *sentences(pages, "odr_platform")]:
        if not _said_to_be_closed(page, words):
            return failed(f"The closed platform is named: {quoted(words)}.", on_page(page, quote=words))
    if language := unread_language(pages):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The pages are in "{language}", for which we have no words.')
    return passed(f"{counted(len(pages), 'page')} read; the closed platform is not named.")


def _addresses(pages: list[PageRecord]) -> list[tuple[PageRecord, str]]:
    """The platform's address written out, in whatever language around it."""
    return [(page, address) for page in pages for address in _ADDRESSES if address in page.text.lower()]


def _said_to_be_closed(page: PageRecord, words: str) -> bool:
    text = " ".join(page.text.split())
    at = text.lower().find(words.lower())
    return bool(_CLOSED.search(text[max(0, at - _BESIDE) : at + len(words) + _BESIDE]))


def _link(page: PageRecord) -> Control | None:
    return next((c for c in page.controls if any(address in c.href.lower() for address in _ADDRESSES)), None)
