"""The pages of a generated shop, from what the visitor did so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from tests.shops.generated.fields import Field, address_fields, contact_fields, email_field
from tests.shops.generated.look import Look, joined
from tests.shops.generated.spec import Spec
from tests.shops.generated.visitor import Visitor

PRICES = (19.9, 34.5, 8.0, 52.25, 129.0, 24.99, 61.5, 12.4)
MINIMUM = 3
DELIVERIES = ("standard", "express", "pickup")
WAYS_TO_PAY = ("card", "invoice", "cod", "transfer", "paypal")
Errors = Mapping[str, str]


class Pages:
    def __init__(self, spec: Spec, visitor: Visitor) -> None:
        self.spec, self.visitor, self.w = spec, visitor, spec.words
        self.look = Look(spec)

    # ---- around every page

    def header(self) -> Markup:
        w, look = self.w, self.look
        count = self.visitor.pieces
        label = w.cart if not count else f"{w.cart} ({count})"
        inside = (
            look.icon("cart") + Markup("<b>{}</b>").format(count) if self.spec.chance("cart icon", 0.4) else label
        )
        if self.spec.archetype == "drawer":
            cart = look.press(inside, "drawer", "/drawer", "cart-toggle", name=label)
        else:
            cart = look.go(inside, "/cart", "cart-link", name=label)
        menu = joined(look.go(c, f"/list/{i}", "nav-link") for i, c in enumerate(w.categories))
        return Markup("<header><strong>{}</strong><nav>{}</nav><span>{} {}</span></header>").format(
            look.go(self.brand, "/", "logo"), menu, look.go(w.account, "/account", "account"), cart
        )

    @property
    def brand(self) -> str:
        return "Nordhavn" if self.spec.chance("brand") else "Maison Lind"

    def footer(self) -> Markup:
        w, look = self.w, self.look
        links = (
            (w.contact, "/info/contact"),
            (w.shipping_page, "/info/shipping"),
            (w.returns_page, "/info/returns"),
        )
        more = ((w.imprint, "/info/imprint"), (w.privacy_link, "/info/privacy"), (w.terms_link, "/info/terms"))
        return Markup("<footer>{}</footer>").format(joined(look.go(name, to) for name, to in (*links, *more)))

    # ---- goods

    def sold_out(self, index: int) -> bool:
        return self.spec.archetype == "sold-out" and index < 2

    def home(self) -> Markup:
        w = self.w
        into = self.look.go(w.all_products, "/list", "cta", button=True)
        few = self.cards(range(4)) if self.spec.chance("goods at home", 0.6) else Markup()
        return Markup("<h1>{}</h1><p>{}</p>{}{}").format(w.home_title, w.description, into, few)

    def listing(self, name: str = "") -> Markup:
        return Markup("<h1>{}</h1>{}").format(name or self.w.all_products, self.cards(range(8)))

    def cards(self, which: Sequence[int]) -> Markup:
        return Markup('<div class="cards">{}</div>').format(joined(self.card(i) for i in which))

    def card(self, i: int) -> Markup:
        w, to = self.w, f"/goods/{i}"
        picture = Markup('<img src="/picture/{}.svg" alt="" width="180" height="140">').format(i)
        price = Markup('<span class="{}">{}</span>').format(self.look.classes("price"), w.price(PRICES[i]))
        gone = (
            Markup("<em>{}</em>").format(w.sold_out)
            if self.sold_out(i) and self.spec.chance("told in the list")
            else ""
        )
        if self.spec.chance("whole card is a link"):
            inside = Markup("{}<h3>{}</h3>{}{}").format(picture, w.product_names[i], price, gone)
            return Markup('<article class="{}">{}</article>').format(
                self.look.classes("card"), self.look.go(inside, to)
            )
        more = self.look.go(w.read_more, to) if self.spec.chance("view link") else ""
        return Markup('<article class="{}">{}<h3>{}</h3>{}{}{}</article>').format(
            self.look.classes("card"),
            self.look.go(picture, to),
            self.look.go(w.product_names[i], to),
            price,
            gone,
            more,
        )

    def product(self, i: int, error: str = "") -> Markup:
        w, look = self.w, self.look
        head = Markup(
            '<img src="/picture/{}.svg" alt="{}" width="320" height="260"><h1>{}</h1><p class="{}">{}</p><p>{}</p>'
        ).format(
            i, w.product_names[i], w.product_names[i], look.classes("price"), w.price(PRICES[i]), w.description
        )
        if self.sold_out(i):
            return Markup("{}<p>{}</p>{}").format(head, w.sold_out, self._other(i))
        told = Markup('<p class="wrong" role="alert">{}</p>').format(error) if error else Markup()
        minimum = MINIMUM if self.spec.archetype == "minimum" and self.spec.chance("minimum in HTML", 0.3) else 1
        quantity = Markup(
            '<label>{} <input type="number" name="quantity" value="1" min="{}" max="9"></label>'
        ).format(w.quantity, minimum)
        about = (
            Markup("<p>{}</p>").format(w.error_minimum.format(n=MINIMUM))
            if self.spec.archetype == "minimum"
            else ""
        )
        wish = look.press(w.wishlist, "nothing", "", "wish")
        form = Markup('<form method="post" action="/add/{}" data-add novalidate>{}{}{}{}{}</form>').format(
            i, self._options(), quantity, about, told, look.submit(w.add_to_cart, "add-to-cart")
        )
        return Markup("{}{}{}{}").format(head, form, wish, self._other(i))

    def _other(self, i: int) -> Markup:
        return Markup("<section><h2>{}</h2>{}</section>").format(
            self.w.all_products, self.cards([(i + 3) % 8, (i + 4) % 8, (i + 5) % 8])
        )

    def _options(self) -> Markup:
        if self.spec.archetype != "options":
            return Markup()
        w = self.w
        sizes = joined(
            Markup('<option value="{}"{}>{}{}</option>').format(
                n, Markup(" disabled") if n == 0 else "", size, f" ({w.sold_out})" if n == 0 else ""
            )
            for n, size in enumerate(w.sizes)
        )
        select = Markup('<label>{} <select name="size"><option value="">{}</option>{}</select></label>').format(
            w.size, w.choose, sizes
        )
        if self.spec.chance("swatches"):
            dots = joined(
                Markup(
                    '<button type="button" class="{}" data-swatch="{}" aria-pressed="false" aria-label="{}"{}></button>'
                ).format(self.look.classes("swatch"), n, colour, Markup(" disabled") if n == 0 else "")
                for n, colour in enumerate(w.colours)
            )
            colours = Markup(
                '<div class="swatches">{}: {}<input type="hidden" name="colour" value=""></div>'
            ).format(w.colour, dots)
        else:
            colours = Markup("<fieldset><legend>{}</legend>{}</fieldset>").format(
                w.colour, joined(self.look.choice("radio", "colour", str(n), c) for n, c in enumerate(w.colours))
            )
        return Markup("{}{}").format(select, colours)

    # ---- the cart

    def cart(self, message: str = "") -> Markup:
        w, look = self.w, self.look
        if not self.visitor.pieces:
            return Markup("<h1>{}</h1><p>{}</p>{}").format(
                w.cart, w.cart_empty, look.go(w.continue_shopping, "/list", button=True)
            )
        said = Markup('<p role="status">{}</p>').format(message) if message else Markup()
        return Markup("<h1>{}</h1>{}{}").format(w.cart, said, self.lines())

    def lines(self) -> Markup:
        """The cart's lines, what they cost, and the way to the till."""
        w, look, v = self.w, self.look, self.visitor
        quantity = Markup('<input type="number" name="quantity" value="{}" aria-label="{}">').format(
            v.pieces, w.quantity
        )
        row = Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>").format(
            look.go(w.product_names[v.product], f"/goods/{v.product}"), quantity, w.price(self.goods),
            look.press("×", "send", "/remove", "remove", name=w.remove) if self.spec.chance("remove is a cross")
            else look.press(w.remove, "send", "/remove", "remove"),
        )  # fmt: skip
        update = look.press(w.update_cart, "nothing", "", "update") if self.spec.chance("update") else ""
        coupon = (
            Markup('<form action="/coupon" method="post"><input name="coupon" aria-label="{}">{}</form>').format(
                w.coupon, Markup('<button type="submit">{}</button>').format(w.apply)
            )
            if self.spec.chance("coupon", 0.4)
            else ""
        )
        on = look.go(w.continue_shopping, "/list")
        till = Markup('<form method="post" action="/checkout">{}</form>').format(
            look.submit(w.to_checkout, "checkout")
        )
        if self.spec.chance("till is a link"):
            till = look.go(w.to_checkout, "/checkout", "checkout-button", button=True)
        return Markup('<table class="{}">{}</table>{}<p>{}: {}</p>{}<p>{} {}</p>').format(
            look.classes("cart-table"), row, update, w.subtotal, w.price(self.goods), coupon, on, till
        )

    @property
    def goods(self) -> float:
        return PRICES[self.visitor.product] * self.visitor.pieces

    # ---- the checkout

    def gate(self, error: str = "") -> Markup:
        w, look = self.w, self.look
        told = Markup('<p role="alert" class="wrong">{}</p>').format(error) if error else Markup()
        login = Markup(
            '<form method="post" action="/login"><h2>{}</h2><label>{} <input type="email" name="login"></label>'
            '<label>{} <input type="password" name="password"></label><button type="submit">{}</button></form>'
        ).format(w.login, w.email, w.password, w.login_button)
        register = look.go(w.register_button, "/register", button=True)
        head = Markup("<h1>{}</h1>{}").format(w.checkout, told)
        match self.spec.gate:
            case "wall":
                return Markup("{}<p>{}</p>{}{}").format(head, w.login_needed, login, register)
            case "radio":
                choices = [
                    look.choice("radio", "who", "account", w.new_account_choice),
                    look.choice("radio", "who", "guest", w.guest_choice, truth="guest"),
                ]
                return Markup('{}<form method="post" action="/gate" novalidate>{}{}</form>{}').format(
                    head, joined(choices), look.submit(w["continue"], "continue"), login
                )
            case "email":
                field = email_field(self.spec)
                return Markup('{}<form method="post" action="/gate" novalidate>{}{}</form>{}').format(
                    head, look.field(field, self.visitor.answers.get("email", ""), error), look.submit(w["continue"], "continue"),
                    look.go(w.login, "/account"),
                )  # fmt: skip
        guest = Markup(
            '<form method="post" action="/gate"><input type="hidden" name="who" value="guest">{}</form>'
        ).format(look.submit(w.guest, "guest"))
        return Markup("{}{}{}{}").format(head, login, guest, register)

    def stage(self, errors: Errors | None = None) -> Markup:
        """The step of the checkout at which the visitor stands."""
        number, errors = self.visitor.stage, errors or {}
        told = (
            Markup('<div role="alert" class="wrong">{}</div>').format(self.w.error_summary) if errors else Markup()
        )
        if self.spec.archetype == "accordion":
            return Markup("<h1>{}</h1>{}{}").format(
                self.w.checkout, told,
                joined(self._fold(i, sections, number, errors) for i, sections in enumerate(self.spec.stages)),
            )  # fmt: skip
        return Markup("<h1>{}</h1>{}{}").format(self.w.checkout, told, self._form(number, errors))

    def _fold(self, i: int, sections: tuple[str, ...], now: int, errors: Errors) -> Markup:
        title = self.heading(sections[0])
        if i == now:
            return Markup("<section><h2>{}. {}</h2>{}</section>").format(
                i + 1, title, self._form(i, errors, headed=False)
            )
        return Markup('<section class="folded"><h2>{}. {}</h2></section>').format(i + 1, title)

    def heading(self, section: str) -> str:
        w = self.w
        return str(
            {
                "contact": w.contact_heading, "address": w.address_heading, "delivery": w.delivery_heading,
                "payment": w.payment_heading, "review": w.review_heading,
            }[section]
        )  # fmt: skip

    def _form(self, number: int, errors: Errors, *, headed: bool = True) -> Markup:
        sections = self.spec.stages[number]
        parts = []
        for section in sections:
            if headed or section != sections[0]:
                parts.append(Markup("<h2>{}</h2>").format(self.heading(section)))
            parts.append(getattr(self, f"_{section}")(errors))
        last = number == len(self.spec.stages) - 1
        w = self.w
        if last:
            label = w.final_hard if self.spec.chance("final hard") else w.final_soft
        elif self.spec.archetype == "accordion":
            label = w.save_address if "address" in sections else w["continue"]
        else:
            after = self.spec.stages[number + 1][0]
            plain = w["continue"]
            label = {"delivery": w.continue_to_delivery, "payment": w.continue_to_payment}.get(after, plain)
            label = label if self.spec.chance("says where to") else plain
        native = "" if self.spec.chance("validated by the browser", 0.3) else Markup(" novalidate")
        back = (
            self.look.go(w.back, "/cart")
            if self.spec.chance("back") and self.spec.archetype not in ("drawer",)
            else ""
        )
        return Markup('<form method="post" action="/checkout/{}"{}>{}{}{}</form>').format(
            number, native, joined(parts), self.look.submit(label, "continue"), back
        )

    def _contact(self, errors: Errors) -> Markup:
        news = (
            self.look.choice("checkbox", "news", "1", self.w.newsletter)
            if self.spec.chance("newsletter box")
            else Markup()
        )
        return joined([*self._fields(contact_fields(self.spec), errors), news])

    def _address(self, errors: Errors) -> Markup:
        same = (
            self.look.choice("checkbox", "same", "1", self.w.billing_same, on=True)
            if self.spec.chance("billing")
            else Markup()
        )
        trap = Markup(
            '<div style="position:absolute;left:-4000px"><label>Website <input name="website" tabindex="-1"></label></div>'
        )
        return joined(
            [
                *self._fields(address_fields(self.spec), errors),
                same,
                trap if self.spec.chance("honeypot", 0.3) else Markup(),
            ]
        )

    def _fields(self, fields: Sequence[Field], errors: Errors) -> list[Markup]:
        given = self.visitor.answers
        return [
            self.look.field(f, given.get(f.meaning, self._preset(f.meaning)), errors.get(f.meaning, ""))
            for f in fields
        ]

    def _preset(self, meaning: str) -> str:
        return str(self.w.country) if meaning == "country" and self.spec.chance("country preset", 0.4) else ""

    def _delivery(self, errors: Errors) -> Markup:
        w = self.w
        named = {"standard": w.delivery_standard, "express": w.delivery_express, "pickup": w.delivery_pickup}
        costs = {"standard": 4.9, "express": 12.9, "pickup": 0.0}
        chosen = self.visitor.answers.get("delivery", "standard" if self.spec.chance("delivery preset") else "")
        order = sorted(DELIVERIES, key=lambda d: self.spec.random(d).random())
        ways = joined(
            self.look.choice(
                "radio", "delivery", d, f"{named[d]} – {w.price(costs[d]) if costs[d] else w.free}", on=d == chosen
            )
            for d in order
        )
        told = Markup('<p class="wrong">{}</p>').format(errors["delivery"]) if "delivery" in errors else Markup()
        if self.spec.archetype == "gate":
            # The dialogue stands inside of the form: its button only closes it.
            opener = self.look.press(w.delivery_heading + " …", "dialogue", "ways", "choose-delivery")
            return Markup('{}{}<dialog id="ways"><h3>{}</h3>{}{}</dialog>').format(
                told, opener, w.delivery_heading, ways, self.look.press(w.apply, "close", "ways", "apply")
            )
        return Markup("{}{}").format(told, ways)

    def _payment(self, errors: Errors) -> Markup:
        w = self.w
        named = {
            "card": w.pay_card, "invoice": w.pay_invoice, "cod": w.pay_cod, "transfer": w.pay_transfer, "paypal": w.pay_paypal,
        }  # fmt: skip
        offered = ["card", *sorted(WAYS_TO_PAY[1:], key=lambda p: self.spec.random(p).random())[:2]]
        first = offered[0] if self.spec.chance("payment preset", 0.3) else ""
        ways = joined(self.look.choice("radio", "pay", p, named[p], on=p == first) for p in offered)
        card = Markup()
        if self.spec.chance("card fields at once", 0.3):
            card = joined(
                Markup('<div class="row"><label>{} <input name="{}" autocomplete="{}"></label></div>').format(label, name, auto)
                for label, name, auto in (
                    (w.card_number, "number", "cc-number"), (w.card_expiry, "expiry", "cc-exp"),
                    (w.card_cvc, "cvc", "cc-csc"), (w.card_name, "holder", "cc-name"),
                )
            )  # fmt: skip
        return Markup("{}{}{}").format(
            ways, card, self._sum() if "review" not in self.spec.stages[self.visitor.stage] else ""
        )

    def _review(self, errors: Errors) -> Markup:
        w, v = self.w, self.visitor
        told = Markup('<p class="wrong">{}</p>').format(errors["terms"]) if "terms" in errors else Markup()
        line = Markup("<p>{} × {}: {}</p>").format(v.pieces, w.product_names[v.product], w.price(self.goods))
        return Markup("{}{}{}{}").format(
            line, self._sum(), self.look.choice("checkbox", "terms", "1", w.terms), told
        )

    def _sum(self) -> Markup:
        return Markup("<p><b>{}: {}</b></p>").format(self.w.total, self.w.price(self.goods + 4.9))

    def thanks(self) -> Markup:
        return Markup("<h1>{}</h1><p>{}: 10-{}</p>").format(self.w.thanks, self.w.order_number, 4711)

    # ---- in the way

    def popups(self) -> Markup:
        w, look, v = self.w, self.look, self.visitor
        found = []
        if self.spec.archetype == "popups" and not v.country_asked:
            found.append(
                Markup('<div class="modal" data-modal><h2>{}</h2>{}</div>').format(
                    w.country_popup, look.press(w.stay_here, "dismiss", "country", "stay")
                )
            )
        if not v.cookies_asked and (self.spec.archetype == "popups" or self.spec.chance("cookie banner")):
            kind = "modal wall" if self.spec.archetype == "popups" else "bar"
            settings = (
                look.press(w.cookie_settings, "nothing", "", "settings")
                if self.spec.chance("cookie settings")
                else ""
            )
            found.append(
                Markup('<div class="{}" data-modal><p>{}</p>{}{}{}</div>').format(
                    kind, w.cookie_text, look.press(w.cookie_accept, "dismiss", "cookies", "accept"),
                    look.press(w.cookie_reject, "dismiss", "cookies", "reject"), settings,
                )
            )  # fmt: skip
        if self.spec.archetype == "popups" and not v.news_asked:
            inside = Markup(
                '<h2>{}</h2><form action="/news" method="post"><input type="email" name="news" aria-label="{}">{}</form>'
            ).format(w.newsletter_popup, w.email, Markup('<button type="submit">{}</button>').format(w.subscribe))
            out = look.press(look.icon("close"), "dismiss", "news", "close", name=w.close)
            found.append(Markup('<div class="modal late" data-modal hidden>{}{}{}</div>').format(
                out if self.spec.chance("cross") else "", inside, look.press(w.no_thanks, "dismiss", "news", "no")
            ))  # fmt: skip
        if self.spec.archetype == "popups" and v.upsell:
            found.append(
                Markup('<div class="modal" data-modal><p>{}</p><h2>{}</h2>{}{}</div>').format(
                    w.added,
                    w.upsell,
                    look.press(w.continue_shopping, "dismiss", "upsell", "on"),
                    look.go(w.view_cart, "/cart", button=True),
                )
            )
        return joined(found)
