"""All generated shops in one process: each has a host name of its own, `ID.localhost`, and a ledger."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import parse_qs
from uuid import uuid4

from aiohttp import web
from markupsafe import Markup

from tests.shops.generated.fields import address_fields, contact_fields, email_field, regions, wrong
from tests.shops.generated.pages import MINIMUM, Pages
from tests.shops.generated.spec import Spec
from tests.shops.generated.visitor import Ledger, Visitor

HERE = Path(__file__).parent
SCRIPT, STYLE = ((HERE / name).read_text(encoding="utf-8") for name in ("shop.js", "shop.css"))
PAGE = Markup(
    '<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style}</style>'
    '<script data-archetype="{archetype}">{script}</script></head><body>{body}{popups}</body></html>'
)
SECOND_HOST = "secure-"


class Shops:
    """Shops come into being when they are first visited. `url(spec)` is where one stands."""

    def __init__(self) -> None:
        self.specs: dict[str, Spec] = {}
        self.ledgers: dict[str, Ledger] = {}
        self.visitors: dict[tuple[str, str], Visitor] = {}
        self.port = 0

    def open(self, spec: Spec) -> tuple[str, Ledger]:
        """The address of this shop, and a fresh ledger."""
        self.specs[spec.id] = spec
        self.ledgers[spec.id] = Ledger()
        return f"http://{spec.id}.localhost:{self.port}/", self.ledgers[spec.id]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        name = request.host.partition(".localhost")[0]
        shop = name.removeprefix(SECOND_HOST)
        if shop not in self.specs:
            raise web.HTTPNotFound
        key = request.query.get("token") or request.cookies.get("visitor") or uuid4().hex
        visitor = self.visitors.setdefault((shop, key), Visitor())
        visit = Visit(self.specs[shop], self.ledgers[shop], visitor, request, key, self.port)
        try:
            response = await visit.answer()
        except web.HTTPFound as found:
            found.set_cookie("visitor", key)
            raise
        response.set_cookie("visitor", key)
        return response


@asynccontextmanager
async def running() -> AsyncIterator[Shops]:
    """All shops, on a free port of this machine."""
    shops = Shops()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", shops.answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        shops.port = runner.addresses[0][1]
        yield shops
    finally:
        await runner.cleanup()


class Visit:
    """One request of one visitor."""

    def __init__(
        self, spec: Spec, ledger: Ledger, visitor: Visitor, request: web.Request, key: str, port: int
    ) -> None:
        self.spec, self.ledger, self.visitor, self.request, self.key = spec, ledger, visitor, request, key
        self.port = port
        self.pages = Pages(spec, visitor)

    async def answer(self) -> web.StreamResponse:
        first, *rest = [*self.request.path.strip("/").split("/"), ""]
        handler = getattr(self, f"on_{first or 'home'}", None)
        if handler is None:
            return self.page(Markup("<h1>404</h1>"), status=404)
        response = await handler(*[part for part in rest if part][:1])
        assert isinstance(response, web.StreamResponse)
        return response

    @property
    def framed(self) -> bool:
        return self.request.headers.get("Sec-Fetch-Dest") == "iframe"

    # ---- answers

    def page(self, body: Markup, status: int = 200) -> web.Response:
        spec, pages = self.spec, self.pages
        whole = Markup("{}<main>{}</main>{}").format(pages.header(), body, pages.footer())
        headers = {"X-Address": self.request.path_qs}
        if self.request.headers.get("X-Part"):
            return web.Response(text=whole, content_type="text/html", status=status, headers=headers)
        if spec.archetype == "single-page-app":
            whole = Markup("<p>{}</p>").format(spec.words.loading)
        if spec.archetype == "shadow":
            whole = Markup(
                '<x-page><template shadowrootmode="open"><style>{}</style><x-part><template shadowrootmode="open">'
                "<style>{}</style>{}</template></x-part></template></x-page>"
            ).format(Markup(STYLE), Markup(STYLE), whole)
        if self.framed:
            whole = Markup("<main>{}</main>").format(body)
        text = PAGE.format(
            lang=spec.declared, title=f"{pages.brand}", style=Markup(STYLE), script=Markup(SCRIPT),
            archetype=spec.archetype, body=Markup('<div id="app">{}</div>').format(whole),
            popups=Markup() if self.framed else pages.popups(),
        )  # fmt: skip
        return web.Response(text=text, content_type="text/html", status=status, headers=headers)

    def to(self, path: str) -> web.HTTPFound:
        return web.HTTPFound(path)

    async def form(self) -> dict[str, str]:
        return {k: v[-1] for k, v in parse_qs(await self.request.text(), keep_blank_values=True).items()}

    # ---- pages

    async def on_home(self) -> web.Response:
        return self.page(self.pages.home())

    async def on_list(self, number: str = "") -> web.Response:
        name = self.spec.words.categories[int(number)] if number else ""
        return self.page(self.pages.listing(name))

    async def on_goods(self, number: str = "0") -> web.Response:
        return self.page(self.pages.product(int(number)))

    async def on_info(self, name: str = "") -> web.Response:
        return self.page(Markup("<h1>{}</h1><p>{}</p>").format(name, self.spec.words.description))

    async def on_account(self) -> web.Response:
        return self.page(
            self.pages.gate() if self.spec.gate == "wall" else Markup("<h1>{}</h1>").format(self.spec.words.login)
        )

    async def on_picture(self, _name: str = "") -> web.Response:
        svg = '<svg xmlns="http://www.w3.org/2000/svg" width="180" height="140"><rect width="180" height="140" fill="#cde"/></svg>'
        return web.Response(text=svg, content_type="image/svg+xml")

    async def on_truth(self) -> web.Response:
        self.ledger.entered.update(self.request.query)
        return web.Response(status=204)

    async def on_dismiss(self, what: str = "") -> web.Response:
        v = self.visitor
        if what == "cookies":
            v.cookies_asked = True
        elif what == "country":
            v.country_asked = True
        elif what == "news":
            v.news_asked = True
        elif what == "upsell":
            v.upsell = False
        return web.Response(status=204)

    async def on_news(self) -> web.Response:
        self.ledger.subscriptions += 1
        raise self.to("/")

    async def on_register(self) -> web.Response:
        return self.page(Markup("<h1>{}</h1>").format(self.spec.words.register_button))

    async def on_login(self) -> web.Response:
        self.ledger.accounts += 1
        return self.page(self.pages.gate(self.spec.words.error_summary))

    # ---- the cart

    async def on_add(self, number: str = "0") -> web.Response:
        form, spec = await self.form(), self.spec
        i, pieces = int(number), int(form.get("quantity") or 1)
        if spec.archetype == "options" and (
            "0" in (form.get("size"), form.get("colour")) or not form.get("size") or not form.get("colour")
        ):
            return self.page(self.pages.product(i, spec.words.error_option))
        if spec.archetype == "minimum" and pieces < MINIMUM:
            return self.page(self.pages.product(i, spec.words.error_minimum.format(n=MINIMUM)))
        if self.pages.sold_out(i):
            return self.page(self.pages.product(i))
        self.visitor.product, self.visitor.pieces, self.visitor.upsell = i, pieces, True
        self.ledger.carts += 1
        if spec.archetype in ("single-page-app", "popups") or spec.chance("stays on the product"):
            said = Markup('<p role="status">{}</p>').format(spec.words.added)
            return self.page(Markup("{}{}").format(said, self.pages.product(i)))
        raise self.to("/cart")

    async def on_cart(self) -> web.Response:
        if self.spec.archetype == "drawer":
            return self.page(Markup("<h1>404</h1>"), status=404)
        return self.page(self.pages.cart())

    async def on_drawer(self) -> web.Response:
        return web.Response(text=self.pages.cart(), content_type="text/html")

    async def on_remove(self) -> web.Response:
        self.visitor.pieces = 0
        raise self.to("/cart")

    async def on_coupon(self) -> web.Response:
        return self.page(self.pages.cart(self.spec.words.error_summary))

    # ---- the checkout

    async def on_gate(self) -> web.Response:
        form, spec = await self.form(), self.spec
        if spec.gate == "email":
            field = email_field(spec)
            answer = form.get(field.name, "")
            if error := wrong(spec, field, answer, {}):
                return self.page(self.pages.gate(error))
            self.visitor.answers["email"] = answer
        elif form.get("who") == "account":
            return await self.on_register()
        elif form.get("who") != "guest":
            return self.page(self.pages.gate(spec.words.error_required))
        self.visitor.is_guest = True
        raise self.to("/checkout")

    async def on_checkout(self, number: str = "") -> web.Response:
        spec, visitor = self.spec, self.visitor
        if not visitor.pieces:
            raise self.to("/cart" if spec.archetype != "drawer" else "/")
        if spec.archetype == "hosted" and not self.request.host.startswith(SECOND_HOST):
            raise self.to(f"http://{SECOND_HOST}{spec.id}.localhost:{self.port}/checkout?token={self.key}")
        if spec.archetype == "framed" and not self.framed:
            return self.page(Markup('<iframe src="/checkout" title="{}"></iframe>').format(spec.words.checkout))
        if spec.gate and not visitor.is_guest:
            self.ledger.login_demanded += 1
            return self.page(self.pages.gate())
        if number and self.request.method == "POST":
            visitor.stage = int(number)
            errors = self._take(await self.form())
            if errors:
                return self._stage(errors)
            if visitor.stage == len(spec.stages) - 1:
                self.ledger.orders += 1
                visitor.pieces = 0
                return self.page(self.pages.thanks())
            visitor.stage += 1
            if spec.archetype != "accordion":
                raise self.to("/checkout")
        return self._stage({})

    def _stage(self, errors: dict[str, str]) -> web.Response:
        if "payment" in self.spec.stages[self.visitor.stage]:
            self.ledger.payment_shown += 1
        return self.page(self.pages.stage(errors))

    def _take(self, form: dict[str, str]) -> dict[str, str]:
        """Keep what was sent for the step at hand, and say what is wrong with it."""
        spec, sections, errors = self.spec, self.spec.stages[self.visitor.stage], {}
        if form.get("website"):
            self.ledger.traps += 1
        if form.get("news"):
            self.ledger.subscriptions += 1
        fields = [
            *(contact_fields(spec) if "contact" in sections else []),
            *(address_fields(spec) if "address" in sections else []),
        ]
        answers = {f.meaning: form.get(f.name, "") for f in fields}
        self.visitor.answers.update(answers)
        for field in fields:
            if error := wrong(spec, field, answers[field.meaning], answers):
                errors[field.meaning] = error
        if "delivery" in sections:
            self.visitor.answers["delivery"] = form.get("delivery", "")
            if not form.get("delivery"):
                errors["delivery"] = spec.words.error_delivery
        if "review" in sections and not form.get("terms"):
            errors["terms"] = spec.words.error_terms
        if "payment" in sections and not form.get("pay"):
            errors["pay"] = spec.words.error_required
        return errors

    async def on_regions(self, country: str = "") -> web.Response:
        text = "".join(f'<option value="{code}">{Markup.escape(name)}</option>' for code, name in regions(country))
        return web.Response(text=text, content_type="text/html")
