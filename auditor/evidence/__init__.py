"""What we saw: frozen, serialisable types that everything else speaks in. Imports nothing of ours."""

from auditor.evidence.base import Absent, Awaited, Model, Present, Reason, Slot, whole
from auditor.evidence.journey import (
    CartEnd,
    ChosenProduct,
    DeviceProfile,
    GuardLog,
    Interruption,
    Journey,
    Journeys,
    MilestoneMark,
    Refused,
    Step,
    StopReason,
    TimedWalk,
)
from auditor.evidence.lighthouse import (
    Asserted,
    Assertion,
    Lighthouse,
    LighthouseFailure,
    LighthousePage,
    LighthouseRun,
    LighthouseTrouble,
    Opportunity,
    Uploaded,
)
from auditor.evidence.page import (
    Box,
    Control,
    Cookie,
    Field,
    FrameSeen,
    Milestone,
    MoneyLine,
    Offer,
    PageError,
    PageRecord,
    Request,
    Size,
)
from auditor.evidence.run import KINDS, SCHEMA_VERSION, Asked, Environment, Evidence, Shop
from auditor.evidence.timing import Arrival, LoadRun, PageLoad, PageLoads, Tap, TapRun, Taps, nearest_median
from auditor.evidence.trials import (
    Accessibility,
    AxeNode,
    AxeScan,
    AxeViolation,
    Consent,
    ConsentSeen,
    ErrorMessage,
    InfoPage,
    InfoPages,
    Languages,
    LanguageWalk,
    LinkProbe,
    Links,
    Mistake,
    Mistakes,
    NotFoundPage,
    Reflow,
    Reflows,
    Search,
    SearchTry,
    Transport,
    Visit,
    Visits,
    WrongEntry,
)

__all__ = [
    "KINDS", "SCHEMA_VERSION", "Absent", "Accessibility", "Arrival", "Asked", "Asserted", "Assertion",
    "Awaited", "AxeNode", "AxeScan", "AxeViolation", "Box", "CartEnd", "ChosenProduct", "Consent",
    "ConsentSeen", "Control", "Cookie", "DeviceProfile", "Environment", "ErrorMessage", "Evidence", "Field",
    "FrameSeen", "GuardLog", "InfoPage", "InfoPages", "Interruption", "Journey", "Journeys", "LanguageWalk",
    "Languages", "Lighthouse", "LighthouseFailure", "LighthousePage", "LighthouseRun", "LighthouseTrouble",
    "LinkProbe", "Links", "LoadRun", "Milestone", "MilestoneMark", "Mistake", "Mistakes", "Model",
    "MoneyLine", "NotFoundPage", "Offer", "Opportunity", "PageError", "PageLoad", "PageLoads", "PageRecord",
    "Present", "Reason", "Reflow", "Reflows", "Refused", "Request", "Search", "SearchTry", "Shop", "Size",
    "Slot", "Step", "StopReason", "Tap", "TapRun", "Taps", "TimedWalk", "Transport", "Uploaded", "Visit",
    "Visits", "WrongEntry", "nearest_median", "whole",
]  # fmt: skip
