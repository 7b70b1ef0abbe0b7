"""What is known of settings in which nothing is wrong, as a text of the cache: the patterns that they exclude."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from svc.project.project import Project


def text(project: "Project") -> str | None:
    """What is to be known of the settings of a project, for who does not read them; None where that is not enough:
    there are findings about them, they bring custom rules, or what they say rests on other files."""
    settings = project.configuration
    if project.findings or settings.rules or settings.colours or not isinstance(project.scopes.default, str):
        return None
    return None if any("\n" in each for each in settings.exclude) else "\n".join(settings.exclude)


def excluded(text: str) -> Sequence[str]:
    """The patterns of such a text."""
    return text.split("\n") if text else ()
