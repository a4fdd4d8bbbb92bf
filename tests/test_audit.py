"""The whole product as a stranger meets it: the command, the demo shop, the files, and nothing bought."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from auditor.config import read_route
from auditor.plugins.discover import checks
from tests.demo_process import AUDITOR, demo_shop
from tests.lighthouse.fakes import WELL, fake_lhci

MEASURED = {"load-lcp-journey", "tap-response-inp", "add-to-cart-feedback", "search-response"}
"""Checks of times: on a busy machine they say how busy it is."""
pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


@dataclass(frozen=True)
class Audited:
    """What one audit left behind."""

    folder: Path
    said: str
    ledger: dict[str, Any]

    def read(self, name: str) -> Any:
        return json.loads((self.folder / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Audited:
    """The demo shop, audited once on both devices; with a Lighthouse that is none, for the real one takes minutes."""
    place = tmp_path_factory.mktemp("audit")
    fake_lhci(place, WELL)
    with demo_shop(ledger=place / "ledger.json") as shop:
        done = subprocess.run(
            [
                AUDITOR,
                "audit",
                shop,
                "--runs",
                "1",
                "--out",
                place / "run",
                "--lighthouse",
                "--lighthouse-runs",
                "1",
            ],
            env={**os.environ, "PATH": f"{place}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
        )
        ledger = json.loads((place / "ledger.json").read_text(encoding="utf-8"))
    assert done.returncode == 0, done.stderr
    return Audited(place / "run", done.stdout, ledger)


def test_both_devices_come_to_the_payment_step(audited: Audited) -> None:
    journeys = audited.read("scorecard.json")["journeys"]
    assert [(j["device"], j["reached"], j["stopped_because"]) for j in journeys] == [
        ("phone", "payment", "payment_reached"),
        ("desktop", "payment", "payment_reached"),
    ]
    assert [j["assisted"] for j in journeys] == [0, 0]


def test_nothing_was_bought_sent_or_signed_up_for(audited: Audited) -> None:
    assert audited.read("scorecard.json")["orders_sent"] == 0
    kept = {name: len(audited.ledger[name]) for name in ("orders", "messages", "accounts", "subscriptions")}
    assert kept == {"orders": 0, "messages": 0, "accounts": 0, "subscriptions": 0}
    assert audited.ledger["carts"], "the shop saw no cart, so its silence would prove nothing"


def test_the_guard_was_armed_and_the_carts_were_emptied(audited: Audited) -> None:
    for journey in audited.read("evidence.json")["journeys"]["value"]["journeys"]:
        assert journey["guard"]["armed"]
        assert journey["guard"]["frozen_at_ms"] is not None
        assert journey["cart"]["emptied"] is True


def test_every_milestone_has_its_proof_and_its_picture(audited: Audited) -> None:
    for journey in audited.read("evidence.json")["journeys"]["value"]["journeys"]:
        pages = {page["id"]: page for page in journey["pages"]}
        assert len(journey["milestones"]) == 9
        for mark in journey["milestones"]:
            assert mark["proof"]
            assert (audited.folder / pages[mark["page"]]["shot"]).stat().st_size > 1000


def test_the_banner_was_refused_and_nothing_was_left_in_the_way(audited: Audited) -> None:
    evidence = audited.read("evidence.json")
    assert [s["chosen"] for s in evidence["consent"]["value"]["seen"]] == ["refused", "refused"]
    for journey in evidence["journeys"]["value"]["journeys"]:
        assert "consent" in {i["kind"] for i in journey["interruptions"]}
        assert [i["kind"] for i in journey["interruptions"] if not i["closed_by"]] == []


def test_pages_and_taps_have_their_times(audited: Audited) -> None:
    evidence = audited.read("evidence.json")
    loads = evidence["page_loads"]["value"]["loads"]
    for arrival in ("address", "walk"):
        names = {load["name"] for load in loads if load["arrival"] == arrival}
        assert names >= {"landed", "product", "cart_seen", "checkout"}
    for load in loads:
        run = load["runs"][load["shown"]]
        assert 0 < run["ttfb_ms"] <= run["fcp_ms"] <= run["lcp_ms"]
        assert run["cls"] is not None
    taps = evidence["taps"]["value"]["taps"]
    assert {tap["intent"] for tap in taps} >= {"open_product", "add_to_cart", "to_checkout", "continue"}
    timed = [tap for tap in taps if tap["feedback_ms"] is not None]
    assert len(timed) >= 0.9 * len(taps)
    assert [len(tap["runs"]) for tap in taps] == [1] * len(taps), "each was pressed again on the timed walk"


def test_lighthouse_looked_at_the_pages_and_its_reports_are_kept(audited: Audited) -> None:
    seen = audited.read("evidence.json")["lighthouse"]["value"]
    names = {(page["device"], page["name"]) for page in seen["pages"]}
    assert names >= {(d, n) for d in ("phone", "desktop") for n in ("landed", "product", "cart_seen", "checkout")}
    for page in seen["pages"]:
        assert page["preset"] == {"phone": "mobile", "desktop": "desktop"}[page["device"]]
        assert page["failures"] == []
        (run,) = page["runs"]
        assert json.loads((audited.folder / run["file"]).read_text())["requestedUrl"] == page["url"]
    assert "Lighthouse 12.6.1: " in audited.said
    assert "What Lighthouse says" in (audited.folder / "report.html").read_text(encoding="utf-8")


def test_the_way_was_walked_again_by_somebody_who_knew_it(audited: Audited) -> None:
    for journey in audited.read("evidence.json")["journeys"]["value"]["journeys"]:
        (again,) = journey["timed"]
        assert again["reached"] == "payment"
        assert again["changed"] == []
        assert 0 < again["actions"] <= journey["actions"]
        assert again["took_ms"] < journey["explored_ms"]
    assert len(audited.ledger["carts"]) >= 4


def test_every_kind_of_evidence_was_seen_and_every_check_asked(audited: Audited) -> None:
    evidence, scorecard = audited.read("evidence.json"), audited.read("scorecard.json")
    missing = {
        name: slot for name, slot in evidence.items() if isinstance(slot, dict) and slot.get("state") == "absent"
    }
    assert missing.pop("contact")["reason"] == "profile"
    assert missing == {}
    assert [finding["check"] for finding in scorecard["findings"]] == [
        c.id for c in sorted(checks().values(), key=lambda c: (_order(scorecard, c.promise), c.id))
    ]
    assert all(promise["asked"] >= 2 for promise in scorecard["promises"])


def test_the_good_shop_has_no_failed_finding(audited: Audited) -> None:
    findings = audited.read("scorecard.json")["findings"]
    failed = {f["check"]: f["saw"] for f in findings if f["outcome"] == "failed" and f["check"] not in MEASURED}
    assert failed == {}


def test_stdout_says_score_and_report(audited: Audited) -> None:
    assert audited.said.startswith("Score: ")
    assert "Orders sent: 0" in audited.said
    assert f"Report: {audited.folder / 'report.html'}" in audited.said


def test_judging_again_gives_the_same_bytes_without_a_browser(audited: Audited) -> None:
    before = (audited.folder / "scorecard.json").read_bytes(), (audited.folder / "report.html").read_bytes()
    bare = {"PATH": "", "AUDITOR_BROWSER": "/nonexistent"}
    for command in ("judge", "report"):
        subprocess.run([AUDITOR, command, audited.folder], check=True, capture_output=True, env=bare)
    assert (
        (audited.folder / "scorecard.json").read_bytes(),
        (audited.folder / "report.html").read_bytes(),
    ) == before


def test_every_decision_is_the_same_when_it_is_made_again_without_a_browser(audited: Audited) -> None:
    bare = {"PATH": "", "AUDITOR_BROWSER": "/nonexistent"}
    done = subprocess.run([AUDITOR, "replay", audited.folder], capture_output=True, text=True, env=bare)
    assert done.returncode == 0, done.stdout
    *lines, total = done.stdout.splitlines()
    journeys = audited.read("evidence.json")["journeys"]["value"]["journeys"]
    # One more than there were actions: the last decision is to stop.
    assert [sum(line.startswith(j["device"]) for line in lines) for j in journeys] == [
        j["actions"] + 1 for j in journeys
    ]
    assert total == f"{len(lines)} decisions, 0 of them different today"


def test_the_way_is_saved_for_the_next_audit(audited: Audited) -> None:
    deeds = [step.do.value for step in read_route(audited.folder / "route.toml").steps]
    assert deeds[0] in ("open_menu", "open_category", "open_product")
    assert [deed for deed in deeds if deed in ("add_to_cart", "to_checkout", "continue")][:3] == [
        "add_to_cart", "to_checkout", "continue",
    ]  # fmt: skip


def _order(scorecard: Any, promise: str) -> int:
    return [p["id"] for p in scorecard["promises"]].index(promise)
