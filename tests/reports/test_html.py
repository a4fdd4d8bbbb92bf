"""The report as text: complete, harmless, and one file."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from auditor.evidence import Journeys, Milestone, Present, StopReason
from auditor.plugins import RunView
from reports.html import html
from reports.html.verdict import opening
from tests.builders import evidence
from tests.reports.sample import build, shared

HOSTILE = [
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><style>*{display:none}",
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}",
    "\u202egnp.exe\u0000\ud800 pre$`post",
]


@cache
def drawn() -> str:
    return html.render(shared()).decode()


def test_one_file_that_asks_nobody_for_anything() -> None:
    soup = BeautifulSoup(drawn(), "lxml")
    assert soup.find("script") is None
    assert [tag for tag in soup.find_all(src=True) if not str(tag["src"]).startswith("data:")] == []
    assert [link for link in soup.find_all("link") if link["href"] != "data:,"] == []
    assert "url(" not in drawn()
    assert "@import" not in drawn()


def test_the_policy_lets_nothing_in_but_its_own_style_and_pictures() -> None:
    policy = BeautifulSoup(drawn(), "lxml").find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert policy is not None
    rules = {rule.split()[0]: rule.split()[1:] for rule in str(policy["content"]).split(";")}
    assert rules["default-src"] == ["'none'"]
    assert rules["img-src"] == ["data:"]
    assert len(rules["style-src"]) == 1
    assert rules["style-src"][0].startswith("'sha256-")
    assert not re.search(r"\sstyle=", drawn())  # the policy would refuse it


def test_the_verdict_comes_first_and_then_what_to_mend_by_points_lost() -> None:
    soup = BeautifulSoup(drawn(), "lxml")
    assert [section.get("id") or "verdict" for section in soup.select("main > section[id]")] == [
        "promises", "mend", "walk", "safe", "quick", "asked", "lighthouse", "rest",
    ]  # fmt: skip
    assert soup.select_one("main > section").select_one("h1") is not None  # type: ignore[union-attr]
    text = drawn()
    wanted = [f.title for f in shared().scorecard.failed()]
    places = [text.index(title, text.index('id="mend"')) for title in wanted]
    assert places == sorted(places)


def test_every_question_stands_in_it_and_every_fault_with_its_check() -> None:
    text = BeautifulSoup(drawn(), "lxml").get_text(" ")
    assert [f.title for f in shared().scorecard.findings if f.title not in text] == []
    assert [f.check for f in shared().scorecard.failed() if f.check not in text] == []


def test_each_failed_finding_shows_its_picture_with_the_place_marked() -> None:
    cards = BeautifulSoup(drawn(), "lxml").select("#mend img")
    assert len(cards) >= len(shared().scorecard.failed())


def test_a_route_that_was_left_is_told_and_a_route_that_held_is_not() -> None:
    run = shared()
    assert "Path changed" not in drawn()
    seen = run.evidence.journeys
    assert isinstance(seen, Present)
    first, *others = seen.value.journeys
    left = first.model_copy(
        update={"steps": (first.steps[0].model_copy(update={"missed": 'open product "<b>Mug</b>"'}),)}
    )
    journeys = Present(value=Journeys(journeys=(left, *others)))
    changed = RunView(run.evidence.model_copy(update={"journeys": journeys}), run.scorecard, run.folder)
    told = [
        item.get_text()
        for item in BeautifulSoup(html.render(changed).decode(), "lxml").select(
            "dt:-soup-contains('Path changed') + dd li"
        )
    ]
    assert told == ['open product "<b>Mug</b>"']


def test_drawing_twice_gives_the_same_bytes() -> None:
    assert html.render(shared()) == html.render(shared())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    run = shared()
    findings = tuple(
        f.model_copy(update={"title": text, "saw": text, "why": text, "remedy": text})
        for f in run.scorecard.findings
    )
    card = run.scorecard.model_copy(
        update={"findings": findings, "shop": run.scorecard.shop.model_copy(update={"host": text, "title": text})}
    )
    soup = BeautifulSoup(html.render(RunView(run.evidence, card, run.folder)).decode(), "lxml")
    assert soup.find("script") is None
    assert len(soup.find_all("style")) == 1
    assert [tag for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)] == []
    assert [a for a in soup.find_all("a") if str(a.get("href")).startswith("javascript:")] == []
    assert "49" not in str(soup.select_one("header.top"))


def test_a_picture_outside_the_run_folder_is_never_shown(tmp_path: Path) -> None:
    secret = tmp_path / "secret.jpg"
    folder = tmp_path / "run"
    run = build(folder)
    (folder / "shots" / "phone-home.jpg").rename(secret)
    assert run.picture("../secret.jpg") is None
    assert run.picture(str(secret)) is None
    (folder / "shots" / "link.jpg").symlink_to(secret)
    assert run.picture("shots/link.jpg") is None


def test_a_run_without_anything_still_has_a_report(tmp_path: Path) -> None:
    run = shared()
    empty = run.scorecard.model_copy(
        update={
            "score": None,
            "letter": None,
            "letter_because": "nothing was seen",
            "findings": (),
            "journeys": (),
        }
    )
    text = html.render(RunView(evidence(), empty, tmp_path)).decode()
    assert "Nothing could be judged" in text
    assert "No walk was recorded" in text
    assert "No timings were taken" in text


@pytest.mark.parametrize(
    ("reached", "stopped", "headline"),
    [
        (Milestone.CHECKOUT, StopReason.LOGIN_WALL, "Nobody buys here without an account."),
        (Milestone.CART_SEEN, StopReason.TIMEOUT, "We did not get as far as the till."),
        (Milestone.PAYMENT, StopReason.PAYMENT_REACHED, "Customers get through, but not gladly."),
    ],
)
def test_the_headline_never_says_more_than_the_walk_did(
    reached: Milestone, stopped: StopReason, headline: str
) -> None:
    card = shared().scorecard
    journeys = tuple(j.model_copy(update={"reached": reached, "stopped_because": stopped}) for j in card.journeys)
    assert opening(card.model_copy(update={"journeys": journeys})).headline == headline
