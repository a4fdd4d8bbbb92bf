"""The payment provider's own server, a second origin: the card form, and whatever the vices load from strangers.

Nothing here can place an order: it only hands the shop a token for a card.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable

from aiohttp import web

from auditor.demo.shop import Shop
from auditor.demo.texts import LANGUAGES, texts

PIXEL = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")
TWO_YEARS_S = 63_072_000

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


def second_app(shop: Shop) -> web.Application:
    """The application of the second origin."""
    app = web.Application()
    app.router.add_get("/card", _card_form(shop))
    app.router.add_post("/card", _take_card(shop))
    app.router.add_get("/collect", _pixel)
    app.router.add_get("/tag.js", _tag)
    return app


def _card_form(shop: Shop) -> Answer:
    async def show(request: web.Request) -> web.StreamResponse:
        return _card_page(shop, request, wrong={}, last_digits="")

    return show


def _take_card(shop: Shop) -> Answer:
    async def take(request: web.Request) -> web.StreamResponse:
        form = {name: value.strip() for name, value in (await request.post()).items() if isinstance(value, str)}
        t = texts(_language(request))
        number = form.get("number", "").replace(" ", "").replace("-", "")
        checks = {
            "number": number.isascii() and number.isdigit() and 12 <= len(number) <= 19 and luhn(number),
            "expiry": _is_expiry(form.get("expiry", "")),
            "cvc": form.get("cvc", "").isdigit() and len(form.get("cvc", "")) in (3, 4),
        }
        wrong = {name: t(f"card.wrong_{name}") for name, good in checks.items() if not good}
        session = shop.sessions.by_card_reference(request.query.get("for", ""))
        if wrong or session is None:
            return _card_page(shop, request, wrong=wrong, last_digits="")
        session.card_token = secrets.token_hex(12)  # the number itself is forgotten here
        return _card_page(shop, request, wrong={}, last_digits=number[-4:])

    return take


def _card_page(shop: Shop, request: web.Request, wrong: dict[str, str], last_digits: str) -> web.Response:
    lang = _language(request)
    page = shop.templates.get_template("card.html").render(
        t=texts(lang), lang=lang, vice=shop.has, wrong=wrong, last_digits=last_digits, action=request.path_qs
    )
    return web.Response(text=page, content_type="text/html", headers={"Cache-Control": "no-store"})


def _language(request: web.Request) -> str:
    lang = request.query.get("lang", "")
    return lang if lang in LANGUAGES else LANGUAGES[0]


def _is_expiry(text: str) -> bool:
    month, _, year = text.replace(" ", "").partition("/")
    return month.isdigit() and 1 <= int(month) <= 12 and year.isdigit() and len(year) in (2, 4)


def luhn(digits: str) -> bool:
    """Whether the last digit of a card number fits the others."""
    doubled = [int(digit) * (1 + i % 2) for i, digit in enumerate(reversed(digits))]
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


async def _pixel(request: web.Request) -> web.StreamResponse:
    response = web.Response(body=PIXEL, content_type="image/gif", headers={"Cache-Control": "no-store"})
    known = request.cookies.get("uid") or secrets.token_hex(16)
    response.set_cookie("uid", known, max_age=TWO_YEARS_S, samesite="None", secure=True)
    return response


async def _tag(request: web.Request) -> web.StreamResponse:
    return web.Response(text="window.tags = (window.tags || 0) + 1;", content_type="text/javascript")
