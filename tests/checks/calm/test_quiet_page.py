"""Sound and begging."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.evidence import Milestone, StopReason
from checks.calm.quiet_page import quiet_page
from tests.builders import journey, journeys, page
from tests.checks.calm.windows import told


def ask(**fields: Any) -> str:
    quiet, other = page("home", milestone=Milestone.LANDED), page("mug", **fields)
    return told(quiet_page.ask(journeys(journey(quiet, other))))


def test_passes_a_quiet_page() -> None:
    assert ask() == "passed 100"


@pytest.mark.parametrize(
    ("fields", "score"),
    [
        ({"media_autoplay": ("audio (with sound)",)}, "failed 50"),
        ({"media_autoplay": ("video (with sound)",)}, "failed 50"),
        ({"permission_asks": ("geolocation",)}, "failed 50"),
        (
            {"permission_asks": ("notifications",), "media_autoplay": ("audio (with sound)",), "lang": "de"},
            "failed 0",
        ),
    ],
)
def test_fails_noise_and_begging(fields: dict[str, Any], score: str) -> None:
    assert ask(**fields) == score


def test_tells_where_and_what() -> None:
    loud = page("mug", milestone=Milestone.PRODUCT, media_autoplay=("audio (with sound)",))
    outcome = quiet_page.ask(journeys(journey(loud)))
    assert [place.page for place in outcome.places] == ["mug"]
    assert "audio (with sound)" in outcome.saw


@pytest.mark.parametrize("media", [("video (muted)",), ("audio (muted)", "video (muted)")])
def test_leaves_muted_media_alone(media: tuple[str, ...]) -> None:
    assert ask(media_autoplay=media) == "passed 100"


def test_says_nothing_when_no_page_opened() -> None:
    assert told(quiet_page.ask(journeys(journey(stopped_because=StopReason.CAPTCHA)))) == "cantTell"
