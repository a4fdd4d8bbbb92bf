"""How network and processor can be slowed down for what is timed, as data."""

from auditor.evidence import Network

NETWORKS = {
    "none": Network(name="none", about="not slowed down"),
    # Lighthouse 12, core/config/constants.js: what it applies through DevTools for its presets. Latency is more, and
    # throughput less, than on the line that is meant, because DevTools slows requests and not packets.
    "slow-4g": Network(
        name="slow-4g", about="slow 4G and a mid-range phone, as Lighthouse has it", latency_ms=562.5, down_kbps=1474.56,
        up_kbps=675, cpu_slower=4,
    ),
    "slow-phone": Network(
        name="slow-phone", about="slow 3G and a low-end phone", latency_ms=1125, down_kbps=630, up_kbps=630, cpu_slower=6
    ),
    "cable": Network(
        name="cable", about="a good line and a desktop, as Lighthouse has it", latency_ms=40, down_kbps=10_240, up_kbps=10_240
    ),
}  # fmt: skip
"""By name. The slow phone's line is Lighthouse's regular 3G; its processor is own judgement."""
