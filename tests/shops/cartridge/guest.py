"""A guest who really buys, with plain HTTP and no browser: proof that this shop can take an order."""

from collections.abc import Mapping
from urllib.parse import urljoin

from tests.shops.oscar import guest

ADDRESS = {
    "billing_detail_first_name": "Ada",
    "billing_detail_last_name": "Lind",
    "billing_detail_street": "4 Harbor Street",
    "billing_detail_city": "Springfield",
    "billing_detail_state": "Illinois",
    "billing_detail_postcode": "62701",
    "billing_detail_country": "United States",
    "billing_detail_phone": "217 555 0100",
    "billing_detail_email": "ada@example.org",
    "same_billing_shipping": "on",
}
CARD = {  # the number that payment providers publish for tests
    "card_name": "Ada Lind",
    "card_type": "Visa",
    "card_number": "4242424242424242",
    "card_expiry_month": "12",
    "card_expiry_year": "2030",
    "card_ccv": "123",
}
TOY = "shop/product/oak-tractor/"


class Guest(guest.Guest):
    """Walks through the shop by links and forms, as the pages offer them."""

    async def submit(self, page: guest.Page, field: str, changes: Mapping[str, str] | None = None) -> guest.Page:
        """Send the form that has this field; a button is sent only when it is the field."""
        for button in page.soup.select(f"input[type=submit]:not([name='{field}'])"):
            del button["name"]
        return await super().submit(page, field, changes)

    async def go_to_payment(self, shop_url: str) -> guest.Page:
        """Put one toy into the basket and come as far as the card fields."""
        toy = await self.get(urljoin(shop_url, TOY))
        await self.submit(toy, "add_cart")
        address = await self.get(urljoin(shop_url, "shop/checkout/"))
        return await self.submit(address, "billing_detail_street", ADDRESS)

    async def order(self, payment: guest.Page) -> guest.Page:
        """Pay, confirm, and arrive at the page that says so."""
        confirmation = await self.submit(payment, "card_number", CARD)
        return await self.submit(confirmation, "card_number")
