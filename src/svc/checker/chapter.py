"""A chapter of a text, analysed with what it rests on: as a text that stands alone and ends with it."""

from collections.abc import Sequence
from typing import NamedTuple

from svc.checker.analysis import Analysis
from svc.checker.moving import Shift
from svc.checker.pipeline import Options, analyse_source
from svc.checker.suppression_comments import allows_in_file, has_directives
from svc.diagnostics.diagnostic import Diagnostic
from svc.model import File
from svc.semantics.binder import Scopes
from svc.text.source import NEWLINE, Source

_UNUSED = "unused-use"
"""The name of the findings about the head of a text that depend on all its chapters."""


class Chapter(NamedTuple):
    """A chapter: the analysis of its passage, where it begins in that, and how far down a text goes on behind it.

    `findings` are those about itself, but for unused `use` lines; `streams` are the names of its own. `is_alone` says
    whether it means the same whatever other chapters there are, and they whether it is there or not. So many findings
    about names there are, and so many names were looked through for them: a file has limits for both.
    """

    analysis: Analysis
    start: int
    extent: Shift
    findings: tuple[Diagnostic, ...]
    streams: tuple[str, ...]
    is_alone: bool
    about_names: int
    likened: int

    @property
    def text(self) -> str:
        """Its own text."""
        return self.analysis.file.source.text[self.start :]

    @property
    def unused(self) -> dict[int, Diagnostic]:
        """The findings about `use` lines of which nothing is needed in its passage, by their places."""
        return {_offset(each): each for each in self.analysis.diagnostics if each.name == _UNUSED}


def analysed(texts: Sequence[str], name: str, head: File | None, scopes: Scopes, options: Options) -> Chapter:
    """A chapter, the last of the texts of its passage, of which the first has the `head` if there is one."""
    source = Source(name, "".join(texts))
    analysis = analyse_source(source, (), options._replace(scopes=scopes))
    file, naming = analysis.file, scopes.scope_of(analysis.file).findings
    extent = Shift(len(NEWLINE.findall(texts[-1])), len(texts[-1]))
    start = len(source.text) - extent.characters
    placed = [each for each in analysis.diagnostics if each.range]
    findings = [each for each in placed if each.name != _UNUSED and _offset(each) >= start]
    streams = [each.name for each in file.streams if each.body[0] >= start]
    is_alone = _is_alone(file, head) and len(placed) == len(analysis.diagnostics)
    is_alone = is_alone and not any(map(_is_about_a_stream, naming))
    return Chapter(analysis, start, extent, tuple(findings), tuple(streams), is_alone, len(naming), naming.likened)


def _is_alone(file: File, head: File | None) -> bool:
    """Whether nothing in a passage counts for the whole text, or for other chapters, but what its head has."""
    uses, catalogues = (head.uses, head.catalogues) if head else ((), ())
    if allows_in_file(file) or (head and has_directives(head)):
        return False
    return (len(file.uses), len(file.catalogues)) == (len(uses), len(catalogues))


def _offset(finding: Diagnostic) -> int:
    return finding.range.start.offset if finding.range else 0


def _is_about_a_stream(finding: Diagnostic) -> bool:
    """Whether a stream is not known: the streams of all chapters may have been meant."""
    return finding.name == "unknown-name" and finding.facts.get("kind") == "stream"
