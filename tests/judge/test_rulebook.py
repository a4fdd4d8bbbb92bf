"""scorecard.toml: what it holds, what third parties may add, and each way to get it wrong."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from auditor.judge import RulebookError, load_rulebook
from auditor.plugins import discover
from tests.judge.fakes import RULEBOOK, saying

FOUNDING = """
version = "9"
questions_in_rulebook = 1
[[promises]]
id = "kind"
title = "Be kind"
weight = 2
why = "Own judgement."
[sources]
X1 = { citation = "A book", year = "2001" }
"""

Maker = Callable[[str, str], ModuleType]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Maker]:
    """Makes an importable package with that scorecard.toml."""
    monkeypatch.syspath_prepend(tmp_path)
    made = []

    def make(name: str, scorecard: str) -> ModuleType:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "__init__.py").touch()
        (folder / "scorecard.toml").write_text(scorecard, encoding="utf-8")
        made.append(name)
        importlib.invalidate_caches()
        return importlib.import_module(name)

    yield make
    for name in made:
        del sys.modules[name]


def test_our_own_rulebook() -> None:
    assert RULEBOOK.questions_in_rulebook == 119
    assert list(RULEBOOK.weights().items()) == [
        ("ready", 12), ("easy", 16), ("clear", 15), ("answer", 15), ("equal", 11), ("safe", 10), ("right", 9),
        ("calm", 7), ("known", 5),
    ]  # fmt: skip
    assert len(RULEBOOK.sources) == 84
    assert RULEBOOK.sources["T18"].citation == "W3C EARL 1.0 outcomes"
    assert RULEBOOK.sources["R12"].year


def test_each_of_our_checks_has_its_promise_and_sources() -> None:
    RULEBOOK.verify(discover.checks().values())


def test_a_third_party_may_add(package: Maker) -> None:
    more = """
    [[promises]]
    id = "green"
    title = "Spare the planet"
    weight = 3
    why = "Own judgement."
    [[caps]]
    id = "cap-soot"
    letter = "E"
    because = "It smokes."
    when = [{ check = "smoke", at_most = 10 }]
    [sources]
    X2 = { citation = "A leaflet" }
    """
    rulebook = load_rulebook([package("plug_base", FOUNDING), package("plug_more", more)])
    assert rulebook.version == "9"
    assert rulebook.weights() == {"kind": 2, "green": 3}
    assert set(rulebook.sources) == {"X1", "X2"}
    assert rulebook.caps[0].when[0].at_most == 10


def test_a_plugin_without_a_scorecard_adds_nothing(package: Maker) -> None:
    assert load_rulebook([package("plug_base", FOUNDING), ModuleType("single_file")]).weights() == {"kind": 2}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            FOUNDING.replace('version = "9"', "").replace("X1", "X3"),
            'plug_two/scorecard.toml: the promise "kind" is already described',
        ),
        ('[sources]\nX1 = { citation = "Mine" }', 'plug_two/scorecard.toml: the source "X1" is already described'),
        (FOUNDING, "exactly one scorecard.toml must give a version, found ['plug_base', 'plug_two']"),
        ("[[promises]", "plug_two/scorecard.toml is not readable TOML: "),
        (
            '[[promises]]\nid = "x"\ntitle = "X"\nweight = -1\nwhy = "."',
            "promises.0.weight: Input should be greater",
        ),
        ("wieghts = 3", "plug_two/scorecard.toml: wieghts: Extra inputs are not permitted"),
        (
            '[[caps]]\nid = "c"\nletter = "Z"\nbecause = "."\nwhen = [{ check = "a", at_most = 1 }]',
            "caps.0.letter: Input should be 'B', 'C', 'D', 'E' or 'F'",
        ),
        (
            '[[caps]]\nid = "c"\nletter = "C"\nbecause = "."\nwhen = []',
            "caps.0.when: Tuple should have at least 1",
        ),
    ],
)
def test_a_wrong_file_is_told_in_one_sentence(package: Maker, text: str, sentence: str) -> None:
    packages = [package("plug_base", FOUNDING), package("plug_two", text)]
    with pytest.raises(RulebookError) as caught:
        load_rulebook(packages)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_no_rulebook_at_all() -> None:
    with pytest.raises(RulebookError, match=r"exactly one scorecard\.toml must give a version, found none"):
        load_rulebook([])


def test_a_check_needs_a_known_promise_and_known_sources() -> None:
    with pytest.raises(RulebookError, match='"odd" belongs to the promise "nowhere"'):
        RULEBOOK.verify([saying("odd", "nowhere", 100)])
    with pytest.raises(RulebookError, match='"odd" cites "R99"'):
        RULEBOOK.verify([saying("odd", "easy", 100, sources=("R02", "R99"))])
