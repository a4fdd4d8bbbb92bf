"""Numbers from different environments are not compared: what must be alike, and what differs."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.evidence import DeviceProfile, Evidence, Journeys, PageLoads, Present

CPU_APART = 1.5
"""The slowest of the machines that runs were made on may need so many times as long as the quickest for the same piece of
work. Own judgement: paints follow the processor, so more would drown any change that matters. A machine with five tasks
for each processor is told: three of four tries took more than 2.5 times as long as the quickest (measured)."""


class NotComparable(ValueError):
    """These runs cannot be compared; one sentence with the reason."""


def refuse_different(runs: Sequence[Evidence]) -> None:
    """Raises NotComparable when the numbers of these runs were not taken in the same way."""
    for what, values in _must_be_alike(runs).items():
        unlike = sorted(set(values))
        if len(unlike) > 1:
            raise NotComparable(f"The runs differ in their {what}: {' / '.join(v or 'none' for v in unlike[:4])}.")
    times = [run.environment.cpu_ms for run in runs if run.environment.cpu_ms]
    if times and max(times) > CPU_APART * min(times):
        raise NotComparable(
            f"The runs were made on machines, or at moments, of different speed: the same work took {min(times):.0f} ms "
            f"and {max(times):.0f} ms. Run both on the same quiet machine."
        )


def _must_be_alike(runs: Sequence[Evidence]) -> dict[str, list[str]]:
    """What is compared, in words -> its value in each run."""
    return {
        "version of auditor": [run.environment.auditor for run in runs],
        "browser": [run.environment.browser for run in runs],
        "sandbox": ["off" if run.environment.sandbox.startswith("off") else "on" for run in runs],
        "number of processors": [str(run.environment.cpus) for run in runs],
        "throttling": [", ".join(dict.fromkeys((run.environment.throttling, _profile(run)))) for run in runs],
        "devices": [", ".join(sorted(_devices(run))) for run in runs],
    }


def _profile(run: Evidence) -> str:
    loads = run.page_loads
    return loads.value.profile if isinstance(loads, Present) else PageLoads.model_fields["profile"].default


def _devices(run: Evidence) -> set[str]:
    journeys: Journeys | None = run.journeys.value if isinstance(run.journeys, Present) else None
    return {_device(journey.profile) for journey in journeys.journeys} if journeys else set()


def _device(profile: DeviceProfile) -> str:
    touch = " with touch" if profile.touch else ""
    return f"{profile.name} {profile.width}x{profile.height} at {profile.scale:g}{touch}"
