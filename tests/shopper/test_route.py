"""Following a written route, and leaving it."""

import pytest

from auditor.config.route import Deed, RouteStep
from auditor.evidence import Milestone, StopReason
from auditor.seeing.facets import Understood
from auditor.shopper.decide import decide
from auditor.shopper.memory import Action, Memory, Policy
from auditor.shopper.progress import in_checkout
from auditor.shopper.route import path_of, step_of, without_detours
from tests.shopper.scenes import SHOP, address, button, link, memory, payment, scene

M = Milestone
FRONT = scene(
    link("Mugs", "/mugs", landmark="nav", ref=1), link("Bowls", "/bowls", landmark="nav", ref=2),
    link("Cart", "/cart", landmark="header", ref=3), h1="Welcome",
)  # fmt: skip


def step(do: str, label: str = "", path: str = "") -> RouteStep:
    return RouteStep(do=Deed(do), label=label, path=path)


def asked(u: Understood, mind: Memory, *route: RouteStep) -> Action:
    return decide(u, mind, Policy(route=route))


def test_the_written_link_is_pressed_whatever_looks_better() -> None:
    own = decide(FRONT, memory(), Policy())
    assert own.control is not None
    assert own.control.label == "Mugs"
    action = asked(FRONT, memory(), step("open_category", "  BOWLS ›"))
    assert action.control is not None
    assert (action.control.label, action.route_step, action.missed) == ("Bowls", 0, "")


def test_an_address_finds_a_link_whose_words_have_changed() -> None:
    action = asked(FRONT, memory(), step("open_category", "Soup bowls", "/bowls"))
    assert action.control is not None
    assert action.control.label == "Bowls"


def test_a_link_into_the_middle_of_the_page_is_the_lesser_one() -> None:
    card = scene(
        link("4.6 (12)", "/mug#reviews", ref=1), link("Blue mug", "/mug", ref=2), link("Mug", "/mug", ref=3)
    )
    by_address = asked(card, memory(), step("open_product", path="/mug"))
    by_both = asked(card, memory(), step("open_product", "Mug", "/mug"))
    assert by_address.control is not None
    assert by_both.control is not None
    assert (by_address.control.ref, by_both.control.ref) == (2, 3)


def test_a_step_of_another_stage_is_not_looked_for() -> None:
    action = asked(FRONT, memory(), step("open_product", "Gone mug"), step("view_cart", "Cart"))
    assert (action.intent, action.route_step) == ("open_category", None)
    assert action.missed == 'open product "Gone mug"'


def test_a_step_that_is_not_needed_is_passed_over() -> None:
    action = asked(FRONT, memory(), step("open_menu", "Menu"), step("open_category", "Bowls"))
    assert (action.route_step, action.missed) == (1, "")


def test_a_menu_that_is_not_there_is_nothing_to_report() -> None:
    assert asked(FRONT, memory(), step("open_menu", "Menu")).missed == ""


def test_what_was_done_is_not_done_again() -> None:
    mind = memory(route_at=1)
    assert asked(FRONT, mind, step("open_category", "Bowls")).control == decide(FRONT, mind, Policy()).control


def test_who_is_there_need_not_go_there() -> None:
    product = scene(link("Reviews", "/mug#reviews"), link("Bowls", "/bowls", landmark="nav"), path="/mug")
    action = asked(product, memory(), step("open_product", "Mug", "/mug"), step("open_category", "Bowls"))
    assert (action.route_step, action.missed) == (1, "")
    alone = asked(product, memory(), step("open_product", path="/mug"))
    assert (alone.route_step, alone.missed) == (None, "")


def test_an_address_alone_is_opened_within_the_shop() -> None:
    action = asked(FRONT, memory(), step("open_product", path="/mug?size=2"))
    assert (action.kind, action.url, action.assisted) == ("goto", f"{SHOP}/mug?size=2", True)


ORDERS = [
    "/checkout/complete",
    "/place-order?confirm=1",
    "/orders/create",
    "/checkout/%63omplete",
    "/checkout/./complete",
]


@pytest.mark.parametrize("path", ORDERS)
@pytest.mark.parametrize("do", ["open_category", "open_product"])
def test_no_route_opens_an_address_that_orders(do: str, path: str) -> None:
    action = asked(FRONT, memory(), step(do, path=path))
    assert (action.kind, action.missed) == ("press", f'{do.replace("_", " ")} "{path}"')


@pytest.mark.parametrize("path", ORDERS)
@pytest.mark.parametrize("label", ["", "Basket"])
def test_no_route_presses_a_link_to_an_address_that_orders(label: str, path: str) -> None:
    page = scene(link("Basket", path, landmark="header", ref=9), link("Cart", "/cart", landmark="header", ref=3))
    action = asked(page, memory(M.IN_CART), step("view_cart", label, path))
    assert action.control is None or action.control.ref != 9


def test_a_checkout_that_a_wrong_button_led_to_is_judged_as_one() -> None:
    review = scene(button("Submit", form=0, ref=7), path="/checkout/review", facets=(), h1="Checkout")
    assert in_checkout(review)
    action = asked(review, memory(M.IN_CART), step("view_cart", "Submit"))
    assert action.control is None or action.control.ref != 7


