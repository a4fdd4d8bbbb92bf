"""Answer: answer me."""

from __future__ import annotations

import re

from tests.demo.customer import Customer, Page
from tests.demo.proofs import before_payment, proves

WAYS = re.compile(r"/contact$|^mailto:|^tel:")


def ways(pages: dict[str, Page]) -> set[str]:
    """All links on these pages that lead to a way to reach the shop."""
    return {link for path, page in pages.items() if path != "contact" for link in page.links if WAYS.search(link)}


@proves("hidden-contact")
async def hidden_contact(clean: Customer, faulty: Customer) -> None:
    assert len(ways(await before_payment(clean))) == 3
    pages = await before_payment(faulty)
    pages["nothing"] = await faulty.get("nothing")
    assert ways(pages) == set()
    assert [path for path, page in pages.items() if "66969" in page.text] == []
    assert pages["contact"].has("main form")


@proves("one-channel")
async def one_channel(clean: Customer, faulty: Customer) -> None:
    assert len(ways(await before_payment(clean))) == 3
    pages = await before_payment(faulty)
    assert ways(pages) == {"/en/contact"}
    assert not any(WAYS.search(link) for link in pages["contact"].links - {"/en/contact"})
    assert not pages["contact"].has("main aside")
    assert pages["contact"].has("main form")


@proves("nosy-contact-form")
async def nosy_contact_form(clean: Customer, faulty: Customer) -> None:
    needed = "main form [aria-required]"
    assert len((await clean.get("contact")).all(needed)) == 3
    page = await faulty.get("contact")
    assert len(page.all(needed)) == 10
    short = {"name": "Ann", "email": "ann@example.com", "message": "Hello"}
    assert (await clean.send(await clean.get("contact"), "main form", **short)).status == 200
    assert (await faulty.send(page, "main form", **short)).status == 422


@proves("empty-help")
async def empty_help(clean: Customer, faulty: Customer) -> None:
    for lang in ("en", "de"):
        for name in ("help", "shipping", "terms"):
            full, empty = await clean.get(f"/{lang}/{name}"), await faulty.get(f"/{lang}/{name}")
            assert len(empty.says(".prose")) < len(full.says(".prose")) / 3
            assert re.search(r"\d", full.says(".prose"))
            assert not re.search(r"\d", empty.says(".prose"))


@proves("dear-phone")
async def dear_phone(clean: Customer, faulty: Customer) -> None:
    for path in ("", "contact", "imprint"):
        numbers = {str(link["href"]) for link in (await faulty.get(path)).all("a[href^='tel:']")}
        assert numbers == {"tel:09001234567"}, path
        assert (await clean.get(path)).has("a[href='tel:+494066969120']"), path
