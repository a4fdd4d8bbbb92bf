"""What a field wants, told by its label, its name or what it offers."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.seeing.fields import meaning
from auditor.seeing.model import Option, SeenField


def field(label: str = "", options: tuple[str, ...] = (), **more: Any) -> SeenField:
    offered = tuple(Option(value=str(i), text=text) for i, text in enumerate(options))
    return SeenField(
        label=label, label_from="label", options=offered, kind="select" if options else "text", **more
    )


@pytest.mark.parametrize(
    ("label", "language", "means"),
    [
        ("Land/område", "da", "country"),
        ("ZIP / Postal code", "en", "postcode"),
        ("Stadt/Ort", "de", "city"),
        ("City/Town", "en", "city"),
        ("and/or", "en", ""),
        ("1/2", "en", ""),
    ],
)
def test_a_label_with_two_names_is_known_by_either(label: str, language: str, means: str) -> None:
    assert meaning(field(label), language) == means


@pytest.mark.parametrize(
    ("options", "means"),
    [
        (("Vælg…", "Danmark", "Sverige", "Norge"), "country"),
        (("Deutschland", "Österreich"), "country"),
        (("日本", "アメリカ合衆国"), "country"),
        (("Danmark",), ""),
        (("Choose", "Germany (+49)", "somewhere else"), ""),
        (("Alabama", "Alaska", "Georgia"), ""),
        (("Red", "Blue"), ""),
    ],
)
def test_a_nameless_list_of_countries_asks_for_the_country(options: tuple[str, ...], means: str) -> None:
    assert meaning(field("Bitte", options), "xx") == means


@pytest.mark.parametrize(
    ("label", "language", "options", "means"),
    [
        ("Stato", "it", ("Scegli il Paese", "Francia", "Italia", "San Marino"), "country"),
        ("Stato / Provincia", "it", ("Scegli...", "Frosinone", "Roma"), "region"),
        ("State", "en", ("Choose…", "Alabama", "Georgia", "Texas"), "region"),
        ("State", "en", ("Choose…", "Germany", "Georgia", "France"), "country"),
    ],
)
def test_a_state_that_lists_countries_is_a_country(
    label: str, language: str, options: tuple[str, ...], means: str
) -> None:
    assert meaning(field(label, options), language) == means
