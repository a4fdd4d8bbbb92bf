"""`make bench`: all comparisons, one row each."""

import tempfile
from pathlib import Path

from bench import audit, judge, start, visit


def main() -> None:
    """Print each row as soon as it is known; the slowest, lhci, takes some minutes."""
    print(start.measure().line(), flush=True)
    rows, extras = visit.measure()
    print(*(row.line() for row in rows), *extras, sep="\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        run = Path(folder) / "run"
        print(audit.measure(run).line(), flush=True)
        print(judge.measure(run).line(), flush=True)


if __name__ == "__main__":
    main()
