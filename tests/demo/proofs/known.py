"""Known: remember me and listen to me."""

from __future__ import annotations

from tests.demo.customer import Customer
from tests.demo.proofs import proves


@proves("forgets-cart")
async def forgets_cart(clean: Customer, faulty: Customer) -> None:
    for customer, lasting in ((clean, True), (faulty, False)):
        (cookie,) = [line for line in (await customer.put_in_cart()).cookies if line.startswith("morgenrot_cart")]
        assert ("max-age" in cookie.lower()) == lasting
        assert "expires" not in cookie.lower()


@proves("only-praise")
async def only_praise(clean: Customer, faulty: Customer) -> None:
    address = "product/kalmar-dripper?sort=lowest"
    both, praise = await clean.get(address), await faulty.get(address)
    five = "5 of 5 stars"
    assert [star["aria-label"] for star in both.all(".review .stars")] == ["2 of 5 stars", "4 of 5 stars", five]
    assert [star["aria-label"] for star in praise.all(".review .stars")] == [five]
    assert [row.get_text() for row in praise.all(".spread td:last-child")] == ["60", "0", "0", "0", "0"]
    assert {star["aria-label"] for star in praise.all(".stars")} == {five}


@proves("unverified-reviews")
async def unverified_reviews(clean: Customer, faulty: Customer) -> None:
    assert "checked against an order" in (await clean.get("product/oak-board")).says(".reviews")
    assert "checked" not in (await faulty.get("product/oak-board")).says(".reviews")


@proves("no-feedback")
async def no_feedback(clean: Customer, faulty: Customer) -> None:
    for customer, asks in ((clean, True), (faulty, False)):
        assert ("/en/feedback" in (await customer.get("")).links) == asks
        assert ((await customer.get("feedback")).status == 200) == asks
        page = await customer.send(await customer.reach_payment(), "form[action*=payment]", payment="cod")
        assert page.has("form[action*=feedback]") == asks


@proves("session-links")
async def session_links(clean: Customer, faulty: Customer) -> None:
    for customer, shared in ((clean, True), (faulty, False)):
        address = str((await customer.get("")).all(".card a")[0]["href"])
        assert (await customer.get(address)).has(".offer")
        async with Customer(customer.url) as friend:
            assert (await friend.get(address)).has(".offer") == shared
