"""Does the shop work when I zoom in or use a small phone?"""

import pytest

from auditor.evidence import Reason, Reflow, Reflows
from auditor.plugins import Outcome, Verdict
from checks.equal.reflow_320 import reflow_320


def ask(*widths_px: float) -> Outcome:
    pages = [
        Reflow(page=f"p{n}", name=f"page {n}", scroll_width_px=w, widest="table: sizes" if w > 321 else "")
        for n, w in enumerate(widths_px)
    ]
    return reflow_320.ask(Reflows(pages=tuple(pages)))


@pytest.mark.parametrize("width_px", [300, 320, 321])
def test_passes_when_every_page_fits_up_to_a_rounded_pixel(width_px: float) -> None:
    outcome = ask(320, width_px)
    assert (outcome.verdict, outcome.score) == (Verdict.PASSED, 100)
    assert outcome.places == ()


@pytest.mark.parametrize(
    ("widths_px", "score"), [((322,), 0), ((320, 322), 50), ((320, 320, 320, 900), 75), ((400, 900), 0)]
)
def test_fails_by_the_share_of_pages_that_do_not_fit(widths_px: tuple[float, ...], score: float) -> None:
    outcome = ask(*widths_px)
    assert (outcome.verdict, outcome.score) == (Verdict.FAILED, score)


def test_one_page_fits_and_two_fit() -> None:
    assert ask(320).saw == "1 of 1 page fits into 320 pixels."
    assert ask(320, 320).saw == "2 of 2 pages fit into 320 pixels."


def test_names_the_wide_page_and_what_sticks_out() -> None:
    outcome = ask(320, 480)
    assert 'Wider: page 1 (480 pixels, because of "table: sizes").' in outcome.saw
    assert [(p.page, p.element) for p in outcome.places] == [("p1", "table: sizes")]


def test_says_nothing_when_no_page_was_laid_out() -> None:
    outcome = ask()
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.NOT_REACHED)
