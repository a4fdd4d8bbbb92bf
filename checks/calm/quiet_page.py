"""Does the page stay quiet and not beg for permissions?

Why it matters: Video with sound that plays by itself is among the most disliked forms of advertising [T14, since 2017],
and browsers' own guidance says to ask for a permission only when the visitor wants what it is for [T02].

How to mend: Start no sound before somebody taps "play", and ask for notifications or the location only after a tap that
needs them.

Passes when no page plays sound or asks for a permission by itself. Fails when one does. Cannot tell when no page of the
shop could be opened.

Score: share of the two (rulebook; its other two, trapped back button and nagging on leaving, are not looked at yet).
Muted video is fine, and so is a question that follows a tap. Browsers silence such sound; the page's wish to play it
counts.
"""

from auditor.evidence import Journey, Journeys, PageRecord
from auditor.plugins import Outcome, Severity, check, on_page, scored, share
from checks._devices import on_each_device, stopped_early
from checks._wording import distinct, listed

_AUDIBLE = "(with sound)"


@check(severity=Severity.MINOR, sources=("T14", "T02", "T03"))
def quiet_page(journeys: Journeys) -> Outcome:
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    if journey.reached_rank() < 0:
        return stopped_early(journey, "a page of the shop")
    loud = [page for page in journey.pages if _sounds(page)]
    begging = [page for page in journey.pages if page.permission_asks]
    faults = []
    if loud:
        faults.append(f"plays {listed(distinct(s for page in loud for s in _sounds(page)))} by itself")
    if begging:
        asked = distinct(ask for page in begging for ask in page.permission_asks)
        faults.append(f"asks for {listed(asked)} unprompted")
    saw = f"A page {listed(faults)}." if faults else "No page played sound or asked for a permission by itself."
    return scored(share(2 - len(faults), 2), saw, *map(on_page, [*loud[:1], *begging[:1]]))


def _sounds(page: PageRecord) -> list[str]:
    return [media for media in page.media_autoplay if media.endswith(_AUDIBLE)]
