"""A guest who really buys, with plain HTTP and no browser: proof that this shop can take an order."""

from urllib.parse import urljoin

from tests.shops.oscar import guest

PASS = "Festival pass"


class Guest(guest.Guest):
    """Walks through the shop by links and forms, as the pages offer them."""

    async def go_to_payment(self, shop_url: str) -> guest.Page:
        """Put one festival pass into the cart and come as far as the ways to pay."""
        shelf = await self.get(shop_url)
        number = self.number_of(shelf, PASS)
        cart = await self.submit(shelf, number, {number: "1"})
        till = cart.soup.select_one("form[action$='/checkout/start']")
        assert till is not None
        questions = await self.get(urljoin(cart.url, str(till["action"])))
        return await self.submit(questions, "email", {"email": "ada@example.org"})

    @staticmethod
    def number_of(shelf: guest.Page, title: str) -> str:
        """The name of the field that asks how many of this."""
        card = next(a for a in shelf.soup.select("article") if title in a.get_text())
        number = card.select_one("input[type=number]")
        assert number is not None, f"{title} cannot be had"
        return str(number["name"])

    async def order(self, payment: guest.Page) -> guest.Page:
        """Choose the bank transfer, confirm, and arrive at the order's own page."""
        review = await self.submit(payment, "payment", {"payment": "banktransfer"})
        last = review.soup.find("button", string=lambda text: "binding order" in (text or ""))
        assert last is not None
        for form in review.soup.select("form"):  # all that tells the forms of this page apart is their buttons
            if last not in form.select("button"):
                form.decompose()
        return await self.submit(review, "csrfmiddlewaretoken")
