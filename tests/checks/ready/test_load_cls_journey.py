"""Does the page stay still while I am about to press a button?"""

import pytest

from auditor.evidence import LoadRun, PageLoad, Reason
from auditor.plugins import Outcome, Verdict
from checks.ready.load_cls_journey import load_cls_journey
from tests.builders import journey, journeys, load, page, page_loads


def ask(*loads: PageLoad) -> Outcome:
    return load_cls_journey.ask(page_loads(*loads), journeys(journey(page("landed"), page("product"))))


@pytest.mark.parametrize(("cls", "score"), [(0.0, 100), (0.10, 90), (0.25, 50)])
def test_the_curve_has_its_documented_points(cls: float, score: float) -> None:
    assert ask(load(cls=cls)).score == pytest.approx(score)


def test_passes_when_the_page_stays_still() -> None:
    outcome = ask(load(cls=0.0), load("product", cls=0.09))
    assert outcome.verdict is Verdict.PASSED
    assert outcome.places == ()


def test_fails_when_one_page_jumps_and_shows_what_moved() -> None:
    outcome = ask(load(cls=0.0), load("product", cls=0.4, cls_element="div.banner"))
    assert outcome.verdict is Verdict.FAILED
    assert "(product) shifted by 0.40" in outcome.saw
    assert (outcome.places[0].page, outcome.places[0].element) == ("product", "div.banner")


def test_the_device_that_jumps_more_counts() -> None:
    outcome = ask(load(cls=0.0), load(device="phone", cls=0.25))
    assert outcome.score == pytest.approx(50)
    assert outcome.saw.startswith("On the phone")


def test_fails_when_the_page_jumps_under_a_visitor_who_stays() -> None:
    late = LoadRun(cls=0.4, cls_element="aside.banner")
    outcome = ask(load(cls=0.0), load("product", cls=0.0).model_copy(update={"stayed": late}))
    assert outcome.verdict is Verdict.FAILED
    assert outcome.places[0].element == "aside.banner"


@pytest.mark.parametrize("late", [None, LoadRun(), LoadRun(cls=0.0)])
def test_a_visitor_who_saw_less_changes_nothing(late: LoadRun | None) -> None:
    seen = load(cls=0.25)
    assert ask(seen.model_copy(update={"stayed": late})) == ask(seen)


def test_the_part_that_moved_is_of_the_run_that_gave_the_number() -> None:
    moved = [LoadRun(cls=c, cls_element=f"moved {c}") for c in (0.5, 0.0, 0.3)]
    three = PageLoad(device="desktop", name="landed", url="https://shop.example/", runs=tuple(moved), shown=1)
    outcome = ask(three)
    assert "The part that moved: moved 0.3." in outcome.saw
    assert outcome.low is not None
    assert outcome.low < 50 < (outcome.high or 0)


def test_a_missing_number_is_never_zero() -> None:
    assert ask(load(), load("product", cls=0.25)).score == pytest.approx(50)


def test_says_nothing_without_layout_shifts_from_the_browser() -> None:
    outcome = ask(load(lcp_ms=500))
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.UNSUPPORTED)
