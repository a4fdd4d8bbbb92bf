"""Easy: let me buy without a struggle."""

from __future__ import annotations

from auditor.demo.forms import NEEDLESS
from tests.demo.customer import ANN, Customer, Page
from tests.demo.proofs import proves


async def address_form(customer: Customer) -> Page:
    await customer.put_in_cart()
    return await customer.get("checkout/address")


async def with_a_mistake(customer: Customer) -> Page:
    page = await address_form(customer)
    return await customer.send(page, "form[action*=address]", **{**ANN, "postcode": "1"})


@proves("dumb-search")
async def dumb_search(clean: Customer, faulty: Customer) -> None:
    assert (await clean.get("search?q=mug")).has(".card")
    nothing = await faulty.get("search?q=mug")
    assert not nothing.has(".card")
    assert nothing.says("main") == nothing.says("h1")
    assert (await faulty.get("search?q=Ingrid Stoneware Mug")).has(".card")


@proves("forced-account")
async def forced_account(clean: Customer, faulty: Customer) -> None:
    assert (await address_form(clean)).path == "checkout/address"
    page = await address_form(faulty)
    assert page.path == "checkout"
    assert not any("checkout/address" in link for link in page.links)
    page = await faulty.get("account/register")
    page = await faulty.send(page, "main form", name="Ann", email="ann@example.com", password="a slow morning")
    assert page.path == "checkout/address"
    assert "guest" in (await clean.get("help")).text
    assert "guest" not in (await faulty.get("help")).text


@proves("long-form")
async def long_form(clean: Customer, faulty: Customer) -> None:
    short, long = await address_form(clean), await address_form(faulty)
    assert len(long.all("main .field")) - len(short.all("main .field")) == len(NEEDLESS) == 12


@proves("unmarked-fields")
async def unmarked_fields(clean: Customer, faulty: Customer) -> None:
    marks = "main :is(.required, .optional)"
    for path in ("checkout/address", "contact", "withdraw", "account/register"):
        await clean.put_in_cart()
        await faulty.put_in_cart()
        assert (await clean.get(path)).has(marks), path
        assert not (await faulty.get(path)).has(marks), path


@proves("no-autocomplete")
async def no_autocomplete(clean: Customer, faulty: Customer) -> None:
    tokens = "main .field [autocomplete]"
    assert (await address_form(clean)).has(tokens)
    assert not (await address_form(faulty)).has(tokens)
    card = (await faulty.send(await faulty.give_address(), "form[action*=delivery]")).one("iframe")
    assert not (await faulty.get(str(card["src"]))).has("[autocomplete]")


@proves("no-inputmode")
async def no_inputmode(clean: Customer, faulty: Customer) -> None:
    for path in ("product/oak-board", "cart", "checkout/address", "contact"):
        await clean.put_in_cart()
        await faulty.put_in_cart()
        keyboards = ":is(main, footer) :is([inputmode], [type=email], [type=tel])"
        assert (await clean.get(path)).has(keyboards), path
        assert not (await faulty.get(path)).has(keyboards), path


@proves("vague-errors")
async def vague_errors(clean: Customer, faulty: Customer) -> None:
    precise, vague = await with_a_mistake(clean), await with_a_mistake(faulty)
    assert "five digits" in precise.says("#postcode-error")
    assert vague.status == 422
    assert vague.says(".summary") == "Something went wrong."
    assert not vague.has(".error, [aria-invalid], .wrong")
    assert vague.one("#city")["value"] == ANN["city"]


@proves("forgetful-form")
async def forgetful_form(clean: Customer, faulty: Customer) -> None:
    typed = "main input:not([type=checkbox], [value='']), main textarea:not(:empty)"
    assert (await with_a_mistake(clean)).has(typed)
    forgotten = await with_a_mistake(faulty)
    assert forgotten.has("#postcode-error")
    assert not forgotten.has(typed)
    page = await faulty.get("contact")
    assert not (await faulty.send(page, "main form", name="Ann", message="Hello")).has(typed)


@proves("many-steps")
async def many_steps(clean: Customer, faulty: Customer) -> None:
    whole, first = await address_form(clean), await address_form(faulty)
    assert len(whole.all("main .field")) == 7
    assert len(first.all("main .field")) == 1
    screens, page = 0, first
    while page.path.startswith("checkout/address"):
        name = str(page.one("main .field [name]")["name"])
        page = await faulty.send(page, "form[action*=address]", **({name: ANN[name]} if name in ANN else {}))
        screens += 1
    assert (screens, page.path) == (7, "checkout/delivery")


@proves("no-review")
async def no_review(clean: Customer, faulty: Customer) -> None:
    looked_over, blind = await clean.reach_payment(), await faulty.reach_payment()
    for told in ("Harbour Blend", ANN["street"], ANN["email"]):
        assert told in looked_over.says("main")
        assert told not in blind.says("main")
    assert blind.has(".sums")
