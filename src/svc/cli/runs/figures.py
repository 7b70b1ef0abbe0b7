"""Figures in a format, written by the module of that name in a folder of `formats/`."""

from importlib import import_module

_FUNCTIONS = {"json": "report", "csv": "lines", "markdown": "text", "text": "text"}
"""What writes a format in its module. Only the module of the format that is requested is imported."""


def written(folder: str, format: str, figures: object) -> str:
    """Figures in a format of a folder, such as `measures`."""
    text: str = getattr(import_module(f"svc.formats.{folder}.{format}"), _FUNCTIONS[format])(figures)
    return text
