"""What an import found, as text."""

from svc.formats.exchange import Imported


def flows(found: Imported) -> list[str]:
    """The flows as text, without the spaces that align them."""
    return [" ".join(line.split()) for line in found.text.splitlines() if "->" in line]


def lost(found: Imported) -> list[str]:
    """The losses, without their places."""
    return [f"{each.code} {each.what}: {each.why}" for each in found.losses]
