"""If I say no, is it really no?

Why it matters: Only 11.8 % of consent banners met the minimum of the law, and tracking in spite of a refusal is the
plainest breach of all [R20, 2020; L12, 2023].

How to mend: Refuse on your own shop in a private window and watch the network list: take out each service that still
starts, also the ones that the consent tool calls "legitimate interest".

Passes when nothing tracks after the refusal. Fails with each company that does. Cannot tell when nothing was
recorded after the refusal, or when the refusal that was offered could not be made. Does not apply where no refusal was
offered or no banner was shown: other checks see that.

Score: 100 less 25 per tracking domain that is active after the refusal; one that only left its earlier cookie behind
counts half, as does an analytics request without cookies (rulebook). Trackers are told as in
no-tracking-before-consent.
"""

from __future__ import annotations

from auditor.evidence import Consent, ConsentSeen, Reason
from auditor.plugins import Outcome, Place, Severity, cant_tell, check, inapplicable, passed, penalty, scored
from checks._wording import counted, listed
from checks.safe._tracking import Tracker, list_version, trackers, tracking_cookies

_EACH = 25.0
_LEFT_BEHIND = 0.5


@check(severity=Severity.SERIOUS, sources=("L12", "R20"))
def reject_respected(consent: Consent) -> Outcome:
    refused = [seen for seen in consent.seen if seen.chosen == "refused"]
    if not refused and any(seen.taps_to_reject is not None for seen in consent.seen):
        return cant_tell(Reason.NOT_REACHED, "A refusal was offered, but we could not make it.")
    if not refused:
        shown = any(seen.shown for seen in consent.seen)
        return inapplicable("No refusal was offered." if shown else "No consent banner was shown.")
    looked = [seen for seen in refused if seen.requests_after or seen.cookies_after]
    if not looked:
        return cant_tell(Reason.NOT_REACHED, "Nothing was recorded after the refusal.")
    found: dict[str, tuple[float, Tracker]] = {}
    place = Place()
    for seen in looked:
        place = place if found else Place(page=seen.page, device=seen.device)
        for domain, tracker in trackers(seen.requests_after, seen.cookies_after).items():
            weight = _weight(seen, tracker)
            found[domain] = max(found.get(domain, (0.0, tracker)), (weight, tracker), key=lambda pair: pair[0])
    if not found:
        return passed(f"After refusing, no tracker was seen (list of {list_version()}).")
    told = listed(f"{tracker.domain} ({tracker.seen})" for _, tracker in found.values())
    saw = f"After refusing, {counted(len(found), 'tracker')}: {told} (list of {list_version()})."
    weight = sum(weight for weight, _ in found.values())
    return scored(penalty(weight, _EACH), saw, place)


def _weight(seen: ConsentSeen, tracker: Tracker) -> float:
    """Half for a cookie from before the choice whose owner sent nothing afterwards, else the tracker's own weight."""
    old = tracker.domain in tracking_cookies(seen.cookies_before)
    active = tracker.domain in trackers(seen.requests_after, ())
    return _LEFT_BEHIND if tracker.stores and old and not active else tracker.weight
