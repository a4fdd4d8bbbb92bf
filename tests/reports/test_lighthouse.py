"""Lighthouse in the report: beside our numbers, and never taken for them."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from auditor.evidence import Absent, Asserted, Assertion, Lighthouse, Model, Present, Reason
from auditor.plugins import RunView
from reports.html import html
from tests.reports.sample import shared
from tests.reports.test_html import HOSTILE


def section(slot: object) -> Tag | None:
    """The section as it is drawn with this slot."""
    run = shared()
    seen = run.evidence.model_copy(update={"lighthouse": slot})
    page = BeautifulSoup(html.render(RunView(seen, run.scorecard, run.folder)).decode(), "lxml")
    found = page.select_one("#lighthouse")
    assert bool(page.select_one('a[href="#lighthouse"]')) == bool(found)
    return found


def sample() -> Lighthouse:
    slot = shared().evidence.lighthouse
    assert isinstance(slot, Present)
    return slot.value


def drawn(seen: Lighthouse) -> Tag:
    found = section(Present(value=seen))
    assert found is not None
    return found


def test_where_lighthouse_was_not_asked_nothing_is_said_of_it() -> None:
    assert section(Absent(reason=Reason.NOT_ASKED)) is None


def test_where_it_has_nothing_the_reason_stands_there() -> None:
    found = section(Absent(reason=Reason.UNSUPPORTED, detail="Lighthouse CI (lhci) is missing."))
    assert found is not None
    assert "Lighthouse CI (lhci) is missing." in found.get_text()
    assert found.find("table") is None


def test_it_says_which_numbers_are_simulated_and_puts_ours_beside_them() -> None:
    found = drawn(sample())
    text = " ".join(found.get_text(" ").split())
    assert "Lighthouse 12.6.1, run by Lighthouse CI 0.15.1" in text
    assert "Preset: mobile. The times are simulated" in text
    heads = [cell.get_text() for cell in found.find_all("table")[1].find_all("th", scope="col")]
    assert heads[-2:] == ["LCP as painted", "LCP by our stopwatch"]
    first = found.find_all("table")[1].find("tbody").find("tr")
    cells = [cell.get_text() for cell in first.find_all("td")]
    assert cells[1] == "3,400 ms"
    assert cells[5] == "640 ms"
    assert cells[6].endswith(" ms")
    assert "PAGE_HUNG" in text
    assert "held back what pages wanted to send" in text


def test_observed_times_are_called_so() -> None:
    pages = tuple(p.model_copy(update={"throttling": "provided"}) for p in sample().pages)
    text = drawn(sample().model_copy(update={"pages": pages})).get_text()
    assert "The times are observed" in text
    assert "simulated" not in text


def test_a_score_that_is_missing_is_no_nought() -> None:
    first = sample().pages[0]
    run = first.runs[0].model_copy(update={"performance": None, "seo": None})
    page = first.model_copy(update={"runs": (run,)})
    cells = drawn(sample().model_copy(update={"pages": (page,)})).find("tbody").find_all("td")  # type: ignore[union-attr]
    assert [cell.get_text() for cell in cells] == ["–", "93", "100", "–"]


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_of_a_page_and_of_a_file_stay_texts(text: str) -> None:
    def with_text(model: Model) -> Model:
        changes = {
            name: text for name, value in model if isinstance(value, str) and name not in ("throttling", "preset")
        }
        return model.model_copy(update=changes)

    broken = with_text(
        Assertion(device="phone", url="u", audit="a", name="n", level="x", passed=False, expected="", actual="")
    ).model_copy(update={"level": "error"})
    pages = tuple(
        with_text(p).model_copy(
            update={
                "opportunities": tuple(with_text(o) for o in p.opportunities),
                "failures": tuple(f.model_copy(update={"code": text, "detail": text}) for f in p.failures),
            }
        )
        for p in sample().pages
    )
    asserted = Asserted(file=text, results=(broken,))  # type: ignore[arg-type]
    found = drawn(
        sample().model_copy(update={"version": text, "lhci": text, "pages": pages, "asserted": asserted})
    )
    assert found.find("script") is None
    assert found.find("img") is None
    assert found.find("style") is None
    assert ("7*7" in found.get_text()) == ("7*7" in text), "it is text, and no sum"


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ("unthrottled", "our stopwatch slows nothing down either."),
        ("slow-4g: slow 4G", "our stopwatch slowed down (slow-4g: slow 4G)."),
    ],
)
def test_it_says_how_the_stopwatch_beside_it_measured(profile: str, said: str) -> None:
    run = shared()
    loads = run.evidence.page_loads
    assert isinstance(loads, Present)
    seen = run.evidence.model_copy(
        update={"page_loads": Present(value=loads.value.model_copy(update={"profile": profile}))}
    )
    page = BeautifulSoup(html.render(RunView(seen, run.scorecard, run.folder)).decode(), "lxml")
    found = page.select_one("#lighthouse")
    assert found is not None
    assert said in found.get_text()
