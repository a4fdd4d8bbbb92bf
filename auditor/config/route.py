"""A way to the till as a file: saved by every audit, edited or written by a person, followed by the next audit."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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


PATH = re.compile(r"/([^/\\\s][^\\\s]*)?")
A_PATH = 'a path starts with one "/" and has no blanks, like /mugs/blue'
REFERENCE = re.compile(r"env:[A-Za-z_][A-Za-z0-9_]*")


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
        if self.path and not PATH.fullmatch(self.path):
            raise ValueError(A_PATH)
        if not self.label and not self.path:
            raise ValueError("a step needs a label or a path")
        if not self.label and self.do not in OPENED_BY_ADDRESS:
            raise ValueError(f'a step that does "{self.do}" needs a label')
        return self


class Login(BaseModel):
    """A sign-in before the walk, for shops that sell to account holders only. The file names the secrets, it never
    holds them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str
    """Where the shop asks who one is, from the first slash on."""
    user: str
    password: str
    """Both as env:NAME of an environment variable."""

    @model_validator(mode="after")
    def _names_its_secrets(self) -> Login:
        if not PATH.fullmatch(self.path):
            raise ValueError(A_PATH)
        if not (REFERENCE.fullmatch(self.user) and REFERENCE.fullmatch(self.password)):
            raise ValueError("user and password are named, not written: env:NAME of an environment variable")
        return self

    def account(self, environment: Mapping[str, str]) -> Account:
        """The account that is meant. Raises RouteError for a variable that is not set."""
        told = []
        for reference in (self.user, self.password):
            name = reference.partition(":")[2]
            if not environment.get(name):
                raise RouteError(f"The route signs in with the environment variable {name}, which is not set.")
            told.append(environment[name])
        return Account(self.path, *told)


@dataclass(frozen=True)
class Account:
    """Who signs in, and where. Kept out of every file and every message."""

    path: str
    user: str = field(repr=False)
    password: str = field(repr=False)


@dataclass(frozen=True)
class Route:
    steps: tuple[RouteStep, ...] = ()
    login: Login | None = None


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    shop: str = ""
    login: Login | None = None
    step: tuple[RouteStep, ...] = Field((), max_length=100)

    @model_validator(mode="after")
    def _leads_somewhere(self) -> _File:
        if not self.step and self.login is None:
            raise ValueError("it has no steps; write at least one [[step]]")
        return self


def read_route(file: Path) -> Route:
    """What a route file says. Raises RouteError."""
    try:
        told = _File.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
        return Route(told.step, told.login)
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
    number = [
        f"step {part + 1}" if isinstance(part, int) else str(part) for part in first["loc"] if part != "step"
    ]
    said = first["msg"].removeprefix("Value error, ").replace("Input", "it", 1)
    if first["type"] == "extra_forbidden":
        said = (
            f"there is no such name; a route has shop, login and step, a step has {', '.join(RouteStep.model_fields)}, "
            f"a login {', '.join(Login.model_fields)}"
        )
    return f"{', '.join(number) or 'its start'}: {said}."


def route_file(shop: str, steps: Iterable[RouteStep]) -> bytes:
    """What `read_route` reads."""
    told = [step.model_dump(mode="json", exclude_defaults=True) for step in steps]
    return (_HEAD + tomli_w.dumps({"shop": shop, "step": told})).encode()
