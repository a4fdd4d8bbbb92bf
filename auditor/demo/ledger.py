"""What the shop really received: the ground truth for "never buys, never spams"."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

BOOKS = ("orders", "messages", "accounts", "carts", "subscriptions", "withdrawals", "feedback")

Entry = dict[str, Any]


class Ledger:
    """The shop's books; each change is on disk before the customer gets an answer.

    The file holds ``counts`` (book -> number of entries) and one list of entries per book. It is replaced in one
    move, so a reader never sees half of it. Without a path the books live in memory only.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._books: dict[str, list[Entry]] = {book: [] for book in BOOKS}
        self._save()

    @property
    def counts(self) -> dict[str, int]:
        """Number of entries per book."""
        return {book: len(entries) for book, entries in self._books.items()}

    def entries(self, book: str) -> list[Entry]:
        """The entries of one book, oldest first."""
        return list(self._books[book])

    def add(self, book: str, **entry: Any) -> Entry:
        """Write a new entry, stamped with the time in UTC."""
        stamped = {"at": datetime.now(UTC).isoformat(timespec="seconds"), **entry}
        self._books[book].append(stamped)
        self._save()
        return stamped

    def keep_cart(self, cart: str, lines: list[Entry]) -> None:
        """Write what now lies in a cart; a cart keeps its one entry, also when it is emptied."""
        for entry in self._books["carts"]:
            if entry["cart"] == cart:
                entry["lines"] = lines
                self._save()
                return
        self.add("carts", cart=cart, lines=lines)

    def as_json(self) -> str:
        """The whole ledger as the text of its file."""
        return json.dumps({"counts": self.counts, **self._books}, indent=1, ensure_ascii=False) + "\n"

    def _save(self) -> None:
        if self.path is None:
            return
        draft = self.path.with_name(self.path.name + ".new")
        draft.write_text(self.as_json(), encoding="utf-8")
        os.replace(draft, self.path)  # noqa: PTH105 - the one call that promises to replace in a single move
