"""A guest who really buys, by the interface that the shop's own pages use: proof that it can take an order."""

from collections.abc import Mapping
from typing import Any

import aiohttp

ADDRESS = {
    "full_name": "Ada Lind",
    "telephone": "217 555 0100",
    "address_1": "4 Harbor Street",
    "city": "Springfield",
    "province": "US-IL",
    "country": "US",
    "postcode": "62701",
}
ARTICLE = "PEN-002-BLK"
METHODS = """query ($cart: String!) {
  cart(id: $cart) {
    availableShippingMethods(country: "US", province: "US-IL", postcode: "62701") { code name providerCode }
  }
}"""


class Guest:
    """One visitor with one basket."""

    def __init__(self, session: aiohttp.ClientSession, shop_url: str) -> None:
        self.session = session
        self.shop_url = shop_url

    async def get(self, path: str) -> bytes:
        """What the shop has at this address."""
        async with self.session.get(self.shop_url + path) as response:
            assert response.status == 200, f"{path}: {response.status}"
            return await response.read()

    async def post(self, path: str, what: Mapping[str, object]) -> dict[str, Any]:
        """Tell the shop something, and take what it answers."""
        async with self.session.post(f"{self.shop_url}api/{path}", json=what) as response:
            answer: dict[str, Any] = await response.json()
            assert response.status == 200, f"{path}: {response.status} {answer}"
            return dict(answer["data"])

    async def go_to_payment(self) -> str:
        """Put one article into the basket and come as far as the choice of payment; the basket's id."""
        cart = str((await self.post("cart/mine/items", {"sku": ARTICLE, "qty": 1}))["cartId"])
        await self.post(f"carts/{cart}/contacts", {"email": "ada@example.org"})
        for kind in ("shipping", "billing"):
            await self.post(f"carts/{cart}/addresses", {"type": kind, "address": ADDRESS})
        offered = await self.post("graphql", {"query": METHODS, "variables": {"cart": cart}})
        methods = offered["cart"]["availableShippingMethods"]
        standard = next(method for method in methods if method["name"] == "Standard")
        chosen = {"provider_code": standard["providerCode"], "method_code": standard["code"]}
        await self.post(f"carts/{cart}/shippingMethods", chosen)
        return cart

    async def order(self, cart: str) -> dict[str, Any]:
        """Choose to pay on delivery, and order."""
        await self.post(f"carts/{cart}/paymentMethods", {"method_code": "cod"})
        return await self.post("orders", {"cart_id": cart})
