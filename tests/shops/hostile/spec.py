"""What one hostile shop is like: its trap, and what chance made of the rest."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

from tests.shops.generated.labels import LANGUAGES, Words
from tests.shops.hostile.traps import TRAPS, Trap

LABELS: dict[str, dict[str, list[str]]] = tomllib.loads(
    (Path(__file__).parent / "labels.toml").read_text(encoding="utf-8")
)
EXPRESS = ("PayPal", "Apple Pay", "G Pay", "Shop Pay", "")


@dataclass(frozen=True)
class Spec:
    """One shop, the same for the same trap and seed."""

    name: str
    seed: int = 0
    words: Words = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", Words(self.pick("language", *LANGUAGES), self.random("words")))

    def random(self, about: str) -> Random:
        return Random(f"{self.id}/{about}")

    def chance(self, about: str, share: float = 0.5) -> bool:
        return self.random(about).random() < share

    def pick(self, about: str, *choices: str) -> str:
        return self.random(about).choice(choices)

    @property
    def id(self) -> str:
        return f"{self.name}-{self.seed}"

    @property
    def trap(self) -> Trap:
        return TRAPS[self.name]

    @property
    def place(self) -> str:
        return self.pick("place", *self.trap.places)

    @property
    def steps(self) -> tuple[tuple[str, ...], ...]:
        """The checkout's steps, each with its sections."""
        who = ("contact", "address") if self.chance("contact first") else ("address", "contact")
        match self.place:
            case "one-page":
                return ((*who, "delivery", "payment"),)
            case "delivery":
                if self.trap.then == "send" and self.chance("nobody pays"):
                    return (who, ("delivery",))
                return (who, ("delivery",), ("payment",))
            case "review":
                return (who, ("delivery",), ("review",))
        short = (*who, "delivery"), ("payment",)
        return short if self.chance("two steps") else (who, ("delivery",), ("payment",))

    @property
    def trapped_step(self) -> int:
        """The step at whose page the trap sits and whose form orders; the last one for a trap in the cart."""
        section = "payment" if self.place in ("one-page", "cart") else self.place
        return next(i for i, sections in enumerate(self.steps) if section in sections)

    @property
    def passes_on(self) -> str:
        """An honest page between two steps that goes on by itself: by "GET" or "POST"; mostly there is none."""
        return self.pick("passes on", "GET", "POST", "", "", "", "", "", "")

    # ---- looks

    @property
    def label(self) -> str:
        """What the trapped button says, empty for an icon."""
        match self.trap.button:
            case "icon":
                return ""
            case "label":
                said = LABELS[self.label_lang]
                return self.pick("label", *said["law"], *said["shop"])
        return str(self.words["continue"])

    @property
    def label_lang(self) -> str:
        return self.pick("label's language", *LABELS)

    @property
    def lang(self) -> str:
        """What the page says of itself: a shop that is half translated says what its button speaks."""
        half = self.trap.button == "label" and self.chance("half translated")
        return self.label_lang if half else str(self.words.lang)

    @property
    def express(self) -> str:
        return self.pick("express", *EXPRESS)

    @property
    def ms(self) -> int:
        """When a trap that waits goes off."""
        return self.random("time").randrange(0, 2500)

    def path(self, what: str) -> str:
        """An address that tells nothing."""
        return f"/s/{self.random('path of ' + what).randrange(16**6):06x}"

    def name_of(self, what: str) -> str:
        """A class or a field's name: half of the shops name things, the others scramble them."""
        if self.chance("named"):
            return what
        return f"_{self.random('name of ' + what).randrange(16**5):05x}"


@cache
def _order(seed: int) -> tuple[str, ...]:
    names = list(TRAPS)
    Random(seed).shuffle(names)
    return tuple(names)


def draw(walks: int, seed: int, names: tuple[str, ...]) -> list[Spec]:
    """So many shops of these traps, by turns, so that each trap comes as often as the others."""
    order = [name for name in _order(seed) if name in names]
    return [Spec(order[i % len(order)], seed * 100_000 + i // len(order)) for i in range(walks)]
