"""One request of one customer: the language, the memory, the links and the page that goes back."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from auditor.demo.basket import Basket, Station, basket_of
from auditor.demo.catalogue import CATEGORIES, Product
from auditor.demo.delivery import COUNTRIES, FREE_FROM_CENTS, HOME, zone_of
from auditor.demo.money import money
from auditor.demo.session import Session
from auditor.demo.shop import Shop
from auditor.demo.texts import LANGUAGES, texts

CART_COOKIE, LANGUAGE_COOKIE, CHOICE_COOKIE = "morgenrot_cart", "lang", "cookie_choice"
DAY_S = 86_400
SHOWN_LANGUAGES = {"en": "English", "de": "Deutsch"}

Handler = Callable[["Visit"], Awaitable[web.Response]]


class Visit:
    """A request and all that is needed to answer it in the visitor's language."""

    def __init__(self, shop: Shop, request: web.Request) -> None:
        self.shop = shop
        self.request = request
        self.lang = request.match_info.get("lang") or preferred_language(request)
        self.t = texts(self.lang)
        self.known = shop.sessions.find(request.cookies.get(CART_COOKIE, ""))
        self._new_session = False
        if shop.has("session-links"):
            self.session  # noqa: B018 - this vice needs to know every visitor

    @property
    def session(self) -> Session:
        """The customer's memory, begun when it is first needed."""
        if self.known is None:
            self.known = self.shop.sessions.new()
            self._new_session = True
        return self.known

    @property
    def on_phone(self) -> bool:
        """Whether the browser says it is a phone's."""
        headers = self.request.headers
        return "Mobile" in headers.get("User-Agent", "") or headers.get("Sec-CH-UA-Mobile") == "?1"

    @property
    def choice(self) -> str:
        """What the visitor said to cookies: ``all``, ``necessary`` or nothing yet."""
        return self.request.cookies.get(CHOICE_COOKIE, "")

    @property
    def tracked(self) -> bool:
        """Whether a tracker runs: after consent only, unless a vice says otherwise."""
        return (
            self.choice == "all"
            or (self.shop.has("early-tracker") and not self.choice)
            or (self.shop.has("ignores-reject") and self.choice == "necessary")
        )

    @property
    def page_path(self) -> str:
        """The address of this page without its language."""
        return self.request.path_qs.removeprefix(f"/{self.lang}/")

    def link(self, path: str = "", lang: str = "") -> str:
        """The address of a page of the shop, in this language or another."""
        if not lang:
            lang = self._language_of(path)
        if self.shop.has("session-links") and path.startswith("product/"):
            path += ("&" if "?" in path else "?") + f"visit={self.session.number}"
        return f"/{lang}/{path}"

    def _language_of(self, path: str) -> str:
        if self.shop.has("forgets-language") and path.split("/")[0] in ("product", "cart"):
            chosen = self.request.cookies.get(LANGUAGE_COOKIE, self.lang)
            return next(lang for lang in LANGUAGES if lang != chosen)
        return self.lang

    def price(self, product: Product) -> int:
        """What one piece costs this visitor, in cents."""
        return self.shop.price_cents(product, self.lang, self.on_phone)

    def basket(self, station: Station) -> Basket:
        """The cart and its sums, as this visitor sees them."""
        session = self.known or Session("", "")
        return basket_of(self.shop, session, self.lang, self.on_phone, station)

    async def form(self) -> dict[str, str]:
        """The fields that were sent, as text."""
        return {name: value for name, value in (await self.request.post()).items() if isinstance(value, str)}

    async def pause(self, vice: str) -> None:
        """Wait as long as a vice demands."""
        if self.shop.has(vice):
            await asyncio.sleep(float(self.shop.value(vice)) / 1000)

    def render(self, template: str, *, status: int = 200, **context: Any) -> web.Response:
        """A page made from a template."""
        page = self.shop.templates.get_template(template).render(**self._common(), **context)
        return web.Response(text=page, content_type="text/html", status=status)

    def redirect(self, path: str) -> web.Response:
        """Send the visitor on to another page of the shop."""
        return web.Response(status=303, headers={"Location": self.link(path)})

    def not_found(self) -> web.Response:
        """The page for an address that leads nowhere."""
        if self.shop.has("bare-404"):
            return web.Response(text="Oops.", content_type="text/html")
        return self.render("not_found.html", status=404)

    def seal(self, response: web.Response) -> None:
        """Give the answer the cookies it needs."""
        if self._new_session:
            age = None if self.shop.has("forgets-cart") else 30 * DAY_S
            response.set_cookie(CART_COOKIE, self.session.key, max_age=age, httponly=True, samesite="Lax")
        if self.shop.has("forgets-language") and LANGUAGE_COOKIE not in self.request.cookies:
            response.set_cookie(LANGUAGE_COOKIE, self.lang, samesite="Lax")
        if self.tracked and "_ga" not in self.request.cookies:
            number = secrets.randbelow(10**10)
            response.set_cookie("_ga", f"GA1.1.{number}.1764000000", max_age=730 * DAY_S, samesite="Lax")
        response.headers.setdefault("Cache-Control", "private, no-cache")

    def _common(self) -> dict[str, Any]:
        shop, lang = self.shop, self.lang
        phone_told = not (shop.has("hidden-contact") or shop.has("one-channel"))
        return {
            "visit": self,
            "t": self.t,
            "lang": lang,
            "languages": SHOWN_LANGUAGES,
            "link": self.link,
            "vice": shop.has,
            "vice_value": shop.value,
            "money": lambda amount_cents: money(amount_cents, lang),
            "price": self.price,
            "path": self.page_path,
            "origin": shop.origin,
            "second_origin": shop.second_origin,
            "second_port": shop.second_port,
            "version": shop.version,
            "categories": CATEGORIES,
            "countries": COUNTRIES,
            "cart_count": self.basket("cart").count,
            "choice": self.choice,
            "tracked": self.tracked,
            "contact_told": not shop.has("hidden-contact"),
            "phone_told": phone_told,
            "phone": "0900 1 234567" if shop.has("dear-phone") else "+49 40 66969 120",
            "free_from": money(FREE_FROM_CENTS, lang),
            "return_days": shop.return_days,
            "home_shipping": money(zone_of(HOME).standard_cents, lang),
        }


def preferred_language(request: web.Request) -> str:
    """The visitor's earlier choice, else the first language of the browser that the shop speaks, else English."""
    if (chosen := request.cookies.get(LANGUAGE_COOKIE)) in LANGUAGES:
        return chosen
    accepted = request.headers.get("Accept-Language", "").split(",")
    spoken = (part.split(";")[0].strip()[:2].lower() for part in accepted)
    return next((lang for lang in spoken if lang in LANGUAGES), "en")


def page(shop: Shop, handler: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """Turn a function from visit to answer into a handler for aiohttp."""

    async def serve(request: web.Request) -> web.StreamResponse:
        visit = Visit(shop, request)
        response = await handler(visit)
        visit.seal(response)
        if response.body:  # a redirect has none, and nothing to compress
            response.enable_compression()
        return response

    return serve
