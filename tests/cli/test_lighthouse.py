"""What a pipeline learns of Lighthouse: lines and exit codes."""

from __future__ import annotations

import pytest

from auditor.cli.audit import verdict
from auditor.cli.drawing import judged
from auditor.cli.lighthouse import lighthouse_lines, of_lighthouse
from auditor.cli.words import Exit
from auditor.evidence import (
    Absent,
    Asserted,
    Assertion,
    Evidence,
    Lighthouse,
    LighthouseFailure,
    LighthousePage,
    LighthouseRun,
    LighthouseTrouble,
    Reason,
    Uploaded,
)
from tests.builders import evidence
from tests.cli.runs import SEEN

RUN = LighthouseRun(file="lighthouse/phone-landed-1.json", performance=90, lcp_ms=1000)
HOME = LighthousePage(device="phone", name="landed", url="https://shop.example/", preset="mobile", runs=(RUN,))
HUNG = LighthousePage(
    device="phone", name="cart_seen", url="https://shop.example/cart", preset="mobile",
    failures=(LighthouseFailure(trouble=LighthouseTrouble.TIMEOUT, code="PAGE_HUNG", detail="\x1b[31mIt hung"),),
)  # fmt: skip
TILL = HUNG.model_copy(
    update={"name": "checkout", "failures": (LighthouseFailure(trouble=LighthouseTrouble.PAYMENT),)}
)


def assertion(passed: bool, level: str = "error") -> Assertion:
    return Assertion(
        device="phone", url="https://shop.example/", audit="categories.performance", name="minScore", level=level,
        passed=passed, expected="0.95", actual="0.9",
    )  # fmt: skip


def looked(*pages: LighthousePage, **more: object) -> Evidence:
    return evidence(
        lighthouse=Lighthouse.model_validate({"lhci": "0.15.1", "version": "12.6.1", "pages": pages, **more})
    )


@pytest.mark.parametrize(
    ("seen", "code", "says"),
    [
        (evidence(), Exit.FINE, ""),
        (looked(HOME), Exit.FINE, ""),
        (looked(HOME, HUNG), Exit.FINE, ""),
        (looked(HOME, asserted=Asserted(file="rc.json", results=(assertion(True), assertion(False, "warn")))), Exit.FINE, ""),
        (looked(HOME, TILL, asserted=Asserted(file="rc.json", results=(assertion(True),))), Exit.FINE, ""),
        (looked(HOME, asserted=Asserted(file="rc.json", results=(assertion(False),))), Exit.GATE_FAILED, "1 of the assertions in rc.json does not hold."),
        (looked(HOME, asserted=Asserted(file="rc.json", trouble="no idea")), Exit.INCONCLUSIVE, "not judged: no idea"),
        (looked(HOME, HUNG, asserted=Asserted(file="rc.json", results=(assertion(True),))), Exit.INCONCLUSIVE, "nothing of phone cart_seen."),
        (looked(HOME, uploaded=Uploaded(server="https://x.example")), Exit.FINE, ""),
        (looked(HOME, uploaded=Uploaded(server="https://x.example", trouble="phone: refused")), Exit.UNREACHABLE, "not uploaded: phone: refused"),
    ],
)  # fmt: skip
def test_the_exit_code(seen: Evidence, code: Exit, says: str) -> None:
    got, sentence = of_lighthouse(seen)
    assert got is code
    assert says in sentence
    assert bool(sentence) == bool(says)


@pytest.mark.parametrize("reason", [Reason.UNSUPPORTED, Reason.TIMEOUT, Reason.OWN_FAULT])
def test_where_lighthouse_was_asked_and_has_nothing_the_audit_is_not_whole(reason: Reason) -> None:
    seen = SEEN.model_copy(update={"lighthouse": Absent(reason=reason, detail="lhci is missing.")})
    assert verdict(seen, judged(seen), None) == (Exit.UNREACHABLE, "All but Lighthouse is there: lhci is missing.")
    assert verdict(SEEN, judged(SEEN), None) == (Exit.FINE, "")
    assert verdict(seen, judged(seen), 100)[0] is not Exit.UNREACHABLE, "a gate that failed has failed"


def test_the_summary_says_what_broke_the_build_and_what_failed() -> None:
    lines = lighthouse_lines(
        looked(HOME, HUNG, asserted=Asserted(file="rc.json", results=(assertion(False), assertion(True))))
    )
    assert lines == [
        "Lighthouse 12.6.1: 1 of 2 pages measured",
        "  phone, cart_seen: lighthouse_timeout PAGE_HUNG [31mIt hung",
        "  rc.json: 1 of 2 assertions do not hold",
        "    categories.performance minScore on phone https://shop.example/: expected 0.95, found 0.9",
    ]
    assert lighthouse_lines(evidence()) == []
