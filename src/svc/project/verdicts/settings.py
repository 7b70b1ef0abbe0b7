"""The patterns that valid settings exclude, as a text for the cache."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from svc.project.project import Project


def text(project: "Project") -> str | None:
    """The patterns that a project excludes, for a run that does not read its settings.

    None if more has to be known: the settings have findings, custom rules or colours, or depend on other files.
    """
    settings = project.configuration
    if project.findings or settings.rules or settings.colours or not isinstance(project.scopes.default, str):
        return None
    return None if any("\n" in each for each in settings.exclude) else "\n".join(settings.exclude)


def excluded(text: str) -> Sequence[str]:
    """The patterns in such a text."""
    return text.split("\n") if text else ()
