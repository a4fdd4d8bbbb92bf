"""How mails are worded: what their sentences are there for, in the languages of `words/*.toml`, as data.

A phrase is a regular expression on folded text (small letters, no accents, hyphens as spaces) in which `*` stands for any word
ending, `#` for a number and `_` for a few words between. All languages count at once: many mails hold two.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import tomli

from auditor.words import normalise
from auditor.words.text import SPACELESS, fold, plain

_GAP = 60
"""Characters between two parts of a phrase, at most (own judgement)."""
_SHORTHAND = {"*": r"\w*", "#": r"\d[\d.,]*", "_": rf".{{0,{_GAP}}}?"}


@cache
def tables() -> tuple[dict[str, Any], ...]:
    """The language files as they are, by code."""
    folder = resources.files("auditor.inbox") / "words"
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    return tuple(tomli.loads((folder / name).read_text(encoding="utf-8")) for name in names)


def key(text: str) -> str:
    """The form of a text in which phrases are looked for."""
    return plain(fold(text))


def key_with_dashes(text: str) -> str:
    """The same, but "9-17" and "Mo-Fr" keep their dash."""
    return plain(fold(text).replace("-", "\x01")).replace("\x01", "-")


def words_of(section: str, name: str) -> list[str]:
    """All entries of one list of all languages, folded, the longest first."""
    found = {key(entry) for table in tables() for entry in table.get(section, {}).get(name, ())}
    return sorted(found, key=lambda entry: (-len(entry), entry))


def either(entries: list[str]) -> str:
    """A regular expression for any of these phrases, as whole words; Japanese puts no space between words."""
    spaceless = re.compile(f"[{SPACELESS}]")
    apart = [_shorthand(entry) for entry in entries if not spaceless.search(entry)]
    joined = [_shorthand(entry) for entry in entries if spaceless.search(entry)]
    return rf"(?:(?<!\w)(?:{'|'.join(apart)})(?!\w){''.join('|' + entry for entry in joined)})"


def _shorthand(entry: str) -> str:
    return "".join(_SHORTHAND.get(char, char) for char in entry)


@cache
def _pattern(purpose: str) -> re.Pattern[str]:
    return re.compile(either(words_of("phrases", purpose)))


def says(purpose: str, sentence: str) -> bool:
    """Whether a sentence (as it stands) holds a phrase of this purpose."""
    return _pattern(purpose).search(key(sentence)) is not None


def begins(purpose: str, sentence: str) -> bool:
    """Whether it begins with one, whatever signs stand before it."""
    return _pattern(purpose).match(normalise_start(sentence)) is not None


def normalise_start(sentence: str) -> str:
    """The key of a sentence, without the signs before its first letter."""
    return plain(normalise(sentence)) or key(sentence)


def purposes() -> frozenset[str]:
    """All that a sentence can be there for."""
    return frozenset(purpose for table in tables() for purpose in table["phrases"])
