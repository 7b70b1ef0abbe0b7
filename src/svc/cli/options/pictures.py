"""How the pictures of a command look: as its options say, else as the project of its file does."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from svc.model.quantities import Real
    from svc.pictures.options import PictureOptions
    from svc.project.project import Project


def options_of(
    project: "Project", view: str, engine: str | None, theme: str, activity: str | None = None,
    scale: "Real | None" = None, way: str = "likely", to: str | None = None,
    details: bool = False,
) -> "PictureOptions":  # fmt: skip
    """The options of a picture. What is wrong with the colours of the project is reported when it is opened."""
    from svc.cli.options.colours import colours_of
    from svc.pictures.options import PictureOptions
    from svc.pictures.render.engine import VARIABLE

    return PictureOptions(
        view=view,
        engine=engine or os.environ.get(VARIABLE) or project.configuration.engine,
        theme=theme,
        colours=colours_of(project)[0],
        scale=scale,
        activity=activity,
        way=way,
        to=to,
        details=details,
        calendar=project.configuration.calendar,
    )
