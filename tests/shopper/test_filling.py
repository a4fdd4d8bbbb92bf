"""What goes into which field, and what is never touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.seeing.model import Layer, Option, SeenField
from auditor.shopper.filling import NEVER, filled_forms, in_scope, plan, unfinished
from auditor.shopper.people import person
from tests.shopper.scenes import ANNA, address, box, field, payment, radio, scene, select

CARD = (
    field("Card number", autocomplete="cc-number"),
    field("Expiry", autocomplete="cc-exp"),
    field("Security code", autocomplete="cc-csc"),
    field("Name on card", autocomplete="cc-name"),
)
MARKETING = (
    field("Send me the newsletter", kind="checkbox"),
    field("Keep me up to date on special offers", kind="checkbox", checked=True),
)
BAIT = (
    field("Leave this field blank", name="url2"),
    field("Website", name="hp_site"),
    field("Phone", tokens="honeypot"),
    field("Company", tab=-1, hidden_aria=True, required=True),
    field("Fax", visible=False, required=True),
)


def entered(*fields: SeenField, repair: int = 0, lang: str = "en") -> dict[str, str]:
    """What is planned: label -> value, or how where there is no value."""
    return {e.field.label: e.value or e.how for e in plan(scene(*fields, lang=lang), ANNA, repair=repair)}


def test_an_address_is_filled_with_one_persons_details() -> None:
    assert entered(*address()) == {
        "E-mail": ANNA.email,
        "First name": ANNA.given,
        "Last name": ANNA.family,
        "Street": ANNA.street_line,
        "Postcode": ANNA.postcode,
        "City": ANNA.city,
    }


def test_what_is_filled_rightly_stays_and_what_is_wrong_is_mended() -> None:
    assert entered(field("City", value="Bonn")) == {}
    assert entered(field("City", value="Bonn", invalid=True)) == {"City": ANNA.city}
    assert entered(field("E-mail", value="anna")) == {"E-mail": ANNA.email}


@pytest.mark.parametrize("label", ["Company", "Date of birth", "Fax", "Message", "Address line 2"])
def test_what_nobody_demands_is_not_given(label: str) -> None:
    assert entered(field(label)) == {}
    assert entered(field(f"{label} (optional)", required=True)) == {}


def test_a_number_is_answered_by_a_number() -> None:
    age = field("How old are you?", kind="number", name="question_4")
    assert entered(age) == {}
    assert entered(age.model_copy(update={"required": True})) == {"How old are you?": "30"}
    assert entered(age.model_copy(update={"required": True, "max": "9"})) == {"How old are you?": "9"}
    assert entered(field("House number", kind="number")) == {"House number": ANNA.number}


def test_the_code_of_a_phone_number_is_the_persons_and_the_number_then_has_none() -> None:
    code = select("Area code", "Afghanistan (+93)", "Germany (+49)", "France (+33)", name="phone_0", value="AF")
    coded = code.model_copy(update={"required": True})
    number = field("Phone", required=True)
    assert entered(coded, number) == {"Area code": "GE", "Phone": ANNA.national_phone}
    assert entered(coded.model_copy(update={"value": "GE"})) == {}
    assert entered(number) == {"Phone": ANNA.phone}
    sizes = select("Phone model", "Choose", "Mini", "Max", name="phone", value="MI")
    assert entered(sizes, number) == {"Phone": ANNA.phone}


def test_a_refused_step_of_nothing_but_boxes_gets_one_of_them() -> None:
    boxes = (field("Drumming", kind="checkbox", name="a"), field("Juggling", kind="checkbox", name="b"))
    assert entered(*boxes) == {}
    assert entered(*boxes, repair=1) == {"Drumming": "1"}
    assert entered(*boxes, field("City", value="Bonn"), repair=1) == {}, "an extra beside what is asked"
    assert entered(boxes[0], boxes[1].model_copy(update={"checked": True}), repair=1) == {}
    assert entered(boxes[0], repair=1) == {}
    assert entered(*boxes, *payment(), repair=1) == {}


def test_the_country_comes_first() -> None:
    u = scene(*address(), select("Country", "France", "Germany"))
    assert plan(u, ANNA)[0].meaning == "country"
    assert entered(select("Country", "France", "Germany"))["Country"] == "GE"
    assert entered(select("Country", "Germany", value="GE")) == {}


@pytest.mark.parametrize("repair", [0, 1, 3])
@pytest.mark.parametrize("never", [*CARD, *payment(), field("IBAN"), field("Password", kind="password")])
def test_cards_passwords_and_ways_to_pay_are_never_touched(never: SeenField, repair: int) -> None:
    demanded = never.model_copy(update={"required": True, "invalid": True})
    assert list(entered(*address(), demanded, repair=repair)) == [f.label for f in address()]


@pytest.mark.parametrize("repair", [0, 1])
@pytest.mark.parametrize("checkbox", MARKETING)
def test_advertising_boxes_stay_as_they_were_found(checkbox: SeenField, repair: int) -> None:
    demanded = checkbox.model_copy(update={"required": True})
    assert entered(demanded, repair=repair) == {}


@pytest.mark.parametrize("bait", BAIT)
def test_bait_for_robots_is_not_taken(bait: SeenField) -> None:
    assert entered(*address(), bait, repair=1) == entered(*address())
    assert bait not in [f for f, _ in in_scope(scene(*address(), bait))]


@pytest.mark.parametrize("landmark", ["header", "nav", "footer"])
def test_what_stands_on_every_page_is_left_alone(landmark: str) -> None:
    assert entered(field("E-mail", landmark=landmark)) == {}


def test_a_guest_radio_is_picked_and_the_password_beside_it_left_alone() -> None:
    who = (radio("Guest", "who"), radio("I have an account", "who", checked=True))
    password = field("Password", kind="password", required=True)
    planned = entered(field("E-mail"), *who, password)
    assert planned == {"E-mail": ANNA.email, "Guest": "pick"}
    chosen = (radio("Guest", "who", checked=True), radio("I have an account", "who"))
    assert entered(*chosen, password) == {}


def test_a_sign_in_form_is_for_others() -> None:
    sign_in = (field("E-mail", form=1), field("Password", kind="password", form=1))
    assert entered(*sign_in) == {}
    assert set(entered(*sign_in, *address())) == {f.label for f in address()}
    assert filled_forms(scene(*sign_in, *address()))[0] == {0}


def test_terms_are_accepted_when_demanded_but_never_where_one_pays() -> None:
    terms = field("I agree to the terms and conditions", kind="checkbox", required=True)
    assert entered(*address(), terms)[terms.label] == "tick"
    assert terms.label not in entered(*address(), terms, *payment())
    free = terms.model_copy(update={"required": False})
    assert terms.label not in entered(*address(), free)
    assert entered(*address(), free, repair=1)[terms.label] == "tick"


def test_delivery_to_the_home_is_chosen_once() -> None:
    ways = (radio("Pick up in store", "shipping"), radio("Standard delivery", "shipping"))
    assert entered(*ways) == {"Standard delivery": "pick"}
    assert entered(ways[0].model_copy(update={"checked": True}), ways[1]) == {}


def test_a_dialog_hides_the_form_behind_it() -> None:
    dialog = Layer(dialog=True, modal=True, covers=0.5, box=box())
    inside = field("Postcode", layer=0)
    assert [e.field.label for e in plan(scene(dialog, inside, *address()), ANNA)] == ["Postcode"]


def test_a_page_is_unfinished_while_the_plan_holds_an_address() -> None:
    assert unfinished(scene(*address()), ANNA)
    assert not unfinished(scene(*(f.model_copy(update={"value": "a@b"}) for f in address())), ANNA)
    assert not unfinished(scene(field("Comment")), ANNA)


@given(
    st.lists(
        st.sampled_from([*address(), *CARD, *MARKETING, *BAIT, *payment(), field("Coupon"), field("Search")])
    ),
    st.integers(0, 3),
    st.booleans(),
)
def test_whatever_the_form_holds_nothing_dangerous_is_planned(
    fields: list[SeenField], repair: int, demanded: bool
) -> None:
    u = scene(*(f.model_copy(update={"required": demanded, "invalid": demanded}) for f in fields))
    for entry in plan(u, ANNA, repair=repair):
        assert entry.meaning not in NEVER | {"marketing", "coupon", "search", ""}
        assert entry.field.label in {f.label for f in address()}
        assert entry.field.visible
        assert not entry.field.hidden_aria


def test_an_account_or_none_may_be_asked_by_a_list() -> None:
    ways = select("Register for future convenience", "Register", "Checkout as guest", value="RE")
    (entry,) = plan(scene(ways, path="/checkout"), ANNA)
    assert (entry.meaning, entry.how, entry.value) == ("guest", "select", "CH")
    assert plan(scene(ways.model_copy(update={"value": "CH"}), path="/checkout"), ANNA) == []
    rooms = select("Rooms", *(f"Room {i}" for i in range(5)), "Guest", value="RO")
    assert plan(scene(rooms), ANNA) == []


def test_a_second_line_of_the_street_is_known_by_its_code_name() -> None:
    lines = (field("Street", name="street"), field("Street (2)", name="street2"), field("Town", name="city"))
    assert [e.meaning for e in plan(scene(*lines), ANNA)] == ["street", "city"]


def test_a_first_name_that_stands_alone_takes_the_whole_name() -> None:
    alone, family = field("Nombre"), field("Apellidos")
    assert [e.value for e in plan(scene(alone, lang="es"), ANNA)] == [ANNA.full_name]
    assert [e.value for e in plan(scene(alone, family, lang="es"), ANNA)] == [ANNA.given, ANNA.family]


def test_ways_of_delivery_with_names_of_their_own_are_one_choice() -> None:
    ways = [
        radio(way, f"rate-{way}", section="Shipping methods", option_value=way)
        for way in ("Standard delivery", "Express delivery")
    ]
    assert len(plan(scene(*ways), ANNA)) == 1
    chosen = [ways[0], ways[1].model_copy(update={"checked": True})]
    assert plan(scene(*chosen), ANNA) == []


def test_a_refused_phone_number_is_told_in_other_ways() -> None:
    wrong = field("Phone", kind="tel", value="+49...", blamed="Digits only.")
    told = [entered(wrong, repair=n)["Phone"] for n in (1, 2)]
    assert told[0].isdigit()
    assert told[1] not in (told[0], ANNA.phone)
    assert entered(wrong) == {}, "what stands beside it is no proof before the form was refused"


def test_a_form_that_blames_nothing_is_sent_again_with_what_can_be_written_in_two_ways() -> None:
    filled = field("City", value="Berlin"), field("Phone", kind="tel", value=ANNA.phone)
    assert set(entered(*filled, repair=1)) == {"Phone"}
    blamed = field("City", value="Berlin", blamed="Unknown."), filled[1]
    assert set(entered(*blamed, repair=1)) == {"City"}
    same = field("Postcode", value=ANNA.postcode)
    assert entered(same, repair=1) == {}, "written in one way only"


@pytest.mark.parametrize(("first", "value", "chosen"), [
    ("Choose a region", "0", True), ("Any", "-1", True), ("Please select", "x", True), ("Bavaria", "BY", False),
])  # fmt: skip
def test_the_first_of_a_list_may_stand_for_none(first: str, value: str, chosen: bool) -> None:
    options = (Option(value=value, text=first), Option(value="HE", text="Hesse"))
    region = field("Title", kind="select", options=options, value=value, required=True)
    assert bool(plan(scene(region), ANNA)) is chosen


def test_a_region_may_be_told_by_a_longer_name() -> None:
    options = tuple(
        Option(value=str(n), text=text) for n, text in enumerate(("Choose", "Brandenburg", "Land Berlin"))
    )
    (entry,) = plan(scene(field("State", kind="select", options=options, value="0")), ANNA)
    assert entry.value == "2"


def test_a_list_in_a_form_of_its_own_leads_elsewhere_even_after_a_refusal() -> None:
    jump = select("", "Mugs", "Bowls", form=1, value="")
    assert "" not in entered(*address(), jump, repair=1)
    assert "" in entered(*address(), jump.model_copy(update={"form": 0}), repair=1)


def test_a_title_is_chosen_after_a_refusal_and_not_before() -> None:
    titles = [radio(title, "gender", option_value=title) for title in ("Mr", "Ms")]
    assert plan(scene(*titles), ANNA) == []
    assert len(plan(scene(*titles), ANNA, repair=1)) == 1


def test_a_japanese_name_is_spelt_out() -> None:
    hanako = person("JP", "a@example.com")
    told = {e.meaning: e.value for e in plan(scene(field("セイ"), field("メイ"), lang="ja"), hanako)}
    assert told == {"last_name_kana": "ヤマダ", "first_name_kana": "ハナコ"}
