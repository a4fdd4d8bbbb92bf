"""Safe: keep me safe."""

from __future__ import annotations

from urllib.parse import urlsplit

from tests.demo.customer import SHOWN, Customer, Page
from tests.demo.proofs import before_payment, proves


def watched(page: Page) -> bool:
    """Whether a tracker has a pixel on the page, on another origin than the shop's."""
    pixels = [str(image["src"]) for image in page.all("img.pixel")]
    assert all(urlsplit(pixel).netloc not in ("", urlsplit(page.url).netloc) for pixel in pixels)
    return bool(pixels)


@proves("insecure-form")
async def insecure_form(clean: Customer, faulty: Customer) -> None:
    for path, form in (("account/login", "main form"), ("", "footer form"), ("newsletter", "main form")):
        assert str((await clean.get(path)).one(form)["action"]).startswith("/en/")
        assert str((await faulty.get(path)).one(form)["action"]).startswith("http://pay.shop.invalid/")


@proves("anonymous-trader")
async def anonymous_trader(clean: Customer, faulty: Customer) -> None:
    named, anonymous = await before_payment(clean), await before_payment(faulty)
    for word in ("GmbH, Hamburg", "Deichstraße", "Morgenrot Handels", "HRB"):
        assert [path for path, page in named.items() if word in page.text]
        assert [path for path, page in anonymous.items() if word in page.text] == []


@proves("no-reject-button")
async def no_reject_button(clean: Customer, faulty: Customer) -> None:
    buttons = "#cookies button"
    assert [button["value"] for button in (await clean.get("")).all(buttons)] == ["necessary", "all"]
    assert [button["value"] for button in (await faulty.get("")).all(buttons)] == ["all"]
    assert not (await faulty.get("")).has("#cookies a")
    assert watched(await faulty.send(await faulty.get("cookies"), "main form"))
    assert not watched(await clean.send(await clean.get("cookies"), "main form"))


@proves("early-tracker")
async def early_tracker(clean: Customer, faulty: Customer) -> None:
    quiet, early = await clean.get(""), await faulty.get("")
    assert (watched(quiet), watched(early)) == (False, True)
    assert any(cookie.startswith("_ga=GA1") for cookie in early.cookies)
    assert not watched(await faulty.send(early, "#cookies form", press="necessary"))


@proves("ignores-reject")
async def ignores_reject(clean: Customer, faulty: Customer) -> None:
    for customer, deaf in ((clean, False), (faulty, True)):
        page = await customer.get("")
        assert not watched(page)
        page = await customer.send(page, "#cookies form", press="necessary")
        assert watched(page) == deaf


@proves("preticked-newsletter")
async def preticked_newsletter(clean: Customer, faulty: Customer) -> None:
    for customer, ticked in ((clean, False), (faulty, True)):
        await customer.put_in_cart()
        box = (await customer.get("checkout/address")).one("#newsletter")
        assert box.has_attr("checked") == ticked


@proves("nosy-payment-page")
async def nosy_payment_page(clean: Customer, faulty: Customer) -> None:
    def strangers(page: Page) -> set[str]:
        return {host for tag in page.all("script[src]") if (host := urlsplit(str(tag["src"])).netloc)}

    assert strangers(await clean.reach_payment()) == set()
    assert len(strangers(await faulty.reach_payment())) == 24
    assert strangers(await faulty.get("")) == set()


@proves("asks-birthday")
async def asks_birthday(clean: Customer, faulty: Customer) -> None:
    for customer, asked in ((clean, False), (faulty, True)):
        await customer.put_in_cart()
        page = await customer.get("checkout/address")
        assert page.has("#birthday[aria-required]") == page.has("#gender[aria-required]") == asked
        wrong = await customer.post("checkout/address", {})
        assert wrong.has("#birthday-error") == asked


@proves("dead-odr-link")
async def dead_odr_link(clean: Customer, faulty: Customer) -> None:
    platform = "a[href*='ec.europa.eu/consumers/odr']"
    assert not any([(await clean.get(path)).has(platform) for path in SHOWN])
    assert (await faulty.get("imprint")).has(f"main {platform}")
    assert (await faulty.get("")).has(f"footer {platform}")
