"""A guest who really buys, with plain HTTP and no browser: proof that this shop can take an order."""

from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

import aiohttp
from bs4 import BeautifulSoup, Tag

ADDRESS = {
    "first_name": "Ada",
    "last_name": "Lind",
    "line1": "Hafenstraße 4",
    "line4": "Hamburg",
    "postcode": "20457",
    "country": "DE",
}
CARD = {  # the number that payment providers publish for tests
    "number": "4242424242424242",
    "expiry_month_0": "12",
    "expiry_month_1": "2030",
    "ccv": "123",
}


class Page:
    """A page that was fetched, and its forms."""

    def __init__(self, url: str, text: str) -> None:
        self.url = url
        self.soup = BeautifulSoup(text, "lxml")

    def link(self, fragment: str) -> str:
        """The absolute address of the first link whose address contains `fragment`."""
        anchor = self.soup.select_one(f"a[href*='{fragment}']")
        assert anchor is not None, f"no link with {fragment} on {self.url}"
        return urljoin(self.url, str(anchor["href"]))

    def form(self, field: str) -> tuple[str, dict[str, str]]:
        """The target and the present values of the form that has this field."""
        form = next((form for form in self.soup.select("form") if form.select_one(f"[name='{field}']")), None)
        assert form is not None, f"no form with {field} on {self.url}"
        return urljoin(self.url, str(form.get("action") or "")), dict(_values(form))


def _values(form: Tag) -> Iterator[tuple[str, str]]:
    """The name and the present value of each field that a browser would send."""
    for field in form.select("input[name], select[name], textarea[name]"):
        if field.get("type") in ("radio", "checkbox") and not field.has_attr("checked"):
            continue
        chosen = field
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option") or field
        yield str(field["name"]), str(chosen.get("value") or "")


class Guest:
    """Walks through the shop by links and forms, as the pages offer them."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session

    async def get(self, url: str) -> Page:
        async with self.session.get(url) as response:
            assert response.status == 200, f"{url}: {response.status}"
            return Page(str(response.url), await response.text())

    async def submit(self, page: Page, field: str, changes: Mapping[str, str] | None = None) -> Page:
        target, values = page.form(field)
        headers = {"Referer": page.url}
        async with self.session.post(target, data=values | dict(changes or {}), headers=headers) as response:
            assert response.status == 200, f"{target}: {response.status}"
            return Page(str(response.url), await response.text())

    async def go_to_payment(self, shop_url: str) -> Page:
        """Put the first book into the basket and come as far as the card fields."""
        catalogue = await self.get(shop_url)
        product = catalogue.soup.select_one("article h3 a")
        assert product is not None
        book = await self.get(urljoin(catalogue.url, str(product["href"])))
        await self.submit(book, "quantity")
        gateway = await self.get(urljoin(shop_url, "/checkout/"))
        address = await self.submit(gateway, "options", {"username": "ada@example.org", "options": "anonymous"})
        return await self.submit(address, "line1", ADDRESS)

    async def order(self, payment: Page) -> Page:
        """Pay, confirm, and arrive at the thank-you page."""
        preview = await self.submit(payment, "number", CARD)
        return await self.submit(preview, "action")
