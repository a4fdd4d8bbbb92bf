"""If I mistype an address, does the shop help me on?

Why it matters: Old links and typing slips are daily bread; a page that says so plainly and shows a way on keeps the
visitor in the shop [T07, 2026].

How to mend: Answer unknown addresses with status 404, say in plain words that the page does not exist, and offer the
search, the contact page and the main categories.

Passes when an invented address gets status 404 or 410, plain words and a way on. Fails when one of the three is
missing. Cannot tell when the shop did not answer, turned us away as a robot, or speaks a language that the auditor
has no words for.

40 points for the status, 30 for the words, 30 for a search box, a contact link or at least three links into the shop
(own judgement).
"""

from auditor.evidence import NotFoundPage, PageRecord, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, on_page, scored
from auditor.words import says
from checks._reading import controls_saying, parts_of, unread_language

_LINKS_THAT_HELP = 3
_TURNED_AWAY = frozenset({401, 403, 429, 503})


@check(severity=Severity.MINOR, sources=("T07",))
def honest_404(not_found: NotFoundPage) -> Outcome:
    page, status = not_found.page, not_found.status
    if status is None:
        return cant_tell(Reason.UNREACHABLE, "The shop gave no answer to an invented address.")
    if status in _TURNED_AWAY or "bot_wall" in page.facets:
        return cant_tell(
            Reason.BLOCKED, f"The shop turned us away (status {status}) before it said whether the page exists."
        )
    honest = status in (404, 410)
    plain = _says_so(page)
    helpful = _helps_on(page)
    if not (plain and helpful) and (language := unread_language([page])):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The page is in "{language}", for which we have no words.')
    says_what = "says" if plain else "does not say"
    shows_what = "shows a way on" if helpful else "shows no way on"
    return scored(
        40 * honest + 30 * plain + 30 * helpful,
        f"An invented address was answered with status {status}{'' if honest else ' instead of 404'}; "
        f"the page {says_what} that nothing is there and {shows_what}.",
        on_page(page),
    )


def _says_so(page: PageRecord) -> bool:
    lines = [page.title, *page.headings, *page.text.split("\n")]
    return any(says("not_found", line, page.lang) for line in lines if line)


def _helps_on(page: PageRecord) -> bool:
    if "search_box" in page.facets or any(field.meaning == "search" for field in page.fields):
        return True
    if controls_saying(page, "search", "contact", "help"):
        return True
    links = [parts_of(control.href) for control in page.controls if control.href]
    home = parts_of(page.url)
    ways = {
        link.path
        for link in links
        if link.scheme in ("", "http", "https") and link.hostname in (None, home.hostname)
    }
    return len(ways - {home.path, ""}) >= _LINKS_THAT_HELP
