"""The devices a customer comes with. Sizes are common ones of 2026 (own judgement)."""

from auditor.evidence import DeviceProfile

DEVICES = {
    "phone": DeviceProfile(
        name="phone",
        width=390,
        height=844,
        scale=2.0,
        touch=True,
        user_agent=(
            "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/{version} Mobile Safari/537.36"
        ),
    ),
    "desktop": DeviceProfile(name="desktop", width=1280, height=800),
}
"""By name. `{version}` is filled with the real browser's major version: the phone differs in size and touch only."""
