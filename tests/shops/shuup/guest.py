"""A guest who really buys, with plain HTTP and no browser: proof that this shop can take an order."""

from collections.abc import Mapping
from urllib.parse import urljoin

from tests.shops.oscar import guest

ADDRESS = {
    f"{kind}-{field}": value
    for kind in ("billing", "shipping")
    for field, value in {
        "name": "Ada Lind",
        "email": "ada@example.org",
        "street": "Hafenstraße 4",
        "postal_code": "20457",
        "city": "Hamburg",
        "country": "DE",
    }.items()
}
METHODS = {"shipping_method": "1", "payment_method": "1"}


class Guest(guest.Guest):
    """Walks through the shop by links and forms, as the pages offer them."""

    async def go_to_payment(self, shop_url: str) -> guest.Page:
        """Put one part into the cart and come as far as the ways to pay."""
        shelf = await self.get(urljoin(shop_url, "c/"))
        part = await self.get(shelf.link("/p/"))
        await self.submit(part, "quantity")
        address = await self.get(urljoin(shop_url, "checkout/"))
        return await self.submit(address, "billing-name", ADDRESS)

    async def order(self, payment: guest.Page, changes: Mapping[str, str]) -> guest.Page:
        """Choose how to pay, accept the terms, and arrive at the page that comes then."""
        confirmation = await self.submit(payment, "payment_method", METHODS)
        return await self.submit(confirmation, "accept_terms", changes)
