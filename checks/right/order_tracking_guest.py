"""Can I follow my parcel without an account?

Why it matters: "Where is my order" is what customers ask most, and shops that answer it only after a sign-in shut
out their guests [R10, 2024]; keeping promises about delivery drives loyalty [R29, 2005].

How to mend: Link "Track your order" in the footer, to a page that asks for order number and e-mail or postcode.

Passes when such a page is open to guests. Fails when parcels can be followed by a link in a mail only (70), after
signing in only (40), or not at all (0). Cannot tell when the link leads to a page that was not opened, or the pages are
in a language that the auditor has no words for. Does not apply where nothing is sent.

Scores: derived from [R10]. That the promised mail comes is believed, not tried: it needs a real order.
"""

from auditor.evidence import InfoPages, Journeys, PageRecord, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, failed, inapplicable, on_page, passed, scored
from checks._delivery import nothing_is_sent
from checks._reading import found_pages, is_broken, label, links_to, sentences, unread_language
from checks._till import to_fill
from checks._wording import quoted

_OWNER = frozenset({"email", "postcode", "phone", "last_name", "full_name"})


@check(severity=Severity.MODERATE, sources=("R10", "R29"))
def order_tracking_guest(info_pages: InfoPages, journeys: Journeys) -> Outcome:
    if nothing_is_sent(journeys):
        return inapplicable("Nothing is sent: the checkout asks for no address.")
    helpful = [info_pages.home, *found_pages(info_pages, "help", "shipping_info", "contact", "terms")]
    links = [(page, link) for page in helpful for link in links_to(page, "track_order") if link.href]
    entry = next((i for i in info_pages.pages if i.topic == "track_order" and i.clicks is not None), None)
    tracking = entry.page if entry else None
    if tracking is not None and not is_broken(tracking):
        if _open_to_guests(tracking):
            return passed(
                "Order number and e-mail or postcode show guests where their order is.", on_page(tracking)
            )
        if not any(f.meaning == "password" for f in to_fill(tracking)):
            return cant_tell(
                Reason.LOW_CONFIDENCE,
                "A page to follow orders was found, but not what it asks for.",
                on_page(tracking),
            )
    elif links and not tracking:
        page, link = links[0]
        return cant_tell(
            Reason.NOT_REACHED, f"{quoted(label(link))} leads to a page that was not opened.", on_page(page, link)
        )
    promises = [(p, said) for p, said in sentences(helpful, "order_tracking") if not _is_label(said, p)]
    if promises:
        promised_on, said = promises[0]
        return scored(
            70,
            f"Parcels can be followed by a link in a mail only: {quoted(said)}.",
            on_page(promised_on, quote=said),
        )
    if tracking is not None and not is_broken(tracking):
        return scored(40, "Orders can be followed after signing in only, which guests cannot.", on_page(tracking))
    if language := unread_language(helpful):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The pages are in "{language}", for which we have no words.')
    return failed("No page and no sentence tells how to follow an order.", on_page(info_pages.home))


def _open_to_guests(page: PageRecord) -> bool:
    meanings = {field.meaning for field in to_fill(page)}
    return "order_number" in meanings and not meanings.isdisjoint(_OWNER)


def _is_label(sentence: str, page: PageRecord) -> bool:
    """A link's words are no promise of a mail."""
    return any(sentence == label(control) for control in page.controls)
