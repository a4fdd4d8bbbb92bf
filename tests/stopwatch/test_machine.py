import pytest

from auditor.stopwatch.machine import BUSY_LOAD, BUSY_SPREAD, SLOW_MS, Machine, calibrate


def test_a_quick_and_quiet_machine_leaves_no_doubts() -> None:
    assert Machine(SLOW_MS, BUSY_SPREAD, BUSY_LOAD).doubts == ()
    assert Machine(5.0, 0.0, None).doubts == (), "where the system does not tell its load"


@pytest.mark.parametrize(
    ("machine", "word"),
    [
        (Machine(SLOW_MS * 2, 0.0, 0.0), "slow"),
        (Machine(5.0, BUSY_SPREAD * 2, 0.0), "not quiet"),
        (Machine(5.0, 0.0, BUSY_LOAD * 2), "Other programs"),
    ],
)
def test_each_doubt_says_what_was_found_and_what_is_fine(machine: Machine, word: str) -> None:
    (doubt,) = machine.doubts
    assert word in doubt
    assert "or less is fine" in doubt


def test_this_machine_is_measured() -> None:
    machine = calibrate()
    assert machine.cpu_ms > 0
    assert machine.spread >= 0
