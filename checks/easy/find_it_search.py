"""Can I find what I want?

Why it matters: Not finding the product was the largest cause of lost sales in usability tests: 27 % [R13].

How to mend: Let the search forgive a swapped letter, find products by one word of their name, and answer a search
without results with a sentence and a way on.

Passes when a product's title finds it, a typing slip still finds it, and nonsense gets plain words. Fails when one of
these does not work. Not asked where the shop has no search. Cannot tell when no title could be searched for.

Finding by title (or one word of it) 50 points, in spite of a slip (or a "did you mean") 30, plain words for nonsense 20, each the mean of
its tries (own judgement). A list that names the product counts, wherever it stands in it. What was not tried,
and words for nonsense in a language that the auditor does not know, leave the reckoning. Small shops without a search
are left in peace.
"""

from difflib import get_close_matches
from statistics import fmean

from auditor.evidence import PageRecord, Reason, Search, SearchTry
from auditor.plugins import Outcome, Severity, cant_tell, check, inapplicable, on_page, scored
from auditor.words import normalise, says
from checks._reading import label, unread_language
from checks._wording import listed, quoted

_POINTS = {"exact": 50.0, "typo": 30.0, "nonsense": 20.0}
_PART_OF = {"part": "exact"}
_LETTERS_OF_A_WORD = 4
_FAILED = {"exact": "was not found by its name", "part": "was not found by one word of its name"}


@check(severity=Severity.MODERATE, sources=("R13",))
def find_it_search(search: Search) -> Outcome:
    if not search.offered:
        return inapplicable("The shop has no search box.")
    answers = [(attempt, good) for attempt in search.tries if (good := _answered_well(attempt)) is not None]
    groups = {
        kind: [good for attempt, good in answers if _PART_OF.get(attempt.kind, attempt.kind) == kind]
        for kind in _POINTS
    }
    tried = {kind: goods for kind, goods in groups.items() if goods}
    if "exact" not in tried:
        return cant_tell(Reason.NOT_FOUND, "There is a search box, but no product's title could be searched for.")
    points = sum(_POINTS[kind] * fmean(goods) for kind, goods in tried.items())
    bad = [attempt for attempt, good in answers if not good]
    saw = f"{len(answers) - len(bad)} of {len(answers)} searches were answered well."
    if bad:
        saw += f" Not so: {listed(_complaint(attempt) for attempt in bad[:3])}."
    return scored(
        100 * points / sum(_POINTS[kind] for kind in tried),
        saw,
        *(on_page(a.page, quote=a.query) for a in bad[:3]),
    )


def _answered_well(attempt: SearchTry) -> bool | None:
    if attempt.kind == "nonsense":
        return _says_nothing_found(attempt.page) or (None if unread_language([attempt.page]) else False)
    if attempt.kind == "typo" and _suggests(attempt):
        return True
    return attempt.found


def _suggests(attempt: SearchTry) -> bool:
    """ "Did you mean …": something to press that spells a word right which the slip had spoilt."""
    spoilt = set(normalise(attempt.expected).split()) - set(normalise(attempt.query).split())
    return any(
        word in normalise(label(control)).split()
        for control in attempt.page.controls
        if control.landmark not in ("header", "nav", "footer")
        for word in spoilt
        if len(word) >= _LETTERS_OF_A_WORD and _is_near(word, attempt.query)
    )


def _is_near(word: str, query: str) -> bool:
    """The query holds the same letters in another order, or nearly so."""
    return bool(get_close_matches(word, normalise(query).split(), n=1, cutoff=0.7))


def _says_nothing_found(page: PageRecord) -> bool:
    told = any(says("no_results", line, page.lang) for line in [*page.headings, *page.text.split("\n")] if line)
    return told and ("search_box" in page.facets or bool(page.controls))


def _complaint(attempt: SearchTry) -> str:
    if attempt.kind == "nonsense":
        return f"{quoted(attempt.query)} was not told to have no results"
    what = _FAILED.get(attempt.kind, "was not found with a typing slip")
    return f"{quoted(attempt.expected or attempt.query)} {what} (searched {quoted(attempt.query)})"
