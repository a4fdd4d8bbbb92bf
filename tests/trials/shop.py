"""A tiny shop of the tests' own: plain pages by path, each of which a test may replace."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

from aiohttp import web

Answer = str | Callable[[web.Request], Awaitable[web.StreamResponse]]

GOODS = ("Copper Kettle Aurora", "Linen Apron Meadow", "Walnut Bread Board", "Stoneware Mug Harbour")
PRICE = "59.00 €"


def slug(title: str) -> str:
    return title.lower().replace(" ", "-")


def page(
    main: str,
    *,
    title: str = "Kiln & Kettle",
    lang: str = "en",
    head: str = "",
    top: str = "",
    cart: str = "/cart",
) -> str:
    return f"""<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width"><style>body {{ margin: 8px }}</style>{head}</head>
<body><header><a href="/">Kiln & Kettle</a> <a href="{cart}">Basket</a> {top}</header><main>{main}</main>
<footer><a href="/contact">Contact</a> <a href="/shipping-returns">Shipping &amp; Returns</a> <a href="/help">Help</a>
<a href="/privacy">Privacy policy</a> <a href="/logout">Log out</a> <a href="mailto:a@b.example">Mail</a></footer></body></html>"""


SEARCH_BOX = (
    '<form action="/search" role="search"><input type="search" name="q" aria-label="Search products"></form>'
)


def cards(titles: tuple[str, ...] = GOODS, prefix: str = "") -> str:
    return (
        "<ul>"
        + "".join(f'<li><a href="{prefix}/product/{slug(t)}"><h3>{t}</h3></a><p>{PRICE}</p></li>' for t in titles)
        + "</ul>"
    )


def product(extra: str = "", price: str = PRICE, **more: str) -> str:
    return page(
        f"<h1>{GOODS[0]}</h1><p style='font-size:24px'>{price}</p>"
        f"<form method='post' action='/cart/add'><button>Add to basket</button></form>{extra}",
        title=GOODS[0],
        **more,
    )


async def find(request: web.Request) -> web.StreamResponse:
    """A search that knows exact words, and nothing else."""
    asked = request.query.get("q", "").lower().split()
    hits = tuple(t for t in GOODS if asked and all(w in t.lower().split() for w in asked))
    main = cards(hits) if hits else "<p>No results found.</p>"
    return html(page(f"<h1>Results for {request.query.get('q', '')}</h1>{main}", top=SEARCH_BOX))


def html(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, status=status, content_type="text/html")


def standard() -> dict[str, Answer]:
    """The clean shop; change what a test is about."""
    return {
        "/": page(f"<h1>Welcome</h1>{cards()}", top=SEARCH_BOX),
        "/search": find,
        f"/product/{slug(GOODS[0])}": product(),
        "/cart": page("<h1>Your basket is empty</h1>", title="Basket"),
        "/contact": page("<h1>Contact</h1><p>Call 030 123456</p>"),
        "/shipping-returns": page("<h1>Shipping and returns</h1><p>30 days</p>"),
        "/help": page("<h1>Help</h1><p><a href='/where'>Track your order</a></p>"),
        "/where": page("<h1>Track your order</h1>"),
        "/privacy": page("<h1>Privacy</h1>"),
    }


@contextlib.asynccontextmanager
async def serving(pages: dict[str, Answer], asked: list[str] | None = None) -> AsyncIterator[str]:
    """The address of a shop that answers with these pages, and 404 to all else. `asked` collects "METHOD path"."""

    async def answer(request: web.Request) -> web.StreamResponse:
        if asked is not None:
            asked.append(f"{request.method} {request.path}")
        found = pages.get(request.path)
        if found is None:
            return html(page("<h1>Page not found</h1>"), 404)
        return html(found) if isinstance(found, str) else await found(request)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()
