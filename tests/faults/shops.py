"""Two small shops in which nothing can be bought, for a reason that is the shop's own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from aiohttp import web

from tests.faults.hosts import page, serving

GOODS = ("Copper Kettle Aurora", "Linen Apron Meadow", "Walnut Bread Board")
PRICE = "59.00 €"
TOP = '<header><a href="/">Kiln & Kettle</a> <a href="/cart">Basket</a></header>'
LINE = f'<h1>Your basket</h1><table><tr><td>{GOODS[0]}<td>Quantity <input name="quantity" value="1"><td>{PRICE}</table>'


def path_of(title: str) -> str:
    return "/product/" + title.lower().replace(" ", "-")


def shelf() -> str:
    return (
        TOP
        + "<main><h1>Kettles and more</h1><ul>"
        + "".join(f'<li><a href="{path_of(title)}"><h3>{title}</h3></a><p>{PRICE}</p></li>' for title in GOODS)
        + "</ul></main>"
    )


def product(title: str, buy: str) -> str:
    return f"{TOP}<main><h1>{title}</h1><p style='font-size:24px'>{PRICE}</p>{buy}</main>"


@asynccontextmanager
async def sold_out() -> AsyncIterator[str]:
    """Everything is on the shelf, nothing is in stock."""
    gone = "<p>Out of stock</p><button disabled>Add to basket</button>"
    async with serving({"/": shelf(), **{path_of(t): product(t, gone) for t in GOODS}}) as url:
        yield url


def account_only_pages() -> Mapping[str, str | web.Response]:
    buy = '<form method="post" action="/cart/add"><button>Add to basket</button></form>'
    return {
        "/": shelf(),
        **{path_of(t): product(t, buy) for t in GOODS},
        "/cart/add": web.Response(status=303, headers={"Location": "/cart"}),
        "/cart": f'{TOP}<main>{LINE}<p>Total {PRICE}</p><a href="/checkout">Checkout</a></main>',
        "/checkout": f"""{TOP}<main><h1>Sign in to go on</h1><form method="post" action="/login">
<label>E-mail <input type="email" name="email" required></label>
<label>Password <input type="password" name="password" required></label><button>Sign in</button></form>
<h2>New here?</h2><a href="/register">Create an account</a></main>""",
        "/login": page("<h1>Sign in</h1><p>Wrong e-mail or password.</p>", status=401),
        "/register": f"""{TOP}<main><h1>Create an account</h1><form method="post" action="/register">
<label>E-mail <input type="email" name="email" required></label>
<label>Choose a password <input type="password" name="new-password" required></label><button>Register</button></form></main>""",
    }


@asynccontextmanager
async def account_only() -> AsyncIterator[str]:
    """The till opens for customers with an account only."""
    async with serving(account_only_pages()) as url:
        yield url
