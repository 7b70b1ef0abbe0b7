"""The text of a flowchart as a chart, statement by statement; what a chart has no place for is reported."""

import re
from bisect import bisect_right

from svc.diagnostics.errors import Error
from svc.formats.exchange.balance import Balance
from svc.formats.exchange.losses import Loss, dropped_element, unreadable_part
from svc.formats.exchange.mermaid import tokens
from svc.formats.exchange.mermaid.chart import Chart, Group, Link, Vertex
from svc.formats.exchange.mermaid.labels import words
from svc.text.pattern import Match, Pattern

_FRONTMATTER = Pattern(r"\s*---[^\S\n]*\n(.*?)\n---[^\S\n]*(?:\n|$)", re.DOTALL)
_TITLE = Pattern(r"^title[^\S\n]*:[^\S\n]*(.+)$", re.MULTILINE)
_DIRECTIVE = Pattern(r"%%\{.*?\}%%", re.DOTALL)
_COMMENT = Pattern(r"^[^\S\n]*%%.*$", re.MULTILINE)
_HEADER = Pattern(
    r"\s*(?:flowchart-elk|flowchart|graph|swimlane-beta)\b(?:[^\S\n]*(?:TB|TD|BT|RL|LR|BR|<|>|\^|v)(?!\w))?"
)
_OTHER_CHART = Pattern(r"\s*([\w-]+)")
_BETWEEN = Pattern(r"(?:\s|;)+")
_REST = Pattern(r"[^\n;]*")
_LINE = Pattern(r"[^\n]*")
_WORD = Pattern(r"(subgraph|end|direction|accTitle|accDescr|style|linkStyle|classDef|class|click|href)(?![\w-])")
_NAMED_GROUP = Pattern(r"\s*([^\s\[\"]+)\s*\[(.*)\]\s*")
_DESCRIPTION = Pattern(r"accDescr\s*\{[^}]*\}|accDescr\s*:[^\n;]*")
_COLOURS, _LINKS = "colours are those of svc", "a stream has no links"
_WHY = {
    "style": _COLOURS, "linkStyle": _COLOURS, "classDef": _COLOURS, "class": _COLOURS, "click": _LINKS, "href": _LINKS,
    "direction": "svc finds the layout",
}  # fmt: skip


def chart(text: str, balance: Balance) -> Chart:
    """The chart that a text draws. Raises Error if it is not a flowchart."""
    return _Reading(text.replace("\r\n", "\n").replace("\r", "\n"), balance).chart()


