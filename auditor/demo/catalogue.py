"""What the shop sells: products with variants and reviews, read from ``data/products.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from auditor.demo.delivery import today
from auditor.demo.money import cents

CATEGORIES = ("coffee", "tea", "tableware", "pantry")


@dataclass(frozen=True)
class Words:
    """What a product says of itself in one language."""

    name: str
    teaser: str
    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Review:
    """What a buyer wrote, in each language: ``title`` and ``text`` by language code."""

    stars: int
    author: str
    day: date
    title: dict[str, str]
    text: dict[str, str]


@dataclass(frozen=True)
class Product:
    """One thing for sale. ``ratings`` counts the votes for five, four, ... one star, written ones among them."""

    slug: str
    category: str
    picture: str
    tone: str
    price_cents: int
    stock: int
    gtin: str
    maker: str
    choice: str
    must_choose: bool
    variants: tuple[str, ...]
    sold_out_variants: tuple[str, ...]
    ratings: tuple[int, ...]
    words: dict[str, Words]
    reviews: tuple[Review, ...]

    @property
    def in_stock(self) -> bool:
        """Whether any piece is left."""
        return self.stock > 0

    @cached_property
    def votes(self) -> int:
        """How many people rated it."""
        return sum(self.ratings)

    @cached_property
    def stars(self) -> float:
        """The average of all ratings, to one decimal."""
        return round(sum(n * (5 - i) for i, n in enumerate(self.ratings)) / self.votes, 1)

    def buyable(self, variant: str) -> bool:
        """Whether this variant (empty for a product without variants) can be put in a cart."""
        if not self.variants:
            return self.in_stock and not variant
        return self.in_stock and variant in self.variants and variant not in self.sold_out_variants


@cache
def catalogue() -> dict[str, Product]:
    """All products by slug, in the order of the shop window."""
    source = files("auditor.demo").joinpath("data", "products.toml").read_text(encoding="utf-8")
    products = (_product(entry) for entry in tomllib.loads(source)["product"])
    return {product.slug: product for product in products}


def _product(entry: dict[str, Any]) -> Product:
    return Product(
        slug=entry["slug"],
        category=entry["category"],
        picture=entry["picture"],
        tone=entry["tone"],
        price_cents=cents(entry["price"]),
        stock=entry["stock"],
        gtin=entry["gtin"],
        maker=entry["maker"],
        choice=entry.get("choice", ""),
        must_choose=entry.get("must_choose", False),
        variants=tuple(entry.get("variants", ())),
        sold_out_variants=tuple(entry.get("sold_out_variants", ())),
        ratings=tuple(entry["ratings"]),
        words={lang: _words(entry[lang]) for lang in ("en", "de")},
        reviews=tuple(_review(review) for review in entry["review"]),
    )


def _words(entry: dict[str, Any]) -> Words:
    return Words(entry["name"], entry["teaser"], entry["text"], tuple(entry["facts"]))


def _review(entry: dict[str, Any]) -> Review:
    day = today() - timedelta(days=entry["days_ago"])
    title = {lang: entry[lang][0] for lang in ("en", "de")}
    text = {lang: entry[lang][1] for lang in ("en", "de")}
    return Review(entry["stars"], entry["author"], day, title, text)
