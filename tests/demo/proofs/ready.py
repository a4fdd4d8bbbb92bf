"""Ready: be open, and be quick. What needs a script to be seen is in test_script.py."""

from __future__ import annotations

from tests.demo.customer import Customer, Page
from tests.demo.proofs import comes_later, proves


@proves("slow-product=900")
async def slow_product(clean: Customer, faulty: Customer) -> None:
    assert await comes_later(faulty.get("product/oak-board"), clean.get("product/oak-board"))
    assert not await comes_later(faulty.get("category/tea"), faulty.get("product/oak-board"))


@proves("slow-cart-feedback=900")
async def slow_cart_feedback(clean: Customer, faulty: Customer) -> None:
    board = {"product": "oak-board"}
    assert await comes_later(faulty.post_by_script("cart/add", board), clean.post_by_script("cart/add", board))
    assert not await comes_later(faulty.get("product/oak-board"), faulty.post("cart/add", board))


@proves("slow-search=900")
async def slow_search(clean: Customer, faulty: Customer) -> None:
    assert await comes_later(faulty.get("search?q=mug"), clean.get("search?q=mug"))
    assert not await comes_later(faulty.get("category/tea"), faulty.get("search?q=mug"))


@proves("dead-links")
async def dead_links(clean: Customer, faulty: Customer) -> None:
    async def dead(customer: Customer) -> list[str]:
        page = await customer.get("")
        places = [str(link["href"]) for link in page.all("header a[href^='/'], footer a[href^='/']")]
        return [place for place in places if (await customer.get(place)).status == 404]

    assert await dead(clean) == []
    assert len(await dead(faulty)) == 5


@proves("bare-404")
async def bare_404(clean: Customer, faulty: Customer) -> None:
    honest, bare = await clean.get("nothing"), await faulty.get("nothing")
    assert (honest.status, bare.status) == (404, 200)
    assert honest.has("main a")
    assert (bare.text, bare.links) == ("Oops.", set())


@proves("broken-checkout")
async def broken_checkout(clean: Customer, faulty: Customer) -> None:
    async def delivery(customer: Customer) -> Page:
        await customer.put_in_cart()
        return await customer.give_address()

    assert (await delivery(clean)).status == 200
    broken = await delivery(faulty)
    assert (broken.path, broken.status) == ("checkout/delivery", 500)