def test_a_link_to_another_host_is_not_the_way() -> None:
    foreign = link("Blue mug", "/mug", href="https://shop.fr/mug", landmark="nav", ref=1)
    page = scene(foreign, link("Mugs", "/mugs", landmark="nav", ref=2), h1="Welcome")
    action = asked(page, memory(), step("open_product", path="/mug"))
    assert (action.kind, action.url) == ("goto", f"{SHOP}/mug")


def test_a_label_without_words_is_found_by_its_signs() -> None:
    sizes = scene(link("41", "/?size=41", ref=1), link("→", "/next", ref=2), link("42", "/?size=42", ref=3))
    action = asked(sizes, memory(), step("open_category", "42"))
    assert action.control is not None
    assert action.control.ref == 3
    assert asked(sizes, memory(), step("open_category", "43")).route_step is None


def test_a_button_on_a_card_is_not_the_one_of_the_product() -> None:
    cards = scene(button("Add to cart", ref=5), link("Mugs", "/mugs", landmark="nav"), h1="All")
    action = asked(cards, memory(), step("open_product", "Gone mug"), step("add_to_cart", "Add to cart"))
    assert action.control is None or action.control.ref != 5
    assert action.missed == 'open product "Gone mug"'


def test_a_step_that_was_passed_over_is_told() -> None:
    action = asked(FRONT, memory(), step("open_category", "Vases"), step("open_category", "Bowls"))
    assert (action.route_step, action.missed) == (1, 'open category "Vases"')


def test_a_stop_says_what_the_route_wanted() -> None:
    action = asked(scene(h1="Welcome"), memory(), step("open_product", "Gone mug"))
    assert action.stop is StopReason.NOT_A_SHOP
    assert action.sentence.endswith('Nor was there what the route wants: open product "Gone mug".')


def test_a_way_that_was_searched_in_vain_may_be_known_by_a_person() -> None:
    bare = scene(h1="Welcome")
    assert decide(bare, memory(), Policy()).stop is StopReason.NOT_A_SHOP
    assert asked(bare, memory(), step("open_product", path="/mug")).kind == "goto"


def test_forms_come_first() -> None:
    form = scene(*address(), button("Continue", form=0), path="/checkout")
    assert asked(form, memory(M.GUEST), step("continue", "Continue")).kind == "fill"


@pytest.mark.parametrize("stop", [StopReason.HTTP_ERROR, StopReason.BOT_WALL])
def test_a_wall_is_a_wall_for_every_route(stop: StopReason) -> None:
    walls = {
        StopReason.HTTP_ERROR: scene(link("Mugs", "/mugs", landmark="nav"), status=500),
        StopReason.BOT_WALL: scene(link("Mugs", "/mugs"), status=403, title="Just a moment...", text="Checking your browser before accessing shop.example"),
    }  # fmt: skip
    assert asked(walls[stop], memory(), step("open_category", "Mugs")).stop is stop


@pytest.mark.parametrize("reached", [M.CART_SEEN, M.GUEST, M.ADDRESS])
@pytest.mark.parametrize("do", list(Deed))
def test_no_route_presses_what_may_order(do: Deed, reached: Milestone) -> None:
    till = scene(*payment(), button("Place order", form=0, ref=7), path="/checkout")
    action = asked(till, memory(reached), step(do, "Place order"))
    assert action.control is None or action.control.ref != 7


def test_payment_in_sight_ends_the_route() -> None:
    till = scene(link("Terms", "/terms"))
    assert asked(till, memory(M.PAYMENT), step("continue", "Terms")).stop is StopReason.PAYMENT_REACHED


def test_what_was_pressed_becomes_a_step() -> None:
    pressed = Action("press", "open_category", control=link("Bowls (12) ›", "/bowls?page=1#top"))
    assert step_of(pressed) == step("open_category", "bowls", "/bowls?page=1")
    assert step_of(Action("press", "add_to_cart", control=button("Add to cart"))) == step(
        "add_to_cart", "add to cart"
    )
    assert step_of(Action("goto", "view_cart", url=f"{SHOP}/cart")) == step("view_cart", path="/cart")
    assert step_of(Action("fill", "fill")) is None
    assert step_of(Action("goto", "back_to_list", url=SHOP)) is None
    assert step_of(Action("press", "add_to_cart", control=button(""))) is None, "nothing to find it by"
    assert step_of(Action("goto", "open_product", url=f"{SHOP}/index.php?id=7")) == step(
        "open_product", path="/index.php?id=7"
    )
    assert step_of(Action("goto", "view_cart", url=f"{SHOP}//cart")) is None, "an address that no route can hold"


def test_only_the_product_that_was_bought_is_kept() -> None:
    tried = [
        step("open_category", "mugs"), step("open_product", "sold out"), step("open_product", "mug"),
        step("add_to_cart", "add"),
    ]  # fmt: skip
    assert without_detours(tried) == [tried[0], *tried[2:]]


def test_an_address_stays_when_the_shop_moves() -> None:
    assert path_of("https://other.example:8080/a/b?c=d#e") == "/a/b?c=d"
    assert path_of("https://other.example") == "/"
