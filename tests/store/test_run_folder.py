"""A run folder: what is written can be read again, and what cannot be read says why in one sentence."""

import errno
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.evidence import SCHEMA_VERSION
from auditor.store import RunFolder, RunFolderError
from tests.builders import evidence, journey, journeys, page

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SEEN = evidence(journeys=journeys(journey(page("home", text="Kessel für 59,00 €\u2028\U0001f600"))))


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    return RunFolder.create(tmp_path / "new" / "run")


def test_evidence_comes_back_as_it_went(folder: RunFolder) -> None:
    written = folder.write_evidence(SEEN)
    assert folder.evidence() == SEEN
    again = written.read_bytes()
    folder.write_evidence(folder.evidence())
    assert written.read_bytes() == again


def test_only_whole_files_are_ever_there(folder: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write_evidence(SEEN)
    before = (folder.path / "evidence.json").read_bytes()

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(
        RunFolderError, match=r"evidence\.json cannot be written \(No space left on device\): free some space"
    ):
        folder.write_evidence(evidence())
    assert (folder.path / "evidence.json").read_bytes() == before
    assert sorted(p.name for p in folder.path.iterdir()) == ["evidence.json", "shots"], "no half file is left"


def test_what_lighthouse_wrote_has_a_place_of_its_own(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path)
    assert folder.write_lighthouse("phone-landed-1.json", b"{}") == "lighthouse/phone-landed-1.json"
    assert [p.name for p in (tmp_path / "lighthouse").iterdir()] == ["phone-landed-1.json"]


def test_a_place_that_cannot_be_written_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(
        RunFolderError, match=r"cannot be written \(Not a directory\): choose another with --out\.$"
    ):
        RunFolder.create(tmp_path / "file" / "run")


def test_what_is_there_stays_until_a_new_run_begins(tmp_path: Path) -> None:
    olds = [
        tmp_path / "shots" / "phone-1.jpg",
        tmp_path / "decisions" / "phone.jsonl.gz",
        tmp_path / "traces" / "phone.zip",
        tmp_path / "lighthouse" / "phone-landed-1.json",
        tmp_path / "lighthouse" / "phone-landed-2.bad",
    ]
    mine = tmp_path / "decisions" / "notes.txt"
    for file in (*olds, mine):
        file.parent.mkdir(exist_ok=True)
        file.touch()
    folder = RunFolder.create(tmp_path)
    assert all(old.exists() for old in olds)
    folder.forget_earlier()
    assert not any(old.exists() for old in olds)
    assert mine.exists()


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("shop.example", "shop.example-20261124-120000"),
        ("../../etc/passwd", "etc-passwd-20261124-120000"),
        ("[::1]", "1-20261124-120000"),
        ("bücher.example", "b-cher.example-20261124-120000"),
        ("…", "shop-20261124-120000"),
        ("", "shop-20261124-120000"),
    ],
)
def test_the_folder_is_named_after_the_shop(host: str, name: str) -> None:
    assert RunFolder.name_for(host, NOON) == Path("auditor-runs") / name


@given(st.text(max_size=300))
def test_no_name_leads_out_of_the_folder_of_runs(host: str) -> None:
    path = RunFolder.name_for(host, NOON)
    assert path.parts[0] == "auditor-runs"
    assert len(path.parts) == 2
    assert not path.name.startswith((".", "-"))
    assert path.name.isascii()
    assert len(path.name) < 100


def stored(**changes: Any) -> str:
    return json.dumps({**json.loads(SEEN.model_dump_json()), **changes})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is broken: it is not valid JSON"),
        ("{", "is broken: it is not valid JSON"),
        (stored()[:-40], "is broken: it is not valid JSON"),
        ("[]", "has schema version None"),
        ("null", "has schema version None"),
        ("{}", "has schema version None"),
        (stored(schema_version=0), "has schema version 0"),
        (stored(schema_version=SCHEMA_VERSION + 1), f"has schema version {SCHEMA_VERSION + 1}"),
        (stored(schema_version="1"), "has schema version '1'"),
        (stored(shop={}), "is broken at shop.url: Field required"),
        (stored(spell="abracadabra"), "is broken at spell: Extra inputs are not permitted"),
        (stored(journeys={"state": "perhaps"}), "is broken at journeys"),
        ("[" * 100_000, "is broken: it is not valid JSON"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_broken_or_foreign_file_says_what_is_wrong(folder: RunFolder, text: str, says: str) -> None:
    (folder.path / "evidence.json").write_text(text)
    with pytest.raises(RunFolderError) as refused:
        folder.evidence()
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_no_text(folder: RunFolder) -> None:
    (folder.path / "evidence.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RunFolderError, match="cannot be read"):
        folder.evidence()


def test_what_is_missing_says_how_to_get_it(folder: RunFolder, tmp_path: Path) -> None:
    with pytest.raises(RunFolderError, match=r"has no evidence\.json; run `auditor audit` first\.$"):
        folder.evidence()
    with pytest.raises(RunFolderError, match=r"has no scorecard\.json; run `auditor judge .*` first\.$"):
        folder.scorecard()
    with pytest.raises(RunFolderError, match="There is no run folder at"):
        RunFolder(tmp_path / "nowhere").evidence()
