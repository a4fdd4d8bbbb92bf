"""The pages of a hostile shop: small and walkable, and one of them holds the trap."""

from __future__ import annotations

import json
import re

from markupsafe import Markup

from tests.shops.hostile.spec import Spec

PRICES = (19.9, 34.5, 8.0, 52.25)
PAGE = Markup(
    '<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style}</style></head>'
    "<body><header>{home} {cart}</header><main>{body}</main>{script}</body></html>"
)
STYLE = """body {{ font: 16px/1.5 {font}; margin: 0; color: #222 }} header, main {{ padding: 12px; max-width: 900px; margin: auto }}
header {{ display: flex; justify-content: space-between }} article {{ display: inline-block; width: 180px; padding: 8px; border: 1px solid #ddd }}
.{button} {{ display: inline-block; padding: {pad}px 18px; background: {colour}; color: #fff; border: 0; text-decoration: none }}
label {{ display: block; margin: 8px 0 }}"""
ICON = Markup(
    '<svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor"><path d="M4 12h14m-5-5 5 5-5 5"/></svg>'
)
NATIVE = {
    "email": "email", "first_name": "given-name", "last_name": "family-name", "street": "address-line1",
    "postcode": "postal-code", "city": "address-level2",
}  # fmt: skip


def joined(parts: list[Markup]) -> Markup:
    return Markup().join(parts)


