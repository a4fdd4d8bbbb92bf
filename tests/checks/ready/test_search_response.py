"""Does the search box answer quickly?"""

import pytest

from auditor.evidence import Reason, Search, SearchTry
from auditor.plugins import Outcome, Verdict
from checks.ready.search_response import search_response
from tests.builders import page


def ask(*times_ms: float | None, offered: bool = True) -> Outcome:
    tries = [
        SearchTry(query=f"query {i}", kind="exact", ms=ms, page=page(f"results {i}"))
        for i, ms in enumerate(times_ms)
    ]
    return search_response.ask(Search(offered=offered, tries=tuple(tries)))


@pytest.mark.parametrize(("ms", "score"), [(0.0, 100), (1000, 90), (3000, 50)])
def test_the_curve_has_its_documented_points(ms: float, score: float) -> None:
    assert ask(ms).score == pytest.approx(score)


@pytest.mark.parametrize(("ms", "verdict"), [(990, Verdict.PASSED), (1050, Verdict.FAILED)])
def test_passes_within_a_second_and_fails_behind_it(ms: float, verdict: Verdict) -> None:
    assert ask(ms).verdict is verdict


def test_the_middle_search_counts_and_the_slowest_is_named() -> None:
    outcome = ask(200, 8000, 1000)
    assert outcome.score == pytest.approx(90)
    assert 'slowest 8.0 s for "query 1"' in outcome.saw
    assert outcome.places[0].page == "results 1"


def test_searches_that_took_equally_long_are_all_counted() -> None:
    assert "middle of 3 searches" in ask(500, 500, 500).saw


def test_a_search_without_a_time_is_left_out() -> None:
    assert ask(None, 3000, None).score == pytest.approx(50)


@pytest.mark.parametrize("times_ms", [(), (None, None)])
def test_says_nothing_when_no_search_could_be_timed(times_ms: tuple[None, ...]) -> None:
    outcome = ask(*times_ms)
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.NOT_FOUND)


def test_does_not_apply_without_a_search_box() -> None:
    assert ask(offered=False).verdict is Verdict.INAPPLICABLE
