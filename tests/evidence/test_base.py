"""Evidence can always be written down."""

from auditor.evidence import Evidence, Journeys, Present, whole
from tests.builders import evidence, journey, journeys, page


def with_text(text: str) -> Evidence:
    return evidence(journeys=journeys(journey(page("home", text=text))))


def text_of(seen: Evidence) -> str:
    assert isinstance(seen.journeys, Present)
    assert isinstance(seen.journeys.value, Journeys)
    return seen.journeys.value.journeys[0].pages[0].text


def test_half_a_character_is_replaced_and_nothing_else_is_lost() -> None:
    broken = with_text("Gift \ud83d for you \U0001f381\ude00 äß")
    mended = whole(broken)
    assert text_of(mended) == "Gift \ufffd for you \U0001f381\ufffd äß"
    assert mended.model_copy(update={"journeys": broken.journeys}) == broken
    assert Evidence.model_validate_json(mended.model_dump_json()) == mended


def test_what_is_whole_stays_the_same_object() -> None:
    seen = with_text("Gift \U0001f381")
    assert whole(seen) is seen
