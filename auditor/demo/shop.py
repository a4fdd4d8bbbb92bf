"""The shop itself: its goods, books, customers and vices. It knows nothing of HTTP."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from auditor.demo.catalogue import Product, catalogue
from auditor.demo.ledger import Entry, Ledger
from auditor.demo.mail import MailServer
from auditor.demo.money import raised
from auditor.demo.session import Sessions
from auditor.demo.vices import VICES, check_vice

RETURN_DAYS = 30
PASSWORD_ROUNDS = 60_000  # own judgement: enough for a demo, quick enough for tests


class Shop:
    """Everything the shop knows. ``vices`` maps the names of the chosen vices to their values."""

    def __init__(self, vices: Mapping[str, str | None], ledger: Ledger, mail: MailServer | None = None) -> None:
        for name, value in vices.items():
            check_vice(name, value)
        self._vices = {name: value or VICES[name].default or "" for name, value in vices.items()}
        self.ledger = ledger
        self.mail = mail
        self.products = catalogue()
        self.sessions = Sessions()
        self.origin = ""
        self.second_origin = ""
        self.second_port = 0
        self._passwords: dict[str, tuple[bytes, bytes]] = {}
        self.static = {
            entry.name: entry.read_bytes() for entry in files("auditor.demo").joinpath("static").iterdir()
        }
        self.version = hashlib.sha256(b"".join(self.static.values())).hexdigest()[:10]
        self.templates = _templates()

    def has(self, vice: str) -> bool:
        """Whether the shop has this vice."""
        assert vice in VICES, vice
        return vice in self._vices

    def value(self, vice: str) -> str:
        """The value of a vice the shop has; the default one where the shop has it not."""
        return self._vices.get(vice) or VICES[vice].default or ""

    @property
    def return_days(self) -> int:
        """For how many days a thing can be sent back."""
        return int(self.value("short-return-window")) if self.has("short-return-window") else RETURN_DAYS

    def price_cents(self, product: Product, lang: str, on_phone: bool) -> int:
        """What one piece costs this visitor: the same for all, unless a vice says otherwise."""
        price = product.price_cents
        if lang == "de" and self.has("price-by-language"):
            price = raised(price, self.value("price-by-language"))
        if on_phone and self.has("phone-surcharge"):
            price = raised(price, self.value("phone-surcharge"))
        return price

    def register(self, email: str, password: str) -> None:
        """Open an account; the ledger learns the address, never the password."""
        salt = secrets.token_bytes(16)
        self._passwords[email.casefold()] = (salt, _hash(password, salt))
        self.ledger.add("accounts", email=email)

    def has_account(self, email: str) -> bool:
        """Whether somebody registered with this address."""
        return email.casefold() in self._passwords

    def password_fits(self, email: str, password: str) -> bool:
        """Whether this is the password of this account."""
        salt, known = self._passwords.get(email.casefold(), (b"", b""))
        return secrets.compare_digest(known, _hash(password, salt))

    def order(self, number: str) -> Entry | None:
        """The order with this number, however the customer typed it."""
        wanted = number.strip().upper()
        return next((order for order in self.ledger.entries("orders") if order["number"] == wanted), None)


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("auditor.demo"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _hash(password: str, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, PASSWORD_ROUNDS)
