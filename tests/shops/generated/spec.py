"""What one generated shop is like: its way to the till, its language, and what chance made of its looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.shops.generated.labels import LANGUAGES, Words

ARCHETYPES = {
    "multi-step": "each step has a page of its own, with a review at the end",
    "one-page": "address, delivery, payment and the order button stand on one page",
    "drawer": "there is no cart page: a drawer opens from the side",
    "accordion": "the steps fold open one after the other on one page, without a new page",
    "single-page-app": "the browser never loads a second document; links and forms are fetched",
    "framed": "the checkout stands in a frame",
    "hosted": "the checkout stands on another host",
    "login-wall": "nobody orders without an account",
    "options": "size and colour must be chosen, and some cannot be had",
    "minimum": "less than three pieces are refused",
    "plain-boxes": "what can be pressed is a div without a role",
    "shadow": "everything stands in open shadow roots",
    "popups": "a country picker, a cookie wall, a newsletter window and an upsell stand in the way",
    "gate": "an e-mail first, then guest or account; regions come after the country, delivery is chosen in a dialogue",
    "sold-out": "the first products of the list are sold out",
}
STOPS_AT_LOGIN = ("login-wall",)


@dataclass(frozen=True)
class Spec:
    """One shop, the same for the same archetype, language and seed."""

    archetype: str
    lang: str
    seed: int = 0
    words: Words = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", Words(self.lang, self.random("words")))

    def random(self, about: str) -> Random:
        return Random(f"{self.id}/{about}")

    def chance(self, about: str, share: float = 0.5) -> bool:
        return self.random(about).random() < share

    def pick(self, about: str, *choices: str) -> str:
        return self.random(about).choice(choices)

    @property
    def id(self) -> str:
        return f"{self.archetype}-{self.lang}-{self.seed}"

    @property
    def declared(self) -> str:
        """The language that its pages declare: some templates leave it out, some say English whatever they speak."""
        return self.pick("declared language", *[self.words.lang] * 6, "", "en")

    # ---- looks

    @property
    def buttons(self) -> str:
        """ "div", "a", "input" or "button"."""
        if self.archetype == "plain-boxes":
            return "div"
        return self.pick("buttons", "button", "button", "input", "a")

    @property
    def labelling(self) -> str:
        """How a field's label belongs to it; "above" only by standing there."""
        return self.pick("labelling", "for", "for", "wrap", "aria", "above", "placeholder")

    @property
    def names(self) -> str:
        return self.pick("names", "plain", "plain", "noise")

    @property
    def autocomplete(self) -> bool:
        return self.chance("autocomplete", 0.4)

    # ---- the way

    @property
    def gate(self) -> str:
        """How one becomes a guest: "" (nobody asks), "button", "radio", "email" or "wall"."""
        if self.archetype == "login-wall":
            return "wall"
        if self.archetype == "gate":
            return "email"
        if self.archetype in ("multi-step", "options", "plain-boxes", "single-page-app"):
            return self.pick("gate", "", "button", "radio")
        return ""

    @property
    def stages(self) -> tuple[tuple[str, ...], ...]:
        """The checkout's steps, each with the sections that it asks for. The order is placed at the end of the last."""
        if self.archetype == "one-page":
            return (("contact", "address", "delivery", "payment", "review"),)
        if self.archetype in ("drawer", "hosted", "popups"):
            return (("contact", "address"), ("delivery",), ("payment", "review"))
        if self.archetype == "accordion":
            return (("contact",), ("address",), ("delivery",), ("payment", "review"))
        if self.archetype == "framed":
            return (("contact", "address", "delivery"), ("payment", "review"))
        return (("contact", "address"), ("delivery",), ("payment",), ("review",))

    @property
    def optimum(self) -> int:
        """Fewest presses and fillings from the front page to the payment step."""
        product = 1 + (1 if self.archetype in ("options", "minimum") else 0) + 1
        if self.archetype == "options":
            product += 1
        cart = 1 if self.archetype == "drawer" else 2
        if self.archetype == "login-wall":
            return product + cart
        gate = {"": 0, "button": 1, "radio": 2, "email": 2}[self.gate]
        before = [s for s in self.stages if "payment" not in s]
        last_fill = 1 if "address" in self.stages[-1] else 0
        fills = sum(2 if {"contact", "address"} & set(s) else 1 for s in before)
        dialogue = 2 if self.archetype == "gate" else 0
        return product + cart + gate + fills + last_fill + dialogue


def all_specs(seeds: range = range(1)) -> list[Spec]:
    """Every archetype in every language, for each seed."""
    return [Spec(a, lang, seed) for seed in seeds for a in ARCHETYPES for lang in LANGUAGES]
