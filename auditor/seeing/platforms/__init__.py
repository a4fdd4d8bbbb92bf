"""What is known of some shop software, as data: how it is recognised, and what it calls the way to the till.

Priors only: a hint makes a control likelier, nothing depends on it (`--no-platform-hints`). A platform is added by one file:

    name = "Example"
    source = "where the facts are from"

    [recognised_by]             # any one is enough; parts of what a page says of itself, any case
    generator = ["example"]     # <meta name="generator">
    body_class = ["is-example"]
    script = ["/example/static/"]

    [add_to_cart]               # also view_cart, to_checkout
    code = ["btn-buy"]          # class, id or name of the control
    address = ["/cart/add"]     # part of its link, or of the form that it sends
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import tomli
from pydantic import BaseModel, ConfigDict

from auditor.seeing.fields import split_tokens
from auditor.seeing.model import Observation, SeenControl


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Marks(_Data):
    generator: tuple[str, ...] = ()
    body_class: tuple[str, ...] = ()
    script: tuple[str, ...] = ()


class Hint(_Data):
    code: tuple[str, ...] = ()
    address: tuple[str, ...] = ()


class Platform(_Data):
    name: str
    source: str
    recognised_by: Marks
    add_to_cart: Hint = Hint()
    view_cart: Hint = Hint()
    to_checkout: Hint = Hint()

    def made(self, seen: Observation) -> bool:
        """Whether this software made the page."""
        says = ((self.recognised_by.generator, (seen.generator,)), (self.recognised_by.body_class, (seen.body_class,)),
                (self.recognised_by.script, seen.scripts))  # fmt: skip
        return any(
            mark.casefold() in text.casefold() for marks, texts in says for mark in marks for text in texts if text
        )

    def knows(self, intent: str, control: SeenControl, form_address: str = "") -> bool:
        """Whether this software calls such a control so. `form_address` is that of the form the control sends."""
        hint = getattr(self, intent, None)
        if not isinstance(hint, Hint):
            return False
        code = f" {split_tokens(control.tokens)} "
        if any(f" {split_tokens(known)} " in code for known in hint.code):
            return True
        address = control.href or control.form_action or form_address
        return bool(address) and any(known in address.partition("://")[2] for known in hint.address)


@cache
def platforms() -> tuple[Platform, ...]:
    """All that are known, by file name."""
    found = sorted((f for f in files(__name__).iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return tuple(Platform.model_validate(tomli.loads(f.read_text(encoding="utf-8"))) for f in found)


def platform_of(seen: Observation) -> Platform | None:
    """The software that made a page, where it is one we know."""
    return next((p for p in platforms() if p.made(seen)), None)
