"""The exceptions of the library. Everything that it raises on purpose is an `Error`."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from svc.diagnostics.diagnostic import Diagnostic


class Error(Exception):
    """What the caller requested can't be done; the message says what and why."""


class FileError(Error):
    """A file that is missing, can't be read or can't be written."""


class UnknownNameError(Error, KeyError):
    """A name that a stream does not have, with the names that are near."""

    __str__ = Error.__str__
    """A KeyError would show the message in quotes."""


class RenderError(Error):
    """A picture that can't be drawn."""


class InvalidError(Error):
    """A text with errors. `diagnostics` are all findings, warnings and notes too."""

    def __init__(self, diagnostics: "Iterable[Diagnostic]") -> None:
        from svc.diagnostics.diagnostic import Level

        self.diagnostics = tuple(diagnostics)
        errors = [finding for finding in self.diagnostics if finding.level is Level.ERROR]
        first = "; ".join(f"{_where(finding)}{finding.message} [{finding.code}]" for finding in errors[:3])
        more = f"; and {len(errors) - 3} more" if len(errors) > 3 else ""
        super().__init__(f"{first}{more}")

    def __reduce__(self) -> "tuple[type, tuple[tuple[Diagnostic, ...]]]":
        return type(self), (self.diagnostics,)


def _where(finding: "Diagnostic") -> str:
    return f"{finding.file}:{finding.range.start.line}: " if finding.range else ""
