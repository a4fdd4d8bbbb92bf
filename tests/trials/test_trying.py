"""The trials that press, type and come back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from aiohttp import web

from auditor.browser.launch import OpenBrowser
from auditor.evidence import Reason
from auditor.trials.languages import languages
from auditor.trials.scene import TrialFailed
from auditor.trials.search import search
from auditor.trials.visits import visits
from tests.builders import DESKTOP
from tests.trials.shop import GOODS, SEARCH_BOX, cards, html, page, product, serving, slug, standard

pytestmark = pytest.mark.browser
PRODUCT = f"/product/{slug(GOODS[0])}"


# ---- search


async def test_the_search_is_tried_in_four_ways(browser: OpenBrowser, scene_of: Any) -> None:
    async with serving(standard()) as url:
        seen = await search(browser, scene_of(url))
    assert seen.offered
    assert {t.kind: t.found for t in seen.tries} == {"exact": True, "part": True, "typo": False, "nonsense": None}
    assert all(t.ms is not None and t.page.shot for t in seen.tries)
    assert "No results" in seen.tries[-1].page.text


async def test_a_search_behind_an_icon(browser: OpenBrowser, scene_of: Any) -> None:
    hidden = (
        "<button aria-label='Search' onclick=\"document.getElementById('box').hidden = false\">&#x1F50D;</button>"
        f"<div id='box' hidden>{SEARCH_BOX}</div>"
    )
    async with serving(standard() | {"/": page(cards(), top=hidden)}) as url:
        seen = await search(browser, scene_of(url))
    assert [t.found for t in seen.tries][:2] == [True, True]


async def test_results_that_come_without_a_new_page(browser: OpenBrowser, scene_of: Any) -> None:
    script = f"""{SEARCH_BOX}<script>document.forms[0].onsubmit = (event) => {{ event.preventDefault();
        setTimeout(() => {{ document.querySelector('main').innerHTML = `{cards()}` }}, 400) }}</script>"""
    async with serving(standard() | {"/": page("<h1>Hi</h1>", top=script)}) as url:
        seen = await search(browser, scene_of(url))
    first = seen.tries[0]
    assert first.found is True
    assert first.ms is not None
    assert first.ms >= 400


async def test_a_covered_search_field_still_takes_words(browser: OpenBrowser, scene_of: Any) -> None:
    banner = "<div style='position:fixed;inset:0;background:#fff;z-index:9'>We use cookies <button>Accept</button></div>"
    async with serving(standard() | {"/": page(cards() + banner, top=SEARCH_BOX)}) as url:
        seen = await search(browser, scene_of(url))
    assert seen.tries[0].found is True


async def test_the_words_repeated_are_not_the_product_found(browser: OpenBrowser, scene_of: Any) -> None:
    async def echo(request: web.Request) -> web.StreamResponse:
        words = request.query["q"]
        return html(page(f"<h1>{words}</h1><a href='/search?q={words}'>{words}</a><p>Sorry.</p>", top=SEARCH_BOX))

    async with serving(standard() | {"/search": echo}) as url:
        seen = await search(browser, scene_of(url))
    assert [t.found for t in seen.tries if t.kind == "exact"] == [False]


async def test_a_dead_search_box_finds_nothing_and_is_not_timed(
    browser: OpenBrowser, scene_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.trials.search.ANSWER_S", 0.5)
    dead = "<input type='search' aria-label='Search'>"
    async with serving(standard() | {"/": page(cards(), top=dead)}) as url:
        seen = await search(browser, scene_of(url))
    assert {(t.found, t.ms) for t in seen.tries if t.expected} == {(False, None)}


async def test_no_search_box(browser: OpenBrowser, scene_of: Any) -> None:
    async with serving(standard() | {"/": page(cards())}) as url:
        seen = await search(browser, scene_of(url))
    assert (seen.offered, seen.tries) == (False, ())


# ---- languages


def _two_languages() -> dict[str, Any]:
    top = "<nav><a href='/'>English</a> <a href='/de/'>Deutsch</a></nav>"
    return standard() | {
        "/": page(cards(), top=top),
        "/de/": page(cards(prefix="/de"), lang="de", top=top, cart="/de/cart"),
        f"/de{PRODUCT}": product(lang="de", top=top, cart="/de/cart"),
        "/de/cart": page("<h1>Ihr Warenkorb ist leer</h1>", lang="de"),
    }


async def test_a_language_is_chosen_and_walked(browser: OpenBrowser, scene_of: Any) -> None:
    async with serving(_two_languages()) as url:
        seen = await languages(browser, scene_of(url))
    assert set(seen.offered) == {"en", "de"}
    walk = seen.walks[0]
    assert (walk.chosen, walk.control) == ("de", "Deutsch")
    assert [p.url.removeprefix(url) for p in walk.pages] == ["de/", f"de{PRODUCT}", "de/cart"]
    assert {p.lang for p in walk.pages} == {"de"}
    assert walk.currencies == ("EUR",)


async def test_a_shop_that_forgets_the_language(browser: OpenBrowser, scene_of: Any) -> None:
    pages = _two_languages()
    pages["/de/"] = page(cards(), lang="de")
    async with serving(pages) as url:
        walk = (await languages(browser, scene_of(url))).walks[0]
    assert [p.lang for p in walk.pages] == ["de", "en", "en"]


async def test_a_language_in_a_list_with_a_button(browser: OpenBrowser, scene_of: Any) -> None:
    async def switch(request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("/de/" if request.query.get("to") == "de" else "/")

    form = """<form action="/language"><select name="to" aria-label="Language"><option value="en">English</option>
        <option value="de">Deutsch</option></select><button>Go</button></form>"""
    async with serving(_two_languages() | {"/": page(cards(), top=form), "/language": switch}) as url:
        walk = (await languages(browser, scene_of(url))).walks[0]
    assert [p.lang for p in walk.pages][:2] == ["de", "de"]


async def test_a_department_is_no_language(browser: OpenBrowser, scene_of: Any) -> None:
    top = "<nav><a href='/it'>IT</a> <a href='/tea'>English breakfast tea</a></nav>"
    async with serving(standard() | {"/": page(cards(), top=top)}) as url:
        seen = await languages(browser, scene_of(url))
    assert (seen.offered, seen.walks) == ((), ())


# ---- visits


async def test_the_product_again_as_many_people(
    browser: OpenBrowser, scene_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.trials.visits.BETWEEN_S", 0.5)
    clock = """<p>Ends in <b id=t></b></p><script>
        let left = 600; const show = () => t.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
        show(); setInterval(() => { left--; show() }, 1000)</script><p>Only 3 left in stock</p>"""
    async with serving(standard() | {PRODUCT: product(clock)}) as url:
        seen = await visits(browser, scene_of(url))
    by_who = {v.who: v for v in seen.visits}
    assert list(by_who) == ["fresh", "language:en", "language:de", "device:phone", "fresh_again"]
    assert {v.price for v in seen.visits} == {Decimal("59.00")}
    assert {v.currency for v in seen.visits} == {"EUR"}
    assert by_who["device:phone"].device == "phone"
    for who in ("fresh", "fresh_again"):
        assert by_who[who].shows_product
        assert by_who[who].page.shot
        # A clock that starts anew for each stranger: seconds after arriving it has run down equally far.
        assert len(by_who[who].clocks) == 1
        assert by_who[who].clocks[0] in ("10:00", "9:59", "9:58", "9:57")
    assert by_who["fresh_again"].at_s > by_who["fresh"].at_s
    assert by_who["fresh"].scarcity == ("Only 3 left in stock",)


async def test_the_page_in_another_language_is_opened_where_it_is_declared(
    browser: OpenBrowser, scene_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.trials.visits.BETWEEN_S", 0.0)
    german = product(lang="de", price="66.00 €")
    head = f"<link rel='alternate' hreflang='de' href='/de{PRODUCT}'>"
    async with serving(standard() | {PRODUCT: product(head=head), f"/de{PRODUCT}": german}) as url:
        seen = await visits(browser, scene_of(url))
    (visit,) = seen.of("product", "language:de")
    assert visit.url.endswith(f"/de{PRODUCT}")
    assert visit.price == Decimal("66.00")


async def test_who_comes_back_brings_lasting_cookies_only(
    browser: OpenBrowser, scene_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.trials.visits.BETWEEN_S", 0.0)

    async def cart(request: web.Request) -> web.StreamResponse:
        line = f"<p>{GOODS[0]}</p><label>Quantity <input name='quantity' value='1'></label><button>Remove</button>"
        return html(
            page(
                "<h1>Basket</h1>" + (line if request.cookies == {"kept": "1"} else "<p>Your basket is empty.</p>")
            )
        )

    def cookie(name: str, expires: float) -> dict[str, Any]:
        return {"name": name, "value": "1", "domain": "127.0.0.1", "path": "/", "expires": expires, "httpOnly": False,
                "secure": False, "sameSite": "Lax"}  # fmt: skip

    storage = {"cookies": [cookie("kept", 4e9), cookie("session", -1)], "origins": []}
    async with serving(standard() | {"/cart": cart}) as url:
        desk = {"desktop": DESKTOP}
        seen = await visits(browser, scene_of(url, storage=storage, profiles=desk))
        session_only = {"cookies": [cookie("session", -1)], "origins": []}
        empty = await visits(browser, scene_of(url, storage=session_only, profiles=desk))
    (back,) = seen.of("cart", "returning")
    assert (back.cart_lines, back.shows_product) == (1, True)
    assert len(seen.of("product", "returning")) == 1
    (forgotten,) = empty.of("cart", "returning")
    assert (forgotten.cart_lines, forgotten.shows_product) == (0, False)


async def test_prices_of_another_page_are_not_the_products(
    browser: OpenBrowser, scene_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.trials.visits.BETWEEN_S", 0.0)

    async def home(request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("/")

    async with serving(standard() | {PRODUCT: home}) as url:
        seen = await visits(browser, scene_of(url, profiles={"desktop": DESKTOP}))
    assert {(v.price, v.shows_product) for v in seen.of("product", "fresh")} == {(None, False)}
    assert {(v.price, v.shows_product) for v in seen.of("product", "language:")} == {(None, None)}


async def test_without_a_product_there_is_nothing_to_visit(browser: OpenBrowser, scene_of: Any) -> None:
    with pytest.raises(TrialFailed) as failed:
        await visits(browser, scene_of("http://127.0.0.1:9/", product_url=""))
    assert failed.value.reason is Reason.NOT_REACHED
