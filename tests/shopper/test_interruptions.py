"""What stands in the way, and who closes it."""

from typing import Any

import pytest

from auditor.seeing.model import Box, Layer, SeenControl
from auditor.shopper.interruptions import (
    InTheWay,
    buries,
    consent_controls,
    in_the_way,
    last_resort,
    only_tells,
    way_out,
)
from tests.shopper.scenes import box, button, field, link, payment, scene


def layer(text: str, **changes: Any) -> Layer:
    return Layer(**{"text": text, "dialog": True, "covers": 0.4, "box": box(), **changes})


def on_top(text: str, *labels: str, lang: str = "en", **changes: Any) -> InTheWay | None:
    buttons = [button(label, layer=0, box=box(500 + 50 * i)) for i, label in enumerate(labels)]
    return in_the_way(scene(layer(text, **changes), *buttons, lang=lang))


def label(control: SeenControl | None) -> str:
    return control.label if control else ""


COOKIES = "We use cookies to show you our shop and for marketing."


@pytest.mark.parametrize(
    ("text", "labels", "changes", "kind"),
    [
        (COOKIES, ("Accept all", "Reject all"), {}, "consent"),
        (COOKIES, ("Accept all",), {"dialog": False, "covers": 0.05, "position": "sticky"}, "consent"),
        ("Are you over 18 years old?", ("Yes", "No"), {}, "age_gate"),
        ("Subscribe to our newsletter and get 10 % off", ("No thanks",), {}, "newsletter"),
        ("Choose your country and language", ("Continue",), {}, "country_picker"),
        ("Hello there", ("Close",), {}, "other"),
        ("Added to your cart", ("View cart", "Continue shopping"), {}, ""),
        ("Your cart", ("Checkout",), {}, ""),
        ("Hello there", ("Close",), {"tokens": "chat-widget"}, ""),
        ("Free delivery today", ("Close",), {"dialog": False, "covers": 0.05}, ""),
        ("Menu", (), {"dialog": False, "position": "sticky"}, ""),
        ("Select your location", ("Stay on this site",), {"dialog": False, "covers": 0.1}, "country_picker"),
        ("Customers also bought", ("Hm",), {"dialog": False, "middle": True, "position": "fixed"}, "other"),
        ("Customers also bought", ("Hm",), {"dialog": False, "middle": True, "position": "sticky"}, ""),
        ("Customers also bought", ("Hm",), {"dialog": False, "middle": True, "on_top": 0.2, "covers": 0.3}, ""),
        ("Added to your cart", ("Continue shopping",), {"modal": True}, "upsell"),
        ("Added to your cart", ("Continue shopping",), {}, ""),
    ],
)
def test_each_layer_has_its_kind(text: str, labels: tuple[str, ...], changes: dict[str, Any], kind: str) -> None:
    found = on_top(text, *labels, **changes)
    assert (found.kind if found else "") == kind


def test_a_dialog_that_asks_for_the_address_is_part_of_buying() -> None:
    u = scene(layer("Your address", modal=True), field("Street", layer=0), button("Close", layer=0))
    assert in_the_way(u) is None


def test_a_dialog_that_asks_only_for_mail_is_a_newsletter() -> None:
    found = in_the_way(scene(layer("Ten per cent off"), field("E-mail", layer=0)))
    assert found is not None
    assert found.kind == "newsletter"


@pytest.mark.parametrize(("modal", "first"), [(False, "consent"), (True, "other")])
def test_the_topmost_layer_comes_first_and_a_modal_one_before_all(modal: bool, first: str) -> None:
    below = layer("Hello there", modal=modal, z=1)
    above = layer(COOKIES, z=9)
    u = scene(below, above, button("Close", layer=0), button("Accept all", layer=1))
    found = in_the_way(u)
    assert found is not None
    assert found.kind == first
    then = in_the_way(u, {found.layer.text[:80]})
    assert then is not None
    assert {found.kind, then.kind} == {"consent", "other"}
    assert in_the_way(u, {below.text[:80], above.text[:80]}) is None


