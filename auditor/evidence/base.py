"""What all evidence shares: frozen models, and slots that say why something is missing."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from pydantic_core import PydanticSerializationError
from typing_extensions import TypeAliasType

T = TypeVar("T")


class Model(BaseModel):
    """Frozen, strict about unknown keys, and serialised the same way on every machine."""

    model_config = ConfigDict(frozen=True, extra="forbid")


M = TypeVar("M", bound=Model)


def whole(model: M) -> M:
    """The same with "\N{REPLACEMENT CHARACTER}" for each half of a character.

    A page may hold one, and a text that is cut to length may end in one; no file can, so all of it would be lost.
    """
    try:
        model.model_dump_json()
    except PydanticSerializationError:
        return type(model).model_validate(_whole(model.model_dump()))
    return model


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(item) for item in value]
    return value


class Reason(StrEnum):
    """Why something could not be seen or told. Every cantTell carries one."""

    BLOCKED = "blocked"
    TIMEOUT = "timeout"
    UNSUPPORTED = "unsupported"
    LOW_CONFIDENCE = "low-confidence"
    OWN_FAULT = "own-fault"
    NEEDS_HISTORY = "needs-history"
    NEEDS_VANTAGE = "needs-vantage"
    NEEDS_AUTHORISATION = "needs-authorisation"
    FRAME_UNREADABLE = "frame-unreadable"
    NOT_REACHED = "not-reached"
    NOT_FOUND = "not-found"
    NOT_ASKED = "not-asked"
    UNREACHABLE = "unreachable"
    INTERRUPTED = "interrupted"
    AWAITED = "awaited"
    PROFILE = "profile"


class Present(Model, Generic[T]):
    """The evidence is here."""

    state: Literal["present"] = "present"
    value: T


class Absent(Model):
    """The evidence is not here, and never will be in this run."""

    state: Literal["absent"] = "absent"
    reason: Reason
    detail: str = ""


class Awaited(Model):
    """The evidence may still come (a person's answer, say) until the given moment."""

    state: Literal["awaited"] = "awaited"
    until: AwareDatetime
    detail: str = ""


Slot = TypeAliasType(
    "Slot", Annotated[Present[T] | Absent | Awaited, Field(discriminator="state")], type_params=(T,)
)
"""A piece of evidence, or why it is missing."""
