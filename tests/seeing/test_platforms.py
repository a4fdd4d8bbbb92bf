"""Platform hints: data that is well formed, recognises what it should, and is only a prior."""

import pytest

from auditor.seeing.facets import understand
from auditor.seeing.model import Observation
from auditor.seeing.platforms import platform_of, platforms
from auditor.shopper import ranking
from tests.shopper.scenes import button, link, scene


def test_every_platform_is_recognised_by_something_and_says_where_its_facts_are_from() -> None:
    assert len(platforms()) >= 10
    assert len({p.name for p in platforms()}) == len(platforms())
    for platform in platforms():
        marks = platform.recognised_by
        assert marks.generator or marks.body_class or marks.script, platform.name
        assert platform.source
        hints = (platform.add_to_cart, platform.view_cart, platform.to_checkout)
        assert all(hint.code or hint.address for hint in hints), platform.name


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ({"generator": "WooCommerce 9.4.2"}, "WooCommerce"),
        ({"body_class": "product-template woocommerce-page"}, "WooCommerce"),
        ({"scripts": ("https://shop.example/cdn/shop/t/1/assets/global.js",)}, "Shopify"),
        ({"body_class": "is-ctl-product is-act-index"}, "Shopware 6"),
        ({"generator": "WordPress 6.7"}, None),
        ({}, None),
    ],
)
def test_software_is_recognised_by_its_own_marks(page: dict[str, object], name: str | None) -> None:
    found = platform_of(Observation.model_validate({"url": "https://shop.example/", **page}))
    assert (found.name if found else None) == name


def test_a_hint_lifts_a_button_without_words_and_stands_among_the_reasons() -> None:
    coded = button("", tokens="single_add_to_cart_button button alt")
    with_hints = scene(coded, generator="WooCommerce 9.4.2", h1="Mug")
    without = understand(with_hints.seen, hints=False)
    lifted = ranking.add_to_cart(with_hints, {})[0]
    assert "known of WooCommerce +1.5" in lifted.reasons
    plain = ranking.add_to_cart(without, {})[0]
    assert plain.score == pytest.approx(lifted.score - 1.5)


def test_a_hint_does_not_outweigh_what_a_control_says() -> None:
    u = scene(
        link("Remove", "/cart", tokens="cart-contents"),
        link("View cart", "/cart"),
        generator="WooCommerce 9.4.2",
    )
    assert ranking.view_cart(u, {})[0].control.label == "View cart"