@pytest.mark.parametrize(
    ("labels", "lang", "accept", "reject", "settings"),
    [
        (("Accept all", "Reject all", "Settings"), "en", "Accept all", "Reject all", "Settings"),
        (("Alle akzeptieren", "Alle ablehnen"), "de", "Alle akzeptieren", "Alle ablehnen", ""),
        (("Only necessary cookies", "Accept all"), "en", "Accept all", "Only necessary cookies", ""),
        (("Alle akzeptieren", "Nur notwendige Cookies akzeptieren"), "de", "Alle akzeptieren", "Nur notwendige Cookies akzeptieren", ""),
        (("Accept all", "Manage cookies"), "en", "Accept all", "", "Manage cookies"),
        (("OK",), "en", "OK", "", ""),
    ],
)  # fmt: skip
def test_yes_no_and_settings_are_told_apart(
    labels: tuple[str, ...], lang: str, accept: str, reject: str, settings: str
) -> None:
    found = on_top(COOKIES if lang == "en" else "Wir verwenden Cookies.", *labels, lang=lang)
    assert found is not None
    who = consent_controls(found, lang)
    assert (label(who.accept), label(who.reject), label(who.settings)) == (accept, reject, settings)


def test_a_dead_button_is_not_pressed() -> None:
    dead = button("Reject all", layer=0, disabled=True)
    found = in_the_way(scene(layer(COOKIES), button("Accept all", layer=0), dead))
    assert found is not None
    assert consent_controls(found, "en").reject is None


@pytest.mark.parametrize(
    ("text", "labels", "out"),
    [
        ("Subscribe to our newsletter", ("Subscribe", "No thanks"), "No thanks"),
        ("Subscribe to our newsletter", ("Subscribe", "Close"), "Close"),
        ("Subscribe to our newsletter", ("Subscribe",), ""),
        ("Are you over 18 years old?", ("No", "Yes, I am 18"), "Yes, I am 18"),
        ("Are you over 18 years old?", ("Leave",), ""),
    ],
)
def test_the_way_out_is_a_no_or_a_cross_and_never_a_subscription(
    text: str, labels: tuple[str, ...], out: str
) -> None:
    found = on_top(text, *labels)
    assert found is not None
    assert label(way_out(found, "en")) == out


def test_a_cross_without_words_is_known_by_its_code_name() -> None:
    found = in_the_way(scene(layer("Subscribe to our newsletter"), button("", layer=0, tokens="btn-close")))
    assert found is not None
    assert way_out(found, "en") is not None


def test_of_two_windows_the_one_on_top_comes_first() -> None:
    below = layer("Subscribe to our newsletter", dialog=False, on_top=0.0, z=50)
    above = layer("Choose your country", dialog=False, middle=True, z=50)
    found = in_the_way(scene(below, above, button("No thanks", layer=0), button("Stay here", layer=1)))
    assert found is not None
    assert found.kind == "country_picker"
    assert label(way_out(found, "en")) == "Stay here"


@pytest.mark.parametrize(
    ("controls", "pressed"),
    [
        ((button("Hm", type="button"), button("Nah", type="button")), "Nah"),
        ((button("Nah", type="button"), button("Create an account", type="button")), "Nah"),
        ((button("Subscribe", type="button"),), ""),
        ((button("Nah", type="button"), button("Remove", type="button")), "Nah"),
        ((button("Empty cart", type="button"),), ""),
        ((button("Go", type="button", form=0),), ""),
        ((link("Elsewhere"),), ""),
        ((button("Nah", type="button", disabled=True),), ""),
        ((button("", type="button"),), ""),
    ],
)
def test_the_last_resort_leads_nowhere_sends_nothing_and_promises_nothing(
    controls: tuple[SeenControl, ...], pressed: str
) -> None:
    inside = [c.model_copy(update={"layer": 0}) for c in controls]
    found = in_the_way(scene(layer("Look at this", modal=True), *inside))
    assert found is not None
    assert label(last_resort(found, "en")) == pressed


def test_a_window_that_bars_nothing_is_never_pressed_at_random() -> None:
    found = on_top("Subscribe to our newsletter", "Hm", dialog=False, position="fixed")
    assert found is not None
    assert last_resort(found, "en") is None


