"""A walk's decisions, kept and made again."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.evidence import Milestone
from auditor.seeing.facets import Understood
from auditor.shopper.decide import decide
from auditor.shopper.memory import Action, Policy
from auditor.shopper.recording import Decision, Recorder, RecordingError, again, recorded, told
from tests.shopper.scenes import SHOP, address, button, link, memory, scene

POLICY = Policy(slip=True)
FRONT = scene(link("Mugs", "/mugs", landmark="nav"), link("Bowls", "/bowls", landmark="nav"), h1="Welcome")
FORM = scene(*address(), button("Continue"), path="/checkout")
WALL = scene(h1="Nothing here", status=404)


def decision(u: Understood, reached: Milestone | None) -> Decision:
    mind = memory(reached, details_entered={"email", "city"} if reached else set(), products_tried=[f"{SHOP}/mug"])
    mind.tried["open_category|x"] += 2
    return Decision(u.seen, mind, POLICY, decide(u, mind, POLICY))


def record(file: Path) -> list[Decision]:
    made = [decision(FRONT, None), decision(FORM, Milestone.GUEST), decision(WALL, None)]
    recorder = Recorder(file)
    for u, one in zip((FRONT, FORM, WALL), made, strict=True):
        recorder.note(u, one.memory, one.policy, one.action)
    return made


def test_what_was_recorded_is_read_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "decisions" / "phone.jsonl.gz"
    made = record(file)
    assert [one.action.kind for one in made] == ["press", "fill", "stop"], "all kinds of deeds are tried here"
    assert list(recorded(file)) == made


def test_the_same_mind_decides_the_same(tmp_path: Path) -> None:
    file = tmp_path / "phone.jsonl.gz"
    record(file)
    assert [again(one).same for one in recorded(file)] == [True, True, True]


def test_deciding_leaves_the_memory_as_it_was() -> None:
    """Else a recording would hold what came after, and a replay would differ from the walk."""
    for u, reached in ((FRONT, None), (FORM, Milestone.GUEST), (WALL, None)):
        one, before = decision(u, reached), decision(u, reached).memory
        again(one)
        assert one.memory == before


def test_another_deed_is_a_change_and_another_reason_is_none() -> None:
    one = decision(FRONT, None)
    assert one.action.control is not None
    other = one.action.control.model_copy(update={"ref": one.action.control.ref + 1})
    assert not again(replace(one, action=replace(one.action, control=other))).same, (
        "a neighbour with the same label"
    )
    assert not again(replace(one, action=Action("press", "open_product", control=one.action.control))).same
    assert again(replace(one, action=replace(one.action, considered=("something else",), ambiguous=True))).same
    form = decision(FORM, Milestone.GUEST)
    first, *rest = form.action.entries
    typo = (replace(first, value="somebody@else.example"), *rest)
    assert not again(replace(form, action=replace(form.action, entries=typo))).same


def test_a_walk_that_was_cut_off_leaves_what_it_had_decided(tmp_path: Path) -> None:
    file = tmp_path / "phone.jsonl.gz"
    made = record(file)
    lines = gzip.decompress(file.read_bytes()).splitlines(keepends=True)
    file.write_bytes(b"".join(gzip.compress(line) for line in lines[:2]) + gzip.compress(lines[2])[:40])
    reader = recorded(file)
    assert [next(reader), next(reader)] == made[:2]
    with pytest.raises(RecordingError, match="a part of it is lost"):
        next(reader)


@pytest.mark.parametrize(
    ("content", "because"),
    [
        (b"no gzip", "cannot be read"),
        (gzip.compress(b"{}\n"), "is broken in line 1 at seen"),
        (gzip.compress(b"[[[\n"), "is broken in line 1"),
    ],
    ids=["no gzip", "another shape", "no JSON"],
)
def test_what_is_no_recording_is_said_in_one_sentence(tmp_path: Path, content: bytes, because: str) -> None:
    file = tmp_path / "phone.jsonl.gz"
    file.write_bytes(content)
    with pytest.raises(RecordingError, match=because):
        list(recorded(file))


def test_a_page_whose_parts_do_not_fit_is_said_to_be_damaged() -> None:
    one = decision(FORM, Milestone.GUEST)
    odd = tuple(f.model_copy(update={"layer": 40}) for f in one.seen.fields)
    with pytest.raises(RecordingError, match="is damaged in the recording"):
        again(replace(one, seen=one.seen.model_copy(update={"fields": odd})))


def test_a_new_walk_forgets_the_old_recording(tmp_path: Path) -> None:
    file = tmp_path / "phone.jsonl.gz"
    record(file)
    Recorder(file)
    assert list(recorded(file)) == []


def test_a_place_that_cannot_be_written_never_stops_the_walk(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    recorder = Recorder(tmp_path / "file" / "phone.jsonl.gz")
    one = decision(FRONT, None)
    recorder.note(FRONT, one.memory, one.policy, one.action)


def test_half_a_character_costs_one_line_and_not_the_walk(tmp_path: Path) -> None:
    file = tmp_path / "phone.jsonl.gz"
    one = decision(FRONT, None)
    odd = scene(link("\ud83d", "/x"))
    recorder = Recorder(file)
    for u in (odd, FRONT):
        recorder.note(u, one.memory, one.policy, one.action)
    assert [d.seen for d in recorded(file)] == [FRONT.seen]


def test_deeds_are_told_in_words() -> None:
    said = [
        told(decision(u, reached).action) for u, reached in ((FRONT, None), (FORM, Milestone.GUEST), (WALL, None))
    ]
    assert said[0] == 'open_category: presses "Mugs"'
    assert said[1].startswith("fill: ")
    assert "email = anna@audit.example" in said[1]
    assert said[2] == "stops (http_error): The front page answers with status 404."
    assert told(Action("goto", "view_cart", url=f"{SHOP}/cart")) == f"view_cart: opens {SHOP}/cart"
