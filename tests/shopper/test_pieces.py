"""Pages that sell many things by their numbers, under one button."""

from typing import Any

from auditor.evidence import ChosenProduct, Milestone
from auditor.seeing.facets import Understood
from auditor.seeing.model import SeenControl, SeenField
from auditor.shopper.decide import decide
from auditor.shopper.filling import Entry
from auditor.shopper.memory import Action, Memory, Policy
from auditor.shopper.ranking import key_of
from auditor.shopper.remembering import remember_action, remember_entry, remember_filled
from tests.shopper.scenes import SHOP, box, button, field, memory, money, scene, select

M = Milestone
ADD = button("Add to cart", form=0, box=box(900))
PLAY = ChosenProduct(title="A summer night's dream", url=SHOP + "/play")


def number(label: str, y: float, **changes: Any) -> SeenField:
    given = {"kind": "number", "name": f"item_{y:.0f}", "min": "0", "placeholder": "0", "box": box(y)}
    return field(label, **{**given, **changes})


def price(amount: str, y: float) -> Any:
    return money(amount, amount).model_copy(update={"box": box(y, 300)})


def shelf(*things: Any) -> Understood:
    return scene(ADD, price("€40.00", 200), *things, h1=PLAY.title, h1_box=box(60), path="/play")


def at_the_shelf(**changes: Any) -> Memory:
    return memory(M.PRODUCT, product=PLAY, **changes)


def refused(u: Understood, mind: Memory) -> Memory:
    mind.tried[key_of("add_to_cart", u.seen.controls[0], u.seen.path)] += 1
    return mind


def carried_out(action: Action, u: Understood, mind: Memory) -> Memory:
    remember_action(mind, action, u)
    for entry in action.entries:
        remember_entry(mind, entry)
    remember_filled(mind, list(action.entries), u)
    return mind


def first(action: Action) -> Entry:
    assert action.intent == "choose_option", action
    return action.entries[0]


def test_one_of_the_first_is_taken_where_all_numbers_say_none() -> None:
    u = shelf(number("Stalls", 200), number("Balcony", 400), price("€25.00", 400))
    mind = at_the_shelf()
    action = decide(u, mind, Policy())
    assert (first(action).field.label, first(action).value) == ("Stalls", "1")
    chosen = carried_out(action, u, mind).product
    assert chosen is not None
    assert (chosen.title, str(chosen.price), chosen.currency) == ("Stalls", "40.00", "EUR")
    taken = shelf(number("Stalls", 200, value="1"), number("Balcony", 400))
    assert decide(taken, mind, Policy()).intent == "add_to_cart"
    stubborn = decide(u, mind, Policy())
    assert first(stubborn).field.label == "Balcony", "a number that would not be raised is left"


def test_a_list_of_counts_is_a_number_too() -> None:
    counts = select("Stalls", "0", "1", "2").model_copy(update={"box": box(200)})
    entry = first(decide(shelf(counts), at_the_shelf(), Policy()))
    assert (entry.how, entry.value) == ("select", "1")


def test_the_only_number_of_a_page_leaves_the_products_name_alone() -> None:
    u = shelf(number("Quantity", 300))
    mind = at_the_shelf()
    assert carried_out(decide(u, mind, Policy()), u, mind).product == PLAY


def test_a_row_that_speaks_of_numbers_only_is_named_by_its_words() -> None:
    rows = ("Stalls € 40.00", "Balcony € 25.00")
    u = shelf(*(number("Quantity", 200 + 200 * i, row=row) for i, row in enumerate(rows)))
    mind = at_the_shelf()
    chosen = carried_out(decide(u, mind, Policy()), u, mind).product
    assert chosen is not None
    assert chosen.title == "Stalls €"


def test_sizes_out_of_sight_are_unfolded_first() -> None:
    opener = button("Show sizes", form=0, type="button", expanded="false", box=box(300))
    u = shelf(opener, number("S", 0, visible=False), number("M", 0, visible=False))
    mind = at_the_shelf()
    action = decide(u, mind, Policy())
    assert action.control is not None
    assert (action.intent, action.control.label) == ("choose_option", "Show sizes")
    assert decide(u, carried_out(action, u, mind), Policy()).intent == "add_to_cart", "once"
    seen = shelf(opener, number("S", 350), number("M", 0, visible=False))
    assert decide(seen, at_the_shelf(), Policy()).kind == "fill"


def test_nothing_is_unfolded_that_hides_no_number() -> None:
    about: SeenControl = button("Description", form=0, type="button", expanded="false", box=box(300))
    assert decide(shelf(about), at_the_shelf(), Policy()).intent == "add_to_cart"


def test_a_box_is_ticked_only_after_a_refusal_and_only_where_nothing_asks_how_many() -> None:
    boxes = [
        field(name, kind="checkbox", name=name, box=box(y)) for name, y in (("Stalls", 200), ("Balcony", 400))
    ]
    u = shelf(*boxes)
    assert decide(u, at_the_shelf(), Policy()).intent == "add_to_cart"
    mind = refused(u, at_the_shelf())
    action = decide(u, mind, Policy())
    assert (first(action).field.label, first(action).how) == ("Stalls", "tick")
    chosen = carried_out(action, u, mind).product
    assert chosen is not None
    assert chosen.title == "Stalls"
    counted = shelf(*boxes, number("Programme", 600, value="1"))
    assert decide(counted, refused(counted, at_the_shelf()), Policy()).intent == "add_to_cart", "boxes are extras"
