"""Options that name a day."""

from datetime import date

import click

from svc.checker.suppression_comments import is_date


def day(value: str) -> date:
    """A day of the calendar such as 2027-03-31."""
    if not is_date(value):
        raise click.BadParameter(f"`{value}` is not a date such as 2027-03-31")
    return date.fromisoformat(value)
