"""What a label means: the words of all languages in one index, asked by text.

Every entry is filed under its first two characters, so a label is compared only with entries that can
begin at one of its words. One look answers all intents at once; it is kept for labels seen again.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import NamedTuple

from auditor.words.intents import INTENTS
from auditor.words.text import SPACELESS, fold, normalise, plain

EXACT = 4.0
PHRASE = 3.0
SAID = 2.0
"""From this strength on a label is taken to say an intent."""

# Own judgement (engine.md 3.4 starts with the same ratio): English is what shops fall back to.
_WEIGHT_OF_ENGLISH = 0.8
_WEIGHT_OF_OTHERS = 0.6
# A paragraph holds many phrases by chance. Weakened to 2.1, one in the page's own language still counts.
_LONG_TEXT_CHARS = 80
_WEIGHT_OF_LONG_TEXT = 0.7

_LETTER = rf"[^\W{SPACELESS}]"
_WORD_STARTS = re.compile(rf"(?<!{_LETTER}){_LETTER}|[{SPACELESS}]")
# "incl. VAT" is one sentence.
_ABBREVIATED = "".join(
    rf"(?<!\b{word}\.)" for word in ("incl", "excl", "inkl", "exkl", "zzgl", "ca", "approx", "bzw")
)
_SENTENCE_ENDS = re.compile(rf"{_ABBREVIATED}(?<=[.!?])\s+|(?<=[。！？])|\n+", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """One label of one language file: what it means, how it must occur, and where we have it from."""

    intent: str
    language: str
    kind: str
    """`exact`: the whole label. `phrase`: inside it, at word boundaries; a phrase may hold `#` for a number and
    `*` for any word ending. `never`: refuses all phrases of the intent, but no label that is known as a whole."""
    label: str
    provenance: str

    @cached_property
    def key(self) -> str:
        """The form in which the entry is compared."""
        return plain(fold(self.label))

    @property
    def has_wildcard(self) -> bool:
        """Whether the entry stands for more than its own letters."""
        return "#" in self.label or "*" in self.label

    def pattern(self) -> re.Pattern[str]:
        """The expression that matches this entry from the start of a word."""
        return _pattern(self.key)


@cache
def _pattern(key: str) -> re.Pattern[str]:
    body = re.escape(key).replace(r"\#", r"\d[\d.,]*").replace(r"\*", r"\w*")
    ends_in_letter = re.search(rf"(?:{_LETTER}|[#*])$", key)
    return re.compile(body + (rf"(?!{_LETTER})" if ends_in_letter else ""))


class Hit(NamedTuple):
    """One way in which a text says an intent."""

    intent: str
    language: str
    strength: float


class _Start(NamedTuple):
    """An entry as it is looked for inside a text: by its letters first, for compiling ten thousand expressions
    would take seconds and few of them are ever needed."""

    letters: str
    """What a text must have at that place, up to the first `#` or `*`."""
    entry: Entry

    def stands_at(self, key: str, at: int) -> bool:
        return key.startswith(self.letters, at) and self.entry.pattern().match(key, at) is not None


class _Index(NamedTuple):
    whole: dict[str, list[Entry]]
    starting: dict[str, list[_Start]]


@cache
def _files() -> dict[str, dict[str, object]]:
    """All language files, by code. A file dropped into the package is a language more."""
    folder = resources.files("auditor.words")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    tables = [tomllib.loads((folder / name).read_text(encoding="utf-8")) for name in names]
    return {str(table["code"]): table for table in tables}


@cache
def languages() -> dict[str, str]:
    """The languages we know: code -> the language's own name."""
    return {code: str(table["name"]) for code, table in _files().items()}


@cache
def entries() -> tuple[Entry, ...]:
    """Every entry of every language."""
    return tuple(
        Entry(intent, code, kind, label, provenance)
        for code, table in _files().items()
        for intent, kinds in table.items()
        if isinstance(kinds, dict)
        for kind, labels in kinds.items()
        for label, provenance in labels.items()
    )


@cache
def _index() -> _Index:
    index = _Index(defaultdict(list), defaultdict(list))
    for entry in entries():
        key = entry.key
        if entry.kind != "never" and not entry.has_wildcard:
            index.whole[key].append(entry)
        if entry.kind != "exact":
            start = "#" if key.startswith("#") else key[:2]
            index.starting[start].append(_Start(re.split(r"[#*]", key, maxsplit=1)[0], entry))
    return index


def _inside(key: str) -> Iterator[Entry]:
    """The phrases and refusals that occur in a text's key."""
    starting = _index().starting
    for word in _WORD_STARTS.finditer(key):
        at = word.start()
        for start in (key[at : at + 2], "#") if key[at].isdigit() else (key[at : at + 2],):
            yield from (s.entry for s in starting.get(start, ()) if s.stands_at(key, at))


def _look(text: str) -> list[Hit]:
    """All that a text says in any language, before the page's language is known."""
    folded = fold(text)
    key = plain(folded)
    is_long = len(key) > _LONG_TEXT_CHARS
    labels = set() if is_long else {key, plain(normalise(text))}
    whole = [
        Hit(entry.intent, entry.language, EXACT) for label in labels for entry in _index().whole.get(label, ())
    ]
    inside = list(_inside(key))
    refused = {entry.intent for entry in inside if entry.kind == "never"}
    weight = _WEIGHT_OF_LONG_TEXT if is_long else 1.0
    return whole + [
        Hit(entry.intent, entry.language, PHRASE * weight) for entry in inside if entry.intent not in refused
    ]


_look_at_label = lru_cache(maxsize=4096)(_look)


def _weight(language: str, page_language: str) -> float:
    if not page_language or language == page_language:
        return 1.0
    return _WEIGHT_OF_ENGLISH if language == "en" else _WEIGHT_OF_OTHERS


def meanings(text: str, language: str = "") -> dict[str, float]:
    """All that a label says: intent -> strength (0 to 4), strongest first.

    `language` is the page's (`de`, `de-AT`); its words count fully, English and others less.
    Where it is unknown (empty), every language counts fully.
    """
    page_language = language.replace("_", "-").split("-")[0].lower()
    hits = _look(text) if len(text) > 2 * _LONG_TEXT_CHARS else _look_at_label(text)
    strengths: dict[str, float] = {}
    for hit in hits:
        weighted = round(hit.strength * _weight(hit.language, page_language), 2)
        strengths[hit.intent] = max(weighted, strengths.get(hit.intent, 0.0))
    return dict(sorted(strengths.items(), key=lambda item: (-item[1], item[0])))


def strength(intent: str, text: str, language: str = "") -> float:
    """How strongly a label says an intent: 4 the whole label, 3 a phrase in it, 0 not at all.

    Raises KeyError for an intent that is not in `INTENTS`.
    """
    if intent not in INTENTS:
        raise KeyError(intent)
    return meanings(text, language).get(intent, 0.0)


def says(intent: str, text: str, language: str = "") -> bool:
    """Whether a label says an intent, as far as words can tell."""
    return strength(intent, text, language) >= SAID


def quotes(intent: str, text: str, language: str = "") -> list[str]:
    """The sentences of a longer text that say an intent, as they stand there, white space folded."""
    sentences = (" ".join(sentence.split()) for sentence in _SENTENCE_ENDS.split(text))
    return [sentence for sentence in sentences if sentence and says(intent, sentence, language)]
