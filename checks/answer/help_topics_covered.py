"""Can I help myself to the usual answers?

Why it matters: Missing product and delivery information made customers give up in 18 % of observed lost sales
[R13, 2000-2014], and an answer on the page saves both sides a message.

How to mend: Answer these eight questions on the help page, each with a figure or a name: delivery cost, delivery
time, destinations, return period, refund time, guarantee, ways to pay, following a parcel.

Passes when all eight are answered with something concrete. Fails when some are missing. Cannot tell when no help,
delivery, return, payment or terms page was found within two clicks, or its language has no words here.

Score: share of the eight topics (rulebook; the list of topics is derived from R13, R29 and R09). A topic counts
when a sentence speaks of it and it, or the sentence after it, holds what is asked for: an amount or "free" for the
cost, a period for times, years or "statutory" for the guarantee. Destinations, ways to pay and parcel tracking count
when a statement speaks of them; a mere question does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from auditor.evidence import InfoPages, PageRecord, Reason
from auditor.plugins import Basis, Outcome, Severity, cant_tell, check, on_page, scored, share
from auditor.words import says
from checks._periods import periods_days
from checks._prices import amounts_in
from checks._reading import found_pages, unread_language
from checks._wording import listed

_PAGES = ("help", "shipping_info", "returns", "withdrawal", "payment_info", "terms", "contact", "track_order")
_MOST_CLICKS = 2
_YEARS = re.compile(
    r"(?:\d|\b(?:one|two|ein|zwei|un|deux|dos|due|twee|dwa|dois|två|to|dva))[\s-]*"
    r"(?:years?|jahre?n?|ans?|años?|anni|jaar|lata|anos?|års?|roky|let|年)\b"
    r"|statutory|legal|gesetzlich|légale|wettelijk|ustawow|lagstadgad|zákonn",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\b\d{1,2}\s*(?:[-–]|to|bis|à|a|do|til)\s*\d{1,2}\b(?![.:])")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?。？])\s+|\n+")


def _has_cost(text: str) -> bool:
    return bool(amounts_in(text)) or says("free", text) or says("free_shipping_from", text)


def _has_days(text: str) -> bool:
    return bool(periods_days(text))


def _has_delivery_time(text: str) -> bool:
    return _has_days(text) or bool(_RANGE.search(text))


def _has_years(text: str) -> bool:
    return _has_days(text) or bool(_YEARS.search(text))


def _is_statement(text: str) -> bool:
    return not text.rstrip().endswith(("?", "？"))


_TOPICS: dict[str, tuple[tuple[str, ...], Callable[[str], bool]]] = {
    "delivery cost": (("shipping_cost", "plus_shipping", "free_shipping_from", "shipping_info"), _has_cost),
    "delivery time": (("delivery_date", "shipping_info", "deliver_home"), _has_delivery_time),
    "destinations": (("delivery_countries",), _is_statement),
    "return period": (("return_period",), _has_days),
    "refund time": (("refund_period",), _has_days),
    "guarantee": (("guarantee",), _has_years),
    "ways to pay": (("pay_card", "pay_offline", "pay_wallet"), _is_statement),
    "following a parcel": (("order_tracking", "track_order"), _is_statement),
}


@check(severity=Severity.MODERATE, sources=("R13", "R29", "R09"), basis=Basis.HEURISTIC)
def help_topics_covered(info_pages: InfoPages) -> Outcome:
    near = {i.page.id for i in info_pages.pages if i.page and (i.clicks or 0) <= _MOST_CLICKS}
    pages = [p for p in found_pages(info_pages, *_PAGES) if p.id in near and p.text.strip()]
    if not pages:
        return cant_tell(
            Reason.NOT_FOUND, "No help, delivery, return or payment page was found within two clicks."
        )
    if language := unread_language(pages):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The help pages are in "{language}", for which we have no words.')
    covered = set[str]().union(*map(_covered, pages))
    missing = [topic for topic in _TOPICS if topic not in covered]
    saw = f"{len(covered)} of {len(_TOPICS)} usual questions are answered with something concrete"
    saw += f"; not found: {listed(missing)}." if missing else "."
    return scored(share(len(covered), len(_TOPICS)), saw, on_page(pages[0]))


def _covered(page: PageRecord) -> set[str]:
    """The topics that the page answers. What follows a question answers it; after a statement, a sentence on another
    topic is no answer to the one before it."""
    sentences = [s for s in _SENTENCE_ENDS.split(page.text) if s.strip()]
    topics = [_topics_of(sentence, page) for sentence in sentences]
    answers = zip([*sentences[1:], ""], [*topics[1:], set[str]()], strict=True)
    return {
        topic
        for sentence, asked, (after, also) in zip(sentences, topics, answers, strict=True)
        for topic in asked
        if _TOPICS[topic][1](sentence)
        or (after and (_asks(sentence) or not also or topic in also) and _TOPICS[topic][1](after))
    }


def _asks(sentence: str) -> bool:
    return sentence.rstrip().endswith("?")


def _topics_of(sentence: str, page: PageRecord) -> set[str]:
    said = {t for t, (intents, _) in _TOPICS.items() if any(says(i, sentence, page.lang) for i in intents)}
    # "We refund you within 5 days" holds one period, and it is not the time to return.
    one_period = len(periods_days(sentence)) == 1
    return said - {"return period"} if "refund time" in said and one_period else said
