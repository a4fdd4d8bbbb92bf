"""`make shops`: install every real shop of the tests; one that cannot be had here says what it lacks."""

import sys

from tests.shops.machine import MissingError
from tests.shops.register import REAL_SHOPS


def main() -> int:
    """The exit code is 3 where something is missing, as in scripts/setup."""
    code = 0
    for name, shop in REAL_SHOPS.items():
        try:
            shop.install()
            print(f"{name}: installed", flush=True)
        except MissingError as missing:
            code = 3
            print(f"{name}: {missing}", file=sys.stderr, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
