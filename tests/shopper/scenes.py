"""Pages as the shopper sees them, built by hand."""

from __future__ import annotations

from typing import Any

from auditor.evidence import Box, Milestone
from auditor.seeing.facets import Understood, understand
from auditor.seeing.model import Layer, Message, Observation, Option, SeenControl, SeenField, SeenForm, SeenMoney
from auditor.shopper.memory import Memory
from auditor.shopper.people import person

SHOP = "https://shop.example"
ANNA = person("DE", "anna@audit.example")


def box(y: float = 100, x: float = 20, width: float = 160, height: float = 40) -> Box:
    return Box(x=x, y=y, width=width, height=height)


def button(label: str, **changes: Any) -> SeenControl:
    """A button that sends its form, if it stands in one."""
    given = {"tag": "button", "type": "submit", "name": label, "text": label, "box": box(600)}
    return SeenControl.model_validate({**given, **changes})


def link(label: str, path: str = "/x", **changes: Any) -> SeenControl:
    given = {"role": "link", "tag": "a", "name": label, "text": label, "href": SHOP + path, "box": box(300)}
    return SeenControl.model_validate({**given, **changes})


def field(label: str, **changes: Any) -> SeenField:
    """A text field; everything else by the names of SeenField."""
    given = {"label": label, "label_from": "label", "form": 0, "box": box(200)}
    return SeenField.model_validate({**given, **changes})


def radio(label: str, group: str, **changes: Any) -> SeenField:
    return field(label, **{"kind": "radio", "group": group, "name": group, "option_value": label, **changes})


def select(label: str, *texts: str, **changes: Any) -> SeenField:
    options = tuple(Option(value=text[:2].upper(), text=text) for text in texts)
    return field(label, **{"kind": "select", "options": options, **changes})


def money(row: str, amount: str, **changes: Any) -> SeenMoney:
    return SeenMoney(row=row, amount=amount, box=box(500), **changes)


def scene(*things: Any, path: str = "/", lang: str = "en", **changes: Any) -> Understood:
    """An understood page that shows these controls, fields, amounts, layers and messages, in this order."""

    def all_of(kind: type) -> tuple[Any, ...]:
        return tuple(thing for thing in things if isinstance(thing, kind))

    controls = tuple(
        c.model_copy(update={"ref": i}) if c.ref < 0 else c for i, c in enumerate(all_of(SeenControl))
    )
    forms = (SeenForm(action=f"{SHOP}/step", method="post"), SeenForm(action=f"{SHOP}/other", method="post"))
    given = {
        "url": SHOP + path,
        "lang": lang,
        "status": 200,
        "title": changes.get("h1", ""),
        "forms": forms,
        "controls": controls,
        "fields": all_of(SeenField),
        "money": all_of(SeenMoney),
        "layers": all_of(Layer),
        "messages": all_of(Message),
        "text": "\n".join(str(changes.get(k, "")) for k in ("h1",)),
    }
    return understand(Observation.model_validate({**given, **changes}))


def memory(reached: Milestone | None = None, **changes: Any) -> Memory:
    return Memory(**{"person": ANNA, "home_url": SHOP, "reached": reached, **changes})


def address(**changes: Any) -> tuple[SeenField, ...]:
    """Who and where, in the first form."""
    labels = ("E-mail", "First name", "Last name", "Street", "Postcode", "City")
    return tuple(field(label, **{"box": box(100 + 50 * i), **changes}) for i, label in enumerate(labels))


def payment(form: int = 0) -> tuple[SeenField, ...]:
    """Two ways to pay."""
    return tuple(radio(way, "payment", form=form, section="Payment method") for way in ("Credit card", "PayPal"))
