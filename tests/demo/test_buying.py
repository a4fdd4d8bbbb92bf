"""From the shop window to the ledger without a script: what is ordered is written down, once."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from auditor import demo
from auditor.demo.catalogue import catalogue
from auditor.demo.delivery import COUNTRIES
from tests.demo.customer import ANN, Customer


def book(path: Path) -> dict[str, Any]:
    """The ledger as it stands on disk."""
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read


@pytest.mark.parametrize("lang", ["en", "de"])
async def test_a_guest_buys_and_the_ledger_follows_each_step(
    shop: demo.RunningShop, ledger_path: Path, lang: str
) -> None:
    assert set(book(ledger_path)["counts"].values()) == {0}
    async with Customer(shop.url, lang) as guest:
        home = await guest.get("")
        page = await guest.get(str(home.all(".card a")[1]["href"]))
        page = await guest.send(page, "form.add", quantity="2")
        assert page.path == "cart"
        kept = book(ledger_path)
        assert kept["carts"][0]["lines"] == [{"line": "harbour-blend~whole-bean", "quantity": 2}]
        page = await guest.get(str(page.one("aside .button")["href"]))
        page = await guest.get(str(page.one(".choices .panel:not(.plain) .button")["href"]))
        page = await guest.send(page, "form[action*=address]", **ANN)
        page = await guest.send(page, "form[action*=delivery]", delivery="express")
        total = page.says(".sums .total dd")
        assert book(ledger_path)["counts"]["orders"] == 0
        page = await guest.send(page, "form[action*=payment]", payment="invoice")
        assert page.path == "order/MR-10231/thanks"
        assert "MR-10231" in page.text
        assert total in page.text
    written = book(ledger_path)
    assert written["counts"] == {**dict.fromkeys(written["counts"], 0), "carts": 1, "orders": 1}
    (order,) = written["orders"]
    assert order["lines"] == [{"line": "harbour-blend~whole-bean", "quantity": 2, "unit_cents": 1290}]
    assert (order["payment"], order["delivery"]) == ("invoice", "express")
    assert order["total_cents"] == 2 * 1290 + 990
    assert {name: order["address"][name] for name in ANN} == ANN
    assert written["carts"][0]["lines"] == []


async def test_two_clicks_on_the_final_button_are_one_order(ann: Customer, shop: demo.RunningShop) -> None:
    page = await ann.reach_payment()
    await asyncio.gather(*(ann.send(page, "form[action*=payment]", payment="cod") for _ in range(5)))
    assert shop.ledger.counts["orders"] == 1


async def test_no_order_without_address_delivery_payment_or_card(ann: Customer, shop: demo.RunningShop) -> None:
    assert (await ann.post("checkout/payment", {"payment": "cod"})).path == "cart"
    await ann.put_in_cart()
    assert (await ann.post("checkout/payment", {"payment": "cod"})).path == "checkout/address"
    page = await ann.give_address()
    assert (await ann.post("checkout/payment", {"payment": "cod"})).path == "checkout/delivery"
    page = await ann.send(page, "form[action*=delivery]")
    assert (await ann.send(page, "form[action*=payment]")).status == 422
    assert (await ann.send(page, "form[action*=payment]", payment="card")).status == 422
    assert shop.ledger.counts["orders"] == 0


async def test_the_card_form_hands_over_a_token_and_forgets_the_number(
    ann: Customer, shop: demo.RunningShop, ledger_path: Path
) -> None:
    page = await ann.reach_payment()
    frame = await ann.get(str(page.one("iframe")["src"]))
    number = "4242 4242 4242 4242"
    wrong = await ann.send(frame, "form", number="4242 4242 4242 4241", expiry="04/29", cvc="123")
    assert wrong.has("#number-error")
    good = await ann.send(frame, "form", number=number, expiry="04/29", cvc="123")
    assert "4242" in good.says("[role=status]")
    assert (await ann.send(page, "form[action*=payment]", payment="card")).path.startswith("order/")
    assert shop.ledger.counts["orders"] == 1
    assert "4242" not in ledger_path.read_text()


async def test_each_customer_has_one_cart_and_the_ledger_counts_it_once(shop: demo.RunningShop) -> None:
    async with Customer(shop.url) as ann, Customer(shop.url, "de") as ben:
        await ann.put_in_cart("harbour-blend")
        page = await ann.put_in_cart("ingrid-mug", variant="terracotta")
        assert len(page.all(".cart-lines li")) == 2
        assert not (await ben.get("cart")).has(".cart-lines li")
        await ben.put_in_cart("oak-board")
        assert shop.ledger.counts["carts"] == 2
        page = await ann.send(page, "form.cart", press="harbour-blend~whole-bean")
        assert len(page.all(".cart-lines li")) == 1
        page = await ann.send(page, "form.cart", press="update", **{"quantity-ingrid-mug~terracotta": "3"})
        assert page.says("#cart-count") == "3"
        page = await ann.send(page, "form.cart", press="empty")
        assert not page.has(".cart-lines li")
    assert [cart["lines"] for cart in shop.ledger.entries("carts")] == [[], [{"line": "oak-board", "quantity": 1}]]


async def test_a_variant_must_be_chosen_where_the_product_says_so(ann: Customer, shop: demo.RunningShop) -> None:
    page = await ann.put_in_cart("kalmar-dripper")
    assert page.status == 422
    assert "colour" in page.says("#variant-error")
    assert page.one("#variant")["aria-describedby"] == "variant-error"
    status, answer = await ann.post_by_script("cart/add", {"product": "kalmar-dripper"})
    assert status == 422
    assert "colour" in answer["message"]
    assert shop.ledger.counts["carts"] == 0
    page = await ann.put_in_cart("kalmar-dripper", variant="white")
    assert "White" in page.says(".cart-lines li")
    assert "kalmar-dripper~white" in str(page.one(".cart-lines img")["src"])


async def test_what_is_sold_out_cannot_be_bought(ann: Customer, shop: demo.RunningShop) -> None:
    (gone,) = [product for product in catalogue().values() if not product.in_stock]
    page = await ann.get(f"product/{gone.slug}")
    assert page.has(".stock.gone")
    assert not page.has("#add")
    assert page.one("script[type='application/ld+json']").get_text().count("OutOfStock") == 1
    assert (await ann.post("cart/add", {"product": gone.slug})).status == 422
    dripper = await ann.get("product/kalmar-dripper")
    assert [option["value"] for option in dripper.all("#variant option[disabled]")] == ["slate"]
    assert (await ann.post("cart/add", {"product": "kalmar-dripper", "variant": "slate"})).status == 422
    assert shop.ledger.counts["carts"] == 0


async def test_nobody_gets_more_than_there_is(ann: Customer) -> None:
    stock = min(p.stock for p in catalogue().values() if p.in_stock and not p.variants)
    scarce = next(p for p in catalogue().values() if p.stock == stock and not p.variants)
    _, first = await ann.post_by_script("cart/add", {"product": scarce.slug, "quantity": "1"})
    _, second = await ann.post_by_script("cart/add", {"product": scarce.slug, "quantity": "99"})
    assert (first["count"], second["count"]) == (1, stock)
    assert first["message"] != second["message"]


async def test_the_shop_answers_its_script_in_numbers_and_everybody_else_with_a_page(ann: Customer) -> None:
    status, answer = await ann.post_by_script("cart/add", {"product": "oak-board", "quantity": "2"})
    assert (status, answer["count"]) == (200, 2)
    assert "Oak Breakfast Board" in answer["message"]
    assert (await ann.put_in_cart("oak-board")).path == "cart"


@pytest.mark.parametrize("country", COUNTRIES)
async def test_each_country_gets_its_own_fields_and_its_own_postage(ann: Customer, country: str) -> None:
    postcodes = {"NL": "1012 ab", "GB": "SW1A 1AA", "US": "10001", "DE": "20095", "FR": "75001"}
    await ann.put_in_cart()
    page = await ann.post("checkout/country", {"country": country, "street": "Typed already 1"})
    names = [str(field["name"]) for field in page.all("[name]")]
    assert ("state" in names) == (country == "US")
    assert (names.index("postcode") < names.index("city")) == (country not in ("GB", "US"))
    assert page.one("[name=postcode]").has_attr("inputmode") == (country not in ("GB", "NL"))
    assert page.one("[name=street]")["value"] == "Typed already 1"
    form = await ann.get("checkout/address")
    page = await ann.send(form, "form[action*=address]", press="refresh", country=country)
    assert page.status == 200
    answers = {**ANN, "postcode": postcodes.get(country, "1010"), **({"state": "NY"} if country == "US" else {})}
    wrong = await ann.send(page, "form[action*=address]", **{**answers, "postcode": "?"})
    assert wrong.has("#postcode-error")
    assert wrong.one("#street")["value"] == ANN["street"]
    page = await ann.send(page, "form[action*=address]", **answers)
    assert page.has("#delivery-pickup") == (country == "DE")
    page = await ann.send(page, "form[action*=delivery]")
    assert page.status == 200
    shipping = {"DE": "4.90", "CH": "16.90", "GB": "16.90", "US": "16.90"}.get(country, "8.90")
    assert shipping in page.says(".sums")


async def test_shipping_at_home_is_free_from_the_promised_sum(ann: Customer) -> None:
    cheap = await ann.put_in_cart("harbour-blend")
    dear = await ann.put_in_cart("bruno-grinder")
    assert "4.90" in cheap.says(".sums")
    assert "4.90" not in dear.says(".sums")
    assert "free" in dear.says(".sums")
