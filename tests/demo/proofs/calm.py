"""Calm: do not pressure or trick me. What needs a script to be seen is in test_script.py."""

from __future__ import annotations

from tests.demo.customer import Customer
from tests.demo.proofs import proves
from tests.demo.proofs.clear import euros


@proves("sneaked-item=3.20")
async def sneaked_item(clean: Customer, faulty: Customer) -> None:
    mine, theirs = await clean.put_in_cart(), await faulty.put_in_cart()
    assert (len(mine.all(".cart-lines li")), len(theirs.all(".cart-lines li"))) == (1, 2)
    assert round(euros(theirs, ".total dd") - euros(mine, ".total dd"), 2) == 3.20
    assert len((await faulty.send(theirs, "form.cart", press="gift-wrap")).all(".cart-lines li")) == 1


@proves("preticked-insurance=2.10")
async def preticked_insurance(clean: Customer, faulty: Customer) -> None:
    mine, theirs = await clean.put_in_cart(), await faulty.put_in_cart()
    assert not mine.has("#insurance")
    assert theirs.one("#insurance").has_attr("checked")
    assert round(euros(theirs, ".total dd") - euros(mine, ".total dd"), 2) == 2.10
    refused = await faulty.post("cart/change", {"update": "1"})
    assert euros(refused, ".total dd") == euros(mine, ".total dd")


@proves("shaming-decline")
async def shaming_decline(clean: Customer, faulty: Customer) -> None:
    assert (await clean.get("")).says(".decline") == "No, thank you"
    assert (await faulty.get("")).says(".decline") == "No thanks, I hate saving money"


@proves("noisy-page")
async def noisy_page(clean: Customer, faulty: Customer) -> None:
    noise = "audio[autoplay]"
    for path in ("", "cart", "product/oak-board"):
        page = await faulty.get(path)
        assert page.has(noise)
        assert "Notification.requestPermission()" in page.html
        quiet = await clean.get(path)
        assert not quiet.has(noise)
        assert "Notification" not in quiet.html


@proves("fake-scarcity")
async def fake_scarcity(clean: Customer, faulty: Customer) -> None:
    async def told(customer: Customer) -> set[str]:
        pages = [await customer.get("product/harbour-blend") for _ in range(12)]
        return {page.all(".stock strong")[0].get_text() for page in pages if "left" in page.says(".stock")}

    assert await told(clean) == set()
    assert len(await told(faulty)) > 1
