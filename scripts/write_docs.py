"""Write docs/checks/: one manual page for each check, and an index, made from the checks themselves."""

from pathlib import Path

from auditor.plugins.check import Check
from auditor.plugins.discover import checks

FOLDER = Path(__file__).parents[1] / "docs" / "checks"
MADE = "<!-- Made from the checks by `make docs`; edit the docstring of the check instead. -->\n"


def page(check: Check) -> str:
    """The manual page of a check as Markdown."""
    title, _, body = check.manual.text.partition("\n")
    facts = [
        f"- Check: `{check.id}`, promise `{check.promise}`",
        f"- Severity: {check.severity.name.lower()}; judgement: {check.basis.value}",
        f"- Looks at: {', '.join(f'`{kind.__name__}`' for kind in check.needs.values())}",
        f"- Sources: {', '.join(check.sources) or 'own judgement'}",
    ]
    return "\n".join([MADE, f"# {title}\n", *facts, body.rstrip(), ""])


def index(all_checks: list[Check]) -> str:
    """A list of all checks by promise as Markdown."""
    lines = [MADE, "# The checks\n"]
    for promise in dict.fromkeys(check.promise for check in all_checks):
        lines.append(f"## {promise}\n")
        lines += [
            f"- [{check.id}]({check.id}.md): {check.manual.question}"
            for check in all_checks
            if check.promise == promise
        ]
        lines.append("")
    return "\n".join(lines)


def pages() -> dict[str, str]:
    """File name -> text of everything that belongs into docs/checks/."""
    all_checks = sorted(checks().values(), key=lambda check: (check.promise, check.id))
    return {f"{check.id}.md": page(check) for check in all_checks} | {"README.md": index(all_checks)}


def main() -> None:
    """Make the folder hold exactly these pages."""
    wanted = pages()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for stale in {path.name for path in FOLDER.iterdir()} - wanted.keys():
        (FOLDER / stale).unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
