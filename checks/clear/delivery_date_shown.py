"""When will it be here?

Why it matters: Customers plan by the day, not by the speed of a parcel service, and work out "2-3 working days" wrongly
[R04, 2023]; the day by which the shop delivers must be told before the order [L01, 2011].

How to mend: Write "arrives Fri 27 - Mon 30 Nov" on the product page and at every way of delivery, counted from today
and the warehouse's hours.

Passes when a day, a date or a range of dates stands on the product page and again from the cart on. Fails when only a
number of days, a speed or nothing is told. Cannot tell when the visit ended before the choice of delivery, or the
pages are in a language that the auditor has no words for. Does not apply where nothing is sent or nothing is in stock.

Score: on both 100, at one of them 85, a number of days 50, otherwise 0 (rulebook; the product page alone scores 85 by
own judgement). Dates in pictures go unseen. The worse device counts.
"""

import re
from collections.abc import Callable, Iterable

from auditor.evidence import Journey, Journeys, Milestone, PageRecord, Reason, StopReason
from auditor.plugins import Outcome, Severity, cant_tell, check, inapplicable, on_page, scored
from auditor.words import says
from checks._delivery import nothing_is_sent, only_picked_up, speaks_of_delivery
from checks._devices import on_each_device, stopped_early
from checks._periods import periods_days
from checks._reading import from_checkout_on, product_page, unread_language
from checks._wording import quoted
from checks.clear._bill import carts
from checks.clear._dates import is_only_day, names_day

_LABEL_CHARS = 40
_OTHER_PERIODS = re.compile(
    r"\b(?:pay|paid|return|refund|withdraw)|zahl|rück|retour|widerr|erstatt", re.IGNORECASE
)
"""Words of periods that only begin with the delivery: "Pay within 14 days of delivery"."""
Tells = Callable[[str, str], object]
"""Whether a text in a language tells what is looked for."""


@check(severity=Severity.SERIOUS, sources=("R04", "L01"))
def delivery_date_shown(journeys: Journeys) -> Outcome:
    if nothing_is_sent(journeys):
        return inapplicable("Nothing is sent: the checkout asks for no address.")
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    product = product_page(journey)
    if product is None:
        return stopped_early(journey, "a product page")
    if only_picked_up(product) or journey.stopped_because is StopReason.OUT_OF_STOCK:
        return inapplicable("The product is for collection only or not in stock.")
    later = [*carts(journey), *from_checkout_on(journey)]
    early_day, late_day = _told([product], names_day), _told(later, names_day)
    if early_day and late_day:
        (page, quote), (later_page, later_quote) = early_day, late_day
        return scored(
            100,
            f"The product page says {quoted(quote)}, and from the cart on a day is told again.",
            on_page(page, quote=quote),
            on_page(later_page, quote=later_quote),
        )
    if language := unread_language([product, *later]):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The pages are in "{language}", for which we have no words.')
    if not late_day and journey.reached_rank() < Milestone.DELIVERY.rank:
        return stopped_early(journey, "the choice of delivery")
    if one := early_day or late_day:
        where = "on the product page" if early_day else "from the cart on"
        return scored(85, f"A day is told {where} only: {quoted(one[1])}.", on_page(one[0], quote=one[1]))
    if period := _told([product, *later], lambda text, _: periods_days(text)):
        return scored(
            50, f"A number of days, but no day is told: {quoted(period[1])}.", on_page(period[0], quote=period[1])
        )
    return scored(0, "Neither the product page nor the choice of delivery says when it arrives.", on_page(product))


def _told(pages: Iterable[PageRecord], tells: Tells) -> tuple[PageRecord, str] | None:
    """The first page and text that tells it about the delivery."""
    return next(((page, text) for page in pages for text in _about_delivery(page) if tells(text, page.lang)), None)


def _about_delivery(page: PageRecord) -> Iterable[str]:
    """Lines about the day of delivery, and the labels of its ways."""
    lines = [line.strip() for line in page.text.split("\n") if line.strip()]
    for label, line in zip(["", *lines], lines, strict=False):
        if _heads_delivery(line, page.lang) or (
            # A day in a block of its own, below its label.
            len(label) < _LABEL_CHARS and is_only_day(line, page.lang) and _heads_delivery(label, page.lang)
        ):
            yield line
    yield from (" ".join([f.label, *f.options]) for f in page.fields if f.meaning == "delivery_method")


def _heads_delivery(line: str, language: str) -> bool:
    if _OTHER_PERIODS.search(line):
        return False
    first_word = line.split(maxsplit=1)[0].strip(":,.") if line else ""
    return says("delivery_date", line, language) or speaks_of_delivery(first_word, language)
