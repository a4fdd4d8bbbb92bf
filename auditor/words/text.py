"""One spelling for labels that mean the same: case, quotes, dashes, accents, badges and arrows folded away."""

import re
import unicodedata

SPACELESS = "\u3040-\u30ff\u3400-\u9fff"
"""Characters of scripts that put no space between words, as a regex character range."""

_QUOTES = str.maketrans(dict.fromkeys("`´‘’‚‛′", "'") | dict.fromkeys("“”„‟«»‹›″「」『』", '"'))
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_WORDLESS_START = re.compile(r"^[\W\d_]+")
_WORDLESS_END = re.compile(r"[\W\d_]+$")
_PRICE_END = re.compile(r"\d[\W\d_]*(?:eur|euro|usd|gbp|chf|sek|dkk|pln|czk|jpy|kr|zł|kč|円)$")
_PRICE_START = re.compile(r"^(?:eur|usd|gbp|chf|sek|dkk|pln|czk|jpy|kr)\W*(?=\d)")
# Letters that are no base letter plus accent, so that decomposing leaves them alone.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i"})


def fold(text: str) -> str:
    """Text with one form of letters, quotes, dashes and white space; nothing readable is removed."""
    if text.isascii():
        return " ".join(text.casefold().replace("`", "'").split())
    text = unicodedata.normalize("NFKC", text).casefold()
    # Soft hyphens and zero-width characters split words for the eye only.
    text = "".join(char for char in text if unicodedata.category(char) != "Cf")
    return " ".join(_DASHES.sub("-", text.translate(_QUOTES)).split())


def normalise(text: str) -> str:
    """A label as a customer reads it: folded, without the icons, arrows, stars, prices and counts around it."""
    label = _PRICE_START.sub("", _PRICE_END.sub("", fold(text)))
    return _WORDLESS_END.sub("", _WORDLESS_START.sub("", label))


def plain(folded: str) -> str:
    """The second key of folded or normalised text: no accents, hyphens as spaces."""
    if folded.isascii():
        return " ".join(folded.replace("-", " ").split())
    split = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
    # Only the Latin accents go: the marks of kana change the sound and stay.
    bare = "".join(char for char in split if not "\u0300" <= char <= "\u036f")
    return " ".join(unicodedata.normalize("NFC", bare).replace("-", " ").split())
