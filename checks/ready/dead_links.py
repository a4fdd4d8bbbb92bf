"""Do the links lead somewhere?

Why it matters: A link is a promise; a customer who lands on an error page instead of the returns terms assumes the
rest of the shop is kept the same way [T07, 2026; T10, 2026].

How to mend: Correct or remove each link listed here, and let old addresses lead on to their successors.

Passes when every link of the shop's own pages answers. Fails when links lead to missing pages or server errors.
Cannot tell with fewer than 20 links that gave a clear answer, or when none was answered at all.

0 % broken scores 100, 1 % 60, 2 % 20, 3 % 0 (own judgement). Broken is 404, 410, a server error or a host that does
not exist. Links that want a sign-in, refuse robots, ask to slow down or gave no answer in time are left out, neither
good nor bad.
"""

import re

from auditor.evidence import Journeys, LinkProbe, Links, Reason
from auditor.plugins import Outcome, Place, Severity, cant_tell, check, on_page, piecewise, scored, share
from checks._wording import counted, listed, quoted

_ENOUGH_LINKS = 20
_CURVE = ((0.0, 100.0), (1.0, 60.0), (2.0, 20.0), (3.0, 0.0))
_BUSY = 503
_NO_SUCH_HOST = re.compile(r"NAME_NOT_RESOLVED|getaddrinfo|\bdns\b", re.IGNORECASE)


@check(severity=Severity.MODERATE, sources=("T07", "T10"))
def dead_links(links: Links, journeys: Journeys) -> Outcome:
    if all(probe.status is None for probe in links.probes):
        return cant_tell(Reason.UNREACHABLE, "None of the links was answered: the fault may be on our side.")
    broken = [probe for probe in links.probes if _is_broken(probe)]
    clear = len(broken) + sum(1 for probe in links.probes if probe.status is not None and probe.status < 400)
    named = listed(quoted(p.text or p.url) for p in broken[:3])
    saw = f"{counted(len(broken), 'dead link')} among {clear} that gave a clear answer" + (
        f": {named}{' and more' if len(broken) > 3 else ''}." if broken else "."
    )
    if clear < _ENOUGH_LINKS:
        return cant_tell(Reason.LOW_CONFIDENCE, f"{saw} A share needs at least {_ENOUGH_LINKS} links.")
    return scored(
        piecewise(share(len(broken), clear), _CURVE), saw, *(_place(probe, journeys) for probe in broken[:8])
    )


def _is_broken(probe: LinkProbe) -> bool:
    if probe.status is None:
        return bool(_NO_SUCH_HOST.search(probe.failure))
    return probe.status in (404, 410) or (probe.status >= 500 and probe.status != _BUSY)


def _place(probe: LinkProbe, journeys: Journeys) -> Place:
    page = journeys.page(probe.found_on)
    answer = f"answers {probe.status}" if probe.status else probe.failure
    quote = f"{probe.url} {answer}"
    if page is None:
        return Place(url=probe.url, element=probe.text, quote=quote)
    return on_page(page, probe.box, element=probe.text, quote=quote)
