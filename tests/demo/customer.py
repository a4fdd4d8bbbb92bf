"""A customer without scripts: reads pages, follows links and sends forms as a plain browser does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import TracebackType
from typing import Any
from urllib.parse import urljoin, urlsplit

import aiohttp
from bs4 import BeautifulSoup, Tag

ANN = {
    "email": "ann@example.com",
    "name": "Ann Example",
    "street": "Am Markt 1",
    "postcode": "20095",
    "city": "Hamburg",
}
INFO = ("help", "shipping", "returns", "privacy", "imprint", "terms", "accessibility", "about")
SHOWN = (
    "", "category/tea", "product/harbour-blend", "product/kalmar-dripper", "search?q=mug", "search?q=qqqq", "cart",
    "contact", "orders", "withdraw", "feedback", "newsletter", "cookies", "account/login", "account/register", *INFO,
)  # fmt: skip
"""The addresses of all pages that need no purchase, without their language."""


@dataclass(frozen=True)
class Page:
    """What came back: the status, the address it came from, the page and the cookies that were set on the way."""

    status: int
    url: str
    html: str
    cookies: tuple[str, ...]

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The parsed page, made when somebody looks."""
        return BeautifulSoup(self.html, "lxml")

    @property
    def path(self) -> str:
        """The address without its origin and language."""
        parts = urlsplit(self.url)
        return parts.path[4:] + (f"?{parts.query}" if parts.query else "")

    @property
    def text(self) -> str:
        """The words of the page with single blanks between them."""
        return " ".join(self.soup.get_text(" ").split())

    def all(self, selector: str) -> list[Tag]:
        return list(self.soup.select(selector))

    def one(self, selector: str) -> Tag:
        """The one element that fits. Raises AssertionError when there is another number of them."""
        found = self.all(selector)
        assert len(found) == 1, f"{len(found)} × {selector} on {self.url}"
        return found[0]

    def has(self, selector: str) -> bool:
        return bool(self.all(selector))

    def says(self, selector: str) -> str:
        """The words inside the one element that fits."""
        return " ".join(self.one(selector).get_text(" ").split())

    @property
    def links(self) -> set[str]:
        """Where the links of the page lead, as written."""
        return {str(link["href"]) for link in self.all("a[href]")}


class Customer:
    """Someone with cookies of their own, in the shop at this address, reading it in this language."""

    def __init__(self, url: str, lang: str = "en", headers: dict[str, str] | None = None) -> None:
        self.url = url
        self.lang = lang
        self._http = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True), headers=headers)

    async def __aenter__(self) -> Customer:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.close()

    async def get(self, path: str, **headers: str) -> Page:
        """A page of the shop in the customer's language; an address that starts with a slash is taken as it is."""
        url = urljoin(self.url, path if path.startswith(("/", "http")) else f"/{self.lang}/{path}")
        async with self._http.get(url, headers=headers) as answer:
            return await _read(answer)

    async def post(self, path: str, answers: dict[str, str]) -> Page:
        """The page that answers these fields, sent without looking at any form."""
        async with self._http.post(urljoin(self.url, f"/{self.lang}/{path}"), data=answers) as answer:
            return await _read(answer)

    async def post_by_script(self, path: str, answers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Status and JSON, as the shop's script gets them."""
        url = urljoin(self.url, f"/{self.lang}/{path}")
        async with self._http.post(url, data=answers, headers={"Accept": "application/json"}) as answer:
            return answer.status, await answer.json()

    async def send(self, page: Page, selector: str, press: str = "", **answers: str) -> Page:
        """Fill in the form and send it; `press` is the name of the button, where it matters."""
        form = page.one(selector)
        fields = _fields(form)
        unknown = answers.keys() - fields.keys() - {str(choice["name"]) for choice in form.select("[name]")}
        assert not unknown, f"{page.url} does not ask for {unknown}"
        if press:
            button = next(b for b in form.select("button[name]") if press in (b["name"], b.get("value")))
            fields[str(button["name"])] = str(button["value"])
        url = urljoin(page.url, str(form.get("action") or page.url))
        async with self._http.post(url, data={**fields, **answers}) as answer:
            return await _read(answer)

    async def put_in_cart(self, product: str = "harbour-blend", **answers: str) -> Page:
        """The page after pressing "Add to cart" on a product page, given by its name or its whole address."""
        page = await self.get(product if product.startswith("/") else f"product/{product}")
        return await self.send(page, "form.add", **answers)

    async def give_address(self, **answers: str) -> Page:
        """The page after the address, with a cart that is not empty."""
        page = await self.get("checkout/address")
        while page.path.startswith("checkout/address"):
            asked = {str(field["name"]) for field in page.all("form[action*=address] [name]")}
            given = {name: value for name, value in {**ANN, **answers}.items() if name in asked}
            page = await self.send(page, "form[action*=address]", **given)
            assert page.status != 422, page.says(".summary")
        return page

    async def reach_payment(self, product: str = "harbour-blend", **answers: str) -> Page:
        """Buy as a guest, up to the page with the final button."""
        await self.put_in_cart(product)
        page = await self.give_address(**answers)
        return await self.send(page, "form[action*=delivery]")


def _fields(form: Tag) -> dict[str, str]:
    """What the form would send if nobody touched it."""
    fields: dict[str, str] = {}
    for field in form.select("input[name], select[name], textarea[name]"):
        name, kind = str(field["name"]), field.get("type", "")
        if kind in ("checkbox", "radio"):
            if field.has_attr("checked") and not field.has_attr("disabled"):
                fields[name] = str(field.get("value", "on"))
        elif field.name == "select":
            options = field.select("option")
            chosen = next((option for option in options if option.has_attr("selected")), options[0])
            fields[name] = str(chosen["value"])
        elif field.name == "textarea":
            fields[name] = field.get_text()
        else:
            fields[name] = str(field.get("value", ""))
    return fields


async def _read(answer: aiohttp.ClientResponse) -> Page:
    html = await answer.text()
    cookies = tuple(line for step in (*answer.history, answer) for line in step.headers.getall("Set-Cookie", ()))
    return Page(answer.status, str(answer.url), html, cookies)
