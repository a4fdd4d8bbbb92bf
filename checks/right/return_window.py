"""How long may I think it over?

Why it matters: Whoever buys from afar in the EU has 14 days by law [L01, 2011; L02, 2023]; a longer period is a promise
that sells [T10, 2024].

How to mend: Give 30 days or more, and write the number on the returns page in one sentence: "You can send back
anything within 30 days of receiving it."

Passes from 30 days on. Fails with fewer, below 14 days in the EU outright. Cannot tell when no return rules or no
period was found, when the rules name several periods, or they are in a language that the auditor has no words for.

Score: 14 days 60, 30 days 90, 60 days and more 100 (derived from [L01, T10]). The 14 days of the law beside a longer
period are no contradiction: the longer counts. Periods for refunds, delivery and answers are left out. Whether the
period starts with the order or with the parcel is not judged. A judgement by words.
"""

import re

from auditor.evidence import InfoPages, PageRecord, Reason
from auditor.plugins import Basis, Outcome, Severity, cant_tell, check, on_page, piecewise, scored
from auditor.words import says
from checks._europe import currency_of, sells_in_eea
from checks._periods import periods_days
from checks._reading import unread_language
from checks._wording import counted, listed, quoted
from checks.right._policy import policy_pages, policy_sentences
from checks.right._refunds import speaks_of_refund

_LEGAL_DAYS = 14
_CURVE = ((14.0, 60.0), (30.0, 90.0), (60.0, 100.0))
_BELOW_LAW = ((0.0, 0.0), (14.0, 60.0))
_OTHER_PERIODS = ("delivery_date", "reply_promise", "guarantee", "pay_offline")
_BACK = re.compile(r"\b(?:return|withdr|cancel|send\w* back)|zur[üu]ck|retour|r[üu]ckgab|widerr", re.IGNORECASE)


@check(severity=Severity.SERIOUS, sources=("L01", "L02", "T09", "T10"), basis=Basis.HEURISTIC)
def return_window(info_pages: InfoPages) -> Outcome:
    pages = policy_pages(info_pages)
    if not pages:
        return cant_tell(Reason.NOT_FOUND, "No page with return rules was found.")
    found = [(days, page, said) for page in pages for days, said in _periods(page, info_pages.home)]
    if not found:
        if language := unread_language(pages):
            return cant_tell(
                Reason.LOW_CONFIDENCE, f'The return rules are in "{language}", for which we have no words.'
            )
        return cant_tell(
            Reason.NOT_FOUND, "The return rules name no period that we could read.", on_page(pages[0])
        )
    offered = {days for days, _, _ in found}
    if len(offered) > 1:
        offered.discard(_LEGAL_DAYS)
    if len(offered) > 1:
        periods = listed(counted(days, "day") for days in sorted(offered))
        return cant_tell(
            Reason.LOW_CONFIDENCE, f"The return rules name several periods: {periods}.", on_page(pages[0])
        )
    days = offered.pop()
    page, said = next((page, said) for number, page, said in found if number == days)
    in_eea = sells_in_eea(currency_of([info_pages.home, *pages]))
    if days < _LEGAL_DAYS and in_eea:
        return scored(
            0,
            f"{counted(days, 'day')} to send things back; the law gives 14: {quoted(said)}.",
            on_page(page, quote=said),
        )
    curve = _CURVE if days >= _LEGAL_DAYS else _BELOW_LAW
    return scored(
        piecewise(days, curve),
        f"{counted(days, 'day')} to send things back: {quoted(said)}.",
        on_page(page, quote=said),
    )


def _periods(page: PageRecord, home: PageRecord) -> list[tuple[int, str]]:
    """Periods in sentences about sending back."""
    return [
        (periods_days(said)[0], said)
        for heading, said in policy_sentences(page, home)
        if periods_days(said) and _is_about_return(heading, said, page.lang)
    ]


def _is_about_return(heading: str, said: str, language: str) -> bool:
    if not _BACK.search(f"{heading} {said}") and any(says(other, said, language) for other in _OTHER_PERIODS):
        return False
    if speaks_of_refund(said, language) or speaks_of_refund(heading, language):
        return False
    return says("return_period", said, language)
