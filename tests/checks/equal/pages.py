"""Pages that speak a language, and what the equal checks look at."""

from __future__ import annotations

from typing import Any

from auditor.evidence import PageRecord
from tests.builders import page

SPOKEN = {
    "en": "Add the cup to your cart and pay with the card of your choice. We are here for you from nine to five. ",
    "de": "Legen Sie die Tasse in den Korb und zahlen Sie mit der Karte. Wir sind für Sie da und der Versand ist frei. ",
    "fr": "Ajoutez la tasse dans le panier et payez avec une carte pour les commandes. Nous vous aidons sur le site. ",
    "hu": "A termék a kosárba került. A rendelés a pénztárnál folytatható, és a szállítás díja a kosárban látható. ",
    "nb": "Vi sender varene til deg med post. Det er ikke mulig å betale med sjekk, og en pakke fra oss er hos deg. ",
    "ja": "カップをカートにいれて、おしはらいにおすすみください。",
}


def speaking(language: str, name: str = "front", **changes: Any) -> PageRecord:
    """A page whose words and markup are of that language; `lang` may say otherwise."""
    return page(name, **{"lang": language, "text": SPOKEN[language] * 3, **changes})
