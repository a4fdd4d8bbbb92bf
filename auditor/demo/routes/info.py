"""The pages with long texts, and the choice about cookies."""

from __future__ import annotations

from aiohttp import web

from auditor.demo.delivery import ZONES
from auditor.demo.visit import CHOICE_COOKIE, DAY_S, Handler, Visit

PAGES = ("shipping", "returns", "privacy", "imprint", "terms", "help", "accessibility", "about")


def _info(name: str) -> Handler:
    async def show(visit: Visit) -> web.Response:
        return visit.render("info.html", name=name, body=f"info/{name}.{visit.lang}.html", zones=ZONES)

    return show


async def cookies(visit: Visit) -> web.Response:
    """The second layer: each purpose with its switch, off unless chosen."""
    return visit.render("cookies.html")


async def choose_cookies(visit: Visit) -> web.Response:
    """Keep the choice for half a year and go back to where the visitor was."""
    form = await visit.form()
    choice = "all" if form.get("choice") == "all" or "statistics" in form else "necessary"
    response = visit.redirect(form.get("back", "").lstrip("/"))
    response.set_cookie(CHOICE_COOKIE, choice, max_age=180 * DAY_S, samesite="Lax")
    if choice == "necessary" and not visit.shop.has("ignores-reject"):
        response.del_cookie("_ga")
    return response


ROUTES = (
    *(("GET", name, _info(name)) for name in PAGES),
    ("GET", "cookies", cookies),
    ("POST", "cookies", choose_cookies),
)