def test_a_window_that_bars_nothing_is_pressed_where_it_lies_over_what_is_wanted() -> None:
    found = on_top("Subscribe to our newsletter", "Hm", dialog=False, position="fixed")
    assert found is not None
    shop_now = button("Add to cart", type="button", form=-1)
    over = InTheWay("other", found.layer, 0, (button("Hm", type="button", form=-1), shop_now), over_the_way=True)
    assert label(last_resort(over, "en")) == "Hm"


def test_a_window_that_offers_the_cart_is_in_the_way_on_the_cart_itself() -> None:
    window = layer("Added to your cart", modal=True, middle=True, covers=0.4)
    leads = (link("View cart", "/cart", layer=0), button("Continue shopping", layer=0))
    assert in_the_way(scene(window, *leads, path="/product/1")) is None
    found = in_the_way(scene(window, *leads, path="/cart"))
    assert found is not None
    assert label(way_out(found, "en")) == "Continue shopping"


def test_a_drawer_whose_way_to_the_till_is_a_script_is_part_of_buying() -> None:
    drawer = layer("Your cart: Mug", modal=True, middle=True, covers=1.0)
    till = link("Go to checkout", "/cart#", layer=0)
    u = scene(drawer, till, button("Back to the shop", layer=0), path="/cart")
    assert u.seen.is_here(u.seen.controls[0].href)
    assert in_the_way(u) is None


def test_a_notice_over_the_page_only_tells_while_there_is_nothing_to_do_with_it() -> None:
    notice = layer("Added to cart", dialog=False, middle=True, position="fixed", covers=1.0)
    behind = button("Add to cart")
    assert only_tells(scene(notice, behind)) == notice
    assert only_tells(scene(notice, behind, button("Close", layer=0))) is None
    assert only_tells(scene(notice, behind, field("E-mail", layer=0))) is None
    assert only_tells(scene(notice.model_copy(update={"middle": False}), behind)) is None


PLACE = Box(x=100, y=100, width=400, height=300)


@pytest.mark.parametrize(
    ("above", "buried"),
    [
        ({}, True),
        ({"on_top": 0.2}, False),
        ({"box": Box(x=100, y=100, width=400, height=20)}, False),
        ({"text": "ignored"}, False),
    ],
    ids=["over it", "under another itself", "over a part", "could not be closed"],
)
def test_what_lies_over_every_way_out_goes_first(above: dict[str, Any], buried: bool) -> None:
    below = layer(COOKIES, dialog=False, on_top=0.0, box=PLACE)
    window = layer(**{"text": "A gift for you", "dialog": False, "covers": 0.2, "box": PLACE, **above})
    ways = [
        button(label, layer=0, box=Box(x=150, y=200, width=90, height=30)) for label in ("Accept all", "Reject")
    ]
    u = scene(below, window, *ways, button("Close", layer=1))
    found = in_the_way(u)
    assert found is not None
    assert found.kind == "consent"
    first = buries(found, u, {"ignored"})
    assert (first is not None) is buried
    if first is not None:
        assert label(way_out(first, "en")) == "Close"


def test_a_window_without_buttons_is_buried_by_nothing() -> None:
    found = InTheWay("other", layer("Hm"), 0, ())
    assert buries(found, scene(layer("Hm"), layer("Ha"))) is None


@pytest.mark.parametrize("covered", [True, False])
def test_a_small_dialog_is_in_the_way_when_nothing_else_can_be_pressed(covered: bool) -> None:
    page = [button(f"Step {n}", on_top=not covered, box=box(100 * n)) for n in (1, 2)]
    cross = button("OK", layer=0, on_top=True, box=box(300))
    small = layer("Please accept our terms first.", dialog=True, covers=0.04)
    assert (in_the_way(scene(*page, cross, small)) is not None) is covered


def test_a_dialog_that_asks_how_to_pay_is_part_of_buying() -> None:
    ways = [f.model_copy(update={"layer": 0, "form": 1}) for f in payment()]
    assert (
        in_the_way(scene(*ways, button("Continue", layer=0), layer("Choose a payment method", modal=True))) is None
    )
