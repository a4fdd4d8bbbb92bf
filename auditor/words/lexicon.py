"""What a label means: the words of all languages in one index, asked by text.

Every entry is filed under its first four characters, so a label is compared only with entries that can
begin at one of its words, letter by letter; expressions are compiled for the few that hold a wildcard. One look answers all intents at once; it is kept for labels seen again.
"""

import gc
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

import tomli

from auditor.words.intents import INTENTS
from auditor.words.text import SPACELESS, fold, normalise, plain, plain_keys

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

_FILED_UNDER = 4
_WILDCARD = re.compile(r"[#*]")
_LETTER = rf"[^\W{SPACELESS}]"
_WORD_STARTS = re.compile(rf"(?<!{_LETTER}){_LETTER}|[{SPACELESS}]")
# "incl. VAT" is one sentence.
_ABBREVIATED = "".join(
    rf"(?<!\b{word}\.)" for word in ("incl", "excl", "inkl", "exkl", "zzgl", "ca", "approx", "bzw")
)
_SENTENCE_ENDS = re.compile(rf"{_ABBREVIATED}(?<=[.!?])\s+|(?<=[。！？])|\n+", re.IGNORECASE)


class Entry(NamedTuple):
    """One label of one language file: what it means, how it must occur, and where we have it from."""

    intent: str
    language: str
    kind: str
    """`exact`: the whole label. `phrase`: inside it, at word boundaries; a phrase may hold `#` for a number and
    `*` for any word ending. `never`: refuses all phrases of the intent, but no label that is known as a whole."""
    label: str
    provenance: str

    @property
    def has_wildcard(self) -> bool:
        """Whether the entry stands for more than its own letters."""
        return "#" in self.label or "*" in self.label


class Hit(NamedTuple):
    """One way in which a text says an intent."""

    intent: str
    language: str
    strength: float


class _Start(NamedTuple):
    """An entry as it is looked for inside a text."""

    letters: str
    """What a text must have at that place, up to the first `#` or `*`."""
    rest: str
    """What follows, from the first wildcard on."""
    ends_in_letter: bool
    entry: Entry

    def stands_at(self, key: str, at: int) -> bool:
        if not key.startswith(self.letters, at):
            return False
        end = at + len(self.letters)
        if self.rest:
            found = _wildcards(self.rest).match(key, end)
            if found is None:
                return False
            end = found.end()
        return not (self.ends_in_letter and _is_letter(key[end : end + 1]))


@cache
def _wildcards(rest: str) -> re.Pattern[str]:
    return re.compile(re.escape(rest).replace(r"\#", r"\d[\d.,]*").replace(r"\*", r"\w*"))


def _is_letter(char: str) -> bool:
    """Whether a word goes on with this character ("" at the end of a text)."""
    spaceless = "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff"
    return (char.isalnum() or char == "_") and not spaceless


class _Index(NamedTuple):
    whole: dict[str, list[Entry]]
    starting: dict[str, list[_Start]]


@cache
def _files() -> dict[str, dict[str, object]]:
    """All language files, by code. A file dropped into the package is a language more.

    Read by tomli, whose compiled parser takes a third of the standard library's time: they hold 50,000 entries.
    """
    folder = resources.files("auditor.words")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    tables = [tomli.loads((folder / name).read_text(encoding="utf-8")) for name in names]
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
    # A hundred thousand tuples that live as long as the program: looking through them for garbage takes a fifth of
    # the time of a whole `auditor judge`.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _build_index()
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


def _build_index() -> _Index:
    index = _Index(defaultdict(list), defaultdict(list))
    for entry, key in zip(entries(), plain_keys(entry.label for entry in entries()), strict=True):
        letters = _WILDCARD.split(key, maxsplit=1)[0] if entry.has_wildcard else key
        if entry.kind != "never" and not entry.has_wildcard:
            index.whole[key].append(entry)
        if entry.kind != "exact":
            start = _Start(letters, key[len(letters) :], key[-1:] in "#*" or _is_letter(key[-1:]), entry)
            index.starting[letters[:_FILED_UNDER]].append(start)
    return index


def _inside(key: str) -> Iterator[Entry]:
    """The phrases and refusals that occur in a text's key."""
    starting = _index().starting
    for word in _WORD_STARTS.finditer(key):
        at = word.start()
        for length in range(0 if key[at].isdigit() else 1, _FILED_UNDER + 1):
            if at + length > len(key):
                break
            yield from (s.entry for s in starting.get(key[at : at + length], ()) if s.stands_at(key, at))


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
    return dict(sorted(_strengths(text, language).items(), key=lambda item: (-item[1], item[0])))


def _strengths(text: str, language: str) -> dict[str, float]:
    return (_weigh if len(text) > 2 * _LONG_TEXT_CHARS else _weigh_label)(text, language)


def _weigh(text: str, language: str) -> dict[str, float]:
    page_language = language.replace("_", "-").split("-")[0].lower()
    hits = _look(text) if len(text) > 2 * _LONG_TEXT_CHARS else _look_at_label(text)
    strengths: dict[str, float] = {}
    for hit in hits:
        weighted = round(hit.strength * _weight(hit.language, page_language), 2)
        strengths[hit.intent] = max(weighted, strengths.get(hit.intent, 0.0))
    return strengths


_weigh_label = lru_cache(maxsize=8192)(_weigh)


def strength(intent: str, text: str, language: str = "") -> float:
    """How strongly a label says an intent: 4 the whole label, 3 a phrase in it, 0 not at all.

    Raises KeyError for an intent that is not in `INTENTS`.
    """
    if intent not in INTENTS:
        raise KeyError(intent)
    return _strengths(text, language).get(intent, 0.0)


def says(intent: str, text: str, language: str = "") -> bool:
    """Whether a label says an intent, as far as words can tell."""
    return strength(intent, text, language) >= SAID


def spoken(texts: Iterable[str]) -> Counter[str]:
    """How many of these labels each language knows; a label may be known to several."""
    votes: Counter[str] = Counter()
    for text in texts:
        votes.update({hit.language for hit in _look_at_label(text)})
    return votes


def quotes(intent: str, text: str, language: str = "") -> list[str]:
    """The sentences of a longer text that say an intent, as they stand there, white space folded."""
    sentences = (" ".join(sentence.split()) for sentence in _SENTENCE_ENDS.split(text))
    return [sentence for sentence in sentences if sentence and says(intent, sentence, language)]
