"""One mistake in the address form, and how the shop took it."""

from dataclasses import replace
from typing import Any

from auditor.evidence import Mistake
from auditor.seeing.facets import Understood
from auditor.seeing.model import Message
from auditor.shopper.filling import plan
from auditor.shopper.slip import spoil, taken
from tests.shopper.scenes import ANNA, address, field, scene

BEFORE = scene(*address())
ENTRIES = plan(BEFORE, ANNA)


def filled(*without: str, **marks: dict[str, Any]) -> Any:
    """The form with what was typed, but for these fields; marks by first word of the label."""
    values = {e.field.label: e.value for e in ENTRIES}
    return [
        f.model_copy(
            update={"value": "" if f.label in without else values[f.label], **marks.get(f.label.split()[0], {})}
        )
        for f in address()
    ]


def took(after: Understood, *native: str) -> Mistake:
    spoiled, wrong = spoil(ENTRIES, "en")
    return taken(BEFORE, after, spoiled, wrong, list(native))


def test_the_mail_loses_its_sign_and_one_field_stays_empty() -> None:
    spoiled, wrong = spoil(ENTRIES, "en")
    assert [(w.meaning, w.what) for w in wrong] == [("email", "no @ in it"), ("postcode", "left empty")]
    assert "postcode" not in {e.meaning for e in spoiled}
    assert [e.value for e in spoiled if e.meaning == "email"] == [ANNA.email.replace("@", ".")]
    untouched = {"first_name", "last_name", "street", "city"}
    assert [e for e in spoiled if e.meaning in untouched] == [e for e in ENTRIES if e.meaning in untouched]


def test_without_a_postcode_the_next_field_is_forgotten() -> None:
    assert [w.meaning for w in spoil([e for e in ENTRIES if e.meaning == "street"], "en")[1]] == ["street"]
    assert spoil([], "en") == ([], ())


def test_what_may_stay_empty_is_no_mistake() -> None:
    entries = [
        replace(e, field=e.field.model_copy(update={"required": e.meaning == "street"}))
        for e in ENTRIES
        if e.meaning != "email"
    ]
    assert [w.meaning for w in spoil(entries, "en")[1]] == ["street"]


def test_a_message_at_the_field_belongs_to_it() -> None:
    told = took(scene(*filled(Postcode={"error": "Enter a postcode", "invalid": True})))
    assert told.noticed
    assert [(m.meaning, m.text) for m in told.messages] == [("postcode", "Enter a postcode")]
    assert set(told.typed) == {"first_name", "last_name", "street", "city"}
    assert told.lost == ()


def test_a_message_elsewhere_belongs_to_the_field_that_it_names() -> None:
    named = Message(text="Please enter your postcode", kind="error")
    vague = Message(text="Something went wrong", kind="alert")
    status = Message(text="3 items", kind="status")
    told = took(scene(*filled(), named, vague, status))
    assert [(m.meaning, m.text) for m in told.messages] == [("postcode", named.text), ("", vague.text)]


def test_the_browsers_own_bubble_has_no_place_on_the_page() -> None:
    told = took(scene(*filled()), "Please include an '@'")
    assert told.noticed
    assert [(m.meaning, m.box) for m in told.messages] == [("email", None)]


def test_what_vanished_is_lost_and_what_the_shop_only_wrote_differently_is_not() -> None:
    error = {"error": "Enter a postcode"}
    assert set(took(scene(*filled("City", "Street", Postcode=error))).lost) == {"city", "street"}
    tidy = {"value": ANNA.city.upper() + " "}
    assert took(scene(*filled(City=tidy, Postcode=error))).lost == ()


def test_a_shop_that_goes_on_did_not_notice() -> None:
    told = took(scene(field("Delivery note"), h1="Delivery"))
    assert not told.noticed
    assert told.lost == ()
    assert not took(scene(*filled())).noticed
