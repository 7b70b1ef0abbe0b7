"""`svc explain`: the page of a finding, as it ships with the package."""

import click


@click.command(epilog="\b\nExamples:\n  svc explain VSC301\n  svc explain unlisted-flow")
@click.argument("code")
def command(code: str) -> None:
    """Explain a finding.

    CODE is its number or its name, as `svc check` reports them. Shows what it means, why, and how to fix it; for an
    installed custom rule, its own summary.

    Exits with 0 if the finding is known, 2 if it is not.
    """
    from pkgutil import get_data

    from svc.cli.printing.output import say
    from svc.diagnostics.codes import find

    known = find(code.strip()) or find(f"VSC{code.strip()}")
    if known is None and (custom := _custom_rule(code.strip())):
        say(custom)
        return
    if known is None:
        raise click.UsageError(_unknown(code))
    say((get_data("svc.pages", f"{known.code}.md") or b"").decode("utf-8").rstrip())


def _custom_rule(code: str) -> str:
    """What is known of the code of an installed custom rule; nothing if no rule has it."""
    from svc.checker.custom_rules import codes

    custom = next((each for each in codes() if code.upper() == each.code or code.lower() == each.name), None)
    if custom is None:
        return ""
    heading = f"# {custom.code} {custom.name}\n\nLevel: {custom.level}"
    return f"{heading}\n\n{custom.summary}, reported by an installed custom rule"


def _unknown(code: str) -> str:
    from svc.diagnostics.codes import BY_CODE, BY_NAME
    from svc.text.near_names import did_you_mean, near

    question = did_you_mean(near(code, (*BY_NAME, *BY_CODE))[:3])
    return f"there is no finding called `{code}`" + (f"; {question}" if question else "")