class _Reading:
    def __init__(self, text: str, balance: Balance) -> None:
        self._balance, self._chart = balance, Chart()
        self._open: list[Group] = []
        self._taken: set[str] = set()
        self._links_with_ids: set[str] = set()
        for directive in _DIRECTIVE.finditer(text):
            line = text.count("\n", 0, directive.start()) + 1
            self._lose(dropped_element(f"`{words(directive[0])}`", f"line {line}", _COLOURS, cosmetic=True))
        text = _hidden(_COMMENT, _hidden(_DIRECTIVE, text))
        before = _FRONTMATTER.match(text)
        if before and (title := _TITLE.search(before[1])):
            self._chart.title = title[1].strip().strip("\"'")
        if before and (settings := words(_TITLE.sub("", before[1]))):
            self._lose(dropped_element(f"the settings `{settings}`", "line 1", _COLOURS, cosmetic=True))
        self._text = _spaces(before) + text[before.end() :] if before else text
        self._lines = [0, *(match.end() for match in re.finditer("\n", self._text))]
        self._at = 0

    def chart(self) -> Chart:
        header = _HEADER.match(self._text)
        if header is None:
            other = _OTHER_CHART.match(self._text)
            found = f"a chart of the kind `{other[1]}`" if other else "no chart"
            raise Error(f"this is {found}: svc reads flowcharts, which begin with `flowchart` or `graph`")
        self._at = header.end()
        while self._go_on():
            word = _WORD.match(self._text, self._at)
            if not (word and self._keyword(word)):
                self._links()
        for group in reversed(self._open):
            what = f"the end of the subgraph `{group.title}`"
            self._balance.lose(unreadable_part(what, f"line {group.line}", "it has none"))
            self._close()
        return self._chart

    def _go_on(self) -> bool:
        """To the next statement; whether there is one."""
        between = _BETWEEN.match(self._text, self._at)
        self._at = between.end() if between else self._at
        return self._at < len(self._text)

    def _line(self) -> int:
        return bisect_right(self._lines, self._at)

    def _keyword(self, word: Match) -> bool:
        """A statement that begins with a word; whether it is one."""
        keyword, line = word[1], self._line()
        rest = _REST.match(self._text, word.end())
        assert rest is not None
        match keyword:
            case "subgraph":
                self._open_group(rest[0], line)
            case "end":
                if rest[0].strip():
                    return False
                self._close()
            case "accTitle" if rest[0].lstrip().startswith(":"):
                rest = _LINE.match(self._text, word.end()) or rest
                self._chart.title = words(rest[0].lstrip()[1:])
            case "accDescr" if said := _DESCRIPTION.match(self._text, self._at):
                what = f"the description `{words(said[0].removeprefix('accDescr').strip(' :{}'))}`"
                self._lose(dropped_element(what, f"line {line}", "a stream has no place for it", cosmetic=True))
                self._at = said.end()
                return True
            case _ if keyword in _WHY and rest[0][:1].isspace():
                rest = _LINE.match(self._text, word.end()) or rest
                if keyword == "style":
                    self._add_styled(rest[0], line)
                links = keyword in ("click", "href")
                what = f"`{keyword}{rest[0].rstrip()}`"
                self._lose(dropped_element(what, f"line {line}", _WHY[keyword], cosmetic=not links))
            case _:
                return False
        self._at = rest.end()
        return True

    def _add_styled(self, said: str, line: int) -> None:
        """A vertex that is known by its colours alone is drawn too."""
        id = said.split()[0]
        self._chart.vertices.setdefault(id, Vertex(id, line))

    def _open_group(self, said: str, line: int) -> None:
        named = _NAMED_GROUP.fullmatch(said)
        title = words((named[2] if named else said).strip().strip('"'))
        id = named[1] if named else said.strip().strip('"')
        self._open.append(Group("" if not named and re.search(r"\s", id) else id, title, line))

    def _close(self) -> None:
        """The end of the innermost group: what is in it is in no other that ends later."""
        if not self._open:
            self._lose(unreadable_part("`end`", f"line {self._line()}", "no subgraph is open"))
            return
        group = self._open.pop()
        for id in [each for each in group.members if each in self._taken]:
            del group.members[id]
        self._taken |= {*group.members}
        group.id = group.id or f"subGraph{len(self._chart.groups)}"
        self._chart.groups.append(group)
        if self._open:
            self._open[-1].members[group.id] = None

    def _links(self) -> None:
        """A chain of vertices and links; what of it can't be read is reported, up to the end of the line."""
        before = self._vertices()
        while before and (link := tokens.link(self._text, self._at)):
            line = self._line()
            self._at = link.end
            self._links_with_ids |= {link.id} - {""}
            if link.cut:
                why = (
                    f"`{link.cut}-` is an end of a link for Mermaid, so the word is `{link.label}`: put a space before"
                )
                self._balance.lose(unreadable_part(f"the end of `{link.label}{link.cut}`", f"line {line}", why))
            after = self._vertices()
            if not after:
                break
            self._chart.links += [
                Link(source, target, words(link.label), line, link.both, link.invisible)
                for source in before
                for target in after
            ]
            before = after
        rest = _REST.match(self._text, self._at)
        if rest and rest[0].strip():
            self._skip()

    def _skip(self) -> None:
        """Report the rest of the line."""
        rest = _LINE.match(self._text, self._at)
        assert rest is not None
        why = "it is not a vertex, a link or another statement of a flowchart"
        self._lose(unreadable_part(f"`{rest[0].strip()}`", f"line {self._line()}", why))
        self._at = rest.end()

    def _lose(self, loss: Loss) -> None:
        """Report a statement that is left out, which counts as an element."""
        self._balance.count(loss, 1)

    def _vertices(self) -> list[str]:
        """The ids of the vertices that are here, joined with `&`."""
        found: list[str] = []
        while each := tokens.vertex(self._text, self._at):
            self._add(each)
            found.append(each.id)
            self._at = each.end
            more = tokens.AND.match(self._text, self._at)
            if not more:
                break
            self._at = more.end()
        return found

    def _add(self, found: tokens.Vertex) -> None:
        if found.id in self._links_with_ids:
            why = "how a link is drawn is left to svc"
            what = f"what is said of the link `{found.id}`"
            self._balance.lose(dropped_element(what, f"line {self._line()}", why, cosmetic=True))
            return
        vertex = self._chart.vertices.setdefault(found.id, Vertex(found.id, self._line()))
        vertex.label = vertex.label if found.label is None else words(found.label)
        vertex.shape = found.shape or vertex.shape
        for group in self._open[-1:]:
            group.members[found.id] = None


def _hidden(pattern: Pattern, text: str) -> str:
    return pattern.sub(_spaces, text)


def _spaces(match: Match) -> str:
    """As many lines as a match has."""
    return "\n" * match[0].count("\n")
