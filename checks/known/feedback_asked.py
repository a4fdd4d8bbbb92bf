"""Do you want to know what I think?

Why it matters: A shop that does not ask learns of trouble only from those who leave. Good practice ends a transaction
with a way to give feedback [T07]; and asking is no use without listening: 62 % of companies never answer [R14, 2018].

How to mend: Put a link "Give feedback" into the footer that opens two or three questions without name and address, and
ask once after a delivery.

Passes when a page offers to take feedback about the shop. Fails when none does, or customers are asked for product
reviews only. Cannot tell when the shop could not be looked around, or is in a language that has no words here.

A way to give feedback 100, only product reviews 50, nothing 0 (rulebook; its other parts, an invitation after an order
or an answer and a short form, need an order, an answered question or a submit, and leave the reckoning).
"""

from auditor.evidence import InfoPages, Journeys, PageRecord, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, failed, on_page, passed, scored
from auditor.words import says
from checks._devices import stopped_early
from checks._reading import controls_saying, label, links_to, unread_language
from checks._wording import quoted

_WRITES_A_REVIEW = (
    "write a review",
    "write review",
    "rate this product",
    "bewertung schreiben",
    "bewertung abgeben",
)


@check(severity=Severity.MODERATE, sources=("T07", "R14", "R35"))
def feedback_asked(journeys: Journeys, info_pages: InfoPages) -> Outcome:
    if journeys.furthest().reached_rank() < 0:
        return stopped_early(journeys.furthest(), "a page of the shop")
    pages = [
        *(page for journey in journeys.journeys for page in journey.pages),
        info_pages.home,
        *(info.page for info in info_pages.pages if info.page),
    ]
    for page in pages:
        if asked := next(iter(links_to(page, "feedback")), None):
            return passed(f"The shop asks for feedback: {quoted(label(asked))}.", on_page(page, asked))
        if heading := _asks(page):
            return passed(f"The shop asks for feedback: {quoted(heading)}.", on_page(page, quote=heading))
    if language := unread_language(pages):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The shop is in "{language}", for which we have no words.')
    for page in pages:
        for control in controls_saying(page, "reviews"):
            if label(control).lower().startswith(_WRITES_A_REVIEW):
                saw = f"Customers are asked for reviews of products ({quoted(label(control))}), not how the shop did."
                return scored(50, saw, on_page(page, control))
    return failed("No page asks what customers think of the shop.", on_page(pages[0]))


def _asks(page: PageRecord) -> str:
    """A heading that asks for feedback on the shop, over something to answer with."""
    headings = page.headings if page.fields or page.controls else ()
    return next((h for h in headings if says("feedback", h, page.lang) and not says("reviews", h, page.lang)), "")
