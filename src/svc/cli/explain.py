"""`svc explain`: the page of a finding, as it ships with the package."""

import click


@click.command(epilog="\b\nExamples:\n  svc explain VSC301\n  svc explain unlisted-flow")
@click.argument("code")
def command(code: str) -> None:
    """Show the page of a finding.

    CODE is its number or its name, as `svc check` tells them: what it means, why, and how to mend it.
    """
    from pkgutil import get_data

    from svc.cli.output import say
    from svc.codes import find

    found = find(code.strip()) or find(f"VSC{code.strip()}")
    if found is None:
        raise click.UsageError(_unknown(code))
    say((get_data("svc.pages", f"{found.code}.md") or b"").decode("utf-8").rstrip())


def _unknown(code: str) -> str:
    from svc.codes import BY_CODE, BY_NAME
    from svc.suggest import did_you_mean, near

    question = did_you_mean(near(code, (*BY_NAME, *BY_CODE))[:3])
    return f"no finding is called `{code}`" + (f"; {question}" if question else "")
