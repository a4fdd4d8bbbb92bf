"""Clear: tell me the real price and date up front."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.demo.customer import Customer, Page
from tests.demo.proofs import before_payment, proves


def euros(page: Page, selector: str) -> float:
    """The amount that the element shows."""
    found = re.search(r"[\d.,]+(?=\s€)", page.says(selector))
    assert found, page.says(selector)
    return float(found[0])


@proves("late-fee=7.50")
async def late_fee(clean: Customer, faulty: Customer) -> None:
    fair, greedy = await clean.reach_payment(), await faulty.reach_payment()
    assert round(euros(greedy, ".total dd") - euros(fair, ".total dd"), 2) == 7.50
    assert "Service fee" in greedy.says(".sums")
    before = (await before_payment(faulty)).values()
    assert [page.path for page in before if "fee" in page.text.split()] == []


@proves("hidden-shipping")
async def hidden_shipping(clean: Customer, faulty: Customer) -> None:
    costs = re.compile(r"\b(4\.90|9\.90|60\.00)\b|plus shipping|free shipping", re.IGNORECASE)
    named = [path for path, page in (await before_payment(clean)).items() if costs.search(page.text)]
    assert {"product/harbour-blend", "cart", "shipping", "help", "terms", "checkout/delivery"} <= set(named)
    assert [path for path, page in (await before_payment(faulty)).items() if costs.search(page.text)] == []
    data = (await faulty.get("product/harbour-blend")).one("script[type='application/ld+json']").get_text()
    assert "shippingDetails" not in data
    payment = await faulty.send(await faulty.get("checkout/delivery"), "form[action*=delivery]")
    assert "4.90" in payment.says(".sums")


@proves("no-delivery-date")
async def no_delivery_date(clean: Customer, faulty: Customer) -> None:
    told, silent = await before_payment(clean), await before_payment(faulty)
    for path in ("product/harbour-blend", "cart", "checkout/delivery"):
        day = "main :is(.offer, aside, .options) time"
        assert told[path].has(day), path
        assert not silent[path].has(day), path


@proves("vague-final-button")
async def vague_final_button(clean: Customer, faulty: Customer) -> None:
    assert (await clean.reach_payment()).says(".final") == "Order with obligation to pay"
    assert (await faulty.reach_payment()).says(".final") == "Continue"


@proves("icon-final-button")
async def icon_final_button(clean: Customer, faulty: Customer) -> None:
    page = await faulty.reach_payment()
    assert page.has(".final svg")
    assert page.says(".final") == ""
    assert not (await clean.reach_payment()).has(".final svg")
    assert (await faulty.send(page, "form[action*=payment]", payment="cod")).path.startswith("order/")


@proves("hide-payment-methods")
async def hide_payment_methods(clean: Customer, faulty: Customer) -> None:
    named = re.compile(r"\b(invoice|debit card|cash on delivery|Austria|Switzerland)\b", re.IGNORECASE)
    own = {"checkout/address", "product/kalmar-dripper"}  # the country field; a maker's address

    def telling(pages: dict[str, Page]) -> set[str]:
        return {path for path, page in pages.items() if named.search(page.text)} - own

    told = telling(await before_payment(clean))
    assert {"", "product/harbour-blend", "cart", "help", "shipping"} <= told
    hidden = telling(await before_payment(faulty))
    assert hidden <= {"privacy"}
    page = await faulty.send(await faulty.get("checkout/delivery"), "form[action*=delivery]")
    assert len(page.all("[name=payment]")) == 3


@proves("dearer-in-cart=10")
async def dearer_in_cart(clean: Customer, faulty: Customer) -> None:
    for customer, factor in ((clean, 1), (faulty, 1.1)):
        shown = euros(await customer.get("product/oak-board"), ".offer .price.big")
        asked = euros(await customer.put_in_cart("oak-board"), ".cart-lines .price")
        assert asked == round(shown * factor, 2)


@proves("wrong-structured-data")
async def wrong_structured_data(clean: Customer, faulty: Customer) -> None:
    async def offer(customer: Customer) -> tuple[dict[str, Any], float]:
        page = await customer.get("product/oak-board")
        data = json.loads(page.one("script[type='application/ld+json']").get_text())
        return data["offers"], euros(page, ".offer .price.big")

    right, shown = await offer(clean)
    assert (float(right["price"]), right["priceCurrency"]) == (shown, "EUR")
    assert right["availability"].endswith("/InStock")
    wrong, shown = await offer(faulty)
    assert float(wrong["price"]) != shown
    assert wrong["priceCurrency"] != "EUR"
    assert not wrong["availability"].endswith("/InStock")
