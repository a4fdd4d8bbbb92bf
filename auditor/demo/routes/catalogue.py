"""The shop window: home, search, categories and product pages."""

from __future__ import annotations

import json
import secrets

from aiohttp import web
from markupsafe import Markup

from auditor.demo.catalogue import CATEGORIES, Product, Review
from auditor.demo.delivery import HOME, methods
from auditor.demo.search import find, find_exact
from auditor.demo.structured import product_data
from auditor.demo.visit import Visit

FAVOURITES = ("ingrid-mug", "harbour-blend", "kalmar-dripper", "oak-board")
FEW = 5


async def home(visit: Visit) -> web.Response:
    """The front page."""
    favourites = [visit.shop.products[slug] for slug in FAVOURITES]
    return visit.render("home.html", favourites=favourites)


async def category(visit: Visit) -> web.Response:
    """All products of one kind."""
    name = visit.request.match_info["category"]
    if name not in CATEGORIES:
        return visit.not_found()
    products = [product for product in visit.shop.products.values() if product.category == name]
    return visit.render("category.html", category=name, products=products)


async def search(visit: Visit) -> web.Response:
    """What was found for ``?q=``."""
    await visit.pause("slow-search")
    query = visit.request.query.get("q", "").strip()[:100]
    look = find_exact if visit.shop.has("dumb-search") else find
    found = look(query, visit.shop.products.values(), visit.lang)
    return visit.render("search.html", query=query, products=found)


async def product(visit: Visit) -> web.Response:
    """One product; ``?variant=`` preselects, ``?sort=lowest`` shows critical reviews first."""
    await visit.pause("slow-product")
    item = visit.shop.products.get(visit.request.match_info["slug"])
    if item is None:
        return visit.not_found()
    if visit.shop.has("session-links") and visit.request.query.get("visit") != visit.session.number:
        return visit.redirect("")
    return product_page(visit, item)


def product_page(visit: Visit, item: Product, *, missing_choice: bool = False) -> web.Response:
    """The page of a product, also shown again when a variant was not chosen."""
    variant = visit.request.query.get("variant", "")
    if not item.buyable(variant):
        variant = "" if item.must_choose or not item.variants else item.variants[0]
    return visit.render(
        "product.html",
        status=422 if missing_choice else 200,
        product=item,
        words=item.words[visit.lang],
        variant=variant,
        missing_choice=missing_choice,
        standard=methods(HOME, visit.price(item))[0],
        reviews=_reviews(visit, item),
        ratings=(item.votes, 0, 0, 0, 0) if visit.shop.has("only-praise") else item.ratings,
        stars=5.0 if visit.shop.has("only-praise") else item.stars,
        few_left=_few_left(visit, item),
        others=[other for other in visit.shop.products.values() if _goes_with(other, item)][:4],
        structured=Markup(json.dumps(product_data(visit, item)).replace("<", "\\u003c")),  # noqa: S704 - "<" is encoded
    )


def _reviews(visit: Visit, item: Product) -> list[Review]:
    reviews = [r for r in item.reviews if r.stars == 5 or not visit.shop.has("only-praise")]
    if visit.request.query.get("sort") == "lowest":
        return sorted(reviews, key=lambda review: review.stars)
    return sorted(reviews, key=lambda review: review.day, reverse=True)


def _few_left(visit: Visit, item: Product) -> int | None:
    if item.in_stock and visit.shop.has("fake-scarcity"):
        return 1 + secrets.randbelow(9)
    return item.stock if 0 < item.stock <= FEW else None


def _goes_with(other: Product, item: Product) -> bool:
    return other is not item and other.category == item.category and other.in_stock


ROUTES = (
    ("GET", "", home),
    ("GET", "search", search),
    ("GET", "category/{category}", category),
    ("GET", "product/{slug}", product),
)
