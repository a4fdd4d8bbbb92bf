"""What belongs to no language: the front door, pictures, static files, robots, sitemap, unknown addresses."""

from __future__ import annotations

import io
import math
import struct
import wave
from functools import cache

from aiohttp import web

from auditor.demo.catalogue import CATEGORIES
from auditor.demo.pictures import FAVICON, hero_picture, product_picture
from auditor.demo.routes.info import PAGES
from auditor.demo.shop import Shop
from auditor.demo.texts import LANGUAGES
from auditor.demo.visit import DAY_S, LANGUAGE_COOKIE, Visit, page

TYPES = {"css": "text/css", "js": "text/javascript"}
KEEP = {"Cache-Control": "public, max-age=31536000, immutable"}


def add_site(app: web.Application, shop: Shop) -> None:
    """Add the addresses that have no language in front, and the answer to all others."""

    async def front_door(visit: Visit) -> web.Response:
        response = visit.redirect("")
        response.headers["Vary"] = "Accept-Language, Cookie"
        return response

    async def switch_language(visit: Visit) -> web.Response:
        chosen = visit.request.match_info["to"]
        back = visit.request.query.get("back", "").lstrip("/")
        response = web.Response(status=303, headers={"Location": f"/{chosen}/{back}"})
        response.set_cookie(LANGUAGE_COOKIE, chosen, max_age=365 * DAY_S, samesite="Lax")
        return response

    async def unknown(visit: Visit) -> web.Response:
        if visit.request.path.strip("/") in LANGUAGES:
            return visit.redirect("")
        return visit.not_found()

    async def static(request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name not in shop.static:
            raise web.HTTPNotFound
        response = web.Response(
            body=shop.static[name], content_type=TYPES[name.rpartition(".")[2]], charset="utf-8", headers=KEEP
        )
        response.enable_compression()
        return response

    async def picture(request: web.Request) -> web.StreamResponse:
        slug, _, variant = request.match_info["name"].partition("~")
        if slug == "hero":
            return _svg(hero_picture())
        item = shop.products.get(slug)
        if item is None or (variant and variant not in item.variants):
            raise web.HTTPNotFound
        return _svg(
            product_picture(item.picture, item.tone if item.choice != "colour" or not variant else variant)
        )

    async def favicon(request: web.Request) -> web.StreamResponse:
        return _svg(FAVICON)

    async def sound(request: web.Request) -> web.StreamResponse:
        return web.Response(body=chime(), content_type="audio/wav")

    async def robots(request: web.Request) -> web.StreamResponse:
        return web.Response(text=f"User-agent: *\nAllow: /\nSitemap: {shop.origin}/sitemap.xml\n")

    async def sitemap(request: web.Request) -> web.StreamResponse:
        return web.Response(text=_sitemap(shop), content_type="application/xml")

    router = app.router
    router.add_get("/", page(shop, front_door))
    router.add_get("/language/{to:en|de}", page(shop, switch_language))
    router.add_get("/static/{name}", static)
    router.add_get("/pictures/{name:[a-z~-]+}.svg", picture)
    router.add_get("/favicon.ico", favicon)
    router.add_get("/chime.wav", sound)
    router.add_get("/robots.txt", robots)
    router.add_get("/sitemap.xml", sitemap)
    router.add_get("/{lang:en|de}/{rest:.*}", page(shop, unknown))
    router.add_get("/{rest:.*}", page(shop, unknown))


def _svg(text: str) -> web.Response:
    response = web.Response(text=text, content_type="image/svg+xml", headers=KEEP)
    response.enable_compression()
    return response


def _sitemap(shop: Shop) -> str:
    paths = ["", "contact", *PAGES, *(f"category/{name}" for name in CATEGORIES)]
    paths += [f"product/{slug}" for slug in shop.products]
    places = "".join(
        f"<url><loc>{shop.origin}/{lang}/{path}</loc></url>\n" for path in paths for lang in LANGUAGES
    )
    opening = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    )
    return f"{opening}{places}</urlset>\n"


@cache
def chime() -> bytes:
    """Two seconds of a soft tone, as a WAV file (8 kHz, mono)."""
    samples = (int(6000 * math.sin(i * 440 * math.tau / 8000) * (1 - i / 16000)) for i in range(16000))
    memory = io.BytesIO()
    with wave.open(memory, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
    return memory.getvalue()
