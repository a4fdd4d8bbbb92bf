"""The shopper's mind: what it presses, what it never presses, and that it comes to an end."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.evidence import ChosenProduct, Milestone, StopReason
from auditor.seeing.facets import Understood
from auditor.seeing.model import Layer, Message, SeenControl, SeenField
from auditor.shopper import ranking
from auditor.shopper.decide import CART_PATHS, RETURNS, decide
from auditor.shopper.filling import signature_of
from auditor.shopper.finality import finality
from auditor.shopper.memory import Action, Memory, Policy
from auditor.shopper.ranking import key_of
from auditor.shopper.remembering import remember_action, remember_entry, remember_filled
from tests.shopper.scenes import (
    SHOP,
    address,
    box,
    button,
    field,
    link,
    memory,
    money,
    payment,
    radio,
    scene,
    select,
)

M = Milestone
POLICY = Policy()
LABELS = (
    "", "Add to cart", "In den Warenkorb", "Buy now", "View cart", "Warenkorb", "Checkout", "To checkout", "Zur Kasse",
    "Continue", "Next", "Weiter", "Submit", "Place order", "Jetzt kaufen", "Zahlungspflichtig bestellen", "Pay now",
    "Pay with PayPal", "Continue as guest", "Als Gast bestellen", "Sign in", "Enamel mug", "Mugs", "All products", "Remove",
    "Menu", "Save", "Back", "Apply coupon",
)  # fmt: skip
PATHS = ("", "/mugs", "/product/mug", "/cart", "/checkout", "/checkout/place-order", "/cart/7/complete")
FIELDS = (
    *address(),
    *payment(1),
    field("Password", kind="password", form=1),
    field("Card number", form=1),
    field("Security code", form=1),
    radio("Guest", "who", form=1),
    radio("I have an account", "who", form=1),
    select("Country", "France", "Germany"),
    select("Size", "Choose", "Small", form=-1),
    field("I agree to the terms", kind="checkbox", required=True),
    field("Send me the newsletter", kind="checkbox"),
    field("Quantity", kind="number", value="1"),
    radio("Standard delivery", "shipping"),
)


@st.composite
def controls(draw: st.DrawFn, at: int = 0) -> SeenControl:
    tag = draw(st.sampled_from(["a", "button"]))
    path = draw(st.sampled_from(PATHS))
    return SeenControl(
        ref=at,
        tag=tag,
        role="link" if tag == "a" else "button",
        name=draw(st.sampled_from(LABELS)),
        href=SHOP + path if tag == "a" and path else "",
        type=draw(st.sampled_from(["", "submit", "button"])) if tag == "button" else "",
        form=draw(st.integers(-1, 1)) if tag == "button" else -1,
        form_action=SHOP + path if tag == "button" and path == "/checkout/place-order" else "",
        tokens=draw(st.sampled_from(["", "btn", "add-to-cart", "minicart", "place-order", "checkout"])),
        landmark=draw(st.sampled_from(["", "", "main", "header", "footer"])),
        box=box(draw(st.sampled_from([40, 300, 600])), x=draw(st.sampled_from([20, 400]))),
        repeats=draw(st.sampled_from([0, 0, 4])),
        disabled=draw(st.booleans()) and draw(st.booleans()),
        pressed=draw(st.sampled_from([None, None, "false"])),
        row=draw(st.sampled_from(["", "12.90 €"])),
    )


@st.composite
def pages(draw: st.DrawFn) -> Understood:
    things: list[Any] = [draw(controls(i)) for i in range(draw(st.integers(0, 8)))]
    things += draw(st.lists(st.sampled_from(FIELDS), max_size=8))
    things += draw(st.sampled_from([[], [money("Total 12.90 €", "12.90 €")]]))
    h1 = draw(st.sampled_from(["", "Enamel mug", "Your cart", "Checkout", "Review your order", "Payment"]))
    path = draw(st.sampled_from(["/", "/mugs", "/cart", "/checkout", "/checkout/payment"]))
    return scene(*things, path=path, h1=h1, lang=draw(st.sampled_from(["en", "de", ""])))


@st.composite
def memories(draw: st.DrawFn) -> Memory:
    reached = draw(st.sampled_from([None, *(m for m in M if m is not M.PAYMENT)]))
    return memory(reached, unproven=draw(st.booleans()), last_intent=draw(st.sampled_from(["", "to_checkout"])))


def remember(action: Action, mind: Memory, u: Understood) -> None:
    """As the walk remembers an action that changed nothing."""
    remember_action(mind, action, u)
    mind.last_intent = action.intent
    if action.control is not None and action.kind == "press":
        mind.tried[key_of(action.intent, action.control, u.seen.path)] += 1
    for entry in action.entries:
        remember_entry(mind, entry)
    if action.entries:
        remember_filled(mind, list(action.entries), u)


# Laws that hold on every page.


@settings(deadline=None, max_examples=150)
@given(pages(), memories())
def test_a_control_that_may_order_is_never_pressed(u: Understood, mind: Memory) -> None:
    action = decide(u, mind, POLICY)
    if action.kind == "press":
        assert action.control is not None
        assert not finality(action.control, u, mind.reached).may_order
        assert action.control.visible
        assert not action.control.disabled


@settings(deadline=None, max_examples=50)
@given(pages(), memories())
def test_a_page_that_never_changes_is_left_with_a_reason(u: Understood, mind: Memory) -> None:
    for _ in range(POLICY.actions):
        action = decide(u, mind, POLICY)
        if action.kind == "stop":
            assert action.stop is not None
            assert action.sentence.endswith(".")
            return
        remember(action, mind, u)
    pytest.fail(f"still {action.intent} after {POLICY.actions} actions")


@settings(deadline=None, max_examples=80)
@given(pages(), memories(), st.randoms(use_true_random=False))
def test_the_order_of_the_controls_does_not_change_the_winner(
    u: Understood, mind: Memory, shuffler: random.Random
) -> None:
    mixed = list(u.seen.controls)
    shuffler.shuffle(mixed)
    other = scene(*mixed, *u.seen.fields, *u.seen.money, path="/" + u.seen.path, h1=u.seen.h1, lang=u.seen.lang)
    first, second = decide(u, mind, POLICY), decide(other, mind, POLICY)
    assert (first.kind, first.intent, first.control, first.url) == (
        second.kind,
        second.intent,
        second.control,
        second.url,
    )


@settings(deadline=None, max_examples=80)
@given(pages(), memories())
def test_nothing_dangerous_is_filled(u: Understood, mind: Memory) -> None:
    for entry in decide(u, mind, POLICY).entries:
        assert entry.meaning not in {"card_number", "card_cvc", "password", "payment_method", "marketing"}
        assert "newsletter" not in entry.field.label
        assert entry.field.label not in {"Credit card", "PayPal", "Card number", "Security code", "Password"}


# The way to the till, step by step.


def pressed(action: Action) -> str:
    assert action.kind == "press", action.sentence
    assert action.control is not None
    return action.control.label


CARDS = [
    link(name, f"/product/{i}", repeats=3, picture=True, row=f"{name} 12.90 €", box=box(300, x=200.0 * i))
    for i, name in enumerate(("Enamel mug", "Tea pot", "Gift card"))
]
PRODUCT = (button("Add to cart", form=0), button("Add to wishlist"), money("12.90 €", "12.90 €"))


def test_it_opens_a_product_then_another_one() -> None:
    mind, u = memory(M.LANDED), scene(*CARDS)
    assert pressed(decide(u, mind, POLICY)) == "Enamel mug"
    mind.products_tried.append(CARDS[0].href)
    assert pressed(decide(u, mind, POLICY)) == "Tea pot"


def test_it_chooses_a_size_before_it_presses() -> None:
    size = select("Size", "Please choose", "Small", form=0)
    u = scene(
        *PRODUCT,
        size.model_copy(update={"options": (size.options[0].model_copy(update={"value": ""}), size.options[1])}),
        h1="Mug",
    )
    action = decide(u, memory(M.PRODUCT), POLICY)
    assert (action.intent, action.entries[0].value) == ("choose_option", "SM")
    assert pressed(decide(scene(*PRODUCT, h1="Mug"), memory(M.PRODUCT), POLICY)) == "Add to cart"


def test_an_option_that_was_refused_gives_way_to_the_next_and_one_that_was_never_touched_stays() -> None:
    size = select("Size", "Please choose", "Small", "Large", form=0)
    blank = size.model_copy(
        update={"options": (size.options[0].model_copy(update={"value": ""}), *size.options[1:])}
    )
    colours = [radio("Blue", "colour", form=0), radio("Red", "colour", form=0)]
    u, mind = scene(*PRODUCT, blank, *colours, h1="Mug"), memory(M.PRODUCT)
    chosen = []
    for _ in range(6):
        action = decide(u, mind, POLICY)
        if action.intent == "add_to_cart":
            assert action.control is not None
            mind.tried[key_of("add_to_cart", action.control, u.seen.path)] += 1
            break
        chosen.append(action.entries[0].value)
        remember_entry(mind, action.entries[0])
        if action.entries[0].field.kind == "select":
            u = scene(*PRODUCT, blank.model_copy(update={"value": "SM"}), *colours, h1="Mug")
        else:
            colours[0] = colours[0].model_copy(update={"checked": True})
            u = scene(*PRODUCT, blank.model_copy(update={"value": "SM"}), *colours, h1="Mug")
    assert chosen == ["SM", "Blue"]
    again = decide(u, mind, POLICY)
    assert (again.intent, again.entries[0].value) == ("choose_option", "LA"), "the shop refused what was chosen"
    preset = scene(*PRODUCT, blank.model_copy(update={"value": "SM"}), h1="Mug")
    fresh = memory(M.PRODUCT)
    fresh.tried = type(mind.tried)({k: n for k, n in mind.tried.items() if k.startswith("add_to_cart")})
    assert decide(preset, fresh, POLICY).intent == "add_to_cart", "the shop's own choice is no fault of it"


def test_it_opens_the_cart_and_guesses_its_address_only_when_it_must() -> None:
    cart = link("Cart (1)", "/cart", landmark="header", tokens="minicart")
    assert pressed(decide(scene(cart), memory(M.IN_CART), POLICY)) == "Cart (1)"
    guess = decide(scene(), memory(M.IN_CART, cart_guesses=1), POLICY)
    assert (guess.url, guess.assisted) == (f"{SHOP}/{CART_PATHS[1]}", True)
    lost = decide(scene(), memory(M.IN_CART, cart_guesses=len(CART_PATHS)), POLICY)
    assert lost.stop is StopReason.NO_CHECKOUT
    unsure = decide(scene(), memory(M.PRODUCT, unproven=True, cart_guesses=len(CART_PATHS)), POLICY)
    assert unsure.stop is StopReason.NO_ADD_TO_CART, "nothing shows that it went in"


def test_a_shop_in_a_folder_of_its_site_keeps_its_cart_there() -> None:
    def guess(n: int) -> str:
        return decide(scene(), memory(M.IN_CART, cart_guesses=n, home_url=f"{SHOP}/en/toys/"), POLICY).url

    assert [guess(0), guess(1)] == [f"{SHOP}/en/toys/{CART_PATHS[0]}", f"{SHOP}/{CART_PATHS[0]}"]


def test_under_the_window_with_the_cart_the_way_to_the_cart_leads_nowhere_new() -> None:
    drawer = Layer(dialog=True, modal=True, middle=True, covers=1.0, text="Cart Mug 19.90 €", box=box(0))
    cart = link("Cart", "", landmark="header", tokens="minicart", on_top=False)
    lines = (field("Quantity", name="quantity", kind="number", layer=0), money("Mug 19.90 €", "19.90 €", layer=0))
    window = scene(cart, button("To checkout", layer=0), button("Remove", layer=0), *lines, drawer)
    assert window.has("cart_drawer")
    assert pressed(decide(window, memory(M.IN_CART), POLICY)) == "To checkout"
    full = scene(cart, link("View cart", "/cart", layer=0), button("To checkout", layer=0), *lines, drawer)
    assert pressed(decide(full, memory(M.IN_CART), POLICY)) == "View cart", (
        "what lies in the window is no way under it"
    )
    no_way = scene(cart, button("Remove", layer=0), *lines, drawer)
    assert pressed(decide(no_way, memory(M.IN_CART), POLICY)) == "Cart"


def test_not_even_the_way_to_the_cart_is_pressed_when_it_may_order() -> None:
    trap = link("Order with obligation to pay", "/cart", landmark="header", tokens="minicart")
    assert decide(scene(trap), memory(M.IN_CART), POLICY).kind == "goto"


@pytest.mark.parametrize(("label", "lang"), [("To checkout", "en"), ("Checkout", "en"), ("Zur Kasse", "de")])
def test_it_leaves_the_cart_by_the_checkout_and_no_wallet(label: str, lang: str) -> None:
    u = scene(
        button("Pay with PayPal", box=box(100)),
        button(label),
        button("Continue shopping"),
        path="/cart",
        lang=lang,
    )
    assert pressed(decide(u, memory(M.CART_SEEN), POLICY)) == label


def test_it_enters_the_checkout_as_a_guest() -> None:
    password = field("Password", kind="password", form=1, required=True)
    gate = scene(button("Sign in", form=1), button("Continue as guest"), password, path="/checkout")
    assert pressed(decide(gate, memory(M.CHECKOUT), POLICY)) == "Continue as guest"
    walled = scene(button("Sign in", form=1), password, path="/checkout")
    assert decide(walled, memory(M.CHECKOUT), POLICY).stop is StopReason.LOGIN_WALL


def test_doors_for_customers_only_are_a_wall() -> None:
    doors = (link("Sign in", "/login"), link("Create an account", "/register"))
    only = decide(scene(*doors, path="/checkout"), memory(M.CHECKOUT), POLICY)
    assert only.stop is StopReason.LOGIN_WALL
    past_the_door = decide(scene(*doors, path="/checkout"), memory(M.GUEST), POLICY)
    assert past_the_door.stop is StopReason.NO_PROGRESS
    in_the_header = [door.model_copy(update={"landmark": "header"}) for door in doors]
    lost = decide(scene(*in_the_header, path="/checkout"), memory(M.CHECKOUT), POLICY)
    assert lost.stop is StopReason.NO_PROGRESS


def test_a_guest_radio_is_chosen_and_its_password_left_alone() -> None:
    who = (radio("Guest", "who"), radio("I have an account", "who", checked=True))
    u = scene(
        field("E-mail"), *who, field("Password", kind="password"), button("Continue", form=0), path="/checkout"
    )
    assert {e.meaning for e in decide(u, memory(M.CHECKOUT), POLICY).entries} == {"email", "guest"}


def test_it_fills_the_address_then_goes_on() -> None:
    mind = memory(M.GUEST)
    onward = (button("Continue", form=0), button("Apply", form=1), link("Back to cart", "/cart"))
    action = decide(scene(*address(), *onward, path="/checkout"), mind, POLICY)
    assert {e.meaning for e in action.entries} == {
        "email",
        "first_name",
        "last_name",
        "street",
        "postcode",
        "city",
    }
    filled = [f.model_copy(update={"value": "a@b"}) for f in address()]
    assert pressed(decide(scene(*filled, *onward, path="/checkout"), mind, POLICY)) == "Continue"


@pytest.mark.parametrize("label", ["Place order", "Zahlungspflichtig bestellen", "Continue", "Weiter", ""])
def test_it_stops_before_the_only_button_where_one_pays(label: str) -> None:
    u = scene(*payment(), button(label, form=0), path="/checkout/payment", lang="de" if "ei" in label else "en")
    action = decide(u, memory(M.DELIVERY), POLICY)
    assert action.stop is StopReason.FINAL_BUTTON
    assert "may order" in action.sentence


@pytest.mark.parametrize(
    ("page", "mind", "reason"),
    [
        ({"status": 500}, memory(), StopReason.HTTP_ERROR),
        ({"status": 502}, memory(M.CART_SEEN), StopReason.HTTP_ERROR),
        ({"status": 403, "title": "Just a moment..."}, memory(), StopReason.BOT_WALL),
        ({"status": 503, "h1": "Back soon"}, memory(), StopReason.MAINTENANCE),
        ({}, memory(M.LANDED), StopReason.NOT_A_SHOP),
        ({}, memory(M.PAYMENT), StopReason.PAYMENT_REACHED),
        ({}, memory(M.CHECKOUT), StopReason.NO_PROGRESS),
        ({}, memory(M.LANDED, products_tried=["a"]), StopReason.NO_ADD_TO_CART),
        ({}, memory(M.LANDED, products_tried=["a"], product_sold_out=True), StopReason.OUT_OF_STOCK),
    ],
)
def test_each_dead_end_has_its_reason(page: dict[str, Any], mind: Memory, reason: StopReason) -> None:
    assert decide(scene(**page), mind, POLICY).stop is reason


def test_a_form_that_keeps_refusing_is_given_up_with_its_own_words() -> None:
    wrong = field("Postcode", value="1", error="This postcode is unknown", invalid=True)
    u = scene(wrong, button("Continue", form=0), path="/checkout")
    mind = memory(M.GUEST)
    mind.forms_sent[signature_of(u)] = POLICY.repairs + 2
    action = decide(u, mind, POLICY)
    assert action.stop is StopReason.FORM_REJECTED
    assert "This postcode is unknown" in action.sentence


def test_two_candidates_that_are_nearly_alike_are_told_to_be_ambiguous() -> None:
    near = ranking.best([ranking.Candidate(link("Mugs", "/a"), 3.0), ranking.Candidate(link("Cups", "/b"), 2.5)])
    far = ranking.best([ranking.Candidate(link("Mugs", "/a"), 3.0), ranking.Candidate(link("Cups", "/b"), 2.0)])
    assert ranking.ambiguous(near)
    assert not ranking.ambiguous(far)
    assert not ranking.ambiguous(near[:1])


def product_page(*things: Any, **changes: Any) -> Understood:
    add = button("Add to cart", form=0, box=box(700))
    return scene(
        add,
        money("Tin mug", "€9.00"),
        *things,
        h1="Tin mug Yellow",
        h1_box=box(100),
        path="/product/mug",
        **changes,
    )


def after_adding(u: Understood) -> Memory:
    """The button of `u` was pressed once, without effect."""
    mind = memory(M.PRODUCT, last_intent="add_to_cart")
    mind.tried[key_of("add_to_cart", u.seen.controls[0], u.seen.path)] = 1
    return mind


def test_more_pieces_are_bought_only_where_field_or_message_demands_them() -> None:
    one = field("Quantity", kind="number", name="quantity", value="1", min="1")
    three = one.model_copy(update={"min": "3"})
    assert decide(product_page(one), memory(M.PRODUCT), POLICY).intent == "add_to_cart"
    assert [e.value for e in decide(product_page(three), memory(M.PRODUCT), POLICY).entries] == ["3"]
    told = product_page(one, Message(text="The minimum quantity is 4.", kind="alert"))
    assert [e.value for e in decide(told, after_adding(told), POLICY).entries] == ["4"]
    price = product_page(one, Message(text="Delivery for 4.90 only", kind="alert"))
    assert decide(price, after_adding(price), POLICY).intent == "add_to_cart"


def test_colours_without_a_role_are_pressed_only_after_a_refusal_the_one_of_the_name_first() -> None:
    chips = [button(c, type="button", box=box(500, x)) for c, x in (("White", 20), ("Yellow", 200))]
    u = product_page(*chips)
    assert decide(u, memory(M.PRODUCT), POLICY).intent == "add_to_cart"
    action = decide(u, after_adding(u), POLICY)
    assert (action.intent, action.control and action.control.label) == ("choose_option", "Yellow")
    tools = product_page(
        *(button(t, type="button", box=box(500, x)) for t, x in (("Wishlist", 20), ("Compare", 200)))
    )
    assert decide(tools, after_adding(tools), POLICY).intent == "add_to_cart"


def test_buy_is_the_way_into_the_cart_where_it_is_the_only_one() -> None:
    alone = scene(button("Buy", form=0), money("Mug", "€9.00"), h1="Mug", h1_box=box(100), path="/product/mug")
    assert decide(alone, memory(M.PRODUCT), POLICY).intent == "add_to_cart"


def test_an_empty_cart_sends_back_to_the_product() -> None:
    product = ChosenProduct(title="Mug", url=SHOP + "/product/mug")
    u = scene(h1="Cart", text="Your cart is empty", path="/cart")
    action = decide(u, memory(M.PRODUCT, unproven=True, product=product), POLICY)
    assert (action.kind, action.url) == ("goto", product.url)


def test_a_delivery_that_is_out_of_sight_is_opened_and_one_that_is_chosen_is_not() -> None:
    hidden = [radio(w, "delivery", visible=False) for w in ("Standard delivery", "Express delivery")]
    opener, onward = button("Delivery options", type="button"), button("Continue", form=0)
    mind = memory(M.ADDRESS, address_sent=True)
    assert decide(scene(opener, onward, *hidden, path="/checkout"), mind, POLICY).intent == "open_choice"
    chosen = [hidden[0].model_copy(update={"checked": True}), hidden[1]]
    assert decide(scene(opener, onward, *chosen, path="/checkout"), mind, POLICY).intent == "continue"


def test_a_login_form_is_nobodys_contact_details() -> None:
    login = [field("E-mail", kind="email", form=1), field("Password", kind="password", form=1)]
    u = scene(button("Sign in", form=1), *login, h1="Checkout", text="Please log in to order.", path="/checkout")
    assert not u.has("contact_fields")
    assert decide(u, memory(M.CHECKOUT), POLICY).stop is StopReason.LOGIN_WALL


@pytest.mark.parametrize(("label", "orders"), [("Valider", False), ("Valider ma commande", True), ("Payer", True)])
def test_a_bare_confirm_below_an_address_is_a_step_and_an_order_is_none(label: str, orders: bool) -> None:
    u = scene(button(label, form=0), *address(), lang="fr", path="/checkout")
    assert finality(u.seen.controls[0], u, M.CHECKOUT).may_order is orders


def test_a_refusal_by_the_browser_itself_names_the_field() -> None:
    age = field("How old are you?", browser_invalid=True, value="x")
    mind = memory(M.GUEST)
    mind.forms_sent[signature_of(scene(age))] = 9
    assert "How old are you?" in decide(scene(age), mind, POLICY).sentence


def test_categories_at_the_foot_of_the_page_are_the_last_resort() -> None:
    foot, nav = link("Mugs", "/category/mugs", landmark="footer"), link("Cups", "/category/cups", landmark="nav")
    first = decide(scene(foot, nav), memory(M.LANDED), POLICY)
    assert (first.intent, first.control) == ("open_category", scene(foot, nav).seen.controls[1])
    assert decide(scene(foot), memory(M.LANDED), POLICY).intent == "open_category"


def test_a_way_that_led_to_nothing_is_gone_back_and_not_for_ever() -> None:
    mind = memory(M.LANDED, last_intent="open_category")
    lost = scene(status=404, path="/all-products")
    for _ in range(RETURNS):
        action = decide(lost, mind, POLICY)
        assert (action.kind, action.url) == ("goto", SHOP)
        remember_action(mind, action, lost)
    assert decide(lost, mind, POLICY).kind == "stop"
    assert decide(lost, memory(M.LANDED, last_intent="open_menu"), POLICY).kind == "stop"


def test_a_link_that_led_nowhere_is_gone_back_from_but_not_for_ever() -> None:
    nowhere = scene(url="chrome-error://chromewebdata/")
    mind = memory(M.LANDED, listing_url=f"{SHOP}/list")
    assert decide(nowhere, mind, POLICY).url == f"{SHOP}/list"
    for _ in range(2 * POLICY.products):
        remember_action(mind, decide(nowhere, mind, POLICY), nowhere)
    assert decide(nowhere, mind, POLICY).kind == "stop"


def test_what_the_guard_held_back_ends_the_walk_unless_the_form_was_refused_anyway() -> None:
    u = scene(*address(), button("Continue", form=0))
    mind = memory(M.GUEST, held_back="Continue")
    action = decide(u, mind, POLICY)
    assert (action.stop, "Continue" in action.sentence) == (StopReason.FINAL_BUTTON, True)
    wrong = scene(field("City", form=0, invalid=True, error="Missing"), button("Continue", form=0))
    assert decide(wrong, mind, POLICY).kind == "fill"


def test_a_page_on_which_everything_is_sold_out_says_so() -> None:
    gone = scene(money("Pass €85.00", "€85.00"), h1="Festival", text="Festival\nPass\n€85.00\nSold out")
    assert decide(gone, memory(M.LANDED), POLICY).stop is StopReason.OUT_OF_STOCK
    assert decide(scene(h1="Festival"), memory(M.LANDED), POLICY).stop is not StopReason.OUT_OF_STOCK


def test_a_step_that_was_sent_in_vain_quotes_what_the_shop_said() -> None:
    u = scene(field("Drumming", kind="checkbox"), Message(text="You need one of these.", kind="error"))
    mind = memory(M.CHECKOUT)
    assert decide(u, mind, POLICY).stop is StopReason.NO_PROGRESS
    mind.forms_sent[signature_of(u)] = 1
    action = decide(u, mind, POLICY)
    assert action.stop is StopReason.FORM_REJECTED
    assert "one of these" in action.sentence


def test_the_only_way_to_the_till_is_pressed_though_a_window_lies_over_it() -> None:
    till = button("Proceed to checkout", on_top=False, box=box(300))
    over = Layer(covers=0.2, text="Delivery to your country", box=box(290, 0, 900, 80))
    assert pressed(decide(scene(till, over), memory(M.CART_SEEN), POLICY)) == "Proceed to checkout"
    free = button("Checkout", box=box(600))
    assert pressed(decide(scene(till, free, over), memory(M.CART_SEEN), POLICY)) == "Checkout"
    assert decide(scene(button("About us", on_top=False), over), memory(M.CART_SEEN), POLICY).kind == "stop"


def test_terms_are_agreed_to_before_a_refused_way_to_the_till_is_tried_again() -> None:
    cart = scene(
        button("Checkout", type="button", form=-1), field("I agree to the terms of service", kind="checkbox", name="terms"),
        money("Mug 12 €", "12 €"), path="/cart",
    )  # fmt: skip
    assert pressed(decide(cart, memory(M.CART_SEEN), Policy())) == "Checkout"
    refused = memory(M.CART_SEEN, last_intent="to_checkout", last_worked=False)
    assert decide(cart, refused, Policy()).intent == "agree"


def chooser(label: str, y: float, value: str = "") -> tuple[SeenField, SeenControl]:
    shows = field(label, disabled=True, form=-1, value=value, box=box(y, width=300))
    return shows, button("Choose", type="button", form=-1, box=box(y, x=320, width=80))


def test_delivery_and_payment_may_be_chosen_by_the_button_beside_a_closed_box() -> None:
    sent = memory(M.GUEST, address_sent=True, details_entered={"street", "city"})
    u = scene(*chooser("Shipping method", 300), *chooser("Payment method", 500), path="/checkout")
    first = decide(u, sent, Policy())
    assert first.intent == "open_choice"
    assert first.control is not None
    assert first.control.box.y == 300
    sent.tried[key_of("open_choice", first.control, u.seen.path)] += 1
    u = scene(*chooser("Shipping method", 300, "Standard"), *chooser("Payment method", 500), path="/checkout")
    second = decide(u, sent, Policy())
    assert second.control is not None
    assert second.control.box.y == 500
    u = scene(*chooser("Gift card", 300), path="/checkout")
    assert decide(u, sent, Policy()).intent != "open_choice"


def test_a_closed_way_into_the_cart_asks_for_one_of_each_row() -> None:
    def chip(label: str, x: float, y: float) -> SeenControl:
        return button(label, type="button", form=-1, box=box(y, x=x, width=50))

    rows = [chip("S", 20, 300), chip("M", 90, 300), chip("Blue", 20, 360), chip("Red", 90, 360)]
    closed = button("Select variant", type="button", form=-1, disabled=True, box=box(420))
    u = scene(*rows, closed, money("25 €", "25 €"), h1="Jumper", path="/p/jumper")
    mind = memory(M.PRODUCT)
    first = decide(u, mind, Policy())
    assert (first.intent, pressed(first)) == ("choose_option", "S")
    remember(first, mind, u)
    assert pressed(decide(u, mind, Policy())) == "Blue"


def test_products_that_lead_nowhere_are_not_gone_back_from_for_ever() -> None:
    u = scene(button("Add to cart", disabled=True), money("25 €", "25 €"), h1="Mug", path="/p/mug")
    mind = memory(M.PRODUCT, listing_url=SHOP + "/mugs", products_tried=["x"])
    assert decide(u, mind, Policy()).intent == "back_to_list"
    mind.tried["goto|back"] = 2 * Policy().products
    assert decide(u, mind, Policy()).kind == "stop"
