"""One test order in a shop of one's own, with three arms: auditor.toml, a person at a terminal, and a shop that shows that
it only tests. An audit knows nothing of this room, and the guard lets nothing through unless it is asked from here."""

from auditor.ordering.placing import Outcome, State, place
from auditor.ordering.sandbox import test_mode

__all__ = ["Outcome", "State", "place", "test_mode"]
