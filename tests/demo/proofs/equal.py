"""Equal: treat me like everyone else. How wide pages are is in test_script.py."""

from __future__ import annotations

from tests.demo.customer import Customer
from tests.demo.proofs import proves
from tests.demo.proofs.clear import euros

PHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/140 Mobile Safari/537.36"}


@proves("forgets-language")
async def forgets_language(clean: Customer, faulty: Customer) -> None:
    for customer, lang in ((clean, "en"), (faulty, "de")):
        page = await customer.get(str((await customer.get("")).all(".card a")[0]["href"]))
        assert page.one("html")["lang"] == lang
        page = await customer.get(str(page.one(".to-cart")["href"]))
        assert page.one("html")["lang"] == lang
        assert (await customer.get(str((await customer.get("")).one(".logo")["href"]))).one("html")["lang"] == "en"


@proves("price-by-language=20")
async def price_by_language(clean: Customer, faulty: Customer) -> None:
    for customer, factor in ((clean, 1), (faulty, 1.2)):
        english = (await customer.get("/en/product/oak-board")).says(".offer .price.big")
        german = (await customer.get("/de/product/oak-board")).says(".offer .price.big").replace(",", ".")
        assert float(german.split()[0]) == round(float(english.split()[0]) * factor, 2)


@proves("phone-surcharge=20")
async def phone_surcharge(clean: Customer, faulty: Customer) -> None:
    for customer, factor in ((clean, 1), (faulty, 1.2)):
        desk = euros(await customer.get("product/oak-board"), ".offer .price.big")
        phone = euros(await customer.get("product/oak-board", **PHONE), ".offer .price.big")
        assert phone == round(desk * factor, 2)


@proves("unlabelled-fields")
async def unlabelled_fields(clean: Customer, faulty: Customer) -> None:
    good, bad = await clean.get("contact"), await faulty.get("contact")
    assert len(good.all("main label")) == 4
    assert not bad.has("main label")
    assert all(word in bad.says("main form") for word in ("Full name", "E-mail", "Order number", "Your message"))
    assert all(image.has_attr("alt") for image in (await clean.get("")).all("img"))
    assert not any(image.has_attr("alt") for image in (await faulty.get("")).all("img"))
    assert (good.has("body.pale"), bad.has("body.pale")) == (False, True)
