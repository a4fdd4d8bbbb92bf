"""Does the search box answer quickly?

Why it matters: Up to a second people stay with the task, beyond that they wonder what went wrong [R12, 1993]; and the
search is used by those who know what they want to buy.

How to mend: Measure the search on the server, give it an index (or a ready-made search service), and show the frame
of the result page at once.

Passes when results, or the message that there are none, stand within a second. Fails when the search takes seconds.
Not asked where the shop has no search. Cannot tell when no search could be timed.

The middle of all timed tries counts: 1 s scores 90, 3 s scores 50 [R12].
"""

from statistics import median_low

from auditor.evidence import Reason, Search
from auditor.plugins import Basis, Outcome, Severity, cant_tell, check, inapplicable, log_normal, on_page, scored
from checks._wording import counted, quoted


@check(severity=Severity.MODERATE, sources=("R12",), basis=Basis.STATISTICAL)
def search_response(search: Search) -> Outcome:
    if not search.offered:
        return inapplicable("The shop has no search box.")
    timed = [(attempt.ms, attempt) for attempt in search.tries if attempt.ms is not None]
    if not timed:
        return cant_tell(Reason.NOT_FOUND, "There is a search box, but no search could be timed.")
    middle_ms = median_low([ms for ms, _ in timed])
    slowest_ms, slow = max(timed, key=lambda pair: pair[0])
    return scored(
        log_normal(middle_ms, 1000, 3000),
        f"The answer to a search took {middle_ms / 1000:.1f} s (middle of {counted(len(timed), 'search', 'searches')}; "
        f"slowest {slowest_ms / 1000:.1f} s for {quoted(slow.query)}).",
        on_page(slow.page),
    )
