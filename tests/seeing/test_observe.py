"""What is read off a live page, in a real Chromium."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page

from auditor.browser.launch import OpenBrowser
from auditor.browser.tab import Tab
from auditor.config import DEVICES
from auditor.seeing.observe import look

pytestmark = pytest.mark.browser


@pytest.fixture
async def page(browser: OpenBrowser) -> AsyncIterator[Page]:
    visitor = await browser.visitor(DEVICES["phone"])
    yield (await Tab.open(visitor, "127.0.0.1")).page
    await visitor.close()


async def test_a_control_without_words_is_told_by_its_icon(page: Page) -> None:
    await page.set_content("""
        <a href="#"><i class="fa fa-shopping-basket"></i> <span>(2)</span></a>
        <button><svg class="icon"><use href="#icon-trash"></use></svg><span class="sr"></span>&times;</button>
        <button><i class="fa fa-lock"></i>Checkout</button>""")
    basket, bin_, till = (await look(page)).seen.visible_controls()
    assert "shopping-basket" in basket.tokens
    assert "icon-trash" in bin_.tokens
    assert till.tokens == ""  # its words tell what it is


async def test_what_a_closed_menu_cuts_off_is_not_seen(page: Page) -> None:
    await page.set_content("""
        <nav><div style="max-height: 0; overflow: hidden"><a href="/mugs" style="display: block">Mugs</a></div>
        <div style="width: 0; overflow: hidden"><a href="/cups" style="position: absolute; width: 90px">Cups</a></div>
        <div style="height: 0"><a href="/bowls" style="display: block">Bowls</a></div></nav>""")
    shown = {c.label: c.visible for c in (await look(page)).seen.controls}
    assert shown == {"Mugs": False, "Cups": True, "Bowls": True}


async def test_the_foot_of_a_form_or_a_card_is_not_the_foot_of_the_page(page: Page) -> None:
    await page.set_content("""
        <header><a href="/login">Sign in</a></header>
        <main style="margin-top: 40px"><form><footer><button>Continue</button></footer></form>
        <section><header><a href="/edit">Edit</a></header></section></main>
        <div role="dialog"><main>Size</main><footer><button>Add</button></footer></div>
        <footer><a href="/imprint">Imprint</a></footer>""")
    where = {c.label: c.landmark for c in (await look(page)).seen.controls}
    assert where == {"Sign in": "header", "Continue": "main", "Edit": "main", "Add": "dialog", "Imprint": "footer"}


async def test_a_template_may_put_the_whole_page_into_one_part(page: Page) -> None:
    await page.set_content("""<body style="margin: 0"><main><header><a href="/login">Sign in</a></header>
        <form><nav><a href="/mugs">Mugs</a></nav><footer><a href="/imprint">Imprint</a></footer></form></main>""")
    where = {c.label: c.landmark for c in (await look(page)).seen.controls}
    assert where == {"Sign in": "header", "Mugs": "nav", "Imprint": "footer"}


async def test_a_word_that_draws_an_icon_is_not_read(page: Page) -> None:
    await page.set_content("""
        <button><i class="material-icons">shopping_cart</i> Add to cart</button>
        <button><span class="badge">new_in</span> See all</button>
        <label><input type="checkbox" name="a"><i class="icon">check</i> I agree</label>""")
    seen = (await look(page)).seen
    assert [c.label for c in seen.controls] == ["Add to cart", "new_in See all"]
    assert seen.fields[0].label == "I agree"


@pytest.mark.parametrize(("css", "floats"), [
    ("width: 120px; height: 200px", False), ("height: 60px", True), ("height: 90vh", False),
])  # fmt: skip
async def test_what_sticks_lies_over_the_page_as_a_bar_only(page: Page, css: str, floats: bool) -> None:
    await page.set_content(f"""<body style="margin: 0"><div style="position: sticky; top: 0; {css}"><button>Buy</button></div>
        <p style="height: 2000px">Text</p>""")
    (buy,) = (await look(page)).seen.controls
    assert (buy.layer >= 0) is floats


async def test_a_dot_drawn_in_a_radio_button_is_no_choice_of_its_own(page: Page) -> None:
    await page.set_content("""<div role="radiogroup">
        <span role="radio" aria-checked="false">Standard<button type="button" role="radio" aria-checked="true">o</button></span>
        <span role="radio" aria-checked="false">Express<button type="button" role="radio" aria-checked="true">o</button></span>
        </div>""")
    assert [f.checked for f in (await look(page)).seen.fields] == [False, False]


async def test_an_error_in_a_fields_own_row_blames_it(page: Page) -> None:
    await page.set_content("""
        <div><label>Town <input name="town"></label></div>
        <div><div><input name="phone"></div><p class="ec-errorMessage">Digits only.</p></div>
        <div><input name="zip"><p class="error-text" hidden>Unknown.</p></div>
        <p class="alert-danger">Please check your entries.</p>""")
    blamed = {f.name: f.blamed for f in (await look(page)).seen.fields}
    assert blamed == {"town": "", "phone": "Digits only.", "zip": ""}