class Pages:
    def __init__(self, spec: Spec, port: int, full: bool) -> None:
        self.spec, self.w, self.port, self.full = spec, spec.words, port, full

    # ---- around every page

    def page(self, body: Markup, script: str = "") -> str:
        spec, w = self.spec, self.w
        style = STYLE.format(
            font=spec.pick("font", "system-ui, sans-serif", "Georgia, serif"), button=spec.name_of("btn"),
            pad=spec.random("pad").randrange(8, 16), colour=spec.pick("colour", "#245", "#a33", "#151", "#639"),
        )  # fmt: skip
        count = f" ({1 if self.full else 0})"
        return PAGE.format(
            lang=spec.lang, title=w.home_title, style=Markup(style), body=body, home=self.link(w.all_products, "/"),
            cart=self.link(w.cart + count, spec.path("cart"), "basket"), script=self._script(script),
        )  # fmt: skip

    def link(self, label: str | Markup, to: str, name: str = "link") -> Markup:
        return Markup('<a class="{}" href="{}">{}</a>').format(self.spec.name_of(name), to, label)

    def button(self, label: str | Markup, name: str) -> Markup:
        """Sends the form around it."""
        classes = f"{self.spec.name_of('btn')} {self.spec.name_of(name)}"
        if isinstance(label, str) and not isinstance(label, Markup) and self.spec.chance("inputs", 0.3):
            return Markup('<input type="submit" class="{}" value="{}">').format(classes, label)
        return Markup('<button class="{}">{}</button>').format(classes, label)

    def _script(self, text: str) -> Markup:
        if not text:
            return Markup()
        form = "const form = [...document.forms].at(-1);"
        return Markup("<script>{}</script>").format(Markup(f"{form} {self.filled_in(text)}"))

    def filled_in(self, script: str) -> str:
        """A trap's script with the shop's addresses."""
        spec, port = self.spec, self.port
        here = f"//{spec.id}.localhost:{port}"
        known = {
            "ORDER": spec.path("order"), "HOP": spec.path("hop"), "ASIDE": spec.path("aside"), "WORKER": spec.path("worker"),
            "OTHER": f"http://second-{spec.id}.localhost:{port}{spec.path('aside')}", "SOCKET": f"ws:{here}{spec.path('socket')}",
        }  # fmt: skip
        script = re.sub(r"\bMS\b", str(spec.ms), script)
        return re.sub(r"\b[A-Z]{3,}\b", lambda m: json.dumps(known[m[0]]) if m[0] in known else m[0], script)

    # ---- goods and cart

    def home(self) -> str:
        spec, w = self.spec, self.w
        picture = Markup('<img src="{}" alt="" width="160" height="120">').format(spec.path("picture"))
        cards = [
            Markup("<article>{}<p>{}</p></article>").format(
                self.link(Markup("{}<h3>{}</h3>").format(picture, w.product_names[i]), spec.path(f"goods {i}"), "card"),
                w.price(price),
            )
            for i, price in enumerate(PRICES)
        ]  # fmt: skip
        return self.page(Markup("<h1>{}</h1>{}").format(w.home_title, joined(cards)))

    def product(self, i: int) -> str:
        w = self.w
        form = Markup('<form method="post" action="{}">{}</form>').format(
            self.spec.path(f"add {i}"), self.button(w.add_to_cart, "add")
        )
        return self.page(
            Markup("<h1>{}</h1><p>{}</p><p>{}</p>{}").format(
                w.product_names[i], w.price(PRICES[i]), w.description, form
            )
        )

    def cart(self, i: int) -> str:
        spec, w = self.spec, self.w
        if not self.full:
            return self.page(Markup("<h1>{}</h1><p>{}</p>").format(w.cart, w.cart_empty))
        remove = Markup('<form method="post" action="{}">{}</form>').format(
            spec.path("remove"), self.button(w.remove, "remove")
        )
        row = Markup("<table><tr><td>{}</td><td>{}</td><td>{}</td></tr></table><p>{}: {}</p>").format(
            w.product_names[i], w.price(PRICES[i]), remove, w.subtotal, w.price(PRICES[i])
        )
        till = self.link(w.to_checkout, spec.path("step 0"), "till")
        express = Markup('<form method="post" action="{}">{}</form>').format(
            spec.path("order"), self.button(spec.express or ICON, "express")
        )
        ways = [till, express] if spec.chance("till first") else [express, till]
        return self.page(
            Markup("<h1>{}</h1>{}{}").format(w.cart, row, joined(ways) if spec.name == "express" else till)
        )

    # ---- the checkout

    def step(self, number: int) -> str:
        spec, w = self.spec, self.w
        trapped = number == spec.trapped_step
        parts = [getattr(self, f"_{section}")() for section in spec.steps[number]]
        label: str | Markup = (spec.label or ICON) if trapped else w["continue"]
        if trapped and spec.trap.button == "link":
            way = self.link(label, spec.path("order"), "on")
        else:
            way = self.button(label, "on")
        body = Markup('<h1>{}</h1><form method="post" action="{}" novalidate>{}{}</form>').format(
            w.checkout, spec.path(f"step {number}"), joined(parts), way
        )
        return self.page(body, spec.trap.script if trapped and spec.place != "cart" else "")

    def _fields(self, heading: str, *meanings: str) -> Markup:
        rows = []
        for meaning in meanings:
            auto = (
                Markup(' autocomplete="{}"').format(NATIVE[meaning])
                if self.spec.chance("autocomplete")
                else Markup()
            )
            kind = "email" if meaning == "email" else "text"
            rows.append(
                Markup('<label>{} <input type="{}" name="{}"{}></label>').format(
                    self.w[meaning], kind, self.spec.name_of(meaning), auto
                )
            )
        return Markup("<h2>{}</h2>{}").format(heading, joined(rows))

    def _contact(self) -> Markup:
        return self._fields(self.w.contact_heading, "email")

    def _address(self) -> Markup:
        w = self.w
        country = Markup()
        if self.spec.name == "enter":  # a field with suggestions: people press Enter there
            country = Markup('<label>{} <input role="combobox" name="land" autocomplete="country-name"></label>').format(
                w.country_label
            )  # fmt: skip
        rows = self._fields(w.address_heading, "first_name", "last_name", "street", "postcode", "city")
        return Markup("{}{}").format(rows, country)

    def _ways(self, heading: str, group: str, labels: list[str], chosen: int) -> Markup:
        rows = [
            Markup('<label><input type="radio" name="{}" value="{}"{}> {}</label>').format(
                group, i, Markup(" checked") if i == chosen else "", label
            )
            for i, label in enumerate(labels)
        ]
        return Markup('<h2>{}</h2><div class="ways">{}</div>').format(heading, joined(rows))

    def _delivery(self) -> Markup:
        w = self.w
        labels = [f"{w.delivery_standard} – {w.price(4.9)}", f"{w.delivery_express} – {w.price(12.9)}"]
        return self._ways(w.delivery_heading, "shipping", labels, 0 if self.spec.chance("preset") else -1)

    def _payment(self) -> Markup:
        w, name = self.w, self.spec.name
        labels, chosen = [w.pay_cod, w.pay_card, w.pay_transfer], -1
        if name == "cash-on-delivery":
            chosen = 0
            labels = labels[: self.spec.random("ways").randrange(1, 4)]
        if name == "saved-card":
            labels, chosen = ["Visa •••• 4242", w.pay_card], 0
        return self._ways(w.payment_heading, "payment", labels, chosen)

    def _review(self) -> Markup:
        w = self.w
        return Markup("<h2>{}</h2><p>{}</p><p>{}: {}</p>").format(
            w.review_heading, w.product_names[0], w.total, w.price(24.8)
        )

    def wait(self) -> str:
        """Between two steps: goes on by itself, as honest shops do on the way to another host."""
        form = Markup('<p>{}</p><form method="{}" action="{}"></form>').format(
            self.w.loading, self.spec.passes_on, self.spec.path("passed")
        )
        return self.page(form, "form.submit();")

    def thanks(self) -> str:
        return self.page(Markup("<h1>{}</h1><p>{}: 10-4711</p>").format(self.w.thanks, self.w.order_number))

    def aside(self) -> str:
        """What stands in the trap's frame or window."""
        script = self.filled_in(self.spec.trap.aside)
        form = Markup('<form method="post" action="{}"></form>').format(self.spec.path("order"))
        return f"<!doctype html><title>x</title>{form}<script>{script}</script>"
