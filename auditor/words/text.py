"""One spelling for labels that mean the same: case, quotes, dashes, accents, badges and arrows folded away."""

import re
import unicodedata
from collections.abc import Iterable

SPACELESS = "\u3040-\u30ff\u3400-\u9fff"
"""Characters of scripts that put no space between words, as a regex character range."""

_QUOTES = str.maketrans(dict.fromkeys("`´‘’‚‛′", "'") | dict.fromkeys("“”„‟«»‹›″「」『』", '"'))
# Soft hyphens, joiners, directions: all of Unicode's category Cf. They split words for the eye only.
_UNSEEN = re.compile(
    r"[\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0001-\U000e007f]+"
)
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
"""Only the Latin accents: the marks of kana change the sound and stay."""
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_WORDLESS_START = re.compile(r"^[\W\d_]+")
_WORDLESS_END = re.compile(r"[\W\d_]+$")
_PRICE_END = re.compile(r"\d[\W\d_]*(?:eur|euro|usd|gbp|chf|sek|dkk|pln|czk|jpy|kr|zł|kč|円)$")
_PRICE_START = re.compile(r"^(?:eur|usd|gbp|chf|sek|dkk|pln|czk|jpy|kr)\W*(?=\d)")
# Letters that are no base letter plus accent, so that decomposing leaves them alone.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i"})


def fold(text: str) -> str:
    """Text with one form of letters, quotes, dashes and white space; nothing readable is removed."""
    return _squeezed(_one_form(text))


def normalise(text: str) -> str:
    """A label as a customer reads it: folded, without the icons, arrows, stars, prices and counts around it."""
    label = _PRICE_START.sub("", _PRICE_END.sub("", fold(text)))
    return _WORDLESS_END.sub("", _WORDLESS_START.sub("", label))


def plain(folded: str) -> str:
    """The second key of folded or normalised text: no accents, hyphens as spaces."""
    return _squeezed(_bare(folded))


def plain_keys(labels: Iterable[str]) -> list[str]:
    """`plain(fold(label))` of many one-line labels, in a third of the time: their letters are seen to all at once."""
    return [_squeezed(line) for line in _bare(_one_form("\n".join(labels))).split("\n")]


def _one_form(text: str) -> str:
    if text.isascii():
        return text.casefold().replace("`", "'")
    text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text).casefold())
    return _DASHES.sub("-", text.translate(_QUOTES))


def _bare(folded: str) -> str:
    if folded.isascii():
        return folded.replace("-", " ")
    split = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
    return unicodedata.normalize("NFC", _ACCENTS.sub("", split)).replace("-", " ")


def _squeezed(text: str) -> str:
    return " ".join(text.split())
