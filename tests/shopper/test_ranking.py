"""Who is tried first, and who never."""

from collections import Counter

import pytest

from auditor.seeing.model import Layer, SeenControl
from auditor.shopper import ranking
from auditor.shopper.ranking import Candidate, Ranking, best, key_of
from tests.shopper.scenes import box, button, field, link, scene

PRICE = "Mug 12.90 €"


def order(rank: Ranking, *controls: SeenControl, tried: Counter[str] | None = None, lang: str = "en") -> list[str]:
    return [c.control.label for c in rank(scene(*controls, h1="Mug", lang=lang), tried or Counter())]


def card(name: str, at: int = 0, **changes: object) -> SeenControl:
    given = {"repeats": 3, "picture": True, "row": PRICE, "box": box(300, x=200.0 * at)}
    return link(name, f"/product/{name.lower().replace(' ', '-')}", **{**given, **changes})


@pytest.mark.parametrize(
    ("rank", "first", "others"),
    [
        (ranking.add_to_cart, "Add to cart", ["Add to wishlist", "Buy with PayPal", "Notify me", "Search"]),
        (ranking.view_cart, "View cart", ["Add to cart", "Empty cart", "Continue shopping"]),
        (ranking.to_checkout, "Proceed to checkout", ["Pay with PayPal", "Continue shopping", "Update cart"]),
        (ranking.guest, "Continue as guest", ["Sign in", "Create account"]),
        (ranking.removers, "Remove", ["Apply coupon", "Add to wishlist", "Checkout"]),
    ],
)
def test_the_right_words_come_first(rank: Ranking, first: str, others: list[str]) -> None:
    controls = [button(label, box=box(100 + 50 * i)) for i, label in enumerate([*others, first])]
    assert order(rank, *controls)[0] == first
    assert order(rank, *controls[:-1]) == []


def test_a_button_in_a_list_of_others_is_not_this_products() -> None:
    mine, other = button("Add to cart", box=box(900)), button("Add to cart ", repeats=6, box=box(100))
    assert order(ranking.add_to_cart, other, mine)[0] == "Add to cart"


def test_what_was_tried_without_effect_gives_way() -> None:
    one, two = button("Checkout", box=box(100)), button("Go to checkout", box=box(200))
    first, second = order(ranking.to_checkout, one, two)
    tried = Counter({key_of("to_checkout", {"Checkout": one, "Go to checkout": two}[first], ""): 1})
    assert order(ranking.to_checkout, one, two, tried=tried)[0] == second


def test_products_are_cards_with_a_price_and_neither_sold_out_nor_gift_cards() -> None:
    cards = [
        card("Gift card"),
        card("Red mug", 1, row=f"{PRICE} Sold out"),
        card("Blue mug", 2),
        link("Contact", "/contact"),
    ]
    found = [c.control.label for c in ranking.products(scene(*cards), Counter())]
    assert found[0] == "Blue mug"
    assert "Contact" not in found
    assert ranking.products(scene(card("Blue mug")), Counter(), [cards[2].href]) == []


@pytest.mark.parametrize(
    "href", ["https://elsewhere.example/product/mug", "mailto:a@b.example", "javascript:void(0)"]
)
def test_products_stay_in_the_shop(href: str) -> None:
    assert ranking.products(scene(card("Blue mug", href=href)), Counter()) == []


def test_one_product_is_one_candidate_whatever_its_links() -> None:
    twice = [card("Blue mug"), card("Blue mug", 1)]
    assert len(ranking.products(scene(*twice), Counter())) == 1


def test_categories_are_no_dead_ends() -> None:
    links = [
        link(name, path, landmark="nav", box=box(20, x=100.0 * i))
        for i, (name, path) in enumerate([("Sign in", "/login"), ("Mugs", "/category/mugs"), ("Blog", "/blog")])
    ]
    assert [c.control.label for c in ranking.categories(scene(*links), Counter())] == ["Mugs"]


@pytest.mark.parametrize("file", ["/media/Sizes.PDF", "/shop/tour.ics", "/large/blue-mug.jpg"])
def test_a_file_is_neither_a_product_nor_a_list_of_them(file: str) -> None:
    leads = (
        link("Sizes", file, landmark="nav"),
        link("Mugs", "/shop/mugs.html", landmark="nav", box=box(20, x=200)),
    )
    assert [c.control.label for c in ranking.categories(scene(*leads), Counter())] == ["Mugs"]
    assert ranking.products(scene(card("Blue mug", href=f"https://shop.example{file}")), Counter()) == []


def test_a_navigation_of_buttons_leads_to_the_goods_and_its_tools_do_not() -> None:
    bar = [
        button(label, landmark="nav", type="button", form=-1, tag="div", tokens=tokens, expanded=expanded)
        for label, tokens, expanded in (
            ("Toggle Navigation", "", None),
            ("Search", "", None),
            ("Cart", "", None),
            ("EN", "", None),
            ("More", "", "false"),
            ("Lighting", "", None),
        )
    ]
    shop = button("Shop now", type="button", form=-1, box=box(400))
    found = ranking.categories(scene(*bar, shop, button("Play film", type="button", form=-1)), {})
    assert [c.control.label for c in found] == ["Shop now", "Lighting"]
    hashes = (link("All products", "/#"), link("Skip to the content", "/#content"))
    assert [c.control.label for c in ranking.categories(scene(*hashes), {})] == ["All products"]
    assert ranking.categories(scene(button("Shop now", landmark="footer")), {}) == []


