"""A way to the till as a file: saved by every audit, edited or written by a person, followed by the next audit."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

import tomli_w
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

_HEAD = """\
# The way to the till as the shopper went it. Edit it, and go it again:
#   auditor audit URL --route route.toml
# Only what is pressed stands here; forms are filled in by the shopper itself. A step that is not found is searched for,
# and the report says so. A step with a path and no label is opened by its address.

"""


class RouteError(ValueError):
    """A route that cannot be followed; one sentence with the place and what is allowed."""


class Deed(StrEnum):
    """What a step is for."""

    OPEN_MENU = "open_menu"
    OPEN_CATEGORY = "open_category"
    OPEN_PRODUCT = "open_product"
    CHOOSE_OPTION = "choose_option"
    ADD_TO_CART = "add_to_cart"
    VIEW_CART = "view_cart"
    TO_CHECKOUT = "to_checkout"
    GUEST = "guest"
    CONTINUE = "continue"


OPENED_BY_ADDRESS = frozenset({Deed.OPEN_CATEGORY, Deed.OPEN_PRODUCT, Deed.VIEW_CART})
"""What needs no button: its page may be opened by its address."""


class RouteStep(BaseModel):
    """One thing to press: by its label, by where it leads, or both."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    do: Deed
    label: str = Field("", max_length=200)
    """As it stands on the button or link; case and what surrounds the words do not matter."""
    path: str = Field("", max_length=2000)
    """Where the link leads within the shop, from the first slash on."""

    @model_validator(mode="after")
    def _says_what(self) -> RouteStep:
        if self.path and not re.fullmatch(r"/([^/\\\s][^\\\s]*)?", self.path):
            raise ValueError('a path starts with one "/" and has no blanks, like /mugs/blue')
        if not self.label and not self.path:
            raise ValueError("a step needs a label or a path")
        if not self.label and self.do not in OPENED_BY_ADDRESS:
            raise ValueError(f'a step that does "{self.do}" needs a label')
        return self


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    shop: str = ""
    step: tuple[RouteStep, ...] = Field(min_length=1, max_length=100)


def read_route(file: Path) -> tuple[RouteStep, ...]:
    """The steps of a route file. Raises RouteError."""
    try:
        return _File.model_validate(tomllib.loads(file.read_text(encoding="utf-8"))).step
    except OSError as error:
        raise RouteError(
            f"The route {file} cannot be read ({error.strerror}): give a file with --route."
        ) from error
    except ValidationError as error:
        raise RouteError(f"The route {file} is wrong at {_place(error)}") from error
    except (ValueError, RecursionError) as error:  # bad TOML, bad letters, numbers and nesting without end
        raise RouteError(f"The route {file} is no TOML: {error}.") from error


def _place(error: ValidationError) -> str:
    first = error.errors()[0]
    if first["loc"] == ("step",) and first["type"] != "too_long":
        return "its start: it has no steps; write at least one [[step]]."
    number = [
        f"step {part + 1}" if isinstance(part, int) else str(part) for part in first["loc"] if part != "step"
    ]
    said = first["msg"].removeprefix("Value error, ").replace("Input", "it", 1)
    if first["type"] == "extra_forbidden":
        said = f"there is no such name; a route has shop and step, a step has {', '.join(RouteStep.model_fields)}"
    return f"{', '.join(number) or 'its start'}: {said}."


def route_file(shop: str, steps: Iterable[RouteStep]) -> bytes:
    """What `read_route` reads."""
    told = [step.model_dump(mode="json", exclude_defaults=True) for step in steps]
    return (_HEAD + tomli_w.dumps({"shop": shop, "step": told})).encode()
