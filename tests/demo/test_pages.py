"""All pages in both languages: nothing missing, nothing broken, no link into the void."""

from __future__ import annotations

import gzip
import hashlib
import re
import string
from datetime import date
from importlib.resources import files

import pytest

from auditor import demo
from auditor.demo.catalogue import catalogue
from auditor.demo.texts import LANGUAGES, texts
from tests.demo.customer import INFO, SHOWN, Customer


def test_both_languages_have_the_same_texts_with_the_same_blanks() -> None:
    def blanks(lang: str) -> dict[str, set[str]]:
        spoken = texts(lang)
        parsed = {key: string.Formatter().parse(spoken._sentences[key]) for key in spoken.keys}
        return {key: {name for _, name, _, _ in parts if name} for key, parts in parsed.items()}

    assert blanks("en") == blanks("de")


def test_no_text_is_empty_and_sentences_are_translated() -> None:
    english, german = texts("en")._sentences, texts("de")._sentences
    assert all(text.strip() for text in (*english.values(), *german.values()))
    long = {key for key, text in english.items() if len(text.split()) > 4}
    assert len(long) > 80
    assert {key for key in long if english[key] == german[key]} == set()


def test_each_product_speaks_both_languages_and_has_praise_and_blame() -> None:
    for product in catalogue().values():
        assert product.words["en"] != product.words["de"]
        assert len(product.words["en"].facts) == len(product.words["de"].facts)
        assert sum(product.ratings) >= len(product.reviews) > 0
        assert all(review.text[lang] and review.title[lang] for review in product.reviews for lang in LANGUAGES)
        assert set(product.sold_out_variants) < {*product.variants, ""}
        digits = [int(digit) for digit in product.gtin]
        assert sum(digit * (1 + 2 * (i % 2)) for i, digit in enumerate(digits)) % 10 == 0, product.gtin


def test_days_are_written_as_people_write_them() -> None:
    day = date(2026, 11, 24)
    assert texts("en").day(day) == "Tue 24 Nov"
    assert "24." in texts("de").day(day)
    assert texts("en").span(day, day) == "Tue 24 Nov"


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_every_page_opens_and_every_link_leads_somewhere(shop: demo.RunningShop, lang: str) -> None:
    async with Customer(shop.url, lang) as customer:
        seen: dict[str, int] = {}
        waiting = [f"/{lang}/{path}" for path in SHOWN]
        while waiting:
            address = waiting.pop()
            page = await customer.get(address)
            seen[address] = page.status
            assert page.one("html")["lang"] == lang
            assert len(page.all("h1")) == 1, address
            links = {link.split("#")[0] for link in page.links if link.startswith(f"/{lang}/")}
            waiting += sorted(links - seen.keys() - set(waiting))
        assert len(seen) > 35
        assert {address: status for address, status in seen.items() if status != 200} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_labels_name_their_fields_and_ids_are_unique(shop: demo.RunningShop, lang: str) -> None:
    async with Customer(shop.url, lang) as customer:
        await customer.put_in_cart()
        for path in (*SHOWN, "checkout", "checkout/address"):
            page = await customer.get(path)
            ids = [str(tag["id"]) for tag in page.all("[id]")]
            assert len(ids) == len(set(ids)), path
            labelled = {str(label["for"]) for label in page.all("label[for]")}
            fields = page.all("input:not([type=hidden]), select, textarea")
            assert {str(field["id"]) for field in fields} <= labelled, path
            assert all(image.has_attr("alt") for image in page.all("img")), path


async def test_the_language_can_be_changed_on_every_page(ann: Customer) -> None:
    await ann.put_in_cart()
    for path in (*SHOWN, "checkout", "checkout/address"):
        page = await ann.get(path)
        other = await ann.get(str(page.one(".tools a[hreflang]")["href"]))
        assert other.status == 200, path
        assert other.one("html")["lang"] == "de"
        assert other.path == page.path


async def test_pages_that_answer_a_form_can_be_left_in_any_direction(ann: Customer) -> None:
    refused = (
        await ann.post("newsletter", {"email": "nobody"}),
        await ann.post("cart/add", {"product": "kalmar-dripper"}),
        await ann.post("withdraw/confirm", {}),
        await ann.post("contact", {}),
    )
    for page in refused:
        assert (await ann.get(str(page.one(".tools a[hreflang]")["href"]))).status == 200, page.url
        assert (await ann.send(page, "#cookies form", press="necessary")).status == 200, page.url


async def test_a_wrong_address_is_told_so(ann: Customer) -> None:
    for path in ("nothing", "product/nothing", "category/nothing", "order/MR-10231/thanks"):
        page = await ann.get(path)
        assert page.status == 404
        assert page.has("main form.search")
    assert (await ann.get("/static/nothing.css")).status == 404


async def test_structured_data_says_what_the_page_says(ann: Customer) -> None:
    for product in catalogue().values():
        page = await ann.get(f"product/{product.slug}")
        data = page.one("script[type='application/ld+json']").get_text()
        shown = page.says(".offer .price.big").removesuffix(" €")
        assert f'"price": "{shown}"' in data


async def test_a_choice_about_cookies_is_kept_and_obeyed(shop: demo.RunningShop) -> None:
    for choice, tracked in (("necessary", False), ("all", True)):
        async with Customer(shop.url) as customer:
            page = await customer.get("")
            assert page.has("#cookies")
            assert not page.has(".pixel")
            assert page.cookies == ()
            page = await customer.send(page, "#cookies form", press=choice)
            assert not page.has("#cookies")
            assert page.has(".pixel") == tracked
            assert any(cookie.startswith("_ga=GA1") for cookie in page.cookies) == tracked


async def test_the_search_forgives_and_helps(ann: Customer) -> None:
    for query in ("mug", "mugs", "Ingird mug", "Becher"):
        page = await ann.get(f"search?q={query}")
        assert "/en/product/ingrid-mug" in page.links, query
    nothing = await ann.get("search?q=qqqq")
    assert not nothing.has(".card")
    assert "qqqq" in nothing.text


async def test_the_info_pages_are_in_the_sitemap(ann: Customer) -> None:
    places = (await ann.get("/sitemap.xml")).html
    assert all(f"/{lang}/{name}<" in places for name in INFO for lang in LANGUAGES)


async def test_static_files_are_small_named_by_content_and_ask_nobody_else(ann: Customer) -> None:
    limits = {
        "shop.css": 6_000,
        "shop.js": 3_000,
    }  # bytes on the way: both and a page fit into a first answer of 14 kB
    page = await ann.get("")
    version = hashlib.sha256(b"".join(_static(name) for name in _names())).hexdigest()[:10]
    for name, limit in limits.items():
        assert len(gzip.compress(_static(name))) < limit, name
        assert f"/static/{name}?v={version}" in page.html
        assert re.findall(rb"https?:|//[a-z]|@import|url\(", re.sub(rb"// .*", b"", _static(name))) == []


def _names() -> list[str]:
    return [entry.name for entry in files("auditor.demo").joinpath("static").iterdir()]


def _static(name: str) -> bytes:
    return files("auditor.demo").joinpath("static", name).read_bytes()