@pytest.mark.parametrize("label", ["Toggle navigation", "Menu", "Menü", "Navigation", "メニュー", "Navegación"])
def test_a_menu_is_called_so(label: str) -> None:
    opener = button(label, landmark="header", type="button", form=-1, box=box(20))
    assert [c.control.label for c in ranking.menus(scene(opener), {})] == [label]


def test_a_step_without_words_we_know_is_told_by_its_code_name() -> None:
    def first(*controls: SeenControl) -> list[str]:
        return [c.control.label for c in ranking.go_on(scene(*controls), {}, set(), 100)]

    step = button("Onward to the till!", form=-1, type="button", tokens="btn btn-continue", box=box(600))
    assert first(step, button("Hm", form=-1, type="button", box=box(650))) == ["Onward to the till!"]
    assert first(button("Look around", form=-1, type="button", tokens="continue-shopping", box=box(600))) == []


def test_of_equals_the_one_further_up_wins() -> None:
    low, high = Candidate(link("A", box=box(200)), 2.0), Candidate(link("B", box=box(100)), 2.0)
    assert best([low, high]) == best([high, low]) == [high, low]
    assert best([Candidate(link("C"), 0.9)]) == []


def test_what_lies_under_an_open_drawer_is_not_pressed_before_what_stands_in_it() -> None:
    header = link("Cart (1)", "/cart", landmark="header", box=box(20, x=1100), on_top=False, tokens="minicart")
    inside = link("View cart", "/cart", layer=0, box=box(400, x=1000), on_top=True)
    drawer = Layer(text="Your cart", dialog=True, covers=0.3, box=box(0, x=900, width=380, height=800))
    assert ranking.view_cart(scene(header, inside, drawer), {})[0].control.label == "View cart"
    alone = ranking.view_cart(scene(header), {})[0].score
    under = next((c.score for c in ranking.view_cart(scene(header, drawer), {})), 0.0)
    assert alone - under >= 3


@pytest.mark.parametrize(
    ("over", "found"), [({}, ["Choose delivery"]), ({"middle": True}, []), ({"modal": True}, [])]
)
def test_a_bar_over_the_way_on_hides_it_only_until_it_is_scrolled_to(
    over: dict[str, bool], found: list[str]
) -> None:
    bar = Layer(text="We use cookies", position="fixed", covers=0.2, box=box(580, height=200, width=400), **over)
    step = button("Choose delivery", form=-1, type="button", box=box(600), on_top=False)
    assert [c.control.label for c in ranking.go_on(scene(bar, step), {}, set(), 100)] == found


def test_a_button_that_names_the_delivery_leads_to_it_and_a_link_only_tells_of_it() -> None:
    step = button("Choose delivery", form=-1, type="button", box=box(600))
    told = link("Choose delivery", "/delivery", box=box(640))
    assert [c.control.role for c in ranking.go_on(scene(step, told), {}, set(), 100)] == ["button"]


def test_what_would_only_fold_away_or_jump_about_is_no_way_on() -> None:
    mail = field("E-mail", kind="email", form=0)
    folded = button("Contact details", form=0, type="button", expanded="true")
    onward = ranking.go_on(scene(mail, folded, button("Continue", form=0)), {}, {0}, 220)
    assert [c.control.label for c in onward] == ["Continue"]
    here = scene(link("Skip to the content", "/checkout/contact#content"), path="/checkout/contact")
    assert ranking.to_checkout(here, {}) == []
    assert ranking.to_checkout(scene(link("Skip ahead", "/checkout/contact"), path="/cart"), {})


def test_a_link_to_the_page_at_hand_is_no_way_to_the_cart_unless_its_words_say_so() -> None:
    here = scene(link("Go back", "/cart/"), link("(1)", "/cart/#", tokens="fa fa-shopping-cart"), path="/cart/")
    assert [c.control.label for c in ranking.view_cart(here, {})] == ["(1)"]
    elsewhere = scene(link("Go back", "/cart/"), path="/mug")
    assert ranking.view_cart(elsewhere, {})


def test_a_menu_may_be_opened_by_a_link_that_leads_nowhere_but_not_by_what_only_looks_like_one() -> None:
    burger = link("", "/#", tokens="nav-toggle fa fa-bars", landmark="nav", box=box(10))
    person = link("", "/#", tokens="menu-icon fa fa-user", landmark="nav", box=box(10))
    away = link("Menu", "/menu", landmark="nav", box=box(10))
    assert [c.control.tokens for c in ranking.menus(scene(person, burger, away), {})] == [burger.tokens]


def test_links_at_the_foot_of_the_page_are_asked_for_on_their_own() -> None:
    foot = link("Mugs", "/category/mugs", landmark="footer")
    nav = link("Cups", "/category/cups", landmark="nav")
    legal = link("Terms", "/terms", landmark="footer")
    u = scene(foot, nav, legal)
    assert [c.control.label for c in ranking.categories(u, {})] == ["Cups"]
    assert [c.control.label for c in ranking.categories(u, {}, below=True)] == ["Mugs"]


def test_what_lies_below_the_page_at_hand_comes_before_other_views_of_it() -> None:
    views = [link(v, f"/club/?style={v}", landmark="nav") for v in ("week", "month")]
    play = link("Summer play", "/club/play/", landmark="main")
    about = link("Terrace", "/terrace/", landmark="main")
    found = ranking.categories(scene(*views, play, about, path="/club/"), {})
    assert [c.control.label for c in found] == ["Summer play", "week", "month"]
    assert ranking.categories(scene(play, about, path="/"), {}) == [], (
        "everything lies below the front page of a site"
    )
