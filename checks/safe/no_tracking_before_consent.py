"""Do you wait for my answer before you track me?

Why it matters: In the EU nothing that is not needed may be stored or read on a customer's device before they agree;
nearly all authorities agree on that [L12, 2023].

How to mend: Load analytics and advertising only after "accept", by the consent tool's own switch, and look at the
network list of a fresh private window: no stranger may stand in it.

Passes when no tracker was seen before the choice. Fails with each tracking company that was. Cannot tell when
nothing was recorded before the choice.

Score: 100 less 20 per tracking domain on any device; a request of an analytics service without cookies counts half
(rulebook).
A tracker is a third party on our list of well-known hosts, a third-party cookie of more than 30 days with a value of
16 or more characters, or a first-party cookie with a well-known tracking name (the latter two: own judgement).
Tracking through the shop's own address goes unseen, so there may be more. Judged as for a customer in the EU.
"""

from __future__ import annotations

from auditor.evidence import Consent, Reason
from auditor.plugins import Outcome, Place, Severity, cant_tell, check, passed, penalty, scored
from checks._wording import counted, listed
from checks.safe._tracking import Tracker, list_version, trackers

_EACH = 20.0


@check(severity=Severity.SERIOUS, sources=("L12",))
def no_tracking_before_consent(consent: Consent) -> Outcome:
    looked = [seen for seen in consent.seen if seen.requests_before or seen.cookies_before]
    if not looked:
        return cant_tell(Reason.NOT_REACHED, "Nothing was recorded before the choice about cookies.")
    found: dict[str, Tracker] = {}
    place = Place()
    for seen in looked:
        place = place if found else Place(page=seen.page, device=seen.device)
        here = trackers(seen.requests_before, seen.cookies_before)
        found |= {d: t for d, t in here.items() if d not in found or t.weight > found[d].weight}
    if not found:
        return passed(f"No tracker was seen before any choice (list of {list_version()}).")
    told = listed(f"{t.domain} ({t.seen})" for t in found.values())
    saw = f"{counted(len(found), 'tracker')} before any choice: {told} (list of {list_version()})."
    weight = sum(t.weight for t in found.values())
    return scored(penalty(weight, _EACH), saw, place)
