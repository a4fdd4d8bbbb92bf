"""What is asked: honest, useful questions by language, as data. A language is one file."""

from __future__ import annotations

import secrets
import string
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TOPICS = ("delivery", "returns", "fit")
FALLBACK = "en"
TOKEN_LETTERS = string.ascii_lowercase + string.digits
TOKEN_LENGTH = 14
"""72 bits: nobody guesses the address of a question."""


@dataclass(frozen=True)
class Wording:
    topic: str
    language: str
    subject: str
    text: str


def wording(language: str, name: str, marker: str, asked_before: Sequence[str] = ()) -> Wording:
    """The next question in this language (or English, where there is none): a topic that was asked least."""
    known = _known()
    code = language if language in known else FALLBACK
    topic = min(TOPICS, key=lambda each: (asked_before.count(each), TOPICS.index(each)))
    text = known[code][topic]["text"].format(name=name)
    return Wording(topic, code, known[code][topic]["subject"], f"{text}\n\n{marker}" if marker else text)


def new_token() -> str:
    """Letters and digits only: some forms refuse all else in an address, and some servers change its case."""
    return "".join(secrets.choice(TOKEN_LETTERS) for _ in range(TOKEN_LENGTH))


@cache
def _known() -> dict[str, dict[str, dict[str, str]]]:
    folder = files("auditor.asking") / "questions"
    return {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    }
