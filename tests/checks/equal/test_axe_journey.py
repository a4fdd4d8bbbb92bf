"""Can people with disabilities shop here?"""

from typing import Any

import pytest

from auditor.evidence import Accessibility, AxeNode, AxeScan, AxeViolation, Reason
from auditor.plugins import Outcome, Verdict
from checks.equal.axe_journey import axe_journey
from tests.builders import box


def ask(*scans: AxeScan) -> Outcome:
    return axe_journey.ask(Accessibility(engine="axe-core 4.14.1", scans=scans))


def scan(*violations: AxeViolation, passes: int = 0, page: str = "product", **changes: Any) -> AxeScan:
    return AxeScan(device="desktop", page=page, violations=violations, passes=passes, **changes)


def broken(rule: str, impact: str = "serious", **changes: Any) -> AxeViolation:
    return AxeViolation(rule=rule, impact=impact, **changes)


def of_twenty(number: int) -> AxeScan:
    """A page where `number` of 20 rules are broken, all serious."""
    return scan(*(broken(f"rule {n}") for n in range(number)), passes=20 - number)


@pytest.mark.parametrize(("number", "score"), [(0, 100), (1, 80), (2, 60), (5, 20), (8, 0), (20, 0)])
def test_the_curve_has_its_documented_points(number: int, score: float) -> None:
    assert ask(of_twenty(number)).score == pytest.approx(score)


def test_passes_without_a_broken_rule_and_never_claims_accessibility() -> None:
    outcome = ask(scan(passes=30, incomplete=4))
    assert outcome.verdict is Verdict.PASSED
    assert "not a proof of accessibility" in outcome.saw


@pytest.mark.parametrize(("rules", "verdict"), [(40, Verdict.PASSED), (39, Verdict.FAILED)])
def test_next_to_none_is_one_rule_in_forty(rules: int, verdict: Verdict) -> None:
    assert ask(scan(broken("label"), passes=rules - 1)).verdict is verdict


def test_heavier_faults_cost_more() -> None:
    scores = [ask(scan(broken("r", impact), passes=29)).score or 0 for impact in ("minor", "moderate", "serious")]
    scores.append(ask(scan(broken("r", "critical"), passes=29)).score or 0)
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4


def test_an_unknown_impact_weighs_as_serious() -> None:
    assert ask(scan(broken("r", "odd"), passes=19)).score == ask(scan(broken("r"), passes=19)).score


def test_a_rule_counts_once_however_many_pages_break_it_by_its_worst_impact() -> None:
    once = ask(scan(broken("label", "critical"), passes=19))
    often = ask(
        scan(broken("label", "minor", count=9), passes=19, page="home"),
        scan(broken("label", "critical"), passes=19, page="checkout"),
        scan(broken("label", "minor"), passes=12, page="cart"),
    )
    assert often.score == once.score
    assert [p.page for p in often.places] == ["checkout"]


def test_names_the_worst_five_with_their_places() -> None:
    node = AxeNode(selector="#mail", snippet="<input id=mail>", box=box())
    rules = [broken(f"minor {n}", "minor") for n in range(6)]
    outcome = ask(scan(*rules, broken("label", "critical", help="Form elements must have labels", nodes=(node,))))
    assert "Form elements must have labels (critical, 1 place)" in outcome.saw
    assert "and 2 more" in outcome.saw
    assert len(outcome.places) == 5
    assert (outcome.places[0].element, outcome.places[0].quote) == ("#mail", "<input id=mail>")


@pytest.mark.parametrize("scans", [[], [scan()], [scan(incomplete=7)]])
def test_says_nothing_when_no_rule_could_be_tried(scans: list[AxeScan]) -> None:
    outcome = ask(*scans)
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.NOT_REACHED)
