"""How the pictures of a command look: as its options say, else as the project of its file does."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from svc.pictures.page.pictures import Look
    from svc.project.project import Project


def look_of(project: "Project", view: str, engine: str | None, theme: str, activity: str | None = None) -> "Look":
    """The look of a picture. What is wrong with the colours of the project is told when it is opened."""
    from svc.cli.colours import colours_of
    from svc.pictures.drawing import VARIABLE
    from svc.pictures.page.pictures import Look

    chosen = engine or os.environ.get(VARIABLE) or project.configuration.engine
    return Look(view, chosen, theme, colours_of(project)[0], activity, project.configuration.calendar)
