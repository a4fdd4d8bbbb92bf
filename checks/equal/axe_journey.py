"""Can people with disabilities shop here?

Why it matters: 95.9 % of the home pages of the web have faults that a machine can find [R27, 2026], and since June
2025 European law demands accessible online shops of all but the smallest [L13, 2019].

How to mend: Begin with fields without labels, pictures without text and pale writing: these three are most of the
faults and are mended in the templates. The list names the rule and the place of each.

Passes when next to no rule of WCAG 2.2 A and AA that axe-core can test is broken on any state of the journey. Fails
otherwise. Cannot tell when no page was scanned. A pass does not mean "accessible": axe finds 57 % of the issues on
average [R28, 2021].

Score: weighted share of applicable rules kept (critical 10, serious 7, moderate 3, minor 1; T02, T03), then 100 % =
100, 95 % = 80, 90 % = 60, 75 % = 20, 60 % = 0. A rule counts once however many pages break it. The scans do not
tell the impact of the rules that were kept: each is weighed as serious, the commonest (own judgement).
"""

from __future__ import annotations

from auditor.evidence import Accessibility, AxeScan, AxeViolation, Box, Reason
from auditor.plugins import Outcome, Place, Severity, cant_tell, check, piecewise, scored
from checks._wording import counted

_WEIGHT = {"critical": 10.0, "serious": 7.0, "moderate": 3.0, "minor": 1.0}
_CURVE = ((60.0, 0.0), (75.0, 20.0), (90.0, 60.0), (95.0, 80.0), (100.0, 100.0))
_SHOWN = 5


@check(severity=Severity.SERIOUS, sources=("T03", "T02", "R27", "R28", "L13"))
def axe_journey(accessibility: Accessibility) -> Outcome:
    scans = [s for s in accessibility.scans if s.passes or s.violations]
    if not scans:
        return cant_tell(Reason.NOT_REACHED, "No page could be scanned for accessibility.")
    broken: dict[str, tuple[AxeViolation, AxeScan]] = {}
    for scan in scans:
        for violation in scan.violations:
            known = broken.setdefault(violation.rule, (violation, scan))
            if _weight(violation) > _weight(known[0]):
                broken[violation.rule] = (violation, scan)
    applicable = max(max(s.passes + len(s.violations) for s in scans), len(broken))
    kept = (applicable - len(broken)) * _WEIGHT["serious"]
    lost = sum(_weight(violation) for violation, _ in broken.values())
    score = piecewise(100 * kept / (kept + lost), _CURVE)
    saw = f"{counted(len(scans), 'page state')} scanned with {accessibility.engine}: "
    if not broken:
        return scored(score, saw + "no rule is broken. This is not a proof of accessibility.")
    worst = sorted(broken.values(), key=lambda found: (-_weight(found[0]), found[0].rule))
    told = "; ".join(f"{v.help or v.rule} ({v.impact}, {counted(v.count, 'place')})" for v, _ in worst[:_SHOWN])
    more = f"; and {len(worst) - _SHOWN} more" if len(worst) > _SHOWN else ""
    saw += f"{counted(len(broken), 'rule')} of about {applicable} broken: {told}{more}."
    return scored(score, saw, *[_place(violation, scan) for violation, scan in worst[:_SHOWN]])


def _weight(violation: AxeViolation) -> float:
    return _WEIGHT.get(violation.impact, _WEIGHT["serious"])


def _place(violation: AxeViolation, scan: AxeScan) -> Place:
    node = violation.nodes[0] if violation.nodes else None
    box: Box | None = node.box if node else None
    return Place(
        page=scan.page,
        url=scan.url,
        device=scan.device,
        element=node.selector if node else "",
        quote=node.snippet if node else "",
        box=box,
    )
